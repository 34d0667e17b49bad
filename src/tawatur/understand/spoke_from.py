"""Places that somebody only speaks from: «قال متحدث في جنيف إن …», whose «المدينة» is another one."""

from __future__ import annotations

from typing import Final

from tawatur.read.view import View
from tawatur.recognise.found import FoundName
from tawatur.understand.lexis import ClaimWords

_FAR: Final = 7  # tokens from a role to where its bearer speaks
_COMMAS: Final = frozenset({"،", ","})
_IN: Final = frozenset({"في", "من"})
_CAPITAL: Final = "العاصمه"  # whose description tells the capital of every land

# who speaks of the town they are in, be it a capital, by the last part of a role's id
_OF_THE_TOWN: Final = frozenset(
    {"source", "sources", "witness", "witnesses", "survivor", "survivors", "activist", "activists", "correspondent"}
    | {"correspondents", "reporter", "photographer", "residents", "resident", "citizen"}
    | {"citizens", "doctor", "doctors", "paramedic", "paramedics", "mayor", "governor", "protesters", "families"}
)
_PRESS: Final = frozenset({"journalist", "journalists"})
# who speaks for others wherever they are
_FOR_OTHERS: Final = frozenset(
    {"minister", "spokesperson", "spokesman", "diplomat", "diplomats", "deputy", "envoy", "ambassador", "president"}
)


def spoken_from(view: View, name: FoundName, words: ClaimWords) -> bool:
    """Whether a place stands between who speaks and what they say, and is no more than where they do («في مؤتمر صحفي بأنقرة، أن»)."""
    norms, after = view.norms, name.last + 1
    if after + 1 >= len(norms) or name.first == 0:
        return False
    after += norms[after] in _COMMAS
    if norms[after] not in words.particles["complementizers"]:
        return False
    if norms[name.first - 1] not in _IN and name.clitic[-1:] != "ب":
        return False
    who = _who(view, name.first, words)
    called = " ".join(norms[name.first : name.last + 1]).removeprefix(name.clitic)
    capitals = words.descriptions.get(_CAPITAL, {}).get("at_home", {})
    if called in words.particles["capitals"] or name.value.entity in capitals.values():
        return who not in _OF_THE_TOWN
    return who in _FOR_OTHERS


def _who(view: View, at: int, words: ClaimWords) -> str:
    """What the nearest role before token `at` is, by the last part of its id, or nothing."""
    first = view.sentences[view.sentence_of(at)].first if view.sentences else 0
    for j in range(at - 1, max(first, at - _FAR) - 1, -1):
        for _, slug, _, _ in words.known[view.norms[j]].roles:
            if slug not in _PRESS:  # «للصحفيين في X إن», «في مؤتمر صحفي بـX»
                return slug.rsplit("-", 1)[-1]
    return ""
