"""What a speaker tells of as done by his own side: announced, disowned, told in the first person."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import splits
from tawatur.recognise.names.lexicon import NameWords
from tawatur.understand.clauses import Clause
from tawatur.understand.ellipsis import our_forces
from tawatur.understand.lexeme import Reading
from tawatur.understand.nameless import unnamed
from tawatur.understand.party import Part
from tawatur.understand.passage import Passage
from tawatur.understand.saying import Saying
from tawatur.understand.subjects import subject_role
from tawatur.understand.trigger import Trigger

# what whoever announces it has done, where it is told without a doer; the rest only where it is denied or claimed
_OWN_DEEDS: Final = frozenset(
    {"arrest", "security_operation", "control_change", "weapons_seizure", "release", "withdrawal"}
)


STRIKES: Final = frozenset({"attack", "shelling", "air_drone_strike"})
_ANNOUNCED: Final = STRIKES | {"agreement"}


_DENIED_DEEDS: Final = (
    _OWN_DEEDS | STRIKES | {"killing", "abduction", "property_damage", "agreement", "deployment", "explosion"}
)


_FIGHTING: Final = frozenset({"armed-group", "state-forces", "coalition"})


_ARRESTING: Final = _FIGHTING | {"police", "intelligence", "state", "government", "administration", "ministry", "party"}


def spoken_for(names: NameWords, speaker: str) -> str:
    """The party whose spokesperson, office-holder or own media speak: role/sdf-military-spokesperson → actor/sdf; else who it was."""
    if speaker.startswith("person/"):
        known = names.entities.get(speaker)
        bodies = [b for b in known.bodies if names.entities[b].kind in _ARRESTING] if known is not None else []
        return bodies[0] if len(bodies) == 1 else speaker
    if speaker.startswith("source/"):
        media = names.entities.get(speaker)
        return speaker if media is None or not media.part_of else media.part_of
    if not speaker.startswith("role/") or not speaker.endswith("-spokesperson"):
        return speaker
    words = speaker.removeprefix("role/").split("-")[:-1]
    bodies = ["actor/" + "-".join(words[:length]) for length in range(len(words), 0, -1)]
    return next((b for b in bodies if b in names.entities), speaker)


def own_army(passage: Passage, part: Part, own: str) -> Part:
    """«قال المتحدث باسم الحوثيين إن القوات المسلحة اليمنية استهدفت …»: what some groups call the country's armed forces is themselves."""
    if part.role == "target" or own.split("/")[-1] not in passage.words.particles["as_armed_forces"]:
        return part
    known, name = passage.entities.entities.get(part.entity), passage.name(part.at)
    if known is None or known.kind != "state-forces" or name is None or own == part.entity:
        return part
    called = [*passage.view.norms[name.first : name.last + 1]]
    return part._replace(entity=own) if any(norm in _ARMED for norm in called) else part


_ARMED: Final = frozenset({"المسلحه"})


def struck_own(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«اتهمت X الجيش بقصف مواقعها», «قالت X إن الجيش هاجم قواتها»: what was struck, by somebody else, is the speaker's own."""
    if trigger.type not in _STRUCK:
        return False
    own = passage.words.particles["positions"] | passage.words.particles["forces"]
    for j in range(trigger.last + 1, min(trigger.last + _OWN, clauses[trigger.clause].last) + 1):
        if passage.bare(j) in _WHENCE:
            return False
        if passage.name_at[j] >= 0 or passage.view.tokens[j].kind == "punct":
            return False
        if any(s.suffix in _THEIRS and s.stem in own for s in splits(passage.view.norms[j])):
            return True
    return False


_STRUCK: Final = STRIKES | {"killing", "explosion", "arrest", "abduction", "property_damage", "siege"}
_THEIRS: Final = frozenset({"ه", "ها", "هم"})
_WHENCE: Final = frozenset({"من", "انطلاقا", "قرب"})
_OWN: Final = 5  # tokens from the deed to what it was done to


def announces_own(passage: Passage, trigger: Trigger, sayings: list[Saying]) -> bool:
    """«أعلنت قسد اعتقال …», «نفى الجيش قصف …»: a verbal noun right after the verb of saying is the speaker's own deed."""
    counts = passage.words.particles["counts"]
    if trigger.lexeme.toll:
        # «تبنّت X مقتل جندي»
        return any(s.lexeme.get("of_told") and s.first == trigger.first for s in sayings)
    for saying in sayings:
        if trigger.light == saying.verb:
            return True  # «تبنّى الحوثيون إطلاق …»
        if saying.kind in ("clause", "carried") and _leads_item(passage, trigger, saying):
            return True
        if _enemies_fell(passage, trigger, saying):
            return True
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
                kind in _FIGHTING
                and saying.stance == "announcing"
                and (trigger.type in _ANNOUNCED or bool(trigger.lexeme.get("own")))
            )
    return False


def beside_speaker(passage: Passage, sayings: list[Saying], trigger: Trigger, own: str) -> str | None:
    """«أعلن حزب الله وتنظيم داعش إتمام صفقة تبادل»: the party that announces it together with the first."""
    for saying in sayings:
        speaker = saying.speaker
        if speaker is None or not speaker.last + 1 < trigger.first:
            continue
        name = passage.name(speaker.last + 1)
        if name is not None and name.clitic == "و" and name.value.class_ == "actor" and name.value.entity != own:
            return name.value.entity
    return None


def _enemies_fell(passage: Passage, trigger: Trigger, saying: Saying) -> bool:
    """«أعلن الجيش مقتل خمسة من داعش في غارة»: by whose fire the announcer's enemies fell, where nobody else is named for it."""
    if saying.kind != "noun" or saying.stance != "announcing" or saying.speaker is None:
        return False
    if trigger.type not in _FIRED_AT or trigger.reading.finite or not 2 <= trigger.first - saying.first <= _ROW:
        return False
    own = spoken_for(passage.entities, saying.speaker.entity)
    known = passage.entities.entities.get(own)
    if (
        known is None
        or known.kind not in _FIGHTING
        or not any(r.lexeme.toll for r in passage.by_kind[saying.first].events)
    ):
        return False
    between = range(saying.first + 1, trigger.first)
    if any(passage.view.tokens[j].kind == "punct" and passage.view.norms[j] in ("،", "؛") for j in between):
        return False
    fallen = [n for n in (passage.name(j) for j in between) if n is not None and n.value.class_ == "actor"]
    return bool(fallen) and all(n.value.entity != own for n in fallen)


_FIRED_AT: Final = frozenset({"shelling", "air_drone_strike"})


def _leads_item(passage: Passage, trigger: Trigger, saying: Saying) -> bool:
    """«كتائب X: تفجير عبوة بآلية», «تمكنا من …»: what the words of somebody who fights begin with, or tell as «ours»."""
    if saying.speaker is None or saying.lexeme.lemma not in _HEADED or trigger.reading.finite:
        return False
    if saying.lexeme.lemma != ":" and saying.speaker.floor != "statement":
        return False
    known = passage.entities.entities.get(spoken_for(passage.entities, saying.speaker.entity))
    if known is None or known.kind not in _ARRESTING:
        return False
    before = range(max(saying.first, 0), trigger.first)
    fights = known.kind in _FIGHTING
    if fights and any(r.finite and r.form.person == "1p" for j in before for r in passage.by_kind[j].operators):
        return True
    words = sum(passage.view.tokens[j].kind == "word" and passage.time_at[j] < 0 for j in before)
    armed = known.kind == "armed-group" and trigger.type in STRIKES | {"explosion"}
    own = armed or trigger.type in _OWN_DEEDS or (fights and trigger.type == "killing")
    leads = words <= 1 or (trigger.reading.prefix == "و" and _in_row(passage, trigger, saying))
    return leads and own and (not trigger.definite or bool(trigger.lexeme.rest))  # «الجيش: القضاء على إرهابي»


_HEADED: Final = frozenset({":", ""})  # a head with its colon, and what runs on from one


_CLOSE: Final = 3


_ROW: Final = 20


def _next_to_it(passage: Passage, trigger: Trigger, saying: Saying) -> bool:
    """Whether a verbal noun comes right after the verb of saying, or joined to the one that does («أعلنت فرض …، واعتقال …»)."""
    gap = trigger.first - saying.first
    if trigger.reading.prefix != "و" or not _CLOSE < gap <= _ROW:
        return 0 <= gap <= _CLOSE
    return _in_row(passage, trigger, saying)


def _in_row(passage: Passage, trigger: Trigger, saying: Saying) -> bool:
    """Whether a verbal noun is joined to the one that what is said begins with, nobody else named in between."""
    if trigger.first - saying.first > _ROW:
        return False
    between = range(saying.first + 1, trigger.first)
    told = any(not r.finite for r in passage.by_kind[saying.first].events)
    return told and not any(passage.is_particle(j, "subordinators") or _party_at(passage, j) for j in between)


def _party_at(passage: Passage, j: int) -> bool:
    name = passage.name(j)
    return name is not None and name.value.class_ == "actor"


def by_speaker(passage: Passage, trigger: Trigger, clauses: list[Clause], speaker: str) -> str | None:
    """«قالت واشنطن إنها شنّت غارة», «المتحدث باسم قسد: استهدفنا …»: what a speaker tells of as done by his own side."""
    head = trigger.reading if trigger.reading.finite else trigger.light_reading
    at = trigger.first if trigger.reading.finite else trigger.light
    if not speaker or head is None or at is None or not head.finite or head.form.voice == "passive":
        return None
    if passage.passive_marked(at) or subject_role(trigger, head, False) != "agent":
        return None
    opener = clauses[trigger.clause].first
    itself = passage.is_particle(opener, "complementizers") and (
        passage.view.norms[opener].endswith(("ها", "هم", "نا")) or _he(passage, opener, at, head)
    )
    ours = head.form.person == "1p" and passage.view.norms[at].endswith(("نا", "ناه", "ناها", "ناهم"))
    if (
        not ours
        and not (itself and at - opener <= 2)
        and not (our_forces(passage, at + 1) or our_forces(passage, at - 1))
    ):
        return None
    return speaker if speaker.startswith("actor/") else _side_of(passage, speaker)


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


_SPEAKER: Final = 8  # tokens from a speaker's name to what it says


def _side_of(passage: Passage, role: str) -> str | None:
    """The force that a role belongs to by its id: role/sdf-spokesperson → actor/sdf."""
    words = role.removeprefix("role/").split("-")
    for length in range(len(words) - 1, 0, -1):
        known = passage.entities.entities.get("actor/" + "-".join(words[:length]))
        if known is not None:
            return known.id if known.kind in _ARRESTING else None
    return None


def disowned(passage: Passage, trigger: Trigger, denied: bool) -> bool:
    """«نفت قصفها للمدينة», «نفى انسحابه»: the pronoun of what somebody denies is the denier's own."""
    if not denied or trigger.reading.finite or trigger.reading.suffix not in ("ه", "ها", "هم"):
        return False
    after = passage.view.norms[trigger.last + 1] if trigger.last + 1 < len(passage.view.tokens) else ""
    return after.startswith("ل") or trigger.lexeme.object == "none"
