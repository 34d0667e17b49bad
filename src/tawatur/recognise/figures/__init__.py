"""Figures: counts of people and things, as ranges, with what happened to those counted and whose they are."""

from tawatur.recognise.figures.finder import find_figures
from tawatur.recognise.figures.words import FigureWords, compile_figures

__all__ = ["FigureWords", "compile_figures", "find_figures"]
