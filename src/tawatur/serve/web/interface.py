"""The interface's own page: every operation of /openapi.json with its parameters and answers, and how to ask it with curl."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from tawatur.serve.web.page import Desk, Seat

router = APIRouter()
_Schema = Mapping[str, Any]
_REF = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value is, in words; `ref` names the noun that it is one of, or a list of."""

    text: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of an operation, or a field of a noun. `place`: path or query."""

    name: str
    kind: Kind
    required: bool
    about: str
    default: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of an operation."""

    status: str
    about: str
    kinds: tuple[tuple[str, Kind], ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation."""

    id: str
    method: str
    path: str
    about: str
    fields: tuple[Field, ...]
    body: tuple[tuple[str, Kind], ...]
    answers: tuple[Answer, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the answers."""

    name: str
    about: str
    fields: tuple[Field, ...]


@router.get("/{lang}/api", response_class=HTMLResponse)
def interface(desk: Seat) -> HTMLResponse:
    """The page."""
    described: _Schema = desk.asked.request.app.openapi()
    groups: dict[str, list[Operation]] = {}
    examples = _Examples(desk)
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            tag = (operation.get("tags") or ["other"])[0]
            groups.setdefault(tag, []).append(_operation(examples, method, path, operation))
    schemas: _Schema = described["components"]["schemas"]
    return desk.show(
        "interface.html.j2",
        view="api",
        title=desk.say("interface.title"),
        groups=groups,
        nouns=[_noun(name, schemas[name]) for name in sorted(schemas)],
        base=str(desk.asked.request.base_url).rstrip("/"),
    )


def _operation(examples: _Examples, method: str, path: str, operation: _Schema) -> Operation:
    fields = tuple(_parameter(p) for p in operation.get("parameters", ()) if p["in"] in ("path", "query"))
    body = operation.get("requestBody", {}).get("content", {})
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        about=operation.get("description", ""),
        fields=fields,
        body=_content(body),
        answers=tuple(
            Answer(status, answer.get("description", ""), _content(answer.get("content", {})))
            for status, answer in operation["responses"].items()
        ),
        example=examples.curl(method.upper(), path, fields, "application/json" in body),
    )


def _parameter(item: _Schema) -> Field:
    schema = item.get("schema", {})
    default = schema.get("default")
    return Field(
        name=item["name"],
        kind=kind_of(schema),
        required=item.get("required", False),
        about=item.get("description") or _about(schema),
        default=json.dumps(default) if default not in (None, [], "") else None,
        place=item["in"],
    )


def _content(content: _Schema) -> tuple[tuple[str, Kind], ...]:
    return tuple((media, kind_of(about.get("schema", {}))) for media, about in content.items())


def _noun(name: str, schema: _Schema) -> Noun:
    required = schema.get("required", ())
    fields = tuple(
        Field(key, kind_of(value), key in required, _about(value))
        for key, value in schema.get("properties", {}).items()
    )
    return Noun(name, schema.get("description", ""), fields)


def _about(schema: _Schema) -> str:
    """What is said of a value, or of what it is unless it is null."""
    said: str = schema.get("description") or next(
        (part["description"] for part in schema.get("anyOf", ()) if "description" in part), ""
    )
    return said


def kind_of(schema: _Schema) -> Kind:
    """What a JSON Schema allows, in words."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_REF)
        return Kind(name, name)
    if "anyOf" in schema:
        kinds = [kind_of(part) for part in schema["anyOf"]]
        return Kind(" or ".join(kind.text for kind in kinds), next((kind.ref for kind in kinds if kind.ref), None))
    if "enum" in schema:
        return Kind(" | ".join(map(str, schema["enum"])))
    if "const" in schema:
        return Kind(str(schema["const"]))
    if schema.get("type") == "array":
        each = kind_of(schema.get("items", {}))
        return Kind(f"[{each.text}]", each.ref)
    limits = [f"{sign} {schema[key]:g}" for key, sign in (("minimum", "≥"), ("maximum", "≤")) if key in schema]
    return Kind(" ".join([schema.get("format") or schema.get("type") or "any", *limits]))


class _Examples:
    """Requests that can be tried: with ids that this record holds."""

    _TABLES = ("incidents", "documents", "claims")

    def __init__(self, desk: Desk) -> None:
        self._base = str(desk.asked.request.base_url).rstrip("/")
        store = desk.asked.store
        self._ids = {table: self._first(store.query(f"SELECT min(id) FROM {table}")) for table in self._TABLES}
        self._entity = self._first(
            store.query("SELECT min(entity) FROM mentions WHERE entity >= 'facility/' AND entity < 'facility0'")
        )

    @staticmethod
    def _first(rows: list[tuple[Any, ...]]) -> str:
        return rows[0][0] or "" if rows else ""

    def curl(self, method: str, path: str, fields: tuple[Field, ...], json_body: bool) -> str:
        """A request on the command line."""
        address = self._base + "".join(self._filled(path))
        wanted = [f for f in fields if f.place == "query" and f.required]
        query = "&".join(f"{f.name}=…" for f in wanted)
        address += f"?{query}" if query else ""
        parts = ["curl"] if method == "GET" else ["curl", "-X", method, "-H", '"x-tawatur-token: $TOKEN"']
        if json_body:
            parts += ["-H", '"content-type: application/json"', "-d", "@body.json"]
        return " ".join([*parts, f'"{address}"'])

    def _filled(self, path: str) -> Iterator[str]:
        first = path.split("/")[3] if path.count("/") >= 3 else ""
        kind, _, slug = self._entity.partition("/")
        known = {"{id}": self._ids.get(first, ""), "{kind}": kind, "{slug}": slug}
        for part in path.split("/")[1:]:
            found = known.get(part)
            yield "/" + (quote(found, safe="~") if found else part)
