"""Sentences that a person would say, in Arabic and English, about incidents and contradictions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from tawatur.model import Claim, Document, Mention, Title
from tawatur.publish.labels import Lang, label, say
from tawatur.read.fold import fold
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.spoken import say_date, say_number

if TYPE_CHECKING:
    from tawatur.reconcile.accounts import Accounts
    from tawatur.reconcile.tolls import Count

_MOST_SPEAKERS: Final = 3
_LANGS: Final[tuple[Lang, Lang]] = ("ar", "en")


def incident_title(type_: str, place: str | None, days: str | None, names: NameWords) -> Title:
    """«قصف على عفرين، 20 كانون الثاني 2022», “Shelling of Afrin, 20 January 2022”. `days`: EDTF."""
    out = []
    for lang in _LANGS:
        where = name_of(place, names, lang) if place else None
        text = say(f"happening_{type_}", lang, where) if where else _capital(label("type", type_, lang))
        out.append(text + (say("comma", lang) + say_date(days, lang) if days else ""))
    return Title(*out)


def name_of(entity: str, names: NameWords, lang: Lang, told: str | None = None) -> str:
    """What an entity is called: by the words files; else as it was `told`, in Arabic; else by the words of its id."""
    known = names.entities.get(entity)
    if known is not None:
        return known.ar if lang == "ar" else known.en
    told = told or names.spellings.get(entity)
    slug = entity.split("/", 1)[-1]
    plain = slug.removeprefix("~").replace("-", " ").replace("_", " ") if "." not in slug else slug.removeprefix("~")
    return " ".join(told.split()) if told and (lang == "ar" or not plain.isascii()) else plain


def spellings_of(mentions: Iterable[Mention], documents: Iterable[Document]) -> dict[str, str]:
    """Provisional id → the spelling that its mentions have most often; of as common ones the first in order of letters.

    An outlet's counts also where it stands alone on a line of its own reports, as mastheads do.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        for (entity, spelling), times in spelled_in(document, ()).items():
            counts[entity][spelling] += times
    for entity, spelling in _named(mentions):
        counts[entity][spelling] += 1
    return {entity: min(found, key=lambda s: (-found[s], s)) for entity, found in counts.items()}


def spelled_in(document: Document, mentions: Iterable[Mention]) -> Counter[tuple[str, str]]:
    """How often one report spells which provisional id how. `mentions`: its own."""
    found = Counter(_named(mentions))
    if document.outlet is not None and "/~" in document.outlet:
        slug = document.outlet.split("~", 1)[1]
        for line in {" ".join(line.split()) for line in document.text.splitlines() if len(line) < 2 * len(slug)}:
            if fold(line).replace(" ", "-") == slug:
                found[(document.outlet, line)] += 1
    return found


def _named(mentions: Iterable[Mention]) -> Iterator[tuple[str, str]]:
    for mention in mentions:
        if mention.name is not None and "/~" in mention.name.entity:
            yield mention.name.entity, " ".join(mention.name.surface.split())


def speaker(claim: Claim, accounts: Accounts, lang: Lang) -> str:
    """Who says it: the origin, with the outlet that carries it; the outlet itself for its own voice; else the report."""
    document = accounts.documents[claim.document]
    outlet = name_of(document.outlet, accounts.names, lang) if document.outlet else None
    if claim.chain:
        first = claim.chain[0]
        origin = name_of(first.entity, accounts.names, lang, first.text)
        return say("origin_in_outlet", lang, origin, outlet) if outlet and outlet != origin else origin
    return outlet or say("the_report", lang, document.title or document.path.rsplit("/", 1)[-1].rsplit(".", 1)[0])


def speakers(claims: Sequence[Claim], accounts: Accounts, lang: Lang) -> str:
    """Up to three speakers, each once; and how many more there are."""
    named = list(dict.fromkeys(speaker(c, accounts, lang) for c in sorted(claims, key=_original_first)))
    text = join(named[:_MOST_SPEAKERS], lang)
    return text if len(named) <= _MOST_SPEAKERS else say("and_others", lang, text, len(named) - _MOST_SPEAKERS)


def _original_first(claim: Claim) -> tuple[bool, str]:
    return not claim.chain, claim.id


def join(items: Sequence[str], lang: Lang) -> str:
    """«أ وب», «أ، وب، وج»; “a and b”, “a, b and c”."""
    if len(items) < 2:
        return "".join(items)
    if lang == "ar":
        return "، و".join(items) if len(items) > 2 else " و".join(items)
    return ", ".join(items[:-1]) + " and " + items[-1]


def occurrence_sentence(accounts: Accounts, type_: str, told: Sequence[Claim], denied: Sequence[Claim]) -> Title:
    """Who says that it happened, and who denies it."""
    out = []
    for lang in _LANGS:
        named = _capital(label("type", type_, lang))
        out.append(
            say(
                "contradiction_occurrence",
                lang,
                named,
                speakers(told, accounts, lang),
                speakers(denied, accounts, lang),
            )
        )
    return Title(*out)


def figure_sentence(accounts: Accounts, what: str, sides: Sequence[Sequence[Count]], aside: str | None = None) -> Title:
    """«عدد القتلى: 7 بحسب …، و4 بحسب …». `aside`: why the difference is none (`later`)."""
    out = []
    for lang in _LANGS:
        parts = [
            _according(say_number(*s[0].bounds, s[0].approximate, lang), [c.claim for c in s], accounts, lang)
            for s in sides
        ]
        text = say("contradiction_figure", lang, say(f"number_{what}", lang), _sides(parts, lang))
        out.append(text + (" " + say(f"aside_{aside}", lang) if aside else ""))
    return Title(*out)


def actor_sentence(accounts: Accounts, told: Mapping[str, Sequence[Claim]], role: str) -> Title:
    """Who did it (`agent`), or who was hit (`target`), by whose account."""
    out = []
    for lang in _LANGS:
        parts = [_according(_party(e, accounts.names, lang), cs, accounts, lang) for e, cs in told.items()]
        out.append(say(f"contradiction_{role}", lang, accounts_title(accounts, lang), _sides(parts, lang)))
    return Title(*out)


def _party(entity: str, names: NameWords, lang: Lang) -> str:
    return say("civilians", lang) if entity == "role/civilians" else name_of(entity, names, lang)


def time_sentence(accounts: Accounts, type_: str, sides: Mapping[str, Sequence[Claim]]) -> Title:
    """When it happened, by whose account."""
    out = []
    for lang in _LANGS:
        parts = [_according(say_date(e, lang), sides[e], accounts, lang) for e in sorted(sides)]
        out.append(say("contradiction_time", lang, label("type", type_, lang), _sides(parts, lang)))
    return Title(*out)


def accounts_title(accounts: Accounts, lang: Lang) -> str:
    """What an incident is, without its date: «قصف على عفرين»."""
    title = incident_title(accounts.incident.type, accounts.place, None, accounts.names)
    return title.ar if lang == "ar" else title.en[:1].lower() + title.en[1:]


def _according(value: str, claims: Sequence[Claim], accounts: Accounts, lang: Lang) -> str:
    return say("according_to", lang, value, speakers(claims, accounts, lang))


def _sides(parts: Sequence[str], lang: Lang) -> str:
    return "؛ ".join(parts) if lang == "ar" else "; ".join(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
