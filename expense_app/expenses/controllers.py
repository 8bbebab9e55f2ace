"""Routes of a draft's and an expense's life."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, patch, post
from litestar.params import FromPath

from expense_app.expenses import queries, service
from expense_app.expenses.forms import EditExpense, read_confirm
from expense_app.expenses.idempotency import once
from expense_app.expenses.views import Confirmed, ExpenseView
from expense_app.web.dependencies import Session, SignedIn
from expense_app.web.forms import read_form
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]


class ConfirmController(Controller):
    path = "/expenses/confirm"

    @post(status_code=200)
    async def confirm(self, request: AnyRequest, session: Session, member: SignedIn) -> Response[Any]:
        form = await read_confirm(request)
        done = await once(
            session,
            form.key,
            form.body,
            member,
            Confirmed,
            lambda: service.confirm_drafts(session, form.drafts, member),
        )
        headers = {"idempotency-replayed": "true"} if done.replayed else {}
        return Reply("expenses/confirm.stream.html", done.answer, see_other="/", headers=headers)


class ExpenseController(Controller):
    """One draft or expense. The POST twins are for browsers without JavaScript."""

    path = "/expenses/{expense_id:uuid}"

    @patch()
    async def edit(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        return await self._edit(request, session, member, expense_id)

    @post("/edit", status_code=200)
    async def edit_by_form(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        return await self._edit(request, session, member, expense_id)

    @delete(status_code=200)
    async def delete(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        return await self._card(session, await service.delete(session, expense_id, member), "_discarded_line")

    @post("/delete", status_code=200)
    async def delete_by_form(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        return await self._card(session, await service.delete(session, expense_id, member), "_discarded_line")

    @post("/restore", status_code=200)
    async def restore(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        return await self._card(session, await service.restore(session, expense_id, member))

    @post("/unconfirm", status_code=200)
    async def unconfirm(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        return await self._card(session, await service.unconfirm(session, expense_id, member))

    async def _edit(self, request: AnyRequest, session: Session, member: SignedIn, expense_id: UUID) -> Response[Any]:
        form = await read_form(request, EditExpense)
        return await self._card(session, await service.edit(session, expense_id, form.version, form.edit(), member))

    async def _card(self, session: Session, expense: ExpenseView, template: str = "_card") -> Response[Any]:
        choices = await queries.choices(session)
        return Reply(f"expenses/{template}.html", expense, see_other="/", choices=choices)


CONTROLLERS = [ConfirmController, ExpenseController]
