"""Where a change was asked for, and what that place shows of it: the chat its card, the list its row, the
expense its own page."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from litestar import Request

from expense_app.web import fields
from expense_app.web.forms import read_values
from expense_app.web.negotiation import representation
from expense_app.web.redirects import local_path

Place = Literal["chat", "list", "page", "nowhere"]


def _path(raw: Any) -> str:  # noqa: ANN401 - unread input
    return local_path(fields.token(2_000)(raw))


@dataclass(frozen=True, slots=True)
class Back:
    """`back` is the address of the page that asked; the chat where none is given."""

    back: Annotated[str, _path] = "/"

    @property
    def place(self) -> Place:
        path = urlsplit(self.back).path
        if path == "/expenses":
            return "list"
        return "page" if path.startswith("/expenses/") else "chat"


class Unseen(Back):
    """Asked by a program that reads JSON: there is no place to be brought up to date."""

    @property
    def place(self) -> Place:
        return "nowhere"


def asked_from(request: Request[Any, Any, Any]) -> Back:
    """Raises Invalid for parameters that are not known."""
    back = read_values({name: value for name, value in request.query_params.items() if value != ""}, Back)
    return Unseen(back.back) if representation(request) == "json" else back
