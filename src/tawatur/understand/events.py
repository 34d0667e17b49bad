"""Finds the words that tell of a happening (triggers) in a clause, and decides which of them are one telling."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.read.morphology import PREPOSITIONS
from tawatur.understand.arms import RETYPED, armed, weapons_in
from tawatur.understand.clauses import Clause, object_reach
from tawatur.understand.homographs import must_be_noun, verb_first, verb_last
from tawatur.understand.lexeme import EVENT, LIGHT, Lexeme, Reading, stems
from tawatur.understand.passage import Passage, ordinary_among, stands_among
from tawatur.understand.saying import turns


class Trigger(NamedTuple):
    """A happening at tokens first..last. `light`: the token of the light verb that carries it; `cause`: it is told as a result.

    `verb`: a finite verb that adds roles to an event noun («قصف استهدف السوق»); `clause`: number in the sentence.
    `arms`: first and last token of each weapon it is told with, and the first one's clitics.
    """

    first: int
    last: int
    reading: Reading
    type: str
    clause: int
    light: int | None = None
    light_reading: Reading | None = None
    result: bool = False
    verb: int | None = None
    verb_reading: Reading | None = None
    arms: tuple[tuple[int, int, str], ...] = ()

    @property
    def lexeme(self) -> Lexeme:
        """The words-file entry behind it."""
        return self.reading.lexeme

    @property
    def definite(self) -> bool:
        """Whether it is a noun with the article or a pronoun: one that may only refer back."""
        return not self.reading.finite and (self.reading.prefix.endswith("ال") or bool(self.reading.suffix))


def sets_scene(passage: Passage, trigger: Trigger) -> bool:
    """«قُتلوا خلال اجتماع», «أثناء مظاهرة»: what something else happened in the course of; its day and place are that one's."""
    return not trigger.reading.finite and trigger.first > 0 and passage.bare(trigger.first - 1) in _COURSE


_COURSE = frozenset({"خلال", "اثناء"})


def find_triggers(passage: Passage, clauses: list[Clause]) -> list[Trigger]:
    """The happenings told in a sentence's clauses, one trigger a telling, in order."""
    out: list[Trigger] = []
    for number, clause in enumerate(clauses):
        found = _in_clause(passage, clause, number)
        if out and found and (_planted(out[-1], found[0]) or _fired(out[-1], found[0], clauses)):
            clauses[number] = clause._replace(kind="relative")
            found = found[1:]
        elif out and found and _about_noun(passage, out[-1], found[0], clauses):
            # «قصف …، استهدف السوق», «التفجير الذي استهدف السوق»: one telling over two clauses
            out[-1] = out[-1]._replace(verb=found[0].first, verb_reading=found[0].reading)
            clauses[number] = clause._replace(kind="relative")
            found = found[1:]
        elif out and out[-1].clause == number - 1 and out[-1].light is None and not out[-1].reading.finite:
            # «الهجوم الذي شنّه التنظيم», «استعصاء، ينفذه عناصر …»: told by the light verb of the remark about it
            light = _light_of_remark(passage, clause)
            if light is not None:
                clauses[number] = clause._replace(kind="relative")
                out[-1] = out[-1]._replace(light=light[0], light_reading=light[1])
        out += found
    return out


def _light_of_remark(passage: Passage, clause: Clause) -> tuple[int, Reading] | None:
    for i in range(clause.first, min(clause.first + 4, clause.last + 1)):
        lights = passage.by_kind[i].lights
        if not lights or not lights[0].finite or lights[0].lexeme.get("cause"):
            continue
        reading = lights[0]
        if clause.kind == "relative" or (reading.suffix and not reading.prefix and i == clause.first):
            return i, reading
    return None


def _fired(fell: Trigger, verb: Trigger, clauses: list[Clause]) -> bool:
    """«سقط صاروخ، أطلقه X، على حي»: who fired what fell, told in a remark about it."""
    beside = fell.clause + 1 == verb.clause and verb.first == clauses[verb.clause].first
    return beside and _of_what_fell(fell, verb)


def _planted(blast: Trigger, verb: Trigger) -> bool:
    """«انفجار لغم زرعه X»: who planted what went off."""
    planted = verb.reading.finite and verb.lexeme.outcome == "attempted" and bool(verb.reading.suffix)
    return planted and blast.type == verb.type == "explosion" and verb.first - blast.last <= _PLANTED


_PLANTED = 5


def _warded(off: Trigger, verb: Trigger) -> bool:
    """«اعترضت صاروخاً أطلقه X»: who fired what was warded off."""
    fires = verb.reading.finite and verb.lexeme.object == "theme" and bool(verb.reading.suffix)
    return fires and off.lexeme.outcome == "repelled" and verb.first - off.last <= _PLANTED


def _its_object(verb: Trigger, noun: Trigger) -> bool:
    """«أحكمت القوات سيطرتها على …»: what the verb of the same deed has as its object."""
    named = not noun.reading.finite or noun.lexeme.object == "none"  # «سيطرتها» is no verb with its object
    same = verb.reading.finite and named and verb.type == noun.type == "control_change"
    return same and bool(noun.reading.suffix) and not noun.reading.prefix and noun.first - verb.last <= _PLANTED


def _of_what_fell(fell: Trigger, verb: Trigger) -> bool:
    """«سقط صاروخ أطلقه X على حي»: the second verb tells who fired what fell."""
    same = fell.type == verb.type and fell.reading.finite and fell.lexeme.subject == "theme"
    fires = verb.reading.finite and verb.lexeme.object == "theme" and not verb.reading.prefix
    return same and fires and bool(verb.reading.suffix)


def _about_noun(passage: Passage, noun: Trigger, verb: Trigger, clauses: list[Clause]) -> bool:
    """Whether a verb that tells what a happening did («استهدف») opens the clause after the noun that tells of it."""
    if noun.reading.finite or noun.verb is not None or not (verb.reading.finite and verb.lexeme.event_subject):
        return False
    opener = clauses[verb.clause].first
    if noun.clause + 1 != verb.clause or turns(passage, opener) is not None or passage.bare(opener) == "كما":
        return False
    if noun.lexeme.toll or (passage.is_particle(opener, "subordinators") or passage.bare(opener) in _WHEREUPON):
        return False  # «نفى استهداف المستشفى، بينما قصفت الطائرات …»
    if verb.reading.prefix or verb.reading.form.person not in ("3ms", "3fs"):
        return False
    if passage.is_particle(opener, "relatives") and _after_party(passage, opener, noun):
        return False  # «انتهاك لميليشيا X التي قصفت …»
    return verb.first - clauses[verb.clause].first <= 2


def _after_party(passage: Passage, opener: int, noun: Trigger) -> bool:
    """Whether a relative pronoun stands right after a party's name that a preposition joins to an indefinite event noun.

    The pronoun is definite: so is what it is about.
    """
    name = passage.name(opener - 1)
    if noun.definite or name is None or name.value.class_ != "actor":
        return False
    return name.first > noun.last + 1 or bool(name.clitic)


_WHEREUPON = frozenset({"حيث", "عندما", "اذ"})  # «خرق الهدنة، حيث قصف …»: a happening of its own


def _in_clause(passage: Passage, clause: Clause, number: int) -> list[Trigger]:
    found: list[Trigger] = []
    lights: list[tuple[int, Reading]] = []
    free = clause.first
    for i, can in enumerate(passage.can[clause.first : clause.last + 1], clause.first):
        if i < free or not can & (EVENT | LIGHT):
            continue
        best = _event_at(passage, i, clause) if can & EVENT else None
        if best is not None:
            reading, last = best
            found.append(Trigger(i, last, reading, reading.lexeme.type or "", number))
            free = last + 1
        elif can & LIGHT:
            lights.append((i, passage.by_kind[i].lights[0]))
    if not found:
        return []
    found = _join_nouns_and_verbs(passage, found)
    arms = weapons_in(passage, clause.first, clause.last)
    starts = [t.first for t in found]
    return _one_telling(passage, [armed(_with_light(passage, t, lights, found), arms, starts) for t in found])


def _one_telling(passage: Passage, found: list[Trigger]) -> list[Trigger]:
    """Joins a verb of attack with its means («استهدفت … بقصف صاروخي») and nouns in a row of one type («عملية إنزال»)."""
    out: list[Trigger] = []
    told = -2  # the last token of an object that its verb has told
    for trigger in found:
        before = out[-1] if out else None
        if before is not None and trigger.type == before.type == "shelling" and _tells_of_shell(before, trigger):
            continue
        if before is not None and not trigger.reading.finite:
            by = trigger.reading.prefix.removesuffix("ال").endswith("ب")
            if (
                before.reading.finite
                and by
                and before.type in RETYPED
                and (trigger.type == before.type or trigger.type in RETYPED[before.type])
            ):
                out[-1] = before._replace(type=trigger.type)
                continue
            if (
                by
                and not trigger.definite
                and before.type == "killing"
                and not before.lexeme.toll
                and trigger.type == "attack"
            ):
                continue  # «اغتيال … بإطلاق النار عليه»: how it was done
            if trigger.type == before.type == "control_change" and passage.bare(trigger.first - 1) == "من":
                continue  # «حررت البلدة من سيطرة داعش»
            if before.reading.finite and trigger.type == before.type and _is_object(passage, before, trigger, told):
                told = trigger.last
                continue  # «فرض حصاراً», «توصل إلى اتفاق»: the verb tells it, and so does its object
            if before.reading.finite and trigger.type == before.type and _circumstance(passage, trigger):
                continue  # «فجّر نفسه مستهدفاً حاجزاً»
            campaign = before.type == "security_operation" and trigger.type == "arrest" and not before.reading.finite
            if campaign and trigger.first - before.last == 1 and not trigger.reading.prefix:
                out[-1] = trigger._replace(light=before.light, light_reading=before.light_reading)
                continue  # «حملة اعتقالات»
            if (
                not before.reading.finite
                and trigger.type == before.type
                and trigger.first - before.last <= 1
                and not trigger.reading.prefix.startswith(("و", "ف"))
            ):
                out[-1] = before._replace(last=trigger.last)
                continue
        out.append(trigger)
    return out


def _circumstance(passage: Passage, trigger: Trigger) -> bool:
    """An active participle in the accusative tells how the verb before it was done."""
    return trigger.reading.form.pos == "active_participle" and passage.view.norms[trigger.first].endswith(("ا", "ين"))


def _tells_of_shell(before: Trigger, verb: Trigger) -> bool:
    """«سقط صاروخ أُطلق من غزة»: the second verb is a remark on what the first is told of."""
    finite = before.reading.finite and verb.reading.finite
    return finite and not verb.reading.prefix and verb.first - before.last == 2


def _is_object(passage: Passage, verb: Trigger, noun: Trigger, told: int) -> bool:
    """Whether an indefinite event noun is the object or subject of the verb shortly before it, or goes on with one at `told`."""
    if noun.first - told == 1:
        return True
    if noun.definite or not 0 < noun.first - verb.last <= 8 or noun.reading.prefix[:1] in ("و", "ف", "ل"):
        return False
    return not any(
        passage.is_particle(j, "subordinators")
        or (passage.is_particle(j, "prepositions") and passage.bare(j) not in ("الي", "علي", "مع"))
        or passage.view.tokens[j].kind == "punct"
        for j in range(verb.last + 1, noun.first)
    )


def _event_at(passage: Passage, i: int, clause: Clause) -> tuple[Reading, int] | None:
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
        if genitive and lexeme.type in _OF_PLACES and _qualifies_place(passage, i):
            continue
        if (
            not reading.finite
            and reading.form.pos.endswith("participle")
            and not _participle_tells(passage, i, reading)
        ):
            continue
        if reading.finite and (verb_first(passage, i, clause) or verb_last(passage, i, clause)):
            rank += 8
        if best is None or rank > best[0]:
            best = (rank, reading, last)
    return None if best is None else (best[1], best[2])


def _never(passage: Passage, i: int) -> bool:
    """Words that only look like a happening: prepositions («باتجاه»), adverbs («لاحقاً»), channels of saying («في اتصال مع»)."""
    norm = passage.view.norms[i]
    if norm in passage.words.particles["prepositions"] or (norm == "فقد" and _before_verb(passage, i)):
        return True
    if passage.bare(i) in passage.words.particles["adverbs"] and (passage.bare(i) != "لقاء" or _in_return(passage, i)):
        return True
    for j in range(max(0, i - 2), i + 1):
        sequence = passage.sequence_at.get(j)
        if sequence is not None and j <= i <= sequence[1] and sequence[0].section == "speech.carriers":
            return True
    return False


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


_PARTED = 8  # tokens from the verb of a set phrase to the rest of it: «فارق شاب من أهالي البلدة الحياة»


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
        others = lexeme.needs - stems(passage.view.norms[i])
        # «استدرجوهم إلى منزل مفخخ وفجروه»: the pronoun is for what the sentence has told
        pronoun = reading.finite and reading.suffix in _FOR_THINGS
        first = passage.view.sentences[clause.sentence].first if pronoun else clause.first
        if not stands_among(passage, others, first, clause.last):
            return False
    if lexeme.object_in:
        after = stands_among(passage, lexeme.object_in, last + 1, object_reach(passage, last, clause))
        own = (reading.finite and not passage.passive_marked(i)) or (
            reading.form.pos == "masdar" and not reading.suffix and not reading.prefix
        )
        if not after and (own or not stands_among(passage, lexeme.object_in, before, i - 1)):
            return False
    return True


_FOR_THINGS = frozenset({"ه", "ها"})
_OF_PLACES = frozenset({"control_change", "deployment", "holding", "security_operation", "shelling", "protest", "aid"})


def _qualifies_place(passage: Passage, i: int) -> bool:
    """«مناطق سيطرة قسد», «مركز احتجاز», «منصات إطلاق»: the noun only says what kind of place or force is meant."""
    if i == 0 or passage.name_at[i - 1] >= 0 or passage.view.tokens[i - 1].kind != "word":
        return False
    if passage.view.norms[i - 1].startswith("ال") and not passage.view.norms[i].startswith("ال"):
        return False  # «بإمكان القوات استعادة البلدة»: no genitive
    tables = [passage.words.particles[k] for k in ("positions", "members", "places_for")]
    return any(s in t for s in stems(passage.view.norms[i - 1]) for t in tables)


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


_STRIKES = frozenset({"attack", "shelling", "air_drone_strike", "explosion"})


def _subject_of(passage: Passage, verb: Trigger, noun: Trigger) -> bool:
    """«استهدفت غارة السوق», «استهدفته الغارات»: what struck is told as the subject right after the verb."""
    if not verb.reading.finite or not verb.lexeme.event_subject or verb.reading.form.voice == "passive":
        return False
    bare = not noun.reading.finite and noun.reading.prefix in ("", "ال") and not noun.reading.suffix
    beside = noun.first == verb.last + 1 or (noun.first == verb.last + 2 and passage.figure_at[verb.last + 1] >= 0)
    return bare and noun.type in _STRIKES and beside and noun.verb is None


def _join_nouns_and_verbs(passage: Passage, found: list[Trigger]) -> list[Trigger]:
    """«قصف استهدف السوق», «استهدف قصف مدفعي السوق»: one telling, the noun's type with the verb's roles."""
    out: list[Trigger] = []
    for trigger in found:
        if out and _of_what_fell(out[-1], trigger):
            out[-1] = trigger
            continue
        if out and (_planted(out[-1], trigger) or _its_object(out[-1], trigger) or _warded(out[-1], trigger)):
            continue
        if out and _subject_of(passage, out[-1], trigger):
            out[-1] = trigger._replace(verb=out[-1].first, verb_reading=out[-1].reading)
            continue
        if out and trigger.reading.finite and trigger.lexeme.event_subject:
            before = out[-1]
            if (
                not before.reading.finite
                and before.verb is None
                and before.clause == trigger.clause
                and trigger.first - before.last <= 8
            ):
                out[-1] = before._replace(verb=trigger.first, verb_reading=trigger.reading)
                continue
        out.append(trigger)
    return out


def _with_light(passage: Passage, trigger: Trigger, lights: list[tuple[int, Reading]], found: list[Trigger]) -> Trigger:
    """The light verb that carries an event noun: the nearest before it, or right after it («اشتباكات اندلعت»).

    It carries the first noun after it, and those joined to that one with «و» or «أو».
    """
    if trigger.reading.finite:
        return trigger
    before = [(i, r) for i, r in lights if i < trigger.first]
    after = [(i, r) for i, r in lights if i > trigger.last]
    if before and _carried_by(passage, trigger, before[-1], found):
        i, reading = before[-1]
        return trigger._replace(light=i, light_reading=reading, result=bool(reading.lexeme.get("cause")))
    if trigger.verb is not None:
        return trigger  # «غارات استهدفت أبنية لم تتلقَّ فرقنا …»: the noun has its verb
    tells = bool(after) and not after[0][1].lexeme.get("cause") and _about_event(passage, *after[0])
    if tells and not any(trigger.last < t.first < after[0][0] for t in found):
        return trigger._replace(light=after[0][0], light_reading=after[0][1])
    return trigger


def _about_event(passage: Passage, i: int, verb: Reading) -> bool:
    """Whether a light verb at token i, after a noun, tells of it: «اشتباكات اندلعت», «هجوم نفّذه داعش», «هجوم من تنفيذ داعش»."""
    if verb.lexeme.subject == "event":
        return True
    return bool(verb.suffix) or verb.form.voice == "passive" if verb.finite else passage.bare(i - 1) == "من"


def _carried_by(passage: Passage, trigger: Trigger, light: tuple[int, Reading], found: list[Trigger]) -> bool:
    """Whether the noun is what the light verb carries: nothing else told between, and no preposition that it does not take.

    «تعرّض لهجوم» carries it, «نجم عن هجوم», «تقع على …» do not.
    """
    if not light[1].finite and trigger.first - light[0] > _MASDAR:
        return False  # «المشاركة في إعمار مدينة دمّرتها معركة»
    prep = _preposition_of(passage, trigger) if light[1].lexeme.subject == "event" else None
    if prep is not None and dict(light[1].lexeme.prep).get(prep) != "event":
        return False
    if _preposition_of(passage, trigger) == "علي" and dict(light[1].lexeme.prep).get("ب") == "event":
        return False  # «ردّ على مجزرة» carries nothing, «ردّ بقصف» does
    between = [t for t in found if light[0] < t.first < trigger.first]
    if not between:
        return True
    joined = trigger.reading.prefix[:1] == "و" or passage.bare(trigger.first - 1) in ("او", "و")
    return joined and trigger.first - between[-1].last <= 6


_MASDAR = 5  # tokens from a light verb's verbal noun to what it carries


def _preposition_of(passage: Passage, trigger: Trigger) -> str | None:
    """The preposition joined to an event noun or right before it."""
    joined = trigger.reading.prefix.removesuffix("ال")[-1:]
    if joined in PREPOSITIONS and joined:
        return joined
    before = trigger.first - 1
    if before >= 0 and passage.is_particle(before, "prepositions"):
        return passage.bare(before)
    return None
