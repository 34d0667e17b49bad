"""Who takes part in a claim: by the roles in its clause, its tolls, the verbs that govern it, who speaks, who acted before."""

from __future__ import annotations

from typing import Final

from tawatur.model import ClaimActor
from tawatur.model.claim import Role
from tawatur.recognise.found import FoundName
from tawatur.understand.anaphora import state_of
from tawatur.understand.assailants import left_behind, refer_to
from tawatur.understand.bystanders import apart
from tawatur.understand.called_on import leads_him
from tawatur.understand.clauses import Clause
from tawatur.understand.governs import governs, own_aim
from tawatur.understand.inquiry import looked_into
from tawatur.understand.narration import Narration
from tawatur.understand.object_pronouns import meant_by_pronoun
from tawatur.understand.own_deeds import (
    announces_own,
    beside_speaker,
    by_speaker,
    disowned,
    own_army,
    spoken_for,
    struck_own,
)
from tawatur.understand.parties import TWO_SIDED
from tawatur.understand.party import MUTUAL, Part
from tawatur.understand.passage import Passage
from tawatur.understand.retelling import again
from tawatur.understand.roles import find_roles
from tawatur.understand.seats import naming, speaking_words
from tawatur.understand.speech import Saying
from tawatur.understand.subjects import genitive_of, subjects_of, unsaid, wards_off
from tawatur.understand.telling import Report, Telling, name_id
from tawatur.understand.trigger import Trigger


def taking_part(report: Report, telling: Telling, narration: Narration) -> tuple[ClaimActor, ...]:
    """Who takes part, with the victims that the tolls name; remembers who acted."""
    trigger = telling.selected.trigger
    speaking = speaking_words(report.passage, telling.sayings, trigger)
    speakers = frozenset(
        i for s in telling.sayings if s.speaker is not None for i in range(s.speaker.first, s.speaker.last + 1)
    )
    parts = find_roles(report.passage, trigger, telling.clauses, report.references, speaking, narration.actor, speakers)
    parts = _with_tolls(report, telling, parts, speaking)
    parts = _with_governors(report, telling, parts)
    own = spoken_for(report.passage.entities, telling.chain[0].entity) if telling.chain else ""
    parts = [own_army(report.passage, p, own) for p in parts]
    agents = [p for p in parts if p.role in ("agent", "participant")]
    if agents and own.startswith("actor/") and disowned(report.passage, trigger, "denied" in telling.status.reasons):
        agents, parts = [], [p for p in parts if p not in agents]
    if (
        not agents
        and trigger.type not in MUTUAL
        and (said := by_speaker(report.passage, trigger, telling.clauses, own))
    ):
        agents = [Part(said, "agent", None, trigger.first)]
        parts = [*(p for p in parts if p.entity != said), *agents]
    if not agents and _of_speaker(report.passage, telling):
        parts = [*(p for p in parts if p.entity != own), Part(own, "agent", None, trigger.first)]
    elif (
        not agents and own not in {p.entity for p in parts} and announces_own(report.passage, trigger, telling.sayings)
    ):
        told: Role = "participant" if trigger.type == "agreement" else "agent"
        parts = [*parts, Part(own, told, None, trigger.first)]
        if trigger.type in TWO_SIDED and (beside := beside_speaker(report.passage, telling.sayings, trigger, own)):
            parts = [*parts, Part(beside, told, None, trigger.first)]
    doers = own.startswith("actor/") and own not in {p.entity for p in parts} and any(p.role == "agent" for p in parts)
    if doers and struck_own(report.passage, trigger, telling.clauses):
        parts = [*parts, Part(own, "target", None, trigger.last)]
    clause = telling.clauses[trigger.clause]
    sentence = clause.sentence
    struck = narration.struck[1] if narration.struck[0] == sentence else []
    parts = [*parts, *meant_by_pronoun(report.passage, trigger, telling.clauses, report.references, parts, struck)]
    if targets := [p for p in parts if p.role == "target"]:
        narration.struck = (sentence, targets)
    if not any(p.role in ("agent", "participant") for p in parts):
        parts = [*parts, *again(report.passage, trigger, narration.doers, sentence, {p.entity for p in parts})]
    if agents:
        narration.actor = agents[0]
    earlier = report.passage.is_particle(min(trigger.last + 1, len(report.passage.view.tokens) - 1), "former")
    if any(p.role in ("agent", "participant") for p in parts) and not earlier:  # «هجمات سابقة» are not these
        narration.doers[trigger.type] = (sentence, [*parts])
    narration.fighters = left_behind(report.passage, clause, trigger, parts, narration.fighters)
    last = report.passage.view.sentences[sentence].last - 1
    refer_to(report.fighting, report.references, sentence, trigger.last + 1, last, narration.fighters, anew=False)
    return tuple(ClaimActor(p.entity, p.role, name_id(report, p.name)) for p in parts)


def _with_tolls(report: Report, telling: Telling, parts: list[Part], speaking: range | None) -> list[Part]:
    """Adds whom the tolls name: their victims, and who did it where they tell so."""
    for toll in telling.selected.tolls:
        victims = find_roles(report.passage, toll, telling.clauses, report.references, speaking, None)
        told = {p.entity for p in parts}
        led = not toll.reading.finite or any(p.role in ("agent", "participant") for p in parts)
        clause = telling.clauses[toll.clause]
        named = range(0) if led else range(clause.first, clause.last + 1)  # «قتل 12 منهم» names nobody who did it
        did = {p.entity for p in victims if p.role == "agent" and p.at in named and p.entity.startswith("actor/")}
        parts += [p for p in victims if p.entity not in told and (p.role == "target" or p.entity in did)]
    return parts


def _with_governors(report: Report, telling: Telling, parts: list[Part]) -> list[Part]:
    """Adds the subjects of the verbs that say whether it came about: who repelled it was its target, who tried it its doer."""
    trigger = telling.selected.trigger
    speaking = {spoken_for(report.passage.entities, link.entity) for link in telling.chain[:1]}
    for operator in telling.operators:
        if operator.reading is None or operator.over is not None or operator.reading.form.voice == "passive":
            continue
        if operator.lexeme.section == "operators.allegation" or looked_into(report.passage, trigger):
            continue  # who accuses takes no part, nor who asks for an inquiry
        if trigger.reading.finite or not governs(report.passage, operator, trigger, telling.clauses):
            continue
        warded = operator.lexeme.get("actor") == "target" or wards_off(report.passage, operator.last, trigger)
        role: Role = "target" if warded else "agent"
        if role == "agent" and own_aim(report.passage, operator, trigger):
            parts = [p._replace(role="target") if p.at == trigger.last + 1 else p for p in parts]
        if role == "agent" and any(p.role == "agent" and p.at > trigger.last for p in parts):
            continue  # «نفى الجيش سيطرة الدعم السريع», «رفض انسحاب قسد»: it has its doer
        governed = subjects_of if operator.reading.finite else genitive_of
        found = governed(report.passage, operator.last, trigger, telling.clauses, report.references, role)
        modality = (operator.lexeme.get("effect") or {}).get("modality")
        if modality == "feared" and role == "agent" and not _threatened(report.passage, trigger):
            continue  # nor who fears it or warns of it: «حذرت الأمم المتحدة من هجوم على X»
        if modality == "demanded":
            found = [p for p in found if p.entity not in speaking]  # nor who demands it: «طالبت أنقرة بغداد بترحيل …»
        if not found and operator.reading.finite and trigger.first > operator.last:
            found = unsaid(
                report.passage,
                operator.last,
                operator.reading,
                trigger,
                telling.clauses,
                report.references,
                role,
                speaking,
            )
        own = {p.entity for p in found}
        parts = [*(p for p in parts if p.entity not in own), *found]
    return parts


def _threatened(passage: Passage, trigger: Trigger) -> bool:
    """«هددت إيران بقصف X», «توعد بشن هجوم»: what somebody threatens is led by «ب», and not by «من» as what is warned of."""
    at = trigger.first
    return any(passage.view.norms[j][0] == "ب" for j in (at, at - 1) if j >= 0)


def _of_speaker(passage: Passage, telling: Telling) -> bool:
    """Whether what is told is the speaker's own doing: promised, or with a pronoun («نفت قصفها», «مسؤوليتها عن الهجوم»)."""
    trigger = telling.selected.trigger
    if not telling.chain or not telling.chain[0].entity.startswith("actor/") or trigger.reading.finite:
        return False
    promised = telling.status.modality == "intended" and not apart(passage, trigger.first - 1, trigger.first - 1)
    if promised or trigger.reading.suffix in _OWN:
        return True
    before = [i for i in range(max(0, trigger.first - 4), trigger.first) if passage.is_particle(i, "responsibility")]
    return any(
        passage.view.norms[i].endswith(_OWN) and not passage.feminine(passage.view.tokens[i])  # «مسؤولية» is nobody's
        for i in before
    )


_OWN: Final = ("ه", "ها", "هم", "هما", "نا")


def appealing(report: Report, saying: Saying, clause: Clause) -> tuple[ClaimActor, ...]:
    """Who appeals or warns, and the first other party named in the words of the act."""
    passage, speaker = report.passage, saying.speaker
    out: list[ClaimActor] = []
    if speaker is not None and not speaker.entity.startswith("role/"):
        number = passage.name_at[speaker.first]
        out.append(ClaimActor(speaker.entity, "agent", name_id(report, number if number >= 0 else None)))
    called = range(0) if speaker is None else naming(passage, saying)
    for i in range(saying.verb + 1, clause.last + 1):
        name = passage.name(i)
        if name is None and report.references.get(i, "").startswith("actor/") and i not in called:
            if all(a.entity != report.references[i] for a in out):
                out.append(ClaimActor(report.references[i], "target", None))  # «محمّلاً الاحتلال المسؤولية»
            break
        if name is None or i in called or leads_him(speaker, saying, name):
            continue
        # «حذّرت تركيا روسيا من …»: a country is a party only where it stands right after who warns it
        after = speaker.last + 1 if speaker is not None and speaker.first > saying.verb else 0
        beside = i in (max(saying.verb + 1, called.stop), after)
        stands_for = state_of(passage.entities, name.value.entity) or _in_power(passage, name) if beside else None
        entity = stands_for or name.value.entity
        if entity.split("/")[0] not in ("actor", "person"):
            continue
        if all(a.entity != entity for a in out):
            out.append(ClaimActor(entity, "target", name_id(report, passage.name_at[i])))
        break
    return tuple(out)


def _in_power(passage: Passage, name: FoundName) -> str | None:
    """«نحمّل كييف المسؤولية»: the government that a capital stands for."""
    city = passage.entities.entities.get(name.value.entity)
    capital = (
        city is not None and city.class_ == "place" and passage.bare(name.first) in passage.words.particles["capitals"]
    )
    return passage.entities.governing(city.country) if capital and city is not None else None
