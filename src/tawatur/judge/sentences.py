"""Judgements in a sentence, in the language of the person who reads it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from tawatur.judge.fields import write_value
from tawatur.model.judgement import ClaimRef, Judgement, Span, Value
from tawatur.publish.labels import Lang


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = (files("tawatur.judge") / "phrases.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(text)
    return loaded


def judge_say(group: str, term: str, lang: Lang, *values: object) -> str:
    """A phrase about judgements, filled in. Raises KeyError for one that does not exist."""
    return _phrases()[group][term][lang].format(*values)


def why_idle(reason: str, lang: Lang = "en") -> str:
    """Why a judgement has no effect."""
    return judge_say("idle", reason, lang)


@dataclass(frozen=True)
class Naming:
    """How a sentence names what a judgement is about; by itself as the record writes it, by ids."""

    entity: Callable[[str], str] = str
    claims: Callable[[Sequence[ClaimRef]], str] = lambda refs: ", ".join(ref.id for ref in refs)
    field: Callable[[str, Value], str] = lambda name, value: f"{name}={write_value(name, value)}"
    span: Callable[[Span], str] = lambda span: f"{span.document} {span.start}-{span.end}"
    judgement: Callable[[str], str] = str


BY_IDS = Naming()


def sentence(item: Judgement, lang: Lang = "en", naming: Naming = BY_IDS) -> str:
    """A judgement in one line, without who, when and why."""
    if item.verb == "undo":
        about = naming.judgement(item.judgement or "")
    elif item.claims:
        about = naming.claims(item.claims)
    elif item.entity is not None:
        about = naming.entity(item.entity)
    else:
        about = naming.span(item.span) if item.span else ""
    if item.fields:
        more = ("، " if lang == "ar" else ", ").join(naming.field(name, value) for name, value in item.fields)
    elif item.others:
        more = naming.claims(item.others)
    else:
        more = item.value or ""
    return judge_say("verb", item.verb, lang, about, more)
