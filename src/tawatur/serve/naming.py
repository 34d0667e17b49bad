"""Naming at the desk: an entry in the user's own words, and all reports read again with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tawatur.errors import TawaturError
from tawatur.judge.make import Judge
from tawatur.judge.name import FILE, NewName, name_entity
from tawatur.record.judgements import add_judgement
from tawatur.serve.asked import Asked
from tawatur.serve.judging import require_seen
from tawatur.serve.reading import start_reading
from tawatur.serve.told import Teller
from tawatur.words.load import WordsError


def name(asked: Asked, judge: Judge, given: NewName, seen: int) -> dict[str, Any]:
    """Names an entity; the judgement that says so, and the work that takes it up.

    The words are left as they were when they cannot be used with the new entry, or when others judged of the same since `seen`.
    """
    desk, store = asked.desk, asked.store
    assert desk.overlay is not None
    with desk.alone():
        file = desk.overlay / FILE
        before = file.read_bytes() if file.exists() else None
        said, _ = name_entity(store, desk.engine.words, desk.overlay, judge, given)
        try:
            desk.renew()
            said = add_judgement(store, said, lambda: require_seen(asked, said, seen))
        except BaseException as error:
            _put_back(file, before)
            desk.renew()
            if isinstance(error, WordsError):
                raise TawaturError(f"the words cannot be used with this name: {error}") from error
            raise
    job = start_reading(desk, (), "names")
    teller = Teller(desk, store)
    return {"judgement": teller.row(teller.about(things=[said.id])[0]), "job": job.id}


def _put_back(file: Path, before: bytes | None) -> None:
    if before is None:
        file.unlink(missing_ok=True)
    else:
        file.write_bytes(before)
