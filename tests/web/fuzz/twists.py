"""Ways to spoil a request that the schema would make: its method, address, headers, encoding, size and values."""

import gzip
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import msgspec

from tests.web.fuzz.nonsense import ACCEPTS, BODIES, ENDINGS, METHODS, ODD, QUERIES, SIZES, VALUES
from tests.web.fuzz.wire import Sent

Twist = Callable[[Sent, random.Random], Sent]


def another_method(sent: Sent, chance: random.Random) -> Sent:
    return replace(sent, method=chance.choice(METHODS))


def another_accept(sent: Sent, chance: random.Random) -> Sent:
    htmx = sent.having(b"hx-request", b"true" if chance.random() < 0.5 else None)
    return replace(sent, headers=(*replace(sent, headers=htmx).having(b"accept", chance.choice(ACCEPTS)),))


def odd_header(sent: Sent, chance: random.Random) -> Sent:
    name, values = chance.choice(ODD)
    value = chance.choice(values)
    return replace(sent, headers=(*sent.headers, (name, value)) if chance.random() < 0.2 else sent.having(name, value))


def many_headers(sent: Sent, chance: random.Random) -> Sent:
    many = tuple((b"x-%d" % at, b"y" * chance.choice([1, 500])) for at in range(100))
    return replace(sent, headers=(*sent.headers, *many))


def odd_address(sent: Sent, chance: random.Random) -> Sent:
    path, _, query = sent.target.partition(b"?")
    start = chance.choice([b"", b"", b"", b"/", b"/.", b"http://evil.example", b"%2f"])
    end = chance.choice(ENDINGS)
    return replace(sent, target=start + path + end + (b"?" + query if query and b"?" not in end else b""))


def odd_query(sent: Sent, chance: random.Random) -> Sent:
    glue = b"&" if b"?" in sent.target else b"?"
    return replace(sent, target=sent.target + glue + chance.choice(QUERIES))


def odd_body(sent: Sent, chance: random.Random) -> Sent:
    body, kind = chance.choice(BODIES)
    return replace(sent, body=body, headers=sent.having(b"content-type", kind))


def another_size(sent: Sent, chance: random.Random) -> Sent:
    size = chance.choice(SIZES)
    kind, start, end = chance.choice(
        [(b"application/json", b'{"text": "', b'"}'), (b"application/x-www-form-urlencoded", b"text=", b"")]
    )
    body = start + b"x" * (size - len(start) - len(end)) + end
    return replace(sent, body=body, headers=sent.having(b"content-type", kind), chunk=chance.choice([0, 0, 4096]))


def odd_value(sent: Sent, chance: random.Random) -> Sent:
    """One field's value for another, in a body that was right, as JSON or as a form."""
    try:
        given = msgspec.json.decode(sent.body)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return odd_body(sent, chance)
    if not isinstance(given, dict) or not given:
        return odd_body(sent, chance)
    given[chance.choice(list(given))] = chance.choice(VALUES)
    if chance.random() < 0.5:
        body, kind = _as_json(given), b"application/json"
    else:
        body, kind = _as_form(given), b"application/x-www-form-urlencoded"
    return replace(sent, body=body, headers=sent.having(b"content-type", kind))


def squeezed(sent: Sent, _chance: random.Random) -> Sent:
    return replace(sent, body=gzip.compress(sent.body, mtime=0), headers=sent.having(b"content-encoding", b"gzip"))


def in_chunks(sent: Sent, chance: random.Random) -> Sent:
    return replace(sent, chunk=chance.choice([1, 7, 1000]))


def recoded(sent: Sent, chance: random.Random) -> Sent:
    """The same text in another encoding than it says."""
    text = sent.body.decode(errors="replace")
    return replace(sent, body=text.encode(chance.choice(["utf-16", "utf-8-sig", "utf-7", "utf-32"])))


def mistaken(sent: Sent, chance: random.Random) -> Sent:
    """The same body under another type than its own."""
    kinds = [
        b"application/json",
        b"application/x-www-form-urlencoded",
        b"multipart/form-data; boundary=x",
        b"text/plain",
    ]
    return replace(sent, headers=sent.having(b"content-type", chance.choice([*kinds, None])))


TWISTS: tuple[Twist, ...] = (
    another_method,
    another_accept,
    another_accept,
    odd_header,
    odd_header,
    many_headers,
    odd_address,
    odd_query,
    odd_body,
    odd_body,
    another_size,
    odd_value,
    odd_value,
    odd_value,
    squeezed,
    in_chunks,
    recoded,
    mistaken,
)


def twisted(sent: Sent, chance: random.Random) -> Sent:
    """The request with one to three things wrong."""
    for twist in chance.sample(TWISTS, chance.choice([1, 1, 2, 3])):
        sent = twist(sent, chance)
    return sent


def _as_json(values: dict[str, Any]) -> bytes:
    """Lone surrogates as their escapes, as a careless program writes them."""
    try:
        return msgspec.json.encode(values)
    except UnicodeEncodeError:
        return msgspec.json.encode(
            {name: "LONE" if value == "\ud800" else value for name, value in values.items()}
        ).replace(b'"LONE"', b'"\\ud800"')


def _as_form(values: dict[str, Any]) -> bytes:
    pairs = (f"{quote(name)}={quote(str(value), errors='surrogatepass')}" for name, value in values.items())
    return "&".join(pairs).encode()
