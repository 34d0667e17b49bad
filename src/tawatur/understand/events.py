"""Finds the words that tell of a happening (triggers) in a clause, and decides which of them are one telling."""

from __future__ import annotations

from typing import Final

from tawatur.understand.arms import RETYPED, armed, weapons_in
from tawatur.understand.clauses import Clause, acts
from tawatur.understand.event_words import event_at
from tawatur.understand.lexeme import EVENT, LIGHT, Reading
from tawatur.understand.light_verbs import answered_with, with_light
from tawatur.understand.passage import Passage
from tawatur.understand.saying import turns
from tawatur.understand.trigger import CAUSES, Trigger, trigger_at


def find_triggers(passage: Passage, clauses: list[Clause]) -> list[Trigger]:
    """The happenings told in a sentence's clauses, one trigger a telling, in order."""
    out: list[Trigger] = []
    for number, clause in enumerate(clauses):
        found = _in_clause(passage, clause, number)
        if out and found and _its_victims(passage, out[-1], found[0]):
            found = found[1:]
        if out and found and (_planted(passage, out[-1], found[0]) or _fired(out[-1], found[0], clauses)):
            clauses[number] = clause._replace(kind="relative")
            found = found[1:]
        elif out and found and _about_noun(passage, out[-1], found[0], clauses):
            # «قصف …، استهدف السوق», «التفجير الذي استهدف السوق»: one telling over two clauses
            out[-1] = out[-1]._replace(verb=found[0].first, verb_reading=found[0].reading)
            clauses[number] = clause._replace(kind="relative")
            found = found[1:]
        elif out and _right_before(clauses, out[-1], number) and out[-1].light is None and not out[-1].reading.finite:
            # «الهجوم الذي شنّه التنظيم», «استعصاء، ينفذه عناصر …»: told by the light verb of the remark about it
            light = _light_of_remark(passage, clause)
            if light is not None:
                clauses[number] = clause._replace(kind="relative")
                out[-1] = out[-1]._replace(light=light[0], light_reading=light[1])
        out += found
    return out


def _right_before(clauses: list[Clause], noun: Trigger, number: int) -> bool:
    """Whether a happening stands in the clause before, or before a remark that tells nothing («انفجار دراجة، محملة بالوقود، وقع»)."""
    between = clauses[noun.clause + 1 : number]
    if not between:
        return True
    remark = between[0].kind not in ("main", "complement") and between[0].last - between[0].first <= _REMARK
    return len(between) == 1 and remark and not noun.definite


def _light_of_remark(passage: Passage, clause: Clause) -> tuple[int, Reading] | None:
    for i in range(clause.first, min(clause.first + 4, clause.last + 1)):
        lights = passage.by_kind[i].lights
        if not lights or not lights[0].finite or lights[0].lexeme.get("cause"):
            continue
        reading = lights[0]
        opens = i == clause.first and not reading.prefix
        if clause.kind == "relative" or (opens and (reading.suffix or _where_or_when(passage, i, reading))):
            return i, reading
    return None


def _where_or_when(passage: Passage, i: int, reading: Reading) -> bool:
    """«انفجار لغم، وقع صباح الأحد قرب عدن»: a verb of happening that only a time or a place follows is about the noun before."""
    if reading.lexeme.subject != "event" or reading.form.tense != "past" or i + 1 >= len(passage.view.tokens):
        return False
    return passage.time_at[i + 1] >= 0 or passage.is_particle(i + 1, "prepositions")


def _fired(fell: Trigger, verb: Trigger, clauses: list[Clause]) -> bool:
    """«سقط صاروخ، أطلقه X، على حي»: who fired what fell, told in a remark about it."""
    beside = fell.clause + 1 == verb.clause and verb.first == clauses[verb.clause].first
    return beside and _of_what_fell(fell, verb)


def _its_victims(passage: Passage, deed: Trigger, toll: Trigger) -> bool:
    """«مجزرة راح ضحيتها تسعة»: who died of a killing, told in a remark on it."""
    told = deed.type == "killing" and not deed.reading.finite and not deed.lexeme.toll
    remark = toll.lexeme.toll and bool(toll.lexeme.rest) and passage.view.norms[toll.last].endswith(("ه", "ها", "هما"))
    return told and remark and toll.first - deed.last <= _REMARK


def _planted(passage: Passage, blast: Trigger, verb: Trigger) -> bool:
    """«انفجار لغم زرعه X»: who planted what went off."""
    planted = verb.reading.finite and verb.lexeme.outcome == "attempted"
    bomb = verb.first > 0 and bool(passage.by_kind[verb.first - 1].weapons)  # «عبوة زُرعت»
    planted = planted and (bool(verb.reading.suffix) or bomb)
    near = verb.first - blast.last <= (_PLANTED if blast.clause == verb.clause else _REMARK)
    return planted and blast.type == verb.type == "explosion" and near and not verb.reading.prefix


_PLANTED: Final = 5
_REMARK: Final = 9  # tokens from a blast to the clause that tells who planted it


def _warded(off: Trigger, verb: Trigger) -> bool:
    """«اعترضت صاروخاً أطلقه X»: who fired what was warded off."""
    if not verb.reading.finite or verb.reading.prefix or off.lexeme.outcome != "repelled":
        return False
    fires = verb.lexeme.object == "theme" and bool(verb.reading.suffix)
    if verb.type == "deployment" and verb.lexeme.subject == "agent" and verb.first - off.last <= _WARDED:
        return not off.lexeme.needs.isdisjoint(verb.lexeme.needs)  # «تصدت لمسيّرات حلقت فوق …»
    strikes = verb.type in _STRIKES and verb.lexeme.event_subject  # «تصدى لمسيّرات استهدفت المطار»
    return (fires or strikes) and verb.first - off.last <= _WARDED


_WARDED: Final = 8  # tokens from «اعترضت» over its subject and what it warded off to the verb that tells of that


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
    if _of_another(passage, noun, verb):
        return False
    if (
        noun.type not in _DEEDS
        or noun.lexeme.toll
        or (passage.is_particle(opener, "subordinators") and passage.view.norms[opener] != "كان")
        or passage.bare(opener) in _WHEREUPON
    ):
        return False  # «نفى استهداف المستشفى، بينما قصفت الطائرات …»
    if verb.reading.prefix or verb.reading.form.person not in ("3ms", "3fs") or _denied(passage, verb.first):
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


# what may strike somebody: «رغم اتفاق الهدنة، استهدفت …» tells of two happenings
_DEEDS: Final = CAUSES | {"arrest", "killing", "abduction", "siege", "property_damage", "protest"}
_WHEREUPON: Final = frozenset({"حيث", "عندما", "اذ", "حين", "حينما"})  # «خرق الهدنة، حيث قصف …»: a happening of its own


def _in_clause(passage: Passage, clause: Clause, number: int) -> list[Trigger]:
    found: list[Trigger] = []
    lights: list[tuple[int, Reading]] = []
    free = clause.first
    for i, can in enumerate(passage.can[clause.first : clause.last + 1], clause.first):
        if i < free or not can & (EVENT | LIGHT):
            continue
        best = event_at(passage, i, clause) if can & EVENT else None
        if best is not None:
            reading, last = best
            cause = _cause_within(passage, i, last, clause, number) if reading.lexeme.toll and last > i + 1 else None
            found += [] if cause is None else [cause]
            found.append(trigger_at(i if cause is None else last, last, reading, reading.lexeme.type or "", number))
            free = last + 1
        elif can & LIGHT:
            lights.append((i, passage.by_kind[i].lights[0]))
    if not found:
        return []
    found = _join_nouns_and_verbs(passage, found)
    arms = weapons_in(passage, clause.first, clause.last)
    starts = [t.first for t in found]
    return _one_telling(passage, [armed(with_light(passage, t, lights, found), arms, starts) for t in found])


def _cause_within(passage: Passage, first: int, last: int, clause: Clause, number: int) -> Trigger | None:
    """«أودى الهجوم بحياة 26», «حصدت الغارات أرواح»: the happening that stands as the subject inside a phrase of dying."""
    best = event_at(passage, first + 1, clause) if passage.can[first + 1] & EVENT else None
    if best is None or best[1] >= last or best[0].finite or best[0].prefix not in ("", "ال"):
        return None
    reading, end = best
    return (
        None if reading.lexeme.type not in CAUSES else trigger_at(first + 1, end, reading, reading.lexeme.type, number)
    )


def _one_telling(passage: Passage, found: list[Trigger]) -> list[Trigger]:
    """Joins a verb of attack with its means («استهدفت … بقصف صاروخي») and nouns in a row of one type («عملية إنزال»)."""
    out: list[Trigger] = []
    told = -2  # the last token of an object that its verb has told
    for trigger in found:
        before = out[-1] if out else None
        if before is not None and (_its_victims(passage, before, trigger) or _of_the_found(before, trigger)):
            continue
        if before is not None and trigger.type == before.type == "shelling" and _tells_of_shell(before, trigger):
            continue
        if before is not None and not trigger.reading.finite:
            by = trigger.reading.prefix.removesuffix("ال").endswith("ب")
            if (
                (before.reading.finite or before.light is not None or _salvo(passage, trigger))
                and by
                and before.type in RETYPED
                and (trigger.type == before.type or trigger.type in RETYPED[before.type])
            ):
                out[-1] = before._replace(type=trigger.type)
                continue
            if by and before.type == trigger.type and before.light is not None and not trigger.definite:
                continue  # «شارك في الهجوم بغارات»: by what it was carried out
            if answered_with(passage, out, trigger):
                continue
            if (
                by
                and not trigger.definite
                and before.type == "killing"
                and not before.lexeme.toll
                and trigger.type == "attack"
            ):
                continue  # «اغتيال … بإطلاق النار عليه»: how it was done
            struck = before.type in _STRIKES and trigger.type in _STRUCK and not trigger.definite
            if struck and _stricken(passage, before, trigger):
                continue  # «استهداف انتشار لجنود العدو», «تدك تعزيزات للميليشيات»: what was struck
            laden = passage.bare(trigger.first - 1) in _INSIDE and bool(passage.by_kind[trigger.first].weapons)
            if before.type == trigger.type == "explosion" and before.reading.finite and laden:
                continue  # «فجّر نفسه في سيارة مفخخة»
            exchanged = before.type == "clash" and trigger.type == "attack" and trigger.first - before.last == 1
            if exchanged and trigger.reading.prefix == "ل":
                continue  # «تبادل لإطلاق النار»
            if trigger.type == before.type == "control_change" and passage.bare(trigger.first - 1) == "من":
                continue  # «حررت البلدة من سيطرة داعش»
            if before.reading.finite and trigger.type == before.type and _is_object(passage, before, trigger, told):
                told = trigger.last
                continue  # «فرض حصاراً», «توصل إلى اتفاق»: the verb tells it, and so does its object
            if _circumstance(passage, trigger) and _deed_of(before, trigger):
                continue  # «فجّر نفسه مستهدفاً حاجزاً», «نفّذ عدواناً جوياً مستهدفاً نقاطاً»
            if _joined_to_its_like(before, trigger):
                continue  # «ضربات وهجمات مختلفة»
            if before.lexeme.outcome == "repelled" and _whose_missiles(passage, before, trigger):
                continue  # «تصدت لصواريخ العدوان»
            if before.lexeme.outcome == "repelled" and before.type == "attack" and trigger.reading.prefix[:1] == "ل":
                out[-1] = trigger  # «تصدت القوات لهجوم»: what is told is the attack
                continue
            campaign = before.type == "security_operation" and trigger.type == "arrest" and not before.reading.finite
            if campaign and trigger.first - before.last == 1 and not trigger.reading.prefix:
                out[-1] = trigger._replace(light=before.light, light_reading=before.light_reading)
                continue  # «حملة اعتقالات»
            if (
                not before.reading.finite
                and (trigger.type == before.type or trigger.lexeme.type == before.lexeme.type)
                and trigger.first - before.last <= 1
                and not trigger.reading.prefix.startswith(("و", "ف"))
            ):
                out[-1] = before._replace(last=trigger.last)
                continue
        out.append(trigger)
    return out


def _salvo(passage: Passage, trigger: Trigger) -> bool:
    """«استهداف الموقع برشقة صاروخية»: the means of an attack that a verbal noun tells."""
    return trigger.lexeme.type == "shelling" and bool(passage.by_kind[trigger.first].weapons)


def _stricken(passage: Passage, strike: Trigger, noun: Trigger) -> bool:
    """Whether a noun of forces drawn up is the object of a strike told before it: the noun after a verbal noun, or of a verb."""
    if noun.reading.prefix or noun.light is not None:
        return False
    if strike.reading.finite:
        return _is_object(passage, strike, noun, -2)
    if strike.verb is not None:
        return noun.first - strike.verb == 1  # «الضربة استهدفت اجتماعاً»
    return strike.light is None and noun.first - strike.last == 1


def _of_the_found(before: Trigger, trigger: Trigger) -> bool:
    """«عُثر على جثث عشرة أشخاص ذُبحوا»: how those died whose bodies were found."""
    found = before.lexeme.toll and before.lexeme.subject == "none" and trigger.type == "killing"
    return found and trigger.reading.finite and not trigger.reading.prefix


def _deed_of(before: Trigger, trigger: Trigger) -> bool:
    """Whether a deed told before may be told on by a participle: a verb of the same type, a strike that a verb carries."""
    if before.reading.finite:
        return trigger.type == before.type
    return before.light is not None and before.type in _STRIKES and trigger.lexeme.event_subject


def _joined_to_its_like(before: Trigger, trigger: Trigger) -> bool:
    """«ضربات وهجمات مختلفة»: two nouns of one type in a row, neither with the article."""
    beside = trigger.first - before.last == 1 and trigger.reading.prefix == "و" and trigger.type == before.type
    return beside and not (before.reading.finite or before.definite or trigger.definite or trigger.lexeme.toll)


def _whose_missiles(passage: Passage, off: Trigger, noun: Trigger) -> bool:
    """«تصدت لصواريخ العدوان»: the attack that what was warded off belongs to, in the genitive."""
    near = noun.reading.prefix == "ال" and noun.type in _STRIKES and noun.first - off.last <= _WARDED
    return near and bool(passage.by_kind[noun.first - 1].weapons)


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
    if noun.definite or not 0 < noun.first - verb.last <= _TO_OBJECT or noun.reading.prefix[:1] in ("و", "ف", "ل"):
        return False
    return not any(
        passage.is_particle(j, "subordinators")
        or (passage.is_particle(j, "prepositions") and passage.bare(j) not in ("الي", "علي", "مع"))
        or passage.view.tokens[j].kind == "punct"
        for j in range(verb.last + 1, noun.first)
    )


_TO_OBJECT: Final = 10  # tokens from a verb over its subject to its object
_STRUCK: Final = frozenset({"deployment", "talks", "protest"})  # «استهدفت الضربة اجتماعاً», «قصف انتشاراً لجنود»
_STRIKES: Final = frozenset({"attack", "shelling", "air_drone_strike", "explosion"})
_INSIDE: Final = frozenset({"في", "داخل", "بواسطه", "عبر"})


def _subject_of(passage: Passage, verb: Trigger, noun: Trigger) -> bool:
    """«استهدفت غارة السوق», «استهدفته الغارات»: what struck is told as the subject right after the verb."""
    if not verb.reading.finite or not verb.lexeme.event_subject or verb.reading.form.voice == "passive":
        return False
    bare = not noun.reading.finite and noun.reading.prefix in ("", "ال") and not noun.reading.suffix
    beside = noun.first == verb.last + 1 or (noun.first == verb.last + 2 and passage.figure_at[verb.last + 1] >= 0)
    return bare and noun.type in _STRIKES and beside and noun.verb is None


def _denied(passage: Passage, i: int) -> bool:
    """«ولم يصب أحد»: what did not happen tells nothing of the happening before it."""
    return i > 0 and passage.bare(i - 1) in ("لم", "لن", "لا")


def _of_another(passage: Passage, noun: Trigger, verb: Trigger) -> bool:
    """«بالتزامن مع القصف على X قصفت الطائرات Y», «عقب غارات على X استهدفت المدفعية Y»: a deed of its own, with its own subject."""
    after = verb.last + 1
    if after >= len(passage.view.tokens) or verb.reading.suffix:
        return False
    if not acts(passage, after):
        return False
    return any(passage.is_particle(j, "circumstances") for j in range(max(0, noun.first - 3), noun.first))


def _join_nouns_and_verbs(passage: Passage, found: list[Trigger]) -> list[Trigger]:
    """«قصف استهدف السوق», «استهدف قصف مدفعي السوق»: one telling, the noun's type with the verb's roles."""
    out: list[Trigger] = []
    for trigger in found:
        if out and _of_what_fell(out[-1], trigger):
            out[-1] = trigger
            continue
        if out and (_planted(passage, out[-1], trigger) or _its_object(out[-1], trigger) or _warded(out[-1], trigger)):
            continue
        if out and _subject_of(passage, out[-1], trigger):
            out[-1] = trigger._replace(verb=out[-1].first, verb_reading=out[-1].reading)
            continue
        if out and trigger.reading.finite and trigger.lexeme.event_subject and not _denied(passage, trigger.first):
            before = out[-1]
            if (
                not before.reading.finite
                and before.verb is None
                and before.clause == trigger.clause
                and trigger.first - before.last <= 8
                and not _of_another(passage, before, trigger)
            ):
                out[-1] = before._replace(verb=trigger.first, verb_reading=trigger.reading)
                continue
        out.append(trigger)
    return out
