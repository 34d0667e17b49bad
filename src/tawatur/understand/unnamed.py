"""Speakers that are no known role and no known name: known by the words that call them, or by a name told in full before."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits
from tawatur.understand.foreign import name_after, told_before
from tawatur.understand.passage import Passage
from tawatur.understand.speaker import Speaker

_NO_SUBJECTS: Final = (
    "complementizers",
    "prepositions",
    "relatives",
    "subordinators",
    "pronouns",
    "other",
    "circumstance",
)
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي")
_ADDRESSING: Final = frozenset(
    f"{prep}{pronoun}" for prep in ("الي", "ل", "علي", "عن", "من", "في", "ب") for pronoun in _PRONOUNS
)


def unlisted(passage: Passage, first: int, stop: int, led: bool = False) -> Speaker | None:
    """A speaker that is no known role: the noun after the verb and what belongs to it, by a provisional id.

    led: «ل» before it is the adverbial's own («وفقاً للشرطة»).
    """
    known = passage.supposed.get(first)
    if known is not None:
        return Speaker(known.entity, first, known.last, False)  # «تبنّت جماعة تسمّي نفسها X»
    person = _surname(passage, first) if first <= stop else None
    if person is not None:
        return person
    last = first - 1
    for j in range(first, min(stop, first + 2) + 1):
        norm = passage.view.norms[j]
        word = passage.view.tokens[j].kind == "word" and passage.time_at[j] < 0 and passage.name_at[j] < 0
        if (
            not word
            or any(passage.is_particle(j, kind) for kind in _NO_SUBJECTS)
            or passage.sequence_at.get(j) is not None
        ):
            break
        own = led and j == first and norm.startswith("لل")
        if len(norm) < 3 or (j == first and norm.endswith("ا")) or (not own and _no_speaker(passage, j)):
            break
        definite = passage.view.norms[j - 1].startswith("ال") or (led and passage.view.norms[j - 1].startswith("لل"))
        if j > first and definite and not norm.startswith("ال"):
            break  # «حمّلت الرئاسة حكومة …»: a definite noun and what comes after it
        if j > first and definite and (passage.known[j].described is not None or passage.known[j].roles):
            break  # «حمّلت الفصائل الحكومة …»
        readings = passage.readings(j)
        if j > first and readings and all(r.finite for r in readings):
            break  # «وسائل إعلام تسيطر عليها …»
        last = j
    if last < first:
        return None
    named = name_after(passage, last + 1, stop) if last < stop else None
    if named is not None:
        return Speaker("person/~" + "-".join(passage.view.norms[named[0] : named[1] + 1]), *named, False)
    full = told_before(passage, first, last)
    if full is not None:
        return Speaker("person/~" + "-".join(passage.view.norms[full[0] : full[1] + 1]), first, last, False)
    itself = _calls_itself(passage, last + 1, stop)
    if itself is not None:
        return itself
    words = [*passage.view.norms[first : last + 1]]
    if led and words[0].startswith("لل"):
        words[0] = "ال" + words[0][2:]
    return Speaker("role/~" + "-".join(words), first, last, False)


def _calls_itself(passage: Passage, first: int, stop: int) -> Speaker | None:
    """«جماعة تطلق على نفسها اسم "X"»: the name in quotation marks that a group nobody lists has given itself."""
    norms = passage.view.norms
    for j in range(first, min(first + _REMARK, stop) + 1):
        if norms[j] not in _ITSELF:
            continue
        start = j + 1 + (norms[min(j + 1, stop)] in _NAME)
        marks = passage.view.quotes_between(start, min(start + _REMARK, stop) + 1)
        if len(marks) < 2 or marks[0].before != start or marks[1].before <= start:
            return None
        return Speaker("actor/~" + "-".join(norms[start : marks[1].before]), start, marks[1].before - 1, False)
    return None


_ITSELF: Final = frozenset({"نفسها", "نفسه", "انفسهم"})
_NAME: Final = frozenset({"اسم", "لقب", "مسمي"})
_REMARK: Final = 5  # tokens from the noun to «نفسها», and of a name


def unlisted_subject(passage: Passage, first: int, stop: int) -> Speaker | None:
    """The same, where a plain noun with the article follows the verb: in no name and of no class."""
    if passage.name_at[first] >= 0 or not passage.view.norms[first].startswith("ال") or passage.readings(first):
        return None
    if passage.is_particle(first, "titles"):
        return None  # «وحث السيد تورك الجيش على …»
    return unlisted(passage, first, stop)


def _surname(passage: Passage, i: int) -> Speaker | None:
    """«وقالت حداد»: the last part of a person's name, told in full before."""
    norm = passage.view.norms[i]
    if passage.name_at[i] >= 0 or len(norm) < 3:
        return None
    for name in reversed(passage.names):
        full = name.value.class_ == "person" and name.first < name.last < i
        if full and passage.view.norms[name.last] == norm:
            return Speaker(name.value.entity, i, i, False)
    return None


def names_nobody(passage: Passage, j: int) -> bool:
    """Whether token j is a noun of what is known or agreed, which is nobody's word: «الحصيلة», «الأرقام», «القانون»."""
    bare = not passage.known[j].roles  # «شرطي» is a policeman, not «my condition»
    return any(r.lexeme.section == "speech.no_speakers" and (bare or not r.suffix) for r in passage.readings(j))


def _no_speaker(passage: Passage, j: int) -> bool:
    """Words that never are a speaker's: with a preposition, acts and nouns of saying, what is not said by anybody («القانون»)."""
    norm = passage.view.norms[j]
    if norm in _ADDRESSING or any(
        p[-1:] in ("ل", "ب", "ك") and s.startswith("ال") for p, s in proclitic_splits(norm) if p
    ):
        return True
    sections = {r.lexeme.section for r in passage.readings(j) if r.finite or r.lexeme.section != "speech.verbs"}
    return bool(sections & {"speech.verbs", "speech.nouns", "speech.no_speakers"})
