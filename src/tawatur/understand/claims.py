"""Puts the claims of one report together: happenings, speakers, status, roles, place and time. One interface: `find_claims`."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, cast

from tawatur.model import Claim, Document, Mention, When
from tawatur.model.claim import Modality, Outcome, Polarity
from tawatur.read.morphology import after_clitic
from tawatur.read.view import Sentence
from tawatur.recognise.found import FoundFigure
from tawatur.understand.afterword import said_afterwards, sourced
from tawatur.understand.anaphora import refer_back
from tawatur.understand.assailants import fighting_words, refer_to
from tawatur.understand.called_on import itself
from tawatur.understand.clauses import Clause, evidence, split_clauses
from tawatur.understand.confidence import confidence, confidence_of
from tawatur.understand.counts import figures_in, with_parts
from tawatur.understand.denied import denials
from tawatur.understand.events import find_triggers
from tawatur.understand.formations import take_formations
from tawatur.understand.lexeme import EVENT, OPERATOR, SAYING, SEQUENCE
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
from tawatur.understand.operators import find_operators
from tawatur.understand.passage import Passage, narrow, stands_among
from tawatur.understand.refer import resolve_descriptions
from tawatur.understand.retold import dated_by_retelling
from tawatur.understand.seats import seats
from tawatur.understand.select import Selected, select
from tawatur.understand.setting import where_of
from tawatur.understand.speech import Saying, chain_of, find_sayings, links_of
from tawatur.understand.spots import treats
from tawatur.understand.status import Status, presupposed, status_of
from tawatur.understand.supposed import take_backers, take_suppositions
from tawatur.understand.taking_part import appealing, taking_part
from tawatur.understand.telling import Report, Telling
from tawatur.understand.trigger import Trigger, sets_scene, trigger_at

if TYPE_CHECKING:
    from tawatur.pipeline import Reading
    from tawatur.words.compile import Words

# asked for in an appeal they are the appeal, which is told already
_PART_OF_APPEAL: Final = frozenset({"deployment", "security_operation", "aid", "talks"})
# what a hospital tells of happened elsewhere
_AFTERMATH: Final = frozenset({"killing", "evacuation", "aid"})
_SHORT: Final = 7  # tokens; without a full stop fewer are no sentence: a headline's part, a name, a date


def find_claims(reading: Reading, mentions: tuple[Mention, ...], document: Document, words: Words) -> list[Claim]:
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
    fighting = fighting_words(passage, references)
    narrow(passage, references, fighting)
    report = Report(passage, references, document, ids, fighting)
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
        if not sentence.boilerplate:
            told = _in_sentence(report, number, narration)
        else:
            told = _in_sentence(report, number, Narration(LEAD)) if _may_tell(passage, sentence) else []
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


_TELLS: Final = EVENT | SAYING | OPERATOR | SEQUENCE


def _may_tell(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence has a word that may tell, say or deny something: most lines of a menu have none."""
    return any(can & _TELLS for can in passage.can[sentence.first : sentence.last])


def _in_sentence(report: Report, number: int, narration: Narration) -> list[Claim]:
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
        claim = _claim(report, Telling(selected, clauses, sayings, chain, status, operators, telling, told), narration)
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


def _claim(report: Report, telling: Telling, narration: Narration) -> Claim:
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
        actors=taking_part(report, telling, narration),
        figures=figures,
        weapons=tuple(after_clitic(view.surface(a, b), clitic) for a, b, clitic in trigger.arms),
        rule=rule,
        confidence=confidence_of(rule, telling.chain, status.modality, where, figures),
    )


def _figures(report: Report, telling: Telling) -> tuple[str, ...]:
    """The figures of a claim's clause that count what it tells, and those of the tolls it caused."""
    found: list[FoundFigure] = []
    for number in {t.clause: None for t in (telling.selected.trigger, *telling.selected.tolls)}:
        clause, told = telling.clauses[number], telling.told.get(number, set())
        found += figures_in(report.passage, clause, telling.selected.trigger.type, told)
    keys = [("figure", figure.start, figure.end) for figure in with_parts(report.passage, found)]
    return tuple([report.ids[key] for key in keys if key in report.ids])


def _when(report: Report, telling: Telling, narration: Narration) -> tuple[When | None, str]:
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
    report: Report,
    saying: Saying,
    clauses: list[Clause],
    sayings: list[Saying],
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
    trigger = trigger_at(saying.verb, saying.verb, saying.reading, saying.claim, number)
    others = [s for s in sayings if s is not saying]
    chain, _ = chain_of(passage, saying.verb, others, report.document.outlet)
    chain = links_of(passage, saying.speaker, chain, report.document.outlet)
    elsewhere = told - {number}
    claim = _claim(report, Telling(Selected(trigger), clauses, [], chain, Status(), [], elsewhere, {}), narration)
    said = claim._replace(rule=f"said:{claim.rule}", actors=appealing(report, saying, clauses[number]))
    return said._replace(confidence=confidence(said))


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
