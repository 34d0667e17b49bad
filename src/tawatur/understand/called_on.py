"""Who is called on: the party right after a verb of asking or accusing, when somebody else is its subject."""

from __future__ import annotations

from typing import Final

from tawatur.recognise.found import FoundName
from tawatur.understand.lexeme import Reading
from tawatur.understand.passage import Passage
from tawatur.understand.saying import Saying, Sentence
from tawatur.understand.speaker import Speaker
from tawatur.understand.speakers import find_speaker


def nobody_after(sentence: Sentence, speaker: Speaker, stop: int) -> bool:
    """Whether between a party and what is asked for, or laid at its door, nobody else is named: «ودعت السلطات المعنية إلى …»."""
    passage, j = sentence.passage, speaker.last + 1
    if passage.is_particle(min(j, stop), "relatives") and speaker.entity in _COMPLAINING:
        return False  # «واتهم أهالي السجناء الذين قطعوا الطريق عناصر الأمن بـ…»
    if speaker.entity.startswith("source/") and j < stop and passage.view.norms[j].startswith("ال"):
        return False  # «واتهمت هيومن رايتس ووتش الجيش بـ…»
    while j < stop and speaker.entity.startswith("role/") and _belongs_to_it(passage, j):
        j += 1
    after = speaker.last + 1
    led = after <= stop and passage.view.norms[after][0] == "ب" and not passage.is_particle(after, "prepositions")
    return (j >= stop or led) and not addressed_after(sentence, speaker.last + 1)


_COMPLAINING: Final = frozenset(f"role/{x}" for x in ("residents", "relatives", "families", "family", "activists"))


def called_on(sentence: Sentence, speaker: Speaker, reading: Reading, judge: Speaker | None) -> bool:
    """«وقالت المنظمة …، وطالبت السلطات بالإفراج عنهم»: those in power, right after what somebody else said, are called on."""
    passage = sentence.passage
    if reading.lexeme.get("claim") != "appeal" or judge is None:
        return False
    if itself(passage, speaker.first - 1):
        return True
    if reading.prefix[:1] != "و":
        return False
    if reading.form.person == "3fs" and _he(passage, speaker) and not judge.entity.startswith("person/"):
        return True  # «وطالبت المبعوث الأممي بـ…»
    if not _in_power(passage, speaker) or reading.form.person not in ("3ms", "3fs"):
        return False
    if _in_power(passage, judge) and not (judge.first >= sentence.first and _of_other_powers(passage, speaker, judge)):
        return False
    feminine = any(passage.feminine(passage.view.tokens[j]) for j in (judge.first, judge.first - 1) if j >= 0)
    return feminine == (reading.form.person == "3fs") or judge.entity.startswith("source/")  # «هيومن رايتس ووتش»


def itself(passage: Passage, i: int) -> bool:
    """«غير أنها طالبت السلطات بـ…»: the subject of the verb at token i is the pronoun before it."""
    if i < 1 or not passage.view.norms[i - 1].endswith(_ITSELF):
        return False
    return passage.is_particle(i - 1, "complementizers")


_ITSELF: Final = ("انها", "انه", "انهم")


def who_reported(sentence: Sentence) -> Speaker | None:
    """The organisation that spoke in the sentence before."""
    before = sentence.before
    return before if before is not None and before.entity.startswith("source/") else None


def _he(passage: Passage, speaker: Speaker) -> bool:
    """An office with the article, in the masculine singular: the subject of no verb in the feminine."""
    norm = passage.view.norms[speaker.first]
    office = speaker.entity.startswith("role/") and speaker.entity[-1] != "s" and passage.name_at[speaker.first] < 0
    return office and norm.startswith("ال") and not norm.endswith(("ه", "ات", "ا", "ي"))


def _in_power(passage: Passage, speaker: Speaker) -> bool:
    """A government, a ministry, an army: whoever is asked for releases and inquiries."""
    if speaker.entity.startswith("role/") and speaker.head == "authorities":
        return True
    known = passage.entities.entities.get(speaker.entity)
    return known is not None and known.kind in POWERS


def _of_other_powers(passage: Passage, speaker: Speaker, judge: Speaker) -> bool:
    """«قالت الرئاسة الفلسطينية …، وطالبت الإدارة الأميركية بـ…»: the government of another country, not the country by its name."""
    asked, asking = (passage.entities.entities.get(s.entity) for s in (speaker, judge))
    if asked is None or asking is None or asked.kind == "state":
        return False
    return bool(asked.country and asking.country) and asked.country != asking.country


POWERS: Final = frozenset({"state", "government", "ministry", "state-forces", "police", "intelligence", "armed-group"})


def _belongs_to_it(passage: Passage, j: int) -> bool:
    """A definite noun or adjective that names nobody («سلطات الإقليم», «الجهات المعنية»)."""
    norm = passage.view.norms[j]
    return norm.startswith("ال") and passage.name_at[j] < 0 and not passage.known[j].roles and not norm.endswith("ين")


def joined_subject(sentence: Sentence, i: int, found: list[Saying], reading: Reading) -> Speaker | None:
    """«واعتبرت المنظمة الحكم ضربة، ودعت السلطات إلى …»: the subject of the verb of judging that another verb is joined to."""
    passage, first = sentence.passage, max([sentence.first, *(s.verb + 1 for s in found)])
    if reading.prefix[:1] != "و":
        return None
    for j in range(i - 2, max(first, i - _JOINED) - 1, -1):
        if any(r.finite and r.form.person == reading.form.person for r in passage.by_kind[j].sayings):
            return find_speaker(passage, j + 1, j + 1, sentence.references, after=True)
    return None


_JOINED: Final = 20  # tokens from a verb to one joined to it


def addressed_after(sentence: Sentence, j: int) -> bool:
    """«اتهم الجيش الجماعة بـ…», «اتهم الوزير إسرائيل بـ…»: whoever is named right after another is spoken to, and the other speaks."""
    if j >= sentence.last:
        return False
    name = sentence.passage.name(j)
    if name is not None:
        return name.first == j and not name.clitic
    described = sentence.passage.known[j].described
    refers = sentence.passage.words.descriptions.get(described, {}) if described is not None else {}
    party = refers.get("class") == "actor"
    return party or sentence.references.get(j, "").startswith(("actor/", "person/"))


def leads_him(speaker: Speaker | None, saying: Saying, name: FoundName) -> bool:
    """«هدد زعيم X فلان»: between the verb and a person who speaks stands whose leader he is, and nobody he speaks to."""
    if speaker is None or not speaker.entity.startswith("person/") or speaker.first < saying.verb:
        return False
    return saying.verb < name.first and name.last < speaker.first <= name.last + _TITLE


_TITLE: Final = 3
