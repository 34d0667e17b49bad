"""Whether a file is a record that can be opened here, and its tables, made or brought up to date."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tawatur.record import log
from tawatur.record.errors import RecordError
from tawatur.record.schema import APPLICATION_ID, FORMAT, TABLES, UPGRADES


def require_place(name: str, create: bool) -> None:
    """Refuses a name at which no record is or can be made."""
    path = Path(name)
    if path.is_dir():
        raise RecordError(f"{name}: this is a folder; give a file for the record, such as {path / 'tawatur.record'}")
    if path.exists():
        return
    if not create:
        raise RecordError(f"{name}: there is no such record; make it with: tawatur read FOLDER --record {name}")
    if not path.parent.is_dir():
        raise RecordError(f"{name}: the folder {path.parent} does not exist; make it, or give another --record")


def is_sealed(name: str) -> bool:
    """Whether a record can be looked at but not written, as on a read-only disk: SQLite then needs to be told."""
    writable = os.access(name, os.W_OK) and os.access(Path(name).absolute().parent, os.W_OK)
    return not writable and not os.path.exists(f"{name}-wal")


def check_format(connection: sqlite3.Connection, name: str, create: bool) -> None:
    """Refuses files that are no record, or one of a newer format."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if kind == APPLICATION_ID and found > FORMAT:
        raise RecordError(
            f"{name}: this record was made by a newer tawatur (its format is {found}, this version reads up to {FORMAT}); "
            f"install the newer version, or give another --record"
        )
    if (kind != APPLICATION_ID and not empty) or (empty and not create and kind != APPLICATION_ID):
        raise RecordError(f"{name}: this is no record of tawatur; give another --record")


def make_tables(connection: sqlite3.Connection, name: str) -> None:
    """Makes the tables of a new record, or those that a record of an older format lacks."""
    older = connection.execute("PRAGMA user_version").fetchone()[0]
    if older == FORMAT:
        return
    if older and is_sealed(name):
        raise RecordError(
            f"{name}: an older tawatur made this record (its format is {older}, this version's {FORMAT}) and you may not write "
            f"it; open it once where you may, and it is brought up to date"
        )
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    try:
        older = connection.execute("PRAGMA user_version").fetchone()[0]
        if older != FORMAT:  # another process may have been faster
            for script in [UPGRADES[n] for n in range(older, FORMAT)] if older else [TABLES]:
                for statement in script.split(";"):
                    if statement.strip():
                        connection.execute(statement)
            if older == 1:
                for (document,) in connection.execute("SELECT id FROM documents ORDER BY id").fetchall():
                    log.log_report(connection, "upgrade", document)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
