"""Bytes into custody: what lies under a path becomes captured reports, each with its hash and its text as it stands."""

from tawatur.capture.files import MAX_BYTES
from tawatur.capture.metadata import MetadataFile, read_metadata
from tawatur.capture.report import capture_bytes, capture_file
from tawatur.capture.walk import Found, Problem, find_reports

__all__ = [
    "MAX_BYTES",
    "Found",
    "MetadataFile",
    "Problem",
    "capture_bytes",
    "capture_file",
    "find_reports",
    "read_metadata",
]
