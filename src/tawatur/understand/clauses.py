"""Splits a sentence into clauses: the stretches in which one verb or event noun finds its own people, place and time."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from tawatur.read.view import Sentence
from tawatur.understand.headlines import further_news, is_headline
from tawatur.understand.lexeme import FINITE, OPENS
from tawatur.understand.nameless import unnamed
from tawatur.understand.passage import Passage

ClauseKind = Literal[
    "main", "coordinate", "relative", "complement", "adverbial", "beside"
]  # beside: other news in one headline
_STOPS: Final = frozenset({"؛", ";", ":", "…", "...", "..", "|", "/"})
_COMMAS: Final = frozenset({"،", ","})
_PAUSES: Final = _STOPS | _COMMAS


_AND_NOT: Final = frozenset({"ولا", "ولم", "ولن"})


class Clause(NamedTuple):
    """Tokens first..last (inclusive) of one clause; `opener`: the token that opens it; `parent`: index of the clause before it."""

    first: int
    last: int
    kind: ClauseKind
    sentence: int


def split_clauses(passage: Passage, number: int) -> list[Clause]:
    """The clauses of one sentence, in order, covering it without gaps."""
    sentence: Sentence = passage.view.sentences[number]
    bounds: list[tuple[int, ClauseKind]] = [(sentence.first, "main")]
    headline = is_headline(passage, sentence)
    led = sentence.first + 1 < sentence.last and _circumstance(passage, sentence.first)
    can, norms, name_at, figure_at = passage.can, passage.view.norms, passage.name_at, passage.figure_at
    for i in range(sentence.first + 1, sentence.last):
        if headline and further_news(passage, i, bounds[-1][0], sentence):
            bounds.append((i, "beside"))
            continue
        if norms[i] == "حين" and _when(passage, i, sentence.last):
            bounds.append((i, "adverbial"))
            continue
        if norms[i] == "من" and _who(passage, i, sentence.last):
            bounds.append((i, "relative"))
            continue
        if led and can[i] & FINITE and bounds[-1][0] == sentence.first and _main_verb(passage, i, sentence):
            bounds.append((i, "coordinate"))
            continue
        remarks = can[i] & FINITE and (name_at[i - 1] >= 0 or figure_at[i - 1] >= 0 or figure_at[i - 2] >= 0)
        if not (can[i] & OPENS or norms[i - 1] in _PAUSES or remarks or norms[i] in _AND_NOT):
            continue  # most words open nothing
        kind = _opens(passage, i, sentence) or _remark(passage, i, bounds[-1][0])
        if kind is not None:
            bounds.append((i, kind))
    out = []
    for k, (first, kind) in enumerate(bounds):
        last = (bounds[k + 1][0] if k + 1 < len(bounds) else sentence.last) - 1
        out.append(Clause(first, last, kind, number))
    return out


def _circumstance(passage: Passage, i: int) -> bool:
    """«بعد …», «وبالتزامن مع …»: whether a sentence opens with when, or upon what, its verb came about."""
    return passage.is_particle(i, "circumstances") or (passage.view.norms[i] == "و" and _circumstance(passage, i + 1))


def _main_verb(passage: Passage, i: int, sentence: Sentence) -> bool:
    """«بعد غارات على X استهدفت المدفعية Y»: the verb of a sentence that opens with a circumstance, with its subject after it."""
    readings = passage.readings(i)
    if passage.name_at[i] >= 0 or not readings or any(not r.finite or r.prefix or r.suffix for r in readings):
        return False
    if i + 1 >= sentence.last or passage.view.tokens[i - 1].kind != "word":
        return False
    before = range(sentence.first, i)
    if any(passage.by_kind[j].finite and passage.name_at[j] < 0 for j in before):
        return False
    if any(passage.is_particle(j, "relatives") or passage.is_particle(j, "complementizers") for j in before):
        return False
    return acts(passage, i + 1)


def acts(passage: Passage, i: int) -> bool:
    """Whether a party, its forces or their means are named at token i, under no preposition: who does what the verb before tells."""
    name = passage.name(i)
    if name is not None:
        return name.value.class_ == "actor" and not name.clitic
    carrier = any(r.lexeme.get("carrier") and r.prefix in ("", "ال") for r in passage.by_kind[i].weapons)
    plain = passage.bare(i) == passage.view.norms[i] and passage.view.norms[i][0] not in "بل"
    return carrier or (plain and not passage.words.particles["forces"].isdisjoint(passage.known[i].stems))


def _when(passage: Passage, i: int, end: int) -> bool:
    """«ارتكب مجزرة حين استهدف الطيران مخزناً»: «حين» before a verb, not «في حين», opens a clause as «عندما» does."""
    if passage.bare(i - 1) in ("في", "منذ", "الي", "حتي") or i + 1 >= end:
        return False
    return any(r.finite and r.form.tense == "past" and not r.prefix for r in passage.readings(i + 1))


def _who(passage: Passage, i: int, end: int) -> bool:
    """«محاسبة من قصفوا السوق»: «من» before a plural verb means whoever did it."""
    return i + 1 < end and any(r.finite and r.form.person == "3mp" and not r.prefix for r in passage.readings(i + 1))


def _opens(passage: Passage, i: int, sentence: Sentence) -> ClauseKind | None:
    """The kind of clause that token i opens, or None when it opens none."""
    if passage.name_at[i] >= 0 or passage.time_at[i] >= 0:
        return None
    view = passage.view
    norm, before = view.norms[i], view.norms[i - 1]
    if before in _STOPS:
        return "main"
    if norm in _AND_NOT:
        return "coordinate" if i + 1 < sentence.last and view.norms[i + 1][0] in "يتن" else None
    after_comma = before in _COMMAS and i - 1 not in passage.round_time
    if not (after_comma or passage.can[i] & OPENS):
        return None
    contrast = passage.is_particle(i, "contrast_first") and i + 1 < sentence.last
    if contrast and f"{passage.bare(i)} {view.norms[i + 1]}" in passage.words.particles["contrast"]:
        return "main"
    if passage.is_particle(i, "complementizers") and (
        before not in _COMMAS or norm in passage.words.particles.get("complementizers", ())
    ):
        return "complement"
    bare = passage.bare(i)
    if passage.is_particle(i, "relatives"):
        if bare in ("ما", "مما"):
            return "adverbial" if after_comma or norm != bare or _result(passage, i) else None
        return "relative"
    ahead = i + 1 < sentence.last and bool(passage.by_kind[i + 1].finite)
    if bare in ("او", "ام") and not after_comma and not ahead:
        return None  # «هجوم أو قصف»
    if passage.is_particle(i, "subordinators") and norm != "وكان":  # «وكان قد شهد …» is no «وكأن»
        until_a_time = bare == "حتي" and any(passage.time_at[j] >= 0 for j in range(i + 1, min(i + 3, sentence.last)))
        return None if until_a_time else "adverbial"
    if passage.is_particle(i, "modifiers"):
        return None if _owned_by(passage, i) or backed_by(passage, i) is not None else "relative"
    if after_comma and passage.is_particle(i, "charged") and i + 1 < sentence.last:
        return "relative"  # «القبض على الضابط فلان، المتهم بتصفية معتقلين»
    # «وردّ الجيش», «وصدّ الحوثيون»: so short a word only before its doer
    conj = norm[0] in "وف" and (len(norm) > 3 or (len(norm) == 3 and i + 1 < sentence.last and acts(passage, i + 1)))
    readings = passage.readings(i)
    # a word that may also be a coordinate noun («وقتل واعتقال») stays in its clause unless only a verb fits
    joins = conj and any(r.finite and r.prefix[:1] in ("و", "ف") for r in readings)
    if joins and (all(r.finite for r in readings) or not _noun_like(passage, i)):
        return "coordinate"
    if not readings and _verb_look(norm):
        return "coordinate"
    if after_comma:
        if norm == "وفي" and _meanwhile(passage, i, sentence):
            return "coordinate"
        if readings and any(r.finite and not r.prefix for r in readings):
            return "coordinate"
        if any(
            r.form.pos == "active_participle" and r.form.surface.endswith(("ا", "ين", "ه")) and not r.prefix
            for r in readings
        ):
            return "adverbial"
        if passage.is_particle(i, "circumstance"):
            return "adverbial"
    if passage.is_particle(i, "clause_links"):
        return None if bare == "وسط" and _middle(passage, i) else "adverbial"
    return None


def _meanwhile(passage: Passage, i: int, sentence: Sentence) -> bool:
    """«…، وفي حادث منفصل خطف مسلحون …», «…، وفي نيالا قتلت الشرطة …»: where or when comes first, then a verb with its own doer."""
    for j in range(i + 2, min(i + _CIRCUMSTANCE, sentence.last - 1)):
        if passage.view.tokens[j].kind == "punct":
            return False
        readings = passage.readings(j)
        if passage.name_at[j] >= 0 or not any(r.finite and not r.prefix for r in readings):
            continue
        if unnamed(passage, j + 1) or (all(r.finite for r in readings) and acts(passage, j + 1)):
            return True
    return False


_CIRCUMSTANCE: Final = 7  # tokens from «وفي» to the verb


def _owned_by(passage: Passage, i: int) -> bool:
    """«ألقى الطيران التابع للنظام براميل»: whose the noun before is; the clause goes on."""
    if passage.bare(i) not in OWNED or i + 1 >= len(passage.view.tokens) or passage.view.tokens[i - 1].kind != "word":
        return False
    owner = passage.name(i + 1)
    if owner is None:
        return passage.known[i + 1].described is not None and passage.view.norms[i + 1].startswith(
            "لل"
        )  # «التابع للجيش»
    return owner.value.class_ == "actor"


def backed_by(passage: Passage, i: int) -> int | None:
    """«شنّت مليشيا X المدعومة من إيران حملة»: the last token of whose backing is told of the party right before; the clause goes on."""
    party = passage.name(i - 1) if i > 0 else None
    if party is None or party.value.class_ != "actor" or not passage.is_particle(i, "backing"):
        return None
    j, end = i + 1, len(passage.view.tokens)
    if j < end and passage.view.norms[j].endswith("يا") and passage.name_at[j] < 0:
        return j  # «المدعوم إماراتياً»
    while j < min(i + 2, end) and passage.name_at[j] < 0 and passage.is_particle(j, "prepositions"):
        j += 1
    backer = passage.name(j) if j < end else None
    if backer is None or backer.first != j:
        return None
    # where a pause follows, the clause is over anyhow
    return backer.last if passage.view.tokens[min(backer.last + 1, end - 1)].kind == "word" else None


OWNED: Final = frozenset({"التابع", "التابعه", "التابعين"})


def object_reach(passage: Passage, verb: int, clause: Clause) -> int:
    """The last token in which the object of a verb begins: five on, whose the subject is left out («التابع لـX»)."""
    for j in range(verb + 2, min(verb + 4, clause.last)):
        owner = passage.name(j + 1)
        if owner is not None and passage.bare(j) in OWNED:
            return min(owner.last + 5, clause.last)
    return min(verb + 5, clause.last)


def _middle(passage: Passage, i: int) -> bool:
    """«إلى وسط مدينة جنين»: the middle of a place, after a preposition; no circumstance."""
    return passage.is_particle(i - 1, "prepositions")


def _remark(passage: Passage, i: int, first: int) -> ClauseKind | None:
    """«عناصر من قسد رفضوا التسليم»: a plural verb right after a name, in a clause that has its verb, is a remark about it.

    So is a verb with a pronoun for people counted right before it («ستة جنود أسرهم التنظيم»).
    """
    # «17 موظفا تحتجزهم الجماعة», «17 موظفا أمميا تحتجزهم»
    counted = passage.figure_at[i - 1] >= 0 or (
        passage.figure_at[i - 2] >= 0 and passage.view.norms[i - 1].endswith(("ا", "ين"))
    )
    if not (passage.name_at[i - 1] >= 0 or counted) or not passage.by_kind[i].finite:
        return None
    readings = passage.readings(i)
    if any(not r.finite or r.prefix for r in readings):
        return None
    place = None if counted else passage.name(i - 1)
    if place is not None and place.value.class_ in ("place", "facility") and all(r.suffix in _IT for r in readings):
        # «في فندق بمدينة X اقتحمه مسلحون»
        return "relative" if any(r.finite for j in range(first, i - 1) for r in passage.readings(j)) else None
    if not any(r.suffix in _THEM if counted else r.form.person == "3mp" for r in readings):
        return None
    return "relative" if any(r.finite for j in range(first, i - 1) for r in passage.readings(j)) else None


_IT: Final = frozenset({"ه", "ها"})
_THEM: Final = frozenset({"هم", "ها", "هما", "هن"})


def _result(passage: Passage, i: int) -> bool:
    """«… ما أدى إلى»: a verb follows the relative."""
    return i + 1 < len(passage.view.tokens) and any(r.finite for r in passage.readings(i + 1))


def _noun_like(passage: Passage, i: int) -> bool:
    """Whether the word before is a noun that this one may be joined to («هجوم وقصف», «لتبادل الأسرى وفتح المعابر»)."""
    if all(r.finite for r in passage.readings(i)):
        return False
    armed = bool(passage.by_kind[i - 1].weapons) and not passage.by_kind[i - 1].events
    if armed and i + 1 < len(passage.view.tokens) and acts(passage, i + 1):
        return False  # «قصفت المدينة بالمدفعية وردّ الجيش بقصف …»
    return any(not r.finite for r in passage.readings(i - 1)) or _in_a_row(passage, i)


def _in_a_row(passage: Passage, i: int) -> bool:
    """Whether a verbal noun with its genitive stands before token i, and what may be another with its own begins there."""
    view = passage.view
    if (
        i < 2
        or i + 1 >= len(view.norms)
        or not (view.norms[i - 1].startswith("ال") and view.norms[i + 1].startswith("ال"))
    ):
        return False
    if passage.name_at[i + 1] >= 0 or not passage.words.particles["forces"].isdisjoint(passage.known[i + 1].stems):
        return False  # «وقصف الجيش القرى»
    before = passage.readings(i - 2)
    return any(r.form.pos == "masdar" and not r.prefix.endswith("ال") for r in before) and not any(
        r.finite for r in before if not r.prefix
    )


def _verb_look(norm: str) -> bool:
    """«ويبلغ», «فيقول»: a conjunction and a present form, whatever the verb."""
    return len(norm) > 4 and norm[0] in "وف" and norm[1] == "ي" and not norm.endswith(("ه", "ات"))


def evidence(passage: Passage, at: int, till: int, clause: Clause) -> tuple[int, int]:
    """The clause round tokens at..till, without the punctuation round it; at most its sentence."""
    first, last = clause.first, clause.last
    while last > till and passage.view.norms[last] in _MARKS:
        last -= 1
    while first < at and passage.view.norms[first] in _MARKS:
        first += 1
    return first, last


_MARKS: Final = frozenset({"،", ",", ".", "؛", ":", "…", "-"})
