"""What people may send about expenses."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, cast
from uuid import UUID

from litestar import Request
from msgspec import UNSET, UnsetType

from expense_app.errors import BadRequest, FieldError, Invalid
from expense_app.expenses.changes import Edit
from expense_app.expenses.service import Draft
from expense_app.web import fields
from expense_app.web.forms import body_of, read_values

MOST_AT_ONCE = 200


def amount_text(raw: Any) -> str:  # noqa: ANN401 - unread input
    """The amount as text: what it is worth depends on the currency beside it."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return str(raw)
    if isinstance(raw, float):
        raise ValueError('Send the amount as text, like "250.00".')  # noqa: TRY004 - a message for the field
    return fields.text(40)(raw)


def name_or_id(raw: Any) -> str:  # noqa: ANN401 - unread input
    """A name or an id; an object that carries an id, as our own JSON does, is read too."""
    if isinstance(raw, dict):
        raw = cast("dict[str, Any]", raw).get("id")
    return fields.text(100)(raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditFields:
    """Any editable field of an expense; an absent one stays as it is."""

    amount: Annotated[str | UnsetType, amount_text] = UNSET
    currency: Annotated[str | UnsetType, fields.currency] = UNSET
    category: Annotated[str | UnsetType, name_or_id] = UNSET
    description: Annotated[str | UnsetType, fields.text(500, least=0)] = UNSET
    date_incurred: Annotated[date | UnsetType, fields.day] = UNSET
    paid_by: Annotated[str | UnsetType, name_or_id] = UNSET
    is_recurring: Annotated[bool | UnsetType, fields.flag] = UNSET
    recurrence_day: Annotated[int | UnsetType | None, fields.optional(fields.whole_number(1, 31))] = UNSET

    def edit(self) -> Edit:
        return Edit(**{name: getattr(self, name) for name in Edit.__dataclass_fields__})


@dataclass(frozen=True, slots=True, kw_only=True)
class EditExpense(EditFields):
    version: Annotated[int, fields.whole_number(1, 999_999_999)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmOne(EditExpense):
    id: Annotated[UUID, fields.identifier]

    def draft(self) -> Draft:
        return Draft(self.id, self.version, self.edit())


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmCard(EditExpense):
    """A card's own fields. Not "id": a field of that name would hide the form's own id from scripts."""

    expense_id: Annotated[UUID, fields.identifier]

    def draft(self) -> Draft:
        return Draft(self.expense_id, self.version, self.edit())


@dataclass(frozen=True, slots=True, kw_only=True)
class EditByForm(EditExpense):
    """A whole card or page, saved without a script: a card also carries what confirming it would need."""

    expense_id: Annotated[UUID | None, fields.identifier] = None
    idempotency_key: Annotated[str, fields.token(255)] = ""


@dataclass(frozen=True, slots=True)
class ConfirmDrafts:
    """`body` is what was sent, without the key: the same key must come with the same body."""

    key: str
    drafts: list[Draft]
    body: dict[str, Any]


async def read_confirm(request: Request[Any, Any, Any]) -> ConfirmDrafts:
    """JSON `{drafts: [{id, version, ...}]}`; from a form one card's own fields, or `draft[]` = "id:version" for many.

    Raises BadRequest without a key, Invalid with "drafts.0.amount" and the like for a field.
    """
    body = dict(await body_of(request))
    key = _key(request.headers.get("idempotency-key") or body.pop("idempotency_key", ""))
    body.pop("idempotency_key", None)
    return ConfirmDrafts(key, _drafts(body), body)


def typed_id(values: dict[str, Any]) -> UUID | None:
    """Which expense a card's own fields are about; None for many, or where that cannot be read."""
    try:
        return fields.identifier(values.get("expense_id"))
    except ValueError:
        return None


def _key(given: object) -> str:
    if not isinstance(given, str) or not given.strip():
        raise BadRequest("Send an Idempotency-Key, so that confirming twice confirms once.")
    if len(given) > 255 or not given.isprintable():
        raise BadRequest("The Idempotency-Key must be at most 255 printable characters.")
    return given.strip()


def _drafts(body: dict[str, Any]) -> list[Draft]:
    name = next((each for each in ("drafts", "draft") if each in body), None)
    if name is None:
        return [read_values(body, ConfirmCard).draft()]
    if unknown := body.keys() - {name}:
        raise Invalid(*(FieldError(each, "This field is not known.") for each in sorted(unknown)))
    given = body[name]
    if not isinstance(given, list) or not given:
        raise Invalid(FieldError(name, "Send at least one draft."))
    items = cast("list[Any]", given)
    if len(items) > MOST_AT_ONCE:
        raise Invalid(FieldError(name, f"Confirm at most {MOST_AT_ONCE} drafts at once."))
    return [_from_item(at, item) for at, item in enumerate(items)]


def _from_item(at: int, item: object) -> Draft:
    if isinstance(item, str):
        identifier, _, version = item.partition(":")
        item = {"id": identifier, "version": version}
    if not isinstance(item, dict):
        raise Invalid(FieldError(f"drafts.{at}", "A draft is an object with id and version."))
    name = f"drafts.{at}."
    try:
        return replace(read_values(cast("dict[str, Any]", item), ConfirmOne).draft(), name=name)
    except Invalid as problem:
        raise Invalid(*(FieldError(name + each.field, each.message) for each in problem.errors)) from None
