"""OpenAPI of the product, made out of its own routes and forms: for the fuzz alone, the product does not serve it."""

from collections.abc import Iterator
from typing import Any

from litestar import Litestar
from litestar.routes import HTTPRoute

from tests.web.fuzz.reads import reads
from tests.web.fuzz.shapes import Known, Schema, shape

MEDIA_TYPES = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
HEADERS: dict[tuple[str, str], dict[str, Schema]] = {
    ("POST", "/expenses/confirm"): {"Idempotency-Key": {"type": "string", "minLength": 1, "maxLength": 255}},
    ("GET", "/events"): {"Last-Event-ID": {"type": "string", "format": "date-time"}},
}
"""Those that only one route reads. What all read is for `twists.py`."""
_PATH_TYPES: dict[str, Schema] = {"UUID": {"type": "string", "format": "uuid"}, "str": {"type": "string"}}


def openapi(app: Litestar, known: Known) -> Schema:
    """Every route but the stream's own way to answer; `known` are values that lead to something."""
    paths: dict[str, Schema] = {}
    for route in app.routes:
        if isinstance(route, HTTPRoute):
            paths[route.path_format] = dict(_operations(route, known))
    return {"openapi": "3.1.0", "info": {"title": "expense-app", "version": "1"}, "paths": dict(sorted(paths.items()))}


def _operations(route: HTTPRoute, known: Known) -> Iterator[tuple[str, Schema]]:
    for method in sorted(route.methods - {"OPTIONS"}):
        handler, _ = route.route_handler_map[method]
        found = reads(handler.fn)
        operation: Schema = {
            "operationId": f"{method} {route.path_format}",
            "parameters": [*_in_path(route, known), *_in_query(found.query, known), *_in_headers(method, route.path)],
            "responses": {"default": {"description": "Whatever it is, the checks look at it."}},
        }
        if found.body and method != "GET":
            operation["requestBody"] = _body([shape(form, known) for form in found.body])
        yield method.lower(), operation


def _in_path(route: HTTPRoute, known: Known) -> Iterator[Schema]:
    for part in route.path_components:
        if not isinstance(part, str):
            own = _PATH_TYPES.get(part.type.__name__, _PATH_TYPES["str"])
            values = known.get(part.name, ())
            schema = {"anyOf": [{"enum": list(values)}, own]} if values else own
            yield {"name": part.name, "in": "path", "required": True, "schema": schema}


def _in_query(forms: list[type[Any]], known: Known) -> Iterator[Schema]:
    for form in forms:
        for name, schema in shape(form, known)["properties"].items():
            yield {"name": name, "in": "query", "required": False, "schema": schema}


def _in_headers(method: str, path: str) -> Iterator[Schema]:
    for name, schema in HEADERS.get((method, path), {}).items():
        yield {"name": name, "in": "header", "required": False, "schema": schema}


def _body(shapes: list[Schema]) -> Schema:
    schema = shapes[0] if len(shapes) == 1 else {"anyOf": [*map(_listed, shapes), *shapes]}
    return {"required": False, "content": {kind: {"schema": schema} for kind in MEDIA_TYPES}}


def _listed(item: Schema) -> Schema:
    """Drafts are confirmed one as a form, or many as a list."""
    drafts = {"type": "array", "items": item, "minItems": 1, "maxItems": 3}
    return {"type": "object", "properties": {"drafts": drafts}, "required": ["drafts"], "additionalProperties": False}
