"""Forms and JSON bodies into typed values, with every problem named at its field.

A form is a frozen dataclass whose fields are `Annotated[type, reader]`. A reader takes the raw value (a string
from a form, anything from JSON) and returns the typed one, or raises ValueError with a sentence for the person.
A field whose name is a word of Python's carries an underscore at its end: `from_` is sent as "from".
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from functools import cache
from typing import Any, TypeVar, cast, get_type_hints

import msgspec
from litestar import Request
from msgspec import UNSET

from expense_app.errors import BadRequest, FieldError, Invalid
from expense_app.web import pasted
from expense_app.web.sessions import CSRF_FIELD

T = TypeVar("T")
AnyRequest = Request[Any, Any, Any]
Reader = Callable[[Any], Any]

MISSING_MESSAGE = "Please fill this in."
_MAX_FIELDS = 2_000
_TYPED = "typed"
_AGAIN = "again"


async def read_form(request: AnyRequest, form: type[T]) -> T:
    """The request's body as `form`. Raises Invalid with one message a field, BadRequest for no readable body."""
    return read_values(await body_of(request), form)


def read_query(request: AnyRequest, form: type[T]) -> T:
    """The query string as `form`; an empty parameter is an absent one."""
    return read_values(query_of(request), form)


def query_of(request: AnyRequest) -> dict[str, str]:
    """The parameters of the query string that say something."""
    values = {name: str(value) for name, value in request.query_params.items() if value != ""}
    request.scope["state"][_TYPED] = values
    return values


def read_values(values: Mapping[str, Any], form: type[T]) -> T:
    """`values` as `form`. Raises Invalid: a missing field, an unknown one, or one that its reader refuses."""
    readers = _readers(form)
    known = {_sent_name(field) for field in fields(cast("Any", form))}
    problems = [FieldError(name, "This field is not known.") for name in values if name not in known]
    read: dict[str, Any] = {}
    for field in fields(cast("Any", form)):
        try:
            read |= _read_field(field, readers[field.name], values)
        except ValueError as problem:
            problems.append(FieldError(_sent_name(field), str(problem)))
    if problems:
        raise Invalid(*problems)
    return form(**read)


async def body_of(request: AnyRequest) -> dict[str, Any]:
    """The fields of a form or of a JSON object, without the form token. Raises BadRequest."""
    request.scope["state"][_TYPED] = values = await _read_body(request)
    return values


def typed(request: AnyRequest) -> dict[str, Any]:
    """What the person had typed, as far as it was read: to show it again when something goes wrong. What holds a
    provider's key is left empty."""
    values = request.scope["state"].get(_TYPED, {})
    return {name: "" if pasted.holds_key(str(value)) else value for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Again:
    """How to show a form again: its page, what htmx gets when somebody else was faster, and their names."""

    page: str
    stale: str
    names: dict[str, Any]


def show_again(request: AnyRequest, page: str, /, *, stale: str = "errors/conflict.stream.html", **names: Any) -> None:  # noqa: ANN401
    """Say what this request's form looks like, in case it has to be shown again with messages and with what was
    typed: error pages ask the database nothing."""
    request.scope["state"][_AGAIN] = Again(page, stale, {"values": typed(request), **names})


def again(request: AnyRequest) -> Again | None:
    """What `show_again` said."""
    return request.scope["state"].get(_AGAIN)


async def _read_body(request: AnyRequest) -> dict[str, Any]:
    content_type = request.headers.get("content-type", "")
    if "json" in content_type:
        return _object(await request.body())
    if "form" not in content_type:
        if await request.body():
            raise BadRequest("Send a form or JSON.")
        return {}
    given = await form_of(request)
    if len(given) > _MAX_FIELDS:
        raise BadRequest("Too many fields.")
    return _flat([(name, value) for name, value in given if name != CSRF_FIELD])


async def form_of(request: AnyRequest) -> list[tuple[str, str]]:
    """Every field in its order. Raises BadRequest for a file, which is let go at once: nothing of ours takes one."""
    form = await request.form()
    given = list(form.multi_items())
    if not all(isinstance(value, str) for _, value in given):
        await form.close()
        raise BadRequest("Files are not expected here.")
    return given


def _flat(given: list[tuple[str, str]]) -> dict[str, Any]:
    """The last value of each name, as a checkbox after its hidden "no" needs it; all of them for a name in []."""
    values: dict[str, Any] = {}
    for name, value in given:
        if name.endswith("[]"):
            values.setdefault(name[:-2], []).append(value)
        else:
            values[name] = value
    return values


def _object(body: bytes) -> dict[str, Any]:
    try:
        given = msgspec.json.decode(body or b"{}")
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise BadRequest("This is not readable JSON.") from None
    if not isinstance(given, dict):
        raise BadRequest("Send a JSON object.")
    return cast("dict[str, Any]", given)


def _read_field(field: Field[Any], reader: Reader, values: Mapping[str, Any]) -> dict[str, Any]:
    """The field's value under its name; nothing where it is absent and has a default."""
    raw = values.get(_sent_name(field), UNSET)
    optional = field.default is not MISSING or field.default_factory is not MISSING
    if optional and (raw is UNSET or raw is field.default):
        return {}
    if raw is UNSET:
        raise ValueError(MISSING_MESSAGE)
    _refuse_lone_surrogates(raw)
    return {field.name: reader("" if raw is None else raw)}


def _sent_name(field: Field[Any]) -> str:
    return field.name.removesuffix("_")


def _refuse_lone_surrogates(raw: object) -> None:
    if isinstance(raw, str):
        try:
            raw.encode()
        except UnicodeEncodeError:
            raise ValueError("This text holds characters that cannot be saved.") from None


@cache
def _readers(form: type[Any]) -> dict[str, Reader]:
    hints = get_type_hints(form, include_extras=True)
    return {field.name: _reader_of(hints[field.name]) for field in fields(cast("Any", form))}


def _reader_of(hint: Any) -> Reader:  # noqa: ANN401 - any annotation
    return hint.__metadata__[0]
