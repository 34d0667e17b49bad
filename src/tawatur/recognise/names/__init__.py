"""Names of actors, persons, facilities, places, sources and roles: the lexicon's, and unlisted ones by their surroundings."""

from tawatur.recognise.names.find import find_names
from tawatur.recognise.names.lexicon import Entity, Entry, NameWords, compile_names

__all__ = ["Entity", "Entry", "NameWords", "compile_names", "find_names"]
