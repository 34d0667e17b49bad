"""Where a verb without a subject finds it: the order of the clauses before it, whom a remark is about, who was only struck."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause
from tawatur.understand.ellipsis import subjectless
from tawatur.understand.lexeme import EVENT, Reading
from tawatur.understand.parties import parties_in
from tawatur.understand.party import Party
from tawatur.understand.passage import Passage


def clauses_before(passage: Passage, clauses: list[Clause], number: int) -> list[int]:
    """The clauses before one, nearest first; for one joined after a comma, what told when or upon what comes last.

    «دخلت X المدينة بعد أن انسحبت منها Y، وفرضت حظراً»: X did.
    """
    row = list(range(number - 1, -1, -1))
    own = clauses[number]
    if own.kind != "coordinate" or number < 2 or passage.view.norms[own.first - 1] not in ("،", ","):
        return row
    aside = [n for n in row[:-1] if _tells_when(passage, clauses[n])]
    return [*(n for n in row if n not in aside), *aside] if aside else row


def only_done_to(passage: Passage, clause: Clause, party: Party) -> bool:
    """«وأسرت عشرات من عناصرها», «إنها قصفت مواقع X»: a party after a verb that goes on with «و» and carries its subject in its ending did nothing."""
    first = clause.first
    if passage.is_particle(first, "complementizers") and passage.view.norms[first].endswith(("ها", "هم", "نه")):
        # «إنه أسقط طائرة للتحالف»
        return party.at > first + 2 and bool(passage.can[min(first + 1, clause.last)] & EVENT)
    if clause.kind != "coordinate" or party.at <= first or not passage.can[first] & EVENT:
        return False
    return any(
        r.finite and r.prefix[:1] == "و" and subjectless(passage, first, r, first)
        for r in passage.by_kind[first].events
    )


def _tells_when(passage: Passage, clause: Clause) -> bool:
    """«بعد أن انسحبت منها …», «عندما دخلوا»: whether a clause tells when, or upon what, that before it came about."""
    opener = passage.bare(clause.first)
    return opener in _WHEN or (opener == "ان" and passage.is_particle(clause.first - 1, "circumstances"))


_WHEN: Final = frozenset({"بعدما", "قبلما", "عندما", "حينما", "حين", "حالما"})


def antecedent(
    passage: Passage, clauses: list[Clause], number: int, references: dict[int, str], head: Reading
) -> list[Party]:
    """«… للتنظيم الذي دخل المدينة وأطلق سراح …»: whom a remark is about, with which the verb after it goes on."""
    clause = clauses[number]
    if not any(
        r.finite and r.form.person == head.form.person for j in _first_words(clause) for r in passage.readings(j)
    ):
        return []
    slots = parties_in(passage, clauses[number - 1], references, None)
    return [s for s in slots if clause.first - s.last <= 2][-1:]


def _first_words(clause: Clause) -> range:
    return range(clause.first, min(clause.first + 3, clause.last + 1))


def counted_before(passage: Passage, at: int, head: Reading) -> int:
    """«22 سجيناً كانوا قد فرّوا»: the first token of the people counted right before a verb in the plural, whom it is about; else -1."""
    if head.prefix or head.form.person != "3mp" or (at and passage.view.norms[at - 1] in _OF_THEM):
        return -1
    for j in range(at - 1, max(at - _RIGHT_BEFORE, -1), -1):
        if passage.figure_at[j] >= 0:
            return passage.figures[passage.figure_at[j]].first
        if passage.name_at[j] >= 0 or not passage.is_particle(j, "auxiliaries"):
            return -1
    return -1


_OF_THEM: Final = frozenset({"منهم", "منهما"})  # «وبعد مقتل 13 منهم هاجموا …»: those told of before
_RIGHT_BEFORE: Final = 4  # tokens from those counted over «كانوا قد» to the verb
