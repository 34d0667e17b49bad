"""Who has the floor from sentence to sentence: quotations left open, statements after a colon, who spoke before."""

from __future__ import annotations

from typing import Final

from tawatur.read.view import Quote, View
from tawatur.understand.lexeme import Lexeme, Reading
from tawatur.understand.passage import Passage
from tawatur.understand.saying import Saying, Sentence, opens, statement_noun
from tawatur.understand.speaker import Floor, Speaker, remember
from tawatur.understand.speakers import find_speaker

_CARRIED: Final = Lexeme("speech:carried-on", "speech.verbs", "")


_ASIDE: Final = frozenset({"aside", ""})  # in passing, or telling of nothing


def carried_on(sentence: Sentence, found: list[Saying]) -> list[Saying]:
    """The words that the last speaker still answers for: a quotation left open, what follows a colon."""
    speaker = sentence.before
    if speaker is None or not (speaker.floor or enumerated(sentence.passage, sentence.first)):
        return []
    passage, last = sentence.passage, sentence.last
    if speaker.floor in ("statement", "") and any(
        s.speaker is not None and not s.continued and s.kind not in _ASIDE for s in found
    ):
        return []
    depth = 1
    for quote in passage.view.quotes_between(sentence.first, sentence.last + 1) if speaker.floor else ():
        depth += 1 if opens(passage.view.text, quote) else -1
        if depth <= 0:
            last = min(last, max(quote.before - 1, sentence.first))
            break
    else:
        depth = 1
    if speaker.floor == "paragraph" and depth <= 0 and last < sentence.last:
        last = sentence.last
    act = Saying(
        sentence.first - 1, sentence.first, last, speaker, "neutral", _CARRIED, "carried", continued=True, stands=-1
    )
    return [act]


def enumerated(passage: Passage, i: int) -> bool:
    """Whether the sentence at token i is an item of what somebody lists: «ثانياً: …», or in the same line «2- …», «- …»."""
    view = passage.view
    if i + 2 >= len(view.tokens) or i == 0:
        return False
    if passage.is_particle(i, "ordinals"):
        return view.norms[i + 1] in (":", "-", "–", "،")
    return _item(view, i) and view.tokens[i].line == view.tokens[i - 1].line and _of_list(view, i)


def _of_list(view: View, i: int) -> bool:
    """Whether the items before the one at token i, in its line, begin after a colon («أعلنت الوزارة: - … - …»)."""
    line = view.tokens[i].line
    first = next((j + 1 for j in range(i - 1, -1, -1) if view.tokens[j].line != line), 0)
    return any(view.norms[j] == ":" and _item(view, j + 1) for j in range(first + 1, i - 2))


def subject_of_the_sentence_before(sentence: Sentence, reading: Reading) -> Speaker | None:
    """«عقد المتحدث مؤتمراً صحفياً. وقال إن …»: who the sentence before was about, where nobody has spoken yet."""
    passage, number = sentence.passage, sentence.number - 1
    if number < 0 or reading.prefix[:1] != "و" or reading.form.person not in ("3ms", "3fs"):
        return None
    at, end = passage.view.sentences[number].first, passage.view.sentences[number].last - 1
    if not any(r.finite and r.form.person == reading.form.person for r in passage.readings(at)):
        return None
    speaker = find_speaker(passage, at + 1, min(at + _TITLE, end), sentence.references, after=True, subject=True)
    return None if speaker is None or speaker.first > at + 1 else speaker


_TITLE: Final = 9  # tokens from a verb to the end of its subject's title


def handing_on(sentence: Sentence, sayings: list[Saying]) -> list[Saying]:
    """The acts, the last with a speaker knowing what is still theirs and who spoke before."""
    if not sayings:
        return sayings
    main = any(s.speaker is not None and s.kind not in ("aside", "carried") and not s.nominal for s in sayings)
    out = [
        s if s.adverbial == adverbial else s._replace(adverbial=adverbial)
        for s, adverbial in [(s, (s.kind == "aside" and main) or s.nominal) for s in sayings]
    ]
    known = sentence.before
    carried = any(s.kind == "carried" for s in out)  # what tells of nothing takes no floor from whose statement it is
    final: tuple[int, Speaker] | None = None
    for k, saying in enumerate(out):
        if saying.speaker is not None:
            told = remember(saying.speaker, known)
            if known is not None and _own_source(saying):
                out[k] = saying._replace(speaker=told, adverbial=True)
                continue
            known = told
            if known is not saying.speaker:
                out[k] = saying._replace(speaker=known)
            if not saying.adverbial and (saying.kind or not carried):
                final = k, known
    if final is not None:
        k, speaker = final
        # «…، بحسب وكالة …»: whatever the speaker goes on to say has come the same way
        outlets = [
            a.speaker for a in out if a.kind == "aside" and a.speaker is not None and a.first <= out[k].verb <= a.last
        ]
        through = [*speaker.through, *(o for o in outlets if o.entity.startswith("source/"))]
        passed = {o.entity: o for o in through if o.entity != speaker.entity}
        passed_on = tuple([o._replace(through=(), earlier=(), floor="") for o in passed.values()])
        out[k] = out[k]._replace(speaker=speaker._replace(through=passed_on, floor=_floor(sentence, out)))
    return out


def _own_source(saying: Saying) -> bool:
    """«علمنا من السكان أن …»: whoever says so keeps the floor."""
    first_person = saying.reading is not None and saying.reading.form.person.startswith("1")
    return first_person and bool(saying.lexeme.get("source"))


def _floor(sentence: Sentence, sayings: list[Saying]) -> Floor:
    """What of the next sentence is still the speaker's."""
    view, last = sentence.passage.view, sentence.last
    carried = sentence.before.floor if sentence.before is not None and any(s.kind == "carried" for s in sayings) else ""
    if sentence.number + 1 >= len(view.sentences):
        return ""
    if any(s.kind == "title" for s in sayings) or _of_items(sentence, sayings):
        return "statement"
    same_line = view.sentences[sentence.number + 1].line == view.sentences[sentence.number].line
    if view.norms[last] == ":":
        stated = any(statement_noun(sentence.passage, j) for j in range(sentence.first, last))
        return "statement" if stated or carried == "statement" else "paragraph"
    depth = int(carried in ("quote", "statement"))
    for quote in view.quotes_between(sentence.first, last + 1):
        if (
            quote.before == sentence.first
            and not opens(view.text, quote)
            and quote.start < view.tokens[sentence.first].start
            and not carried
        ):
            continue
        if quote.before == last + 1 and (opens(view.text, quote) or _spaced(view.text, quote)):
            break
        depth = max(0, depth + (1 if opens(view.text, quote) else -1))
    if carried == "statement":
        return "statement" if depth else ""
    if depth and (_closes_later(sentence) if same_line else _closes_beyond(sentence)):
        return "quote"
    return "paragraph" if carried == "paragraph" and same_line else ""


def _of_items(sentence: Sentence, sayings: list[Saying]) -> bool:
    """«الإعلام الحربي: ملخص العمليات» on a line of its own, a numbered or bulleted list below it: the list is the speaker's."""
    view, last = sentence.passage.view, sentence.last
    if len(sayings) != 1 or sayings[0].lexeme.lemma != ":" or last - sentence.first > _HEAD:
        return False
    if view.tokens[last + 1].line == view.tokens[last].line:
        return False
    after = view.sentences[sentence.number + 1]
    if view.norms[after.last - 1] == ":" and after.last < len(view.tokens):
        after = view.sentences[sentence.number + 2]  # «القطاع الشرقي:»
    return after.last - after.first > 2 and _item(view, after.first)


def _item(view: View, i: int) -> bool:
    """Whether a line begins with a bullet or a number at token i."""
    if view.tokens[i].kind == "number":
        return view.norms[i + 1] in ("-", "–", ".", ")")
    return view.norms[i] in _BULLETS


_HEAD: Final = 14
_BULLETS: Final = frozenset({"-", "–", "•", "*", "●", "▪", "■", "·", "○", "◾", "🔹", "🔸", "🔴", "🔻"})


def _closes_later(sentence: Sentence) -> bool:
    """Whether the next quotation mark of the line, if any, closes one: else the open one's was forgotten."""
    view, last = sentence.passage.view, sentence.last
    for quote in view.quotes_between(last + 2, len(view.tokens)):
        return view.tokens[quote.before - 1].line != view.tokens[last].line or not opens(view.text, quote)
    return True


def _closes_beyond(sentence: Sentence) -> bool:
    """Whether a quotation left open at the end of its paragraph goes on: the next mark, not far off, closes one."""
    view, last = sentence.passage.view, sentence.last
    for quote in view.quotes_between(last + 2, min(last + _LONGEST_QUOTE, len(view.tokens))):
        return not opens(view.text, quote)
    return False


_LONGEST_QUOTE: Final = 200  # tokens that a quotation may go on for in the paragraphs after its own


def _spaced(text: str, quote: Quote) -> bool:
    return text[quote.start - 1 : quote.start].isspace()
