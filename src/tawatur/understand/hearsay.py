"""What others have told: news, rumours, charges that somebody denies or calls untrue, and where what they tell begins."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.understand.lexeme import SAYING, Lexeme, Reading
from tawatur.understand.passage import Passage
from tawatur.understand.saying import COMMAS, PAUSES, STOPS, turns
from tawatur.understand.scopes import brief_end

_LONGEST: Final = 20  # tokens from the news to what it tells
_NEAR: Final = 3  # tokens from «ما» to the verb of telling
_PREDICATE: Final = 30  # tokens from news to what is said of them


class News(NamedTuple):
    """News at token `first` («الأنباء», «ما» of «ما نُشر»); what it tells begins at token `content`."""

    first: int
    content: int


def news_at(passage: Passage, i: int, last: int) -> News | None:
    """The news that token i names, when what it tells follows: «الأنباء التي تحدثت عن …», «ما نشرته الوكالة حول …»."""
    noun = is_news(passage, i)
    if not noun and not _what_was_told(passage, i, last):
        return None
    norms = passage.view.norms
    fallback = -1
    for j in range(i + 1, min(last, i + _LONGEST) + 1):
        if passage.name_at[j] >= 0 or passage.time_at[j] >= 0:
            continue
        if norms[j] in STOPS or turns(passage, j) is not None:
            break
        if (norms[j - 1] in COMMAS and norms[j][0] == "و") or _said_instead(passage, j):
            break
        if passage.is_particle(j, "about") or passage.is_particle(j, "complementizers"):
            return News(i, min(j + 1, last))
        event = event_noun(passage, j)
        if event is None:
            continue
        if event.prefix.removesuffix("ال") == "ب" or (noun and j == i + 1 and event.prefix in ("", "ل")):
            return News(i, j)  # «اتهامات بقصف», «خبر هروب»
        if fallback < 0 and not event.prefix:
            fallback = j
    return News(i, fallback) if noun and fallback >= 0 else None


def _said_instead(passage: Passage, j: int) -> bool:
    """«نفى هذه الأنباء، مؤكداً أن …»: a participle of saying, before what is said: what follows is no part of the news."""
    if not passage.can[j] & SAYING or not passage.is_particle(
        min(j + 1, len(passage.view.tokens) - 1), "complementizers"
    ):
        return False
    return any(r.form.pos == "active_participle" and not r.suffix for r in passage.by_kind[j].sayings)


def event_noun(passage: Passage, j: int) -> Reading | None:
    """The reading of token j as a noun that tells of a happening, carries one, or says whether one came about."""
    for reading in passage.readings(j):
        if reading.finite or reading.form.pos not in ("masdar", "noun"):
            continue
        section = reading.lexeme.section
        if reading.lexeme.type or section in ("events.carriers", "events.light_verbs"):
            return reading
        if reading.form.pos == "masdar" and section.startswith("operators."):
            return reading
    return None


def is_news(passage: Passage, i: int) -> bool:
    """Whether token i is a noun for what others tell («الأنباء», «الاتهامات»)."""
    return passage.name_at[i] < 0 and not passage.words.particles["news"].isdisjoint(passage.known[i].stems)


def _what_was_told(passage: Passage, i: int, last: int) -> bool:
    """«ما أشيع», «لما تداولته», «ما يتم تداوله»: what others tell, whoever they are."""
    if not passage.known[i].stems & _WHAT:
        return False
    return any(
        passage.is_particle(j, "told_on")
        or (passage.can[j] & SAYING and any(r.finite for r in passage.by_kind[j].sayings))
        for j in range(i + 1, min(last, i + _NEAR) + 1)
    )


_WHAT: Final = frozenset({"ما"})


def untrue_news(
    passage: Passage, lexeme: Lexeme, words: tuple[int, int], noun: bool, bounds: tuple[int, int]
) -> range | None:
    """The tokens of what news tell, where the words at `words` say that it is not so; within the sentence `bounds`.

    No tokens where the news are those told before («هذه الأنباء كاذبة»).

    noun: the words are one noun or adjective («شائعات», «كاذبة»), said of news before it; others may stand before the news.
    """
    at, end = words
    if lexeme.needs and not any(
        lexeme.needs & passage.known[j].stems for j in range(end + 1, min(end + 6, bounds[1] + 1))
    ):
        return None
    if noun:
        led = passage.is_particle(at - 1, "prepositions") and passage.bare(at - 1) not in _BUT
        if led or _denied_itself(passage, at) or news_at(passage, at, bounds[1]):
            return None
    else:
        after = _news_after(passage, end, bounds[1])
        if after is not None:
            return range(after.content, brief_end(passage, after.content, bounds[1]) + 1)
    found = _before(passage, at, bounds[0])
    return range(at, at) if found is None and _of_what_was_told(passage, words, bounds) else found


def _news_after(passage: Passage, end: int, last: int) -> News | None:
    """«لا صحة (إطلاقاً) لكل ما قيل عن …»."""
    for j in range(end + 1, min(end + _NEAR, last) + 1):
        if passage.view.norms[j] in PAUSES or passage.is_particle(j, "complementizers"):
            return None
        news = news_at(passage, j, last)
        if news is not None:
            return news
    return None


def _before(passage: Passage, at: int, first: int) -> range | None:
    """«الأنباء عن … غير صحيحة»: what the nearest news before tell, when nothing new begins between."""
    norms = passage.view.norms
    for j in range(at - 1, max(first, at - _PREDICATE) - 1, -1):
        if norms[j] in STOPS or turns(passage, j) is not None:
            return None
        news = news_at(passage, j, at - 1)
        if news is None or news.content >= at:
            continue
        if not any(r.lexeme.type for k in range(news.content, at) for r in passage.readings(k)):
            return None  # «وصف هذه الأنباء بأنها كاذبة»
        if any(_begins_anew(passage, k) for k in range(news.content + 1, at - 2)):
            return None
        return range(news.content, at)
    return None


def _begins_anew(passage: Passage, k: int) -> bool:
    if passage.is_particle(k, "complementizers"):
        return True
    readings = passage.readings(k)
    joined = passage.view.norms[k - 1] in COMMAS or any(r.prefix[:1] in ("و", "ف") for r in readings)
    return joined and bool(readings) and all(r.finite for r in readings)


def _denied_itself(passage: Passage, at: int) -> bool:
    """«ليست شائعات»; «ليست سوى شائعات» does say so."""
    return any(passage.bare(j) in _IS_NOT for j in range(max(0, at - 2), at)) and passage.bare(at - 1) not in _BUT


_IS_NOT: Final = frozenset({"ليس", "ليست", "ليسوا", "يكن", "تكن", "غير"})
_BUT: Final = frozenset({"سوي", "الا", "غير"})


def _of_what_was_told(passage: Passage, words: tuple[int, int], bounds: tuple[int, int]) -> bool:
    """«هذه الأنباء كاذبة», «الخبر غير صحيح», «وصفها بأنها شائعات», «لا صحة لذلك»: said of what was told before."""
    at, end = words
    norms = passage.view.norms
    if end < bounds[1] and norms[at] == "لا" and passage.known[end + 1].stems & _THIS:
        return True
    for j in range(at - 1, max(bounds[0], at - _SUBJECT) - 1, -1):
        if norms[j] in _ENDS or passage.name_at[j] >= 0:
            return False
        if norms[j] in _THIS and (at - j <= 2 or is_news(passage, j + 1)):
            return True
        if is_news(passage, j):
            return norms[j].startswith("ال")
        pronoun = passage.is_particle(j, "complementizers") and norms[j].endswith(("ه", "ها", "هم"))
        if pronoun and any(r.suffix in ("ه", "ها") for r in passage.by_kind[max(j - 1, 0)].sayings):
            return True
        if any(r.lexeme.type for r in passage.readings(j)):
            return False
    return False


_ENDS: Final = frozenset((*COMMAS, *STOPS))
_THIS: Final = frozenset({"هذا", "هذه", "تلك", "ذلك"})
_SUBJECT: Final = 6  # tokens from the news to what is said of them
