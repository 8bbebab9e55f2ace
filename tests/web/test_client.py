"""Whom we take somebody for, and what they may make us believe."""

import pytest
from litestar import Litestar, Request

from expense_app.web.client import client_address, client_network, scheme
from tests.support.people import Person

SOCKET = ("192.0.2.9", 4711)


class App:
    """As much of an application as the settings of its proxies need."""

    def __init__(self, hops: int) -> None:
        settings = type("Settings", (), {"trusted_proxies": hops, "https": False})()
        self.state = type("State", (), {"settings": settings})()


def asked(hops: int, peer: tuple[str, int] | None = SOCKET, **headers: str) -> Request:
    sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "headers": sent, "client": peer, "scheme": "http", "litestar_app": App(hops), "path": "/"}
    return Request(scope)


@pytest.mark.parametrize(
    ("hops", "sent", "address"),
    [
        (0, "198.51.100.1", "192.0.2.9"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "1.1.1.1, 198.51.100.1", "198.51.100.1"),
        (2, "1.1.1.1, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "1.1.1.1", "192.0.2.9"),
        (1, "198.51.100.1:5000", "198.51.100.1"),
        (1, "[2001:db8::1]:5000", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "::ffff:198.51.100.1", "198.51.100.1"),
        (1, "1.1.1.1,", "192.0.2.9"),
        (1, "<script>", "192.0.2.9"),
        (1, "", "192.0.2.9"),
    ],
)
def test_only_entries_of_our_own_proxies_are_believed(hops: int, sent: str, address: str) -> None:
    assert client_address(asked(hops, x_forwarded_for=sent)) == address


def test_several_headers_are_one_list() -> None:
    request = asked(1)
    request.scope["headers"] += [(b"x-forwarded-for", b"1.1.1.1"), (b"x-forwarded-for", b"198.51.100.1")]

    assert client_address(request) == "198.51.100.1"


def test_a_unix_socket_has_no_address() -> None:
    assert client_address(asked(0, None)) == "unknown"


@pytest.mark.parametrize(
    ("peer", "network"),
    [
        ("192.0.2.9", "192.0.2.9"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
    ],
)
def test_all_addresses_of_one_ipv6_customer_count_as_one(peer: str, network: str) -> None:
    assert client_network(asked(0, (peer, 1))) == network


@pytest.mark.parametrize(
    ("hops", "sent", "expected"),
    [
        (0, "https", "http"),
        (1, "https", "https"),
        (1, "HTTPS", "https"),
        (1, "https, http", "http"),
        (2, "https, http", "https"),
        (2, "https", "https"),
        (1, "javascript", "http"),
    ],
)
def test_the_scheme_is_what_our_outermost_proxy_was_asked_with(hops: int, sent: str, expected: str) -> None:
    assert scheme(asked(hops, x_forwarded_proto=sent)) == expected


async def test_what_a_stranger_says_of_https_changes_no_cookie(app: Litestar) -> None:
    page = await Person(app).request("GET", "/auth/login", headers={"x-forwarded-proto": "https"})

    assert "strict-transport-security" not in page.headers
