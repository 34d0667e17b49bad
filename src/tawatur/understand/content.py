"""What an act of saying is, by its company, and where what is said begins."""

from __future__ import annotations

from typing import Final

from tawatur.read.fold import fold
from tawatur.understand.hearsay import News, event_noun, news_at
from tawatur.understand.lexeme import SAYING, Lexeme, Reading, stems
from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.role_phrases import OF_SOMEBODY, ends_feminine
from tawatur.understand.saying import (
    COMMAS,
    PAUSES,
    STOPS,
    Kind,
    Sentence,
    asks_not_to_be_named,
    is_called,
    opens,
    statement_noun,
    turns,
)

_LONGEST_LEAD: Final = 45
_LONGEST_OBJECT: Final = 18  # tokens from a verb of denying to the news that it denies


def saying_reading(passage: Passage, i: int, first: int, last: int) -> Reading | None:
    """The reading of token i as an act of saying, when its company allows it."""
    if (i > first and passage.bare(i - 1) == "عدم") or asks_not_to_be_named(passage, i, last):
        return None  # «طلب عدم ذكر اسمه»
    if is_called(passage, i) or (i > first and passage.can[i - 1] & SAYING and passage.known[i].roles):
        return None  # «المتهم، ويدعى فلان، …»; «قال شاهد إن»
    for reading in passage.by_kind[i].sayings:
        lexeme = reading.lexeme
        if reading.suffix and i > first and _on_statement(passage, i, first):
            continue  # «في بيان تداولته حسابات …», «في تسجيل صوتي بثته القناة»: a remark on the statement
        if i > first and passage.is_particle(i, "receiving") and _remarks(passage, i, last):
            continue  # «لائحة الاتهام، التي اطلعت عليها الوكالة»
        if lexeme.get("in_statement") and _sent_to(passage, i, last):
            continue
        if not (
            _finite_says(passage, i, first, reading) if reading.finite else _participle_says(passage, i, first, reading)
        ):
            continue
        if lexeme.needs and not stands_among(passage, lexeme.needs, first, last):
            continue
        if (
            lexeme.unless
            and stands_among(passage, lexeme.unless, first, last)
            and _in_no_name(passage, lexeme.unless, first, _before_told(passage, i, last))
        ):
            continue  # «هدد الأمن العسكري السكان»: a word of a name excludes nothing
        if lexeme.object_in and not stands_among(passage, lexeme.object_in, i + 1, min(last, i + 7)):
            continue
        judging = bool(lexeme.get("judges")) and _news_after(passage, i, last) is not None
        if reading.finite and lexeme.weak and not judging and not _has_complement(passage, i, last):
            continue
        return _third_person(passage, i, reading)
    return None


def _remarks(passage: Passage, i: int, last: int) -> bool:
    """Whether a verb of receiving only tells who has seen it: «التي اطلعت …», «اطلعت عليها الصحيفة»."""
    return passage.is_particle(i - 1, "relatives") or (i < last and passage.bare(i + 1) in _ON_IT)


_ON_IT: Final = frozenset({"عليها", "عليه"})


def _on_statement(passage: Passage, i: int, first: int) -> bool:
    """Whether a verb with a pronoun follows a statement, a recording, a post, with at most an adjective or two between."""
    for j in range(i - 1, max(first, i - 3) - 1, -1):
        if statement_noun(passage, j) or passage.known[j].stems & passage.words.particles["channels"]:
            return True
        if any(slug == "documents" for _, slug, _, _ in passage.known[j].roles):
            return True  # «وثائق سربها موقع X»
        if passage.view.tokens[j].kind != "word" or passage.name_at[j] >= 0:
            return False
    return False


def _third_person(passage: Passage, i: int, reading: Reading) -> Reading:
    """«طالبت» may be «I asked»; a report's is «she asked»."""
    if reading.form.person not in ("1s", "2ms"):
        return reading
    same = (r for r in passage.by_kind[i].sayings if r.lexeme is reading.lexeme and r.form.tense == reading.form.tense)
    return next((r for r in same if r.form.person == "3fs"), reading)


def _before_told(passage: Passage, i: int, last: int) -> int:
    """The last token before what is said in whole words: «شدد على أن المدينة تحت الحصار» tightens no siege."""
    said = (j for j in range(i + 1, min(last, i + _LONGEST_LEAD) + 1) if passage.is_particle(j, "complementizers"))
    return next(said, last + 1) - 1


def _in_no_name(passage: Passage, words: frozenset[str], first: int, last: int) -> bool:
    return any(
        passage.name_at[j] < 0 and not words.isdisjoint(stems(passage.view.norms[j])) for j in range(first, last + 1)
    )


def _sent_to(passage: Passage, i: int, last: int) -> bool:
    """«في بيان ورد لوكالة X», «ورد إلى X»: the outlet that a statement has come to does not say it."""
    name = passage.name(i + 1) if i < last else None
    return i < last and (passage.bare(i + 1) in ("الي", "ل") or (name is not None and name.clitic[-1:] == "ل"))


_VERBS_AFTER: Final = frozenset({"ما", "كما", "حيث", "منذ", "حتي", "حسب", "وفق", "بحسب"})  # not «بعد إدانته»


_BEFORE_MOODS: Final = frozenset({"لم", "لن", "لا", "ان", "كي", "لما", "حتي"})


def _finite_says(passage: Passage, i: int, first: int, reading: Reading) -> bool:
    if reading.prefix.lstrip("وف") == "ل":
        return False
    if reading.suffix == "ه" and ends_feminine(passage, i):
        return False  # «إضافة» is no «أضافه»
    if reading.form.tense in ("jussive", "subjunctive") and not (i and passage.bare(i - 1) in _BEFORE_MOODS):
        return False  # «تجمعاً» is no «تُجمعا»
    if reading.form.person.startswith("1") and (reading.form.voice == "passive" or reading.suffix):
        return False  # «الأمني» is no «ألامني»
    return not (i > first and passage.is_particle(i - 1, "prepositions") and passage.bare(i - 1) not in _VERBS_AFTER)


def _participle_says(passage: Passage, i: int, first: int, reading: Reading) -> bool:
    surface = reading.form.surface
    if reading.form.pos != "active_participle" or reading.prefix not in ("", "و") or reading.suffix:
        return False
    if not surface.endswith(("ا", "ين", "ه")) or not (
        reading.lexeme.get("continues") or reading.lexeme.get("claim") or _asserts(reading)
    ):
        return False
    paused = i > first and passage.view.norms[i - 1] in COMMAS
    if surface.endswith("ين") and _of_several(passage, i, reading):
        return True
    return paused or bool(reading.prefix) or surface.endswith("ا") or _goes_on(passage, i, first)


def _goes_on(passage: Passage, i: int, first: int) -> bool:
    """«… في المنطقة مؤكدةً أن», «محذرة من»: without a comma, told by what follows; after «معلومات» it only says what they are."""
    if i <= first or i + 1 >= len(passage.view.norms):
        return False
    if passage.view.norms[i - 1].endswith(("ه", "ات")) and passage.name_at[i - 1] < 0:
        return False
    part = passage.is_particle(i + 1, "responsibility") or passage.is_particle(i + 1, "part_in")
    return part or _stated(passage, i + 1) or passage.bare(i + 1) in _LEADING


def _of_several(passage: Passage, i: int, reading: Reading) -> bool:
    """«خرج الأهالي مطالبين قسد بـ…», «محملين الاحتلال المسؤولية»: whom they call on or accuse stands right after.

    Not «أشخاص متهمين بقتل …», who are accused.
    """
    if i + 2 >= len(passage.view.norms) or passage.view.norms[i - 1].endswith("ين"):
        return False
    asks, accuses = reading.lexeme.get("claim"), reading.lexeme.get("stance") == "accusing"
    name = passage.name(i + 1)
    norm = passage.view.norms[i + 1]
    called = norm.startswith("ال") or norm.endswith(("هم", "ها")) if name is None else not name.clitic
    return bool(asks or accuses) and called


def _stated(passage: Passage, j: int) -> bool:
    """Whether what is said begins at token j: «أن», or a verbal noun («نفاد الوقود»)."""
    return passage.is_particle(j, "complementizers") or any(
        not r.finite and not r.prefix for r in passage.by_kind[j].events
    )


_LEADING: Final = frozenset({"الي", "علي", "من"})


def _asserts(reading: Reading) -> bool:
    return reading.lexeme.get("stance") in ("denying", "accusing", "doubting") and not reading.lexeme.weak


def _has_complement(passage: Passage, i: int, last: int) -> bool:
    for j in range(i + 1, min(last, i + 25) + 1):
        if passage.view.norms[j] in COMMAS and passage.view.norms[min(j + 1, last)][0] == "ف":
            return False  # «إذا تأكدت الأنباء، فإنه …»
        if passage.is_particle(j, "complementizers") or passage.view.norms[j] == ":":
            return True
    return False


def content_of(sentence: Sentence, i: int, lexeme: Lexeme) -> tuple[int, Kind]:
    """(first token of what is said, how it follows): after أن/إن, a colon or an opening quotation mark, or as a noun."""
    passage, view = sentence.passage, sentence.passage.view
    complements = frozenset(lexeme.get("complement") or ())
    nouns = -1
    passed = False
    resumes = i + 1
    last = remark_end(sentence, i)
    for j in range(i + 1, min(last, i + _LONGEST_LEAD) + 1):
        norm = view.norms[j]
        if j < resumes or passage.name_at[j] >= 0:
            continue
        if norm in COMMAS and j < last and passage.is_particle(j + 1, "relatives"):
            end = remark_end(sentence, j + 2)
            if end < last:
                resumes = end + 2
                continue  # «نفت الحكومة، التي تتهمها المنظمة بـ…، أن»
        if j in passage.sequence_at:
            resumes = max(resumes, _after_aside(sentence, j))
            if j < resumes:
                continue
        if norm == "ان" and j < sentence.last and view.norms[j + 1] == "لم":
            break  # «لوّح بتصفيتهم إن لم تُدفع الفدية»
        if passage.is_particle(j, "complementizers") and not _after_other_preposition(passage, i, j, complements):
            if norm[0] == "ف" or (nouns >= 0 and (passed or norm[0] == "و")):
                break  # «إذا تأكد ذلك، فإنه …»
            return min(j + 1, sentence.last), "clause"
        if norm == ":":
            if nouns >= 0 and passed:
                break
            return min(j + 1, sentence.last), "clause"
        if _long_quote(passage, j, sentence.last):
            if nouns >= 0 and passed:
                break  # «أعلن استهداف الثكنة، «وأصابوها …»»
            if nouns > i + 1 and _led_to(passage, nouns, {fold(c) for c in complements}):
                break  # «تحدثت عن احتجاز عائلات «وسط أنباء عن …»»: what is said has begun
            return j, "quote"
        if norm == "؛" and j < sentence.last and passage.is_particle(j + 1, "complementizers"):
            continue  # «قالت الوزارة؛ إن»
        if norm in STOPS or turns(passage, j) is not None or (j > i + 1 and _speaks_too(sentence, j)):
            break
        if norm in COMMAS:
            passed = nouns >= 0
        elif j in sentence.references:
            continue  # «أعلنت الحركة مسؤوليتها عن …»: who it is, not what
        elif nouns < 0 and complements - {"أن", "بأن", "إن", "quote"} and _object_noun(passage, i, j, complements):
            nouns = -1 if _ends_name(passage, j, last) else j
        elif nouns < 0 and lexeme.get("stance") == "denying" and passage.is_particle(j, "responsibility"):
            nouns = j  # «نفت مسؤوليتها عن القصف»
    return (nouns, "noun") if nouns >= 0 else (-1, "")


def _ends_name(passage: Passage, j: int, last: int) -> bool:
    """«أفاد رئيس المجلس هاني عودة لوكالة X بأن»: after a given name and before whoever is told, the last part of a name.

    Likewise «روى أحد أقارب الضحايا أن», «قال قائد العملية إن»: whose relative, what he leads.
    """
    if passage.view.norms[j].startswith("ال") and not passage.view.norms[j - 1].startswith("ال"):
        slugs = {slug for rest, slug, _, _ in passage.known[j - 1].roles if not rest}
        if not slugs.isdisjoint(_OF_A_DEED):
            return any(passage.is_particle(k, "complementizers") for k in range(j + 1, last + 1))
    if j >= last or passage.view.norms[j - 1] not in passage.entities.markers.given:
        return False
    return passage.view.norms[j + 1] in _TOLD or passage.is_particle(j + 1, "complementizers")


_OF_A_DEED: Final = OF_SOMEBODY | {"commander", "director", "head", "survivors", "survivor", "resident"}
_TOLD: Final = frozenset({"ل", "،", ",", "للصحفيين", "للصحافيين"})


def _led_to(passage: Passage, j: int, prepositions: set[str]) -> bool:
    """Whether one of some prepositions leads to token j, glued to it or not."""
    glued = any(r.prefix.lstrip("وف").removesuffix("ال") in prepositions for r in passage.readings(j) if r.prefix)
    return glued or passage.bare(j - 1) in prepositions


def remark_end(sentence: Sentence, i: int) -> int:
    """«نفت الحكومة، التي تتهمها المنظمة بـ…، أن»: the last token of a remark in commas that token i is the verb of.

    The sentence's last where there is no such remark, or where what another says does not go on right after it.
    """
    passage, norms = sentence.passage, sentence.passage.view.norms
    if i < sentence.first + 2 or i > sentence.last or norms[i - 2] not in COMMAS:
        return sentence.last
    if not passage.is_particle(i - 1, "relatives"):
        return sentence.last
    for k in range(i + 1, min(i + _LONGEST_ASIDE, sentence.last)):
        if norms[k] in COMMAS and passage.is_particle(k + 1, "complementizers"):
            return k - 1
    return sentence.last


def _after_aside(sentence: Sentence, j: int) -> int:
    """«أعلنت الوزارة، بحسب ما نقلت الوكالة، تدمير …»: the token after an aside in commas, where what is said begins there; else -1."""
    passage, norms = sentence.passage, sentence.passage.view.norms
    if not _aside_at(passage, j) or not passage.sequence_at[j][0].get("says") or norms[j - 1] not in COMMAS:
        return -1
    ends = (k for k in range(j + 1, min(j + _LONGEST_ASIDE, sentence.last)) if norms[k] in COMMAS)
    end = next((k for k in ends if k not in passage.round_time), -1)
    return end + 1 if end > 0 and _stated(passage, end + 1) else -1


_LONGEST_ASIDE: Final = 14


def _speaks_too(sentence: Sentence, j: int) -> bool:
    """Whether another act of saying begins at token j: what comes after belongs to it."""
    sequence = sentence.passage.sequence_at.get(j)
    if sequence is not None and sequence[0].section == "speech.adverbials":
        return bool(sequence[0].get("says"))
    if not sentence.passage.by_kind[j].sayings or passed_on(sentence.passage, j):
        return False
    reading = saying_reading(sentence.passage, j, sentence.first, sentence.last)
    if reading is None or reading.finite:
        return reading is not None
    # «نفى ذلك مؤكداً أن …», with a comma or without
    stated = j < sentence.last and _stated(sentence.passage, j + 1)
    return stated or sentence.passage.view.norms[j - 1] in COMMAS


def passed_on(passage: Passage, j: int) -> bool:
    """«مصادر، نقلت عنها الوكالة، …», «بيان نقلته الوكالة»: who passes on what is said, by a verb that refers back to it."""
    for reading in passage.by_kind[j].sayings:
        prep = str(reading.lexeme.get("source") or "")
        if not prep or not reading.finite:
            continue
        if reading.suffix in ("ه", "ها", "هم"):
            return True
        after = passage.view.norms[j + 1] if j + 1 < len(passage.view.norms) else ""
        return after.startswith(prep) and len(prep) < len(after) <= len(prep) + 2
    return False


def _object_noun(passage: Passage, i: int, j: int, complements: frozenset[str]) -> bool:
    """Whether token j is a verbal noun that the saying governs («أكد وقوع», «حذّر من هجوم»)."""
    reading = None if _aside_at(passage, j) else event_noun(passage, j)
    if reading is None or (_in_rank(passage, j) and j - 1 > i):
        return False
    if j == i + 1 and passage.known[j].roles and not reading.prefix:
        return False  # «نفى آمر الكتيبة», who is no order
    prefix = reading.prefix.lstrip("وف").removesuffix("ال")
    if prefix:
        return prefix in {fold(c) for c in complements}
    if j == i + 1 and "masdar" not in complements:
        return False  # «طالب عشرات الأهالي بـ…»: right after a verb that takes no noun stands who says it
    return not _after_other_preposition(passage, i, j, complements)


def _in_rank(passage: Passage, j: int) -> bool:
    """«قائد عمليات البادية»: part of what the speaker is, by the noun right before it; not «أكد ناشطون مقتل خمسة»."""
    if any(rest and passage.view.norms[j : j + len(rest)] == rest for rest, _, _, _ in passage.known[j - 1].roles):
        return True  # «لائحة الاتهام»
    if not passage.known[j - 1].roles or passage.name_at[j - 1] >= 0 or passage.readings(j)[0].prefix:
        return False
    return any(
        r.lexeme.type in _RUN or r.lexeme.section == "events.carriers" for r in passage.readings(j) if not r.finite
    )


def _after_other_preposition(passage: Passage, i: int, j: int, complements: frozenset[str]) -> bool:
    """Whether a preposition before token j is none that the saying takes («يخشى غارات بعد أن …», «وعد … غداة هجوم»)."""
    return (
        j - 1 > i
        and passage.name_at[j - 1] < 0  # «محمد علي إن»
        and (passage.is_particle(j - 1, "prepositions") or passage.is_particle(j - 1, "asides"))
        and passage.bare(j - 1) not in {fold(c) for c in complements}
        and passage.bare(j - 1) != "عبر"  # «داعية إلى «طي الملف» عبر الإفراج عنهم»
    )


_RUN: Final = frozenset({"security_operation", "evacuation", "aid"})  # what somebody may be in charge of


def news_of(sentence: Sentence, i: int, lexeme: Lexeme) -> News | None:
    """The news that is denied, doubted or judged at token i («نفى صحة الأنباء عن …», «وصف الأخبار حول … بأنها شائعات»)."""
    if lexeme.get("stance") != "denying" and not lexeme.get("judges") and not lexeme.get("doubts"):
        return None
    return _news_after(sentence.passage, i, sentence.last)


def _news_after(passage: Passage, i: int, last: int) -> News | None:
    norms = passage.view.norms
    for j in range(i + 1, min(last, i + _LONGEST_OBJECT) + 1):
        if passage.name_at[j] >= 0 or passage.time_at[j] >= 0 or _aside_at(passage, j):
            continue
        stops = norms[j] in STOPS or turns(passage, j) is not None or passage.is_particle(j, "complementizers")
        if stops or (norms[j - 1] in COMMAS and norms[j][0] == "و"):
            return None
        channel = passage.is_particle(j - 1, "prepositions") and passage.bare(j - 1) not in ("في", "من", "علي")
        news = None if channel or _in_carrier(passage, j) else news_at(passage, j, last)
        if news is not None:
            return news
        if event_noun(passage, j) is not None and not _in_rank(passage, j):
            return None
    return None


def _aside_at(passage: Passage, j: int) -> bool:
    """«نقلاً عن»: words that lead to a source."""
    sequence = passage.sequence_at.get(j)
    return sequence is not None and sequence[0].section == "speech.adverbials"


def _in_carrier(passage: Passage, j: int) -> bool:
    """«في حديث للقناة»: where it was said, not what."""
    for k in range(max(0, j - 2), j + 1):
        sequence = passage.sequence_at.get(k)
        if sequence is not None and k <= j <= sequence[1] and sequence[0].section == "speech.carriers":
            return True
    return False


def head_end(sentence: Sentence, i: int) -> int:
    """The last token of an act of saying that nothing follows: before a pause, another act or a new turn."""
    passage, norms = sentence.passage, sentence.passage.view.norms
    for j in range(i + 1, min(sentence.last, i + 16) + 1):
        if norms[j] in PAUSES or turns(passage, j) is not None or (j > i + 1 and _speaks_too(sentence, j)):
            return j - 1
    return min(sentence.last, i + 16)


def _long_quote(passage: Passage, j: int, last: int) -> bool:
    """An opening mark that starts a statement, not one round a name: the closing mark is far, or a verb stands before it."""
    here = passage.view.quotes_between(j, j)
    if not any(opens(passage.view.text, q) and q.start >= passage.view.tokens[j - 1].end for q in here):
        return False
    closing = next(
        (q for q in passage.view.quotes_between(j + 1, min(j + 4, last + 1)) if not opens(passage.view.text, q)), None
    )
    if closing is None:
        return True
    # «قال المسؤول "القصف أصاب المدرسة"»
    return closing.before - j > 2 and any(passage.by_kind[k].finite for k in range(j, closing.before))
