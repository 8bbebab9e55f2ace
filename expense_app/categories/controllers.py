"""Pages and routes of the household's categories."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from expense_app.categories import queries, service
from expense_app.categories.forms import Into, Name, Proposed
from expense_app.errors import Invalid
from expense_app.web.dependencies import Session
from expense_app.web.forms import query_of, read_form, read_values, show_again
from expense_app.web.negotiation import representation
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]

PAGE = "settings/categories.html"
PATH = "/settings/categories"


class CategoryListController(Controller):
    path = PATH

    @get()
    async def show(self, session: Session) -> Response[Any]:
        page = await queries.categories(session)
        return Reply(PAGE, page, page=page)

    @post()
    async def add(self, request: AnyRequest, session: Session) -> Response[Any]:
        page = await queries.categories(session)
        try:
            category = await service.add(session, (await read_form(request, Name)).name)
        except Invalid:
            show_again(request, PAGE, page=page)
            raise
        return await _changed(session, category.id, status_code=201, move=True)


class CategoryController(Controller):
    """One category. Merging has a page that asks into which one, and says what it does."""

    path = f"{PATH}/{{category_id:uuid}}"

    @post("/rename", status_code=200)
    async def rename(self, request: AnyRequest, session: Session, category_id: FromPath[UUID]) -> Response[Any]:
        form = await read_form(request, Name)
        await service.rename(session, category_id, form.name)
        return await _changed(session, category_id, move=True)

    @post("/archive", status_code=200)
    async def archive(self, session: Session, category_id: FromPath[UUID]) -> Response[Any]:
        await service.archive(session, category_id)
        return await _changed(session, category_id, text="Archived.", undo=f"{PATH}/{category_id}/restore")

    @post("/restore", status_code=200)
    async def restore(self, session: Session, category_id: FromPath[UUID]) -> Response[Any]:
        await service.restore(session, category_id)
        return await _changed(session, category_id, text="In use again.")

    @get("/merge")
    async def ask_to_merge(self, request: AnyRequest, session: Session, category_id: FromPath[UUID]) -> Response[Any]:
        form = read_values(query_of(request), Proposed)
        return Reply("settings/merge.html", await queries.merge(session, category_id, form.into))

    @post("/merge", status_code=200)
    async def merge(self, request: AnyRequest, session: Session, category_id: FromPath[UUID]) -> Response[Any]:
        try:
            form = await read_form(request, Into)
            await service.merge(session, category_id, form.into)
        except Invalid:
            if representation(request) == "page":
                show_again(request, "settings/merge.html", view=await queries.merge(session, category_id, None))
            raise
        return await _changed(session, form.into, move=True)


async def _changed(
    session: Session, category_id: UUID, *, status_code: int = 200, move: bool = False, text: str = "", undo: str = ""
) -> Response[Any]:
    """JSON gets the category as it is now, people the whole page."""
    page = await queries.categories(session)
    row = next(each for each in page.categories if each.id == category_id)
    return Reply(
        PAGE,
        row,
        status_code=status_code,
        see_other=PATH,
        move=move,
        fragment="settings/categories.stream.html",
        page=page,
        text=text,
        undo=undo,
    )


CONTROLLERS = [CategoryListController, CategoryController]
