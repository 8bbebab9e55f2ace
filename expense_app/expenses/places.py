"""Where a change was asked for, and what that place shows of it: the chat its card, the list its row, the
expense its own page."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from litestar import Request

from expense_app.web import fields
from expense_app.web.forms import read_values
from expense_app.web.redirects import local_path

Place = Literal["chat", "list", "page"]


def _path(raw: Any) -> str:  # noqa: ANN401 - unread input
    return local_path(fields.text(2_000)(raw))


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


def asked_from(request: Request[Any, Any, Any]) -> Back:
    """Raises Invalid for parameters that are not known."""
    return read_values({name: value for name, value in request.query_params.items() if value != ""}, Back)
