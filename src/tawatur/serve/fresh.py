"""Whether a client already has an answer: an ETag on whatever can be read, 304 for what has not changed, HEAD for all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FILES = "/static/"
_HEAD = "tawatur.head"
"""Set in the scope of a HEAD request, which the routes answer as GET."""
_OF_BODIES = ("content-length", "content-type", "content-disposition")


class Fresh:
    """ASGI middleware. An answer in one piece bears the hash of its body; one that is streamed bears its own ETag, or none."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"].startswith(_FILES):
            await self.app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        if head:
            scope = {**scope, "method": "GET", _HEAD: True}
        await self.app(scope, receive, _Answer(send, Headers(scope=scope).get("if-none-match"), head).send)


class _Answer:
    """One answer on its way; its beginning is held back until its body is seen."""

    def __init__(self, send: Send, held: str | None, head: bool) -> None:
        self._send = send
        self._held = held
        self._mute = head
        self._start: Message | None = None
        self._ended = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            await self._send(self._begun(start, message))
        if not self._mute:
            await self._send(message)
        elif not self._ended:
            self._ended = True
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    def _begun(self, start: Message, first: Message) -> Message:
        """The beginning of the answer, with its ETag; of a 304 where the client holds it."""
        if start["status"] not in (200, 304):
            return start
        headers = MutableHeaders(raw=list(start["headers"]))
        if "etag" not in headers and not first.get("more_body"):
            headers["etag"] = etag_of(first.get("body", b""))
        same = start["status"] == 304 or is_held(headers.get("etag"), self._held)
        for name in _OF_BODIES if same else ():
            if name in headers:
                del headers[name]
        self._mute = self._mute or same
        return {**start, "status": 304 if same else 200, "headers": headers.raw}


def etag_of(*parts: bytes | str) -> str:
    """A strong ETag of what these bytes are."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8) + data)
    return f'"{digest.hexdigest()}"'


def is_held(etag: str | None, held: str | None) -> bool:
    """Whether an If-None-Match names an ETag."""
    if etag is None or held is None:
        return False
    return held.strip() == "*" or etag in (tag.strip().removeprefix("W/") for tag in held.split(","))


def without_body(request: Request, headers: Mapping[str, str], media_type: str) -> Response | None:
    """The answer to a request for something long that need not be made: the client holds it, or asks for its head only.

    headers: what the whole answer would bear, its ETag among it.
    """
    held = is_held(headers["etag"], request.headers.get("if-none-match"))
    if not held and not request.scope.get(_HEAD):
        return None
    answer = Response(status_code=304 if held else 200, headers=headers, media_type=media_type)
    del answer.headers["content-length"]
    return answer
