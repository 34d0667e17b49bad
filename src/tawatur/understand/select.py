"""Which of the happenings found in a sentence are tellings of their own, and which only go with another."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from tawatur.understand.clauses import Clause
from tawatur.understand.counts import is_stock, is_tally
from tawatur.understand.governs import governs
from tawatur.understand.operators import Operator
from tawatur.understand.passage import Passage, parts
from tawatur.understand.speech import Saying
from tawatur.understand.subjects import goes_on_with_deed
from tawatur.understand.trigger import Trigger, sets_scene
from tawatur.understand.untold import untold

_CAUSES = frozenset({"attack", "shelling", "air_drone_strike", "explosion", "clash", "security_operation", "mutiny"})


def select(
    passage: Passage,
    clauses: Sequence[Clause],
    triggers: Sequence[Trigger],
    sayings: Sequence[Saying],
    operators: Sequence[Operator],
    told: Container[str],
) -> list[Selected]:
    """The triggers that become claims, in order, each with the tolls that it caused.

    told: the types that the report has told before this sentence. A toll goes with the happening that its sentence tells as
    its cause; only where it tells none is it a claim of its own.
    """
    if not triggers:
        return []
    # «عبر آلاف اللاجئين الحدود»: a verb that may say something says nothing without what is said
    speaking = {s.verb for s in sayings if not s.adverbial and (s.kind or s.claim or s.stance != "neutral")}
    leads = [range(s.verb, s.first) for s in sayings if s.kind == "noun" and s.stance == "denying"]
    leads += [range(o.last, o.over.start) for o in operators if o.over is not None]
    found = [
        t
        for t in triggers
        # «لا صحة لما نشرته القناة عن …»: how it was told is no happening
        if t.first not in speaking and not _in_speaker(t, sayings)
        if not (t.reading.finite and any(t.first in lead for lead in leads))
        if not _without(passage, t) and not _same_deed(passage, t, clauses, triggers) and not _as_means(passage, t)
        if not _any_such(passage, t, sayings) and not _struck(t, triggers) and not _brought_out(t, triggers)
    ]
    found = [t for t in found if not (_only_scene(passage, t, found) or _brought_down(t, found) or _yields(t, found))]
    found = [t for t in found if not untold(passage, t, found, operators, clauses)]
    denied = {s.first for s in sayings if s.kind == "noun" and s.stance == "denying"}  # «نفى مقتل جنود في الهجوم»
    tolls = [
        t
        for t in found
        if _is_toll(t) and t.first not in denied
        if not _does_it(passage, t, clauses) and not _managed(passage, t, operators, clauses)
    ]
    managed = {t.clause for t in found if _is_toll(t) and _managed(passage, t, operators, clauses)}
    found = [t for t in found if t.clause not in managed or not _by_the_way(passage, t)]
    kept = [t for t in found if t not in tolls and _tells(passage, t, found, clauses, sayings, operators, told)]
    if tolls and not any(t.type in _CAUSES for t in kept):
        # «أسفر الهجوم عن مقتل ثلاثة»: a happening that is only referred to is told anew by its toll
        referred = [t for t in found if t not in tolls and t not in kept and t.type in _CAUSES]
        nearest = [_nearest(tolls[0], referred)] if referred else []
        kept = sorted([*kept, *nearest], key=lambda t: t.first)
    causes = [t for t in kept if t.type in _CAUSES]
    apart = [t for t in tolls if causes and _apart(passage, t, _nearest(t, causes), clauses, sayings)]
    if apart and (own := _referred_to(passage, apart[0], found, kept, tolls)) is not None:
        kept, causes = sorted([*kept, own], key=lambda t: t.first), [*causes, own]
        apart = [t for t in apart if _nearest(t, causes) is not own]
    out: list[Selected] = []
    for trigger in sorted([*kept, *(apart if causes else _foremost(passage, tolls))], key=lambda t: t.first):
        theirs = [t for t in tolls if t is not trigger and t not in apart]
        mine = [t for t in theirs if not causes or _nearest(t, causes) is trigger]
        if trigger in tolls and not (_counted(passage, trigger, clauses) or _charged_with(trigger, sayings)):
            continue
        out.append(Selected(trigger, tuple(mine if trigger in causes or not causes else ())))
    return out


def _foremost(passage: Passage, tolls: Sequence[Trigger]) -> list[Trigger]:
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


_CLOSE = 4  # tokens from a toll to its number


def _referred_to(
    passage: Passage, toll: Trigger, found: Sequence[Trigger], kept: Sequence[Trigger], tolls: Sequence[Trigger]
) -> Trigger | None:
    """«نزوح جراء القصف الذي أسفر عن مقتل امرأة، في حين شهدت …»: the cause of a toll that is told anew by it, before «في حين»."""
    before = [t for t in found if t.type in _CAUSES and t.first < toll.first and t not in kept and t not in tolls]
    if not before or toll.clause - before[-1].clause > 1:
        return None
    return None if parts(passage, before[-1].last, toll.first) else before[-1]


def _brought_down(trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """«اعتراض وتدمير طائرة», «اعترضت الصاروخ ودمّرته»: what is destroyed is what was warded off."""
    if trigger.type != "property_damage" or trigger.reading.prefix[:1] != "و":
        return False
    return any(t.lexeme.outcome == "repelled" and 0 < trigger.first - t.last <= _BESIDE for t in found)


_BESIDE = 3


def _brought_out(trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """«نقل 25 جريحاً إلى المستشفى»: who is brought out was hurt before."""
    if not trigger.lexeme.toll or trigger.reading.finite:
        return False
    return any(
        t.type in _BRINGING and t.clause == trigger.clause and 0 < trigger.first - t.last <= _BESIDE for t in found
    )


_BRINGING = frozenset({"evacuation", "aid"})


def _any_such(passage: Passage, trigger: Trigger, sayings: Sequence[Saying]) -> bool:
    """«توعّد بالرد على كل غارة», «على أي محاولة لاقتحام»: what a warning would answer is no happening."""
    before = range(max(0, trigger.first - 2), trigger.first)
    if trigger.reading.finite or not any(passage.bare(j) in _ANY for j in before):
        return False
    return any(s.claim == "warning" and s.verb < trigger.first <= s.last for s in sayings)


def _struck(trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    """«كمين نصبه مسلحون لقافلة عسكرية»: forces on the move, after «ل», are what was attacked."""
    if trigger.type != "deployment" or trigger.reading.finite or trigger.reading.prefix not in ("ل", "لال"):
        return False
    return any(t.type in ("attack", "explosion") and 0 < trigger.first - t.last <= _HIT for t in triggers)


_HIT = 5  # tokens from an ambush to what it was laid for
_ANY = frozenset({"كل", "اي", "ايه"})


def _as_means(passage: Passage, trigger: Trigger) -> bool:
    """«تحرير سبعة أسرى عبر تفاهمات محلية»: by what something was brought about."""
    told_by = not trigger.reading.finite and trigger.first > 0 and passage.bare(trigger.first - 1) == "عبر"
    return told_by and trigger.type in ("agreement", "talks")


def _without(passage: Passage, trigger: Trigger) -> bool:
    """«دمّرت المنصة دون تسجيل إصابات»: a toll that there was none of tells of nothing."""
    if not trigger.lexeme.toll or trigger.reading.finite:
        return False
    if _no_news_of(passage, trigger.first):
        return True
    before = range(max(0, trigger.first - 3), trigger.first)
    # «لم يتسنّ التأكد من حصيلة القتلى»
    return any(passage.bare(j) in _WITHOUT or passage.is_particle(j, "verifying") for j in before)


_WITHOUT = frozenset({"دون", "بدون"})


def _no_news_of(passage: Passage, at: int) -> bool:
    """«لم ترد أنباء عن وقوع إصابات», «ولا معلومات عن ضحايا»: of a toll at token `at` nothing has been heard."""
    for j in range(at - 1, max(0, at - _HEARD), -1):
        if passage.view.tokens[j].kind == "punct":
            return False
        if passage.is_particle(j, "news"):
            return any(passage.bare(k) in _NONE for k in range(max(0, j - 2), j))
    return False


_HEARD = 5  # tokens from a toll to the news of it
_NONE = frozenset({"لم", "لا", "دون", "بدون"})


def _is_toll(trigger: Trigger) -> bool:
    """«مقتل خمسة»; «أسفر عن تحييد اثنين»: what something led to, though the words themselves tell of a deed."""
    own = trigger.type == trigger.lexeme.type  # «صواريخ أصابت المستشفى» is the shelling
    return (trigger.lexeme.toll and own) or (
        trigger.result and trigger.type == "killing" and not trigger.reading.finite
    )


def _broke_out(verb: Trigger, noun: Trigger) -> bool:
    """«سبعة حرائق اندلعت»: a verb right after the noun of what happened, which is its subject."""
    beside = verb.reading.finite and not noun.reading.finite and 0 < verb.first - noun.last <= _ITS_VERB
    return beside and verb.type == noun.type and verb.lexeme.subject == "theme" and not verb.reading.suffix


_ITS_VERB = 2


def _same_deed(passage: Passage, trigger: Trigger, clauses: Sequence[Clause], found: Sequence[Trigger]) -> bool:
    """«هجوم نُسب إلى التنظيم وضرب المدينة»: a verb of attacking whose subject is the attack that the clause before tells."""
    if any(_broke_out(trigger, t) for t in found):
        return True
    finite = trigger.type in _ATTACKING and trigger.reading.finite
    return finite and goes_on_with_deed(passage, clauses, trigger.clause, trigger.reading)


_ATTACKING = frozenset({"attack", "security_operation"})


def _yields(trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """«قضى ثلاثة تحت التعذيب»: the death told beside it is the happening."""
    if not trigger.lexeme.get("yields"):
        return False
    killed = any(
        t.type == "killing" and 0 < trigger.first - t.last <= _UNDER_IT for t in found
    )  # «تصفية معتقلين تحت التعذيب»
    return killed or any(t.lexeme.toll and t.clause == trigger.clause for t in found)


_UNDER_IT = 5  # tokens from a killing to the torture that it came by


_GATHERINGS = frozenset({"talks", "protest"})


def _only_scene(passage: Passage, trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether a gathering is told only as where violence before it took place."""
    if trigger.type not in _GATHERINGS or not sets_scene(passage, trigger):
        return False
    return any(t.type in _CAUSES and t.first < trigger.first and trigger.clause - t.clause <= 1 for t in found)


class Selected(NamedTuple):
    """A trigger that becomes a claim, and the tolls («قُتل», «جرح») that belong to it."""

    trigger: Trigger
    tolls: tuple[Trigger, ...] = ()


def _no_part_in(passage: Passage, saying: Saying, trigger: Trigger) -> bool:
    """«نفى أن يكون للحركة أي دور في التفجير»: the happening that somebody denies to have had a part in."""
    if saying.stance != "denying" or not trigger.definite or not saying.first <= trigger.first <= saying.last:
        return False
    return any(passage.is_particle(j, "part_in") for j in range(max(saying.first, trigger.first - 3), trigger.first))


def _counted(passage: Passage, toll: Trigger, clauses: Sequence[Clause]) -> bool:
    """A toll tells by itself as a verb or with its number or victim, not as a bare «الجرحى»."""
    if toll.reading.finite or not toll.definite:
        return True
    if any(passage.figure_at[i] >= 0 for i in range(toll.first, toll.last + 1)):
        return True
    return is_tally(passage, toll, clauses[toll.clause])


def _charged_with(toll: Trigger, sayings: Sequence[Saying]) -> bool:
    """«اتهمت العائلة الفصيل بقتله»: a killing that somebody is accused of is told, whoever died."""
    return any(s.stance == "accusing" and s.first <= toll.first <= s.last for s in sayings)


def _nearest(toll: Trigger, causes: Sequence[Trigger]) -> Trigger:
    """The cause that stands nearest to a toll; what something «resulted in» follows its cause."""
    before = [c for c in causes if c.first < toll.first] if toll.result else []
    if before and before[-1].clause != toll.clause:
        return before[-1]
    return min(causes, key=lambda c: (abs(c.first - toll.first), c.first))


def _apart(
    passage: Passage, toll: Trigger, cause: Trigger, clauses: Sequence[Clause], sayings: Sequence[Saying]
) -> bool:
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
        return True  # «قتلى من الجيش بدير الزور وإنزال للتحالف في الحسكة»
    if toll.clause == cause.clause or clauses[toll.clause].kind != "coordinate" or not toll.reading.finite:
        return False
    there, here = (_places_in(passage, clauses[t.clause]) for t in (toll, cause))
    around = {c for e in (*there, *here) for c in passage.entities.containers(e)[1:]}
    return bool(there and here) and there.isdisjoint(here) and around.isdisjoint(there | here)


_AFTER = frozenset({"بعد", "عقب", "اثر", "غداه", "بعيد", "منذ"})


def _stated(passage: Passage, toll: Trigger, cause: Trigger, clauses: Sequence[Clause]) -> bool:
    """«أن 45 جنديا قتلوا وأن مقاتليها أسقطوا مروحية», «وأن مئة قتلوا خلال ثلاثة أيام»: a toll stated for itself, in an «أن» of its own."""
    first, second = (clauses[t.clause] for t in sorted((toll, cause), key=lambda t: t.first))
    if first is second or not toll.reading.finite or passage.view.norms[second.first][0] != "و":
        return False
    if not passage.is_particle(second.first, "complementizers"):
        return False
    own = clauses[toll.clause]
    timed = any(passage.time_at[j] >= 0 for j in range(own.first, own.last + 1))
    return timed if first is not own else not cause.definite  # «إن خمسة قتلوا وإن الهجوم وقع»: by that attack


def _entity(saying: Saying | None) -> str | None:
    return None if saying is None or saying.speaker is None else saying.speaker.entity


def _telling(trigger: Trigger, sayings: Sequence[Saying]) -> Saying | None:
    """The innermost act of saying round a trigger, of a speaker who is named with it."""
    over = [s for s in sayings if not s.adverbial and not s.continued and s.first <= trigger.first <= s.last]
    return max(over, key=lambda s: s.verb, default=None)


def _places_in(passage: Passage, clause: Clause) -> set[str]:
    names = (passage.name(i) for i in range(clause.first, clause.last + 1))
    return {n.value.entity for n in names if n is not None and n.value.class_ in ("place", "facility")}


def _tells(
    passage: Passage,
    trigger: Trigger,
    found: Sequence[Trigger],
    clauses: Sequence[Clause],
    sayings: Sequence[Saying],
    operators: Sequence[Operator],
    told: Container[str],
) -> bool:
    """Whether a trigger that is no toll tells of its happening, and does not only refer to it."""
    light = trigger.light_reading
    if trigger.definite and light is not None and light.lexeme.get("merge"):
        return False  # «ترافق القصف مع عصيان» tells of the mutiny
    carried = trigger.verb is not None or (light is not None and not trigger.result)
    if not trigger.reading.finite and not carried and any(_works_on(passage, o, trigger, clauses) for o in operators):
        return True
    if trigger.definite and _beside_its_like(trigger, found):
        return True
    if trigger.definite and any(
        passage.is_particle(i, "responsibility")
        or (i == trigger.first - 1 and passage.is_particle(i, "at_the_back_of"))
        for i in range(max(0, trigger.first - 4), trigger.first)
    ):
        return True
    if any(_tells_of(s, trigger) or _no_part_in(passage, s, trigger) for s in sayings):
        return True
    if trigger.definite and _goes_on(passage, trigger, sayings):
        return True
    if trigger.lexeme.get("state") and is_stock(passage, trigger, clauses[trigger.clause]):
        return True
    if not trigger.reading.finite and any(
        o.over is not None and trigger.first - o.over.start in (0, 1) for o in operators
    ):
        return True  # «لا صحة لما أشيع عن انسحابه»
    still = any(o.lexeme.section == "operators.not_negation" and o.last + 1 == trigger.first for o in operators)
    if still and not trigger.lexeme.weak:
        return True  # «لا تزال الاشتباكات مستمرة»
    if _of_somebody(trigger, found, told) or _counts_anew(passage, trigger, sayings):
        return True
    if _brought_about(passage, trigger) or _since_held(passage, trigger):
        return True
    freed = trigger.type == "release" and _has_target(passage, trigger)  # «ستبحث الجولة الإفراج عن أربعة صحفيين»
    if trigger.definite and not freed and _only_refers_back(trigger, found, told):
        return False
    alone = trigger.verb is None and (light is None or trigger.result)
    if (
        trigger.definite
        and alone
        and not _has_target(passage, trigger)
        and not _opens_clause(passage, trigger, clauses[trigger.clause])
    ):
        return False
    resumed = light is not None and (light.lexeme.get("phase") == "begin" or trigger.reading.suffix)
    if trigger.definite and resumed and not _has_target(passage, trigger) and _others(trigger, found):
        return False  # «بدأ الهجوم بتفجيرات», «السيارة التي تم تفجيرها»: the other one tells
    return not (trigger.lexeme.weak and not trigger.reading.finite and trigger.light is None)


def _beside_its_like(trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """«عن انسحاب القوات من النقاط وتسليمها لـX», «عن مقتل اثنين والقبض على ثالث»: joined to a noun that tells, it tells as well."""
    joined = trigger.reading.prefix == "و" and bool(trigger.reading.suffix)
    if trigger.reading.finite or not (joined or (trigger.type == "arrest" and trigger.reading.prefix == "وال")):
        return False
    return any(
        t.clause == trigger.clause and t.last < trigger.first and not t.definite and not t.reading.finite for t in found
    )


def _works_on(passage: Passage, operator: Operator, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
    """«تمكّن من الفرار», «رفض الانسحاب»: a verb that says whether it came about governs the noun."""
    beside = operator.reading is None and 0 < trigger.first - operator.last <= 2 and operator.lexeme.section in _WEIGHTY
    finite = operator.reading is not None and operator.reading.finite
    if trigger.definite and operator.lexeme.section == "operators.demand" and not _demanded(passage, operator, trigger):
        return False
    if not (finite or beside) or operator.lexeme.section in _WEIGHTLESS:
        return False
    if trigger.lexeme.weak and operator.lexeme.get("reads") == "agreed-on":
        return False  # «اتفقا على فتح الطريق»
    return governs(passage, operator, trigger, clauses)


def _demanded(passage: Passage, operator: Operator, trigger: Trigger) -> bool:
    """«طالب بعدم الانسحاب»; «حثّ على محاسبة مرتكبي الانتهاكات» asks for something else."""
    prep = operator.lexeme.get("prep")
    near = range(max(operator.last + 1, trigger.first - 2), trigger.first + 1)
    return prep is None or any(passage.bare(j) == prep or (len(prep) == 1 and passage.bare(j)[0] == prep) for j in near)


_WEIGHTLESS = frozenset({"operators.phase", "operators.allegation", "operators.discussion"})
_WEIGHTY = frozenset({"operators.fear", "operators.prevention", "operators.intention"})  # «خشية تسلل مسلحين»


def _tells_of(saying: Saying, trigger: Trigger) -> bool:
    """«أعلن انسحابه», «نفى الهجوم»: the noun is what is said or denied, and no more is said of it."""
    if saying.kind != "noun" or saying.first != trigger.first or saying.lexeme.get("reacts"):
        return False
    if saying.stance == "accusing" and not trigger.definite:
        return trigger.reading.prefix == "ب"  # «متهماً الجيش بتعذيب ناشطين»
    return saying.stance == "denying" or (trigger.definite and bool(trigger.reading.suffix))


def _does_it(passage: Passage, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
    """«الشرطة قتلت أحدهما»: a verb of killing with its doer before it, not a toll."""
    if not trigger.reading.finite or trigger.lexeme.subject != "agent" or passage.passive_marked(trigger.first):
        return False
    before = trigger.first - 1
    if before < clauses[trigger.clause].first or trigger.reading.prefix:
        return False
    if passage.is_particle(before, "relatives"):
        before -= 1  # «المليشيا التي قتلت …»
    name = passage.name(before)
    return name is not None and name.value.class_ == "actor"


def _managed(passage: Passage, trigger: Trigger, operators: Sequence[Operator], clauses: Sequence[Clause]) -> bool:
    """«تمكنت القوة من قتل قيادي»: a killing that somebody managed is his deed, not the toll of another happening."""
    if trigger.reading.finite or trigger.lexeme.subject != "agent" or trigger.lexeme.section != "events.verbs":
        return False
    return any(
        o.reading is not None and (o.lexeme.get("effect") or {}).get("real") and governs(passage, o, trigger, clauses)
        for o in operators
    )


def _by_the_way(passage: Passage, trigger: Trigger) -> bool:
    """«بعملية نوعية», «في عملية خاصة»: only how the deed of its clause was done."""
    if trigger.reading.finite or trigger.reading.lexeme.lemma not in _OPERATION:
        return False
    led = trigger.reading.prefix[-1:] == "ب" or (trigger.first > 0 and passage.bare(trigger.first - 1) in _LED)
    return led and not trigger.definite


_OPERATION = frozenset({"عملية", "عمليه"})
_LED = frozenset({"في", "خلال", "عبر"})


def _in_speaker(trigger: Trigger, sayings: Sequence[Saying]) -> bool:
    return any(
        s.speaker is not None and not s.continued and s.speaker.first <= trigger.first <= s.speaker.last
        for s in sayings
    )


def _has_target(passage: Passage, trigger: Trigger) -> bool:
    """«الهجوم على سجن …», «قصفها الصاروخي على», «هجوم التنظيم على»: told in full, though with the article or a pronoun."""
    led_to = _FREED if trigger.type == "release" else _AGAINST
    for after in range(trigger.last + 1, min(trigger.last + 5, len(passage.view.tokens))):
        if passage.bare(after) in led_to:
            return True
        if not (passage.view.norms[after].startswith("ال") or passage.name_at[after] >= 0):
            break
    return False


_AGAINST = frozenset({"علي", "ضد"})
_FREED = _AGAINST | {"عن", "عنه", "عنها", "عنهم", "عنهما"}  # «ستبحث الإفراج عن»


def _others(trigger: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether another trigger stands in the same clause, or one of the same type right before it."""
    return any(
        t is not trigger and (t.clause == trigger.clause or (t.type == trigger.type and t.clause == trigger.clause - 1))
        for t in found
    )


def _only_refers_back(trigger: Trigger, kept: Sequence[Trigger], told: Container[str]) -> bool:
    """«الهجوم» with no verb of its own, after an attack has been told."""
    if trigger.verb is not None:
        return False
    if trigger.light_reading is not None and not trigger.result:
        return False
    others = [t for t in kept if t.clause == trigger.clause and t is not trigger]
    return trigger.type in told or bool(others)


# what is done to somebody, whom a pronoun after the verbal noun means
_TO_SOMEBODY = frozenset({"arrest", "abduction", "killing", "release"})


def _goes_on(passage: Passage, trigger: Trigger, sayings: Sequence[Saying]) -> bool:
    """«قال المتحدث إن القصف مستمر»: all that somebody says is that it goes on."""
    after = trigger.last + 1
    if after >= len(passage.view.norms) or passage.view.norms[after] not in _LASTING or trigger.lexeme.weak:
        return False
    return any(s.kind in ("clause", "quote") and s.first in (trigger.first, trigger.first - 1) for s in sayings)


_LASTING = frozenset({"مستمر", "مستمره", "متواصل", "متواصله", "مستعر", "مستعره", "دائره", "جاريه", "محتدمه"})


def _of_somebody(trigger: Trigger, found: Sequence[Trigger], told: Container[str]) -> bool:
    """«توفي بعد يومين من اعتقاله»: the pronoun is whom it was done to; told anew where nothing of the kind has been told."""
    if trigger.type not in _TO_SOMEBODY or trigger.reading.finite or not trigger.reading.suffix or trigger.lexeme.weak:
        return False
    before = any(t.type == trigger.type and t.first < trigger.first for t in found)
    return trigger.lexeme.object != "none" and not before and trigger.type not in told


def _brought_about(passage: Passage, trigger: Trigger) -> bool:
    """«انتُزعت اعترافاته تحت التعذيب», «فقد بصره جراء التعذيب»: under or by torture something came about."""
    led = bool(trigger.lexeme.get("yields")) and not trigger.reading.finite and trigger.first > 0
    return led and passage.bare(trigger.first - 1) in _UNDER


_UNDER = frozenset({"تحت", "جراء", "نتيجه", "بسبب", "اثر", "بفعل"})


def _since_held(passage: Passage, trigger: Trigger) -> bool:
    """«بعد ساعات من احتجازه», «منذ احتجازها»: when somebody was taken is told, not where or how he is held."""
    if trigger.type not in _TAKEN or trigger.reading.finite or not trigger.reading.suffix or trigger.first < 2:
        return False
    before = passage.bare(trigger.first - 1)
    return before in _SINCE or (before in _FROM and (passage.bare(trigger.first - 2) in _HOURS))


_TAKEN = frozenset({"holding", "arrest", "abduction"})
_FROM = frozenset({"من", "علي"})  # «بعد ثلاثة أسابيع على اعتقالها»


_SINCE = frozenset({"منذ", "بعد", "عقب", "غداه", "بعيد"})
_HOURS = frozenset(
    {
        "ساعات",
        "ساعه",
        "ساعتين",
        "ايام",
        "يوم",
        "يومين",
        "اسابيع",
        "اسبوع",
        "اسبوعين",
        "اشهر",
        "شهور",
        "شهر",
        "شهرين",
        "اعوام",
        "عام",
        "عامين",
        "سنوات",
        "سنه",
        "سنتين",
        "دقائق",
    }
)


def _counts_anew(passage: Passage, trigger: Trigger, sayings: Sequence[Saying]) -> bool:
    """«أعلنت الخلية القبض على أربعة»: with the article, but said and counted in full, it tells what a headline has told."""
    if trigger.type not in _TO_SOMEBODY or not trigger.definite or not any(s.first == trigger.first for s in sayings):
        return False
    after = range(trigger.last + 1, min(trigger.last + 4, len(passage.view.tokens)))
    return any(passage.figure_at[j] >= 0 for j in after)


def _opens_clause(passage: Passage, trigger: Trigger, clause: Clause) -> bool:
    """Whether the noun is the subject of a clause without a verb («أن الحصار في أسبوعه الثالث»)."""
    first = clause.first
    while first < trigger.first and (
        passage.is_particle(first, "complementizers") or passage.view.tokens[first].kind == "punct"
    ):
        first += 1
    return first == trigger.first and not trigger.reading.prefix.lstrip("وف").startswith(("ب", "ل", "ك"))
