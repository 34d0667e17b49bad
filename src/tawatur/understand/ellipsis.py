"""Whether a verb carries its subject in its ending, as Arabic leaves it unsaid, or the noun after it is its subject."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import splits
from tawatur.understand.lexeme import Reading
from tawatur.understand.nameless import unnamed
from tawatur.understand.passage import Passage

MANY: Final = frozenset({"3mp", "3mp+", "3fp", "3md"})  # persons of a verb whose ending shows that several do it


def subjectless(passage: Passage, at: int, reading: Reading, last: int) -> bool:
    """Whether a verb carries its subject in its ending («سيطروا», «وسيطرت على»): no noun follows that could be it."""
    if reading.form.person in MANY:
        return True
    if passage.is_particle(at - 1, "complementizers") and passage.view.norms[at - 1].endswith(("ه", "ها", "هم")):
        return True  # «أنه قصف بلدة …»
    nxt = last + 1
    while nxt < len(passage.view.tokens) and pronominal(passage, nxt):
        nxt += 1  # «سيطر عليها بالكامل»
    if nxt >= len(passage.view.tokens) or passage.time_at[nxt] >= 0 or passage.view.tokens[nxt].kind == "punct":
        return True
    if passage.is_particle(nxt, "prepositions") or passage.is_particle(nxt, "complementizers"):
        return True
    norm = passage.view.norms[nxt]
    if norm in _SOME_OF_THEM:
        return True  # «وأعدمت بعضهم»
    after = passage.view.norms[nxt + 1] if nxt + 1 < len(passage.view.tokens) else ""
    if after in _THEIRS and reading.lexeme.object == "target":
        return True  # «وقصف قافلة لهم»
    if norm in _NO_SUBJECT and reading.prefix[:1] == "و":
        return True  # «وتجبر ما تبقى من العائلات على النزوح», «وتوغلت مرات في سوريا»
    if unnamed(passage, nxt) or our_forces(passage, nxt):
        return False  # «هاجم محتجون», «انتشلت فرقنا»
    if reading.suffix and any(not r.finite and r.prefix in ("", "ال") for r in passage.by_kind[nxt].events):
        return False  # «دمرتها معارك»: the verb has its object
    name = passage.name(nxt)
    if norm.startswith(("بال", "لل")) and (name is None or name.clitic[-1:] in ("ل", "ب")):
        return True  # «وسلمتها للجيش»
    if norm[0] == "ب" and (passage.figure_at[nxt] >= 0 or norm[1:] in passage.words.particles["pronouns"]):
        return True  # «قصفت بعدة قذائف»
    if reading.form.person == "3fs" and reading.lexeme.type in _TO_PEOPLE and _several_people(passage, nxt):
        return True  # «داهمت المنازل واعتقلت شيوخ عشائر»
    counted = passage.figure_at[nxt] >= 0 or passage.view.tokens[nxt].kind == "number"
    if reading.form.person == "3fs" and (counted or norm.endswith("ين") or _somebodys(passage, nxt)):
        return True  # «واعتقلت ثلاثة أشخاص», «وقتلت مدنيين», «واعتقلت صاحبه»
    if not passage.known[nxt].stems.isdisjoint(passage.words.particles["done_to"]) and norm.endswith(("هم", "ها", "ه")):
        return True  # «داهمت منازلهم»
    if reading.lexeme.object_in and not norm.startswith("ال") and norm in reading.lexeme.object_in:
        return True  # «وجرفت أراضي»
    if reading.lexeme.type == "weapons_seizure" and passage.by_kind[nxt].weapons:
        return True  # «وصادرت قذائف»: no weapons take weapons
    # «واستهدفت في …», «نفّذت هجوماً», «ودمر منزلا», «واستهدفت بصاروخ»: an indefinite accusative is an object
    token = passage.view.tokens[nxt]
    marked = passage.view.text[token.start : token.end].endswith(("ً", "اً", "ًا"))
    return (
        marked
        or _object(passage, nxt, reading)
        or any(
            not r.finite and ((r.lexeme.type and not r.prefix.endswith("ال")) or r.prefix[:1] == "ب")
            for r in passage.readings(nxt)
        )
    )


_SOME_OF_THEM: Final = frozenset({"بعضهم", "بعضها", "بعضا", "اخرين", "اثنين"})
_THEIRS: Final = frozenset({"له", "لها", "لهم"})
_NO_SUBJECT: Final = frozenset({"ما", "مرات", "مره", "مرتين"})


def _several_people(passage: Passage, i: int) -> bool:
    """«شيوخ», «قادة», «ناشطين»: people told by what they are, in no feminine form, without the article."""
    norm = passage.view.norms[i]
    plain = passage.name_at[i] < 0 and not norm.startswith("ال") and not norm.endswith(("ه", "ات", "ون"))
    return plain and any(slug[-1:] == "s" and not rest for rest, slug, _, _ in passage.known[i].roles)


def _object(passage: Passage, i: int, reading: Reading) -> bool:
    """Whether the noun at token i is what is done to, and nobody who does it: «ودمر منزلا», «واعتقل ثلاثة شبان», «وجرف أراضي».

    The alif of an indefinite accusative counts with its two strokes unwritten, as the press writes it.
    """
    norm = passage.view.norms[i]
    if passage.name_at[i] >= 0 or reading.lexeme.object not in _DONE_TO:
        return False
    if len(norm) > 3 and norm[-1] == "ا" and not norm.startswith("ال") and not norm.endswith("ايا"):
        return True  # «خلايا», «سرايا» show no case
    if reading.prefix[:1] == "و" and reading.lexeme.type in _TO_PEOPLE and _somebodys(passage, i):
        return True  # «واعتقل طاقمه»
    kinds = passage.kinds(i)
    if kinds & _OBJECTS or (kinds & _PERSONS and reading.lexeme.type in _TO_PEOPLE):
        return True
    return bool(kinds & _COUNTING or passage.figure_at[i] >= 0) and not _acting(passage, i)


_DONE_TO: Final = frozenset({"target", "theme"})


_OBJECTS: Final = frozenset({"done_to", "settlements", "settlement_rows"})


_PERSONS: Final = frozenset({"people", "captives"})


_TO_PEOPLE: Final = frozenset({"arrest", "abduction", "killing", "release"})


_COUNTING: Final = frozenset({"many"})


def _acting(passage: Passage, i: int) -> bool:
    """«عشرات المسلحين», «ثلاث طائرات»: whether those who are counted from token i on are people or means that act."""
    tables = [passage.words.particles[kind] for kind in ("forces", "members", "ranks")]
    return any(
        passage.name_at[j] >= 0
        or passage.view.norms[j].endswith("ون")
        or not all(passage.known[j].stems.isdisjoint(table) for table in tables)
        for j in range(i, min(i + 3, len(passage.view.tokens)))
    )


def _somebodys(passage: Passage, i: int) -> bool:
    """«صاحبه», «شقيقها»: one person told by a pronoun, who goes with no feminine verb; not «قواتها», «عناصره»."""
    token = passage.view.tokens[i]
    if token.kind != "word" or passage.feminine(token) or passage.kinds(i) or i in passage.meant:
        return False
    return any(
        s.suffix in ("ه", "ها") and len(s.stem) > 2 and s.stem[-2:] not in ("ات", "اء") for s in splits(token.norm)
    )


def pronominal(passage: Passage, i: int) -> bool:
    """«عليها», «فيه»: a preposition with its pronoun, which stands before the subject or instead of it."""
    token = passage.view.tokens[i]
    if token.kind != "word" or passage.feminine(token):
        return False  # «بعدة» is no «بعده»
    return any(s.suffix and s.stem in passage.words.particles["prepositions"] for s in splits(token.norm))


def our_forces(passage: Passage, i: int) -> bool:
    """«استهدفت قواتنا», «نفذ مقاتلونا»: right after the verb, the forces of whoever speaks."""
    if i >= len(passage.view.tokens) or not passage.view.norms[i].endswith("نا"):
        return False
    forces = passage.words.particles["forces"] | passage.words.particles["members"]
    return any(s.suffix == "نا" and (s.stem in forces or s.stem + "ن" in forces) for s in splits(passage.view.norms[i]))
