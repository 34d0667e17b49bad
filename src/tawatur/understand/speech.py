"""Who says so: acts of saying, their speakers, and the stretch of words that each answers for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tawatur.model import Link
from tawatur.understand.lexis import Lexeme, Reading, stems
from tawatur.understand.passage import Passage
from tawatur.understand.speakers import Speaker, find_speaker

_HEARSAY = "alleged"


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying. `verb`: its token; `first`..`last`: the words answered for (inclusive); `speaker` None: unnamed.

    `stance`: as in speech.yaml; `masdar`: what is said follows as a verbal noun; `adverbial`: «بحسب X»; `claim`: the claim
    type that the saying itself is, or None; `via`: an outlet that it was said to.
    """

    verb: int
    first: int
    last: int
    speaker: Speaker | None
    stance: str
    lexeme: Lexeme
    adverbial: bool = False
    claim: str | None = None
    masdar: bool = False
    via: Speaker | None = None
    continued: bool = False
    reading: Reading | None = None


def find_sayings(passage: Passage, number: int, references: dict[int, str], last_speaker: Speaker | None) -> list[Saying]:
    """The acts of saying of one sentence, in order. `last_speaker`: who spoke last in the sentences before."""
    sentence = passage.view.sentences[number]
    first, last = sentence.first, sentence.last - 1
    out: list[Saying] = []
    speaker = last_speaker
    i = first
    headed = _headed(passage, first, last, references)
    if headed is not None:
        out.append(headed)
        speaker, i = headed.speaker, headed.first
    while i <= last:
        saying = _adverbial(passage, i, first, last, references, speaker) or _verb(passage, i, first, last, references, speaker, out)
        if saying is None:
            i += 1
            continue
        out.append(saying)
        if saying.speaker is not None and not saying.adverbial:
            speaker = saying.speaker
        i = max(i + 1, saying.verb + 1)
    return _scoped(passage, out, first, last)


_COLON = Lexeme("speech:colon", "speech.verbs", ":")
_LONGEST_HEAD = 9


def _headed(passage: Passage, first: int, last: int, references: dict[int, str]) -> Saying | None:
    """«مراسل القناة: …», «الدفاع المدني: …»: a speaker, a colon, and what is said."""
    for i in range(first + 1, min(first + _LONGEST_HEAD, last) + 1):
        if passage.view.norms[i] == ":":
            break
        if passage.view.tokens[i].kind == "punct" and passage.view.norms[i] not in ("(", ")") or any(r.finite for r in passage.readings(i)):
            return None
    else:
        return None
    speaker = find_speaker(passage, first, i - 1, references, after=True)
    if speaker is None or speaker.first > first + 1 or i >= last:
        return None
    return Saying(first, i + 1, last, speaker, "neutral", _COLON)


def _verb(
    passage: Passage, i: int, first: int, last: int, references: dict[int, str], speaker: Speaker | None, before: Sequence[Saying]
) -> Saying | None:
    """A finite verb of saying, or an accusative participle («مشيراً إلى») that goes on with the sentence's speaker."""
    reading = _saying_reading(passage, i, first, last)
    if reading is None:
        return None
    lexeme = reading.lexeme
    stance = str(lexeme.get("stance") or "neutral")
    participle = not reading.finite
    start, masdar = _content_start(passage, i, last, lexeme)
    found = None if participle else find_speaker(passage, i + 1, start - 1, references, after=True)
    if participle:
        found = before[-1].speaker if before else speaker
        if found is None:
            found = find_speaker(passage, first, i - 1, references, after=False)
    passive = reading.form.voice == "passive" and passage.passive_marked(i) or (found is None and bool(lexeme.get("hearsay")) and _impersonal(passage, i, start))
    continued = participle
    if found is None and not passive:
        found = find_speaker(passage, _clause_start(passage, i, first), i - 1, references, after=False)
        if found is None and (speaker is not None or before) and (lexeme.get("continues") or reading.suffix or before):
            found = before[-1].speaker if before and before[-1].speaker else speaker
            continued = True
    elif found is not None and found.anaphoric and speaker is not None and speaker.agrees(found):
        found, continued = speaker, True
    if found is None and not passive and not lexeme.get("claim") and masdar and stance in ("neutral", "asserting", "announcing"):
        return None
    if passive and found is None:
        stance = "doubting"
    via = _addressee(passage, i + 1, start - 1, lexeme)
    return Saying(i, start, last, found, stance, lexeme, claim=lexeme.get("claim"), masdar=masdar, via=via, continued=continued, reading=reading)


def _saying_reading(passage: Passage, i: int, first: int, last: int) -> Reading | None:
    around: frozenset[str] | None = None
    for reading in passage.readings(i):
        lexeme = reading.lexeme
        if lexeme.section != "speech.verbs":
            continue
        if not reading.finite:
            if reading.form.pos != "active_participle" or reading.prefix not in ("", "و") or reading.suffix:
                continue
            if not reading.form.surface.endswith(("ا", "ين", "ه")) or not lexeme.get("continues") and not lexeme.get("claim"):
                continue
            if reading.form.surface.endswith(("ين", "ه")) and not (i > first and passage.view.norms[i - 1] in ("،", ",")):
                continue
        if reading.finite and reading.prefix.lstrip("وف") == "ل":
            continue
        if lexeme.needs or lexeme.unless or lexeme.object_in:
            if around is None:
                around = frozenset().union(*(stems(n) for n in passage.view.norms[first : last + 1]))
            if (lexeme.needs and not lexeme.needs & around) or lexeme.unless & around:
                return None
            if lexeme.object_in:
                near = frozenset().union(*(stems(n) for n in passage.view.norms[i + 1 : min(last, i + 7) + 1])) if i < last else frozenset()
                if not lexeme.object_in & near:
                    return None
        if i > first and passage.is_particle(i - 1, "prepositions") and reading.finite and passage.bare(i - 1) not in ("ما", "كما", "حيث", "منذ", "بعد", "قبل", "حتي", "حسب", "وفق", "بحسب"):
            continue
        if reading.finite and lexeme.weak and not _has_complement(passage, i, last):
            continue
        return reading
    return None


def _has_complement(passage: Passage, i: int, last: int) -> bool:
    for j in range(i + 1, min(last, i + 25) + 1):
        if passage.is_particle(j, "complementizers"):
            return True
        if passage.view.norms[j] == ":":
            return True
    return False


def _content_start(passage: Passage, i: int, last: int, lexeme: Lexeme) -> tuple[int, bool]:
    """(first token of what is said, whether it follows as a noun): after أن/إن, a colon or an opening quotation mark."""
    view = passage.view
    complements = lexeme.get("complement") or ()
    limit = min(last, i + 45)
    nouns = None
    for j in range(i + 1, limit + 1):
        if passage.is_particle(j, "complementizers") and passage.name_at[j] < 0:
            return min(j + 1, last), False
        if view.norms[j] == ":":
            return min(j + 1, last), False
        if any(q.opening is not False for q in view.quotes_between(j, j)) and _long_quote(passage, j) and passage.name_at[j] < 0:
            return j, False
        if j > i + 1 and any(r.finite and r.lexeme.section == "speech.verbs" for r in passage.readings(j)) and view.norms[j][0] in "وف":
            break
        if nouns is None and _event_noun(passage, j) and ("masdar" in complements or any(c in complements for c in ("عن", "علي", "على", "إلى", "الي", "ب", "ل", "من", "حول"))):
            nouns = j
    return (nouns, True) if nouns is not None else (min(i + 1, last), True)


def _event_noun(passage: Passage, j: int) -> bool:
    for reading in passage.readings(j):
        if not reading.finite and not reading.prefix.endswith("ال") and (reading.lexeme.type or reading.lexeme.section in ("events.carriers", "events.light_verbs")):
            return reading.form.pos in ("masdar", "noun")
        if not reading.finite and reading.form.pos == "masdar" and reading.lexeme.section.startswith("operators."):
            return True
    return False


def _long_quote(passage: Passage, j: int) -> bool:
    """An opening mark that starts a statement, not one round a name: the closing mark is more than four words away."""
    for quote in passage.view.quotes:
        if quote.before > j and quote.opening is not True:
            return quote.before - j > 4
    return len(passage.view.tokens) - j > 4


def _clause_start(passage: Passage, i: int, first: int) -> int:
    """Where the subject before a verb can stand: back to the last comma or complementizer, past remarks in commas."""
    j = i - 1
    while j >= first and i - j < 25:
        if passage.is_particle(j, "complementizers") or passage.is_particle(j, "subordinators") or passage.view.norms[j] in ("؛", ":"):
            return j + 1
        j -= 1
    return max(first, j + 1)


def _impersonal(passage: Passage, i: int, start: int) -> bool:
    """«قيل إن», «يُعتقد أن»: the complementizer follows at once."""
    return start - i <= 2


def _addressee(passage: Passage, first: int, last: int, lexeme: Lexeme) -> Speaker | None:
    """The outlet that was spoken to: «قال لوكالة …», «في تصريح لـ…»."""
    for j in range(first, last + 1):
        name = passage.name(j)
        if name is None or name.first != j or name.value.class_ != "source":
            continue
        before = passage.bare(j - 1) if j else ""
        if name.clitic.endswith("ل") or before in ("ل", "مع", "لوكاله", "لموقع", "لصحيفه", "لقناه", "لشبكه", "لاذاعه", "لمراسل"):
            return Speaker(name.value.entity, name.first, name.last, False)
    return None


def _adverbial(passage: Passage, i: int, first: int, last: int, references: dict[int, str], speaker: Speaker | None) -> Saying | None:
    """«بحسب X», «وفقاً لـX», «كما ذكر X»: the source follows; what it answers for is settled by `_scoped`."""
    found = passage.sequence_at.get(i)
    if found is None or found[0].section != "speech.adverbials":
        return None
    lexeme, end = found
    start = end + 1
    if lexeme.get("verb"):
        for j in range(start, min(start + 3, last) + 1):
            if any(r.finite and r.lexeme.section == "speech.verbs" for r in passage.readings(j)):
                start = j + 1
                break
        else:
            return None
    stop = _adverbial_end(passage, start, last)
    source = find_speaker(passage, start, stop, references, after=True, governed=True)
    if source is None:
        if lexeme.get("verb") and speaker is not None:
            source = speaker
        else:
            return None
    if source.anaphoric and speaker is not None and speaker.agrees(source):
        source = speaker
    return Saying(i, start, max(source.last, start), source, str(lexeme.get("stance") or "neutral"), lexeme, adverbial=True)


def _adverbial_end(passage: Passage, start: int, last: int) -> int:
    for j in range(start, min(last, start + 14) + 1):
        if passage.view.norms[j] in ("،", ",", "؛", ":", ".") and j > start:
            return j - 1
        if passage.is_particle(j, "complementizers") or (passage.is_particle(j, "relatives") and j > start + 1):
            return j - 1
    return min(last, start + 14)


def _scoped(passage: Passage, sayings: list[Saying], first: int, last: int) -> list[Saying]:
    """Ends each scope where another speaker's begins, and gives adverbials theirs: the sentence after, or the clause before."""
    out: list[Saying] = []
    mains = [s for s in sayings if not s.adverbial]
    for saying in sayings:
        if saying.adverbial:
            out.append(_adverbial_scope(passage, saying, mains, first, last))
            continue
        end = last
        for other in mains:
            if other.verb > saying.first and other.speaker is not None and saying.speaker is not None and not other.continued:
                if other.verb < saying.first or not _nested(passage, saying, other):
                    end = min(end, _break_before(passage, other.verb, saying.first))
        out.append(replace(saying, last=max(end, saying.first)))
    return out


def _nested(passage: Passage, outer: Saying, inner: Saying) -> bool:
    """«ذكرت الصحيفة أن التحالف حذّر»: the second act of saying is part of what the first says."""
    if inner.verb <= outer.first:
        return False
    for j in range(outer.first, inner.verb):
        if passage.is_particle(j, "contrast_words") and j > outer.first:
            return False
    head = passage.view.norms[inner.verb]
    coordinate = head[0] in "وف" and any(r.prefix[:1] in ("و", "ف") for r in passage.readings(inner.verb))
    return not coordinate


def _break_before(passage: Passage, verb: int, stop: int) -> int:
    """The last token before the clause of another act of saying."""
    j = verb - 1
    while j > stop:
        if passage.view.norms[j] in ("،", ",", "؛") or passage.is_particle(j, "contrast_words"):
            return j - 1
        j -= 1
    return verb - 1


def _adverbial_scope(passage: Passage, saying: Saying, mains: list[Saying], first: int, last: int) -> Saying:
    if saying.verb - first <= 2:
        return replace(saying, first=saying.last + 1 if saying.last < last else saying.last, last=last)
    start = first
    j = saying.verb - 1
    while j > first:
        if passage.is_particle(j, "contrast_words") or passage.view.norms[j] in ("؛",):
            start = j
            break
        if passage.view.norms[j - 1] in ("،", ",") and passage.view.norms[j][0] in "وف" and saying.verb - j > 3 and any(
            r.finite and r.prefix[:1] in ("و", "ف") for r in passage.readings(j)
        ):
            start = j
            break
        j -= 1
    for main in mains:
        if main.verb < saying.verb and main.verb > start:
            start = min(start, main.verb)
    stop = saying.verb - 1
    # what goes on after the source in the same breath («حسب المرصد، 39 من العناصر»)
    if saying.last < last and passage.view.norms[saying.last + 1] in ("،", ",") and saying.last + 2 <= last and (
        passage.view.tokens[saying.last + 2].kind == "number" or passage.figure_at[saying.last + 2] >= 0
    ):
        stop = last
    return replace(saying, first=start, last=stop)


def chain_of(passage: Passage, at: int, sayings: Sequence[Saying], carried: Sequence[Speaker], outlet: str | None) -> tuple[tuple[Link, ...], Saying | None]:
    """(chain from the origin outwards, the innermost act of saying) for a happening told at token `at`.

    carried: speakers whose words run on from the sentences before (an open quotation).
    """
    over = [s for s in sayings if s.first <= at <= s.last and not (s.adverbial and s.verb <= at <= s.last and s.first > s.verb)]
    over.sort(key=lambda s: (s.adverbial, -(s.verb if not s.adverbial else 0)))
    speakers: list[Speaker] = []
    for saying in over:
        if saying.speaker is not None:
            speakers.append(saying.speaker)
        if saying.via is not None:
            speakers.append(saying.via)
    if not any(not s.adverbial for s in over):
        speakers = [*speakers, *carried] if not speakers else speakers
    links: list[Link] = []
    for speaker in speakers:
        if speaker.entity == outlet or any(link.entity == speaker.entity for link in links):
            continue
        start, end = passage.view.span(speaker.first, speaker.last)
        links.append(Link(speaker.entity, passage.view.text[start:end], start, end))
    return tuple(links), (over[0] if over else None)
