"""The page of the recurring expenses, and the answer "stop" to a draft in the chat."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from expense_app.expenses import replies
from expense_app.expenses.places import asked_from
from expense_app.recurring import service
from expense_app.recurring.forms import EditRecurring
from expense_app.recurring.page import recurring_page
from expense_app.web.dependencies import Session, SignedIn
from expense_app.web.forms import read_form
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]

PATH = "/settings/recurring"


class RecurringController(Controller):
    """Every change answers with the page as it is then."""

    path = PATH

    @get()
    async def show(self, session: Session, member: SignedIn) -> Response[Any]:
        page = await recurring_page(session, member.timezone)
        return Reply("recurring/index.html", page, page=page)

    @post("/{source_id:uuid}", status_code=200)
    async def edit(
        self, request: AnyRequest, session: Session, member: SignedIn, source_id: FromPath[UUID]
    ) -> Response[Any]:
        form = await read_form(request, EditRecurring)
        await service.edit(session, source_id, form.day, form.amount, member)
        return await _changed(session, member, "Saved.")

    @post("/{source_id:uuid}/pause", status_code=200)
    async def pause(self, session: Session, member: SignedIn, source_id: FromPath[UUID]) -> Response[Any]:
        await service.pause(session, source_id, member)
        return await _changed(session, member, "Paused.", undo=f"{PATH}/{source_id}/resume")

    @post("/{source_id:uuid}/resume", status_code=200)
    async def resume(self, session: Session, member: SignedIn, source_id: FromPath[UUID]) -> Response[Any]:
        await service.resume(session, source_id, member)
        return await _changed(session, member, "It comes again.")

    @post("/{source_id:uuid}/stop", status_code=200)
    async def stop(self, session: Session, member: SignedIn, source_id: FromPath[UUID]) -> Response[Any]:
        await service.stop(session, source_id, member)
        return await _changed(session, member, "Stopped.", undo=f"{PATH}/{source_id}/start")

    @post("/{source_id:uuid}/start", status_code=200)
    async def start_again(self, session: Session, member: SignedIn, source_id: FromPath[UUID]) -> Response[Any]:
        await service.start_again(session, source_id, member)
        return await _changed(session, member, "It comes again.")


class SuggestionController(Controller):
    path = f"{PATH}/suggestions/{{expense_id:uuid}}"

    @post("/accept", status_code=200)
    async def accept(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        await service.accept(session, expense_id, member)
        return await _changed(session, member, "From now on it comes by itself.", undo=f"{PATH}/{expense_id}/stop")

    @post("/dismiss", status_code=200)
    async def dismiss(self, session: Session, member: SignedIn, expense_id: FromPath[UUID]) -> Response[Any]:
        await service.dismiss(session, expense_id, member)
        return await _changed(session, member, "We will not ask again.")


class DueDraftController(Controller):
    """The other answers are those of every draft: confirm, edit, discard."""

    path = f"{PATH}/drafts/{{draft_id:uuid}}"

    @post("/stop", status_code=200)
    async def stop(
        self, request: AnyRequest, session: Session, member: SignedIn, draft_id: FromPath[UUID]
    ) -> Response[Any]:
        back = asked_from(request)
        draft = await service.stop_at(session, draft_id, member)
        undo = f"{PATH}/drafts/{draft_id}/start"
        return await replies.changed(session, draft, [draft], back, text="Stopped. It comes no more.", undo=undo)

    @post("/start", status_code=200)
    async def start_again(
        self, request: AnyRequest, session: Session, member: SignedIn, draft_id: FromPath[UUID]
    ) -> Response[Any]:
        back = asked_from(request)
        draft = await service.start_again_at(session, draft_id, member)
        return await replies.changed(session, draft, [draft], back, text="It comes again.")


async def _changed(session: Session, member: SignedIn, text: str, undo: str = "") -> Response[Any]:
    page = await recurring_page(session, member.timezone)
    return Reply(
        "recurring/index.html",
        page,
        see_other=PATH,
        fragment="recurring/page.stream.html",
        page=page,
        text=text,
        undo=undo,
    )


CONTROLLERS = [RecurringController, SuggestionController, DueDraftController]
