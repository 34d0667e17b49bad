"""Reads the counts that are written: numbers, ranges, vague quantities and duals, with their bounds and their nouns."""

from __future__ import annotations

from typing import Final

from tawatur.recognise.figures.cores import Core, read_core, whole_number
from tawatur.recognise.figures.reading import PROCLITIC_TOKENS, Quantity, Reading, bounded
from tawatur.recognise.figures.words import NEUTRAL, PERSONS, Bound, Noun, NounHit, noun_of
from tawatur.recognise.numbers import number_stem

_AND, _OF, _ARTICLE = "و", "من", "ال"
_PERCENT: Final = frozenset({"%", "٪"})
_NO_COUNT_AFTER: Final = frozenset({"%", "٪", "/", ":", "°"})
_MAX_ADJECTIVES: Final = 2
_APART_REACH: Final = 8


def read_quantities(r: Reading) -> list[Quantity]:
    """All written counts, in order, none overlapping another."""
    out: list[Quantity] = []
    free = 0
    for i, (token, known) in enumerate(zip(r.view.tokens, r.known, strict=True)):
        if i < free or not (known.count or token.kind == "number"):
            continue  # most words open no count
        found = read_quantity(r, i)
        if found is not None:
            out.append(found)
            free = found.last + 1
    return out


def read_quantity(r: Reading, i: int) -> Quantity | None:
    """The count that starts at token i: its bound first, or its number, or a dual."""
    token = r.view.tokens[i]
    if r.taken[i] or token.kind not in ("word", "number"):
        return None
    if token.kind == "word" and not r.known[i].number:
        return _dual(r, i, i) or _after_noun(r, i)
    j, bound = i, None
    approximate = False
    if token.kind == "word":
        while (phrase := r.phrase(j, r.words.bounds, proclitics=j == i)) is not None:
            if phrase[0] == "about":
                approximate = True
            else:
                bound = phrase[0]
            j = phrase[1] + 1
    start = j
    while r.norm(j) in PROCLITIC_TOKENS and r.same_line(j, j + 1):
        j += 1
    if j >= len(r.view.tokens) or r.taken[j] or not r.same_line(i, j):
        return None
    core = read_core(r, j)
    if core is None:
        return (_dual(r, j, i) or _after_noun(r, j)) if j == i else None
    if _label(r, core, start if start > i else i):
        return None
    first = i if start > i else core.first
    if bound is None and not approximate:
        bound = _apart(r, start)
        approximate = bound == "about"
    article = core.definite or (r.norm(j - 1) in PROCLITIC_TOKENS and r.norm(j - 1).endswith(_ARTICLE))
    core = core if core.definite == article else core._replace(definite=article)
    return _with_noun(r, core, first, bound, approximate)  # type: ignore[arg-type]


def _apart(r: Reading, start: int) -> Bound | None:
    """The bound of a verb with a tally between it and the number: «تجاوز عدد القتلى 500», «لا يقل عددهم عن 20»."""
    k = start - 1
    while k >= 0 and r.norm(k) in PROCLITIC_TOKENS:
        k -= 1
    link = r.norm(k)
    for back in range(1, _APART_REACH):
        verb = k - back
        if verb < 0 or not r.same_line(verb, start) or r.view.tokens[verb].kind == "punct":
            return None
        row = r.words.apart.get(r.norm(verb)) or r.words.apart.get(r.norm(verb)[1:])
        if row is None or not r.is_one_of(verb + 1, r.words.tallies):
            continue
        if row[0] and link not in row[0]:
            return None
        return row[2] if r.norm(verb - 1) in ("لا", "لم", "ولا", "ولم", "ما") else row[1]  # type: ignore[return-value]
    return None


def _label(r: Reading, core: Core, first: int) -> bool:
    """The number names or dates something («الفرقة 17», «القرار 2254», «2014/5»), or is a share or a time of day."""
    if core.digits and r.norm(core.last + 1) in _NO_COUNT_AFTER and r.same_line(core.last, core.last + 1):
        return True
    if core.digits and first > 1 and r.norm(first - 1) in ("/", ":", "."):
        mark, number = r.view.tokens[first - 1], r.view.tokens[first - 2]
        if number.kind == "number" and number.end == mark.start and mark.end == r.view.tokens[first].start:
            return True
    if not core.digits or first == 0 or not r.same_line(first - 1, first):
        return False
    return r.is_one_of(first - 1, r.words.labels) or _in_quoted_name(r, core.last, first)


def _in_quoted_name(r: Reading, last: int, first: int) -> bool:
    """«طراز "قاهر 1"»: the number ends a name of two words between quotation marks, after a word that numbers go with."""
    view = r.view
    if first < 2 or not r.is_one_of(first - 2, r.words.labels):
        return False
    closes = any(q.opening is not True for q in view.quotes_between(last + 1, last + 1))
    return closes and any(q.opening is not False for q in view.quotes_between(first - 1, first - 1))


def _with_noun(r: Reading, core: Core, first: int, bound: Bound | None, approximate: bool) -> Quantity | None:
    """The count with the noun it counts, or what stands in its place, and a bound that follows."""
    last = core.last
    noun: Noun | None = None
    follows = ""
    what: str | None = None
    after = trailing_bound(r, last, adjectives=0)
    k = (after[1] if after else last) + 1
    here = r.same_line(core.last, k)
    word = r.norm(k) if here and r.view.tokens[k].kind == "word" else ""
    if (here and r.norm(k) in _PERCENT) or word in r.words.never:
        return None
    style = "vague" if core.vague else "number"
    if word in r.words.others:
        follows, last = "others", k
    elif word in r.words.of_them and word.startswith(_OF):
        follows, last = "of them", k
    elif word == _OF or (word in r.words.tallies and core.digits):
        of = _of(r, k)
        if of is not None:
            noun, last, follows = of[0], of[1], "of"
    elif word and word in r.words.cases and _case(r, k) is not None:
        what, last = _case(r, k), k + 1
    elif word:
        hit = r.noun(k)
        fits = hit is not None and (
            (not hit.prefix and not (core.vague and not _construct(r, core)))
            or (hit.prefix == _ARTICLE and _construct(r, core))
        )
        if hit is not None and fits and not (core.digits and 1900 <= core.low <= 2100 and hit.noun.number != "one"):
            few = core.high is not None and core.high <= 10
            if few and hit.noun.number == "one" and word in r.words.plurals:
                hit = hit._replace(noun=r.words.plurals[word])
            noun, last = _qualified(r, k, hit.noun), _second_noun(r, _adjectives(r, k), hit)
            last = max(last, k + 1) if _qualifier(r, k, hit.noun) else last
    if last < k - 1:
        last = k - 1
    if last == core.last and r.norm(last) == ")":
        last -= 1
    after = after or trailing_bound(r, last)
    if after is not None:
        last = max(last, after[1])
        if after[0] == "about":
            approximate = True
        else:
            bound = after[0]
    low, high = bounded(bound, core.low, core.high)
    joined = _joined(r, first)
    each = (r.norm(last + 1) in ("في", "ل") and r.norm(last + 2) == "كل") or r.norm(last + 1) == "لكل"
    if noun is None and core.definite and not (follows or bound or approximate or _tallied(r, core, first)):
        return None if core.digits else _bare(core, first, last, low, high, approximate, style, joined)
    rule = "range" if core.high not in (None, core.low) else f"{style}-of" if follows == "of" else style
    return Quantity(
        first, last, core.first, low, high, approximate, core.vague, style, noun, follows, joined, what, rule, each
    )


def _tallied(r: Reading, core: Core, first: int) -> bool:
    """«عدد القتلى بلغ العشرات»: a number in words, a little after a word for a count."""
    near = range(max(0, first - _APART_REACH), first)
    return not core.digits and any(r.is_one_of(k, r.words.tallies) for k in near)


def _bare(
    core: Core, first: int, last: int, low: int, high: int | None, approximate: bool, style: str, joined: bool
) -> Quantity | None:
    """«العشرات» stands alone; «الأربعة» alone speaks of some that were counted before."""
    if not core.vague:
        return None
    return Quantity(first, last, core.first, low, high, approximate, True, style, joined=joined, rule="vague")


def _construct(r: Reading, core: Core) -> bool:
    """A number that takes a definite noun: vague words and scales («مئات الجرحى», «آلاف المدنيين»)."""
    if core.vague:
        return not core.definite  # «الآلاف» takes «من»
    return not core.digits and core.low % 100 == 0


def _case(r: Reading, k: int) -> str | None:
    """The kind of «حالات خطف» at k: that of the verbal noun after it."""
    if not r.same_line(k, k + 1):
        return None
    event = r.event(k + 1)
    return (
        event.kind if event is not None and event.kind != NEUTRAL and event.form in ("verbal noun", "either") else None
    )


def _of(r: Reading, k: int) -> tuple[Noun | None, int] | None:
    """What «من …» (or a misplaced «عدد …») at k counts out of: a noun, under a pronoun too, or a name."""
    j = k + 1
    if not r.same_line(k, j):
        return None
    if r.norm(j) in r.words.foremost and r.same_line(j, j + 1):
        j += 1
    hit = r.noun(j) or r.owned(j)
    name = r.names.get(j)
    if r.is_one_of(j, r.words.groups):
        return Noun("fighters", "many", ""), _group_end(r, j)
    if hit is not None and hit.noun.number != "one":
        last = j
        following = r.names.get(j + 1)
        if following is not None and not following.clitic:
            last = following.last
        elif not hit.definite and not hit.suffix and r.same_line(j, j + 1) and r.norm(j + 1).startswith(_ARTICLE):
            last = j + 1  # «39 من عناصر التنظيم»
        elif not hit.suffix:
            last = _adjectives(r, j)
        return hit.noun, last
    if name is not None:
        return (Noun("fighters", "many", ""), name.last) if name.value.class_ == "actor" else None
    return (hit.noun, j) if hit is not None and hit.noun.kind in PERSONS and r.norm(j).endswith("ا") else None


def _group_end(r: Reading, j: int) -> int:
    """The last token of «تنظيم داعش» at j: the group's name when it is known, else the word alone."""
    for k in (j, j + 1):
        name = r.names.get(k)
        if name is not None and r.same_line(j, k):
            return name.last
    return j


def trailing_bound(r: Reading, last: int, adjectives: int = _MAX_ADJECTIVES) -> tuple[Bound, int] | None:
    """A bound that follows («على الأقل»), past an adjective or two."""
    for skip in range(adjectives + 1):
        k = last + 1 + skip
        if not r.same_line(last, k) or r.view.tokens[k].kind != "word":
            return None
        found = r.phrase(k, r.words.bounds_after, proclitics=skip == 0)
        if found is not None:
            return found[0], found[1]  # type: ignore[return-value]
        if r.event(k) is not None or len(r.norm(k)) < 4:
            return None
    return None


def _adjectives(r: Reading, k: int) -> int:
    """The last token of the noun at k with the adjectives that agree with it: «غارة جوية», «قتلى مدنيين»."""
    definite = r.norm(k).startswith(_ARTICLE)
    hit = r.noun(k)
    two = hit is not None and hit.noun.number in ("two", "either") and r.norm(k).endswith(("ان", "ين"))
    last = k
    while last - k < _MAX_ADJECTIVES and r.same_line(k, last + 1) and r.view.tokens[last + 1].kind == "word":
        norm = r.norm(last + 1)
        if last + 1 in r.names or r.taken[last + 1] or norm.startswith(_ARTICLE) != definite:
            break
        if two and norm.endswith(("ان", "ين")) and r.noun_prefix(last + 1) == "":
            last += 1
            continue
        if not norm.endswith(("يا", "يه", "يين", "يون", "يان", "يتين", "يتان", "ي")) or len(norm) < 4:
            break
        if (
            norm in r.words.no_adjectives
            or r.event(last + 1) is not None
            or (norm[:1] in ("و", "ف", "ب", "ل") and r.noun(last + 1) is None)
        ):
            break
        hit = r.noun(last + 1)
        if hit is not None and hit.prefix not in ("", _ARTICLE):
            break
        last += 1
    return last


def _qualified(r: Reading, k: int, noun: Noun) -> Noun:
    """The noun at k under the kind that the word after it gives: «برميلين متفجرين», «قطعة سلاح»."""
    row = r.words.qualified.get(noun.lemma)
    return noun._replace(kind=row[1]) if row is not None and _qualifier(r, k, noun) else noun


def _qualifier(r: Reading, k: int, noun: Noun) -> bool:
    row = r.words.qualified.get(noun.lemma)
    if row is None or not r.same_line(k, k + 1):
        return False
    word = r.norm(k + 1)
    return any(word in (w, w + "ين", w + "ان") for w in row[0])


def _second_noun(r: Reading, last: int, first: NounHit) -> int:
    """«150 شاباً ورجلاً»: one number counts two nouns."""
    hit = r.noun(last + 1) if r.same_line(last, last + 1) else None
    if hit is not None and hit.prefix in ("و", "وال") and {hit.noun.kind, first.noun.kind} == {"killed", "injured"}:
        return last + 1 if hit.noun.number == first.noun.number else last  # «عشرات القتلى والجرحى»
    if hit is None or hit.prefix != _AND or hit.noun.number != "one" or first.noun.number != "one":
        return last
    tanween = r.norm(last + 1).endswith("ا") and not hit.noun.lemma.endswith("ا")
    return last + 1 if tanween and hit.noun.kind == first.noun.kind else last


def _joined(r: Reading, first: int) -> bool:
    """The count is joined to what precedes by «و»; the «و» of «واحد» is its own."""
    norm = r.norm(first)
    if r.norm(first - 1) == _AND:
        return True
    number = number_stem(norm, r.numbers)
    return norm.startswith(_AND) and len(norm) > 1 and (number is None or number[0].startswith(_AND))


def _dual(r: Reading, j: int, first: int) -> Quantity | None:
    """«قتيلان», «سيارتين», «مدنيين اثنين»; a definite dual speaks of two that were named before."""
    if not r.known[j].dual:
        return None
    hit = r.noun(j) or _construct_dual(r, j)
    if hit is None or hit.definite or j in r.names:
        return None
    two = r.same_line(j, j + 1) and r.numbers.units.get(r.norm(j + 1)) == 2
    verb = r.event(j + 1) if r.same_line(j, j + 1) else None
    if hit.noun.number == "one" and _two_of_a_force(r, j):
        hit = hit._replace(noun=hit.noun._replace(number="two"))
    if hit.noun.number == "either" and verb is not None and verb.form == "plural verb":
        shown = r.norm(j + 1).endswith("ا") and not r.norm(j + 1).endswith("وا")  # «إن انتحاريين اخترقا …»
        hit = hit._replace(noun=hit.noun._replace(number="two")) if shown else hit
    if (hit.noun.number == "either" and not two) or hit.noun.number not in ("two", "either"):
        return None
    last = j + 1 if two else _adjectives(r, j)
    after = trailing_bound(r, last)
    low, high = bounded(after[0] if after else None, 2, 2)
    style = "number" if two else "dual"
    return Quantity(
        first,
        after[1] if after else last,
        j,
        low,
        high,
        after is not None and after[0] == "about",
        False,
        style,
        _qualified(r, j, hit.noun),
        joined=hit.prefix.startswith(_AND) or r.norm(first - 1) == _AND,
        rule="dual",
    )


def _one_of_many(r: Reading, k: int) -> bool:
    """«وأحد أطفالها» is written like «واحد» once hamzas are left out."""
    hit = (r.owned(k + 1) or r.noun(k + 1)) if r.same_line(k, k + 1) else None
    return hit is not None and hit.noun.number in ("many", "either")


def _construct_dual(r: Reading, j: int) -> NounHit | None:
    """«مقتل ضابطي شرطة»: the dual in construct before a word for a force."""
    norm = r.norm(j)
    if not norm.endswith("ي") or not r.same_line(j, j + 1) or r.norm(j + 1) not in r.words.groups:
        return None
    hit = noun_of(r.words, norm[:-1])
    broken = hit is not None and hit.noun.number == "one" and norm not in r.words.nouns
    return hit._replace(noun=hit.noun._replace(number="two")) if hit is not None and broken else None


def _two_of_a_force(r: Reading, j: int) -> bool:
    """«قُتل ضابطا شرطة»: the dual in construct, written like the accusative of one."""
    token = r.view.tokens[j]
    bare = r.norm(j).endswith("ا") and "\u064b" not in r.view.text[token.start : token.end]
    event = r.event(j - 1) if bare and j else None
    passive = event is not None and event.form in ("verb", "either")
    return passive and r.same_line(j, j + 1) and r.norm(j + 1) in r.words.groups


def _after_noun(r: Reading, j: int) -> Quantity | None:
    """«الشهداء الـ10», «القتلى السبعة», «قتيل واحد»: the number follows its noun."""
    k = j + 1
    if not r.same_line(j, k) or not (r.known[k].numeral or r.view.tokens[k].kind == "number" or r.norm(k) == _ARTICLE):
        return None
    hit = r.noun(j) or r.owned(j)
    if hit is None or r.is_one_of(j - 1, r.words.tallies):
        return None
    lone_article = r.norm(k) == _ARTICLE
    number = whole_number(r, k + 1 if lone_article else k)
    if number is None:
        return None
    definite = lone_article or number.prefix == _ARTICLE
    if hit.noun.number in ("many", "either") and (hit.definite or hit.suffix) and definite:
        value = int(number.value)
        rule = "number-after-owned" if hit.suffix and number.kind == "words" else "number-after-noun"
        joined = _joined(r, j)
        return Quantity(j, number.last, j, value, value, False, False, "with article", hit.noun, "", joined, None, rule)
    one = hit.noun.kind != "families" and number.value == 1 and number.kind == "words" and not number.prefix
    one = one and not _one_of_many(r, k)
    if hit.noun.number == "one" and not hit.definite and one:
        after = trailing_bound(r, number.last)
        low, high = bounded(after[0] if after else None, 1, 1)
        joined = hit.prefix.startswith(_AND) or r.norm(j - 1) == _AND
        last = after[1] if after else number.last
        return Quantity(
            j, last, j, low, high, False, False, "number", hit.noun, joined=joined, rule="number-after-noun"
        )
    return None
