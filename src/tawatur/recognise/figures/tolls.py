"""Reads a single person told of as a toll: «مقتل مدني», «أصيب زوجها», «بينهم طفل وامرأة», «أحد عناصره»."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import splits
from tawatur.recognise.figures.quantities import trailing_bound
from tawatur.recognise.figures.reading import BULLETS, Quantity, Reading, bounded
from tawatur.recognise.figures.words import NEUTRAL, PERSONS, Event, NounHit

_AND: Final = "و"
_MAX_GAP: Final = 4
_TOLL_KINDS: Final = PERSONS | {"detained", "displaced", "abducted", "missing", "killed", "injured"}
_BEFALLS: Final = frozenset({"killed", "injured", "arrested", "abducted", "released"})
_OWN_KINDS: Final = frozenset({"killed", "injured"})
_THINGS: Final = frozenset({"vehicles", "weapons", "buildings", "strikes"})


def add_tolls(r: Reading, counts: list[Quantity], in_list: frozenset[int]) -> list[Quantity]:
    """The counts with the tolls of one between them, in order. `in_list`: lines of a list of the dead or hurt."""
    out: list[Quantity] = []
    waiting = list(reversed(counts))
    free = 0
    for i, known in enumerate(r.known):
        if i < free:
            continue
        if waiting and waiting[-1].first <= i:
            out.append(waiting.pop())
            free = out[-1].last + 1
            continue
        if not known.toll or r.taken[i] or r.view.tokens[i].kind != "word":
            continue
        found = _toll(r, i, out, in_list)
        clear = found is not None and not (out and found.first <= out[-1].last)
        if found is not None and clear and not (waiting and waiting[-1].first <= found.last):
            out.append(found)
            free = found.last + 1
    return out


def _toll(r: Reading, i: int, before: list[Quantity], in_list: frozenset[int]) -> Quantity | None:
    if r.norm(i) in r.words.another:
        return _another(r, i, before)
    one_of = _one_of(r, i)
    if one_of is not None:
        return _one_of_toll(r, i, one_of, before)
    if r.event(i) is not None:
        return None
    hit = r.noun(i)
    if hit is None:
        hit = r.owned(i)
        if hit is None:
            return _two_relatives(r, i, before)
        if hit.noun.lemma not in r.words.relatives:
            return None
    if hit.noun.number != "one" or hit.noun.lemma in r.words.collectives:
        return None
    if hit.noun.lemma in r.words.nations and r.norm(i).endswith("ا"):
        return None  # «سوريا» is the country
    if hit.noun.kind not in _TOLL_KINDS:
        return _thing_at_least(r, i, hit)
    event = _event_before(r, i)
    if event is not None and event.kind not in (NEUTRAL,):
        return _told_by(r, i, hit, event)
    if hit.definite:
        return None
    if not hit.prefix and not hit.suffix and r.norm(i).endswith("ا") and r.norm(i) != hit.noun.lemma:
        return _object(r, i, hit)
    if hit.prefix.startswith(_AND) or r.norm(i - 1) == _AND:
        if _follows_count(r, i, hit, before) and not _somebody(r, i, hit):
            return _one(r, i, i, joined=True, hit=hit, rule="toll-joined")
        return None
    if hit.suffix or hit.prefix:
        return None
    if _after_partitive(r, i) or _sets_out(r, i, before) or _at_bullet(r, i, in_list):
        return _one(r, i, i, hit=hit, rule="toll-in-list")
    if hit.noun.kind in _OWN_KINDS:
        return _headline(r, i, hit)
    return _subject(r, i, hit)


def _two_relatives(r: Reading, i: int, before: list[Quantity]) -> Quantity | None:
    """«إصابة والديه», «مقتل طفليها»: a dual under a pronoun."""
    for split in splits(r.norm(i)):
        noun = r.words.nouns.get(split.stem[:-1]) or r.words.nouns.get(split.stem[:-2] + "ه")
        if not split.suffix or split.stem[-1:] not in ("ي", "ا") or noun is None or noun.lemma not in r.words.relatives:
            continue
        if noun.number != "one":
            continue
        hit = NounHit(noun._replace(number="two"), split.prefix, split.suffix)
        event = _event_before(r, i)
        if event is not None and event.kind != NEUTRAL and not split.prefix:
            two = _one(r, i, i, hit=hit, what=event.kind, rule="dual")
        elif split.prefix == _AND and _follows_count(r, i, hit, before):
            two = _one(r, i, i, hit=hit, joined=True, rule="dual")
        else:
            return None
        return two._replace(low=2, high=2)
    return None


def _another(r: Reading, i: int, before: list[Quantity]) -> Quantity | None:
    """«مقتل امرأة وإصابة أخرى»: one more, after one that was told as a toll."""
    event = _event_before(r, i)
    if event is None or event.kind == NEUTRAL or event.last != i - 1 or not before:
        return None
    last = before[-1]
    close = last.style == "toll" and r.view.sentence_of(last.first) == r.view.sentence_of(i)
    if not close:
        return None
    return Quantity(i, i, i, 1, 1, False, False, "toll", last.noun, "others", what=event.kind, rule="toll-another")


def _told_by(r: Reading, i: int, hit: NounHit, event: Event) -> Quantity | None:
    """The toll right after its event: «مقتل مدني», «أصيب طفل», «مقتل السيدة …»."""
    if (hit.prefix and not hit.definite) or hit.prefix not in ("", "ال"):
        return None
    tanween = r.norm(i).endswith("ا") and r.norm(i) != hit.noun.lemma
    if (event.form == "plural verb" and not tanween) or (
        event.kind == "abducted" and hit.noun.lemma in r.words.attackers
    ):
        return None
    if event.form in ("verb", "either") and hit.noun.lemma in r.words.attackers and event.kind != "injured":
        return None
    if hit.definite and not _named(r, i, hit, event):
        return None
    if not hit.suffix and _somebody(r, i, hit):
        return None
    what = hit.noun.kind if hit.noun.kind in _OWN_KINDS and event.kind == "killed" else event.kind
    first = event.first if not hit.suffix and event.last == i - 1 else i
    return _one(r, first, i, hit=hit, what=what, rule="toll")


def _named(r: Reading, i: int, hit: NounHit, event: Event) -> bool:
    """«مقتل السيدة سميرة …»: a definite person counts when the name follows and the noun is no title of office."""
    if (
        hit.noun.kind != "people"
        or event.form not in ("verbal noun", "either")
        or hit.noun.lemma in r.words.title_holders
    ):
        return False
    name = r.names.get(i + 1)
    return name is not None and name.value.class_ == "person"


def _somebody(r: Reading, i: int, hit: NounHit) -> bool:
    """«قائد الفرقة» is somebody in particular, and so is a noun before a name; «قائد ميداني» is one more."""
    if not r.same_line(i, i + 1) or r.view.tokens[i + 1].kind != "word":
        return False
    after = r.norm(i + 1)
    if hit.noun.lemma in r.words.title_holders:
        return after.startswith("ال") or i + 1 in r.names or r.is_one_of(i + 1, r.words.groups)
    name = r.names.get(i + 1)
    return not hit.definite and name is not None and name.value.class_ == "person"


def _event_before(r: Reading, i: int) -> Event | None:
    """The event whose last token is right before i, small words («فيها») and times left out."""
    end = i - 1
    while r.same_line(end, i) and i - end <= _MAX_GAP and (r.taken[end] or r.norm(end) in r.words.interposed):
        end -= 1
    for length in (0, 1, 2):
        if not r.same_line(end - length, i):
            return None
        event = r.event(end - length)
        if event is not None and event.last == end:
            return event
    return None


def _follows_count(r: Reading, i: int, hit: NounHit, before: list[Quantity]) -> bool:
    """A count of persons ends a few words before, and no event or verb stands between."""
    if not before or not r.same_line(before[-1].last, i):
        return False
    last = before[-1]
    if (last.noun is not None and last.noun.kind not in _TOLL_KINDS) or last.each:
        return False
    if r.view.sentence_of(last.last) != r.view.sentence_of(i):
        return False
    gap = range(last.last + 1, i)
    own = {last.noun.kind, hit.noun.kind} if last.noun is not None else set()
    if last.low > 1 and not gap and own == _OWN_KINDS:
        return False  # «20 قتيلاً وجريحاً» is one count
    if any(r.norm(k) in r.words.among for k in gap):
        return False
    return len(gap) <= _MAX_GAP and all(r.event(k) is None and not r.breaks_clause(k) for k in gap)


def _after_partitive(r: Reading, i: int) -> bool:
    """«بينهم طفل», «من ضمنهم صحفي تونسي»."""
    for length in (1, 2):
        found = r.phrase(i - length, r.words.partitives) if i >= length else None
        if found is not None and found[1] == i - 1 and r.same_line(i - 1, i):
            return True
    return False


def _sets_out(r: Reading, i: int, before: list[Quantity]) -> bool:
    """«3 مدنيين، هم امرأة وطفلان»."""
    if r.norm(i - 1) not in r.words.listing or not before or not r.same_line(before[-1].last, i):
        return False
    return before[-1].low > 1 and i - before[-1].last <= _MAX_GAP


def _at_bullet(r: Reading, i: int, in_list: frozenset[int]) -> bool:
    """The first word of a line in a list of the dead or hurt."""
    return r.view.tokens[i].line in in_list and r.norm(i - 1) in BULLETS and not r.same_line(i - 2, i)


def _headline(r: Reading, i: int, hit: NounHit) -> Quantity | None:
    """«قتيل و6 جرحى قرب …» at the head of a line or after a colon."""
    at_head = i == 0 or not r.same_line(i - 1, i) or r.norm(i - 1) in (":", "|", ".", "..", "-", "–")
    if not at_head or hit.noun.lemma not in r.words.headline_tolls:
        return None
    after = r.norm(i + 1) if r.same_line(i, i + 1) else ""
    if after in ("في", "جراء", "اثر", "علي") or after.startswith((_AND, "ب")):
        return _one(r, i, i, hit=hit, what=hit.noun.kind, rule="toll")
    return None


def _subject(r: Reading, i: int, hit: NounHit) -> Quantity | None:
    """«أن امرأة قُتلت»: the subject first, the verb right after it."""
    if r.norm(i - 1) not in ("ان", "بان", "وان") and r.same_line(i - 1, i):
        return None
    event = r.event(i + 1) if r.same_line(i, i + 1) else None
    if event is None or event.form not in ("verb", "either") or event.kind not in ("killed", "injured", "abducted"):
        return None
    if r.norm(i + 1).startswith((_AND, "ب", "ل")):
        return None
    return _one(r, i, event.last, hit=hit, what=event.kind, rule="toll")


def _object(r: Reading, i: int, hit: NounHit) -> Quantity | None:
    """«خطف مسلحون طبيباً»: the accusative, a few words after the verb that befell it."""
    if _somebody(r, i, hit):
        return None
    for k in range(i - 2, max(-1, i - 2 - _MAX_GAP), -1):
        event = r.event(k)
        if (
            not r.same_line(k, i)
            or r.view.tokens[k + 1].kind == "punct"
            or (event is not None and event.kind == NEUTRAL)
        ):
            return None
        if event is None or event.last != k:
            continue
        told = event.form in ("verb", "either", "plural verb") and event.kind in _BEFALLS
        return _one(r, i, i, hit=hit, what=event.kind, rule="toll-object") if told else None
    return None


def _thing_at_least(r: Reading, i: int, hit: NounHit) -> Quantity | None:
    """«منزلاً على الأقل» is one or more."""
    if hit.noun.kind not in _THINGS or hit.definite or hit.suffix:
        return None
    after = trailing_bound(r, i)
    if after is None or after[0] != "least":
        return None
    return Quantity(i, after[1], i, 1, None, False, False, "toll", hit.noun, rule="toll")


def _one_of(r: Reading, i: int) -> int | None:
    """The last token of «أحد عناصره» at i, or None."""
    if not r.is_one_of(i, r.words.one_of) or not r.same_line(i, i + 1):
        return None
    k = i + 1
    hit = r.owned(k) or r.noun(k)
    if hit is None or hit.noun.number not in ("many", "either") or hit.noun.kind not in _TOLL_KINDS:
        return None
    return k if hit.prefix in ("", "ال") else None


def _one_of_toll(r: Reading, i: int, last: int, before: list[Quantity]) -> Quantity | None:
    hit = r.owned(last) or r.noun(last)
    event = _event_before(r, i)
    joined = r.norm(i).startswith(_AND) or r.norm(i - 1) == _AND
    if hit is None:
        return None
    if event is not None and event.kind != NEUTRAL:
        first = event.first if not hit.suffix else i
        return _one(r, first, last, hit=hit, what=event.kind, rule="one-of")
    if joined and _follows_count(r, i, hit, before):
        return _one(r, i, last, hit=hit, joined=True, rule="one-of")
    return _one(r, i, last, hit=hit, rule="one-of") if _after_partitive(r, i) else None


def _one(
    r: Reading, first: int, last: int, *, hit: NounHit, what: str | None = None, joined: bool = False, rule: str
) -> Quantity:
    after = trailing_bound(r, last)
    low, high = bounded(after[0] if after else None, 1, 1)
    end = after[1] if after else last
    return Quantity(first, end, last, low, high, False, False, "toll", hit.noun, joined=joined, what=what, rule=rule)
