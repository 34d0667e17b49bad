"""From a view with its mentions to claims: who did what, who says so, through whom, and who denies it."""

from tawatur.understand.claims import find_claims

__all__ = ["find_claims"]
