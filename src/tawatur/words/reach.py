"""Tries every listed name on the recogniser itself: a name that no wording can bring out is a dead entry.

Nothing is guessed from the rules: each name is read in the surroundings that could support it, and what comes out counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawatur.read.fold import fold
from tawatur.read.view import View, make_view
from tawatur.recognise.found import FoundName
from tawatur.recognise.names import NameWords, find_names
from tawatur.recognise.names.lexicon import everyday_words, words_of
from tawatur.recognise.times import find_times
from tawatur.words.compile import Words
from tawatur.words.lint import Finding, Item
from tawatur.words.load import RawWords

_IN, _SAID = "في", "قالت"  # before a country's name: the land; the state


def lint_reach(items: Sequence[Item], words: Words) -> Iterator[Finding]:
    """Names that the recogniser never finds as this entity's, and sure names that it finds only after a word for their kind."""
    shown = {item.id: item.data["ar"] for item in items if isinstance(item.data.get("ar"), str)}
    announcing = _announcing(words.names)
    for item in items:
        within = _within(item, words.names)
        tried: set[tuple[str, ...]] = set()
        weak = {words_of(name) for _, name, _, _ in item.names("weak")}
        for key, name, since, until in item.names("ar", "names", "weak", "epithets", "evasive"):
            form = words_of(name)
            if form in tried or not form:
                continue
            tried.add(form)
            day = since or _before(until)
            sure = form not in weak
            if sure and any(_found(t, name, item.id, day, words) for t in (name, f"{_IN} {name}", f"{_SAID} {name}")):
                continue
            told = _reports(
                item, name, within, [shown[b] for b in words.names.entities[item.id].bodies if b in shown], day
            )
            if any(_found(t, name, item.id, day, words) for t in told):
                continue
            announced = [f"{noun} {name}" for noun in announcing.get(item.id.split("/")[0], ())]
            announced += [f"{_IN} {place}\n{text}" for place in within for text in announced]
            if not any(_found(t, name, item.id, day, words) for t in announced):
                time, instead = _instead(name, day, words)
                yield Finding(
                    item.file, item.id, f"«{name}» is never found{instead}; change or remove it", error=not time
                )
            elif sure and key != "ar":
                what = (
                    f"«{name}» is an everyday word or another's name, found only as «{announced[0]}»; list it as `weak`"
                )
                yield Finding(item.file, item.id, what, error=False)


def lint_given(raw: RawWords) -> Iterator[Finding]:
    """Given names that are everyday words too and are not marked as doubtful; doubtful ones that are no given names."""
    rows = raw.section("given_names")
    given = {fold(w): w for w in rows["given"]}
    doubtful = {fold(w): w for w in rows["doubtful"]}
    verbs = everyday_words(raw)[1]
    names = ("compound_firsts", "group_words")
    particles = {fold(w) for k, v in raw.section("particles").items() if k not in names for w in v if " " not in w}
    sure = {fold(w) for w in rows.get("sure") or ()}
    for norm in sorted(given.keys() - doubtful.keys() - sure):
        if norm in verbs or norm in particles:
            what = f"«{given[norm]}» is an everyday word in other words files; add it to `doubtful`, or to `sure`"
            yield Finding("given_names.yaml", "given", what, error=False)
    known = given.keys() | {fold(w) for k in ("compound", "patronymic") for w in rows[k]}
    for norm in sorted(doubtful.keys() - known):
        what = f"«{doubtful[norm]}» is not among `given`, so it is never a name; add it there"
        yield Finding("given_names.yaml", "doubtful", what, error=False)


def _announcing(words: NameWords) -> dict[str, tuple[str, ...]]:
    """Class → nouns that announce a name of it, those outside the name first, one a kind."""
    out: dict[str, dict[tuple[bool, str], str]] = {}
    for word, head in words.markers.heads.items():
        out.setdefault(head.class_, {}).setdefault((head.inside, head.kind), word)
    return {class_: tuple(rows[key] for key in sorted(rows))[:6] for class_, rows in out.items()}


def _within(item: Item, names: NameWords) -> list[str]:
    """What the entity lies in, as a report would say it: «إب», «إب في اليمن»."""
    around = [names.entities[e].ar for e in names.containers(item.id)[1:] if e in names.entities]
    return list(dict.fromkeys([*around[:1], f" {_IN} ".join(around)])) if around else []


def _reports(item: Item, name: str, within: Sequence[str], bodies: Sequence[str], day: str | None) -> Iterable[str]:
    """Reports that name the entity so after they have named it surely, or what it lies in or holds an office of."""
    yield f"{item.data['ar']}\n{name}"
    for _, other, since, until in item.names("names"):
        if day is None or ((since is None or since <= day) and (until is None or day < until)):
            yield f"{other}\n{name}"
    for named in (*bodies, *within):
        yield f"{named}\n{name}"
    for place in within:
        yield f"{place}\n{item.data['ar']}\n{name}"


def _found(text: str, name: str, entity: str, day: str | None, words: Words) -> bool:
    """Whether the last `name` in the text is found as the entity's, alone or as one of several owners."""
    view, names = _names(text, day, words)
    first = len(view.tokens) - len(words_of(name))
    return any(
        n.first <= first and n.last == len(view.tokens) - 1 and (n.value.entity == entity or entity in n.candidates)
        for n in names
    )


def _names(text: str, day: str | None, words: Words) -> tuple[View, list[FoundName]]:
    view = make_view(text)
    return view, find_names(view, words.names, find_times(view, words.times, day), day)


def _instead(name: str, day: str | None, words: Words) -> tuple[bool, str]:
    """(whether the words are taken for a time, what they are taken for as a clause of a message)."""
    view = make_view(name)
    times = find_times(view, words.times, day)
    if times:
        return True, f" (read as the time «{view.surface(times[0].first, times[0].last)}»)"
    names = find_names(view, words.names, times, day)
    return False, f" (read as {names[0].value.entity})" if names else ""


def _before(until: str | None) -> str | None:
    """A day on which a name borne until then was still borne."""
    return None if until is None else f"{int(until[:4]) - 1}-12-31"
