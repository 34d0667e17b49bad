"""Marks what stands outside the article's body and what says again what was said; nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.read.view import View
from tawatur.words.load import RawWords


@dataclass(frozen=True)
class BoilerplateWords:
    """The words by which pages speak of themselves, compiled."""


def compile_boilerplate(raw: RawWords) -> BoilerplateWords:
    """Compile boilerplate.yaml."""
    return BoilerplateWords()


def mark_passages(view: View, words: BoilerplateWords) -> View:
    """The view with its sentences marked: boilerplate, headings, repeats."""
    return view
