"""The dead and hurt beside what killed them: which happening a toll belongs to, and when it tells by itself."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause
from tawatur.understand.counts import is_tally
from tawatur.understand.governs import governs
from tawatur.understand.nameless import unnamed
from tawatur.understand.operators import Operator
from tawatur.understand.passage import Passage, parts, stands_among
from tawatur.understand.speech import Saying
from tawatur.understand.trigger import CAUSES, Trigger


def foremost(passage: Passage, tolls: list[Trigger]) -> list[Trigger]:
    """The toll that tells for all: the first, or a verb with its number where that is only spoken of («وفيما يخص حصيلة الضحايا، …»)."""
    if len(tolls) > 1 and not tolls[0].reading.finite and not _numbered(passage, tolls[0]):
        told = [t for t in tolls[1:] if t.reading.finite and t.clause != tolls[0].clause and _numbered(passage, t)]
        return told[:1] or [*tolls[:1]]
    return [*tolls[:1]]


def _numbered(passage: Passage, toll: Trigger) -> bool:
    """Whether a number stands in a toll or close beside it."""
    return any(
        passage.figure_at[j] >= 0
        for j in range(max(0, toll.first - _CLOSE), toll.last + _CLOSE + 1)
        if j < len(passage.figure_at)
    )


_CLOSE: Final = 4  # tokens from a toll to its number


def referred_to(
    passage: Passage, toll: Trigger, found: list[Trigger], kept: list[Trigger], tolls: list[Trigger]
) -> Trigger | None:
    """«هُجرت القرية بالقصف الذي أوقع قتيلين، في حين شهدت …»: the cause of a toll that is told anew by it, before «في حين»."""
    before = [t for t in found if t.type in CAUSES and t.first < toll.first and t not in kept and t not in tolls]
    if not before or toll.clause - before[-1].clause > 1:
        return None
    return None if parts(passage, before[-1].last, toll.first) else before[-1]


def is_toll(trigger: Trigger) -> bool:
    """«مقتل خمسة»; «أسفر عن تحييد اثنين»: what something led to, though the words themselves tell of a deed."""
    own = trigger.type == trigger.lexeme.type  # «صواريخ أصابت المستشفى» is the shelling
    return (trigger.lexeme.toll and own) or (
        trigger.result and trigger.type == "killing" and not trigger.reading.finite
    )


def counted(passage: Passage, toll: Trigger, clauses: list[Clause]) -> bool:
    """A toll tells by itself as a verb or with its number or victim, not as a bare «الجرحى»."""
    found = toll.light is not None and toll.lexeme.subject == "none"
    if toll.reading.finite or not toll.definite or found:
        return True  # «تم العثور على الضابط مقتولاً»
    if any(passage.figure_at[i] >= 0 for i in range(toll.first, toll.last + 1)):
        return True
    return is_tally(passage, toll, clauses[toll.clause])


def as_well(passage: Passage, toll: Trigger, kept: list[Trigger], clauses: list[Clause]) -> bool:
    """«أردى مسلح شرطياً وأصاب آخر»: whom the same doer hurt in the same deed."""
    joined = toll.reading.finite and toll.reading.prefix == "و" and not passage.passive_marked(toll.first)
    if not joined or toll.reading.form.voice == "passive" or toll.lexeme.subject != "agent":
        return False
    here = _places_in(passage, clauses[toll.clause])
    return any(
        t.type == "killing"
        and t.reading.finite
        and t.first < toll.first
        and 0 <= toll.clause - t.clause <= 1
        and not (here and _places_in(passage, clauses[t.clause]) - here)
        for t in kept
    )


def by_accident(passage: Passage, toll: Trigger, clauses: list[Clause]) -> bool:
    """«لقي أربعة حتفهم في حادث سير», «قضوا غرقاً»: deaths that nobody's violence caused, except of who is held or besieged."""
    sentence = passage.view.sentences[clauses[toll.clause].sentence]
    first, last = sentence.first, sentence.last - 1
    words = passage.words.particles
    if not stands_among(passage, words["accidents"], first, last) and not any(
        stands_among(passage, words["mishaps"], j, j) and stands_among(passage, words["mishap_kinds"], j + 1, j + 1)
        for j in range(first, last)
    ):
        return False
    return not stands_among(passage, words["confined"], first, last)


def charged_with(toll: Trigger, sayings: list[Saying]) -> bool:
    """«اتهمت العائلة الفصيل بقتله»: a killing that somebody is accused of is told, whoever died."""
    return any(s.stance == "accusing" and s.first <= toll.first <= s.last for s in sayings)


def cause_of(toll: Trigger, causes: list[Trigger]) -> Trigger:
    """The cause that stands nearest to a toll; what something «resulted in» follows its cause."""
    before = [c for c in causes if c.first < toll.first] if toll.result else []
    if before and before[-1].clause != toll.clause:
        return before[-1]
    return min(causes, key=lambda c: (abs(c.first - toll.first), c.first))


def killed_apart(passage: Passage, toll: Trigger, cause: Trigger, clauses: list[Clause], sayings: list[Saying]) -> bool:
    """Whether a toll has another cause than the one nearest to it: somebody else tells of that later on, or it fell elsewhere."""
    theirs, other = (_telling(t, sayings) for t in (toll, cause))
    later = theirs is not None and other is not None and toll.first < other.verb < cause.first
    if later and None not in (_entity(theirs), _entity(other)) and _entity(theirs) != _entity(other):
        return True  # «أعلن الدفاع المدني مقتل 27، فيما قال الجيش إنه أطلق النار»
    if any(
        s.kind == "noun" and s.stance == "accusing" and cause.first < s.verb < s.first == toll.first for s in sayings
    ):
        return True  # «نفى قصف المدنيين، واتهم الحلف بقتل سبعة»
    if any(s.stance == "denying" and toll.first < s.verb < cause.first <= s.last for s in sayings):
        return True  # «أعلن مقتل جندي برصاص قناص، نافياً إسقاط أي طائرة»: what is denied is no cause
    if cause.first < toll.first and toll.first > 0 and not toll.reading.finite:
        first = toll.first - 1 - passage.view.norms[toll.first - 1].startswith("ال")
        if passage.bare(first) in _AFTER and passage.time_at[first] < 0:
            return True  # «اندلعت اشتباكات بعد مقتل شيخ قبيلة»: what came before it is not its toll
    if toll.clause < cause.clause and passage.view.norms[clauses[cause.clause].first] == "وفي":
        return True  # «قتل الجيش خمسة، وفي كركوك فجّر انتحاري نفسه»
    if toll.first < cause.first and parts(passage, toll.last, cause.first):
        return True  # «قُتل تسعة مدنيين، فيما استهدف الجيش قرى أخرى»
    if theirs is not None and other is not theirs and cause.first < theirs.verb and _entity(theirs) is not None:
        opener = max(cause.last + 1, min(clauses[toll.clause].first, theirs.verb - 2))  # «في حين أعلنت»
        if parts(passage, opener, theirs.verb + 1):
            return True  # «قُصفت القرى، فيما أعلن الجيش مقتل عنصر …»
    if _stated(passage, toll, cause, clauses):
        return True

    between = range(min(toll.clause, cause.clause) + 1, max(toll.clause, cause.clause) + 1)
    if any(clauses[n].kind == "beside" for n in between):
        return True  # «خمسة قتلى من الشرطة في سامراء وإنزال قرب الرطبة»
    if toll.clause == cause.clause or clauses[toll.clause].kind != "coordinate" or not toll.reading.finite:
        return False
    if cause.first < toll.first and by_others(passage, toll, cause):
        return True
    there, here = (_places_in(passage, clauses[t.clause]) for t in (toll, cause))
    around = {c for e in (*there, *here) for c in passage.entities.containers(e)[1:]}
    return bool(there and here) and there.isdisjoint(here) and around.isdisjoint(there | here)


_AFTER: Final = frozenset({"بعد", "عقب", "اثر", "غداه", "بعيد", "منذ"})


def _stated(passage: Passage, toll: Trigger, cause: Trigger, clauses: list[Clause]) -> bool:
    """«أن 45 جنديا قتلوا وأن مقاتليها أسقطوا مروحية», «وأن مئة قتلوا خلال ثلاثة أيام»: a toll stated for itself, in an «أن» of its own."""
    first, second = (clauses[t.clause] for t in sorted((toll, cause), key=lambda t: t.first))
    if first is second or not toll.reading.finite or passage.view.norms[second.first][0] != "و":
        return False
    if not passage.is_particle(second.first, "complementizers"):
        return False
    own = clauses[toll.clause]
    timed = any(passage.time_at[j] >= 0 for j in range(own.first, own.last + 1))
    return timed if first is not own else not cause.definite  # «إن خمسة قتلوا وإن الهجوم وقع»: by that attack


def by_others(passage: Passage, toll: Trigger, cause: Trigger) -> bool:
    """«هاجم مسلحون القرية، وقتل الجيش سبعة», «هاجم داعش الحاجز وقتلت الشرطة ثلاثة»: each deed has its own doer, named after its verb."""
    if toll.lexeme.subject != "agent" or not toll.reading.finite or cause.lexeme.subject != "agent":
        return False
    if toll.reading.form.voice == "passive" or passage.passive_marked(toll.first):
        return False
    doer = passage.name(toll.last + 1) if toll.last + 1 < len(passage.view.tokens) else None
    if doer is None or doer.value.class_ != "actor" or doer.clitic:
        return False
    if unnamed(passage, cause.last + 1):
        return True
    if not cause.reading.finite:
        return False
    for j in range(cause.last + 1, cause.last + 3):  # «هاجم عناصر حركة الشباب»
        other = passage.name(j)
        if other is not None:
            return other.value.class_ == "actor" and not other.clitic and other.value.entity != doer.value.entity
    return False


def _entity(saying: Saying | None) -> str | None:
    return None if saying is None or saying.speaker is None else saying.speaker.entity


def _telling(trigger: Trigger, sayings: list[Saying]) -> Saying | None:
    """The innermost act of saying round a trigger, of a speaker who is named with it."""
    over = [s for s in sayings if not s.adverbial and not s.continued and s.first <= trigger.first <= s.last]
    return max(over, key=lambda s: s.verb, default=None)


def _places_in(passage: Passage, clause: Clause) -> set[str]:
    names = (passage.name(i) for i in range(clause.first, clause.last + 1))
    return {n.value.entity for n in names if n is not None and n.value.class_ in ("place", "facility")}


def does_it(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«الشرطة قتلت أحدهما»: a verb of killing with its doer before it, not a toll."""
    if not trigger.reading.finite or trigger.lexeme.subject != "agent" or passage.passive_marked(trigger.first):
        return False
    before = trigger.first - 1
    if before < clauses[trigger.clause].first or trigger.reading.prefix:
        return False
    if passage.is_particle(before, "relatives"):
        before -= 1  # «المليشيا التي قتلت …»
    name = passage.name(before)
    if name is None or name.value.class_ != "actor":
        return False
    # «ثلاثة عناصر من الجيش أصيبوا بجروح»: some of them
    of_them = trigger.reading.form.person == "3mp" and passage.bare(name.first - 1 if name.first else 0) == "من"
    return not of_them


def was_managed(passage: Passage, trigger: Trigger, operators: list[Operator], clauses: list[Clause]) -> bool:
    """«تمكنت القوة من قتل قيادي»: a killing that somebody managed is his deed, not the toll of another happening."""
    if trigger.reading.finite or trigger.lexeme.subject != "agent" or trigger.lexeme.section != "events.verbs":
        return False
    return any(
        o.reading is not None and (o.lexeme.get("effect") or {}).get("real") and governs(passage, o, trigger, clauses)
        for o in operators
    )
