"""What stands between a browser and the record: where requests come from, and what a page may load.

The desk needs no login because it answers this machine only. A page of another site, open in the same browser, must
neither read it (the Host header, which a rebound name cannot forge) nor change anything (the page's own token and origin).
"""

from __future__ import annotations

import hmac
import re
import time
from collections.abc import Callable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tawatur.errors import TawaturError
from tawatur.serve.problems import answer, of_fault

TOKEN_HEADER = "x-tawatur-token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(?:\[(?P<six>[^\[\]]+)\]|(?P<name>[^\[\]:]+))(?::\d+)?")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


def require_loopback(host: str) -> None:
    """Raises TawaturError for an address that others could reach."""
    try:
        loopback = host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise TawaturError(
            f"{host} can be reached from other machines, and the desk has no accounts yet; it answers 127.0.0.1, ::1 or localhost only"
        )


class Guard:
    """ASGI middleware: refuses what does not come from the desk's own pages; adds the headers that keep these to themselves."""

    def __init__(self, app: ASGIApp, token: str, clock: Callable[[], float] = time.perf_counter) -> None:
        self.app = app
        self.token = token
        self.clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return  # there are no websockets here
        begun, started = self.clock(), False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store" if scope["method"] not in _SAFE else "no-cache")
                headers["server-timing"] = f"app;dur={(self.clock() - begun) * 1000:.1f}"
            await send(message)

        refused = self._refusal(scope["method"], Headers(scope=scope))
        if refused is not None:
            await answer(403, refused)(scope, receive, sending)
            return
        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            if not started:  # answered here and not further out, where it would go without the headers
                await of_fault(error)(scope, receive, sending)
            raise

    def _refusal(self, method: str, headers: Headers) -> str | None:
        """Why a request is refused; None when it is not."""
        host = headers.get("host", "")
        if not _is_loopback(host):
            return f"the desk answers to this machine's own names only, not to {host or 'a request without Host'}"
        if method in _SAFE:
            return None
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != host:
            return "this request comes from another site's page"
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return "this request comes from another site's page"
        given = headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            return f"a request that changes something needs the desk's token ({TOKEN_HEADER}); reload the page, the desk may have been started again"
        return None


def _is_loopback(host: str) -> bool:
    found = _HOST.fullmatch(host)
    if found is None:
        return False
    name = found["six"] or found["name"]
    if name.lower() == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
