"""The doer that a clause leaves unsaid: the subject in a verb's ending, the other side of a fight, the subject of a verb of trying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tawatur.model.claim import Role
from tawatur.read.morphology import splits
from tawatur.recognise.names.lexicon import NameWords
from tawatur.understand.clauses import Clause
from tawatur.understand.events import Trigger, sets_scene
from tawatur.understand.frames import unnamed
from tawatur.understand.lexeme import Reading
from tawatur.understand.parties import Part, Party, holds_place, parties_in
from tawatur.understand.passage import Passage
from tawatur.understand.saying import Saying
from tawatur.understand.voice import undergone

_ROLES: dict[str, Role] = {"agent": "agent", "target": "target", "participant": "participant", "source": "agent"}
_MANY = frozenset({"3mp", "3mp+", "3fp", "3md"})


def inherited(
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], subject: Part | None
) -> list[Part]:
    """The subject of a verb that has none of its own: from the clauses before it, else who acted last in the passage."""
    clause = clauses[trigger.clause]
    at, head = _head(passage, trigger, clause)
    if head is None or head.form.voice == "passive" or passage.passive_marked(at):
        return []
    if head.lexeme.toll and at != trigger.first:
        return []  # «قُتل 29 منهم في استهداف معسكر»
    words = trigger.last if at == trigger.first else at  # «وألقى القبض على»: the words that belong to the verb
    if not _subjectless(passage, at, head, words) or _own_subject(passage, clause, at):
        return []
    role = _subject_role(trigger, head, wards_off(passage, at, trigger))
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
    if goes_on_with_deed(passage, clauses, trigger.clause, head):
        return []
    for number in range(trigger.clause - 1, -1, -1):
        bare = _fitting(passage, clauses[number], references, head)
        if bare:
            return [_part(s, role) for s in bare[:2]]
        if _own_subject(passage, clauses[number], clauses[number].last + 1):
            return []
    if subject is None or role == "target" or not _agrees(passage, subject, head):
        return []
    return [replace(subject, role=role, name=None)]


def _about_something(passage: Passage, clause: Clause, at: int, head: Reading, slots: Sequence[Party]) -> bool:
    """«مصادر النيران التي استهدفت المدينة»: the verb of a remark has for its subject what stands before it, here nobody we know.

    Not where a pronoun stands for that («التي استولوا عليها»).
    """
    if at != clause.first + 1 or head.form.person != _RELATIVE.get(passage.bare(clause.first)):
        return False
    if head.suffix or (at < clause.last and _pronominal(passage, at + 1)):
        return False
    return not any(clause.first - s.last <= _REMARKED for s in slots)


_ADJECTIVES = 4  # tokens that may stand between a happening and a verb about it
_RELATIVE = {"الذي": "3ms", "التي": "3fs", "الذين": "3mp"}
_REMARKED = 5  # tokens from a party to a remark on it («قوات من الجيش السوري في المنطقة التي …»)


def goes_on_with_deed(passage: Passage, clauses: Sequence[Clause], number: int, head: Reading) -> bool:
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
        noun = next(
            (k for k in range(j - 1, max(before.first, j - _ADJECTIVES) - 1, -1) if passage.by_kind[k].events), j
        )
        if any(not r.finite and "ال" not in r.prefix and not r.suffix for r in passage.by_kind[noun].events):
            return all(
                passage.name_at[k] < 0 and not passage.is_particle(k, "prepositions") for k in range(noun + 1, j)
            )
    return False


def _part(slot: Party, role: Role) -> Part:
    return Part(slot.entity, role, slot.name, slot.at)


def _fitting(passage: Passage, clause: Clause, references: Mapping[int, str], head: Reading) -> list[Party]:
    """The parties of a clause that may be the subject of a verb after it; one person is none of «سيطروا»."""
    bare = [s for s in parties_in(passage, clause, references, None) if s.prep is None and not holds_place(passage, s)]
    people = [s for s in bare if s.entity.startswith("person/")]
    return bare if len(people) > 1 else [s for s in bare if _agrees(passage, s, head)]


def _agrees(passage: Passage, party: Party | Part, head: Reading) -> bool:
    """Whether a verb's number and gender go with a party as it was named; what shows neither goes with both."""
    person = head.form.person
    if party.entity.startswith("person/"):
        return person not in _MANY
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


def _subject_role(trigger: Trigger, head: Reading, warded: bool) -> Role | None:
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
        if i < min(at, clause.last + 1) and _noun(passage, i) and not deed:
            return True
    if at > clause.first and _our_forces(passage, at - 1):
        return True  # «فرقنا أخمدت حريقاً»
    if at - 1 > clause.first and _people(passage, at - 1):
        return True  # «على يد مسلحين اقتحموا القسم»
    return any(
        any(r.finite for r in passage.readings(j)) and _unnamed(passage, j + 1)
        for j in range(clause.first, min(at, clause.last))
    )


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


_PEOPLE = frozenset({"members", "ranks", "positions", "captives", "people"})


def _verb(passage: Passage, i: int) -> bool:
    return any(r.finite for r in passage.readings(i))


def _unnamed(passage: Passage, i: int) -> bool:
    """«مسلحون», «متظاهرون», «عشرات من الأهالي»: a plural in the nominative, or a count of people, with nobody's name."""
    if passage.figure_at[i] >= 0:  # after a verb that takes no object: «تظاهر عشرات», not «قتلوا خمسة»
        alone = any(r.finite and r.lexeme.object == "none" for r in passage.readings(i - 1))
        return alone and all(n < 0 for n in passage.name_at[i : i + _COUNTED])
    return passage.name_at[i] < 0 and passage.view.norms[i].endswith("ون") and not passage.readings(i)


_COUNTED = 5  # tokens in which a party's name may tell whose people are counted


def _subjectless(passage: Passage, at: int, reading: Reading, last: int) -> bool:
    """Whether a verb carries its subject in its ending («سيطروا», «وسيطرت على»): no noun follows that could be it."""
    if reading.form.person in _MANY:
        return True
    if passage.is_particle(at - 1, "complementizers") and passage.view.norms[at - 1].endswith(("ه", "ها", "هم")):
        return True  # «أنه قصف بلدة …»
    nxt = last + 1
    while nxt < len(passage.view.tokens) and _pronominal(passage, nxt):
        nxt += 1  # «سيطر عليها بالكامل»
    if nxt >= len(passage.view.tokens) or passage.time_at[nxt] >= 0 or passage.view.tokens[nxt].kind == "punct":
        return True
    if passage.is_particle(nxt, "prepositions") or passage.is_particle(nxt, "complementizers"):
        return True
    norm = passage.view.norms[nxt]
    if unnamed(passage, nxt) or _our_forces(passage, nxt):
        return False  # «هاجم محتجون», «انتشلت فرقنا»
    if reading.suffix and any(not r.finite and r.prefix in ("", "ال") for r in passage.by_kind[nxt].events):
        return False  # «دمرتها معارك»: the verb has its object
    name = passage.name(nxt)
    if norm.startswith(("بال", "لل")) and (name is None or name.clitic[-1:] in ("ل", "ب")):
        return True  # «وسلمتها للجيش»
    if norm[0] == "ب" and (passage.figure_at[nxt] >= 0 or norm[1:] in passage.words.particles["pronouns"]):
        return True  # «قصفت بعدة قذائف»
    counted = passage.figure_at[nxt] >= 0 or passage.view.tokens[nxt].kind == "number"
    if reading.form.person == "3fs" and (counted or norm.endswith("ين") or _somebodys(passage, nxt)):
        return True  # «واعتقلت ثلاثة أشخاص», «وقتلت مدنيين», «واعتقلت صاحبه»
    if not passage.known[nxt].stems.isdisjoint(passage.words.particles["done_to"]) and norm.endswith(("هم", "ها", "ه")):
        return True  # «داهمت منازلهم»
    if reading.lexeme.object_in and not norm.startswith("ال") and norm in reading.lexeme.object_in:
        return True  # «وجرفت أراضي»
    # «واستهدفت في …», «نفّذت هجوماً», «ودمر منزلا», «واستهدفت بصاروخ»: an indefinite accusative is an object
    token = passage.view.tokens[nxt]
    marked = passage.view.text[token.start : token.end].endswith(("ً", "اً", "ًا"))
    return (
        marked
        or _object(passage, nxt, reading)
        or any(
            not r.finite and ((r.lexeme.type and not r.prefix.endswith("ال")) or r.prefix[:1] == "ب")
            for r in passage.readings(nxt)
        )
    )


def _object(passage: Passage, i: int, reading: Reading) -> bool:
    """Whether the noun at token i is what is done to, and nobody who does it: «ودمر منزلا», «واعتقل ثلاثة شبان», «وجرف أراضي».

    The alif of an indefinite accusative counts with its two strokes unwritten, as the press writes it.
    """
    norm = passage.view.norms[i]
    if passage.name_at[i] >= 0 or reading.lexeme.object not in _DONE_TO:
        return False
    if len(norm) > 3 and norm[-1] == "ا" and not norm.startswith("ال") and not norm.endswith("ايا"):
        return True  # «خلايا», «سرايا» show no case
    if reading.prefix[:1] == "و" and reading.lexeme.type in _TO_PEOPLE and _somebodys(passage, i):
        return True  # «واعتقل طاقمه»
    kinds = passage.kinds(i)
    if kinds & _OBJECTS or (kinds & _PERSONS and reading.lexeme.type in _TO_PEOPLE):
        return True
    return bool(kinds & _COUNTING or passage.figure_at[i] >= 0) and not _acting(passage, i)


_DONE_TO = frozenset({"target", "theme"})
_OBJECTS = frozenset({"done_to", "settlements", "settlement_rows"})
_PERSONS = frozenset({"people", "captives"})
_TO_PEOPLE = frozenset({"arrest", "abduction", "killing", "release"})
_COUNTING = frozenset({"many"})


def _acting(passage: Passage, i: int) -> bool:
    """«عشرات المسلحين», «ثلاث طائرات»: whether those who are counted from token i on are people or means that act."""
    tables = [passage.words.particles[kind] for kind in ("forces", "members", "ranks")]
    return any(
        passage.name_at[j] >= 0
        or passage.view.norms[j].endswith("ون")
        or not all(passage.known[j].stems.isdisjoint(table) for table in tables)
        for j in range(i, min(i + 3, len(passage.view.tokens)))
    )


def _somebodys(passage: Passage, i: int) -> bool:
    """«صاحبه», «شقيقها»: one person told by a pronoun, who goes with no feminine verb; not «قواتها», «عناصره»."""
    token = passage.view.tokens[i]
    if token.kind != "word" or passage.feminine(token) or passage.kinds(i) or i in passage.meant:
        return False
    return any(
        s.suffix in ("ه", "ها") and len(s.stem) > 2 and s.stem[-2:] not in ("ات", "اء") for s in splits(token.norm)
    )


def _pronominal(passage: Passage, i: int) -> bool:
    """«عليها», «فيه»: a preposition with its pronoun, which stands before the subject or instead of it."""
    token = passage.view.tokens[i]
    if token.kind != "word" or passage.feminine(token):
        return False  # «بعدة» is no «بعده»
    return any(s.suffix and s.stem in passage.words.particles["prepositions"] for s in splits(token.norm))


def other_side(
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], subject: Part | None
) -> list[Part]:
    """Who fights, talks or agrees «مع» somebody, where the clause names only that one: who acted before."""
    for number in range(trigger.clause - 1, -1, -1):
        bare = [
            s
            for s in parties_in(passage, clauses[number], references, None)
            if s.prep is None and not holds_place(passage, s) and s.entity.startswith("actor/")
        ]
        if bare:
            return [_part(bare[0], "participant")]
    known = passage.entities.entities.get(subject.entity) if subject is not None else None
    if subject is None or known is None or known.kind not in _SIDES:
        return []  # who tells of a battle does not fight it
    return [replace(subject, role="participant", name=None)]


_SIDES = frozenset(
    {"state", "government", "state-forces", "armed-group", "coalition", "administration", "police", "people"}
)


def subjects_of(
    passage: Passage, at: int, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], role: Role
) -> list[Part]:
    """Who is the subject of the finite verb at token `at`, which governs the trigger («رفضت قسد تسليم», «تصدّت قسد لهجوم»)."""
    clause = clauses[trigger.clause]
    if not clause.first <= at < trigger.first:
        return []
    slots = [s for s in parties_in(passage, clause, references, None) if s.prep is None and not holds_place(passage, s)]
    after = [s for s in slots if at < s.at < trigger.first]
    before = [s for s in slots if s.at < at]
    return [_part(s, role) for s in (after or before[-1:])]


def genitive_of(
    passage: Passage, at: int, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], role: Role
) -> list[Part]:
    """The same of a verbal noun («محاولة قسد اقتحام», «صدّ الجيش هجوماً»); «منع قسد من قصف»: who is prevented would do it."""
    slots = parties_in(passage, clauses[trigger.clause], references, None)
    after = [s for s in slots if s.at == at + 1 and s.last < trigger.first]
    prevents = any(r.lexeme.section == "operators.prevention" for r in passage.by_kind[at].operators)
    prevented = prevents and after and passage.bare(after[0].last + 1) == "من"
    return [_part(s, "agent" if prevented else role) for s in after]


# what whoever announces it has done, where it is told without a doer; the rest only where it is denied or claimed
_OWN_DEEDS = frozenset({"arrest", "security_operation", "control_change", "weapons_seizure", "release", "withdrawal"})
_STRIKES = frozenset({"attack", "shelling", "air_drone_strike"})
_ANNOUNCED = _STRIKES | {"agreement"}
_DENIED_DEEDS = (
    _OWN_DEEDS | _STRIKES | {"killing", "abduction", "property_damage", "agreement", "deployment", "explosion"}
)
_FIGHTING = frozenset({"armed-group", "state-forces", "coalition"})
_ARRESTING = _FIGHTING | {"police", "intelligence", "state", "government", "administration", "ministry", "party"}


def spoken_for(names: NameWords, speaker: str) -> str:
    """The party whose spokesperson or office-holder speaks: role/sdf-military-spokesperson → actor/sdf; else the speaker's own id."""
    if speaker.startswith("person/"):
        known = names.entities.get(speaker)
        bodies = [b for b in known.bodies if names.entities[b].kind in _ARRESTING] if known is not None else []
        return bodies[0] if len(bodies) == 1 else speaker
    if not speaker.startswith("role/") or not speaker.endswith("-spokesperson"):
        return speaker
    words = speaker.removeprefix("role/").split("-")[:-1]
    bodies = ["actor/" + "-".join(words[:length]) for length in range(len(words), 0, -1)]
    return next((b for b in bodies if b in names.entities), speaker)


def announces_own(passage: Passage, trigger: Trigger, sayings: Sequence[Saying]) -> bool:
    """«أعلنت قسد اعتقال …», «نفى الجيش قصف …»: a verbal noun right after the verb of saying is the speaker's own deed."""
    counts = passage.words.particles["counts"]
    for saying in () if trigger.lexeme.toll else sayings:
        if trigger.light == saying.verb:
            return True  # «تبنّى الحوثيون إطلاق …»
        if saying.kind != "noun" or saying.speaker is None or not _next_to_it(passage, trigger, saying):
            continue
        known = passage.entities.entities.get(spoken_for(passage.entities, saying.speaker.entity))
        kind = known.kind if known is not None else ""
        if any(passage.is_particle(j, "news") for j in range(saying.verb + 1, trigger.first)):
            continue  # «فنّد المتحدث ادعاءات طالبان بأن الهجوم …»
        if any(passage.bare(j) in counts for j in range(saying.first, trigger.first)):
            continue  # «أعلنت الوزارة ارتفاع عدد ضحايا …»
        if saying.stance == "denying":
            return kind in _ARRESTING and trigger.type in _DENIED_DEEDS
        if saying.stance in ("announcing", "asserting"):
            return (kind in _ARRESTING and trigger.type in _OWN_DEEDS) or (
                kind in _FIGHTING and saying.stance == "announcing" and trigger.type in _ANNOUNCED
            )
    return False


_CLOSE = 3
_ROW = 20


def _next_to_it(passage: Passage, trigger: Trigger, saying: Saying) -> bool:
    """Whether a verbal noun comes right after the verb of saying, or joined to the one that does («أعلنت فرض …، واعتقال …»)."""
    gap = trigger.first - saying.first
    if trigger.reading.prefix != "و" or not _CLOSE < gap <= _ROW:
        return 0 <= gap <= _CLOSE
    between = range(saying.first + 1, trigger.first)
    told = any(not r.finite for r in passage.by_kind[saying.first].events)
    return told and not any(passage.is_particle(j, "subordinators") or _party_at(passage, j) for j in between)


def _party_at(passage: Passage, j: int) -> bool:
    name = passage.name(j)
    return name is not None and name.value.class_ == "actor"


def by_speaker(passage: Passage, trigger: Trigger, clauses: Sequence[Clause], speaker: str) -> str | None:
    """«قالت واشنطن إنها شنّت غارة», «المتحدث باسم قسد: استهدفنا …»: what a speaker tells of as done by his own side."""
    head = trigger.reading if trigger.reading.finite else trigger.light_reading
    at = trigger.first if trigger.reading.finite else trigger.light
    if not speaker or head is None or at is None or not head.finite or head.form.voice == "passive":
        return None
    if passage.passive_marked(at) or _subject_role(trigger, head, False) != "agent":
        return None
    opener = clauses[trigger.clause].first
    itself = passage.is_particle(opener, "complementizers") and (
        passage.view.norms[opener].endswith(("ها", "هم", "نا")) or _he(passage, opener, at, head)
    )
    ours = head.form.person == "1p" and passage.view.norms[at].endswith(("نا", "ناه", "ناها", "ناهم"))
    if not ours and not (itself and at - opener <= 2) and not _our_forces(passage, at + 1):
        return None
    return speaker if speaker.startswith("actor/") else _side_of(passage, speaker)


def _our_forces(passage: Passage, i: int) -> bool:
    """«استهدفت قواتنا», «نفذ مقاتلونا»: right after the verb, the forces of whoever speaks."""
    if i >= len(passage.view.tokens) or not passage.view.norms[i].endswith("نا"):
        return False
    forces = passage.words.particles["forces"] | passage.words.particles["members"]
    return any(s.suffix == "نا" and (s.stem in forces or s.stem + "ن" in forces) for s in splits(passage.view.norms[i]))


def _he(passage: Passage, opener: int, at: int, head: Reading) -> bool:
    """«قال الجيش إنه قصف …»: the pronoun is the party that speaks, where its name is masculine, and no «إنه» of no meaning."""
    if not passage.view.norms[opener].endswith("ه") or head.form.person != "3ms":
        return False
    if head.lexeme.subject != "agent" or unnamed(passage, at + 1):
        return False
    before = range(max(0, opener - _SPEAKER), opener)
    if any(passage.known[j].roles for j in before):
        return False  # «قال مصدر في الجيش إنه قتل ثلاثة جنود»
    return any(s.stem in passage.words.particles["masculine"] for j in before for s in splits(passage.view.norms[j]))


_SPEAKER = 8  # tokens from a speaker's name to what it says


def _side_of(passage: Passage, role: str) -> str | None:
    """The force that a role belongs to by its id: role/sdf-spokesperson → actor/sdf."""
    words = role.removeprefix("role/").split("-")
    for length in range(len(words) - 1, 0, -1):
        known = passage.entities.entities.get("actor/" + "-".join(words[:length]))
        if known is not None:
            return known.id if known.kind in _ARRESTING else None
    return None


_RESULTS = frozenset({"arrest", "abduction", "weapons_seizure"})
_RAIDS = ("security_operation", "attack")
_AGAIN = 2  # sentences that «القصف», «هذه الغارات» are looked back for
_VIOLENT = frozenset({*_STRIKES, "explosion", "clash", "siege"})


def disowned(passage: Passage, trigger: Trigger, denied: bool) -> bool:
    """«نفت قصفها للمدينة», «نفى انسحابه»: the pronoun of what somebody denies is the denier's own."""
    if not denied or trigger.reading.finite or trigger.reading.suffix not in ("ه", "ها", "هم"):
        return False
    after = passage.view.norms[trigger.last + 1] if trigger.last + 1 < len(passage.view.tokens) else ""
    return after.startswith("ل") or trigger.lexeme.object == "none"


def again(
    passage: Passage, trigger: Trigger, doers: Mapping[str, tuple[int, Sequence[Part]]], sentence: int, but: set[str]
) -> list[Part]:
    """Who did what is told without a doer, as it was last told, in this sentence or shortly before: «القصف», «هذه الغارات», «قصف مماثل».

    The doer of a raid is who did what it led to («أسفرت عن اعتقال») and what went on in its course («خطف … خلال حملة دهم»); of
    a strike, who last struck the same victims.
    """
    if sets_scene(passage, trigger) and trigger.type in _RAIDS:
        ran = [told[1] for told in doers.values() if told[0] == sentence]
        return _same_doers(max(ran, key=lambda parts: parts[0].at) if ran else (), but, "agent")
    if trigger.result and trigger.type in _RESULTS:
        ran = [doers[kind][1] for kind in _RAIDS if kind in doers and doers[kind][0] == sentence]
        return _same_doers(ran[0] if ran else (), but, "agent")
    if trigger.reading.finite and trigger.type in _STRIKES and _the_aircraft(passage, trigger.first):
        flown = doers.get("air_drone_strike")
        return _same_doers(flown[1], but) if flown is not None and sentence - flown[0] <= _AGAIN else []
    if trigger.type not in _VIOLENT or trigger.reading.finite:
        return []
    kinds = _STRIKES if trigger.type in _STRIKES else frozenset({trigger.type})
    told = [doers[kind] for kind in sorted(kinds) if kind in doers and sentence - doers[kind][0] <= _AGAIN]
    if not told and kinds is _STRIKES and "killing" in doers and sentence - doers["killing"][0] <= _AGAIN:
        told = [doers["killing"]]  # «طائرات التحالف قتلت …»
    if not told:
        return []
    last = max(told, key=lambda t: t[0])[1]
    victims = {p.entity for p in last if p.role == "target"} if kinds is _STRIKES else set()
    return _same_doers(last, but) if _told_again(passage, trigger) or victims & but else []


def _the_aircraft(passage: Passage, i: int) -> bool:
    """«وقال سكان إن الطائرات عادت وقصفت السوق»: the aircraft told of before are the subject of the verb at token i, or of one before it."""
    for j in (i + 1, *range(i - 1, max(0, i - _FLOWN), -1)):
        if j >= len(passage.view.tokens) or passage.view.norms[j] in (".", "؛"):
            break
        if not passage.view.norms[j].startswith("ال") or passage.name_at[j] >= 0:
            continue
        return any(
            r.lexeme.get("carrier") and r.lexeme.get("turns") == "air_drone_strike" for r in passage.by_kind[j].weapons
        )
    return False


_FLOWN = 4


def _same_doers(parts: Sequence[Part], but: set[str], role: Role | None = None) -> list[Part]:
    done = [p for p in parts if p.role in ("agent", "participant") and p.entity not in but]
    return [replace(p, role=role or p.role, name=None) for p in done if role or p.entity.startswith("actor/")]


def _told_again(passage: Passage, trigger: Trigger) -> bool:
    after = range(trigger.last + 1, min(trigger.last + 4, len(passage.view.tokens)))
    return trigger.reading.prefix.endswith("ال") or any(passage.is_particle(j, "same") for j in after)
