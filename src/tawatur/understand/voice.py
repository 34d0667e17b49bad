"""Whether a verb is passive: few texts write the vowel that tells «قُتل جنود» from «قتل جنود»."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits, splits
from tawatur.understand.clauses import Clause
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger

# what is done to people, where the past passive is written like the active
_TO_PEOPLE: Final = frozenset({"killing", "arrest", "abduction", "release", "displacement", "control_change"})


def is_passive(passage: Passage, trigger: Trigger, clause: Clause, led: bool) -> bool:
    """By its form or its vowel; else a verb whose subject people follow, with no object after it («قتل عنصران من … في»).

    led: whether a party stands before the verb, which is then its subject.
    """
    reading, lexeme = trigger.reading, trigger.lexeme
    if not reading.finite:
        return False
    if reading.form.voice == "passive" or (passage.passive_marked(trigger.first) and not _active_with_damma(trigger)):
        return True
    if lexeme.rest and trigger.last - trigger.first > len(lexeme.rest):
        return False  # «ألقت قسد القبض على شاب»: who does it stands between the verb and its words
    if led and (_national_suffers(passage, trigger) or _fell(passage, trigger)):
        return True
    if not led and _struck(passage, trigger):
        return True
    if led or trigger.type not in _TO_PEOPLE or lexeme.object != "target" or reading.suffix:
        return False
    if reading.form.tense != "past" or reading.form.person not in ("3ms", "3fs"):
        return False
    return _written_alike(passage, trigger) and _undergoes(passage, trigger, clause)


def _written_alike(passage: Passage, trigger: Trigger) -> bool:
    """Whether the passive is written like the active: «قتل» is, «اغتال» would be «اغتيل»."""
    same = trigger.lexeme.id
    return bool(trigger.lexeme.rest) or any(
        r.form.voice == "passive" and r.lexeme.id == same for r in passage.by_kind[trigger.first].events
    )


def _national_suffers(passage: Passage, trigger: Trigger) -> bool:
    """«أن جنديا تركيا قتل برصاص قناص»: a soldier told by his nation right before the verb, and no object after it."""
    at, after = trigger.first - 1, trigger.last + 1
    if at < 1 or after >= len(passage.view.norms) or passage.known[at].origin is None or passage.name_at[at] >= 0:
        return False
    if passage.view.norms[at].startswith("ال") or trigger.type not in _TO_PEOPLE or trigger.lexeme.object != "target":
        return False
    means = any(prefix == "ب" for prefix, _ in proclitic_splits(passage.view.norms[after]))
    return means or undergone(passage, trigger)


def _fell(passage: Passage, trigger: Trigger) -> bool:
    """«إن ثلاثة من جنوده قتلوا في هجوم», «جنديين قتلا»: of several before a verb of killing, with no object after it, they died."""
    reading, after = trigger.reading, trigger.last + 1
    if not trigger.lexeme.toll or reading.suffix or reading.form.tense != "past" or reading.prefix:
        return False
    if trigger.lexeme.object != "target":
        return False
    if reading.form.person not in ("3mp", "3md", "3fd") and not _a_soldier(passage, trigger.first):
        return False
    if after >= len(passage.view.tokens) or passage.view.tokens[after].kind == "punct":
        return True
    led = passage.is_particle(after, "prepositions") or passage.is_particle(after, "circumstance")
    return led or passage.time_at[after] >= 0


def _struck(passage: Passage, trigger: Trigger) -> bool:
    """«إن مدرسة قصفت في …», «وقرى أحرقت»: a thing right before a verb of striking without an object is what was struck."""
    at, after, form = trigger.first - 1, trigger.last + 1, trigger.reading.form
    if at < 0 or trigger.lexeme.object != "target" or trigger.reading.suffix or trigger.reading.prefix:
        return False
    if form.tense != "past" or form.person not in ("3ms", "3fs") or not passage.is_particle(at, "struck"):
        return False
    if after >= len(passage.view.tokens) or passage.view.tokens[after].kind == "punct":
        return True
    return passage.is_particle(after, "prepositions") or passage.time_at[after] >= 0


def _a_soldier(passage: Passage, at: int) -> bool:
    """«أن جنديا من قواته قتل»: one of somebody's soldiers, a few words before the verb."""
    soldiery = passage.words.particles["soldiery"]
    return any(
        passage.view.norms[j].endswith("ا") and not soldiery.isdisjoint(passage.known[j].stems)
        for j in range(max(0, at - 4), at)
    )


def undergone(passage: Passage, trigger: Trigger) -> bool:
    """«الصحفي الذي اعتقل عند حاجز»: what is done to people, with no object after the verb; whoever it is about suffered it."""
    reading, i = trigger.reading, trigger.last + 1
    if trigger.type in _TO_PEOPLE and i < len(passage.view.tokens):
        prepositions = passage.words.particles["prepositions"]
        if any(s.suffix and s.stem in prepositions for s in splits(passage.view.norms[i])):
            return True  # «الذي أُفرج عنه»
    if trigger.type not in _TO_PEOPLE or trigger.lexeme.object != "target" or reading.suffix:
        return False
    if reading.form.tense != "past" or reading.form.person not in ("3ms", "3fs"):
        return False
    if i >= len(passage.view.tokens) or passage.view.tokens[i].kind == "punct" or passage.time_at[i] >= 0:
        return True
    return passage.is_particle(i, "prepositions") or passage.is_particle(i, "locatives")


def may_be_active(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«اقتحم الجيش المخيم واعتقل ثلاثة شبان»: a verb joined to an active one like it, taken for a passive only because people follow."""
    form, number = trigger.reading.form, trigger.clause
    then = passage.view.norms[trigger.first - 1] == "ثم" if number else False
    if number == 0 or not (then or (clauses[number].kind == "coordinate" and trigger.reading.prefix[:1] == "و")):
        return False
    if form.voice == "passive" or passage.passive_marked(trigger.first):
        return False
    before = clauses[number - 1]
    return any(
        r.finite and r.form.voice == "active" and r.form.person == form.person
        for j in range(before.first, before.last + 1)
        for r in passage.readings(j)
    )


def _active_with_damma(trigger: Trigger) -> bool:
    """«تُطبق الحصار»: the present of some verbs begins with the same vowel in the active."""
    return trigger.reading.form.tense != "past" and trigger.lexeme.lemma.split()[1] in ("II", "III", "IV", "Iq")


def _undergoes(passage: Passage, trigger: Trigger, clause: Clause) -> bool:
    """Whether the words after the verb are people whom it is done to: counted or named by rank, and no object after them."""
    i = trigger.last + 1
    if i > clause.last or passage.name_at[i] >= 0:
        return False
    token = passage.view.tokens[i]
    if passage.view.text[token.start : token.end].endswith(("ًا", "اً")):
        return False  # «اختطفت جنوداً»: an accusative
    members, ranks = passage.words.particles["members"], passage.words.particles["ranks"]
    stems = [s for p, s in proclitic_splits(passage.view.norms[i]) if not p]
    figure = passage.figure_at[i]
    if figure >= 0:
        i = passage.figures[figure].last
        if passage.view.norms[trigger.last + 1][-1] == "ا":
            return False  # «واعتقلت شابا»: an accusative
        men = passage.view.norms[trigger.last + 1].endswith("ه") or passage.view.norms[i].endswith("ين")
        if men and trigger.reading.form.person == "3fs":
            return False  # «واعتقلت خمسة رجال», «واعتقلت شابين»: a passive would be masculine
    elif not any(s in members or s in ranks for s in stems) or passage.view.norms[i].endswith("ين"):
        return False
    elif trigger.reading.form.person == "3fs" and (
        passage.feminine(passage.view.tokens[i]) or passage.view.norms[i].endswith("ات")
    ):
        return False  # «اعتقلت قوة من الجيش، بعد …، ثلاثة»: a band that goes with the verb does it
    if trigger.type == "control_change" and not any(
        passage.bare(j).startswith("من") for j in range(i + 1, clause.last + 1)
    ):
        return False  # «طرد مقاتلو داعش منها»
    return not any(_object(passage, j) for j in range(i + 1, clause.last + 1))


def _somebody(passage: Passage, j: int) -> bool:
    """«الرهينة», «القيادي», «الشيخ»: one told by what he is, with the article, after words that it cannot belong to."""
    norm = passage.view.norms[j]
    if not norm.startswith("ال") or norm.endswith(("ون", "ين", "ات")):
        return False
    stems = passage.known[j].stems
    told = any(definite and not rest for rest, _, _, definite in passage.known[j].roles) or any(
        not stems.isdisjoint(passage.words.particles[kind]) for kind in ("captives", "people")
    )
    return bool(told) and (passage.name_at[j - 1] >= 0 or passage.view.norms[j - 1].endswith("ون"))


def _object(passage: Passage, j: int) -> bool:
    """A count, a name or an accusative that no preposition, noun or other name leads to."""
    if passage.view.tokens[j - 1].kind == "punct" or passage.is_particle(j - 1, "prepositions"):
        return False
    token = passage.view.tokens[j]
    if passage.figure_at[j] >= 0:
        return passage.figure_at[j - 1] != passage.figure_at[j] and passage.view.norms[j][0] not in "بول"
    name = passage.name(j)
    if name is not None and name.first == j and name.value.class_ in ("place", "facility"):
        return not name.clitic
    if name is None and _somebody(passage, j):
        return True  # «ذبح مسلحون موالون للتنظيم الرهينة الفرنسي»
    return passage.time_at[j] < 0 and passage.view.text[token.start : token.end].endswith(("ًا", "اً"))
