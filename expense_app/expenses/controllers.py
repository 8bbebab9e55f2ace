"""Routes of a draft's and an expense's life."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, patch, post
from litestar.params import FromPath

from expense_app.expenses import queries, service
from expense_app.expenses.forms import EditByForm, EditExpense, read_confirm
from expense_app.expenses.idempotency import once
from expense_app.expenses.views import Confirmed, ExpenseView, expense_view
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
        return await slots(session, done.answer, done.answer.expenses, headers=headers)


class ExpenseController(Controller):
    """One draft or expense. The POST twins are for browsers without JavaScript."""

    path = "/expenses/{expense_id:uuid}"

    @patch()
    async def edit(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        form = await read_form(request, EditExpense)
        expense = await service.edit(session, expense_id, form.version, form.edit(), member)
        return await saved(session, expense)

    @post("/edit", status_code=200)
    async def edit_by_form(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        form = await read_form(request, EditByForm)
        expense = await service.edit(session, expense_id, form.version, form.edit(), member)
        return await saved(session, expense)

    @get("/card")
    async def card(self, session: Session, expense_id: FromPath[UUID]) -> Response[Any]:
        """The card alone, as it stands now."""
        choices = await queries.choices(session)
        draft = expense_view(await queries.expense(session, expense_id, deleted=True), choices)
        return Reply("chat/_slot.html", draft, see_other=f"/#slot-{expense_id}", draft=draft, choices=choices)

    @delete(status_code=200)
    async def delete(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        return await self._deleted(session, member, expense_id)

    @post("/delete", status_code=200)
    async def delete_by_form(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        return await self._deleted(session, member, expense_id)

    @post("/restore", status_code=200)
    async def restore(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        expense = await service.restore(session, expense_id, member)
        return await slots(session, expense, [expense], text="Brought back.")

    @post("/reopen", status_code=200)
    async def reopen(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        expense = await service.reopen(session, expense_id, member)
        return await slots(session, expense, [expense], text="It is a draft again.")

    @post("/keep", status_code=200)
    async def keep_both(self, session: Session, expense_id: FromPath[UUID]) -> Response[Any]:
        expense = await service.keep_both(session, expense_id)
        return await slots(session, expense, [expense], text="Kept both.")

    async def _deleted(self, session: Session, member: SignedIn, expense_id: UUID) -> Response[Any]:
        expense = await service.delete(session, expense_id, member)
        undo = f"/expenses/{expense_id}/restore"
        text = "Discarded." if expense.status == "draft" else "Deleted."
        return await slots(session, expense, [expense], text=text, undo=undo)


async def slots(
    session: Session,
    view: ExpenseView | Confirmed,
    drafts: list[ExpenseView],
    *,
    text: str = "",
    undo: str = "",
    headers: dict[str, str] | None = None,
) -> Response[Any]:
    """Each draft's place in the chat shows what it has become; `undo` is the address that takes the step back."""
    choices = await queries.choices(session)
    return Reply(
        "expenses/slots.stream.html",
        view,
        see_other=f"/#slot-{drafts[0].id}" if drafts else "/",
        headers=headers,
        drafts=drafts,
        choices=choices,
        dock=await queries.waiting(session, choices),
        text=text,
        undo=undo,
        problem=False,
    )


async def saved(session: Session, expense: ExpenseView) -> Response[Any]:
    """The inputs stay as they are; version, doubts and totals follow."""
    choices = await queries.choices(session)
    dock = await queries.waiting(session, choices)
    back = f"/#slot-{expense.id}"
    return Reply("expenses/saved.stream.html", expense, see_other=back, draft=expense, choices=choices, dock=dock)


CONTROLLERS = [ConfirmController, ExpenseController]
