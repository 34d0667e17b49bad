"""Which of the happenings found in a sentence are tellings of their own, and which only go with another."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.understand.by_the_way import (
    any_such,
    as_means,
    brought_down,
    brought_out,
    by_the_way,
    in_massacre,
    in_speaker,
    lay_in_it,
    no_part_in,
    only_its_doers,
    only_scene,
    same_deed,
    struck,
    without,
    yields,
)
from tawatur.understand.clauses import Clause
from tawatur.understand.counts import is_stock
from tawatur.understand.governs import governs
from tawatur.understand.led_to import TO_SOMEBODY, at_its_end, counted_after, led_to_more, led_to_none
from tawatur.understand.operators import Operator
from tawatur.understand.passage import Passage
from tawatur.understand.speech import Saying
from tawatur.understand.tolls import (
    as_well,
    by_accident,
    by_others,
    cause_of,
    charged_with,
    counted,
    does_it,
    foremost,
    is_toll,
    killed_apart,
    referred_to,
    was_managed,
)
from tawatur.understand.trigger import CAUSES, Trigger
from tawatur.understand.untold import untold


def select(
    passage: Passage,
    clauses: list[Clause],
    triggers: list[Trigger],
    sayings: list[Saying],
    operators: list[Operator],
    told: dict[str, dict[str, int]],
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
        if t.first not in speaking and not in_speaker(t, sayings)
        if not (t.reading.finite and any(t.first in lead for lead in leads))
        if not without(passage, t) and not same_deed(passage, t, clauses, triggers) and not as_means(passage, t)
        if not only_its_doers(passage, t)
        if not any_such(passage, t, sayings) and not struck(t, triggers) and not brought_out(t, triggers)
    ]
    found = [
        t
        for t in found
        if not (
            only_scene(passage, t, found)
            or brought_down(t, found)
            or yields(t, found)
            or lay_in_it(passage, t, found)
            or in_massacre(passage, t, found)
        )
    ]
    found = [t for t in found if not untold(passage, t, found, operators, clauses)]
    denied = {s.first for s in sayings if s.kind == "noun" and s.stance == "denying"}  # «نفى مقتل جنود في الهجوم»
    tolls = [
        t
        for t in found
        if is_toll(t) and t.first not in denied
        if not does_it(passage, t, clauses) and not was_managed(passage, t, operators, clauses)
    ]
    managed = {t.clause for t in found if is_toll(t) and was_managed(passage, t, operators, clauses)}
    found = [t for t in found if t.clause not in managed or not by_the_way(passage, t)]
    kept = [t for t in found if t not in tolls and _tells(passage, t, found, clauses, sayings, operators, told)]
    if tolls and not any(t.type in CAUSES for t in kept):
        # «أسفر الهجوم عن مقتل ثلاثة»: a happening that is only referred to is told anew by its toll
        referred = [t for t in found if t not in tolls and t not in kept and t.type in CAUSES]
        nearest = [cause_of(tolls[0], referred)] if referred else []
        kept = sorted([*kept, *nearest], key=lambda t: t.first)
    causes = [t for t in kept if t.type in CAUSES]
    if not causes:
        tolls = [t for t in tolls if not as_well(passage, t, kept, clauses)]
    apart = [t for t in tolls if causes and killed_apart(passage, t, cause_of(t, causes), clauses, sayings)]
    if apart and (own := referred_to(passage, apart[0], found, kept, tolls)) is not None:
        kept, causes = sorted([*kept, own], key=lambda t: t.first), [*causes, own]
        apart = [t for t in apart if cause_of(t, causes) is not own]
    out: list[Selected] = []
    for trigger in sorted([*kept, *(apart if causes else foremost(passage, tolls))], key=lambda t: t.first):
        theirs = [t for t in tolls if t is not trigger and t not in apart]
        mine = [t for t in theirs if (cause_of(t, causes) is trigger if causes else not by_others(passage, t, trigger))]
        if trigger in tolls and not (counted(passage, trigger, clauses) or charged_with(trigger, sayings)):
            continue
        if trigger in tolls and by_accident(passage, trigger, clauses):
            continue
        out.append(Selected(trigger, tuple(mine if trigger in causes or not causes else ())))
    return out


class Selected(NamedTuple):
    """A trigger that becomes a claim, and the tolls («قُتل», «جرح») that belong to it."""

    trigger: Trigger
    tolls: tuple[Trigger, ...] = ()


def _tells(
    passage: Passage,
    trigger: Trigger,
    found: list[Trigger],
    clauses: list[Clause],
    sayings: list[Saying],
    operators: list[Operator],
    told: dict[str, dict[str, int]],
) -> bool:
    """Whether a trigger that is no toll tells of its happening, and does not only refer to it."""
    light = trigger.light_reading
    if trigger.definite and light is not None and light.lexeme.get("merge") and not _belongs(passage, trigger):
        return False  # «ترافق القصف مع عصيان» tells of the mutiny
    if trigger.definite and at_its_end(passage, trigger):
        return False
    carried = trigger.verb is not None or (light is not None and not light.lexeme.get("cause"))
    if not trigger.reading.finite and not carried and any(_works_on(passage, o, trigger, clauses) for o in operators):
        return True
    if trigger.definite and trigger.type not in told and led_to_more(passage, trigger, found):
        return True
    if trigger.definite and led_to_none(passage, trigger, found):
        return True
    if trigger.definite and (_beside_its_like(trigger, found) or passage.is_particle(trigger.first - 1, "elatives")):
        return True
    if trigger.definite and _told_by_toll(passage, trigger):
        return True
    if trigger.definite and any(
        passage.is_particle(i, "responsibility")
        or (i == trigger.first - 1 and passage.is_particle(i, "at_the_back_of"))
        or (passage.is_particle(i, "attributed") and not passage.readings(i))  # «نُسب الهجوم إلى X»
        for i in range(max(0, trigger.first - 4), trigger.first)
    ):
        return True
    if any(_tells_of(s, trigger) or no_part_in(passage, s, trigger) for s in sayings):
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
    fate = bool(trigger.lexeme.get("state")) and not any(
        t.type == trigger.type and t.reading.finite and t.reading.suffix and t.first > trigger.first for t in found
    )  # «مصير تسعة عسكريين خطفهم التنظيم»
    if still and (not trigger.lexeme.weak or fate):
        return True  # «لا تزال الاشتباكات مستمرة», «لا يزال مصير المخطوفين مجهولاً»
    if trigger.result and counted_after(passage, trigger):
        return True  # «أسفرت المداهمات عن القبض على تسعة»
    if _of_somebody(trigger, found, told) or _counts_anew(passage, trigger, sayings):
        return True
    if _brought_about(passage, trigger) or _since_held(passage, trigger) or _led_to_deaths(trigger, found):
        return True
    freed = trigger.type == "release" and _has_target(passage, trigger)  # «ستبحث الجولة الإفراج عن أربعة صحفيين»
    if trigger.definite and not freed and _only_refers_back(trigger, found, told):
        return False
    alone = not carried
    if (
        trigger.definite
        and alone
        and not _has_target(passage, trigger)
        and not _opens_clause(passage, trigger, clauses[trigger.clause])
    ):
        return False
    again = light is not None and light.lexeme.get("phase") == "repeat"  # «كرر استهدافه بعد ساعة»
    resumed = light is not None and (light.lexeme.get("phase") == "begin" or (trigger.reading.suffix and not again))
    if trigger.definite and resumed and not _has_target(passage, trigger) and _others(trigger, found):
        return False  # «بدأ الهجوم بتفجيرات», «السيارة التي تم تفجيرها»: the other one tells
    if trigger.type == "appeal" and _amid(passage, trigger):
        return True
    return not (trigger.lexeme.weak and not trigger.reading.finite and trigger.light is None)


def _amid(passage: Passage, trigger: Trigger) -> bool:
    """«وسط مطالبات بتحييد المدنيين»: calls that go along with what is told, with what they call for."""
    after = range(trigger.last + 1, min(trigger.last + 3, len(passage.view.tokens)))
    led = trigger.first > 0 and passage.bare(trigger.first - 1) == "وسط"
    return led and any(passage.view.norms[j][0] in "بل" or passage.bare(j) == "الي" for j in after)


def _told_by_toll(passage: Passage, trigger: Trigger) -> bool:
    """«ندد بالهجوم الذي أوقع 30 قتيلاً ووصفه بأنه عمل إرهابي»: a remark right after it tells how many it struck."""
    for j in range(trigger.last + 1, min(trigger.last + 3, len(passage.view.tokens) - _TOLD)):
        if passage.is_particle(j, "relatives"):
            return any(passage.figure_at[k] >= 0 for k in range(j + 2, j + _TOLD))
    return False


_TOLD: Final = 6  # tokens from «الذي» to how many


def _belongs(passage: Passage, trigger: Trigger) -> bool:
    """«القبض على خلية تتبع داعش»: right before a party, to whom somebody belongs, the verb joins no happenings."""
    at = -1 if trigger.light is None else trigger.light + 1
    name = passage.name(at) if trigger.last < at < len(passage.view.tokens) else None
    return name is not None and name.value.class_ == "actor"


def _beside_its_like(trigger: Trigger, found: list[Trigger]) -> bool:
    """«عن انسحاب القوات من النقاط وتسليمها لـX», «عن مقتل اثنين والقبض على ثالث»: joined to a noun that tells, it tells as well."""
    joined = trigger.reading.prefix == "و" and bool(trigger.reading.suffix)
    if trigger.reading.finite or not (joined or (trigger.type == "arrest" and trigger.reading.prefix == "وال")):
        return False
    return any(
        t.clause == trigger.clause and t.last < trigger.first and not t.definite and not t.reading.finite for t in found
    )


def _works_on(passage: Passage, operator: Operator, trigger: Trigger, clauses: list[Clause]) -> bool:
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


_WEIGHTLESS: Final = frozenset({"operators.phase", "operators.allegation", "operators.discussion"})
_WEIGHTY: Final = frozenset({"operators.fear", "operators.prevention", "operators.intention"})  # «خشية تسلل مسلحين»


def _tells_of(saying: Saying, trigger: Trigger) -> bool:
    """«أعلن انسحابه», «نفى الهجوم»: the noun is what is said or denied, and no more is said of it."""
    if saying.kind != "noun" or saying.first != trigger.first or saying.lexeme.get("reacts"):
        return False
    if saying.stance == "accusing" and not trigger.definite:
        return trigger.reading.prefix == "ب"  # «متهماً الجيش بتعذيب ناشطين»
    return saying.stance == "denying" or (trigger.definite and bool(trigger.reading.suffix))


def _has_target(passage: Passage, trigger: Trigger) -> bool:
    """«الهجوم على سجن …», «قصفها الصاروخي على», «هجوم التنظيم على»: told in full, though with the article or a pronoun."""
    led_to = _FREED if trigger.type == "release" else _AGAINST
    for after in range(trigger.last + 1, min(trigger.last + 5, len(passage.view.tokens))):
        if passage.bare(after) in led_to:
            return True
        if not (passage.view.norms[after].startswith("ال") or passage.name_at[after] >= 0):
            break
    return False


_AGAINST: Final = frozenset({"علي", "ضد"})
_FREED: Final = _AGAINST | {"عن", "عنه", "عنها", "عنهم", "عنهما"}  # «ستبحث الإفراج عن»


def _others(trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether another trigger stands in the same clause, or one of the same type right before it."""
    return any(
        t is not trigger and (t.clause == trigger.clause or (t.type == trigger.type and t.clause == trigger.clause - 1))
        for t in found
    )


def _only_refers_back(trigger: Trigger, kept: list[Trigger], told: dict[str, dict[str, int]]) -> bool:
    """«الهجوم» with no verb of its own, after an attack has been told."""
    if trigger.verb is not None:
        return False
    if trigger.light_reading is not None and not trigger.light_reading.lexeme.get("cause"):
        return False
    others = [t for t in kept if t.clause == trigger.clause and t is not trigger]
    return trigger.type in told or bool(others)


def _goes_on(passage: Passage, trigger: Trigger, sayings: list[Saying]) -> bool:
    """«قال المتحدث إن القصف مستمر»: all that somebody says is that it goes on."""
    after = trigger.last + 1
    if after >= len(passage.view.norms) or passage.view.norms[after] not in _LASTING or trigger.lexeme.weak:
        return False
    return any(s.kind in ("clause", "quote") and s.first in (trigger.first, trigger.first - 1) for s in sayings)


_LASTING: Final = frozenset({"مستمر", "مستمره", "متواصل", "متواصله", "مستعر", "مستعره", "دائره", "جاريه", "محتدمه"})


def _of_somebody(trigger: Trigger, found: list[Trigger], told: dict[str, dict[str, int]]) -> bool:
    """«توفي بعد يومين من اعتقاله»: the pronoun is whom it was done to; told anew where nothing of the kind has been told."""
    if trigger.type not in TO_SOMEBODY or trigger.reading.finite or not trigger.reading.suffix or trigger.lexeme.weak:
        return False
    before = any(t.type == trigger.type and t.first < trigger.first for t in found)
    return trigger.lexeme.object != "none" and not before and trigger.type not in told


def _brought_about(passage: Passage, trigger: Trigger) -> bool:
    """«انتُزعت اعترافاته تحت التعذيب», «فقد بصره جراء التعذيب»: under or by torture something came about."""
    led = bool(trigger.lexeme.get("yields")) and not trigger.reading.finite and trigger.first > 0
    return led and passage.bare(trigger.first - 1) in _UNDER


def _led_to_deaths(trigger: Trigger, found: list[Trigger]) -> bool:
    """«أحبطت القوة محاولة تسلل، وأن الاشتباك أدى إلى مقتل مهرب»: of another kind than the sentence's other happenings, with deaths."""
    if not trigger.definite or trigger.type not in CAUSES or trigger.lexeme.weak:
        return False
    if any(t is not trigger and not is_toll(t) and _alike(t.type, trigger.type) for t in found):
        return False
    light = trigger.light_reading
    led = light is not None and bool(light.lexeme.get("cause"))  # «وأسفر الاشتباك عن مقتل …»
    return any(
        t.clause == trigger.clause and is_toll(t) and (t.result or led) and t.first > trigger.last for t in found
    )


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= _STRIKES


_STRIKES: Final = frozenset({"attack", "shelling", "air_drone_strike", "explosion"})
_UNDER: Final = frozenset({"تحت", "جراء", "نتيجه", "بسبب", "اثر", "بفعل"})


def _since_held(passage: Passage, trigger: Trigger) -> bool:
    """«بعد ساعات من احتجازه», «منذ احتجازها»: when somebody was taken is told, not where or how he is held."""
    if trigger.type not in _TAKEN or trigger.reading.finite or not trigger.reading.suffix or trigger.first < 2:
        return False
    before = passage.bare(trigger.first - 1)
    return before in _SINCE or (before in _FROM and (passage.bare(trigger.first - 2) in _HOURS))


_TAKEN: Final = frozenset({"holding", "arrest", "abduction"})
_FROM: Final = frozenset({"من", "علي"})  # «بعد ثلاثة أسابيع على اعتقالها»


_SINCE: Final = frozenset({"منذ", "بعد", "عقب", "غداه", "بعيد"})
_HOURS: Final = frozenset(
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


def _counts_anew(passage: Passage, trigger: Trigger, sayings: list[Saying]) -> bool:
    """«أعلنت الخلية القبض على أربعة»: with the article, but said and counted in full, it tells what a headline has told."""
    if trigger.type not in TO_SOMEBODY or not trigger.definite or not any(s.first == trigger.first for s in sayings):
        return False
    return counted_after(passage, trigger)


def _opens_clause(passage: Passage, trigger: Trigger, clause: Clause) -> bool:
    """Whether the noun is the subject of a clause without a verb («أن الحصار في أسبوعه الثالث»)."""
    first = clause.first
    while first < trigger.first and (
        passage.is_particle(first, "complementizers") or passage.view.tokens[first].kind == "punct"
    ):
        first += 1
    return first == trigger.first and not trigger.reading.prefix.lstrip("وف").startswith(("ب", "ل", "ك"))
