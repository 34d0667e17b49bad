"""What a dossier is about: an incident, a facility, an actor or a source, and the incidents that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tawatur.model import Incident
from tawatur.publish.labels import Lang, Namer
from tawatur.read.fold import fold
from tawatur.record import query
from tawatur.record.errors import RecordError
from tawatur.record.store import Store
from tawatur.words.compile import Words

Kind = Literal["incident", "facility", "actor", "source"]
ENTITIES: tuple[Kind, ...] = ("facility", "actor", "source")
"""The classes of entity that have a dossier."""
_LANGS: tuple[Lang, ...] = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a dossier is about."""

    kind: Kind
    id: str


def find_subject(store: Store, words: Words, key: str) -> Subject:
    """What a user means: an incident's id or its beginning, an entity's id, or a name of it as this record shows it.

    Raises RecordError when this record holds nothing of the kind, or several things that it may be.
    """
    if key.startswith(("person/", "role/")):
        raise RecordError(
            f"{key} is a person; dossiers are made of incidents, facilities, actors and sources, not of persons"
        )
    known = list(_entities(store))
    for candidate in (key, *(f"{kind}/{key}" for kind in ENTITIES)):
        if candidate in known:
            return _of_entity(candidate)
    named = [entity for entity in known if fold(" ".join(key.split())) in _names(store, words, entity)]
    if len(named) == 1:
        return _of_entity(named[0])
    if named:
        raise RecordError(f"{store.path}: {key} may mean several things ({', '.join(named)}); give an id")
    try:
        return Subject("incident", query.resolve(store, key, ("incident",))[1])
    except RecordError as error:
        if "several things" in str(error):
            raise
        raise RecordError(
            f"{store.path}: nothing in this record is called {key}; give an incident's id (tawatur incidents lists them) "
            "or a facility, an actor or a source by id or name"
        ) from error


def _of_entity(entity: str) -> Subject:
    kind = next(k for k in ENTITIES if entity.startswith(f"{k}/"))
    return Subject(kind, entity)


def _entities(store: Store) -> Iterator[str]:
    """Facilities, actors and sources that the record names, and its outlets."""
    sql = "SELECT DISTINCT entity FROM mentions WHERE entity IS NOT NULL UNION SELECT outlet FROM documents WHERE outlet IS NOT NULL"
    for (entity,) in store.query(f"{sql} ORDER BY 1"):
        if entity.split("/", 1)[0] in ENTITIES:
            yield entity


def _names(store: Store, words: Words, entity: str) -> set[str]:
    return {fold(Namer(lang, words, lambda e: query.surface(store, e))(entity)) for lang in _LANGS}


def incidents_of(store: Store, subject: Subject) -> list[Incident]:
    """The incidents of a dossier, in the order of time: an incident comes first and its parts follow."""
    every = query.incidents(store)
    if subject.kind == "incident":
        whole = [i for i in every if i.id == subject.id]
        return whole + sorted((i for i in every if i.part_of == subject.id), key=in_time)
    if subject.kind == "facility":
        found = [i for i in every if i.facility == subject.id]
    elif subject.kind == "actor":
        found = [i for i in every if subject.id in i.actors]
    else:
        published = {row[0] for row in store.query("SELECT id FROM documents WHERE outlet = ?", subject.id)}
        told = {
            c.id
            for c in query.claims(store)
            if c.document in published or any(link.entity == subject.id for link in c.chain)
        }
        found = [i for i in every if told & set(i.claims)]
    return sorted(found, key=in_time)


def in_time(item: Incident) -> tuple[bool, str, str]:
    """The order of a dossier's incidents; those without date last."""
    return (item.start is None, item.start or "", item.id)
