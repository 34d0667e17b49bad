"""What /openapi.json says beyond the operations themselves: problems, and the token of those that change something."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from tawatur.serve.api.answers import Problem
from tawatur.serve.guard import TOKEN_HEADER

_SCHEME = {
    "type": "apiKey",
    "in": "header",
    "name": TOKEN_HEADER,
    "description": "Whoever changes something shows that it comes from the desk; GET /api/v1/token tells it.",
}


def describe(app: FastAPI) -> None:
    """Lets the application describe itself so."""
    made = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = made()
            parts = schema.setdefault("components", {})
            parts.setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
            parts["securitySchemes"] = {"token": _SCHEME}
            for operations in schema["paths"].values():
                for method, operation in operations.items():
                    for answer in operation["responses"].values():
                        if answer.get("description") == "Successful Response":
                            answer["description"] = "What was asked for"
                    if method != "get":
                        operation["security"] = [{"token": []}]
        return app.openapi_schema or {}

    app.openapi = openapi  # type: ignore[method-assign]
