"""Whether a verb of saying goes with a speaker: number, gender, case and voice."""

from __future__ import annotations

from typing import Final

from tawatur.understand.lexeme import Reading
from tawatur.understand.passage import Passage
from tawatur.understand.speaker import Speaker


def agreeing(passage: Passage, known: Speaker | None, reading: Reading) -> Speaker | None:
    """«وقالت الشرطة … وقال إن»: who spoke before the last one, where only he goes with the verb."""
    if known is None or reading.form.person != "3ms" or not _feminine(passage, known):
        return known
    return next((s for s in known.earlier if not _feminine(passage, s)), known)


def _feminine(passage: Passage, speaker: Speaker) -> bool:
    return passage.feminine(passage.view.tokens[speaker.first])


def not_its_subject(passage: Passage, i: int, j: int, reading: Reading) -> bool:
    """«وطالب بعثة …», «واتهم قوات …»: right after a masculine verb that has an object a feminine noun is whom it is said to.

    j: where the party is named, that noun or what follows it.
    """
    if (
        not i < j <= i + 2
        or reading.form.person != "3ms"
        or not (reading.lexeme.get("claim") or reading.lexeme.get("stance") in ("accusing", "demanding"))
    ):
        return False
    norm = passage.view.norms[i + 1]
    return passage.feminine(passage.view.tokens[i + 1]) or norm.removeprefix("ال") in _FEMININE


def disagrees(passage: Passage, speaker: Speaker, reading: Reading) -> bool:
    """«استمرار قوات X بالقصف خطر ويثبت أن»: a masculine verb has no party named in the feminine for its subject."""
    norm = passage.view.norms[speaker.first].removeprefix("ال")
    return speaker.entity.startswith("actor/") and reading.form.person == "3ms" and norm in _FEMININE


_FEMININE: Final = frozenset({"قوات", "سلطات", "ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "حكومات", "جماعات"})


def oblique(passage: Passage, i: int) -> bool:
    """A sound plural in its oblique case, which is no subject («المواطنين», «ذوي القتلى»); the name of a role only.

    Not where it tells of whom some are: «عشرات الناشطين», «عدد من ذوي القتلى».
    """
    norm = passage.view.norms[i]
    if passage.name_at[i] >= 0 or not (norm == "ذوي" or (norm.endswith("ين") and len(norm) > 5)):
        return False
    return not (
        i and (passage.is_particle(i - 1, "some") or passage.bare(i - 1) == "من" or passage.figure_at[i - 1] >= 0)
    )


def is_passive_saying(passage: Passage, i: int, reading: Reading) -> bool:
    """Whether a form is passive: vowelled so, or because the verb has no active form spelt like it («قيل», «أُدين»).

    What only «I» would say («أُدين») is none in a report.
    """
    if reading.form.voice != "passive":
        return False
    same = [r for r in passage.readings(i) if r.finite and r.lexeme.id == reading.lexeme.id]
    return passage.passive_marked(i) or all(r.form.voice == "passive" or r.form.person == "1s" for r in same)


def impersonal(passage: Passage, i: int, stop: int, reading: Reading) -> bool:
    """«يُعتقد أن», «يُرجَّح أن»: in the present, right before «أن» and not right after whoever believes it, nobody's."""
    if not reading.lexeme.get("hearsay") or reading.form.tense == "past" or stop - i > 1:
        return False
    return reading.form.person == "3ms" and (i == 0 or passage.name_at[i - 1] < 0)
