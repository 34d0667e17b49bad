"""What speaks for a weak name where it stands: the word before it, what it is joined to, what is named beside it."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import ARTICLE, proclitic_splits
from tawatur.read.view import View
from tawatur.recognise.names.lexicon import Entity, Entry, NameWords, vowels_of
from tawatur.recognise.names.match import Candidate
from tawatur.recognise.names.surroundings import Surroundings

_SHADDA: Final = "\u0651"
_LARGE: Final = frozenset({"country", "governorate", "region", "city", "town"})


def is_supported(view: View, candidate: Candidate, entry: Entry, around: Surroundings, words: NameWords) -> bool:
    """A weak name counts when the report names the entity by a strong one, or a word before it says what it is."""
    entity = words.entities[entry.entity]
    everyday = candidate.first == candidate.last and candidate.norm in words.everyday
    if _foreign_body(view, candidate, entity, around, words):
        return False
    if _announced(view, candidate, entry, words):
        return not _foreign_spot(entity, around)
    if entry.marked:
        told_apart = _written_with_hamza(view, candidate, entity) and is_placed(view, candidate, words)
        return told_apart or _listed_after_marker(view, candidate, words)
    if entity.class_ == "place" and is_placed(view, candidate, words):
        if _qualified(view, candidate, words):
            return False
        if national(view, candidate, words) in entity.country:
            return True
        beside = named_beside(view, candidate, words)
        if any(c in beside for c in words.containers(entity.id)[1:]) and (entity.kind in _LARGE or not everyday):
            return True
    if entry.entity in around.named and not everyday:
        return True
    if (
        entry.entity in around.named
        and entity.kind != "quarter"
        and (entity.class_ != "place" or is_placed(view, candidate, words))
    ):
        return True
    if entity.kind == "quarter" and entity.within in around.named and _whole_quarter(view, candidate, everyday, words):
        return True
    at_home = around.home in entity.country
    if entry.local and (entity.within in around.named or (entity.class_ == "actor" and at_home)):
        return True
    if (
        entity.kind in _LARGE
        and at_home
        and not (everyday and candidate.norm in words.nouns)
        and is_placed(view, candidate, words)
    ):
        return True
    own_name = entity.kind == "country" and _only_land(candidate, entity, words)
    if own_name and (is_placed(view, candidate, words) or _speaks(view, candidate, words)):
        return True
    if _coordinated(view, candidate, entity, words) and (at_home or entity.class_ == "source"):
        return True
    if (
        entity.class_ == "source"
        and candidate.first
        and view.norms[candidate.first - 1] in words.saying
        and not everyday
    ):
        return True
    if entity.class_ == "source" and (_told_it(view, candidate, words) or _says_so(view, candidate, words)):
        return True
    if any(body in around.named for body in entity.bodies):
        return candidate.last > candidate.first  # a common full name, where the report names the office-holder's body
    # «وزارة الداخلية» in a report about Iraq is Iraq's
    return entity.class_ in ("actor", "source") and candidate.last > candidate.first and at_home


def _only_land(candidate: Candidate, entity: Entity, words: NameWords) -> bool:
    """«في مالي», «شمال بنين»: a country's own name that is nobody else's; not «المملكة», which several are called, nor «عمان»."""
    if candidate.norm.startswith(ARTICLE):
        return False
    return all(words.entities[e.entity].country == entity.country for e in candidate.entries)


def _speaks(view: View, candidate: Candidate, words: NameWords) -> bool:
    """«أعلنت مالي أن», «نفت بنين»: right after a verb of saying in the feminine, as lands are."""
    before = candidate.first - 1
    if before < 0 or candidate.clitic or candidate.last > candidate.first:
        return False
    norm = view.norms[before]
    return norm.endswith("ت") and not words.saying.isdisjoint((norm, norm[norm[0] in "وف" :]))


def _foreign_body(view: View, candidate: Candidate, entity: Entity, around: Surroundings, words: NameWords) -> bool:
    """«المخابرات العامة الفلسطينية» is not Syria's, nor «الأمن السياسي» in a report about Yemen: a body of another country called the same."""
    if entity.kind not in _OF_A_STATE or len(entity.country) != 1 or entity.id in around.named:
        return False
    told = national(view, candidate, words) or around.home
    return told is not None and told not in entity.country


_OF_A_STATE: Final = frozenset({"intelligence", "police", "ministry", "state-forces"})


_HAMZA_BELOW: Final = "إ"


def _written_with_hamza(view: View, candidate: Candidate, entity: Entity) -> bool:
    """«في إب»: the hamza under the alif tells the town from the month «آب», which folding makes one with it."""
    token = view.tokens[candidate.last]
    below = entity.ar.startswith(_HAMZA_BELOW) and candidate.first == candidate.last
    return below and _HAMZA_BELOW in view.text[token.start : token.end]


def _told_it(view: View, candidate: Candidate, words: NameWords) -> bool:
    """«لـ"الخبر"», «لـ(المتوسط)»: quoted or bracketed after «ل», an outlet that was spoken to; «قالت مصادر للجزيرة»."""
    before = candidate.first - 1
    if before < 0:
        return False
    if candidate.clitic[-1:] == "ل":
        return any(norm in words.saying for norm in view.norms[max(0, candidate.first - _TELLING) : candidate.first])
    if view.norms[before] == "(":
        return before > 0 and view.norms[before - 1] == "ل"
    return view.norms[before] == "ل" and bool(view.quotes_between(candidate.first, candidate.first))


_TELLING: Final = 5  # tokens from a verb of saying to the outlet that is told


def _says_so(view: View, candidate: Candidate, words: NameWords) -> bool:
    """«علمت "الأخبار" من مصادر», «مراسل "الأخبار"», «بحسب "الأخبار"»: an everyday word alone in quotation marks, where an outlet stands."""
    before = candidate.first - 1
    if before < 0 or not view.quotes_between(candidate.first, candidate.first):
        return False
    if not view.quotes_between(candidate.last + 1, candidate.last + 1):
        return False
    norm = view.norms[before]
    return not words.saying.isdisjoint((norm, norm[norm[0] in "وف" :])) or any(
        stem in words.markers.beside_media for _, stem in proclitic_splits(view.norms[before])
    )


def _foreign_spot(entity: Entity, around: Surroundings) -> bool:
    """A quarter or village of one country in a report about another, with nothing of what it lies in named: a namesake."""
    if entity.kind not in _SMALL or around.home is None or around.home in entity.country or not entity.country:
        return False
    return entity.id not in around.named and entity.within not in around.named


_SMALL: Final = frozenset({"quarter", "village"})


def _whole_quarter(view: View, candidate: Candidate, everyday: bool, words: NameWords) -> bool:
    """A quarter's name of two words, or of one after a preposition of place, where the report names its town."""
    return candidate.last > candidate.first or (not everyday and is_placed(view, candidate, words))


def is_backed(view: View, candidate: Candidate, entry: Entry, around: Surroundings, words: NameWords) -> bool:
    """Whether a weak name may stand beside a sure one of the same words: its entity or what that lies in is named, or announced."""
    if entry.entity in around.named or _announced(view, candidate, entry, words):
        return True
    return any(c in around.named for c in words.containers(entry.entity)[1:])


def _announced(view: View, candidate: Candidate, entry: Entry, words: NameWords) -> bool:
    """A word right before the name says what it is («مدينة الباب»), or a preposition of place that it is no verb («في سرت»)."""
    class_ = entry.entity.split("/")[0]
    if marker_before(view, candidate.first, words) == class_ or (
        class_ == "place" and _front_before(view, candidate, words)
    ):
        return True
    return entry.verb and candidate.clitic == "" and is_placed(view, candidate, words)


def _front_before(view: View, candidate: Candidate, words: NameWords) -> bool:
    """«في جبهة الكسارة»: a front that a listed place gives its name to; what else is called so is an armed group."""
    before = candidate.first - 1
    if before < 0 or candidate.clitic or view.tokens[before].line != view.tokens[candidate.first].line:
        return False
    return any(stem in words.markers.fronts for _, stem in proclitic_splits(view.norms[before]))


def is_placed(view: View, candidate: Candidate, words: NameWords) -> bool:
    """After a preposition of place, attached or not, and not quoted: «في صور», «بالناصرة»."""
    if candidate.clitic[-1:] == "ب":
        return True
    if not candidate.first or candidate.clitic or view.quotes_between(candidate.first, candidate.first):
        return False
    markers = words.markers
    before = (stem for _, stem in proclitic_splits(view.norms[candidate.first - 1]))
    return any(stem in markers.locatives or stem in markers.people_of for stem in before)


def _qualified(view: View, candidate: Candidate, words: NameWords) -> bool:
    """An adjective agrees with the word: «من الباب الخلفي» is a door. Not «الشمالية», «السورية», which say where it lies."""
    after = candidate.last + 1
    if (
        candidate.last > candidate.first
        or after >= len(view.norms)
        or view.tokens[after].line != view.tokens[after - 1].line
    ):
        return False
    norm = view.norms[after]
    if not norm.startswith(ARTICLE) or view.tokens[after].start - view.tokens[after - 1].end != 1:
        return False
    agrees = norm.endswith("ه") == candidate.norm.endswith("ه")
    return (
        candidate.norm.startswith(ARTICLE)
        and agrees
        and norm not in words.markers.stops
        and not words.openings[norm].names
    )


def national(view: View, candidate: Candidate, words: NameWords) -> str | None:
    """The country that the adjective after a name tells («طرابلس اللبنانية»)."""
    after = candidate.last + 1
    return words.markers.nationals.get(view.norms[after]) if after < len(view.norms) else None


def _coordinated(view: View, candidate: Candidate, entity: Entity, words: NameWords) -> bool:
    """Joined by «و» to a listed name of its class right before it («البصرة والعمارة»)."""
    if candidate.clitic[:1] != "و" or not candidate.first:
        return False
    for length in (1, 2, 3):
        first = candidate.first - length
        for _, stem in proclitic_splits(view.norms[first]) if first >= 0 else ():
            entries = words.entries.get((stem, *view.norms[first + 1 : candidate.first]), ())
            if any(words.entities[e.entity].class_ == entity.class_ for e in entries):
                return True
    return False


def _listed_after_marker(view: View, candidate: Candidate, words: NameWords) -> bool:
    """In a list after a plural marker: «قرى تنب وبينة وحربل», «بلدات (أ، ب، ج)»."""
    i = candidate.first - 1
    stop = max(-1, candidate.first - 40)
    while i > stop and view.tokens[i].line == view.tokens[candidate.first].line:
        norm = view.norms[i]
        head = next((h for _, s in proclitic_splits(norm) if (h := words.markers.heads.get(s))), None)
        if head is not None:
            return head.plural and head.class_ == "place"
        token = view.tokens[i]
        if token.kind == "punct" and norm not in ("،", ",", "(", "-", "–"):
            return False
        if token.kind == "word" and not any(s in words.starts for _, s in proclitic_splits(norm)):
            return False
        i -= 1
    return False


def marker_before(view: View, first: int, words: NameWords) -> str | None:
    """The class that the word before token `first` announces («مدينة» → place), or None."""
    if first == 0 or view.tokens[first - 1].line != view.tokens[first].line:
        return None
    for _, stem in proclitic_splits(view.norms[first - 1]):
        found = words.markers.heads.get(stem)
        if found:
            return found.class_
    return None


def named_beside(view: View, candidate: Candidate, words: NameWords) -> set[str]:
    """Entities named within the next few words («الجديدة في ريف إدلب»)."""
    out: set[str] = set()
    stop = min(candidate.last + 8, len(view.norms))
    for j in range(candidate.last + 1, stop):
        if not words.openings[view.norms[j]].names:
            continue  # most words open no name
        for _, stem in proclitic_splits(view.norms[j]):
            for name in ((stem,), (stem, *view.norms[j + 1 : j + 2])):
                out.update(e.entity for e in words.entries.get(name, ()))
    return out


def vowelled_alike(view: View, candidate: Candidate, entries: list[Entry], words: NameWords) -> list[Entry]:
    """Without the owners whose name is written with other vowel signs: «عُمان» is never «عمّان»."""
    if len(entries) < 2 or not any(e.vowels for e in entries):
        return entries
    seen = vowels_at(view, candidate)
    if not seen:
        return entries
    return [e for e in entries if not e.vowels or not _clash(seen, e.vowels)] or entries


def vowels_at(view: View, candidate: Candidate) -> frozenset[tuple[int, str]]:
    token = view.tokens[candidate.first]
    return vowels_of(view.text[token.start : token.end], len(candidate.clitic))


def _clash(one: frozenset[tuple[int, str]], two: frozenset[tuple[int, str]]) -> bool:
    """Two ways to vowel a word that cannot be the same word: one doubles a letter that the other vowels without, or otherwise."""
    letters = {letter for letter, _ in one} & {letter for letter, _ in two}
    if any({s for at, s in one if at == letter} != {s for at, s in two if at == letter} for letter in letters):
        return True
    doubled = {letter for letter, sign in one ^ two if sign == _SHADDA}
    return bool(doubled)
