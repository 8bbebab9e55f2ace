"""Routes of a draft's and an expense's life."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, patch, post
from litestar.params import FromPath

from expense_app.errors import Conflict, Invalid, NotFound
from expense_app.expenses import queries, replies, service
from expense_app.expenses.forms import EditByForm, EditExpense, read_confirm, typed_id
from expense_app.expenses.idempotency import once
from expense_app.expenses.places import asked_from
from expense_app.expenses.views import Confirmed, expense_view
from expense_app.web.dependencies import Session, SignedIn
from expense_app.web.forms import body_of, read_form, show_again
from expense_app.web.kept import forget, kept_for
from expense_app.web.negotiation import representation
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]


class ConfirmController(Controller):
    path = "/expenses/confirm"

    @post(status_code=200, kept="/expenses/{expense_id}")
    async def confirm(self, request: AnyRequest, session: Session, member: SignedIn) -> Response[Any]:
        back = asked_from(request)
        async with _filled_again(request, session, typed_id(await body_of(request))):
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
        return await replies.changed(session, done.answer, done.answer.expenses, back, headers=headers)


class ExpenseController(Controller):
    """One draft or expense. The POST twins are for browsers without JavaScript."""

    path = "/expenses/{expense_id:uuid}"

    @get()
    async def show(self, request: AnyRequest, session: Session, expense_id: FromPath[UUID]) -> Response[Any]:
        choices = await queries.choices(session)
        detail = await queries.detail(session, expense_id, choices)
        names = await replies.page_names(session, detail, choices)
        if form := kept_for(request):
            return Reply("expenses/show.html", detail, cookies=[forget(request)], **names | replies.kept(form, detail))
        return Reply("expenses/show.html", detail, **names)

    @patch()
    async def edit(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        form = await read_form(request, EditExpense)
        expense = await service.edit(session, expense_id, form.version, form.edit(), member)
        return await replies.saved(session, expense, asked_from(request))

    @post("/edit", status_code=200, kept="/expenses/{expense_id}")
    async def edit_by_form(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        back = asked_from(request)
        async with _filled_again(request, session, expense_id):
            form = await read_form(request, EditByForm)
            expense = await service.edit(session, expense_id, form.version, form.edit(), member)
        return await replies.saved(session, expense, back)

    @get("/card")
    async def card(self, session: Session, expense_id: FromPath[UUID]) -> Response[Any]:
        """The card alone, as it stands now."""
        choices = await queries.choices(session)
        draft = expense_view(await queries.expense(session, expense_id, deleted=True), choices)
        return Reply("chat/_slot.html", draft, see_other=f"/#slot-{expense_id}", draft=draft, choices=choices)

    @delete(status_code=200)
    async def delete(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        return await self._deleted(request, session, member, expense_id)

    @post("/delete", status_code=200)
    async def delete_by_form(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        return await self._deleted(request, session, member, expense_id)

    @post("/restore", status_code=200)
    async def restore(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        back = asked_from(request)
        expense = await service.restore(session, expense_id, member)
        return await replies.changed(session, expense, [expense], back, text="Brought back.")

    @post("/reopen", status_code=200)
    async def reopen(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: FromPath[UUID]
    ) -> Response[Any]:
        back = asked_from(request)
        expense = await service.reopen(session, expense_id, member)
        return await replies.changed(session, expense, [expense], back, text="It is a draft again.")

    @post("/keep", status_code=200)
    async def keep_both(self, request: AnyRequest, session: Session, expense_id: FromPath[UUID]) -> Response[Any]:
        back = asked_from(request)
        expense = await service.keep_both(session, expense_id)
        return await replies.changed(session, expense, [expense], back, text="Kept both.")

    async def _deleted(
        self, request: AnyRequest, session: Session, member: SignedIn, expense_id: UUID
    ) -> Response[Any]:
        back = asked_from(request)
        expense = await service.delete(session, expense_id, member)
        undo = f"/expenses/{expense_id}/restore"
        text = "Deleted." if expense.status == "confirmed" else "Skipped." if expense.due_on else "Discarded."
        return await replies.changed(session, expense, [expense], back, text=text, undo=undo)


@asynccontextmanager
async def _filled_again(request: AnyRequest, session: Session, expense_id: UUID | None) -> AsyncGenerator[None]:
    """Where what was typed does not hold, or somebody was faster: the expense's own page, filled as it was typed."""
    try:
        yield
    except (Invalid, Conflict) as problem:
        if expense_id and (asked_from(request).place == "page" or representation(request) == "page"):
            await _show_again(request, session, expense_id, problem)
        raise


async def _show_again(request: AnyRequest, session: Session, expense_id: UUID, problem: Invalid | Conflict) -> None:
    choices = await queries.choices(session)
    try:
        detail = await queries.detail(session, expense_id, choices)
    except NotFound:
        return
    names = await replies.page_names(session, detail, choices)
    names["conflict"] = f"{problem.message} {replies.NOT_SAVED}" if isinstance(problem, Conflict) else ""
    show_again(request, "expenses/show.html", stale="expenses/page.stream.html", text="", **names)


CONTROLLERS = [ConfirmController, ExpenseController]
