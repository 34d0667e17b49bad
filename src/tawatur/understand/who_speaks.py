"""Whose an act of saying is: the subject before or after its verb, whoever had the floor, or an unlisted party."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawatur.read.fold import fold
from tawatur.understand.agreement import agreeing, disagrees, impersonal, is_passive_saying, not_its_subject, oblique
from tawatur.understand.called_on import POWERS, called_on, itself, joined_subject, nobody_after, who_reported
from tawatur.understand.floor import subject_of_the_sentence_before
from tawatur.understand.governments import government, of_nation, ruling
from tawatur.understand.hearsay import event_noun
from tawatur.understand.lexeme import Lexeme, Reading
from tawatur.understand.passage import Passage
from tawatur.understand.role_phrases import role_at
from tawatur.understand.saying import COMMAS, PAUSES, STOPS, Saying, Sentence, statement_noun, turns
from tawatur.understand.speaker import Speaker, by_surname, recall
from tawatur.understand.speakers import find_speaker, spoken_to, subject_of_was
from tawatur.understand.unnamed import names_nobody, unlisted, unlisted_subject

# people that reports tell of more than they let them speak: subjects before their verb only when something names them more closely
TOLD_OF: Final = frozenset(
    f"role/{x}"
    for x in ("fighters", "detainees", "civilians", "soldiers", "guards", "injured-people", "bodies", "members")
)

LONGEST_HEAD: Final = 9


def speaker_of(
    sentence: Sentence, i: int, stop: int, reading: Reading, found: list[Saying], told_in_words: bool
) -> tuple[Speaker | None, bool]:
    """(who speaks, whether they were named before) of a finite verb: after it, before it, else whoever spoke last."""
    passage, lexeme = sentence.passage, reading.lexeme
    known = next((s.speaker for s in reversed(found) if s.speaker is not None), None)
    if reading.suffix and found and found[-1].lexeme.get("source") and not found[-1].kind:
        return known, False  # «نقلت الصحيفة عن القائد نفيه لتلك الأنباء»: his own act
    if lexeme.get("source"):
        return quoted(sentence, i + 1, stop, lexeme, found, before=True, verb=i), False
    if (
        i < min(stop, sentence.last)  # nobody stands between «وأضافت» and its quotation
        and not lexeme.get("claim")
        and names_nobody(passage, i + 1)
        and role_at(passage, i + 1, stop, sentence.references) is None  # «لائحة الاتهام»
        and not statement_noun(passage, i + 2)
    ):
        return None, False  # «وتشير الحصيلة إلى مقتل …»; not «وجاء نص البيان: …»
    accuser = _before_relative(sentence, i) if lexeme.get("stance") == "accusing" else None
    if accuser is not None:
        return accuser, False
    passive = is_passive_saying(passage, i, reading)
    governed = i < stop and (statement_noun(passage, i + 1) or bool(lexeme.get("in_statement")))
    if governed and lexeme.get("addresses") and _accused_by_it(passage, i + 1):
        known = known or sentence.before  # «وحمّل البيان قوات X المسؤولية»: the statement of whoever spoke before
        return (None if known is None else known._replace(floor="")), known is not None
    if sentence.first < i < sentence.last and passage.bare(i - 1) in _NOT and passage.bare(i + 1) in _ANYBODY:
        return None, False  # «ولم تعلن أي جهة مسؤوليتها»
    if known is not None and lexeme.get("claim") and itself(passage, i) and not found[-1].continued:
        return known._replace(floor=""), True  # «قالت واشنطن إنها حذرت موسكو من …»: who is named is warned
    if i < sentence.last and passage.bare(i + 1) in _ONE_OF_THEM:
        several = known or sentence.before
        if several is not None and several.head.endswith("s"):
            return several._replace(floor=""), True
    if reading.form.person == "1p" and reading.form.tense != "past":
        stop = i  # «نؤكد بالاستناد إلى …»: nobody named after it is who speaks
    was = (
        subject_of_was(passage, i, sentence.first, sentence.references)
        or ruling(sentence, i, reading)
        or _in_its_statement(sentence, i, lexeme)
    )
    speaker: Speaker | None = (
        was
        or _named_again(sentence, i + 1, known)
        or of_nation(sentence, i + 1)
        or government(sentence, i + 1 + (i < sentence.last and passage.view.norms[i + 1] in _IN_IT))
        or find_speaker(passage, i + 1, stop, sentence.references, after=True, governed=governed, subject=not governed)
    )
    if was is None and speaker is not None and lexeme.get("claim") and _theirs(sentence, speaker, i, reading):
        told = known or find_speaker(passage, sentence.first, i - 1, sentence.references, after=True) or sentence.before
        return (None if told is None else told._replace(floor="")), True
    after_it = was is None and speaker is not None
    if after_it and speaker is not None and speaker.first == i + 1 and _answerable(passage, speaker.last + 1, lexeme):
        # «ونعى المجلس …، وحمّل حزب X مسؤولية …»: right before «مسؤولية» stands whoever is held responsible
        speaker = find_speaker(passage, sentence.first, i - 1, sentence.references, after=True)
    elif after_it and speaker is not None and speaker.first > i + 1 and _object(passage, speaker, lexeme):
        # «حمّلت الرئاسة حكومة X مسؤولية …», «حذرت الشرطة الأهالي»: who is named is the object of whoever stands before them
        speaker = unlisted_subject(passage, i + 1, speaker.first - 1) or speaker
    elif after_it and speaker is not None and _behind_deed(passage, i, speaker.first):
        speaker = unlisted_subject(passage, i + 1, speaker.first - 1) or speaker
    elif after_it and speaker is not None and lexeme.get("claim"):
        before = None if reading.prefix[:1] == "و" else subject_before(sentence, i)
        speaker = before if before is not None and before.last == i - 1 else speaker  # «مدير المخيم هدد السكان»
    alone = speaker is not None and nobody_after(sentence, speaker, stop)
    if alone and lexeme.get("addresses") and reading.prefix[:1] != "و":
        before = subject_before(sentence, i)
        if before is not None and before.last == i - 1:
            speaker, alone = before, False  # «لكن الوزير فلان اتهم إيران بـ…»
    judge = joined_subject(sentence, i, found, reading) if alone and lexeme.get("claim") else None
    if alone and lexeme.get("addresses") and (judge or known or sentence.before):
        speaker = judge  # «وناشد الحكومة إرسال …»: whoever is named is spoken to
    elif (
        alone
        and speaker is not None
        and called_on(sentence, speaker, reading, judge or known or who_reported(sentence))
    ):
        speaker = judge
    elif speaker is not None and lexeme.get("addresses") and _spoken_to(sentence, speaker, reading, known):
        speaker = None
    elif speaker is not None and (known or sentence.before) and not_its_subject(passage, i, speaker.first, reading):
        speaker = None  # «وطالب بعثة الأمم المتحدة بحماية المخيم»
    elif speaker is not None and lexeme.get("claim") and oblique(passage, speaker.first):
        # «وهدد المواطنين بـ…»: whom, not who; «المحافظ هدد المواطنين»
        speaker = None if reading.prefix[:1] == "و" else subject_before(sentence, i)
        if speaker is None and not lexeme.get("continues"):
            return None, False
    elif speaker is None and not passive and not impersonal(passage, i, stop, reading):
        speaker = (
            subject_before(sentence, i)
            if reading.prefix[:1] != "و"
            else _subject_of_sentence(sentence, i, found, reading)
        )
        if speaker is None and reading.prefix == "" and told_in_words:
            speaker = _those_who(sentence, i)
    if passage.is_particle(i - 1, "relatives") and speaker is not None and speaker.last < i - 3:
        speaker = None  # «أن الشرطة تعرفت على منفذ الهجوم الذي قال إن …»: who speaks stood before all that
    plural = reading.form.person == "3mp" and known is not None and known.entity.startswith("role/")
    if plural and speaker is not None and speaker.first < i and speaker.entity.startswith("actor/"):
        speaker = None  # «ناشطون يتابعون التنظيم، أفادوا …»: no group says so
    after = passage.view.norms[min(i + 1, stop)]
    institution = after in passage.words.particles["institutions"]
    named = told_in_words or lexeme.get("stance") == "denying" or after.startswith("ال") or institution
    joined = reading.prefix[:1] == "و" or (i > sentence.first and passage.view.norms[i - 1] == "و")
    if lexeme.get("claim") and (joined or itself(passage, i)) and (known or sentence.before):
        named = False  # «وطالبت المجتمع الدولي بوقف …»
    if speaker is None and not passive and named:
        # «أوضح بيان النيابة أن»: whose statement it is
        owned = governed and i + 2 <= stop and passage.view.norms[i + 2].startswith("ال")
        speaker = unlisted(passage, i + 1 + owned, stop)
        spoken = speaker is not None and speaker.last >= stop and lexeme.get("addresses") and joined
        if spoken and (known or sentence.before):
            speaker = None  # «واتهمت الجيش بقصف …»: who is accused
    if speaker is None and lexeme.get("stance") == "denying" and reading.prefix[:1] != "و":
        speaker = _unlisted_before(sentence, i)
    if speaker is not None:
        told = recall(speaker, known or sentence.before)
        told = told if told is not speaker else citing(sentence, told, stop, people=True)
        tells = bool(lexeme.get("tells"))
        heard = spoken_to(passage, i + 1, stop, tells, sentence.references) or _fronted(sentence, i)
        return through(told._replace(floor=""), heard), told.entity == speaker.entity and told is not speaker
    known = agreeing(passage, known or sentence.before, reading)
    if known is None and not passive and i == sentence.first and lexeme.get("continues"):
        known = subject_of_the_sentence_before(sentence, reading)
    if passive or known is None or (speaker is None and impersonal(passage, i, stop, reading)):
        return None, False
    if not (lexeme.get("continues") or lexeme.get("addresses") or reading.suffix or found or governed):
        return None, False
    return through(known._replace(floor=""), spoken_to(passage, i + 1, stop, False, sentence.references)), True


def _named_again(sentence: Sentence, i: int, known: Speaker | None) -> Speaker | None:
    """«وأضاف القاسم»: whoever spoke before, by the last part of the name, though it names a town as well."""
    last = known or sentence.before
    if last is None or i > sentence.last:
        return None
    norms = sentence.passage.view.norms
    person = by_surname(norms[i], last)
    if person is not None:
        return Speaker(person, i, i, False)
    both = by_surname(f"{norms[i]}-{norms[i + 1]}", last) if i < sentence.last else None  # «وقال مير أحمدي»
    return None if both is None else Speaker(both, i, i + 1, False)


_ONE_OF_THEM: Final = frozenset({"احدهم", "احداهن", "احدهما", "احدهن", "بعضهم"})  # «وقال أحدهم»: of those who spoke


def _those_who(sentence: Sentence, i: int) -> Speaker | None:
    """«التحقق من تقارير أفادت بأن», «على مصادر محلية قالت إن»: right before its verb, whatever governs the noun."""
    for j in range(i - 1, max(sentence.first, i - _ADJECTIVES) - 1, -1):
        role = role_at(sentence.passage, j, i - 1, sentence.references)
        if role is not None:
            return role if role.last == i - 1 and not role.anaphoric and role.entity not in TOLD_OF else None
    return None


_ADJECTIVES: Final = 3  # tokens of a noun and its adjectives


def _fronted(sentence: Sentence, i: int) -> tuple[Speaker, ...]:
    """«وفي حديث لقناة X، أكد ناشط أن»: the outlet that the sentence begins with, to which it was said."""
    sequence = sentence.passage.sequence_at.get(sentence.first)
    if sequence is None or sequence[0].section != "speech.carriers" or not sequence[0].get("outlet"):
        return ()
    return spoken_to(sentence.passage, sequence[1] + 1, i - 1)


def _behind_deed(passage: Passage, i: int, at: int) -> bool:
    """«رجحت الشرطة وقوف الحركة وراءه»: whether who is named at token `at` stands behind a deed or an answer for one."""
    return any(passage.is_particle(j, "responsibility") or event_noun(passage, j) is not None for j in range(i + 2, at))


_HEARERS: Final = frozenset(f"role/{x}" for x in ("residents", "citizens", "civilians", "relatives", "families"))


def _object(passage: Passage, speaker: Speaker, lexeme: Lexeme) -> bool:
    """Whether who is named some words after a verb is its object: of one that always has an object, of a warning to people."""
    warned = bool(lexeme.get("claim")) and speaker.entity in _HEARERS
    return bool(lexeme.get("addresses")) or (warned and not passage.is_particle(speaker.first - 1, "prepositions"))


def _theirs(sentence: Sentence, speaker: Speaker, i: int, reading: Reading) -> bool:
    """«وحثوا المنامة على …»: after a verb whose subject is in its ending, right after it stands whom they urge."""
    third = reading.form.person == "3mp" and reading.form.tense == "past" and reading.prefix[:1] == "و"
    named = sentence.passage.name_at[speaker.first] >= 0
    return third and named and speaker.first == i + 1


def _before_relative(sentence: Sentence, i: int) -> Speaker | None:
    """«المركز الذي اتهم إدارة السجن بـ…»: who accuses stands before «الذي», who is accused after the verb."""
    passage = sentence.passage
    if i - 2 < sentence.first or not passage.is_particle(i - 1, "relatives"):
        return None
    for j in range(i - 2, max(sentence.first, i - LONGEST_HEAD) - 1, -1):
        speaker = find_speaker(passage, j, i - 2, sentence.references, after=True, governed=True)
        if speaker is not None and speaker.last == i - 2:
            return speaker
    return None


def _in_its_statement(sentence: Sentence, i: int, lexeme: Lexeme) -> Speaker | None:
    """«نشرت المنظمة تقريراً اتهمت فيه الجيش بـ…»: who accuses stands before the report, who is accused after «فيه»."""
    if not (lexeme.get("addresses") or lexeme.get("stance") == "accusing") or i >= sentence.last:
        return None
    return subject_before(sentence, i) if sentence.passage.view.norms[i + 1] in _IN_IT else None


_IN_IT: Final = frozenset({"فيه", "فيها", "خلاله", "خلالها", "عبره", "عبرها"})


def _accused_by_it(passage: Passage, i: int) -> bool:
    """Whether a statement with the article is followed by a name, which is then not whose statement it is."""
    if i + 1 >= len(passage.view.tokens) or not passage.view.norms[i].startswith("ال"):
        return False
    name = passage.name(i + 1)
    return name is not None and name.first == i + 1 and not name.clitic


def _unlisted_before(sentence: Sentence, i: int) -> Speaker | None:
    """«لكن الجانب الآخر سرعان ما نفى ذلك»: whoever the sentence begins with, when nothing else happens before the verb."""
    passage, first = sentence.passage, i
    while first > sentence.first and i - first < LONGEST_HEAD:
        j = first - 1
        if passage.view.norms[j] in PAUSES or passage.is_particle(j, "subordinators"):
            break
        if passage.by_kind[j].finite and not passage.is_particle(j, "other"):
            return None
        first = j
    return unlisted(passage, first, i - 1) if first < i and passage.view.norms[first].startswith("ال") else None


def _spoken_to(sentence: Sentence, speaker: Speaker, reading: Reading, known: Speaker | None) -> bool:
    """«وناشدت الصليب الأحمر زيارة …»: a verb in the feminine, joined to what somebody said, has no masculine subject."""
    told = known or sentence.before
    if told is None or reading.form.person != "3fs" or reading.prefix[:1] != "و" or speaker.anaphoric:
        return False
    if speaker.entity.startswith("source/"):
        return False  # «واتهمت هيومن رايتس ووتش الجيش بـ…»
    norm = sentence.passage.view.norms[speaker.first]
    agrees = agreeing(sentence.passage, told, reading) is not None
    return agrees and not norm.endswith(("ه", "ات", "ا", "ي")) and sentence.passage.name_at[speaker.first] >= 0


def _answerable(passage: Passage, j: int, lexeme: Lexeme) -> bool:
    known = j < len(passage.view.tokens) and passage.is_particle(j, "responsibility")
    return bool(lexeme.get("addresses") and lexeme.object_in and known)


_NOT: Final = ("لم", "لن", "لا", "ما")


_ANYBODY: Final = ("اي", "ايه", "احد", "احدي")


def _subject_of_sentence(sentence: Sentence, i: int, found: list[Saying], reading: Reading) -> Speaker | None:
    """«وصل الوزير إلى الموصل، وأعلن …»: the sentence's subject, of a second verb that has none of its own."""
    if found or i == sentence.first:
        return None
    speaker = find_speaker(sentence.passage, sentence.first, i - 1, sentence.references, after=True)
    if speaker is not None and disagrees(sentence.passage, speaker, reading):
        return None
    human = speaker is not None and speaker.entity.split("/")[0] in ("person", "role")
    # «قصفت الفصائل …، وأعلنت تدمير دبابة»: whoever acts announces it, not whoever spoke before
    announces = reading.lexeme.get("stance") == "announcing" and speaker is not None and _acts(sentence, speaker, i)
    asks = reading.lexeme.get("claim") == "appeal" and speaker is not None and _opens(sentence, speaker, reading)
    return speaker if human or announces or asks or sentence.before is None else None


def _opens(sentence: Sentence, speaker: Speaker, reading: Reading) -> bool:
    """«وقدرت الأمم المتحدة عدد العالقين بـ…، ودعت …»: a party right after the sentence's first word, a verb of its gender."""
    feminine = sentence.passage.view.norms[sentence.first][-1] == "ت"
    known = sentence.passage.entities.entities.get(speaker.entity)
    asking = known is not None and known.kind not in POWERS
    return asking and speaker.first == sentence.first + 1 and feminine and reading.form.person == "3fs"


def _acts(sentence: Sentence, speaker: Speaker, i: int) -> bool:
    """Whether a party stands right after a verb that goes with the verb of saying in gender."""
    passage, at = sentence.passage, speaker.first - 1
    if not speaker.entity.startswith("actor/") or at < sentence.first:
        return False
    at -= bool(passage.kinds(at) & {"members", "ranks"})
    persons = {r.form.person for r in passage.by_kind[i].sayings if r.finite}
    return any(r.finite and r.form.person in persons for r in passage.readings(at))


def quoted(
    sentence: Sentence, first: int, stop: int, lexeme: Lexeme, found: list[Saying], before: bool, verb: int = -1
) -> Speaker | None:
    """«نقلت الوكالة عن مصدر»: the origin stands after the preposition, who passes it on before it."""
    passage, prep = sentence.passage, fold(str(lexeme.get("source")))
    known = next((s.speaker for s in reversed(found) if s.speaker is not None), sentence.before)
    preps = [j for j in range(first, stop + 1) if passage.bare(j).startswith(prep) and passage.name_at[j] < 0]
    preps = [j for j in preps if passage.bare(j) == prep or len(passage.bare(j)) <= len(prep) + 2]
    if not preps:
        return find_speaker(passage, first, stop, sentence.references, after=True, governed=not before)
    agent = find_speaker(passage, first, preps[0] - 1, sentence.references, after=True)
    if agent is None and before:
        agent = subject_before(sentence, verb)
        joined = passage.view.norms[verb][0] == "و" and not passage.passive_marked(verb)
        if agent is None and joined and known is not None and known.entity.startswith("source/"):
            agent = known._replace(floor="")  # «وذكرت الصحيفة أن …، ونقلت عن ضابط أن»
    speakers: list[Speaker] = []
    for k, j in enumerate(preps):
        end = preps[k + 1] - 1 if k + 1 < len(preps) else stop
        if passage.bare(j) != prep:  # «نقلت عنه الوكالة»: the one who was speaking
            agent = agent or find_speaker(passage, j + 1, end, sentence.references, after=True)
            if known is not None:
                speakers.append(known._replace(floor=""))
            continue
        origin = find_speaker(passage, j + 1, end, sentence.references, after=True, governed=True)
        if origin is None and j < end and passage.view.norms[j + 1].startswith("ال"):
            origin = unlisted(passage, j + 1, end)  # «نقل الموقع عن الإذاعة العسكرية أن»
        if origin is not None:
            speakers.append(recall(origin, known))
    if agent is not None:
        speakers.insert(0, agent)
    if not speakers:
        return None
    origin = speakers[-1]
    return through(origin, [link for s in reversed(speakers[:-1]) for link in (s, *s.through)])


def citing(sentence: Sentence, speaker: Speaker, stop: int, people: bool = False) -> Speaker:
    """«حسبما ذكرت وكالة X عن مصدر», «أفادت قناة X، نقلاً عن متحدث، بأن»: an outlet's origin, right after its name.

    people: only somebody known by what he is, after a verb that takes «عن» for what is told as well.
    """
    passage, j = sentence.passage, speaker.last + 1
    if not speaker.entity.startswith("source/") or j >= sentence.last:
        return speaker
    j += passage.view.norms[j] == "نقلا"
    if passage.view.norms[j] != "عن" or j + 1 > stop:
        return speaker
    origin = find_speaker(passage, j + 1, stop, sentence.references, after=True, governed=True)
    if origin is None or origin.first > j + 1:
        return speaker
    if people and (not origin.entity.startswith(("role/", "person/")) or origin.entity in TOLD_OF):
        return speaker
    return through(origin, (speaker, *speaker.through))


def through(speaker: Speaker, more: Sequence[Speaker]) -> Speaker:
    """The speaker, with further links towards the publisher."""
    new = [s for s in more if s.entity != speaker.entity and all(s.entity != t.entity for t in speaker.through)]
    return (
        speaker._replace(through=(*speaker.through, *(s._replace(through=(), earlier=()) for s in new)))
        if new
        else speaker
    )


def subject_before(sentence: Sentence, i: int) -> Speaker | None:
    """The subject before its verb: in the stretch back to a comma, a complementizer or another verb; past a remark in commas."""
    passage, norms = sentence.passage, sentence.passage.view.norms
    if i > sentence.first and norms[i - 1][0] == "و":
        joined = government(sentence, i - 1, "و")  # «هجوم في زاخو وبغداد تتوعد»
        if joined is not None:
            return joined
    commas: list[int] = []
    j = i - 1
    while j >= sentence.first and i - j < 25:
        particle = (
            passage.is_particle(j, "complementizers") or passage.is_particle(j, "subordinators") or turns(passage, j)
        )
        if particle or norms[j] in STOPS:
            break
        if norms[j] in COMMAS:
            commas.append(j)
        elif any(r.finite for r in passage.readings(j)) and not any(not r.finite for r in passage.readings(j)):
            break
        j -= 1
    for start in [*(c + 1 for c in commas[:1]), j + 1]:
        speaker = find_speaker(passage, start, i - 1, sentence.references, after=True)
        if speaker is not None and speaker.entity not in TOLD_OF:
            return speaker
    # «وكان الصليب الأحمر قد حذر من أن»
    return government(sentence, j + 1) if j + 1 < i else None
