"""Words written alike: whether one that may be a finite verb or a verbal noun («قصف», «خطف») is the one or the other."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause
from tawatur.understand.lexeme import Reading
from tawatur.understand.passage import Passage


def verb_first(passage: Passage, i: int, clause: Clause) -> bool:
    """«خطف مقاتلو التنظيم 250», not «خطف مقاتلين على»: a word that may be verb or masdar, before its doer, at a clause's start."""
    if (
        i + 1 > clause.last
        or i - clause.first > 3
        or (i > clause.first and passage.view.tokens[i - 1].kind == "word" and passage.time_at[i - 1] < 0)
    ):
        return False
    after = passage.name(i + 1)
    doer = after is not None and after.value.class_ in ("actor", "person") and not after.clitic
    nominative = passage.view.norms[i + 1].endswith(("و", "ون", "ونا")) and passage.name_at[i + 1] < 0
    nominative = nominative or _two(passage, i + 1)  # «توصل الطرفان إلى»
    if not (doer or nominative):
        return False
    return not any(
        (passage.bare(j) in ("علي", "ضد") and not _at_least(passage, j)) or passage.view.norms[j].startswith("لل")
        for j in range(i + 2, min(i + 7, clause.last + 1))
    )


def we_first(passage: Passage, i: int, clause: Clause, reading: Reading) -> bool:
    """«الكتائب: قصفنا مستوطنة …», «وأسرنا جندياً»: at a clause's start it tells what we did, and is no «our shelling»."""
    if reading.form.person != "1p" or reading.suffix or i + 1 > clause.last:
        return False
    opens = i == clause.first or passage.view.tokens[i - 1].kind == "punct"
    return opens and not (passage.is_particle(i + 1, "prepositions") or passage.view.norms[i + 1].startswith("لل"))


def _two(passage: Passage, i: int) -> bool:
    """«الطرفان»: a definite dual in the nominative, and no other word that ends so («السكان»)."""
    norm = passage.view.norms[i]
    dual = norm.startswith("ال") and norm.endswith("ان") and len(norm) > 6
    return dual and passage.name_at[i] < 0 and not passage.is_particle(i, "no_duals")


def _at_least(passage: Passage, j: int) -> bool:
    """«على الأقل» governs nothing."""
    return j + 1 < len(passage.view.norms) and passage.view.norms[j + 1] == "الاقل"


def verb_last(passage: Passage, i: int, clause: Clause) -> bool:
    """«كان الجيش قد قصف», «أنه قصف», «إن الجيش قصف»: after its particle, its pronoun, or a subject that opens the clause."""
    if i <= clause.first or passage.view.tokens[i - 1].line != passage.view.tokens[i].line:
        return False
    if passage.view.norms[i - 1] in _BEFORE_VERBS or _with_pronoun(passage, i - 1):
        return True
    if _about_people(passage, i, clause):
        return True
    name = passage.name(i - 1)
    if name is None and passage.known[i - 1].described is not None and passage.view.norms[i - 1].startswith("ال"):
        # «إن التنظيم قصف», «النظام قصف»
        opens = i - 1 == clause.first or (i - 2 >= clause.first and passage.is_particle(i - 2, "complementizers"))
        return opens and i < clause.last and not passage.is_particle(i + 1, "prepositions")
    if name is None or name.value.class_ != "actor" or name.clitic or i + 1 > clause.last:
        return False
    opens = name.first == clause.first or passage.is_particle(name.first - 1, "complementizers")
    return opens and not passage.is_particle(i + 1, "prepositions")


_BEFORE_VERBS: Final = frozenset({"قد", "لقد", "وقد", "فقد", "لم", "ولم", "لن", "ولن", "سوف", "وسوف"})


def _about_people(passage: Passage, i: int, clause: Clause) -> bool:
    """«تسعة عسكريين خطفهم التنظيم»: after an indefinite noun for people, with a pronoun for them, before its doer."""
    before, here = passage.view.norms[i - 1], passage.view.norms[i]
    if (
        i == clause.last
        or not here.endswith(_PEOPLE)
        or before.startswith("ال")
        or not before.endswith(("ين", "ون", "ان"))
    ):
        return False
    doer = passage.name(i + 1)
    if doer is not None:
        return doer.value.class_ == "actor" and not doer.clitic
    return passage.known[i + 1].described is not None and passage.view.norms[i + 1].startswith("ال")


_PEOPLE: Final = ("هم", "هما")


def _with_pronoun(passage: Passage, i: int) -> bool:
    return passage.is_particle(i, "complementizers") and passage.view.norms[i].endswith(("ه", "ها", "هم"))


def _ends_row(passage: Passage, i: int) -> bool:
    """«عمليات خطف وقتل وسلب في المدينة»: a noun of what happened stands before it, and no object or subject comes after it."""
    if any(r.finite and not r.prefix for r in passage.readings(i - 1)):
        return False
    if not any(not r.finite and r.form.surface[-1:] != "ا" for r in passage.by_kind[i - 1].events):
        return False
    if not any(r.form.pos == "masdar" for r in passage.by_kind[i].events) or i + 1 >= len(passage.view.tokens):
        return False
    after = passage.view.norms[i + 1]
    return passage.is_particle(i + 1, "prepositions") or after[0] == "ل" or after in (".", "،")


def must_be_noun(passage: Passage, i: int, reading: Reading) -> bool:
    """A verb reading cannot follow a preposition or a noun that governs it; «مقتل»-like nouns cannot be verbs."""
    if i and reading.prefix == "و" and _ends_row(passage, i):
        return True
    if i == 0 or reading.prefix or reading.form.person == "3mp":
        return False  # «محاسبة من قصفوا»
    if passage.view.tokens[i - 1].line != passage.view.tokens[i].line:
        return False
    if passage.is_particle(i - 1, "prepositions") and passage.bare(i - 1) not in (
        "ما",
        "كما",
        "حيث",
        "حين",
        "منذ",
        "بعد",
        "قبل",
        "حتي",
        "خلال",
    ):
        return True
    before = passage.readings(i - 1)
    if (
        passage.is_particle(i - 1, "auxiliaries")
        and reading.form.tense == "past"
        and reading.suffix
        and _present(passage, i + 1)
    ):
        return True  # «كان قاتله يعمل معه»
    if passage.by_kind[i].weapons and any(not r.finite for r in passage.by_kind[i - 1].events):
        return True  # «انفجار لغم»
    # «عملية قتل», «بدأ قصف»: after a verb that carries it, or a carrier noun, it is the masdar
    noun_possible = any(r.form.pos == "masdar" and r.lexeme.type for r in passage.readings(i))
    if not noun_possible:
        return False
    if not passage.words.particles["of_deeds"].isdisjoint(passage.known[i - 1].stems):
        return not passage.view.norms[i - 1].startswith(("ال", "لل"))  # «قرار سحب القوات»
    carried = any(r.lexeme.section in ("events.carriers", "events.light_verbs") for r in before)
    return carried or _object_after_subject(passage, i)


def _present(passage: Passage, i: int) -> bool:
    """Whether token i is a verb in the present."""
    word = passage.bare(i) if i < len(passage.view.tokens) else ""
    return word[:1] in ("ي", "ت") and len(word) > 3 and passage.name_at[i] < 0 and not passage.kinds(i)


def _object_after_subject(passage: Passage, i: int) -> bool:
    """«تعتزم الحكومة نقل …»: a verb that takes a verbal noun, its subject by name, then the noun."""
    name = passage.name(i - 1)
    if name is None or name.first == 0 or name.clitic:
        return False
    return any(
        r.finite and "masdar" in (r.lexeme.get("governs") or ()) for r in passage.by_kind[name.first - 1].operators
    )
