"""How far an act of saying reaches: where what one speaker answers for ends, and where the outlet speaks again."""

from __future__ import annotations

from typing import Final

from tawatur.understand.passage import Passage
from tawatur.understand.saying import COMMAS, Saying, opens, turns
from tawatur.understand.speaker import Speaker

_BREAKS: Final = COMMAS | {"؛"}
_OWN_CONTENT: Final = frozenset({"fearing", "warning", "demanding"})
_HOLDS_BRIEFLY: Final = frozenset({"denying", "fearing", "demanding", "intending", "accusing", "warning"})


def scoped(passage: Passage, sayings: list[Saying], first: int, last: int) -> list[Saying]:
    """Each act with the words that it answers for, in the order of its verb; asides within an act's lead become links of it."""
    mains = [s for s in sayings if s.kind != "aside"]
    asides = [s for s in sayings if s.kind == "aside"]
    out: list[Saying] = []
    asides = _handed_on(passage, asides)
    for aside in asides:
        host = next((m for m in mains if m.verb < aside.verb < m.first <= m.last and m.kind != "before"), None)
        mouth = next((m for m in reversed(mains) if m.verb < aside.verb), None) if aside.lexeme.get("mouth") else None
        if mouth is not None and aside.speaker is not None:
            # «تبنت الحركة الهجوم على لسان الناطق باسمها»: he speaks for it
            mains[mains.index(mouth)] = mouth._replace(speaker=aside.speaker)
            asides = [a for a in asides if a is not aside]
            continue
        if host is None or host.speaker is None or aside.speaker is None:
            continue
        mains[mains.index(host)] = host._replace(speaker=_joined(host.speaker, aside))
        asides = [a for a in asides if a is not aside]
    for main in mains:
        out.append(_standing(passage, _main(passage, main, mains, first, last)))
    for aside in asides:
        out.append(_standing(passage, _around(passage, aside, mains, asides, first, last)))
    return sorted(out, key=lambda s: (s.verb, s.first))


def _handed_on(passage: Passage, asides: list[Saying]) -> list[Saying]:
    """«حسبما أفادت الوكالة نقلاً عن مصدر»: of one aside right behind another's speaker, the two are one chain."""
    out: list[Saying] = []
    for aside in asides:
        last = out[-1].speaker if out else None
        if last is not None and aside.lexeme.get("origin") and _right_behind(passage, last, aside):
            out[-1] = out[-1]._replace(speaker=_joined(last, aside))
        else:
            out.append(aside)
    return out


def _right_behind(passage: Passage, last: Speaker, aside: Saying) -> bool:
    """«بحسب صحيفة X البريطانية، نقلاً عن ضابط»: nothing but adjectives and a comma between a speaker and who is cited."""
    between = range(last.last + 1, aside.verb)
    norms = passage.view.norms
    return 0 < aside.verb - last.last <= _BEHIND and all(
        j == aside.verb - 1 or norms[j] in COMMAS or norms[j].startswith("ال") for j in between
    )


_BEHIND: Final = 4


def _joined(speaker: Speaker, aside: Saying) -> Speaker:
    """«قالت الوكالة نقلاً عن مصدر إن»: the aside's source is the origin; of «قال فلان بحسب الوكالة إن» the one who passes on."""
    assert aside.speaker is not None
    inner, outer = (aside.speaker, speaker) if aside.lexeme.get("origin") else (speaker, aside.speaker)
    links = [s for s in (*inner.through, outer, *outer.through) if s.entity != inner.entity]
    return inner._replace(through=tuple(s._replace(through=(), earlier=()) for s in links))


def _main(passage: Passage, saying: Saying, mains: list[Saying], first: int, last: int) -> Saying:
    if saying.kind == "carried" or saying.nominal:
        return saying
    if saying.kind == "before":
        return _before(passage, saying, mains, first)
    end, quoted = min(last, saying.last), _quoted_till(passage, saying, last)
    brief = saying.kind == "noun" and saying.stance == "denying"  # «نفى وقوع هجوم، فيما …»
    for other in mains:
        if other is saying or other.verb <= max(saying.first, quoted) or other.kind in ("before", "carried"):
            continue
        if other.nominal:
            continue
        if brief and other.continued and other.reading is not None and not other.reading.finite:
            end = min(end, other.verb - 1)  # «نفى مقتل أي من عناصره مؤكداً سقوط مدنيين»
        if other.continued or other.speaker is None:
            continue
        if quoted >= 0:
            end = min(end, quoted)  # «قال X: «…»، قال Y»
        elif not _nested(passage, saying, other):
            end = min(end, _break_before(passage, other.verb, saying.first))
    for j in range(max(saying.first, quoted) + 1, end + 1):
        turn = turns(passage, j)
        # «قال: «…»، وذلك بعد هجوم …», «نفت الخبر، وذلك بعد ساعات من قصف»
        leaves = passage.view.norms[j] == "وذلك" and (quoted >= 0 or brief)
        # «هدد بأن «…»، لكن أي صاروخ لم يُطلق»: after a quotation that was closed the outlet speaks
        if leaves or (turn is not None and (brief or 0 <= quoted < j or not turn.get("within"))):
            end = j - 1
            break
    if saying.speaker is None and saying.kind == "clause":
        end = _hearsay_end(passage, saying.first, end)
    if saying.stance in _OWN_CONTENT and saying.kind == "noun":
        end = min(end, brief_end(passage, saying.first, end))
    if saying.stance == "accusing" and saying.kind == "noun":
        end = _before_remark(passage, saying.first, end)
    return saying if end == saying.last else saying._replace(last=end)


def _before_remark(passage: Passage, first: int, last: int) -> int:
    """«اتهم X تنظيم Y بالهجوم، الذي …», «… بقصف Z، التي سيطر عليها …»: after a comma the outlet tells who or what that is."""
    for j in range(first + 2, last + 1):
        if passage.view.norms[j - 1] in COMMAS and passage.is_particle(j, "relatives") and passage.bare(j) in _WHO:
            return j - 2
    return last


_WHO: Final = frozenset({"الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين"})


def _hearsay_end(passage: Passage, first: int, last: int) -> int:
    """The last token of what nobody is named for («قيل إن …، كما ضربت …»): before a new main clause."""
    for j in range(first + 2, last + 1):
        if passage.view.norms[j - 1] not in COMMAS:
            continue
        if turns(passage, j) is not None or passage.bare(j) in ("كما", "وذلك") or _new_clause(passage, j):
            return j - 2
    return last


def _quoted_till(passage: Passage, saying: Saying, last: int) -> int:
    """The last token of the quotation that what is said begins with, or -1: nothing inside one gives the floor back."""
    depth = 0
    for quote in passage.view.quotes_between(saying.first, last + 1):
        if not depth and quote.before <= saying.first and not opens(passage.view.text, quote):
            continue  # «تبنت "جماعة X" الهجوم»: the mark closes what stands before
        depth += 1 if opens(passage.view.text, quote) else -1
        if depth <= 0:
            return quote.before - 1
        if depth == 1 and quote.before > saying.first:
            return -1
    return last if depth > 0 else -1


def _before(passage: Passage, saying: Saying, mains: list[Saying], first: int) -> Saying:
    """«…، قال مصدر»: what stands before it, back to another act of saying or a turn."""
    start = first
    for j in range(saying.verb - 1, first, -1):
        if turns(passage, j) is not None:
            start = j
            break
    return saying._replace(first=start, last=saying.verb - 1)


def _nested(passage: Passage, outer: Saying, inner: Saying) -> bool:
    """«ذكرت الصحيفة أن التحالف حذّر»: the second act of saying is part of what the first says."""
    if outer.kind == "noun" or (inner.reading is not None and not inner.reading.finite):
        return False  # «نقلت القناة عن مصدر أن …، مضيفةً أن»
    for j in range(outer.first + 1, inner.verb):
        turn = turns(passage, j)
        if turn is not None:
            return False
    if passage.view.norms[inner.verb - 1] in COMMAS and _while(passage, outer.verb):
        return False
    return not (inner.reading is not None and inner.reading.prefix[:1] in ("و", "ف"))


def _while(passage: Passage, verb: int) -> bool:
    """«وفيما قالت X إن …، ذكرت Y أن», «وإذ أكد X …، نفى Y»: the main clause is the second, and its speaker another."""
    return any(turns(passage, j) is not None or passage.bare(j) in _AS for j in range(max(0, verb - _OPENED), verb))


_AS: Final = frozenset({"اذ", "بينما", "فيما"})
_OPENED: Final = 2  # tokens from such a word to the verb


def _break_before(passage: Passage, verb: int, stop: int) -> int:
    """The last token before the clause of another act of saying."""
    for j in range(verb - 1, stop, -1):
        if passage.view.norms[j] in _BREAKS or turns(passage, j) is not None:
            return j - 1
    return verb - 1


def _around(
    passage: Passage, aside: Saying, mains: list[Saying], asides: list[Saying], first: int, last: int
) -> Saying:
    """An aside at the start answers for the sentence; later for the words before it and what goes on after it; up to a turn."""
    start, end = first, last
    for j in range(aside.verb - 1, first, -1):
        turn = turns(passage, j)
        if turn is not None and not turn.get("joins"):
            start = j
            break
    norms = passage.view.norms
    if (
        aside.verb > first
        and norms[aside.verb - 1] in COMMAS
        and norms[aside.verb][:2] in _AND
        and end - aside.last > 2
    ):
        start = aside.verb  # «…، وبحسب مصادرها فإن …»: for what comes after it alone
    leads = aside.verb - first <= 2  # «وبحسب التقرير، اعتقل X …، بينما اعتقل Y …»: all of it is the report's
    for j in range(aside.last + 1, last + 1):
        turn = turns(passage, j)
        if turn is not None and not (leads and turn.get("within") and not any(m.verb > j for m in mains)):
            end = j - 1
            break
    if norms[aside.verb - 1] in _ROUND:
        end = _joined_clause(passage, aside.last + 1, end)
    for other in asides:
        if other is not aside and aside.verb < other.verb <= end and other.verb - first > 2:
            end = max(_clause_of(passage, aside, other) - 2, aside.last) if leads else aside.last
        if other is not aside and first + 2 < other.verb < aside.verb:
            start = max(start, min(other.last + 1, aside.verb))
        elif other is not aside and other.verb < aside.verb:
            start = max(start, _clause_of(passage, other, aside))
    for main in mains:
        if (
            main.verb > aside.last
            and main.kind not in ("before", "carried")
            and not main.continued
            and aside.verb - first > 2
        ):
            end = min(end, _break_before(passage, main.verb, aside.last))
    return aside._replace(first=start, last=max(end, start))


def _clause_of(passage: Passage, leading: Saying, trailing: Saying) -> int:
    """«وفق X قُتل …، وخطف Y … وفق Z»: where the clause begins that the second of two asides is told with, or 0."""
    for j in range(trailing.verb - 1, leading.last + 1, -1):
        if passage.view.norms[j - 1] in COMMAS and any(r.finite and r.prefix[:1] == "و" for r in passage.readings(j)):
            return j
    return 0


def _joined_clause(passage: Passage, j: int, end: int) -> int:
    """The last token of what an aside in brackets or dashes answers for: before a verb joined to it («(وفق X)، وردّ الجيش …»)."""
    for k in range(j + 1, end + 1):
        if passage.view.norms[k - 1] in COMMAS and _new_clause(passage, k):
            return k - 2
    return end


_ROUND: Final = frozenset({"(", "-", "–", "—"})
_AND: Final = frozenset({"وب", "وو", "ون", "وك", "وع"})  # «وبحسب», «ووفق», «ونقلا», «وكما», «وعلى»; not «وفق»


def _new_clause(passage: Passage, j: int) -> bool:
    readings = passage.readings(j)
    return (
        bool(readings)
        and any(r.finite and r.prefix[:1] in ("و", "ف") for r in readings)
        and all(r.finite for r in readings)
    )


def _standing(passage: Passage, saying: Saying) -> Saying:
    """How far the speaker's stance holds: of what is denied or feared as a noun, only the noun and what belongs to it."""
    if saying.kind != "noun" or saying.stance not in _HOLDS_BRIEFLY:
        return saying._replace(stands=saying.last)
    return saying._replace(stands=brief_end(passage, saying.first, saying.last))


_OTHER_TIMES: Final = ("بعد", "قبل", "منذ", "غداه", "بعيد", "قبيل", "كون")


def brief_end(passage: Passage, first: int, last: int) -> int:
    """The last token of a noun at `first` and what belongs to it: before another clause, time or turn."""
    for j in range(first + 1, last + 1):
        particle = (
            passage.is_particle(j, "clause_links")
            or (passage.is_particle(j, "subordinators") and passage.bare(j) not in ("او", "ام"))
            or passage.is_particle(j, "relatives")
        )
        if particle or passage.bare(j) in _OTHER_TIMES or turns(passage, j) is not None:
            return j - 1
        if passage.view.norms[j - 1] in COMMAS and j - 1 not in passage.round_time and _new_clause(passage, j):
            return j - 2
    return last
