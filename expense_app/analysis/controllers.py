"""Asking outside of the chat: nothing is kept, so that programs can ask as well."""

from typing import Any

from litestar import Controller, Request, Response, post

from expense_app.analysis import service
from expense_app.analysis.forms import Ask, Change
from expense_app.analysis.views import KeptAnswer
from expense_app.analysis.words import Words
from expense_app.expenses import queries as expenses
from expense_app.expenses.context import parsing_context
from expense_app.expenses.views import Choices
from expense_app.web.dependencies import Limits, Session, SignedIn
from expense_app.web.forms import read_form
from expense_app.web.rate_limits import ASKING
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]


class AnalysisController(Controller):
    path = "/analysis"

    @post("/ask", status_code=200)
    async def ask(self, request: AnyRequest, session: Session, member: SignedIn, limits: Limits) -> Response[Any]:
        form = await read_form(request, Ask)
        await limits.by_member(ASKING, member)
        choices = await expenses.choices(session)
        context = await parsing_context(session, member.id, member, choices)
        return _reply(await service.ask(session, form.question, context, Words.of(member, choices)), choices)

    @post("/recompute", status_code=200, kept=False)
    async def recompute(self, request: AnyRequest, session: Session, member: SignedIn, limits: Limits) -> Response[Any]:
        form = await read_form(request, Change)
        await limits.by_member(ASKING, member)
        choices = await expenses.choices(session)
        words = Words.of(member, choices)
        return _reply(await service.answer(session, form.asked(choices, words.today), words), choices)


def _reply(answer: KeptAnswer, choices: Choices) -> Response[Any]:
    view = answer.shown(choices)
    return Reply("analysis/answer.html", view, answer=view, choices=choices)


CONTROLLERS = [AnalysisController]
