"""An act of saying, and small questions about the words and marks that frame one."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from tawatur.read.view import Quote
from tawatur.understand.lexeme import SAYING, Lexeme, Reading
from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.speaker import Speaker

Kind = Literal["clause", "quote", "noun", "before", "aside", "carried", "title", ""]
COMMAS: Final = frozenset({"،", ","})
STOPS: Final = frozenset({"؛", ":", "…", "."})
PAUSES: Final = COMMAS | STOPS


class Saying(NamedTuple):
    """One act of saying. `verb`: its token; `first`..`last`: the words answered for (inclusive); `speaker` None: unnamed.

    `kind`: how what is said follows (`noun`: as a verbal noun; `before`: it stands before, «…، قال X»; `aside`: «بحسب X»;
    `carried`: it runs on from the sentence before; `title`: it is the text below). `stance`: as in speech.yaml, holding up to token `stands`. `claim`: the
    claim type that the saying itself is. `continued`: the speaker was named before. `adverbial`: an aside beside another act of
    saying, which leaves the floor to the other's speaker.
    """

    verb: int
    first: int
    last: int
    speaker: Speaker | None
    stance: str
    lexeme: Lexeme
    kind: Kind = "clause"
    adverbial: bool = False
    claim: str | None = None
    continued: bool = False
    reading: Reading | None = None
    stands: int = -1

    @property
    def nominal(self) -> bool:
        """Whether a verbal noun tells of it («عقب إعلان X …»): what else the sentence says is none of its speaker's."""
        return self.reading is not None and self.reading.form.pos == "masdar"


class Sentence(NamedTuple):
    """What a sentence's acts of saying are read from: tokens first..last, and who spoke last before it."""

    passage: Passage
    number: int
    first: int
    last: int
    references: dict[int, str]
    before: Speaker | None


def turns(passage: Passage, j: int) -> Lexeme | None:
    """The words at token j that give the floor back («في المقابل», «غير أن»), if any (speech.yaml, turns)."""
    sequence = passage.sequence_at.get(j)
    return sequence[0] if sequence is not None and sequence[0].section == "speech.turns" else None


def opens(text: str, quote: Quote) -> bool:
    """Whether a quotation mark opens: by its form, else because a word follows it at once."""
    if quote.opening is not None:
        return quote.opening
    return text[quote.end : quote.end + 1].isalnum()


def statement_noun(passage: Passage, i: int) -> bool:
    """Whether token i is a statement, report or the like, which stands for whoever made it («ذكر بيان للجيش»)."""
    return i < len(passage.view.tokens) and any(
        r.lexeme.section == "speech.nouns" and not r.finite for r in passage.readings(i)
    )


_LEST: Final = frozenset({"الا", "ان"})


def asks_not_to_be_named(passage: Passage, i: int, last: int) -> bool:
    """«طلب عدم الكشف عن اسمه», «مفضلاً عدم ذكر هويته»: what is asked for, refused or preferred is not to be named."""
    unnamed, telling = passage.words.particles["unnamed"], passage.words.particles["disclosing"]
    if passage.bare(i) in telling and passage.view.norms[i][0] not in "وف" and i < last:
        return stands_among(passage, unnamed, i + 1, i + 1)  # «رفضوا ذكر أسمائهم»
    if passage.bare(min(i + 1, last)) in _LEST and stands_among(passage, unnamed, i + 2, min(i + 5, last)):
        return True  # «طلب ألا يُنشر اسمه»
    for j in range(i + 1, min(i + 3, last) + 1):
        if passage.bare(j) in telling:
            return stands_among(passage, unnamed, j + 1, min(j + 4, last))
    return False


def is_called(passage: Passage, i: int) -> bool:
    """«المتهم، ويدعى فلان، …», «قال شاهد يدعى فلان إن»: a verb that only gives the name that follows it."""
    if passage.bare(i) not in _IS_CALLED or i + 1 >= len(passage.view.tokens):
        return False
    name = passage.name(i + 1)
    if name is None or name.value.class_ != "person" or name.first != i + 1:
        return False
    after = name.last + 1
    if after >= len(passage.view.tokens) or passage.view.tokens[after].kind == "punct":
        return True
    if passage.is_particle(i - 1, "complementizers") and not passage.is_particle(after, "complementizers"):
        return True  # «تبين أنه يدعى فلان»
    if passage.view.quotes_between(i + 1, i + 1) and passage.view.quotes_between(after, after):
        return True  # «إرهابي يدعى "أبو طلحة" واسترجاع سلاحه»
    return any(passage.can[k] & SAYING for k in range(max(0, i - _INTRODUCED), i))


_IS_CALLED: Final = frozenset({"يدعي", "تدعي"})
_INTRODUCED: Final = 7  # tokens from a verb of saying to the name of whoever says it
