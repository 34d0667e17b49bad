"""Puts the claims of one report together: happenings, speakers, status, roles, place and time. One interface: `find_claims`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from tawatur.model import Claim, ClaimActor, Document, Link, Mention, When
from tawatur.model.claim import Modality, Outcome, Polarity, Role
from tawatur.read.morphology import after_clitic
from tawatur.recognise.found import FoundFigure, FoundName
from tawatur.understand.afterword import said_afterwards, sourced
from tawatur.understand.anaphora import refer_back, state_of
from tawatur.understand.assailants import fighting_words, left_behind, refer_to
from tawatur.understand.bystanders import apart
from tawatur.understand.called_on import itself, leads_him
from tawatur.understand.clauses import Clause, evidence, split_clauses
from tawatur.understand.confidence import confidence, confidence_of
from tawatur.understand.counts import figures_in, with_parts
from tawatur.understand.denied import denials
from tawatur.understand.events import find_triggers
from tawatur.understand.formations import take_formations
from tawatur.understand.governs import governs, own_aim
from tawatur.understand.inquiry import looked_into
from tawatur.understand.moment import moment_of
from tawatur.understand.narration import (
    LEAD,
    Narration,
    begin,
    carry_on,
    hours_apart,
    keep,
    remember_place,
    running_place,
    scene_of,
)
from tawatur.understand.operators import Operator, find_operators
from tawatur.understand.own_deeds import announces_own, by_speaker, disowned, own_army, spoken_for, struck_own
from tawatur.understand.party import MUTUAL, Part
from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.refer import resolve_descriptions
from tawatur.understand.retelling import again
from tawatur.understand.retold import dated_by_retelling
from tawatur.understand.roles import find_roles
from tawatur.understand.seats import naming, seats, speaking_words
from tawatur.understand.select import Selected, select
from tawatur.understand.setting import where_of
from tawatur.understand.speech import Saying, chain_of, find_sayings, links_of
from tawatur.understand.spots import treats
from tawatur.understand.status import Status, presupposed, status_of
from tawatur.understand.subjects import genitive_of, subjects_of, wards_off
from tawatur.understand.supposed import take_backers, take_suppositions
from tawatur.understand.trigger import Trigger, sets_scene

if TYPE_CHECKING:
    from tawatur.pipeline import Reading
    from tawatur.words.compile import Words

# asked for in an appeal they are the appeal, which is told already
_PART_OF_APPEAL = frozenset({"deployment", "security_operation", "aid", "talks"})
# what a hospital tells of happened elsewhere
_AFTERMATH = frozenset({"killing", "evacuation", "aid"})
_SHORT = 7  # tokens; without a full stop fewer are no sentence: a headline's part, a name, a date


class _Report(NamedTuple):
    """What every sentence of a report is read with. `ids`: (kind, start, end) → mention id."""

    passage: Passage
    references: dict[int, str]
    document: Document
    ids: Mapping[tuple[str, int, int], str]
    fighting: Mapping[int, str]  # «المسلحون», «القوة»: by token, who is meant known once the sentences before are read


class _Telling(NamedTuple):
    """One happening on its way to a claim: its trigger with its tolls, its sentence's clauses, who says so, how real it is.

    telling: the numbers of the clauses in which the sentence tells of happenings. told: by clause, the types of these.
    """

    selected: Selected
    clauses: Sequence[Clause]
    sayings: Sequence[Saying]
    chain: tuple[Link, ...]
    status: Status
    operators: Sequence[Operator] = ()
    telling: frozenset[int] = frozenset()
    told: Mapping[int, Collection[str]] = {}


def find_claims(reading: Reading, mentions: Sequence[Mention], document: Document, words: Words) -> list[Claim]:
    """All claims of a report, in the order of its text. Spans lie inside the text; ids derive from document, trigger, type."""
    passage = Passage(
        reading.view,
        words.claims,
        words.names,
        reading.names,
        reading.times,
        reading.figures,
        document.outlet,
        document.published,
    )
    references = resolve_descriptions(reading.view, reading.names, words.names, words.claims)
    take_backers(passage, references)
    take_suppositions(passage, references)
    take_formations(passage, references)
    refer_back(passage, references)
    ids = {(str(m.kind), m.start, m.end): m.id for m in mentions}
    report = _Report(passage, references, document, ids, fighting_words(passage, references))
    narration = begin(passage, references)
    hours = hours_apart(passage)
    found: dict[str, Claim] = {}
    paragraph: list[str] = []  # the claims told since the last line that told any began
    line = -1
    for number, sentence in enumerate(reading.view.sentences):
        if sentence.repeat:
            continue
        if number in hours:
            narration = Narration()
        # menus and related headlines tell other stories: nothing is carried into them or out of them
        told = _in_sentence(report, number, Narration(LEAD) if sentence.boilerplate else narration)
        speaker = said_afterwards(passage, number, references, narration.sayings)
        if speaker is not None:
            narration.speaker = speaker
            before = sourced(passage, [found[key] for key in paragraph], speaker, document.outlet)
            found.update((claim.id, claim) for claim in before)
        if told and sentence.line != line:
            paragraph, line = [], sentence.line
        for claim in told:
            found.setdefault(claim.id, claim)
            paragraph.append(claim.id)
    return dated_by_retelling(list(found.values()), document.published, words.names)


def _in_sentence(report: _Report, number: int, narration: Narration) -> list[Claim]:
    """The claims of one sentence; moves the narration on."""
    passage, outlet = report.passage, report.document.outlet
    sentence = passage.view.sentences[number]
    first, last = sentence.first, sentence.last - 1
    refer_to(report.fighting, report.references, number, first, last, narration.fighters, anew=True)
    clauses = split_clauses(passage, number)
    sayings = narration.sayings = find_sayings(passage, number, report.references, narration.speaker)
    verbs = {saying.verb for saying in sayings}  # «المتحدث نفى»: the verb is no noun of denying
    operators = [
        o for o in find_operators(passage, first, last) if o.first not in verbs or o.lexeme.get("reads") != "denial-of"
    ]
    triggers = find_triggers(passage, clauses)
    out: list[Claim] = []
    narration.scene = None
    happenings = select(passage, clauses, triggers, sayings, operators, narration.told)
    telling = frozenset(h.trigger.clause for h in happenings if not sets_scene(passage, h.trigger))
    told: dict[int, set[str]] = {}
    for happening in happenings:
        for trigger in (happening.trigger, *happening.tolls):
            told.setdefault(trigger.clause, set()).add(happening.trigger.type)
    for selected in happenings:
        trigger = selected.trigger
        telling_it = [s for s in sayings if not presupposed(passage, trigger, clauses, s)]
        chain, saying = chain_of(passage, trigger.first, telling_it, outlet)
        status = status_of(passage, trigger, clauses, operators, saying)
        appealed = any(s.claim == "appeal" for s in sayings)
        if appealed and status.modality == "demanded" and trigger.type in _PART_OF_APPEAL:
            continue
        claim = _claim(report, _Telling(selected, clauses, sayings, chain, status, operators, telling, told), narration)
        out.append(claim)
        remember_place(passage, narration, trigger.type, claim.where, _tells_place(passage, claim))
    for saying in sayings:
        said = _said(report, saying, clauses, sayings, narration, telling)
        if said is not None:
            out.append(said)
    out += denials(passage, sayings, operators, clauses, out, narration.recent)
    keep(narration, number, out)
    scenes = [c.where for c in out if c.where is not None and _tells_place(passage, c)]
    carry_on(passage, first, last, sayings, report.references, narration, scenes)
    narration.sentences += last - first >= _SHORT or passage.view.norms[last] == "."
    return sorted(out, key=lambda c: (c.trigger, c.type))


def _tells_place(passage: Passage, claim: Claim) -> bool:
    """Whether a claim tells in its own words of something real where it happened: there the report goes on."""
    real = (claim.polarity, claim.modality) == ("affirmed", "reported")
    if claim.type in _AFTERMATH and claim.where is not None and treats(passage.entities, claim.where):
        return False  # «استقبل المشفى 19 جريحاً»
    if claim.type == "evacuation" and _to_hospital(passage, claim):
        return False  # «نُقل المصابون إلى المستشفى الجهوي بمدينة X»
    return real and ("place: clause" in claim.rule or "place: dependent clauses" in claim.rule)


def _to_hospital(passage: Passage, claim: Claim) -> bool:
    hospitals, tokens = passage.words.particles["hospitals"], passage.view.tokens
    first = bisect_left(tokens, claim.start, key=lambda token: token.start)
    last = bisect_left(tokens, claim.end, key=lambda token: token.start) - 1
    return stands_among(passage, hospitals, first, last)


def _claim(report: _Report, telling: _Telling, narration: Narration) -> Claim:
    passage, document = report.passage, report.document
    view, trigger, status = passage.view, telling.selected.trigger, telling.status
    clause = telling.clauses[trigger.clause]
    where, places, place_from = where_of(
        passage,
        trigger,
        telling.clauses,
        report.references,
        running_place(passage, narration),
        narration.main,
        seats(telling.sayings, clause),
        scene_of(narration, trigger.type, passage.entities),
    )
    when, time_from = _when(report, telling, narration)
    start, end = view.span(*evidence(passage, trigger.first, trigger.last, clause))
    t_start, t_end = view.span(trigger.first, trigger.last)
    figures = _figures(report, telling)
    rule = "; ".join([_rule(trigger, status), f"place: {place_from}", f"time: {time_from}", *_vague(trigger)])
    return Claim(
        id=f"c-{document.id.removeprefix('doc-')}-{t_start}-{trigger.type}",
        document=document.id,
        start=start,
        end=end,
        text=view.text[start:end],
        trigger=(t_start, t_end),
        type=trigger.type,
        polarity=cast(Polarity, status.polarity),
        modality=cast(Modality, status.modality),
        chain=telling.chain,
        outcome=cast(Outcome | None, status.outcome),
        where=where,
        places=places,
        when=when,
        boilerplate=view.sentences[clause.sentence].boilerplate,
        actors=_actors(report, telling, narration),
        figures=figures,
        weapons=tuple(after_clitic(view.surface(a, b), clitic) for a, b, clitic in trigger.arms),
        rule=rule,
        confidence=confidence_of(rule, telling.chain, status.modality, where, figures),
    )


def _actors(report: _Report, telling: _Telling, narration: Narration) -> tuple[ClaimActor, ...]:
    """Who takes part, with the victims that the tolls name; remembers who acted."""
    trigger = telling.selected.trigger
    speaking = speaking_words(report.passage, telling.sayings, trigger)
    speakers = frozenset(
        i for s in telling.sayings if s.speaker is not None for i in range(s.speaker.first, s.speaker.last + 1)
    )
    parts = find_roles(report.passage, trigger, telling.clauses, report.references, speaking, narration.actor, speakers)
    for toll in telling.selected.tolls:
        victims = find_roles(report.passage, toll, telling.clauses, report.references, speaking, None)
        told = {p.entity for p in parts}
        led = not toll.reading.finite or any(p.role in ("agent", "participant") for p in parts)
        clause = telling.clauses[toll.clause]
        named = range(0) if led else range(clause.first, clause.last + 1)  # «قتل 12 منهم» names nobody who did it
        did = {p.entity for p in victims if p.role == "agent" and p.at in named and p.entity.startswith("actor/")}
        parts += [p for p in victims if p.entity not in told and (p.role == "target" or p.entity in did)]
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
        parts = [*parts, Part(own, "participant" if trigger.type == "agreement" else "agent", None, trigger.first)]
    doers = own.startswith("actor/") and own not in {p.entity for p in parts} and any(p.role == "agent" for p in parts)
    if doers and struck_own(report.passage, trigger, telling.clauses):
        parts = [*parts, Part(own, "target", None, trigger.last)]
    clause = telling.clauses[trigger.clause]
    sentence = clause.sentence
    if not any(p.role in ("agent", "participant") for p in parts):
        parts = [*parts, *again(report.passage, trigger, narration.doers, sentence, {p.entity for p in parts})]
    if agents:
        narration.actor = agents[0]
    earlier = report.passage.is_particle(min(trigger.last + 1, len(report.passage.view.tokens) - 1), "former")
    if any(p.role in ("agent", "participant") for p in parts) and not earlier:  # «هجمات سابقة» are not these
        narration.doers[trigger.type] = (sentence, tuple(parts))
    narration.fighters = left_behind(report.passage, clause, trigger, parts, narration.fighters)
    last = report.passage.view.sentences[sentence].last - 1
    refer_to(report.fighting, report.references, sentence, trigger.last + 1, last, narration.fighters, anew=False)
    return tuple(ClaimActor(p.entity, p.role, _name_id(report, p.name)) for p in parts)


def _with_governors(report: _Report, telling: _Telling, parts: list[Part]) -> list[Part]:
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
        if (operator.lexeme.get("effect") or {}).get("modality") == "demanded":
            found = [p for p in found if p.entity not in speaking]  # nor who demands it: «طالبت أنقرة بغداد بترحيل …»
        own = {p.entity for p in found}
        parts = [*(p for p in parts if p.entity not in own), *found]
    return parts


def _of_speaker(passage: Passage, telling: _Telling) -> bool:
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


_OWN = ("ه", "ها", "هم", "هما", "نا")


def _name_id(report: _Report, number: int | None) -> str | None:
    if number is None:
        return None
    name = report.passage.names[number]
    return report.ids.get(("name", name.start, name.end))


def _figures(report: _Report, telling: _Telling) -> tuple[str, ...]:
    """The figures of a claim's clause that count what it tells, and those of the tolls it caused."""
    found: list[FoundFigure] = []
    for number in {t.clause: None for t in (telling.selected.trigger, *telling.selected.tolls)}:
        clause, told = telling.clauses[number], telling.told.get(number, ())
        found += figures_in(report.passage, clause, telling.selected.trigger.type, told)
    keys = [("figure", figure.start, figure.end) for figure in with_parts(report.passage, found)]
    return tuple([report.ids[key] for key in keys if key in report.ids])


def _when(report: _Report, telling: _Telling, narration: Narration) -> tuple[When | None, str]:
    """When it happened, and how that is known."""
    trigger, clauses = telling.selected.trigger, telling.clauses
    seated = seats(telling.sayings, clauses[trigger.clause])
    found = moment_of(report.passage, trigger, clauses, telling.telling, seated, narration)
    if found is None:
        return None, "none"
    if found.number is None:
        return When(found.edtf), found.how
    time = report.passage.times[found.number]
    return When(found.edtf, report.ids.get(("time", time.start, time.end))), found.how


def _said(
    report: _Report,
    saying: Saying,
    clauses: Sequence[Clause],
    sayings: Sequence[Saying],
    narration: Narration,
    told: frozenset[int],
) -> Claim | None:
    """An act of saying that is itself a claim: an appeal, a warning; sourced to its speaker."""
    if saying.claim is None or saying.reading is None or saying.adverbial:
        return None
    joined = saying.reading.prefix[:1] == "و" or (saying.verb > 0 and report.passage.view.norms[saying.verb - 1] == "و")
    joined = joined or itself(report.passage, saying.verb)  # «قالت الإدارة إنها تناشد …»
    ours = saying.reading.form.person == "1p"  # «الوزارة: نحمّل X المسؤولية»
    goes_on = (
        ours or saying.lexeme.get("continues") or (joined and (saying.lexeme.get("addresses") or _threatened(saying)))
    )
    if saying.continued and saying.reading.finite and not goes_on:
        return None  # «خرق قد يهدد السلامة»: nobody threatens
    passage = report.passage
    number = next((k for k, c in enumerate(clauses) if c.first <= saying.verb <= c.last), 0)
    if saying.speaker is None and not ours and not _speaks_out(passage, saying, clauses[number]):
        return None
    trigger = Trigger(saying.verb, saying.verb, saying.reading, saying.claim, number)
    others = [s for s in sayings if s is not saying]
    chain, _ = chain_of(passage, saying.verb, others, report.document.outlet)
    chain = links_of(passage, saying.speaker, chain, report.document.outlet)
    elsewhere = told - {number}
    claim = _claim(report, _Telling(Selected(trigger), clauses, (), chain, Status(), telling=elsewhere), narration)
    said = replace(claim, rule=f"said:{claim.rule}", actors=_parties(report, saying, clauses[number]))
    return replace(said, confidence=confidence(said))


def _threatened(saying: Saying) -> bool:
    """«اتهم الأهالي الشرطة بضربهم، وهددوا بالتصعيد»: several did it, who have been named."""
    return saying.reading is not None and (saying.reading.form.person, saying.reading.form.tense) == ("3mp", "past")


def _speaks_out(passage: Passage, saying: Saying, clause: Clause) -> bool:
    """«ناشد عميد البلدية …»: the verb leads a main clause, though who speaks is not known to us."""
    assert saying.reading is not None
    lead = clause.kind in ("main", "coordinate", "beside") and saying.verb - clause.first <= 1
    return (
        lead and saying.reading.finite and bool(saying.lexeme.get("complement")) and saying.stance != "warning"
    ) or (
        lead
        and any(passage.bare(j) in ("من", "ان") for j in range(saying.verb + 1, min(saying.verb + 8, clause.last + 1)))
    )


def _parties(report: _Report, saying: Saying, clause: Clause) -> tuple[ClaimActor, ...]:
    """Who appeals or warns, and the first other party named in the words of the act."""
    passage, speaker = report.passage, saying.speaker
    out: list[ClaimActor] = []
    if speaker is not None and not speaker.entity.startswith("role/"):
        number = passage.name_at[speaker.first]
        out.append(ClaimActor(speaker.entity, "agent", _name_id(report, number if number >= 0 else None)))
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
            out.append(ClaimActor(entity, "target", _name_id(report, passage.name_at[i])))
        break
    return tuple(out)


def _in_power(passage: Passage, name: FoundName) -> str | None:
    """«نحمّل كييف المسؤولية»: the government that a capital stands for."""
    city = passage.entities.entities.get(name.value.entity)
    capital = (
        city is not None and city.class_ == "place" and passage.bare(name.first) in passage.words.particles["capitals"]
    )
    return passage.entities.governing(city.country) if capital and city is not None else None


def _rule(trigger: Trigger, status: Status) -> str:
    """Which row of the words read it, what carried it, and what changed its status."""
    parts = [trigger.lexeme.id]
    if trigger.light_reading is not None:
        parts.append(f"carried-by:{trigger.light_reading.lexeme.lemma}")
    if trigger.verb_reading is not None:
        parts.append(f"with:{trigger.verb_reading.lexeme.lemma}")
    return "+".join([*parts, *status.reasons])


def _vague(trigger: Trigger) -> list[str]:
    """What the rule says of a word that the words files call weak."""
    return ["word: vague"] if trigger.lexeme.weak else []
