"""The nouns of the record: reports, mentions, claims, incidents, contradictions. Frozen; no input or output here."""

from tawatur.model.claim import CLAIM_TYPES, Claim, ClaimActor, Link, When
from tawatur.model.incident import (
    Contradiction,
    Corroboration,
    FigureReport,
    Incident,
    IncidentFigure,
    Side,
    Title,
)
from tawatur.model.judgement import GRADES, ClaimRef, Idle, Judgement, Span, Ties, Verb
from tawatur.model.mention import FIGURE_KINDS, Figure, Mention, Name, Time
from tawatur.model.report import Captured, Document, Metadata

__all__ = [
    "CLAIM_TYPES",
    "FIGURE_KINDS",
    "GRADES",
    "Captured",
    "Claim",
    "ClaimActor",
    "ClaimRef",
    "Contradiction",
    "Corroboration",
    "Document",
    "Figure",
    "FigureReport",
    "Idle",
    "Incident",
    "IncidentFigure",
    "Judgement",
    "Link",
    "Mention",
    "Metadata",
    "Name",
    "Side",
    "Span",
    "Ties",
    "Time",
    "Title",
    "Verb",
    "When",
]
