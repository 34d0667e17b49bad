"""The doer that a clause leaves unsaid: the subject in a verb's ending, the other side of a fight, the subject of a verb of trying."""

from __future__ import annotations

from collections.abc import Set
from typing import Final

from tawatur.model.claim import Role
from tawatur.read.morphology import splits
from tawatur.understand.clauses import Clause
from tawatur.understand.ellipsis import MANY, our_forces, pronominal, subjectless
from tawatur.understand.lexeme import Reading
from tawatur.understand.nameless import unnamed
from tawatur.understand.parties import holds_place, parties_in
from tawatur.understand.party import Part, Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger
from tawatur.understand.voice import undergone
from tawatur.understand.who_goes_on import antecedent, clauses_before, counted_before, only_done_to

_ROLES: Final[dict[str, Role]] = {"agent": "agent", "target": "target", "participant": "participant", "source": "agent"}


def inherited(
    passage: Passage,
    trigger: Trigger,
    clauses: list[Clause],
    references: dict[int, str],
    subject: Part | None,
    speakers: frozenset[int] = frozenset(),
    sure: bool = False,
) -> list[Part]:
    """The subject of a verb that has none of its own: from the clauses before it, else who acted last in the passage.

    sure: those after it are known to be whom it was done to.
    speakers: the tokens that name whoever speaks; a person among them is meant only by a pronoun («قال فلان إنه اعتقل …»),
    and whose land they are of («قنوات هندية») is nobody who acts.
    """
    clause = clauses[trigger.clause]
    at, head = _head(passage, trigger, clause)
    if head is None or head.form.voice == "passive" or passage.passive_marked(at):
        return []
    if head.lexeme.toll and at != trigger.first:
        return []  # «قُتل 12 منهم في استهداف قافلة»
    words = trigger.last if at == trigger.first else at  # «وألقى القبض على»: the words that belong to the verb
    if not (sure or subjectless(passage, at, head, words)) or _own_subject(passage, clause, at):
        return []
    if sure and unnamed(passage, words + 1):
        return []
    if at == trigger.first and trigger.lexeme.gap and _stands_between(passage, trigger):
        return []
    role = subject_role(trigger, head, wards_off(passage, at, trigger))
    if role is None:
        return []
    if head.form.person == "3md" and at > clause.first and passage.view.norms[at - 1].endswith(("ين", "ان")):
        return []  # «صاروخين أُطلقا من …»: the two of them are what it is about
    if clause.kind == "relative" and trigger.clause:
        # «عناصر من قسد رفضوا …»: the remark is about whoever stands right before it
        slots = parties_in(passage, clauses[trigger.clause - 1], references, None)
        nearest = [s for s in slots if clause.first - s.last <= 2]
        if nearest and nearest[-1].entity.startswith("person/") and undergone(passage, trigger):
            return [_part(nearest[-1], "target")]
        if nearest:
            return [_part(nearest[-1], role)]
        if _about_something(passage, clause, at, head, slots):
            return []
    if counted_before(passage, at, head) >= 0:
        return []
    if goes_on_with_deed(passage, clauses, trigger.clause, head) or _done_to_counted(
        passage, clause, at, trigger, head
    ):
        return []
    for number in clauses_before(passage, clauses, trigger.clause):
        bare = _fitting(passage, clauses[number], references, head)
        if bare and number and only_done_to(passage, clauses[number], bare[0]):
            continue
        if not bare and number and clauses[number].kind == "relative" and number == trigger.clause - 1:
            bare = antecedent(passage, clauses, number, references, head)
        if speakers and not _by_pronoun(passage, clause):
            bare = [s for s in bare if s.at not in speakers or not _only_tells(passage, s)]
        if bare and head.suffix in _TAKEN and trigger.type in _DONE and role == "agent":
            # «داهموا منزل الناشط فلان واقتادوه»
            told = [s for s in parties_in(passage, clauses[number], references, None) if s.prep is None]
            taken = [_part(s, "target") for s in told if s.entity.startswith("person/")][-1:]
            led = [_part(s, role) for s in bare if not s.entity.startswith("person/")][:2]
            return taken + (led or _led_on(subject, role))
        if bare:
            second = passage.name(bare[1].at) if len(bare) > 1 else None
            two = head.form.person in MANY or (second is not None and second.clitic[:1] == "و")
            return [_part(s, role) for s in bare[: 1 + two]]  # «تتهم تركيا قسد …، وقصفت»: the first is its subject
        if _own_subject(passage, clauses[number], clauses[number].last + 1):
            return []
    if subject is None or role == "target" or not _agrees(passage, subject, head):
        return []
    if head.prefix[:1] == "و" and any(_of_its_own(passage, c, references, head) for c in clauses[: trigger.clause]):
        return []
    return [subject._replace(role=role, name=None)]


def _stands_between(passage: Passage, trigger: Trigger) -> bool:
    """«أطلقت الشرطة النار», «ألقى مسلحون القبض على»: a subject, of nobody we know, between a verb and its words."""
    i = trigger.first + 1
    if trigger.last - trigger.first <= len(trigger.lexeme.rest) or passage.time_at[i] >= 0:
        return False
    return passage.view.norms[i].endswith("ون") or passage.view.norms[i].startswith("ال")


def _by_pronoun(passage: Passage, clause: Clause) -> bool:
    """«إنه», «أنهم»: whether a clause begins with a pronoun for whoever was named before."""
    return passage.is_particle(clause.first, "complementizers") and passage.view.norms[clause.first].endswith(
        ("ه", "ها", "هم", "ني", "نا")
    )


def _led_on(subject: Part | None, role: Role) -> list[Part]:
    """Whoever acted last, where it is no person."""
    return [] if subject is None or subject.entity.startswith("person/") else [subject._replace(role=role, name=None)]


_TAKEN: Final = frozenset({"ه", "ها"})


def _only_tells(passage: Passage, party: Party) -> bool:
    """A person who speaks, or the land of an outlet («قنوات هندية»); not of an office («وزير الدفاع التركي»)."""
    officer = any(passage.known[j].roles for j in range(max(0, party.at - 2), party.at))
    return party.entity.startswith("person/") or (party.origin and not officer)


def _of_its_own(passage: Passage, clause: Clause, references: dict[int, str], head: Reading) -> bool:
    """«ضرب الزلزال المدينة ودمر …», «اندلع حريق وألحق …»: the verb before has a subject that is no party, and that goes on."""
    for j in range(clause.first, clause.last):
        told = [r for r in passage.readings(j) if r.finite and r.form.person == head.form.person]
        if not told or j + 1 in references or passage.known[j + 1].described is not None:
            continue
        if passage.by_kind[j + 1].events and any(r.lexeme.subject in ("event", "theme") for r in told):
            return True
        norm = passage.view.norms[j + 1]
        feminine = norm.endswith(("ه", "ات"))
        named = passage.name_at[j + 1] >= 0 or passage.time_at[j + 1] >= 0 or passage.kinds(j + 1)
        if norm.startswith("ال") and not named and feminine == (head.form.person == "3fs"):
            return True
    return False


def _done_to_counted(passage: Passage, clause: Clause, at: int, trigger: Trigger, head: Reading) -> bool:
    """«إن ما لا يقل عن 20 شخصا أُعدموا»: people who were counted right before are whom it was done to, with no doer."""
    if head.form.person != "3mp" or head.suffix or trigger.type not in _DONE:
        return False
    return any(passage.figure_at[j] >= 0 and passage.name_at[j] < 0 for j in range(max(clause.first, at - 3), at))


_DONE: Final = frozenset({"killing", "arrest", "abduction", "release"})


def _about_something(passage: Passage, clause: Clause, at: int, head: Reading, slots: list[Party]) -> bool:
    """«مواقع القناصة التي استهدفت المدينة»: the verb of a remark has for its subject what stands before it, here nobody we know.

    Not where a pronoun stands for that («التي استولوا عليها»).
    """
    if at != clause.first + 1 or head.form.person != _RELATIVE.get(passage.bare(clause.first)):
        return False
    if head.suffix or (at < clause.last and pronominal(passage, at + 1)):
        return False
    return not any(clause.first - s.last <= _REMARKED for s in slots)


_ADJECTIVES: Final = 4  # tokens that may stand between a happening and a verb about it
_RELATIVE: Final = {"الذي": "3ms", "التي": "3fs", "الذين": "3mp"}
_REMARKED: Final = 5  # tokens from a party to a remark on it («قوات من الجيش السوري في المنطقة التي …»)


def goes_on_with_deed(passage: Passage, clauses: list[Clause], number: int, head: Reading) -> bool:
    """«هجوم نُسب إلى التنظيم وضرب المدينة», «نزاع أوقع قتلى وألحق دماراً»: the happening of the clause before is the verb's subject."""
    if head.prefix[:1] != "و" or head.form.person not in ("3ms", "3fs") or not number:
        return False
    before = clauses[number - 1]
    for j in range(max(before.first + 1, 1), before.last + 1):
        told = [r for r in passage.readings(j) if r.finite and not r.prefix and r.form.person == head.form.person]
        if not told or passage.is_particle(j - 1, "relatives"):
            continue
        if not any(r.lexeme.subject == "event" or r.lexeme.event_subject or r.form.voice == "passive" for r in told):
            continue
        noun = next((k for k in _words_before(passage, j, before.first) if passage.by_kind[k].events), j)
        if any(not r.finite and "ال" not in r.prefix and not r.suffix for r in passage.by_kind[noun].events):
            return all(
                passage.name_at[k] < 0 and not passage.is_particle(k, "prepositions")
                for k in _words_before(passage, j, noun + 1)
            )
    return False


def _words_before(passage: Passage, j: int, first: int) -> list[int]:
    """The last words before token j, from the nearest; a time with its preposition is none («صراع قبلي منذ عام 2015 أوقع قتلى»)."""
    out: list[int] = []
    k = j - 1
    while k >= first and len(out) < _ADJECTIVES:
        if passage.time_at[k] < 0 and not (passage.is_particle(k, "prepositions") and passage.time_at[k + 1] >= 0):
            out.append(k)
        k -= 1
    return out


def _part(slot: Party, role: Role) -> Part:
    return Part(slot.entity, role, slot.name, slot.at)


def _fitting(passage: Passage, clause: Clause, references: dict[int, str], head: Reading) -> list[Party]:
    """The parties of a clause that may be the subject of a verb after it; one person is none of «سيطروا»."""
    norms = passage.view.norms
    bare = [
        s
        for s in parties_in(passage, clause, references, None)
        if s.prep is None and not holds_place(passage, s) and norms[min(s.last + 1, len(norms) - 1)] != ":"
    ]  # «الأونروا: آلاف نزحوا»: who speaks
    people = [s for s in bare if s.entity.startswith("person/")]
    return bare if len(people) > 1 else [s for s in bare if _agrees(passage, s, head)]


def _agrees(passage: Passage, party: Party | Part, head: Reading) -> bool:
    """Whether a verb's number and gender go with a party as it was named; what shows neither goes with both."""
    person = head.form.person
    if party.entity.startswith("person/"):
        return person not in MANY
    if person not in ("3ms", "3fs") or head.lexeme.event_subject:
        return True  # the verb of a happening goes with that («العملية استهدفت»)
    norm = passage.view.norms[party.at]
    if party.at and (passage.kinds(party.at - 1) & {"members", "ranks", "prepositions"}):
        return True  # «قوة من الجيش»: the verb goes with the noun before
    stems = {s.stem for s in splits(norm)}
    if stems & passage.words.particles["masculine"]:
        return person == "3ms"
    feminine = norm.endswith(("ه", "ات")) and not any(s in passage.words.origins for s in stems)
    return person == "3fs" or not feminine


def _head(passage: Passage, trigger: Trigger, clause: Clause) -> tuple[int, Reading | None]:
    """The verb whose subject is asked for: the trigger's own, or one that governs it («تمكنت من اعتقال»)."""
    light = trigger.light_reading
    if trigger.reading.finite:
        return trigger.first, trigger.reading
    if light is not None and trigger.light is not None:
        # «انتشار بدأ قبل أسابيع»: the happening is its subject, not of «هجوم نفّذوه»
        return trigger.light, light if light.suffix or trigger.light < trigger.last else None
    if trigger.verb is not None:
        # so it is of «قصف استهدف السوق»; but «ارتكبوا مجزرة …، بقصف استهدفهم» tells what they did it with
        return trigger.verb, trigger.verb_reading if trigger.reading.prefix.endswith("ب") else None
    if trigger.reading.prefix == "ال":
        return trigger.first, None
    for j in range(trigger.first - 1, max(clause.first - 1, trigger.first - 6), -1):
        if passage.is_particle(j, "reprisal"):
            break  # «قصفت الفصائل … رداً على مجزرة»
        if passage.is_particle(j, "perpetrators"):
            break  # «قبضت الشرطة على منفذي التفجير»
        for reading in passage.readings(j):
            if reading.finite and reading.lexeme.section != "speech.verbs":
                return j, reading
    return trigger.first, None


def wards_off(passage: Passage, at: int, trigger: Trigger) -> bool:
    """«نجحوا في صد هجوم»: between the verb and the happening a noun tells that its subject was the target."""
    between = range(at + 1, trigger.first)
    return any(
        not r.finite and r.lexeme.get("actor") == "target" for j in between for r in passage.by_kind[j].operators
    )


def subject_role(trigger: Trigger, head: Reading, warded: bool) -> Role | None:
    if trigger.reading.finite:
        return _ROLES.get(trigger.lexeme.subject)
    if warded:
        return "target"
    if head.lexeme.section == "events.light_verbs":
        return _ROLES.get(head.lexeme.subject)
    return "agent"


def _own_subject(passage: Passage, clause: Clause, at: int) -> bool:
    """Whether the verb at token `at` has a subject that is no party we know: «إن مدينة X تعرضت», «أن السكان نظموا», «هاجم مسلحون»."""
    i = clause.first
    if passage.is_particle(i, "complementizers") and not passage.view.norms[i].endswith(
        ("ه", "ها", "هم", "هما", "نا", "ني")
    ):
        i += 1
        while i < at and passage.view.tokens[i].kind != "word":
            i += 1
        # a happening as subject («أن القصف استهدف») is its doer's deed; «السجناء», «الجرحى» are people
        deed = any(not (r.lexeme.toll or r.lexeme.get("state")) for r in passage.by_kind[i].events)
        if i < min(at, clause.last + 1) and ((_noun(passage, i) and not deed) or _counted(passage, i, at)):
            return True
    if at > clause.first and our_forces(passage, at - 1):
        return True  # «فرقنا أخمدت حريقاً»
    if at - 1 > clause.first and _people(passage, at - 1):
        return True  # «على يد مسلحين اقتحموا القسم»
    return any(
        any(r.finite for r in passage.readings(j)) and _unnamed(passage, j + 1)
        for j in range(clause.first, min(at, clause.last))
    )


def _counted(passage: Passage, i: int, at: int) -> bool:
    """«إن ثلاثة مسلحين هاجموا»: a number of people, with nobody's name, before the verb at token `at`."""
    return at - i <= _COUNTED and passage.figure_at[i] >= 0 and all(n < 0 for n in passage.name_at[i:at])


def _noun(passage: Passage, i: int) -> bool:
    """Whether token i is a noun of no class, or a place: neither verb, particle nor time."""
    if passage.name_at[i] >= 0:
        name = passage.name(i)
        return name is not None and name.value.class_ in ("place", "facility") and not name.clitic
    if passage.is_particle(i, "settlements"):
        return True
    known = passage.kinds(i) - _PEOPLE
    return not known and passage.time_at[i] < 0 and passage.bare(i)[0] not in "تي" and not _verb(passage, i)


def _people(passage: Passage, i: int) -> bool:
    """«مسلحين», «مجهولين»: an indefinite plural of people, with nobody's name."""
    norm = passage.view.norms[i]
    plural = norm.endswith(("ون", "ين")) and not norm.startswith("ال") and len(norm) > 5
    return plural and passage.name_at[i] < 0 and bool(passage.kinds(i) & _PEOPLE) and not _verb(passage, i)


_PEOPLE: Final = frozenset(
    {"members", "ranks", "positions", "captives", "people", "fighting", "attackers", "fighters", "squads"}
)


def _verb(passage: Passage, i: int) -> bool:
    return any(r.finite for r in passage.readings(i))


def _unnamed(passage: Passage, i: int) -> bool:
    """«مسلحون», «متظاهرون», «عشرات من الأهالي»: a plural in the nominative, or a count of people, with nobody's name."""
    if passage.figure_at[i] >= 0:  # after a verb that takes no object: «تظاهر عشرات», not «قتلوا خمسة»
        alone = any(r.finite and r.lexeme.object == "none" for r in passage.readings(i - 1))
        return alone and all(n < 0 for n in passage.name_at[i : i + _COUNTED])
    return passage.name_at[i] < 0 and passage.view.norms[i].endswith("ون") and not passage.readings(i)


_COUNTED: Final = 5  # tokens in which a party's name may tell whose people are counted


def other_side(
    passage: Passage, trigger: Trigger, clauses: list[Clause], references: dict[int, str], subject: Part | None
) -> list[Part]:
    """Who fights, talks or agrees «مع» somebody, where the clause names only that one: who acted before."""
    for number in range(trigger.clause, -1, -1):
        bare = [
            s
            for s in parties_in(passage, clauses[number], references, None)
            if (number < trigger.clause or s.last < trigger.first)
            and s.prep is None
            and not holds_place(passage, s)
            and s.entity.startswith("actor/")
        ]
        if bare:
            return [_part(bare[0], "participant")]
    known = passage.entities.entities.get(subject.entity) if subject is not None else None
    if subject is None or known is None or known.kind not in _SIDES:
        return []  # who tells of a battle does not fight it
    return [subject._replace(role="participant", name=None)]


_SIDES: Final = frozenset(
    {"state", "government", "state-forces", "armed-group", "coalition", "administration", "police", "people"}
)


def subjects_of(
    passage: Passage, at: int, trigger: Trigger, clauses: list[Clause], references: dict[int, str], role: Role
) -> list[Part]:
    """Who is the subject of the finite verb at token `at`, which governs the trigger («رفضت قسد تسليم», «تصدّت قسد لهجوم»)."""
    clause = clauses[trigger.clause]
    if not clause.first <= at < trigger.first:
        return []
    slots = [s for s in parties_in(passage, clause, references, None) if s.prep is None and not holds_place(passage, s)]
    after = [s for s in slots if at < s.at < trigger.first]
    before = [s for s in slots if s.at < at]
    return [_part(s, role) for s in (after or before[-1:])]


def unsaid(
    passage: Passage,
    at: int,
    reading: Reading,
    trigger: Trigger,
    clauses: list[Clause],
    references: dict[int, str],
    role: Role,
    speaking: Set[str],
) -> list[Part]:
    """The subject in the ending of the verb at token `at`, which governs the trigger: «قالت X إنها أحبطت هجوماً», «هاجمت X … وأحبطت هجوماً»."""
    clause = clauses[trigger.clause]
    if not clause.first <= at < trigger.first or not subjectless(passage, at, reading, at):
        return []
    if _by_pronoun(passage, clause) and at == clause.first + 1:
        return [Part(entity, role, None, at) for entity in speaking if entity.startswith("actor/")]
    if reading.prefix[:1] != "و" or at != clause.first or trigger.clause == 0:
        return []
    row = _fitting(passage, clauses[trigger.clause - 1], references, reading)
    return [_part(s, role) for s in row[: 1 + (reading.form.person in MANY)]]


def genitive_of(
    passage: Passage, at: int, trigger: Trigger, clauses: list[Clause], references: dict[int, str], role: Role
) -> list[Part]:
    """The same of a verbal noun («محاولة قسد اقتحام», «صدّ الجيش هجوماً»); «منع قسد من قصف»: who is prevented would do it."""
    slots = parties_in(passage, clauses[trigger.clause], references, None)
    after = [s for s in slots if s.at == at + 1 and s.last < trigger.first]
    prevents = any(r.lexeme.section == "operators.prevention" for r in passage.by_kind[at].operators)
    prevented = prevents and after and passage.bare(after[0].last + 1) == "من"
    return [_part(s, "agent" if prevented else role) for s in after]
