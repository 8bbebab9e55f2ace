"""The names that the product answers to.

A page of another site can point its own name at our address (DNS rebinding) and would then count as ours; a wrong
name would also end up in links that we make. It cannot make a browser ask for a bare IP address or localhost while it
is itself something else, so a local instance answers to those without being told, which is what a phone in the
same network types.
"""

import socket
from functools import cache
from ipaddress import ip_address

from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from expense_app.config import Settings
from expense_app.errors import WrongHost
from expense_app.web.client import settings_of
from expense_app.web.negotiation import Connection
from expense_app.web.redirects import address_parts


class Hosts(ASGIMiddleware):
    """Refuses requests for other names. Routes with the opt "auth": "none" show nobody's data and take any name:
    platforms probe health by address, and the refusal itself needs its stylesheet."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        connection = Connection(scope)
        if connection.route_handler.opt.get("auth") != "none":
            sent = connection.headers.getall("host", [])
            if len(sent) != 1 or not answers_to(settings_of(connection), sent[0]):
                raise WrongHost
        await next_app(scope, receive, send)


def answers_to(settings: Settings, host: str) -> bool:
    """Whether the Host header names us, on whatever port."""
    name = _name(host)
    return name in settings.host_names or (settings.base_url is None and _is_local(name))


def _name(host: str) -> str:
    parts = address_parts(f"//{host}")
    return (parts.hostname or "").rstrip(".") if parts.netloc == host and parts.username is None else ""


def _is_local(name: str) -> bool:
    return name == "localhost" or name.endswith(".localhost") or name in _own_names() or _is_address(name)


@cache
def _own_names() -> frozenset[str]:
    """This machine's, also as it announces itself to its network."""
    full = socket.gethostname().lower()
    short = full.partition(".")[0]
    return frozenset({full, short, f"{short}.local"} - {"", ".local"})


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
