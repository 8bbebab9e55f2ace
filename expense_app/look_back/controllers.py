"""The switch on the household's settings page, and "seen" on the card in the chat."""

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, Response, post
from litestar.params import FromPath

from expense_app.expenses import queries as expenses
from expense_app.look_back import queries, service
from expense_app.web import fields
from expense_app.web.dependencies import Session, SignedIn
from expense_app.web.forms import read_form
from expense_app.web.reply import Reply

AnyRequest = Request[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Switch:
    wanted: Annotated[bool, fields.flag]


class LookBackController(Controller):
    """Both members may do both."""

    path = "/look-back"

    @post(status_code=200)
    async def switch(self, request: AnyRequest, session: Session) -> Response[Any]:
        form = await read_form(request, Switch)
        await service.switch(session, form.wanted)
        view = {"look_back": form.wanted}
        return Reply("look_back/_switch.html", view, see_other="/settings/household#look-back", look_back=form.wanted)

    @post("/{look_back_id:uuid}/seen", status_code=200)
    async def seen(self, session: Session, member: SignedIn, look_back_id: FromPath[UUID]) -> Response[Any]:
        await service.mark_seen(session, look_back_id, member)
        card = await queries.card(session, look_back_id, await expenses.choices(session))
        return Reply("look_back/_card.html", card, see_other=f"/#look-back-{look_back_id}", look_back=card)


CONTROLLERS = [LookBackController]
