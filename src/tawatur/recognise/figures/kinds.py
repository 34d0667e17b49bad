"""Tells what happened to those counted: from the noun, the event that governs the count, or the count it is joined to."""

from __future__ import annotations

from typing import Final

from tawatur.recognise.figures.reading import PROCLITIC_TOKENS, Quantity, Reading
from tawatur.recognise.figures.words import NEUTRAL, PERSONS, Event, NounHit, event_of

FIXED: Final = frozenset(
    {"killed", "injured", "vehicles", "weapons", "buildings", "strikes", "countries", "families", "other"}
)
PERSON_KINDS: Final = PERSONS | {
    "killed", "injured", "casualties", "detained", "arrested", "escaped",
    "released", "missing", "abducted", "displaced", "surrendered",
}  # fmt: skip
_STATES: Final = frozenset(
    {"killed", "injured", "detained", "abducted", "missing", "displaced", "escaped", "released", "surrendered"}
)
NOMINAL: Final = ("verbal noun", "either")
_OWN_STATES: Final = frozenset({"missing", "escaped", "released", "surrendered", "abducted", "displaced"})
_TO: Final = "الي"
_REACH: Final = 20
_NEAR: Final = 3
_FORWARD: Final = 9
_BLOCK: Final = 3
_JOIN_REACH: Final = 12
_SHORT: Final = 6
_PART_REACH: Final = 60
_PRISON_REACH: Final = 7
_STOPS: Final = frozenset({"،", ",", "؛", ";", ":", "(", ")", "."})


def kind_of(
    r: Reading, q: Quantity, before: list[tuple[Quantity, str | None]], part: bool, listed: str | None
) -> str | None:
    """What `q` counts, or None when nothing tells and the count is none at all.

    `before`: the counts so far with their kinds; `part`: it follows «بينهم» or ends in «منهم»; `listed`: the kind that the
    head of its list tells.
    """
    own = q.noun.kind if q.noun is not None else None
    if q.what is not None:
        return _together(r, q) or q.what
    if own in PERSON_KINDS or own is None:
        mixed = _together(r, q) or _mixed_nouns(r, q)
        if mixed is not None:
            return mixed
    if own == "strikes" and _seized(r, q):
        return "weapons"
    if own in FIXED:
        return _death_of_hurt(r, q) if own == "injured" else own
    found = _event_kind(r, q, before, part)
    if found is None and listed is not None and not q.joined:
        found = listed
    if found == "abducted" and q.noun is not None and q.noun.lemma in r.words.attackers:
        found = None
    if found is not None and found != NEUTRAL:
        return _override(r, q, own, found)
    if own == "fighters" or own is None:
        held = _held(r, q)
        if held is not None:
            return held
    if own is None:
        return _of_whole(r, q)
    if own == "people" and q.style == "dual" and q.joined and before and before[-1][1] == "people":
        return own if q.first - before[-1][0].last <= _NEAR + 1 else None
    if own == "people" and (q.style in ("dual", "toll") or q.rule == "number-after-owned"):
        return None
    return own


def _seized(r: Reading, q: Quantity) -> bool:
    """«صادر الجيش 12 قذيفة»: found or handed over, not fired."""
    sentence = r.view.sentences[r.view.sentence_of(q.first)]
    things = q.noun is not None and q.noun.lemma in r.words.munitions
    return things and any(
        r.is_one_of(k, r.words.seizing) for k in range(max(sentence.first, q.first - _REACH // 2), q.first)
    )


def _of_whole(r: Reading, q: Quantity) -> str | None:
    """«7 من أصل 10 صواريخ»: the noun of the whole tells what the part counts."""
    if r.norm(q.last + 1) != "من" or r.norm(q.last + 2) not in r.words.out_of:
        return None
    for k in range(q.last + 3, q.last + 7):
        hit = r.noun(k) if r.same_line(q.last, k) else None
        if hit is not None:
            return hit.noun.kind
    return None


def _override(r: Reading, q: Quantity, own: str | None, event: str) -> str:
    """An event tells more than the noun, save that «احتجاز» adds nothing to «نازح», and who flees no prison is displaced."""
    if event in PERSONS and own is not None:
        return event if own == "people" else own
    if event == "escaped" and own in ("people", None) and not _prison_near(r, q):
        return "displaced"
    if own is not None and own not in PERSONS and event == "detained":
        return own
    return event


def _event_kind(r: Reading, q: Quantity, before: list[tuple[Quantity, str | None]], part: bool) -> str | None:
    direct = _backward(r, q, before, _NEAR, part)
    ahead = _forward(r, q)
    if direct == "missing" and ahead in ("abducted", "arrested", "detained"):
        return ahead  # «مصير 230 مواطناً اختطفهم …»
    if direct is not None and direct != NEUTRAL and not (direct in PERSONS and ahead is not None):
        return direct
    if ahead is not None:
        return ahead
    bare = q.noun is None and not q.follows and q.style != "vague"
    firm = q.noun is not None and q.noun.kind not in PERSONS
    reach = _PART_REACH if part else _SHORT if bare or firm else _REACH
    if direct is not None:
        return direct
    return _backward(r, q, before, reach, part)


def _backward(r: Reading, q: Quantity, before: list[tuple[Quantity, str | None]], reach: int, part: bool) -> str | None:
    """The nearest event before the count in its sentence; the counts between share it only when `q` is joined to them."""
    sentence = r.view.sentences[r.view.sentence_of(q.first)]
    stack = [b for b in before if b[0].first >= sentence.first]
    k = q.first - 1
    while k >= sentence.first and q.first - k <= reach:
        if stack and stack[-1][0].last >= k:
            other, kind = stack.pop()
            if kind in PERSON_KINDS or (part and q.noun is None and kind is not None):
                return _share(r, q, other, kind, part)
            k = other.first - 1
            continue
        event = _event_ending(r, k, sentence.first)
        if event is not None:
            if event.kind != NEUTRAL:
                if not _governs(r, q, event, k):
                    k -= 1
                    continue
                return _pair(r, event, sentence.first)
            if q.first - k <= _BLOCK:
                return _holding(r, q, k) or NEUTRAL
        state = _state(r, q, k, part)
        if state is not None:
            return state
        if not part and r.breaks_clause(k):
            return None
        k -= 1
    return None


def _governs(r: Reading, q: Quantity, event: Event, k: int) -> bool:
    """The event can tell of this count: no definite verbal noun, «أطلق» only of the held, «فقد» only right before."""
    if event.form == "phrase":
        return True
    if event.form in NOMINAL and r.norm(k).startswith("ال"):
        return False
    if r.is_one_of(k, r.words.held_only):
        own = q.noun.kind if q.noun is not None else None
        return own in ("detained", "abducted", None)
    small = all(r.norm(j) in r.words.interposed or r.norm(j) in r.words.of_them for j in range(k + 1, q.first))
    return small or not r.is_one_of(k, r.words.adjacent_only)


def _event_ending(r: Reading, k: int, first: int) -> Event | None:
    for start in (k - 2, k - 1, k):
        if start >= first:
            event = r.event(start)
            if event is not None and event.last == k:
                return event
    return None


def _share(r: Reading, q: Quantity, other: Quantity, kind: str | None, part: bool) -> str | None:
    """The kind of the count before, for one that is joined to it, a part of it, or set out after a comma."""
    gap = q.first - other.last - 1
    if part:
        return kind if kind not in PERSONS else None
    if q.noun is not None and q.noun.kind in _OWN_STATES:
        return None
    if gap == 1 and r.norm(q.first - 1) == _TO and other.noun is None:
        return kind  # «من 50 إلى 20»
    between = range(other.last + 1, q.first)
    if other.style == "with article" and gap == 0:
        return kind if kind not in PERSONS else None
    comma = r.norm(q.first - 1) in _STOPS
    besides = _besides(r, q)
    if not (q.joined or comma or besides or q.follows == "others") or gap > _JOIN_REACH:
        return None
    if besides == "place" and kind == "detained":
        return NEUTRAL
    if any((e := r.event(k)) is not None and e.form not in NOMINAL for k in between):
        return None
    return kind if kind not in PERSONS else None


def _besides(r: Reading, q: Quantity) -> str | None:
    """The count follows «بالإضافة إلى» or its like; `place` for «إلى جانب», which sets guards beside the held."""
    k = q.first - 1
    while r.norm(k) in PROCLITIC_TOKENS:
        k -= 1
    for length in (2, 1, 0):
        for table, name in ((r.words.beside_place, "place"), (r.words.besides, "besides")):
            found = r.phrase(k - length, table) if k >= length else None
            if found is not None and found[1] >= k:
                return name
    return None


def _pair(r: Reading, event: Event, first: int) -> str:
    """«مقتل وإصابة 3»: two events on one count are casualties."""
    if event.kind in ("killed", "injured"):
        other = _event_ending(r, event.first - 1, first)
        if other is None and r.norm(event.first - 1) in ("و", "او"):
            other = _event_ending(r, event.first - 2, first)
        joined = r.norm(event.first).startswith("و") or r.norm(event.first - 1) in ("و", "او")
        if (
            other is not None
            and other.form != "plural verb"
            and joined
            and {other.kind, event.kind} == {"killed", "injured"}
        ):
            return "casualties"
    return event.kind


def _forward(r: Reading, q: Quantity) -> str | None:
    """What follows the count tells: «ستة مدنيين قتلوا», «تعرض ستة للاعتقال», «كانوا ضمن المخطوفين», «سلّم 60 أنفسهم»."""
    sentence = r.view.sentences[r.view.sentence_of(q.first)]
    for k in range(q.last + 1, min(sentence.last, q.last + 1 + _FORWARD)):
        norm = r.norm(k)
        if norm in _STOPS:
            return None
        if norm in r.words.selves and any(r.is_one_of(j, r.words.giving_up) for j in range(sentence.first, k)):
            return "surrendered"
        told = _state_ahead(r, q, k) or _definite_event(r, k, sentence.first)
        if told is not None:
            return told
        event = r.event(k)
        if event is None:
            carried = event_of(r.words, norm[:-2]) if norm.endswith("هم") else None
            if carried is not None and carried.form == "verb" and carried.kind in PERSON_KINDS:
                return carried.kind
            continue
        if event.form == "plural verb" or (event.form == "phrase" and event.kind in ("missing", "detained")):
            return event.kind
        after = k == q.last + 1 and not r.is_one_of(q.first - 1, r.words.out_of) and not norm.startswith(("و", "ف"))
        if after and (event.form == "verb" or (event.form == "either" and _subject_first(r, q))):
            return event.kind if event.kind != NEUTRAL else None
        if event.kind != NEUTRAL:
            return event.kind if event.kind == "surrendered" else None
    return None


def _subject_first(r: Reading, q: Quantity) -> bool:
    return r.norm(q.first - 1) in ("ان", "بان", "وان")


def _state_ahead(r: Reading, q: Quantity, k: int) -> str | None:
    """«ضمن المخطوفين», «في عداد المفقودين»; «مقتولين» right after the count."""
    hit = r.noun(k)
    if hit is None or hit.noun.kind not in _STATES:
        return None
    if hit.definite:
        return hit.noun.kind if r.norm(k - 1) in r.words.among else None
    told = hit.noun.lemma in r.words.predicative and not hit.prefix and k <= q.last + _NEAR
    return hit.noun.kind if told and hit.noun.number in ("many", "either") else None


def _definite_event(r: Reading, k: int, first: int) -> str | None:
    """«تعرّض … للاعتقال», «تمكن … من الفرار»."""
    norm = r.norm(k)
    definite = norm.startswith("لل") and len(norm) > 4
    if definite and any(r.is_one_of(j, r.words.undergoing) for j in range(first, k)):
        event = r.words.events.get(norm[2:])
        return event.kind if event is not None and event.form in NOMINAL and event.kind in PERSON_KINDS else None
    if norm.startswith("ال") and r.norm(k - 1) == "من":
        event = r.words.events.get(norm[2:])
        return "escaped" if event is not None and event.kind == "escaped" else None
    return None


def _state(r: Reading, q: Quantity, k: int, part: bool) -> str | None:
    """«عدد القتلى», «حصيلة المصابين … إلى», «من بين الضحايا», «المعتقلين نحو 300»: a plural that names a state."""
    hit: NounHit | None = r.noun(k)
    words = r.words
    near = q.first - k <= 2
    if hit is not None and hit.noun.kind in _STATES and hit.noun.number in ("many", "either"):
        counted = (
            r.is_one_of(k - 1, words.tallies) or r.norm(k - 1) in r.words.among or r.is_one_of(k - 2, words.tallies)
        )
        if counted or ((near or part) and hit.definite and r.norm(k - 1) != "من"):
            return hit.noun.kind
    if (
        hit is not None
        and hit.noun.kind == "fighters"
        and hit.noun.number == "many"
        and r.is_one_of(k - 1, words.tallies)
    ):
        return "fighters" if q.noun is None else None
    if r.is_one_of(k, words.death_tallies) and (q.noun is None or q.noun.kind in PERSONS):
        return "killed"
    return None


def _prison_near(r: Reading, q: Quantity) -> bool:
    """A prison or its inmates are spoken of in the sentence, or in the one before."""
    n = r.view.sentence_of(q.first)
    first = r.view.sentences[max(0, n - 1)].first
    return any(
        r.is_one_of(k, r.words.prisons) or ((hit := r.noun(k)) is not None and hit.noun.kind == "detained")
        for k in range(first, r.view.sentences[n].last)
    )


def _holding(r: Reading, q: Quantity, k: int) -> str | None:
    """A neutral verb that is one of holding, with a prison beside it: «المعتقل الذي يضم 800 مقاتل»."""
    return _held(r, q) if r.is_one_of(k, r.words.holders) else None


def _held(r: Reading, q: Quantity) -> str | None:
    """Those counted are held: «السجن الذي يضم …», «… من داعش المحتجزين»."""
    for k in range(q.last + 1, min(q.last + 5, len(r.view.tokens))):
        if r.norm(k) in _STOPS:
            break
        if r.is_one_of(k, r.words.held) or (r.norm(k - 1) in ("في", "داخل") and r.is_one_of(k, r.words.prisons)):
            return "detained"
    sentence = r.view.sentences[r.view.sentence_of(q.first)]
    for k in range(q.first - 1, max(sentence.first, q.first - 1 - _NEAR) - 1, -1):
        if not r.is_one_of(k, r.words.holders):
            continue
        for p in range(max(sentence.first, k - _PRISON_REACH), q.first):
            if r.is_one_of(p, r.words.prisons):
                return "detained"
    return None


def _together(r: Reading, q: Quantity) -> str | None:
    """«40 شخصاً بين قتيل وجريح» counts the dead and the hurt together."""
    sentence = r.view.sentences[r.view.sentence_of(q.first)]
    for k in range(q.last + 1, min(q.last + 7, sentence.last - 2)):
        if r.norm(k) not in r.words.among:
            continue
        kinds = {hit.noun.kind for j in range(k + 1, min(k + 5, sentence.last)) if (hit := r.noun(j)) is not None}
        return "casualties" if {"killed", "injured"} <= kinds else "injured" if kinds == {"injured"} else None
    return None


def _mixed_nouns(r: Reading, q: Quantity) -> str | None:
    """«عشرات القتلى والجرحى», «20 قتيلاً وجريحاً»."""
    if q.noun is None or q.noun.kind not in ("killed", "injured") or q.style == "toll":
        return None
    hit = r.noun(q.last)
    if hit is None or hit.noun.lemma == q.noun.lemma:
        hit = r.noun(q.last + 1) if r.same_line(q.last, q.last + 1) else None
    if hit is None or not hit.prefix.startswith("و") or hit.noun.number == "two":
        return None
    return "casualties" if {hit.noun.kind, q.noun.kind} == {"killed", "injured"} and q.low != 1 else None


def _death_of_hurt(r: Reading, q: Quantity) -> str:
    """«وفاة 3 جرحى» are dead."""
    event = _event_ending(r, q.first - 1, max(0, q.first - 4))
    dead = event is not None and event.kind == "killed" and event.form in NOMINAL
    return "killed" if dead and q.noun is not None and r.is_one_of(q.first - 1, r.words.dying) else "injured"
