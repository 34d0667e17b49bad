"""Relates counts to each other: parts of a total, running totals, and lists of the dead or hurt."""

from __future__ import annotations

from typing import Final

from tawatur.recognise.figures.kinds import PERSON_KINDS
from tawatur.recognise.figures.reading import BULLETS, PROCLITIC_TOKENS, Quantity, Reading
from tawatur.recognise.figures.words import PERSONS

_RISE_REACH: Final = 25
_LEAD: Final = 3
_WHOLES: Final = frozenset({"people", "fighters", "casualties"})


def is_part(r: Reading, q: Quantity) -> bool:
    """The count follows «بينهم» or its like, or ends in «منهم»."""
    if q.follows == "of them":
        return True
    k = q.first - 1
    while r.norm(k) in PROCLITIC_TOKENS or r.norm(k) == ":":
        k -= 1
    if _among(r, k) or r.is_one_of(k, r.words.listing):
        return True
    for back in range(_LEAD):
        start = k - back
        found = r.phrase(start, r.words.partitives) if start >= 0 and r.same_line(start, q.first) else None
        if found is not None and found[1] == k:
            return True
    return False


def _among(r: Reading, k: int) -> bool:
    """«من بين القتلى 3 أطفال»: the words up to k name the whole."""
    hit = r.noun(k)
    return (
        hit is not None
        and hit.definite
        and hit.noun.number in ("many", "either")
        and hit.noun.kind in PERSON_KINDS
        and r.is_one_of(k - 1, r.words.among)
    )


def list_lines(r: Reading) -> dict[int, str]:
    """The lines of bulleted lists whose head («والقتلى هم:») tells what happened to those listed, and what."""
    sentences = r.view.sentences
    heads: dict[int, str] = {}
    kind: str | None = None
    for n, sentence in enumerate(sentences):
        first = r.norm(sentence.first)
        starts_line = n == 0 or sentences[n - 1].line != sentence.line
        if kind is not None and first in BULLETS and starts_line:
            heads[sentence.line] = kind
            continue
        if not starts_line and sentence.line in heads:
            continue
        kind = None
        if r.norm(sentence.last - 1) == ":" and sentence.last - sentence.first > 1:
            kind = _head_kind(r, sentence.first, sentence.last)
    return heads


def _head_kind(r: Reading, first: int, last: int) -> str | None:
    for k in range(last - 1, first - 1, -1):
        hit = r.noun(k)
        if hit is not None and hit.noun.kind in ("killed", "injured", "detained", "abducted", "missing"):
            return hit.noun.kind
        event = r.event(k)
        if event is not None and event.kind in PERSON_KINDS:
            return event.kind
    return None


def parts_before_totals(
    r: Reading, told: list[tuple[Quantity, str | None]], parts: list[bool]
) -> list[tuple[Quantity, str | None]]:
    """«بينهم امرأة.. مقتل ثلاثة مدنيين»: a part that opens its sentence counts what the total after it counts."""
    out = list(told)
    for n in range(len(told) - 1):
        (q, kind), (total, whole) = told[n], told[n + 1]
        sentence = r.view.sentence_of(q.first)
        opens = q.first - r.view.sentences[sentence].first <= _LEAD
        near = r.view.sentence_of(total.first) <= sentence + 1
        if (
            parts[n]
            and opens
            and near
            and (kind is None or kind in PERSONS)
            and whole in PERSON_KINDS
            and q.low <= total.low
        ):
            out[n] = (q, whole)
    return out


def totals(r: Reading, counts: list[tuple[Quantity, str]], parts: list[bool]) -> list[int | None]:
    """For each count the index of the total it is a part of, or None."""
    out: list[int | None] = [None] * len(counts)
    for n, (q, kind) in enumerate(counts):
        if parts[n]:
            out[n] = _total_of(r, counts, parts, out, n)
        elif n and _set_out(r, counts, out, n):
            out[n] = n - 1
        elif n and q.joined and out[n - 1] is not None and _same_run(r, counts[n - 1][0], q, counts[n - 1][1], kind):
            out[n] = out[n - 1]
        if out[n] is None and n + 1 < len(counts):
            _out_of(r, counts, out, n)
    for n in range(len(counts)):
        _sum_up(r, counts, out, n)
    return out


def _set_out(r: Reading, counts: list[tuple[Quantity, str]], out: list[int | None], n: int) -> bool:
    """«30 شخصاً: 12 رجلاً و…» sets out a total; «القتلى الـ33 عشرون طفلاً» names a part of it."""
    (total, kind), (q, own) = counts[n - 1], counts[n]
    if kind != own or out[n - 1] is not None or total.low < q.low:
        return False
    gap = q.first - total.last - 1
    return (gap == 1 and r.norm(q.first - 1) == ":") or (gap == 0 and total.style == "with article")


def _out_of(r: Reading, counts: list[tuple[Quantity, str]], out: list[int | None], n: int) -> None:
    """«150 من أصل 400», «من أصل 400 أسير أُطلق 150»: of two counts the one after «أصل» is the whole."""
    one, other = counts[n][0], counts[n + 1][0]
    if r.view.sentence_of(one.first) != r.view.sentence_of(other.first):
        return
    if r.is_one_of(other.first - 1, r.words.out_of) and one.low <= other.low:
        out[n] = n + 1
    elif r.is_one_of(one.first - 1, r.words.out_of) and other.low <= one.low:
        out[n + 1] = n


def _total_of(
    r: Reading,
    counts: list[tuple[Quantity, str]],
    parts: list[bool],
    known: list[int | None],
    n: int,
) -> int | None:
    """The nearest count before in the sentence (the one before it for «منهم») that is large enough; else the next one."""
    q, kind = counts[n]
    sentence = r.view.sentence_of(q.first)
    far = 2 if q.follows == "of them" or _among(r, q.first - 1) else 0
    for m in range(n - 1, -1, -1):
        other, other_kind = counts[m]
        if sentence - r.view.sentence_of(other.first) > far:
            break
        if (
            other_kind == kind
            or (q.follows == "of them" and other_kind != "killed")
            or (other_kind in _WHOLES and kind in PERSON_KINDS)
        ):
            big = other.high is None or other.high >= q.low
            if big and not (known[m] is not None and parts[n] and not parts[m]):
                return m
    if n + 1 < len(counts) and r.view.sentence_of(q.first) + 1 >= r.view.sentence_of(counts[n + 1][0].first):
        starts = q.first - r.view.sentences[sentence].first <= _LEAD
        if starts and counts[n + 1][0].low >= q.low:
            return n + 1
    return None


def _same_run(r: Reading, before: Quantity, q: Quantity, kind_before: str, kind: str) -> bool:
    """`q` goes on the list that `before` stands in: joined, same kind, no new event between."""
    if r.view.sentence_of(before.last) != r.view.sentence_of(q.first) or kind != kind_before:
        return False
    gap = range(before.last + 1, q.first)
    return len(gap) <= 8 and all(r.event(k) is None for k in gap)


def _sum_up(r: Reading, counts: list[tuple[Quantity, str]], out: list[int | None], n: int) -> None:
    """«40 شخصاً، 20 من …، و8 مزارعين، و12 من …»: the counts after a total that add up to it are its parts."""
    total, kind = counts[n]
    if total.low != total.high or total.low < 2 or out[n] is not None:
        return
    rest, run = total.low, []
    for m in range(n + 1, len(counts)):
        q, other = counts[m]
        if r.view.sentence_of(q.first) - r.view.sentence_of(total.first) > 1 or other != kind:
            break
        if out[m] is not None and out[m] != n:
            continue
        rest -= q.low
        run.append(m)
        if q.high != q.low or rest <= 0:
            break
    if rest == 0 and len(run) >= 2:
        for m in run:
            out[m] = n


def is_running(r: Reading, q: Quantity) -> bool:
    """«ارتفعت الحصيلة إلى 30 قتيلاً»: a count that has grown, not another one."""
    k = q.first - 1
    while r.norm(k) in PROCLITIC_TOKENS:
        k -= 1
    sentence = r.view.sentences[r.view.sentence_of(q.first)]
    to = next((j for j in range(k, max(sentence.first, k - 2) - 1, -1) if r.norm(j) in ("الي", "ل")), None)
    if to is None and not q.joined:
        return False
    return any(r.is_one_of(j, r.words.rising) for j in range(max(sentence.first, k - _RISE_REACH), k + 1))
