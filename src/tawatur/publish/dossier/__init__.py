"""Dossiers: all that a record holds on an incident, a facility, an actor or a source, as one page to read, print and keep."""

from tawatur.publish.dossier.render import write_dossier

__all__ = ["write_dossier"]
