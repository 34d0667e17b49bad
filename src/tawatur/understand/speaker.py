"""Who speaks: an entity where it is named, with those that it is told through."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Floor = Literal["", "quote", "paragraph", "statement"]
# whoever carries others' words: beside the outlet they work for, the outlet is the next link
CARRIERS: Final = frozenset({"correspondent", "correspondents", "reporter", "photographer"})


_REMEMBERED: Final = 4
_SHORTEST: Final = 3  # letters of a family name
_OFFICES: Final = frozenset({"minister", "president", "chancellor", "governor", "mayor", "king", "emir"})


class Speaker(NamedTuple):
    """Who speaks: entity, the tokens that name them, and whether they only refer back to a speaker named before.

    through: who passed their words on, from the speaker towards the publisher. described: the role id of the phrase beside a
    person's name («مدير المرصد فلان»), by which the report may call them later. floor: what of the words after this sentence is
    still theirs: a quotation left open, the paragraph after a colon, the statement after a colon. earlier: who spoke before.
    """

    entity: str
    first: int
    last: int
    anaphoric: bool
    through: tuple[Speaker, ...] = ()
    described: str | None = None
    floor: Floor = ""
    earlier: tuple[Speaker, ...] = ()

    @property
    def head(self) -> str:
        """The last part of a role's id: what the speaker is («role/local-source» → source)."""
        return self.entity.rsplit("-", 1)[-1].rsplit("/", 1)[-1]


def recall(reference: Speaker, last: Speaker | None) -> Speaker:
    """The speaker named before that a phrase means («المصدر», «مدير المرصد» after his name), else the phrase's own."""
    if last is None or not reference.entity.startswith("role/"):
        return reference
    if reference.head in CARRIERS and not reference.anaphoric:
        return reference  # «مراسلنا فلان» after another correspondent
    known = (last, *last.earlier)
    for speaker in known:
        if reference.entity in (speaker.entity, speaker.described) and (reference.anaphoric or speaker.described):
            return speaker
    if reference.head in _OFFICES:
        # «رئيس الوزراء التركي فلان … وأضاف رئيس الوزراء»: there is one of them
        office = "-" + reference.entity.removeprefix("role/")
        bearer = next((s for s in known if s.described is not None and s.described.endswith(office)), None)
        if bearer is not None:
            return bearer
    if not reference.anaphoric:
        return reference
    for speaker in known:
        if speaker.entity.startswith("role/") and speaker.head == reference.head:
            return speaker
        if speaker.described is not None and speaker.described.rsplit("-", 1)[-1].rsplit("/", 1)[-1] == reference.head:
            return speaker
    if reference.head in ("source", "sources"):
        return last
    people = [s for s in known if s.entity.startswith("person/")]
    single = not reference.head.endswith("s") and reference.entity.count("-") == 0
    return people[0] if people and single else reference


def by_surname(norm: str, last: Speaker | None) -> str | None:
    """The person, listed nowhere, who spoke before and whose name ends with this word («وأضاف القاسم»)."""
    if last is None or len(norm) < _SHORTEST:
        return None
    for speaker in (last, *last.earlier):
        if speaker.entity.startswith("person/~") and speaker.entity.endswith(f"-{norm}"):
            return speaker.entity
    return None


def remember(speaker: Speaker, last: Speaker | None) -> Speaker:
    """The speaker, with those who spoke before; of what comes nothing is theirs yet."""
    if last is None:
        return speaker._replace(floor="") if speaker.floor else speaker
    described = next(
        (s.described for s in (speaker, last, *last.earlier) if s.entity == speaker.entity and s.described), None
    )
    before: dict[str, Speaker] = {}
    for s in (last, *last.earlier):
        if s.entity != speaker.entity and s.entity not in before:
            before[s.entity] = s._replace(earlier=(), floor="") if s.earlier or s.floor else s
    return speaker._replace(described=described, earlier=tuple(before.values())[:_REMEMBERED], floor="")
