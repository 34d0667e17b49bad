"""Who says so: acts of saying in a sentence, their speakers, and how what they say follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.model import Link
from tawatur.understand.agreement import agreeing, impersonal, is_passive_saying, not_its_subject, oblique
from tawatur.understand.content import content_of, head_end, news_of, passed_on, saying_reading
from tawatur.understand.floor import carried_on, handing_on
from tawatur.understand.lexeme import SAYING, SEQUENCE, Lexeme, Reading
from tawatur.understand.passage import Passage
from tawatur.understand.saying import COMMAS, PAUSES, STOPS, Saying, Sentence, opens, statement_noun, turns
from tawatur.understand.scopes import scoped
from tawatur.understand.speakers import Speaker, find_speaker, recall, spoken_to, subject_of_was
from tawatur.understand.unnamed import names_nobody, unlisted, unlisted_subject

_COLON = Lexeme("speech:colon", "speech.verbs", ":")
_LONGEST_HEAD = 9
_BEFORE_VERB = COMMAS | {"-", "–"}


def find_sayings(
    passage: Passage, number: int, references: Mapping[int, str], last_speaker: Speaker | None
) -> list[Saying]:
    """The acts of saying of one sentence, in order. `last_speaker`: who spoke last in the sentences before."""
    bounds = passage.view.sentences[number]
    if not _may_speak(passage, bounds.first, bounds.last, last_speaker):
        return []
    sentence = Sentence(passage, number, bounds.first, bounds.last - 1, references, last_speaker)
    found: list[Saying] = []
    i = sentence.first
    headed = _headed(sentence)
    if headed is not None:
        found.append(headed)
        i = headed.first
    can = passage.can
    for j in range(i, sentence.last + 1):
        if not can[j] & (SAYING | SEQUENCE):
            continue
        speaks = bool(can[j] & SAYING)
        if speaks and found and passed_on(passage, j):
            found[-1] = _passed(sentence, found[-1], j)
            continue
        if speaks and found and found[-1].verb < j < found[-1].first and found[-1].kind == "noun":
            continue  # «نفى ما ذكرته الصحيفة عن …»: whose words are denied
        saying = _aside(sentence, j, found) if j in passage.sequence_at else None
        if saying is None and speaks:
            saying = _verb(sentence, j, found)
        if saying is not None:
            found.append(saying)
    carried = carried_on(sentence, found)
    if not found and not carried:
        return []
    return handing_on(sentence, scoped(passage, [*carried, *found], sentence.first, sentence.last))


def _may_speak(passage: Passage, first: int, end: int, before: Speaker | None) -> bool:
    """Whether anything in the tokens from first up to end can be an act of saying, or somebody still has the floor."""
    return (
        (before is not None and bool(before.floor))
        or any(can & (SAYING | SEQUENCE) for can in passage.can[first:end])
        or ":" in passage.view.norms[first:end]
    )


def _passed(sentence: Sentence, saying: Saying, i: int) -> Saying:
    """«مصادر، نقلت عنها الوكالة، …»: the act, its speaker's words passed on by whoever is named after token i."""
    agent = find_speaker(sentence.passage, i + 1, head_end(sentence, i), sentence.references, after=True)
    if agent is None or saying.speaker is None:
        return saying
    return saying._replace(speaker=_through(saying.speaker, (agent,)))


def chain_of(
    passage: Passage, at: int, sayings: Sequence[Saying], outlet: str | None
) -> tuple[tuple[Link, ...], Saying | None]:
    """(chain from the origin outwards, the innermost act of saying) for a happening told at token `at`."""
    over = [s for s in sayings if s.first <= at <= s.last and not s.verb <= at < s.first and not _names_speaker(s, at)]
    # what an agency's dateline leads in («بيروت - رويترز: …») it passes on, whoever says so
    over.sort(key=lambda s: (s.kind in _OUTER or _leads_in(s), s.kind == "carried" or _leads_in(s), -s.verb))
    links: tuple[Link, ...] = ()
    for saying in reversed(over):
        links = links_of(passage, saying.speaker, links, outlet)
    if not over:
        return (), None
    inner = over[0]
    return links, inner if at <= inner.stands else inner._replace(stance="neutral")


_OUTER = frozenset({"aside", "before", "carried"})


def _leads_in(saying: Saying) -> bool:
    return saying.lexeme is _COLON and saying.speaker is not None and saying.speaker.entity.startswith("source/")


def links_of(
    passage: Passage, speaker: Speaker | None, beyond: tuple[Link, ...], outlet: str | None
) -> tuple[Link, ...]:
    """A chain: the speaker and whoever passed their words on, then those beyond; each once, the publishing outlet left out."""
    links: list[Link] = []
    for one in () if speaker is None else (speaker, *speaker.through):
        if one.entity != outlet and all(link.entity != one.entity for link in links):
            start, end = passage.view.span(one.first, one.last)
            links.append(Link(one.entity, passage.view.text[start:end], start, end))
    return (*links, *(b for b in beyond if all(b.entity != link.entity for link in links)))


def _names_speaker(saying: Saying, at: int) -> bool:
    return saying.speaker is not None and not saying.continued and saying.speaker.first <= at <= saying.speaker.last


# ---- finding acts


def _headed(sentence: Sentence) -> Saying | None:
    """«مراسل القناة: …», «الدفاع المدني: …»: a speaker, a colon, and what is said."""
    passage, first = sentence.passage, sentence.first
    if ":" not in passage.view.norms[first + 1 : first + _LONGEST_HEAD + 1]:
        return None
    if passage.by_kind[first].finite and passage.by_kind[first].sayings:
        return None
    for i in range(first + 1, min(first + _LONGEST_HEAD, sentence.last) + 1):
        if passage.view.norms[i] == ":":
            break
        mark = passage.view.tokens[i].kind == "punct" and passage.view.norms[i] not in ("(", ")")
        if mark or any(r.finite for r in passage.readings(i)):
            return None
    else:
        return None
    speaker = find_speaker(passage, first, i - 1, sentence.references, after=True)
    if speaker is None or speaker.first > first + 1 or i >= sentence.last:
        return None
    return Saying(first, i + 1, sentence.last, recall(speaker, sentence.before), "neutral", _COLON)


def _aside(sentence: Sentence, i: int, found: Sequence[Saying]) -> Saying | None:
    """«بحسب X», «وفقاً لـX», «كما ذكر X»: the source follows; what it answers for is settled by its place."""
    passage, last = sentence.passage, sentence.last
    sequence = passage.sequence_at.get(i)
    if sequence is None or sequence[0].section != "speech.adverbials":
        return None
    lexeme, end = sequence
    if end >= last:
        return None
    start, reading = end + 1, None
    if lexeme.get("says"):
        reading = _says(passage, start)
        while reading is None and start < min(last, end + 3) and passage.is_particle(start, "other"):
            start += 1
            reading = _says(passage, start)
        if reading is None or (lexeme.get("also") and content_of(sentence, start, reading.lexeme)[1]):
            return None  # «كما أكد أن»: a saying like any other
        start = _subject_from(passage, start + 1, last)
    stop = _aside_end(passage, start, last)
    if reading is not None and reading.lexeme.get("source"):
        speaker = _quoted(sentence, start, stop, reading.lexeme, found, before=False)
    else:
        governed = reading is None
        speaker = find_speaker(
            passage, start, stop, sentence.references, after=True, governed=governed, subject=not governed
        )
    if (
        speaker is None
        and start <= stop
        and (reading is not None or passage.view.norms[start][0] != "ل" or passage.view.norms[start].startswith("لل"))
    ):
        speaker = unlisted(passage, start, stop)
    known = next((s.speaker for s in reversed(found) if s.speaker is not None), sentence.before)
    if (
        speaker is None and reading is not None and not is_passive_saying(passage, start - 1, reading)
    ):  # «كما أشيع»: nobody
        # «تمكن الجيش، كما جاء في بلاغه، من …»
        own = _subject_before(sentence, i) or known
        speaker = None if own is None else own._replace(floor="")
    elif speaker is not None:
        speaker = _through(recall(speaker, known), spoken_to(passage, start, stop))
    if speaker is None:
        return None
    said = reading.lexeme if reading is not None and reading.lexeme.get("stance") == "doubting" else lexeme
    return Saying(i, start, stop, speaker, str(said.get("stance") or "neutral"), lexeme, "aside")


def _subject_from(passage: Passage, i: int, last: int) -> int:
    """Where the subject of «ما أفاد» begins: after «به», and after a day in commas («ما أفاد به، الأحد، الناطق»)."""
    if i < last and passage.view.norms[i] in _BY_IT:
        i += 1
    if i in passage.round_time:
        return min(next((j for j in range(i + 1, last) if j in passage.round_time), i) + 1, last)
    return i


_BY_IT = frozenset({"به", "بها", "عنه", "عنها"})


def _says(passage: Passage, i: int) -> Reading | None:
    return next((r for r in passage.readings(i) if r.finite and r.lexeme.section == "speech.verbs"), None)


def _aside_end(passage: Passage, start: int, last: int) -> int:
    for j in range(start, min(last, start + 16) + 1):
        if passage.name_at[j] >= 0 and passage.name_at[j] == passage.name_at[j - 1]:
            continue
        if passage.view.norms[j] in PAUSES and j > start and j not in passage.round_time:
            return j - 1
        if j > start and passage.passive_marked(j) and passage.by_kind[j].finite:
            return j - 1  # «وبحسب المرصد قُتل …»
        if passage.is_particle(j, "complementizers") or (passage.is_particle(j, "relatives") and j > start + 1):
            return j - 1
        if turns(passage, j) is not None and j > start:
            return j - 1
    return min(last, start + 16)


def _verb(sentence: Sentence, i: int, found: Sequence[Saying]) -> Saying | None:
    """A finite verb of saying, or an accusative participle («مشيراً إلى») that goes on with the sentence's speaker."""
    passage = sentence.passage
    reading = saying_reading(passage, i, sentence.first, sentence.last)
    if reading is None:
        return None
    lexeme = reading.lexeme
    if any(s.kind == "aside" and s.verb < i < s.first for s in found):
        return None  # the verb of «كما قال X»
    if (
        passage.bare(i) == lexeme.get("by_the_way")
        and i <= sentence.first + 1
        and passage.is_particle(min(i + 1, sentence.last), "complementizers")
    ):
        return None  # «يُذكر أن …» is the outlet's own aside
    remarks = reading.suffix or passage.passive_marked(i) or passage.bare(min(i + 1, sentence.last)) == "الي"
    if lexeme.get("of_told") and remarks:
        return None  # «هجوم نسبته الحكومة إلى X», «نُسب الهجوم إلى X»
    start, kind = content_of(sentence, i, lexeme)
    stop = start - 1 if kind else head_end(sentence, i)
    news = news_of(sentence, i, lexeme)
    if news is not None:
        start, kind, stop = news.content, "noun", max(i, news.first - 1)
    speaker, continued = _speaker(sentence, i, stop, reading, found, kind == "clause" or kind == "quote")
    negated = lexeme.get("negated") if i > sentence.first and _not_so(passage, i) else None
    stance = str(negated or lexeme.get("stance") or "neutral")
    if speaker is None:
        hearsay = (
            reading.finite
            and bool(lexeme.get("hearsay"))
            and (is_passive_saying(passage, i, reading) or start - i <= 2)
        )
        if hearsay and kind in ("clause", "quote"):
            stance = "doubting"
        elif not lexeme.get("claim"):
            return None
    named_after = speaker is not None and not continued and speaker.first > i
    tells = stance != "denying" and bool(_TELLING & frozenset(lexeme.get("complement") or ()))
    before = not kind and tells and reading.finite and named_after and _after_pause(sentence, i)
    if before:
        kind, start = "before", stop + 1
    elif not kind and stance in ("accusing", "denying") and speaker is not None:
        # «نفت مسؤوليتها عن القصف», «اتهمت التنظيم بالوقوف وراء الهجوم»
        kind, start = "noun", min(max(i, speaker.last if named_after else i) + 1, sentence.last)
    elif not kind and lexeme.get("claim"):
        kind, start = "noun", i + 1
    elif not kind:
        start = sentence.last + 1
    return Saying(
        i,
        start,
        sentence.last,
        speaker,
        stance,
        lexeme,
        kind,
        claim=lexeme.get("claim"),
        continued=continued,
        reading=reading,
    )


_TELLING = frozenset({"أن", "بأن", "إن", "quote"})  # what may follow a verb that may also follow what is said


def _after_pause(sentence: Sentence, i: int) -> bool:
    """Whether a verb comes after what is said: right after a comma or a closing quotation mark."""
    view = sentence.passage.view
    if i <= sentence.first or (view.norms[i][0] in "وف" and sentence.passage.readings(i)[0].prefix):
        return False
    return view.norms[i - 1] in _BEFORE_VERB or any(not opens(view.text, q) for q in view.quotes_between(i, i))


def _speaker(
    sentence: Sentence, i: int, stop: int, reading: Reading, found: Sequence[Saying], told_in_words: bool
) -> tuple[Speaker | None, bool]:
    """(who speaks, whether they were named before): after the verb, before it, else whoever spoke last."""
    passage, lexeme = sentence.passage, reading.lexeme
    known = next((s.speaker for s in reversed(found) if s.speaker is not None), None)
    if not reading.finite:
        if known is None:
            known = find_speaker(passage, sentence.first, i - 1, sentence.references, after=False)
        if known is None:
            known = sentence.before
        return (None if known is None else known._replace(floor="")), True
    if lexeme.get("source"):
        return _quoted(sentence, i + 1, stop, lexeme, found, before=True, verb=i), False
    if (
        i < sentence.last
        and not lexeme.get("claim")
        and names_nobody(passage, i + 1)
        and not statement_noun(passage, i + 2)
    ):
        return None, False  # «وتشير الحصيلة إلى مقتل …»; not «وجاء نص البيان: …»
    passive = is_passive_saying(passage, i, reading)
    governed = i < stop and (statement_noun(passage, i + 1) or bool(lexeme.get("in_statement")))
    if i > sentence.first and passage.bare(i - 1) in _NOT and passage.bare(i + 1) in _ANYBODY:
        return None, False  # «ولم تعلن أي جهة مسؤوليتها»
    if reading.form.person == "1p" and reading.form.tense != "past":
        stop = i  # «نؤكد بالاستناد إلى …»: nobody named after it is who speaks
    was = subject_of_was(passage, i, sentence.first, sentence.references)
    speaker: Speaker | None = (
        was
        or _government(sentence, i + 1)
        or find_speaker(passage, i + 1, stop, sentence.references, after=True, governed=governed, subject=not governed)
    )
    after_it = was is None and speaker is not None
    if after_it and speaker is not None and speaker.first == i + 1 and _answerable(passage, speaker.last + 1, lexeme):
        # «ونعى المجلس …، وحمّل حزب X مسؤولية …»: right before «مسؤولية» stands whoever is held responsible
        speaker = find_speaker(passage, sentence.first, i - 1, sentence.references, after=True)
    elif after_it and speaker is not None and speaker.first > i + 1 and _object(passage, speaker, lexeme):
        # «حمّلت الرئاسة حكومة X مسؤولية …», «حذرت الشرطة الأهالي»: who is named is the object of whoever stands before them
        speaker = unlisted_subject(passage, i + 1, speaker.first - 1) or speaker
    elif after_it and speaker is not None and speaker.entity in _HEARERS and lexeme.get("claim"):
        before = None if reading.prefix[:1] == "و" else _subject_before(sentence, i)
        speaker = before if before is not None and before.last == i - 1 else speaker  # «مدير المخيم هدد السكان»
    alone = speaker is not None and speaker.last >= stop - 1 and not _addressed_after(sentence, speaker.last + 1)
    if alone and lexeme.get("addresses") and (known or sentence.before):
        speaker = None  # «وناشد الحكومة إرسال …»: whoever is named is spoken to
    elif speaker is not None and lexeme.get("addresses") and _spoken_to(sentence, speaker, reading, known):
        speaker = None
    elif speaker is not None and (known or sentence.before) and not_its_subject(passage, i, speaker.first, reading):
        speaker = None  # «وطالب بعثة الأمم المتحدة بحماية المخيم»
    elif speaker is not None and lexeme.get("claim") and oblique(passage, speaker.first):
        # «وهدد المواطنين بـ…»: whom, not who; «المحافظ هدد المواطنين»
        speaker = None if reading.prefix[:1] == "و" else _subject_before(sentence, i)
        if speaker is None and not lexeme.get("continues"):
            return None, False
    elif speaker is None and not passive and not impersonal(passage, i, stop, reading):
        speaker = (
            _subject_before(sentence, i)
            if reading.prefix[:1] != "و"
            else _subject_of_sentence(sentence, i, found, reading)
        )
    if passage.is_particle(i - 1, "relatives") and speaker is not None and speaker.last < i - 3:
        speaker = None  # «أن الشرطة تعرفت على منفذ الهجوم الذي قال إن …»: who speaks stood before all that
    plural = reading.form.person == "3mp" and known is not None and known.entity.startswith("role/")
    if plural and speaker is not None and speaker.first < i and speaker.entity.startswith("actor/"):
        speaker = None  # «ناشطون يتابعون التنظيم، أفادوا …»: no group says so
    after = passage.view.norms[min(i + 1, stop)]
    institution = after in passage.words.particles["institutions"]
    named = told_in_words or lexeme.get("stance") == "denying" or after.startswith("ال") or institution
    joined = reading.prefix[:1] == "و" or (i > sentence.first and passage.view.norms[i - 1] == "و")
    if lexeme.get("claim") and joined and (known or sentence.before):
        named = False  # «وطالبت المجتمع الدولي بوقف …»
    if speaker is None and not passive and named:
        speaker = unlisted(passage, i + 1, stop)
        spoken = speaker is not None and speaker.last >= stop and lexeme.get("addresses") and joined
        if spoken and (known or sentence.before):
            speaker = None  # «واتهمت الجيش بقصف …»: who is accused
    if speaker is None and lexeme.get("stance") == "denying" and reading.prefix[:1] != "و":
        speaker = _unlisted_before(sentence, i)
    if speaker is not None:
        told = recall(speaker, known or sentence.before)
        heard = spoken_to(passage, i + 1, stop, bool(lexeme.get("tells")))
        return _through(told._replace(floor=""), heard), told is not speaker
    known = agreeing(passage, known or sentence.before, reading)
    if passive or known is None or (speaker is None and impersonal(passage, i, stop, reading)):
        return None, False
    if not (lexeme.get("continues") or lexeme.get("addresses") or reading.suffix or found or governed):
        return None, False
    return _through(known._replace(floor=""), spoken_to(passage, i + 1, stop)), True


_HEARERS = frozenset(f"role/{x}" for x in ("residents", "citizens", "civilians", "relatives", "families"))


def _object(passage: Passage, speaker: Speaker, lexeme: Lexeme) -> bool:
    """Whether who is named some words after a verb is its object: of one that always has an object, of a warning to people."""
    warned = bool(lexeme.get("claim")) and speaker.entity in _HEARERS
    return bool(lexeme.get("addresses")) or (warned and not passage.is_particle(speaker.first - 1, "prepositions"))


def _addressed_after(sentence: Sentence, j: int) -> bool:
    """«اتهم الجيش الجماعة بـ…», «اتهم الوزير إسرائيل بـ…»: whoever is named right after another is spoken to, and the other speaks."""
    if j >= sentence.last:
        return False
    name = sentence.passage.name(j)
    if name is not None:
        return name.first == j and not name.clitic
    described = sentence.passage.known[j].described
    party = described is not None and sentence.passage.words.descriptions[described].get("class") == "actor"
    return party or sentence.references.get(j, "").startswith(("actor/", "person/"))


def _unlisted_before(sentence: Sentence, i: int) -> Speaker | None:
    """«لكن الجانب الآخر سرعان ما نفى ذلك»: whoever the sentence begins with, when nothing else happens before the verb."""
    passage, first = sentence.passage, i
    while first > sentence.first and i - first < _LONGEST_HEAD:
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
    norm = sentence.passage.view.norms[speaker.first]
    agrees = agreeing(sentence.passage, told, reading) is not None
    return agrees and not norm.endswith(("ه", "ات", "ا", "ي")) and sentence.passage.name_at[speaker.first] >= 0


def _answerable(passage: Passage, j: int, lexeme: Lexeme) -> bool:
    return bool(lexeme.get("addresses") and lexeme.object_in and passage.is_particle(j, "responsibility"))


_NOT = ("لم", "لن", "لا", "ما")
_NOT_SO = ("لم", "لن", "لا")  # «ما نفته» is what it denied
_RARELY = ("نادرا", "قليلا")


def _not_so(passage: Passage, i: int) -> bool:
    """«لم تؤكد», «نادراً ما تؤكد»."""
    before = passage.bare(i - 1)
    return before in _NOT_SO or before == "قلما" or (before == "ما" and passage.bare(i - 2) in _RARELY)


_ANYBODY = ("اي", "ايه", "احد", "احدي")


def _government(sentence: Sentence, i: int) -> Speaker | None:
    """«اتهمت بغداد …», «قالت أنقرة …»: a city or country that speaks stands for the country's government."""
    passage = sentence.passage
    name = passage.name(i) if i <= sentence.last else None
    if name is None or name.value.class_ != "place" or name.clitic:
        return None
    city = passage.entities.entities.get(name.value.entity)
    if city is None or city.kind not in ("city", "country"):
        return None
    body = passage.entities.governing(city.country)
    return None if body is None else Speaker(body, name.first, name.last, False)


def _quoted(
    sentence: Sentence, first: int, stop: int, lexeme: Lexeme, found: Sequence[Saying], before: bool, verb: int = -1
) -> Speaker | None:
    """«نقلت الوكالة عن مصدر»: the origin stands after the preposition, who passes it on before it."""
    passage, prep = sentence.passage, str(lexeme.get("source"))
    known = next((s.speaker for s in reversed(found) if s.speaker is not None), sentence.before)
    preps = [j for j in range(first, stop + 1) if passage.bare(j).startswith(prep) and passage.name_at[j] < 0]
    preps = [j for j in preps if passage.bare(j) == prep or len(passage.bare(j)) <= len(prep) + 2]
    if not preps:
        return find_speaker(passage, first, stop, sentence.references, after=True, governed=not before)
    agent = find_speaker(passage, first, preps[0] - 1, sentence.references, after=True)
    if agent is None and before:
        agent = _subject_before(sentence, verb)
    speakers: list[Speaker] = []
    for k, j in enumerate(preps):
        end = preps[k + 1] - 1 if k + 1 < len(preps) else stop
        if passage.bare(j) != prep:  # «نقلت عنه الوكالة»: the one who was speaking
            agent = agent or find_speaker(passage, j + 1, end, sentence.references, after=True)
            if known is not None:
                speakers.append(known._replace(floor=""))
            continue
        origin = find_speaker(passage, j + 1, end, sentence.references, after=True, governed=True)
        if origin is not None:
            speakers.append(recall(origin, known))
    if agent is not None:
        speakers.insert(0, agent)
    if not speakers:
        return None
    origin = speakers[-1]
    return _through(origin, tuple(reversed(speakers[:-1])))


def _through(speaker: Speaker, more: Sequence[Speaker]) -> Speaker:
    """The speaker, with further links towards the publisher."""
    new = [s for s in more if s.entity != speaker.entity and all(s.entity != t.entity for t in speaker.through)]
    return (
        speaker._replace(through=(*speaker.through, *(s._replace(through=(), earlier=()) for s in new)))
        if new
        else speaker
    )


def _subject_of_sentence(sentence: Sentence, i: int, found: Sequence[Saying], reading: Reading) -> Speaker | None:
    """«وصل الوزير إلى الموصل، وأعلن …»: the sentence's subject, of a second verb that has none of its own."""
    if found or i == sentence.first:
        return None
    speaker = find_speaker(sentence.passage, sentence.first, i - 1, sentence.references, after=True)
    human = speaker is not None and speaker.entity.split("/")[0] in ("person", "role")
    # «قصفت الفصائل …، وأعلنت تدمير دبابة»: whoever acts announces it, not whoever spoke before
    announces = reading.lexeme.get("stance") == "announcing" and speaker is not None and _acts(sentence, speaker, i)
    return speaker if human or announces or sentence.before is None else None


def _acts(sentence: Sentence, speaker: Speaker, i: int) -> bool:
    """Whether a party stands right after a verb that goes with the verb of saying in gender."""
    passage, at = sentence.passage, speaker.first - 1
    if not speaker.entity.startswith("actor/") or at < sentence.first:
        return False
    at -= bool(passage.kinds(at) & {"members", "ranks"})
    persons = {r.form.person for r in passage.by_kind[i].sayings if r.finite}
    return any(r.finite and r.form.person in persons for r in passage.readings(at))


# people that reports tell of more than they let them speak: subjects before their verb only when something names them more closely
_TOLD_OF = frozenset(
    f"role/{x}"
    for x in ("fighters", "detainees", "civilians", "soldiers", "guards", "injured-people", "bodies", "members")
)


def _subject_before(sentence: Sentence, i: int) -> Speaker | None:
    """The subject before its verb: in the stretch back to a comma, a complementizer or another verb; past a remark in commas."""
    passage, norms = sentence.passage, sentence.passage.view.norms
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
        if speaker is not None and speaker.entity not in _TOLD_OF:
            return speaker
    # «وكان الصليب الأحمر قد حذر من أن»
    return _government(sentence, j + 1) if j + 1 < i else None


__all__ = ["Saying", "chain_of", "find_sayings", "links_of"]
