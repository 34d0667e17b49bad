"""One claim: what it says, what people judged of it, and what each of its fields could say instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Path

from tawatur.judge.fields import FIELDS, write_value
from tawatur.judge.sentences import judge_say
from tawatur.model import Claim, Mention
from tawatur.publish.dossier.speakers import Speakers
from tawatur.publish.labels import Lang, label
from tawatur.record import query, rows
from tawatur.serve.api.answers import InLang
from tawatur.serve.api.more import ClaimWhole, described
from tawatur.serve.asked import Opened
from tawatur.serve.judging import incidents_of
from tawatur.serve.told import Teller

router = APIRouter(tags=["claims"])

Key = Annotated[str, Path(description="a claim's id, or the beginning of it", max_length=200)]
_LABELLED = ("type", "polarity", "modality", "outcome")
_PLACES = ("facility/", "place/")


@router.get("/claims/{id}", **described(ClaimWhole))
def claim(asked: Opened, id: Key, lang: InLang = "ar") -> dict[str, Any]:
    """A claim as it stands, its incident, its judgements, and its fields with their choices."""
    key = query.resolve(asked.store, id, ("claim",))[1]
    (item,) = query.claims_by_id(asked.store, (key,))
    teller = Teller(asked.desk, asked.store)
    mentions = query.mentions(asked.store, item.document)
    held = incidents_of(asked, [item.id])
    return {
        **rows.claim_row(item),
        "incident": held[0] if held else None,
        "history": [teller.row(told) for told in teller.about(things=[item.id])],
        "fields": list(_fields(asked, item, mentions, lang)),
    }


def _fields(asked: Opened, item: Claim, mentions: list[Mention], lang: Lang) -> Iterator[dict[str, Any]]:
    speakers = Speakers(lang, asked.desk.namer(asked.store, lang))
    named = dict.fromkeys(m.name.entity for m in mentions if m.name is not None)
    entities = [{"value": key, "label": speakers.entity(key)} for key in _entities(item, list(named))]
    choices: dict[str, list[dict[str, Any]]] = {
        "where": [c for c in entities if c["value"].startswith(_PLACES)],
        "chain": entities,
        "actors": entities,
        "figures": list(_figures(item, mentions, lang)),
    }
    choices["places"] = choices["where"]
    for name, about in FIELDS.items():
        yield {
            "name": name,
            "label": judge_say("field", name, lang),
            "written": about.written,
            "value": write_value(name, about.get(item)),
            "few": [{"value": term, "label": _term(name, term, lang)} for term in about.terms],
            "choices": choices.get(name, []),
            "corrected": name in item.corrected,
        }


def _entities(item: Claim, named: list[str]) -> list[str]:
    """Those that the report names, and those that the claim does."""
    own = [*filter(None, (item.where, *item.places)), *(a.entity for a in item.actors), *(k.entity for k in item.chain)]
    return list(dict.fromkeys([*named, *own]))


def _figures(item: Claim, mentions: list[Mention], lang: Lang) -> Iterator[dict[str, Any]]:
    for m in mentions:
        if m.figure is not None:
            inside = item.start <= m.start and m.end <= item.end
            yield {"value": m.id, "label": f"{m.text} ({label('figure', m.figure.what, lang)})", "inside": inside}


def _term(name: str, term: str, lang: Lang) -> str:
    if name in _LABELLED and term != "none":
        return label(name, term, lang)
    return judge_say("say", term, lang)
