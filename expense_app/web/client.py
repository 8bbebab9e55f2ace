"""Where a request comes from and where it was sent to. The only reader of what proxies say.

A proxy appends to X-Forwarded-For whom it talked to, so only the entries that our own proxies wrote can be
believed: as many as TRUSTED_PROXIES says, counted from the right. Whatever stands further left is the client's own
invention. With none to trust, the headers mean nothing.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from expense_app.config import Settings
from expense_app.web.negotiation import Connection

_NOWHERE = "unknown"
_OWNED = 64
"""Bits of an IPv6 address that name the customer; the rest a customer chooses freely, a fresh one every second."""


def settings_of(connection: Connection) -> Settings:
    return connection.app.state.settings


def client_address(connection: Connection) -> str:
    """The IP address of whoever asks: the outermost that our proxies vouch for, else the other end of the socket."""
    hops = settings_of(connection).trusted_proxies
    sent = _entries(connection, "x-forwarded-for")
    if 0 < hops <= len(sent) and (address := _address(sent[-hops])):
        return str(address)
    peer = connection.client.host if connection.client else ""
    return str(_address(peer) or _NOWHERE)


def client_network(connection: Connection) -> str:
    """What limits count as one place: an IPv4 address, or the network of an IPv6 one."""
    address = _address(client_address(connection))
    if isinstance(address, IPv6Address):
        return str(IPv6Network((int(address), _OWNED), strict=False))
    return str(address or _NOWHERE)


def scheme(connection: Connection) -> str:
    """ "https" where the client reached the outermost of our proxies, or this process, that way."""
    hops = settings_of(connection).trusted_proxies
    sent = _entries(connection, "x-forwarded-proto")
    if hops and sent:
        return "https" if sent[-min(hops, len(sent))].lower() == "https" else "http"
    return str(connection.scope.get("scheme", "http"))


def is_https(connection: Connection) -> bool:
    """Whether cookies may be kept from plain http, and browsers told to stay with https."""
    return settings_of(connection).https or scheme(connection) == "https"


def _entries(connection: Connection, header: str) -> list[str]:
    """A list that may be spread over several headers of one name, in its order."""
    return [entry.strip() for value in connection.headers.getall(header, []) for entry in value.split(",")]


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """An address as proxies write it: plain, with a port, or in brackets."""
    bare = text.partition("]")[0].lstrip("[")
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
