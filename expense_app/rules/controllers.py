"""The page of what the household taught."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from expense_app.clock import utc_now
from expense_app.errors import FieldError, Invalid
from expense_app.expenses import queries as expenses
from expense_app.expenses.changes import find_category
from expense_app.expenses.views import Choices
from expense_app.rules import queries
from expense_app.web import fields
from expense_app.web.dependencies import Session, SignedIn
from expense_app.web.forms import read_form
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """`category` is an id or a name."""

    category: Annotated[str, fields.text(100)]


class RulesController(Controller):
    """Both members may look, change and forget."""

    path = "/settings/rules"

    @get()
    async def show(self, session: Session) -> Response[Any]:
        choices = await expenses.choices(session)
        return await self._page(session, choices)

    @post("/{rule_id:uuid}", status_code=200)
    async def change(
        self, request: AnyRequest, session: Session, member: SignedIn, rule_id: FromPath[UUID]
    ) -> Response[Any]:
        form = await read_form(request, ChangeRule)
        choices = await expenses.choices(session)
        rule = await queries.locked_rule(session, rule_id)
        try:
            rule.teach(find_category(form.category, choices), member.id, utc_now())
        except ValueError as problem:
            raise Invalid(FieldError("category", str(problem))) from None
        await session.flush()
        return await self._page(session, choices, "/settings/rules")

    @post("/{rule_id:uuid}/delete", status_code=200)
    async def forget(self, session: Session, rule_id: FromPath[UUID]) -> Response[Any]:
        await session.delete(await queries.locked_rule(session, rule_id))
        await session.flush()
        return await self._page(session, await expenses.choices(session), "/settings/rules")

    async def _page(self, session: Session, choices: Choices, see_other: str | None = None) -> Response[Any]:
        page = await queries.rules_page(session, choices)
        return Reply("settings/rules.html", page, see_other=see_other, move=True, rules=page.rules, choices=choices)


CONTROLLERS = [RulesController]
