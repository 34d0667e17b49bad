"""What tests of the interface share: the sample record, a desk over it, and what its description says of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from tawatur.api import read
from tawatur.serve.app import make_app
from tawatur.serve.desk import Desk

EXAMPLES = Path(__file__).parent.parent / "examples"
BASE = "http://127.0.0.1"


def read_sample(folder: Path) -> Path:
    """A record of the sample reports."""
    path = folder / "sample.record"
    read(EXAMPLES, metadata=EXAMPLES / "metadata.csv", record=path).close()
    return path


@contextmanager
def asking(record: Path) -> Iterator[TestClient]:
    """A desk over a record, asked without a browser; faults of its own are answers too."""
    desk = Desk.open(str(record))
    try:
        with TestClient(make_app(desk), base_url=BASE, raise_server_exceptions=False) as client:
            yield client
    finally:
        desk.close()


def operations(app: FastAPI) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """(path, method, operation) of everything that the interface describes."""
    for path, found in app.openapi()["paths"].items():
        for method, operation in found.items():
            yield path, method, operation


def whole(client: TestClient, path: str, **params: Any) -> list[dict[str, Any]]:
    """All items of a list, page by page."""
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        answer = client.get(path, params=params | cursor)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        items += body["items"]
        if body["next"] is None:
            return items
        cursor = {"cursor": body["next"]}


def misfits(schema: dict[str, Any], value: object, schemas: dict[str, Any], at: str = "") -> list[str]:
    """Where a value is not what a schema of the description says, or holds what it does not tell of."""
    if "$ref" in schema:
        return misfits(schemas[schema["$ref"].rsplit("/", 1)[-1]], value, schemas, at)
    if "anyOf" in schema:
        found = [misfits(part, value, schemas, at) for part in schema["anyOf"]]
        return [] if [] in found else [f"{at}: {value!r} fits nothing of {schema['anyOf']}", *min(found, key=len)]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    types = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None), "number": (int, float)}
    expected = types.get(schema.get("type", ""), int if schema.get("type") == "integer" else object)
    if not isinstance(value, expected) or (isinstance(value, bool) and schema.get("type") in ("integer", "number")):
        return [f"{at}: {value!r} is no {schema.get('type')}"]
    if isinstance(value, list):
        return [m for n, item in enumerate(value) for m in misfits(schema["items"], item, schemas, f"{at}[{n}]")]
    if isinstance(value, dict) and "properties" in schema:
        told = schema["properties"]
        out = [f"{at}.{key} is not told of" for key in value if key not in told]
        out += [f"{at}.{key} is not there" for key in schema.get("required", ()) if key not in value]
        return out + [m for k, v in value.items() if k in told for m in misfits(told[k], v, schemas, f"{at}.{k}")]
    return []
