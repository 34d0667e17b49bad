"""What governs a party's name: the preposition to its left, through nouns of membership and positions."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import PREPOSITIONS, proclitic_splits
from tawatur.understand.clauses import OWNED, Clause
from tawatur.understand.lexeme import POSITION
from tawatur.understand.party import BY, DONE_TO, Party
from tawatur.understand.passage import Passage

_AGENT_PHRASES: Final = (
    ("من", "قبل"),
    ("علي", "يد"),
    ("علي", "ايدي"),
    ("من", "جانب"),
    ("من", "طرف"),
    ("بواسطه",),
    ("بيد",),
    ("بايدي",),
    ("بقبضه",),
    ("في", "قبضه"),
    ("في", "يد"),
    ("بنيران",),
    ("برصاص",),
)
_AGENT_WORDS: Final = frozenset(phrase[-1] for phrase in _AGENT_PHRASES)


def placed(passage: Passage, slot: Party, clitic: str, clause: Clause, before: list[Party], edge: int) -> Party:
    """The slot with the preposition that governs its noun phrase, through nouns of membership («عناصر من», «تابعة لـ»)."""
    i = slot.at
    if before and clitic[:1] == "و" and len(clitic) == 1 and i - before[-1].last <= 3:
        return governed(slot, before[-1].prep, before[-1].owns)  # coordinate: «قسد والأسايش»
    if clitic[-1:] in PREPOSITIONS and clitic:
        held = _holding(passage, i - 1, clause) if clitic[-1] == "ل" else is_position(passage, i - 1)
        if not _belongs(passage, i - 1, clause):
            return governed(slot, clitic[-1], held)
        if held and clitic[-1] == "ل" and not passage.kinds(i - 1) & _MEN:
            return governed(slot, "ل", True)  # «هاجم مجهولون حاجزاً للجيش»
        i -= 1
    prep, owns = _governor_left(passage, i, clause, edge)
    return governed(slot, prep, owns or is_position(passage, i - 1))


def _holding(passage: Passage, j: int, clause: Clause) -> bool:
    """«نقطة للجيش», «نقطة مراقبة للجيش», «منظومة دفاع جوي للقوات»: a position at token j, or before what only says of what kind."""
    for k in range(j, max(clause.first - 1, j - _KIND), -1):
        if is_position(passage, k):
            return True
        if passage.name_at[k] >= 0 or passage.time_at[k] >= 0 or passage.view.tokens[k].kind != "word":
            return False
        if passage.is_particle(k, "prepositions") or any(
            r.finite or r.lexeme.type in DONE_TO for r in passage.readings(k)
        ):
            return False
        if passage.view.norms[k].startswith(("ال", "بال", "لل")):
            return False
    return False


_KIND: Final = 3  # tokens from a position to the «ل» of whose it is


def governed(slot: Party, prep: str | None, owns: bool) -> Party:
    return Party(slot.at, slot.last, slot.entity, slot.name, prep, owns, slot.origin)


_CLUTCHES: Final = frozenset({"قبضه", "ايدي", "يد", "يدي", "براثن"})
_MEN: Final = frozenset({"ranks", "forces"})


def _governor_left(passage: Passage, i: int, clause: Clause, edge: int) -> tuple[str | None, bool]:
    """Walks left over genitive nouns to a preposition, a verb, the trigger or the clause's start; tells of positions met."""
    j, steps, owns = i - 1, 0, False
    while j >= clause.first and steps < 6:
        if j == edge:
            return None, owns
        if passage.view.norms[j][0] == "ل" and passage.view.norms[j][1:] in passage.words.particles["support"]:
            return "ل", owns  # «توغلت لدعم قوات المعارضة»
        readings = passage.readings(j)
        if readings and any(r.finite for r in readings) and not any(r.form.pos in ("masdar", "noun") for r in readings):
            return None, owns
        if passage.time_at[j] >= 0 or passage.is_particle(j, "auxiliaries"):
            return None, owns
        bare = passage.bare(j)
        for phrase in _AGENT_PHRASES if bare in _AGENT_WORDS else ():
            if bare == phrase[-1] and (len(phrase) == 1 or (j > clause.first and passage.bare(j - 1) == phrase[0])):
                return BY, owns
        if passage.is_particle(j, "prepositions"):
            if bare == "من" and passage.view.norms[j + 1] in _CLUTCHES:
                return "من", owns  # «فر رهينتان من قبضة X»
            if bare in ("من", "في") and _belongs(passage, j - 1, clause, bare == "في"):
                j -= 1
                steps += 1
                continue
            return bare, owns
        if passage.view.tokens[j].kind == "punct" and passage.view.norms[j] not in ("(", ")"):
            return None, owns
        if passage.name_at[j] >= 0:
            return None, owns
        owns = owns or is_position(passage, j)
        prefix = _preposition_clitic(passage, j)
        if prefix:
            return prefix, owns
        j -= 1
        steps += 1
    return None, owns


def is_position(passage: Passage, j: int) -> bool:
    """Whether token j is a noun for what a party holds («مواقع», «حواجز»), so that its owner is the target."""
    return j >= 0 and bool(passage.can[j] & POSITION)


def _preposition_clitic(passage: Passage, j: int) -> str | None:
    """A preposition joined to a word of membership or to an event noun («لعناصر», «بهجوم»)."""
    norm = passage.view.norms[j]
    for prefix, stem in proclitic_splits(norm):
        if prefix and prefix[-1] in PREPOSITIONS and (stem in passage.words.particles.get("members", frozenset())):
            return prefix[-1]
    for reading in passage.readings(j):
        head = reading.prefix.removesuffix("ال")
        if not reading.finite and head[-1:] in PREPOSITIONS:
            return head[-1]
    return None


_TITLE: Final = 3  # tokens that a rank and what belongs to it take up («قائد كتيبة في», «قيادي أمني بارز في»)


def _of_rank(passage: Passage, k: int, last: int, clause: Clause) -> bool:
    """«قائد كتيبة في حماس», «ضابط ومنتسبان في الجيش»: a noun of rank at token k, with nothing but nouns up to token `last`."""
    if k < clause.first or passage.known[k].stems.isdisjoint(passage.words.particles["ranks"]):
        return False
    return all(
        passage.view.tokens[j].kind == "word"
        and passage.name_at[j] < 0
        and passage.time_at[j] < 0
        and not passage.view.norms[j].startswith("بال")
        and not any(r.finite for r in passage.readings(j))
        and not passage.is_particle(j, "prepositions")
        for j in range(k + 1, last + 1)
    )


def _belongs(passage: Passage, j: int, clause: Clause, person: bool = False) -> bool:
    """Whether token j makes what follows its owner: a noun of membership, an adjective like «تابعة», a count.

    person: only a noun for a person counts («مسؤول في الحزب», but not «عناصر في المدينة»).
    """
    if j < clause.first:
        return False
    if person:
        if passage.bare(j - 1) == "برتبه":
            j -= 2  # «ضابط برتبة رائد في الجيش»
        return any(_of_rank(passage, k, j, clause) for k in range(j, j - _TITLE, -1))
    if passage.figure_at[j] >= 0 or passage.view.tokens[j].kind == "number":
        return True
    # an adjective may stand between («قوة عسكرية كبيرة من الجيش»)
    tables = [passage.words.particles[kind] for kind in ("members", "belonging", "captives")]
    if any(r.suffix in ("ها", "هم", "هما") and not r.finite for r in passage.by_kind[j].events):
        return False  # «النقاط وتسليمها لقوات X»
    for k in range(j, max(clause.first, j - 2) - 1, -1):
        stems = passage.known[k].bases
        if any(s in t for s in stems for t in tables) or any(s[2:] in tables[0] for s in stems if s.startswith("ال")):
            return True  # «الوحدات المختصة للحرس الوطني»
        if passage.is_particle(k, "many"):
            return True  # «عدداً كبيراً من المسلحين التابعين لـX»
        if k == j and passage.bare(k) in OWNED:
            return True  # «الطيران التابع لـX»
        if (
            is_position(passage, k)
            or not passage.view.norms[k].endswith(("ه", "ين", "ي", "ا"))
            or passage.name_at[k] >= 0
        ):
            return False
    return False
