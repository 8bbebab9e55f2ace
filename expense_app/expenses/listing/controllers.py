"""Routes of the list and of its files."""

from collections.abc import AsyncGenerator
from typing import Any

from litestar import Controller, Request, Response, get
from litestar.response import Stream

from expense_app.accounts.member import Member
from expense_app.clock import today_in
from expense_app.db import Database
from expense_app.errors import FieldError, Invalid
from expense_app.expenses import queries
from expense_app.expenses.listing import export
from expense_app.expenses.listing.forms import Filters, ListPage
from expense_app.expenses.listing.links import list_url, periods
from expense_app.expenses.listing.queries import Position, page
from expense_app.expenses.totals import totals
from expense_app.expenses.views import Choices, ExpenseList, ExpenseView
from expense_app.web.dependencies import Data, Limits, Session, SignedIn
from expense_app.web.forms import query_of, read_query, show_again, typed
from expense_app.web.rate_limits import EXPORTING
from expense_app.web.reply import Reply
from expense_app.web.sealed import seal, unseal

AnyRequest = Request[Any, Any, Any]

PAGE = "expenses/index.html"
CURSOR = "expenses-cursor"
NOTHING_FOUND: dict[str, Any] = {"view": ExpenseList([], None, []), "next_url": None, "deleted": None}


class ListController(Controller):
    """All expenses of the household that a filter means."""

    path = "/expenses"

    @get()
    async def show(self, request: AnyRequest, session: Session, member: SignedIn) -> Response[Any]:
        choices = await queries.choices(session)
        names = _names(request, member, choices)
        show_again(request, PAGE, **names, **NOTHING_FOUND)
        form = read_query(request, ListPage)
        wanted = form.wanted(choices)
        items, position = await page(session, choices, wanted, form.sort, _position(request, form), form.limit)
        found = await totals(session, wanted)
        cursor = seal(request, CURSOR, position.packed()) if position else None
        return Reply(
            PAGE,
            ExpenseList(items, cursor, found),
            next_url=list_url(typed(request), cursor=cursor) if cursor else None,
            deleted=await queries.deleted(session, form.deleted, choices) if form.deleted else None,
            **names,
        )

    @get("/export.csv")
    async def csv(
        self, request: AnyRequest, session: Session, member: SignedIn, database: Data, limits: Limits
    ) -> Response[Any]:
        await limits.by_household(EXPORTING, member)
        expenses, name = await _export(request, session, member, database, "csv")
        return _file(export.as_csv(expenses), name, "text/csv")

    @get("/export.json")
    async def json(
        self, request: AnyRequest, session: Session, member: SignedIn, database: Data, limits: Limits
    ) -> Response[Any]:
        await limits.by_household(EXPORTING, member)
        expenses, name = await _export(request, session, member, database, "json")
        return _file(export.as_json(expenses), name, "application/json")


def _names(request: AnyRequest, member: Member, choices: Choices) -> dict[str, Any]:
    """What the list's page shows beside the list: also where the filters do not hold."""
    query_of(request)
    query = typed(request)
    return {
        "values": query,
        "choices": choices,
        "periods": periods(query, today_in(member.timezone)),
        "this_list": list_url(query),
        "csv_url": list_url(query, "/expenses/export.csv"),
        "json_url": list_url(query, "/expenses/export.json"),
    }


def _position(request: AnyRequest, form: ListPage) -> Position | None:
    if form.cursor is None:
        return None
    try:
        return Position.unpacked(unseal(request, CURSOR, form.cursor), form.sort)
    except ValueError:
        raise Invalid(FieldError("cursor", "This page is gone. Start again from the first one.")) from None


async def _export(
    request: AnyRequest, session: Session, member: Member, database: Database, ending: str
) -> tuple[AsyncGenerator[list[ExpenseView]], str]:
    """The pages of the file, and its name."""
    choices = await queries.choices(session)
    show_again(request, PAGE, **_names(request, member, choices), **NOTHING_FOUND)
    form = read_query(request, Filters)
    wanted = form.wanted(choices)
    return export.pages(database, member.household_id, choices, wanted, form.sort), export.file_name(wanted, ending)


def _file(content: AsyncGenerator[bytes], name: str, media_type: str) -> Stream:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Stream(content, media_type=media_type, headers=headers)


CONTROLLERS = [ListController]
