"""The stream of what the other one does, and the same question asked once where no stream gets through."""

from collections.abc import AsyncGenerator
from datetime import datetime
from typing import Any

from litestar import Controller, Request, Response, get
from litestar.datastructures import State
from litestar.response import ServerSentEventMessage, Stream

from expense_app.accounts.member import Member
from expense_app.chat.views import by_day
from expense_app.clock import utc_now
from expense_app.live.forms import Since
from expense_app.live.queries import Look, look
from expense_app.live.watch import Sight, watch
from expense_app.web.compression import UNCOMPRESSED
from expense_app.web.dependencies import Data, SignedIn
from expense_app.web.forms import read_query, read_values
from expense_app.web.negotiation import wants_stream
from expense_app.web.reply import Reply
from expense_app.web.sessions import session_token, token_hash
from expense_app.web.templating import render

AnyRequest = Request[Any, Any, Any]

NEWS = "live/news.stream.html"
COME_AGAIN = 1000
"""Milliseconds until a browser opens the stream again after it broke."""
STAY_AWAY = 600_000
"""The same for a stream that had to make room; the page asks by itself meanwhile."""
_HEADERS = {"x-accel-buffering": "no"}


class EventsController(Controller):
    """`GET /events` as an EventSource is the stream; as anything else it is one look."""

    path = "/events"

    @get(opt={UNCOMPRESSED: True})
    async def events(self, request: AnyRequest, state: State, database: Data, member: SignedIn) -> Response[Any]:
        since = _since(request)
        if wants_stream(request):
            token = token_hash(session_token(request) or "")
            sights = watch(database, state.hub, member, token, since)
            return Stream(_events(request, sights), media_type="text/event-stream", headers=_HEADERS)
        async with database.unit_of_work(member.household_id) as session:
            seen = await look(session, since, set(), member)
        return Reply(NEWS, seen.news, see_other="/", **_names(seen, member))


def _since(request: AnyRequest) -> datetime:
    """Where a broken stream left off, else where the page was made."""
    last = request.headers.get("last-event-id")
    form = read_values({"since": last}, Since) if last else read_query(request, Since)
    return form.since or utc_now()


async def _events(request: AnyRequest, sights: AsyncGenerator[Sight | None]) -> AsyncGenerator[bytes]:
    """Each look as one event: the news as this reader's page shows them, or a beat that says it is still there."""
    yield _come_again(COME_AGAIN).encode()
    async for sight in sights:
        yield (_event(request, sight) if sight else _come_again(STAY_AWAY)).encode()


def _come_again(after: int) -> ServerSentEventMessage:
    return ServerSentEventMessage(data=None, retry=after, sep="\n")


def _event(request: AnyRequest, sight: Sight) -> ServerSentEventMessage:
    news = sight.look.news
    cursor = news.cursor.isoformat()
    if not news.says_something:
        return ServerSentEventMessage(comment="beat", event="beat", id=cursor, data="", sep="\n")
    names = _names(sight.look, sight.reader)
    html = render(request, NEWS, {"view": news, "me": sight.reader, **names})
    return ServerSentEventMessage(event="news", id=cursor, data=html, sep="\n")


def _names(seen: Look, reader: Member) -> dict[str, Any]:
    return {"days": by_day(seen.news.messages, reader.timezone), "choices": seen.choices, "dock": seen.dock}


CONTROLLERS = [EventsController]
