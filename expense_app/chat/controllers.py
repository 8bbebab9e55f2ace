"""The chat page and the one composer."""

from functools import partial
from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, get, post
from litestar.params import FromPath

from expense_app.analysis.examples import EXAMPLES as QUESTIONS
from expense_app.analysis.forms import Change
from expense_app.analysis.words import Words
from expense_app.chat import amend, queries, reading, readings, service
from expense_app.chat.answering import answer_again
from expense_app.chat.forms import Before, Choose, Say, Wait
from expense_app.chat.redo import redo
from expense_app.chat.views import Entry, by_day, timeline
from expense_app.expenses import queries as expenses
from expense_app.expenses.views import Choices
from expense_app.web import pasted
from expense_app.web.dependencies import Limits, Session, SignedIn, refuse_members_but_the_admin
from expense_app.web.forms import read_form, read_query
from expense_app.web.negotiation import representation
from expense_app.web.rate_limits import ASKING, LOGGING
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]

EXAMPLES = (
    "lunch 250 and auto 80 yesterday",
    "groceries 1,840 and milk 60",
    "rent 25000 every month on the 5th",
    QUESTIONS[0],
)


class ChatController(Controller):
    """The timeline of the household."""

    path = "/"

    @get()
    async def show(self, request: AnyRequest, session: Session, member: SignedIn) -> Response[Any]:
        form = read_query(request, Before)
        choices = await expenses.choices(session)
        entries, older = await queries.newest(session, choices, form.cursor)
        return Reply(
            "chat/index.html",
            timeline(entries, str(older) if older else None),
            days=by_day(entries, member.timezone),
            older_url=f"/?cursor={older}" if older else None,
            examples=EXAMPLES,
            choices=choices,
            dock=await expenses.waiting(session, choices),
            values={"text": form.text},
            key_pattern=pasted.KEY,
            key_message=pasted.KEY_IN_TEXT,
        )

    @post(["/chat", "/expenses/log"], status_code=201, in_turn=True)
    async def say(self, request: AnyRequest, session: Session, member: SignedIn, limits: Limits) -> Response[Any]:
        form = await read_form(request, Say)
        await limits.by_household(LOGGING, member)
        choices = await expenses.choices(session)
        message = await service.say(session, form, member, choices, partial(limits.by_member, ASKING, member))
        entry = (await queries.entries(session, [message], choices))[0]
        return Reply(
            "chat/sent.stream.html",
            entry,
            status_code=202 if message.status == "reading" else 201,
            see_other=f"/#message-{message.id}",
            headers={"location": f"/chat/messages/{message.id}"},
            **await _page(request, session, entry, choices),
        )

    @get("/chat/messages/{message_id:uuid}")
    async def message(self, request: AnyRequest, session: Session, message_id: FromPath[UUID]) -> Response[Any]:
        form = read_query(request, Wait)
        choices = await expenses.choices(session)
        entry = await queries.message_entry(session, message_id, choices)
        if form.unless in {entry.message.status, "phrasing" if entry.phrasing else ""} - {""}:
            return Response(None, status_code=204)
        return Reply("chat/entry.html", entry, **await _page(request, session, entry, choices))

    @post("/chat/messages/{message_id:uuid}/built-in", status_code=200)
    async def use_built_in(self, request: AnyRequest, session: Session, message_id: FromPath[UUID]) -> Response[Any]:
        choices = await expenses.choices(session)
        message = await queries.locked_message(session, message_id)
        await reading.use_built_in_now(session, message, choices)
        entry = (await queries.entries(session, [message], choices))[0]
        page = await _page(request, session, entry, choices)
        return Reply("chat/entry.html", entry, see_other=f"/#message-{message_id}", **page)

    @get("/chat/messages/{message_id:uuid}/reading")
    async def how_it_was_read(self, session: Session, member: SignedIn, message_id: FromPath[UUID]) -> Response[Any]:
        message = await queries.message(session, message_id)
        refuse_members_but_the_admin(member)
        found = await readings.readings_of(session, message_id)
        return Reply("chat/readings.html", found, message=message)

    @post("/chat/messages/{message_id:uuid}/choose", status_code=200, kept=False)
    async def choose(
        self, request: AnyRequest, session: Session, member: SignedIn, message_id: FromPath[UUID]
    ) -> Response[Any]:
        form = await read_form(request, Choose)
        choices = await expenses.choices(session)
        message = await queries.locked_message(session, message_id)
        await amend.choose(session, message, form.expense_id, member, choices)
        return await self._changed(request, session, message_id, choices)

    @post("/chat/messages/{message_id:uuid}/undo", status_code=200)
    async def undo(
        self, request: AnyRequest, session: Session, member: SignedIn, message_id: FromPath[UUID]
    ) -> Response[Any]:
        await amend.take_back(session, await queries.locked_message(session, message_id), member)
        return await self._changed(request, session, message_id, await expenses.choices(session))

    @post("/chat/messages/{message_id:uuid}/redo", status_code=200)
    async def redo(
        self, request: AnyRequest, session: Session, member: SignedIn, limits: Limits, message_id: FromPath[UUID]
    ) -> Response[Any]:
        await limits.by_member(ASKING, member)
        choices = await expenses.choices(session)
        await redo(session, await queries.locked_message(session, message_id), member, choices)
        return await self._changed(request, session, message_id, choices)

    @post("/chat/messages/{message_id:uuid}/answer", status_code=200, kept=False)
    async def answer(
        self, request: AnyRequest, session: Session, member: SignedIn, limits: Limits, message_id: FromPath[UUID]
    ) -> Response[Any]:
        form = await read_form(request, Change)
        await limits.by_member(ASKING, member)
        choices = await expenses.choices(session)
        words = Words.of(member, choices)
        message = await queries.locked_message(session, message_id)
        answer = await answer_again(session, message, form.asked(choices, words.today), words)
        return Reply(
            "chat/_answer.html",
            await queries.message_entry(session, message_id, choices),
            see_other=f"/#message-{message_id}",
            answer=answer.shown(choices),
            answer_id=f"answer-{message_id}",
            action=f"/chat/messages/{message_id}/answer",
            choices=choices,
        )

    async def _changed(
        self, request: AnyRequest, session: Session, message_id: UUID, choices: Choices
    ) -> Response[Any]:
        await session.flush()
        entry = await queries.message_entry(session, message_id, choices)
        page = await _page(request, session, entry, choices)
        return Reply("chat/changed.stream.html", entry, see_other=f"/#message-{message_id}", **page)


async def _page(request: AnyRequest, session: Session, entry: Entry, choices: Choices) -> dict[str, Any]:
    """The entry, the other cards that it changed, and the dock; nothing for a program that reads JSON."""
    if representation(request) == "json":
        return {}
    touched = [item.expense_id for item in entry.outcome.items] if entry.outcome else []
    return {
        "entry": entry,
        "choices": choices,
        "drafts": await expenses.views(session, touched, choices),
        "dock": await expenses.waiting(session, choices),
    }


CONTROLLERS = [ChatController]
