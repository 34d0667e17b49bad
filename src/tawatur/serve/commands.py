"""`tawatur serve`: the desk in a browser of this machine."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from tawatur.errors import TawaturError

PORT = 8350


def add_serve_command(commands: Any, record: argparse.ArgumentParser) -> None:
    """Adds `serve`. `record`: the options that every command of a record has."""
    serve = commands.add_parser(
        "serve", parents=[record], help="open the desk: look at the record in a browser, and correct it"
    )
    serve.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help=f"port on this machine ({PORT}; 0: any free one)"
    )
    serve.add_argument("--host", default="127.0.0.1", metavar="NAME", help="loopback address to answer on (127.0.0.1)")
    serve.add_argument("--open", action="store_true", help="open the browser too")
    serve.set_defaults(run=_serve)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port (0 to 65535)")
    return int(text)


def _serve(args: argparse.Namespace) -> int:
    import socket

    import uvicorn

    from tawatur.progress import patience
    from tawatur.serve.app import make_app
    from tawatur.serve.desk import Desk
    from tawatur.serve.guard import require_loopback

    require_loopback(args.host)
    if args.words is not None and not args.words.exists():
        print(f"There is no folder {args.words} yet; it is made as soon as something is named.", file=sys.stderr)
    listener = socket.socket(socket.AF_INET6 if ":" in args.host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((args.host, args.port))
    except OSError as error:
        raise TawaturError(
            f"port {args.port} of {args.host} cannot be had ({error.strerror}); give another with --port, or 0 for any free one"
        ) from error
    with patience("tawatur: preparing the words and the index …", sys.stderr):
        desk = Desk.open(args.record, args.words)
    try:
        host = f"[{args.host}]" if ":" in args.host else args.host
        address = f"http://{host}:{listener.getsockname()[1]}/"
        print(f"The desk of {args.record} is at {address}  (Ctrl-C ends it)", flush=True)
        if args.open:
            import webbrowser

            webbrowser.open(address)
        config = uvicorn.Config(make_app(desk), log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        desk.close()
        listener.close()
    return 0
