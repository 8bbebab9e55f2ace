"""One view, three representations: a page, the page's own fragment, or JSON."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.response.base import ASGIResponse

from expense_app.web.negotiation import representation
from expense_app.web.templating import render


class Reply(Response[Any]):
    """What a handler answers with.

    `template` is a page ("chat/index.html", whose own fragment is "chat/_index.html") or a fragment alone
    ("chat/_draft.html", "expenses/confirm.stream.html"). A browser without htmx is sent on to `see_other`
    where that is given; htmx is made to go there only if `move` is true. `fragment` names another template for htmx
    where what it swaps is not the page's own fragment. `trigger` names an event that htmx raises on the page.
    `page` holds what the template needs
    beside the view and JSON does not show.
    """

    def __init__(
        self,
        template: str,
        view: Any = None,  # noqa: ANN401 - any struct
        *,
        status_code: int = 200,
        see_other: str | None = None,
        move: bool = False,
        fragment: str | None = None,
        cookies: Iterable[Cookie] = (),
        headers: dict[str, str] | None = None,
        trigger: str | None = None,
        **page: Any,  # noqa: ANN401 - the template's names
    ) -> None:
        super().__init__(content=view, status_code=status_code, cookies=list(cookies), headers=headers)
        self._template = PurePosixPath(template)
        self._see_other = see_other
        self._move = move
        self._fragment = fragment
        self._trigger = trigger
        self._page = page

    def to_asgi_response(self, *args: Any, **kwargs: Any) -> ASGIResponse:  # noqa: ANN401
        request: Request[Any, Any, Any] = kwargs["request"]
        self.headers["vary"] = "Accept, HX-Request, Cookie"
        wanted = representation(request)
        if wanted == "json":
            self.media_type = "application/json"
        elif self._see_other and (wanted == "page" or self._move):
            self._send_on(wanted)
        else:
            self.media_type = "text/html; charset=utf-8"
            self.content = render(request, self._file(wanted), {"view": self.content, **self._page}).encode()
            if self._trigger and wanted == "fragment":
                self.headers["hx-trigger"] = self._trigger
            if self.status_code == 204:
                self.status_code = 200
        if self.status_code == 204:
            self.content = None
        return super().to_asgi_response(*args, **kwargs)

    def _send_on(self, wanted: str) -> None:
        """A browser follows 303 by itself; htmx follows its own header."""
        self.content = None
        self.media_type = "text/html"
        if wanted == "page":
            self.status_code = 303
            self.headers["location"] = str(self._see_other)
        else:
            self.status_code = 200
            self.headers["hx-redirect"] = str(self._see_other)

    def _file(self, wanted: str) -> str:
        if wanted == "fragment" and self._fragment:
            return self._fragment
        name = self._template.name
        alone = name.startswith("_") or name.endswith(".stream.html")
        if wanted == "fragment" and not alone:
            return str(self._template.with_name(f"_{name}"))
        return str(self._template)
