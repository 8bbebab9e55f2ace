"""The dashboard's one route."""

from typing import Any

from litestar import Controller, Request, Response, get

from expense_app.clock import today_in
from expense_app.dashboard import queries
from expense_app.dashboard.forms import ShownMonth
from expense_app.dashboard.months import Month
from expense_app.dashboard.page import page
from expense_app.dashboard.sections import sections
from expense_app.dashboard.views import dashboard
from expense_app.web.dependencies import Session, SignedIn
from expense_app.web.forms import read_query
from expense_app.web.reply import Reply


class DashboardController(Controller):
    path = "/expenses/dashboard"

    @get(form="expenses/wrong_month.html")
    async def show(self, request: Request[Any, Any, Any], session: Session, member: SignedIn) -> Response[Any]:
        today = today_in(member.timezone)
        month = read_query(request, ShownMonth).month or Month.of(today)
        found = await queries.findings(session, month, today)
        parts = sections(found.overview, month, found.choices, member.currency)
        return Reply(
            "expenses/dashboard.html",
            dashboard(month, parts, found.surroundings.drafts_waiting),
            page=page(month, today, parts, found.surroundings, member.locale),
        )


CONTROLLERS = [DashboardController]
