"""What the places show after a change."""

from typing import Any
from urllib.parse import urlencode

from litestar import Response
from sqlalchemy.ext.asyncio import AsyncSession

from expense_app.expenses import queries
from expense_app.expenses.places import Back
from expense_app.expenses.views import Choices, Confirmed, ExpenseDetail, ExpenseView, without_history
from expense_app.web.kept import Kept
from expense_app.web.reply import Reply


async def changed(
    session: AsyncSession,
    view: ExpenseView | Confirmed,
    expenses: list[ExpenseView],
    back: Back,
    *,
    text: str = "",
    undo: str = "",
    headers: dict[str, str] | None = None,
) -> Response[Any]:
    """Each expense, in its place, shows what it has become; `undo` is the address that takes the step back."""
    if back.place != "chat":
        return Reply(
            "expenses/rows.stream.html",
            view,
            see_other=_after(back, expenses),
            move=back.place == "page",
            headers=headers,
            trigger="expenses-changed",
            drafts=expenses,
            this_list=back.back,
        )
    return await _in_chat(session, view, expenses, text, undo, headers)


async def _in_chat(
    session: AsyncSession,
    view: ExpenseView | Confirmed,
    expenses: list[ExpenseView],
    text: str,
    undo: str,
    headers: dict[str, str] | None,
) -> Response[Any]:
    """Each card's slot shows what it has become, and the dock what still waits."""
    choices = await queries.choices(session)
    return Reply(
        "expenses/slots.stream.html",
        view,
        see_other=f"/#slot-{expenses[0].id}" if expenses else "/",
        headers=headers,
        drafts=expenses,
        choices=choices,
        dock=await queries.waiting(session, choices),
        text=text,
        undo=undo,
        problem=False,
    )


async def saved(session: AsyncSession, expense: ExpenseView, back: Back) -> Response[Any]:
    """The card's inputs stay as they are; version, doubts and totals follow. The page shows all of it afresh."""
    if back.place == "nowhere":
        return Reply("expenses/saved.stream.html", expense)
    choices = await queries.choices(session)
    if back.place == "page":
        detail = await queries.detail(session, expense.id, choices)
        names = await page_names(session, detail, choices)
        return Reply("expenses/page.stream.html", expense, see_other=back.back, text="Saved.", **names)
    dock = await queries.waiting(session, choices)
    see_other = f"/#slot-{expense.id}" if back.place == "chat" else back.back
    return Reply("expenses/saved.stream.html", expense, see_other=see_other, draft=expense, choices=choices, dock=dock)


NOT_SAVED = "What you typed is still below, not saved yet. Save again to keep it."


def kept(form: Kept, expense: ExpenseDetail) -> dict[str, Any]:
    """The page filled with what was typed before the login expired."""
    news = "" if form.values.get("version") == str(expense.version) else " This was changed meanwhile."
    return {"values": form.values, "conflict": f"You are back.{news} {NOT_SAVED}"}


async def page_names(session: AsyncSession, detail: ExpenseDetail, choices: Choices) -> dict[str, Any]:
    """What an expense's own page needs. A category out of use is offered only to the expense that has it."""
    offered = [each for each in choices.categories if not each.archived or each.name == detail.category]
    source = await queries.source(session, detail.message_id, choices) if detail.message_id else None
    return {
        "expense": without_history(detail),
        "history": detail.history,
        "source": source,
        "category_options": [(each.id, each.name) for each in offered],
        "expense_category": next(each.id for each in offered if each.name == detail.category),
        "member_options": [(each.id, each.full_name) for each in choices.members],
        "conflict": "",
    }


def _after(back: Back, expenses: list[ExpenseView]) -> str:
    """Where a browser without scripts goes: the list offers to bring back what was deleted from it."""
    gone = [each for each in expenses if each.deleted_at]
    if back.place != "list" or not gone:
        return back.back
    return f"{back.back}{'&' if '?' in back.back else '?'}{urlencode({'deleted': gone[0].id})}"
