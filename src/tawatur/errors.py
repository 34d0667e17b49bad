"""What can go wrong for a user, as one sentence that says what, which file, and what to do."""

from __future__ import annotations


class TawaturError(Exception):
    """Something that tawatur cannot do. Its text is one sentence for the user; no traceback is needed to act on it."""


class CaptureError(TawaturError):
    """One report that cannot be taken in. The other reports are read all the same."""
