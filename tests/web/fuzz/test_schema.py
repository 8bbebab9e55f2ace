"""The schema that the fuzz is made of misses nothing: every form of the product, every part of an address."""

import inspect
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import PurePosixPath
from typing import Annotated, Any, get_origin, get_type_hints

import pytest
from jsonschema import Draft202012Validator
from litestar import Litestar
from litestar.routes import HTTPRoute

from expense_app.accounts.forms import Login
from expense_app.analysis.forms import Change
from expense_app.expenses.forms import EditExpense, EditFields
from expense_app.expenses.listing.forms import ListPage
from expense_app.expenses.places import Unseen
from tests.architecture.source import modules
from tests.web.fuzz.reads import reads
from tests.web.fuzz.schema import openapi
from tests.web.fuzz.shapes import field_shape, shape

ONLY_TO_BUILD_ON = {EditFields, Unseen}


def all_forms() -> set[type[Any]]:
    """Every dataclass of the product all of whose fields have a reader."""
    paths = [path for path in modules() if path.stem in {"controllers", "forms", "places"}]
    found = [vars(import_module(_dotted(path))).values() for path in paths]
    return {each for names in found for each in names if inspect.isclass(each) and _is_form(each)}


def _dotted(path: PurePosixPath) -> str:
    return ".".join(("expense_app", *path.with_suffix("").parts))


def _is_form(kind: type[Any]) -> bool:
    if not is_dataclass(kind) or not kind.__module__.startswith("expense_app.") or not fields(kind):
        return False
    return all(get_origin(hint) is Annotated for hint in get_type_hints(kind, include_extras=True).values())


def test_every_form_is_found_at_a_door(app: Litestar) -> None:
    routes = [route for route in app.routes if isinstance(route, HTTPRoute)]
    found = [reads(handler.fn) for route in routes for handler, _ in route.route_handler_map.values()]

    assert all_forms() - ONLY_TO_BUILD_ON == {form for each in found for form in (*each.body, *each.query)}
    assert len(all_forms()) > 25


def test_every_route_and_method_stands_in_it_with_all_parts_of_its_address(app: Litestar) -> None:
    paths = openapi(app, {})["paths"]
    routes = [route for route in app.routes if isinstance(route, HTTPRoute)]

    assert {(path, method.upper()) for path, item in paths.items() for method in item} == {
        (route.path_format, method) for route in routes for method in route.methods - {"OPTIONS"}
    }
    for path, item in paths.items():
        for operation in item.values():
            named = [each["name"] for each in operation["parameters"] if each["in"] == "path"]
            assert all(f"{{{name}}}" in path for name in named)
            assert path.count("{") == len(named)


@pytest.mark.parametrize(
    ("form", "name", "right", "wrong"),
    [
        (ListPage, "from", "2026-02-28", 5),
        (ListPage, "limit", 200, 201),
        (ListPage, "sort", "-amount", "colour"),
        (ListPage, "q", "", "x" * 201),
        (EditExpense, "version", 1, 0),
        (EditExpense, "amount", "12.50", "twelve"),
        (EditExpense, "is_recurring", True, "perhaps"),
        (Change, "category", "Groceries", "x" * 101),
        (Login, "password", "x" * 128, ""),
    ],
)
def test_a_field_has_its_type_and_its_bounds(form: type[Any], name: str, right: Any, wrong: Any) -> None:
    field = Draft202012Validator(shape(form, {})["properties"][name])

    assert field.is_valid(right)
    assert not field.is_valid(wrong)


def test_what_is_needed_is_needed_and_nothing_else_is_known() -> None:
    login = shape(Login, {})

    assert login["required"] == ["email", "password"]
    assert login["additionalProperties"] is False


def test_what_leads_to_something_is_offered_beside_the_rest() -> None:
    hint = get_type_hints(EditExpense, include_extras=True)["version"]

    assert field_shape(hint, [7])["anyOf"] == [{"enum": [7]}, field_shape(hint)]
