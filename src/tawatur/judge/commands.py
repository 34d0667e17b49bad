"""`tawatur judge …`, `tawatur log`, `tawatur verify`, `tawatur rebuild`: people over the record, and what proves it."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tawatur.errors import TawaturError

if TYPE_CHECKING:
    from tawatur.engine import Engine
    from tawatur.judge.make import Judge, Wish
    from tawatur.record.store import Store

_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def add_judge_commands(commands: Any, record: argparse.ArgumentParser) -> None:
    """Add `judge`, `log`, `verify` and `rebuild`. `record`: the options that every command of a record has."""
    judge = commands.add_parser(
        "judge", help="correct the record: accept, reject, correct, join, part, withhold, undo …"
    )
    actions = judge.add_subparsers(title="judgements", metavar="JUDGEMENT", required=True)
    signed = argparse.ArgumentParser(add_help=False)
    signed.add_argument("--why", required=True, metavar="TEXT", help="the reason")
    signed.add_argument("--who", metavar="NAME", help="who judges (the environment's TAWATUR_USER)")
    signed.add_argument("--when", metavar="TIME", help="when, in UTC, as 2026-01-31T12:00:00Z (now)")

    def action(name: str, about: str, *values: tuple[str, str | None, str]) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = actions.add_parser(name, parents=[record, signed], help=about)
        for value, count, what in values:
            extra: dict[str, Any] = {"nargs": count} if count else {}
            parser.add_argument(value, metavar=value.upper(), help=what, **extra)
        parser.set_defaults(run=_judge, verb=name)
        return parser

    claims = ("claim", "+", "ids of claims, or their beginnings")
    action("accept", "claims were read rightly", claims)
    action("reject", "claims were misread: they are kept, and count for nothing", claims)
    action(
        "correct",
        "set fields of a claim",
        ("claim", None, "a claim's id"),
        ("field", "+", "FIELD=VALUE, as polarity=negative"),
    )
    action("same", "claims tell of one incident", claims)
    action("different", "the first claim tells of another incident than the others", claims)
    action("merge", "incidents are one", ("incident", "+", "ids of incidents"))
    action("split", "claims are an incident of their own", ("incident", None, "their incident"), claims)
    action(
        "reliability",
        "grade a source",
        ("entity", None, "source/…, actor/… or role/…"),
        ("grade", None, "A to F (Admiralty)"),
    )
    shown = (
        ("what", None, "an entity's id, or a report's"),
        ("span", "?", "START-END: only this passage of the report"),
    )
    action("withhold", "leave an entity or a passage out of what is published", *shown)
    action("release", "publish what is withheld", *shown)
    action("undo", "revoke an earlier judgement", ("judgement", None, "its id"))
    naming = action(
        "name",
        "name what the words do not know, in your words folder",
        ("entity", None, "its id in the record, kind/~…"),
    )
    naming.add_argument("--as", dest="id", required=True, metavar="ID", help="the entity: kind/slug, new or known")
    naming.add_argument("--ar", metavar="NAME", help="its Arabic name (as the reports spell it)")
    naming.add_argument("--en", metavar="NAME", help="its English name")
    naming.add_argument("--name", action="append", default=[], metavar="NAME", help="a further name to look for")
    naming.add_argument("--public", action="store_true", help="of a person: holds a public office, and may be named")
    naming.set_defaults(run=_name)
    erase = action("erase", "take the words of a judgement out of the record for good", ("judgement", None, "its id"))
    erase.set_defaults(run=_erase)
    listing = actions.add_parser("list", parents=[record], help="list judgements, and say which have no effect")
    listing.add_argument("--all", action="store_true", help="also those that were undone")
    listing.set_defaults(run=_list)

    history = commands.add_parser("log", parents=[record], help="show the record's history")
    history.add_argument("id", nargs="?", metavar="ID", help="only what names this report, claim, entity or judgement")
    history.set_defaults(run=_log)
    verify = commands.add_parser("verify", parents=[record], help="find any altered byte in reports, claims or log")
    verify.add_argument("--noted", metavar="HASH", help="a last hash that you noted earlier: is it still in the log?")
    verify.set_defaults(run=_verify)
    rebuild = commands.add_parser(
        "rebuild", parents=[record], help="prove incidents and contradictions by making them anew"
    )
    rebuild.set_defaults(run=_rebuild)


def _open(args: argparse.Namespace) -> tuple[Store, Engine]:
    from tawatur.cli import _current

    return _current(args)


def _signed(args: argparse.Namespace) -> Judge:
    from tawatur.judge.make import Judge
    from tawatur.record.log import now

    who = (args.who or os.environ.get("TAWATUR_USER") or "").strip()
    if not who:
        raise TawaturError("a judgement needs a name: give --who NAME, or set TAWATUR_USER")
    if not args.why.strip():
        raise TawaturError("a judgement needs a reason: give --why TEXT")
    when = args.when or now()
    if not _WHEN.fullmatch(when):
        raise TawaturError(f"--when {when} is no time in UTC like 2026-01-31T12:00:00Z")
    return Judge(who, when, args.why.strip())


def _wish(args: argparse.Namespace) -> Wish:
    from tawatur.judge.make import Wish

    given = vars(args)
    claims, incidents = given.get("claim", ()), given.get("incident", ())
    return Wish(
        args.verb,
        claims=(claims,) if isinstance(claims, str) else claims,
        incidents=(incidents,) if isinstance(incidents, str) else incidents,
        fields=given.get("field", ()),
        what=given.get("what") or given.get("entity") or "",
        span=given.get("span"),
        grade=given.get("grade", ""),
        judgement=given.get("judgement", ""),
    )


def _judge(args: argparse.Namespace) -> int:
    from tawatur.judge.give import give
    from tawatur.judge.make import make_judgement
    from tawatur.judge.sentences import sentence, why_idle

    judge = _signed(args)
    store, engine = _open(args)
    with store:
        given = give(store, engine, make_judgement(store, judge, _wish(args)))
    print(f"{given.judgement.id}  {sentence(given.judgement)}")
    for idle in given.idle:
        print(f"  without effect on {', '.join(idle.claims) or 'any claim'}: {why_idle(idle.reason)}")
    return 0


def _name(args: argparse.Namespace) -> int:
    from tawatur.judge.name import NewName, name_entity
    from tawatur.record.judgements import add_judgement

    judge = _signed(args)
    if args.words is None:
        raise TawaturError("give the folder of your own words with --words DIR; it is made if need be")
    given = NewName(args.entity, args.id, args.ar, args.en, tuple(args.name), args.public)
    folder: Path = args.words
    args.words = folder if folder.is_dir() else None
    store, engine = _open(args)
    with store:
        said, path = name_entity(store, engine.words, folder, judge, given)
        said = add_judgement(store, said)
    print(
        f"{said.id}  {args.entity} is {args.id}, in {path}. Read the reports with it: tawatur read --record {args.record} --words {folder}"
    )
    return 0


def _erase(args: argparse.Namespace) -> int:
    from tawatur.ingest import rebuild_views
    from tawatur.record.judgements import erase_judgement, find_judgement

    judge = _signed(args)
    store, engine = _open(args)
    with store:
        item = find_judgement(store, args.judgement)
        erase_judgement(store, item.id, judge.who, judge.when, judge.why)
        rebuild_views(store, engine)
        store.flush()
    print(f"{item.id}: its words are out of {args.record}; the log still says that there was a judgement.")
    return 0


def _list(args: argparse.Namespace) -> int:
    from tawatur.judge.force import in_force
    from tawatur.judge.sentences import sentence, why_idle
    from tawatur.record.judgements import read_judgements

    store, _ = _open(args)
    with store:
        every = read_judgements(store)
        force = {item.id for item in in_force(every)}
        idle = {item.judgement: item for item in store.idle()}
        chosen = [item for item in every if args.all or item.id in force]
        for item in chosen:
            print(f"{item.id}  {item.when}  {item.who}: {sentence(item)}")
            print(f"    {item.why}")
            if item.id not in force:
                print("    undone")
            elif item.id in idle:
                print(f"    without effect: {why_idle(idle[item.id].reason)}")
    if not chosen:
        print("Nobody has judged anything in this record.")
    return 0


def idle_note(store: Store) -> str | None:
    """A sentence about judgements that found nothing to bear on; None when all did."""
    number = len({item.judgement for item in store.idle()})
    return (
        f"{number} judgements have no effect on what is read now; see which and why with: tawatur judge list"
        if number
        else None
    )


def _log(args: argparse.Namespace) -> int:
    from tawatur.record.store import Store

    with Store.open(args.record, wait=args.wait) as store:
        paths = dict(store.query("SELECT id, path FROM documents"))
        lines = [
            f"{e.number:>6}  {e.at}  {e.hash[:12]}  {_said(e.what, e.body, e.erases, paths)}" for e in store.history()
        ]
    found = [line for line in lines if args.id is None or args.id in line]
    print("\n".join(found) if found else f"The log does not name {args.id}." if args.id else "The log is empty.")
    return 0


def _said(what: str, body: dict[str, Any] | None, erases: tuple[int, ...], paths: dict[str, str]) -> str:
    """What an entry of the log says, in a line."""
    from tawatur.judge.sentences import sentence
    from tawatur.record.judgements import judgement_from

    if what == "forget":
        return f"a report was taken out, with what entries {', '.join(map(str, erases))} said of it"
    if body is None:
        return f"{what}: erased since"
    if what == "judge":
        item = judgement_from(body)
        return f"{item.id} {item.who} ({item.when}): {sentence(item)} — {' '.join(item.why.split())}"
    if what == "erase":
        return f"{body['who']} ({body['when']}) erased what entry {', '.join(map(str, erases))} said — {' '.join(body['why'].split())}"
    key = body["document"]
    verb = {"read": "read", "found": "found again", "upgrade": "held when the log began"}[what]
    return f"{verb} {key} ({paths.get(key, 'no longer here')})"


def _verify(args: argparse.Namespace) -> int:
    from tawatur.judge.prove import altered_judged
    from tawatur.record import query
    from tawatur.record.store import Store
    from tawatur.record.verify import unread, verify_record

    with Store.open(args.record, wait=args.wait) as store:
        faults = verify_record(store, args.noted)
        faults += altered_judged(store) if not faults else []
        for fault in faults:
            print(fault)
        if faults:
            print(f"{args.record}: {len(faults)} things are not as they were written.")
            return 1
        n, waiting = query.counts(store), unread(store)
        head = (store.head() or "0 ").split(" ")
        if waiting:
            print(f"{waiting} reports wait to be read again; their claims were not checked.")
    print(
        f"{args.record}: {n.documents} reports, {n.claims} claims and {head[0]} entries of the log are as they were written."
    )
    print(f"Last hash: {head[1] or 'none'} (note it elsewhere; later: tawatur verify --noted HASH)")
    return 0


def _rebuild(args: argparse.Namespace) -> int:
    from tawatur.cli import _engine
    from tawatur.judge.prove import rebuild
    from tawatur.record import query
    from tawatur.record.store import Store

    with Store.open(args.record, wait=args.wait) as store:
        proof = rebuild(store, _engine(args))
        n = query.counts(store)
        made = f"{n.incidents} incidents and {n.contradictions} contradictions, made anew from {n.claims} claims and {proof.judgements} judgements"
    if proof.was_behind:
        print(
            f"{args.record}: {made}; those before were made by another version, with other words, or before what was added since."
        )
        return 0
    if not proof.differing:
        print(f"{args.record}: {made}, are the same byte for byte.")
        return 0
    for key in proof.differing:
        print(f"{key}: was not what the claims and judgements give; it was put right")
    print(f"{args.record}: {made}; {len(proof.differing)} differed.")
    return 1
