"""Taking a report out of the views at once, before they are made good: its words must not stay in them for a moment."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable


def take_out(db: sqlite3.Connection, document: str) -> list[str]:
    """Takes out every row that holds words of a report, and what is kept of it. Inside a transaction.

    Returns the report and those that share an incident or a spelling with it: of these something changed. What else its
    going changes is noted: areas in which it told of something, and reports that copied it.
    """
    resting = (
        "SELECT incident FROM members WHERE document = ?1 UNION SELECT incident FROM spelled WHERE entity IN"
        " (SELECT entity FROM spellings WHERE document = ?1)"
    )
    sharing = f"SELECT DISTINCT document FROM members WHERE incident IN ({resting}) ORDER BY document"
    others = [row[0] for row in db.execute(sharing, (document,))]
    copying = "SELECT document FROM bodies WHERE source = ?1 OR root = ?1 ORDER BY document"
    copies = [row[0] for row in db.execute(copying, (document,))]
    db.executemany("INSERT OR IGNORE INTO touched VALUES ('body', ?)", [(key,) for key in copies])
    db.execute(
        "INSERT OR IGNORE INTO touched SELECT DISTINCT 'area', area FROM tellings WHERE document = ?1"
        " AND area IN (SELECT area FROM tellings WHERE document != ?1)",
        (document,),
    )
    incidents = db.execute(resting, (document,)).fetchall()
    drop_incidents(db, [key for (key,) in incidents])
    db.executemany("UPDATE documents SET copy_of = NULL WHERE id = ?", [(key,) for key in copies])
    db.executemany(
        "UPDATE bodies SET source = NULL, share = NULL, root = NULL WHERE document = ?", [(k,) for k in copies]
    )
    drop_body(db, document)
    for table in ("tellings", "spellings", "tied", "judged"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    return sorted({document, *others, *copies})


def drop_incidents(db: sqlite3.Connection, incidents: Iterable[str]) -> None:
    """Takes out incidents with all that hangs on them."""
    rows = [(key,) for key in incidents]
    db.executemany("DELETE FROM contradictions WHERE incident = ?", rows)
    db.executemany("DELETE FROM members WHERE incident = ?", rows)
    db.executemany("DELETE FROM spelled WHERE incident = ?", rows)
    db.executemany("DELETE FROM incidents WHERE id = ?", rows)


def drop_body(db: sqlite3.Connection, document: str) -> None:
    """Takes out what is kept of a report's text."""
    for number, keys in db.execute("SELECT number, keys FROM bodies WHERE document = ?", (document,)).fetchall():
        rows = [(key, number) for key in array("q", keys)]
        db.executemany("DELETE FROM body_keys WHERE key = ? AND number = ?", rows)
        db.execute("DELETE FROM bodies WHERE number = ?", (number,))
