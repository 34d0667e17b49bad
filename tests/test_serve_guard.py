"""What the desk refuses: other hosts, other sites' pages, requests without its token, paths that leave it; and what every answer bears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tawatur.errors import TawaturError
from tawatur.serve.fresh import etag_of, is_held
from tawatur.serve.guard import TOKEN_HEADER, require_loopback
from tests.asking import BASE, asking, operations

API = "/api/v1"
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with asking(tmp_path_factory.mktemp("guard") / "empty.record") as found:
        yield found


@pytest.fixture
def token(client: TestClient) -> str:
    return str(client.get(f"{API}/token").json()["token"])


def guarded(answer: Any) -> bool:
    policy = answer.headers["content-security-policy"]
    return (
        "default-src 'none'" in policy
        and "unsafe" not in policy
        and all(answer.headers.get(name) == value for name, value in HEADERS.items())
        and "access-control-allow-origin" not in answer.headers
        and answer.headers["cache-control"] in ("no-cache", "no-store")
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8350", "localhost", "LOCALHOST:1", "[::1]:8350", "127.9.9.9"])
def test_this_machines_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get(f"{API}/record", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8350",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost.",
        "127.0.0.1@evil.example",
        "evil.example#127.0.0.1",
        "192.168.1.2",
        "0.0.0.0",
        "[2001:db8::1]",
        "[::1].evil.example",
        "",
    ],
)
@pytest.mark.parametrize("path", [f"{API}/incidents", "/ar/incidents", "/static/desk.css", "/openapi.json", "/"])
def test_a_rebound_name_is_not_answered(client: TestClient, path: str, host: str) -> None:
    answer = client.get(path, headers={"host": host})
    assert (answer.status_code, answer.headers["content-type"]) == (403, "application/problem+json")
    assert guarded(answer)


FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": ""},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": "http://localhost"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": BASE, "sec-fetch-site": "cross-site"},
    {TOKEN_HEADER: ""},
    {TOKEN_HEADER: "guess"},
    {TOKEN_HEADER: "é"},
]


def changing(client: TestClient) -> list[tuple[str, str]]:
    assert isinstance(client.app, FastAPI)
    return [(m, p) for p, m, _ in operations(client.app) if m != "get"]


@pytest.mark.parametrize("headers", FOREIGN)
def test_nothing_is_changed_from_elsewhere(client: TestClient, token: str, headers: dict[str, str]) -> None:
    tried = changing(client)
    assert {m for m, _ in tried} >= {"post", "delete"}
    for method, path in tried:
        given = {TOKEN_HEADER: token.encode(), **{k: v.encode() for k, v in headers.items()}}
        answer = client.request(method.upper(), path, headers=given)
        assert answer.status_code == 403, (method, path)
        assert guarded(answer) and answer.json()["detail"]


def test_without_a_token_nothing_is_changed(client: TestClient) -> None:
    for method, path in changing(client):
        assert client.request(method.upper(), path).status_code == 403


def test_no_page_of_another_site_learns_the_token(client: TestClient) -> None:
    for path in (f"{API}/token", "/ar/incidents"):
        answer = client.get(path, headers={"origin": "https://evil.example", "sec-fetch-site": "cross-site"})
        assert guarded(answer)
    asked = {"origin": "https://evil.example", "access-control-request-method": "POST"}
    answer = client.options(f"{API}/check", headers=asked)
    assert answer.status_code == 405 and guarded(answer)


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", f"{API}/incidents", "GET"),
        ("DELETE", f"{API}/incidents/i-1", "GET"),
        ("PUT", f"{API}/record", "GET"),
        ("PATCH", f"{API}/claims", "GET"),
        ("GET", f"{API}/check", "POST"),
        ("TRACE", f"{API}/record", "GET"),
    ],
)
def test_methods_that_are_not_there(client: TestClient, token: str, method: str, path: str, allowed: str) -> None:
    answer = client.request(method, path, headers={TOKEN_HEADER: token})
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)
    assert guarded(answer) and answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/static/../app.py", 404),
        ("/static/..%2f..%2fapp.py", 404),
        ("/static/%2e%2e/%2e%2e/guard.py", 404),
        ("/static/..%5c..%5cguard.py", 404),
        ("/static//etc/passwd", 404),
        ("/static/%2fetc%2fpasswd", 404),
        ("/static/desk.css%00.txt", 404),
        ("/static/", 404),
        ("/static", 404),
        ("/static/leaflet/../../../etc/passwd", 404),
        (f"{API}/documents/..%2f..%2fetc%2fpasswd", 404),
        (f"{API}/documents/..%2f..%2fetc%2fpasswd/original", 404),
        (f"{API}/incidents/%00", 404),
        (f"{API}/incidents/{'i' * 300}", 422),
        (f"{API}/export/..%2fmanifest.jsonl", 404),
        (f"{API}/export/secrets.jsonl", 422),
        (f"{API}/entities/{'k' * 30}/x", 422),
        (f"{API}/entities/place/{'x' * 600}", 422),
        (f"{API}/nothing", 404),
        ("/nothing", 404),
        ("/de/incidents", 422),
    ],
)
def test_paths_that_lead_nowhere(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert guarded(answer) and answer.headers["content-type"] == "application/problem+json"
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("limit=0", 422),
        ("limit=201", 422),
        ("limit=-1", 422),
        (f"limit={10**30}", 422),
        ("limit=many", 422),
        (f"q={'x' * 501}", 422),
        (f"actor={'x' * 501}", 422),
        ("&".join(f"actor=a{n}" for n in range(101)), 422),
        ("status=perhaps", 422),
        ("sort=random", 422),
        (f"cursor={'A' * 2001}", 422),
        ("cursor=A", 400),
        ("cursor=bnVsbA", 400),
        ("cursor=WzFlMzA4LCAieCJd", 400),
        ("cursor=WzEwMDAwMDAwMDAwMDAwMDAwMDAwLCAieCJd", 400),
        ("cursor=WzEsICJcdWQ4MDAiXQ", 400),
        ("from=never", 400),
        ("to=tomorrow", 400),
    ],
)
def test_parameters_that_are_refused(client: TestClient, query: str, status: int) -> None:
    answer = client.get(f"{API}/incidents?{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert guarded(answer) and answer.json()["detail"]


@pytest.mark.parametrize(
    "path", ["/", "/ar/incidents", "/en/api", f"{API}/record", "/openapi.json", "/static/desk.css"]
)
def test_every_answer_keeps_to_itself(client: TestClient, path: str) -> None:
    assert guarded(client.get(path, follow_redirects=False))


def test_a_fault_is_told_and_bears_the_headers(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise LookupError("a rule\nwent wrong")

    monkeypatch.setattr("tawatur.serve.api.record.query.counts", broken)
    answer = client.get(f"{API}/record")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert guarded(answer)
    assert answer.json()["detail"] == "LookupError: a rule went wrong; please report it"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.7", "example.org", "::", ""])
def test_the_desk_opens_on_loopback_only(host: str) -> None:
    with pytest.raises(TawaturError, match="accounts"):
        require_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.0.0.2"])
def test_loopback_has_many_names(host: str) -> None:
    require_loopback(host)


def test_etags_tell_parts_apart() -> None:
    assert len({etag_of("ab", "c"), etag_of("a", "bc"), etag_of("abc"), etag_of("abc", "")}) == 4
    assert etag_of("أ") == etag_of("أ".encode())


@pytest.mark.parametrize(
    ("etag", "held", "expected"),
    [
        ('"a"', '"a"', True),
        ('"a"', '"b", "a"', True),
        ('"a"', 'W/"a"', True),
        ('"a"', "*", True),
        ('"a"', "a", False),
        ('"a"', '"ab"', False),
        ('"a"', "", False),
        ('"a"', None, False),
        (None, "*", False),
    ],
)
def test_what_a_client_holds(etag: str | None, held: str | None, expected: bool) -> None:
    assert is_held(etag, held) is expected


def test_a_record_elsewhere_is_not_reached_through_the_desk(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "other.record").write_bytes(b"x")
    for path in (f"{API}/record?record={tmp_path}/other.record", f"{API}/export/claims.jsonl?record=/etc/passwd"):
        assert "other.record" not in client.get(path).text
