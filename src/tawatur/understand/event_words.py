"""Whether a word tells of a happening where it stands: its phrase, the words that it needs or excludes."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause, object_reach
from tawatur.understand.homographs import must_be_noun, verb_first, verb_last, we_first
from tawatur.understand.lexeme import SEQUENCE, Lexeme, Reading
from tawatur.understand.passage import Passage, ordinary_among, stands_among


def event_at(passage: Passage, i: int, clause: Clause) -> tuple[Reading, int] | None:
    """The best event reading of token i: phrases before single words, entries with their own words beside them first."""
    best: tuple[int, Reading, int] | None = None
    if _never(passage, i):
        return None
    for reading in passage.by_kind[i].events:
        lexeme = reading.lexeme
        if reading.form.tense == "jussive" and passage.bare(i - 1 if i else i) not in ("لم", "لما", "لا"):
            continue
        last = _phrase_end(passage, i, clause.last, lexeme)
        if last is None or not _counts(passage, i, last, clause, reading):
            continue
        rank = (
            4 * len(lexeme.rest)
            + 2 * bool(lexeme.with_)
            + (not lexeme.weak)
            + (1 if lexeme.section == "events.nouns" else 0)
        )
        rank = 2 * rank + bool(lexeme.needs or lexeme.object_in)
        if reading.finite and (must_be_noun(passage, i, reading) or _lasting(reading, clause)):
            continue
        genitive = not reading.finite and reading.prefix in ("", "ال")
        if reading.prefix[:1] == "ل" and any(passage.is_particle(j, "anniversaries") for j in (i - 1, i - 2) if j >= 0):
            continue  # «في الذكرى الرابعة لانفجار المرفأ»
        if genitive and reading.prefix and i and passage.is_particle(i - 1, "policies"):
            continue  # «سياسة الاعتقال الإداري»
        if reading.suffix and not reading.finite and i and passage.bare(i - 1) in _CONDITIONS:
            continue  # «احتجاجاً على ظروف احتجازهم»
        if i and not reading.prefix and passage.is_particle(i - 1, "leftovers"):
            continue  # «قنبلة من مخلفات قصف سابق»
        if i and not reading.prefix and lexeme.type in _OF_GANGS and _gang(passage, i):
            continue  # «عصابة خطف»
        if genitive and lexeme.type in _OF_PLACES and _qualifies_place(passage, i):
            continue
        if genitive and not reading.prefix and lexeme.type in _TAKEN_AWAY and _centre_for(passage, i):
            continue  # «مراكز اعتقال»
        if reading.prefix == "ل" and not reading.finite and lexeme.type == "aid" and _centre_for(passage, i):
            continue  # «مركز لتوزيع المساعدات»
        if (
            not reading.finite
            and reading.form.pos.endswith("participle")
            and not _participle_tells(passage, i, reading)
        ):
            continue
        if reading.finite and (
            verb_first(passage, i, clause) or verb_last(passage, i, clause) or we_first(passage, i, clause, reading)
        ):
            rank += 8
        if best is None or rank > best[0]:
            best = (rank, reading, last)
    if best is None or (best[1].lexeme.type in _BY_FORCE and _figure_of_speech(passage, i, best[2])):
        return None
    return best[1], best[2]


# what markets, storms and teams are said to do as well
_BY_FORCE: Final = frozenset(
    {"attack", "clash", "shelling", "air_drone_strike", "explosion", "siege", "control_change", "abduction", "mutiny"}
)


_CONDITIONS: Final = frozenset({"ظروف", "بظروف", "لظروف"})


def _figure_of_speech(passage: Passage, i: int, last: int) -> bool:
    """«حاصرت الديون الشركة», «قصف المهاجم مرمى الضيوف»: right beside it a word of politics, markets, weather, sport or the arts."""
    particles, after = passage.words.particles, min(last + 2, len(passage.view.tokens) - 1)
    first = max(i - 1, 0)
    # «مجموعات خارجة عن القانون هاجمت حاجزاً»: who they are, no law that is attacked
    outlaws = i > 1 and passage.bare(i - 2) in _OUTSIDE
    if stands_among(passage, particles["figurative"], first + outlaws, after):
        return True
    return any(
        not particles["games"].isdisjoint(passage.known[j].stems) and not passage.is_particle(j - 1, "prepositions")
        for j in range(first, after + 1)
    )


_OUTSIDE: Final = frozenset({"عن", "علي"})


def _never(passage: Passage, i: int) -> bool:
    """Words that only look like a happening: prepositions («باتجاه»), adverbs («لاحقاً»), channels of saying («في اتصال مع»)."""
    norm = passage.view.norms[i]
    if norm in passage.words.particles["prepositions"] or (norm == "فقد" and _before_verb(passage, i)):
        return True
    if norm.startswith("ال") and i and passage.bare(i - 1) in _DOCUMENTING:
        return True
    if norm == "سيطره" and i + 1 < len(passage.view.tokens) and passage.view.norms[i + 1].startswith("لل"):
        return True  # «تفجير على سيطرة للجيش»: a checkpoint
    if norm == "مواجهه" and i and passage.bare(i - 1) == "في" and not _fought(passage, i + 1):
        return True  # «في مواجهة التحديات»
    if norm == "سيطره" and i and passage.bare(i - 1) == "علي" and _blown_up(passage, i):
        return True
    if norm == "غادر" and i and any(not r.finite and "ال" not in r.prefix for r in passage.by_kind[i - 1].events):
        return True  # «كمين غادر»: treacherous
    if passage.bare(i) in passage.words.particles["adverbs"] and (passage.bare(i) != "لقاء" or _in_return(passage, i)):
        return True
    for j in range(max(0, i - 2), i + 1):
        if passage.can[j] & SEQUENCE:
            lexeme, last = passage.sequence_at[j]
            if i <= last and lexeme.section == "speech.carriers":
                return True
    return False


def _fought(passage: Passage, i: int) -> bool:
    """«في مواجهة مع …», «في مواجهة مسلحة»: with whom, or with arms, at token i."""
    return i < len(passage.view.norms) and (
        passage.bare(i) in ("مع", "بين") or (not passage.view.norms[i].startswith("ال") and passage.name_at[i] < 0)
    )


_DOCUMENTING: Final = frozenset({"توثيق", "رصد", "مناهضه"})  # «مركز توثيق الانتهاكات»: what a body is for


def _blown_up(passage: Passage, i: int) -> bool:
    """«تفجير عجلة على سيطرة X»: after what was done to it, the word means a checkpoint."""
    before = range(max(0, i - 6), i - 1)
    return any(r.lexeme.type in _BLASTS and not r.finite for j in before for r in passage.by_kind[j].events)


_BLASTS: Final = frozenset({"explosion", "attack"})


def _before_verb(passage: Passage, i: int) -> bool:
    """«فقد قصف الجيش …»: «قد» before a verb, not a loss."""
    return i + 1 < len(passage.view.tokens) and any(
        r.finite and r.form.tense == "past" for r in passage.readings(i + 1)
    )


def _in_return(passage: Passage, i: int) -> bool:
    """«أُفرج عنه لقاء فدية»: in return for it; «لقاء الوفدين» is a meeting."""
    after = i + 1
    if after >= len(passage.view.tokens) or passage.figure_at[after] >= 0:
        return True
    return not passage.words.particles["payments"].isdisjoint(passage.known[after].stems)


_PARTED: Final = 11  # tokens from the verb of a set phrase to the rest of it: «فارق شاب من أهالي البلدة الحياة»


def _phrase_end(passage: Passage, i: int, stop: int, lexeme: Lexeme) -> int | None:
    """The last token of a phrase that starts at i; i itself for a single word; None when the phrase is not there."""
    last = i
    for word in lexeme.rest:
        reach = min(stop, last + (_PARTED if lexeme.gap and last == i else 1))
        for j in range(last + 1, reach + 1):
            if word in passage.known[j].stems:
                last = j
                break
        else:
            return None
    return last


def _counts(passage: Passage, i: int, last: int, clause: Clause, reading: Reading) -> bool:
    """Whether the words that the entry asks for (and none that it excludes) stand where they must."""
    lexeme = reading.lexeme
    before = max(clause.first, i - 3)
    led = not reading.finite and i > before and passage.is_particle(i - 1, "prepositions")  # «تراجعت عن نقل العائلات»
    if lexeme.with_ and not stands_among(passage, lexeme.with_, last + 1, min(last + 2, clause.last)):
        return False
    if lexeme.unless and (
        ordinary_among(passage, lexeme.unless, before, i - 2 if led else i - 1)
        or ordinary_among(passage, lexeme.unless, i, min(last + 4, clause.last))
    ):
        return False
    if lexeme.needs:
        itself = passage.known[i].stems
        others = lexeme.needs if lexeme.needs.isdisjoint(itself) else lexeme.needs - itself
        # «استدرجوهم إلى منزل مفخخ وفجروه»: the pronoun is for what the sentence has told
        pronoun = reading.finite and reading.suffix in _FOR_THINGS
        first = passage.view.sentences[clause.sentence].first if pronoun else clause.first
        if clause.kind == "relative" and reading.form.tense == "past" and not pronoun:
            # «الرتل العسكري الذي دخل القاعدة»: its subject stands before the remark
            first = max(passage.view.sentences[clause.sentence].first, clause.first - _ANTECEDENT)
        of_people = pronoun and lexeme.type == "arrest" and reading.prefix[:1] == "و"
        if lexeme.type == "escape":  # «خُطفت 200 تلميذة، تمكنت 40 من الفرار»
            first = passage.view.sentences[clause.sentence].first
        if not of_people and not stands_among(passage, others, first, clause.last):
            return False  # «داهمت منزله وأوقفته»
    if lexeme.object_in:
        after = _has_object(passage, reading, last + 1, object_reach(passage, last, clause))
        own = (reading.finite and not passage.passive_marked(i)) or (
            reading.form.pos == "masdar" and not reading.suffix and not reading.prefix
        )
        if not after and (own or not stands_among(passage, lexeme.object_in, before, i - 1)):
            return False
    return True


def _has_object(passage: Passage, reading: Reading, first: int, last: int) -> bool:
    """Whether an object that the entry asks for is among tokens first..last: of a verb none after «ل».

    «رفعوا لافتات مناوئة لحصار …» lifts none; «وقف فوري للأعمال العدائية» is told by a verbal noun.
    """
    objects = reading.lexeme.object_in
    if not reading.finite or not stands_among(passage, objects, first, last):
        return stands_among(passage, objects, first, last)
    return any(
        (passage.view.norms[j][0] != "ل" or passage.view.norms[j] in objects)
        and not objects.isdisjoint(passage.known[j].stems)
        for j in range(first, last + 1)
    )


_FOR_THINGS: Final = frozenset({"ه", "ها", "هما"})
_ANTECEDENT: Final = 4  # tokens that what a remark is about may take up before it


_OF_PLACES: Final = frozenset(
    {"control_change", "deployment", "holding", "security_operation", "shelling", "protest", "aid"}
)


def _centre_for(passage: Passage, i: int) -> bool:
    return i > 0 and not passage.words.particles["places_for"].isdisjoint(passage.known[i - 1].stems)


def _gang(passage: Passage, i: int) -> bool:
    """Whether a noun for those who act together stands before token i, which may be a verbal noun."""
    noun = any(not r.finite and not r.lexeme.toll for r in passage.by_kind[i].events)
    indefinite = not passage.view.norms[i - 1].startswith(("ال", "لل", "وال", "بال"))
    return noun and indefinite and not passage.words.particles["gangs"].isdisjoint(passage.known[i - 1].stems)


_OF_GANGS: Final = frozenset({"abduction", "killing", "escape", "property_damage"})
_TAKEN_AWAY: Final = frozenset({"arrest", "displacement"})


def _qualifies_place(passage: Passage, i: int) -> bool:
    """«مناطق سيطرة قسد», «مركز احتجاز», «منصات إطلاق»: the noun only says what kind of place or force is meant."""
    if i == 0 or passage.name_at[i - 1] >= 0 or passage.view.tokens[i - 1].kind != "word":
        return False
    if passage.view.norms[i - 1].startswith("ال") and not passage.view.norms[i].startswith("ال"):
        return False  # «بإمكان القوات استعادة البلدة»: no genitive
    before = passage.known[i - 1].stems
    return any([not passage.words.particles[k].isdisjoint(before) for k in ("positions", "members", "places_for")])


def _lasting(reading: Reading, clause: Clause) -> bool:
    """«التي تسيطر عليها قسد»: in the present, in a remark, it is a state of things and no happening."""
    return clause.kind == "relative" and reading.form.tense != "past" and reading.lexeme.type == "control_change"


def _participle_tells(passage: Passage, i: int, reading: Reading) -> bool:
    """Only an accusative participle that opens a circumstance tells («مستهدفاً مواقع»), unless the entry allows others."""
    allowed = reading.lexeme.participles
    kind = "active" if reading.form.pos == "active_participle" else "passive"
    if kind == "passive" and not reading.prefix and not reading.suffix and _by_somebody(passage, i + 1):
        return True  # «عائلات محتجزة من قبل التنظيم»
    if allowed is not None:
        return kind in allowed
    if kind != "active" or reading.prefix or reading.suffix:
        return False
    return reading.form.surface.endswith("ا") and reading.form.number == "singular"


def _by_somebody(passage: Passage, i: int) -> bool:
    """«من قبل», «لدى», «على يد» at token i: who does it follows."""
    if i + 1 >= len(passage.view.tokens):
        return False
    here, after = passage.view.norms[i], passage.view.norms[i + 1]
    return here == "لدي" or (here, after) in (("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"))
