"""Ways to spoil a request that the schema would make: its method, address, headers, encoding, size and values."""

import gzip
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
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
    if chance.random() < 0.2:
        return replace(sent, headers=(*sent.headers, (name, chance.choice(values))))
    return with_header(sent, name, chance.choice(values))


def with_header(sent: Sent, name: bytes, value: bytes) -> Sent:
    return replace(sent, headers=sent.having(name, value))


def many_headers(sent: Sent, chance: random.Random) -> Sent:
    many = tuple((b"x-%d" % at, b"y" * chance.choice([1, 500])) for at in range(100))
    return replace(sent, headers=(*sent.headers, *many))


def odd_address(sent: Sent, chance: random.Random) -> Sent:
    start = chance.choice([b"", b"", b"", b"/", b"/.", b"http://evil.example", b"%2f"])
    return with_ending(replace(sent, target=start + sent.target), chance.choice(ENDINGS))


def with_ending(sent: Sent, end: bytes) -> Sent:
    path, _, query = sent.target.partition(b"?")
    return replace(sent, target=path + end + (b"?" + query if query and b"?" not in end else b""))


def odd_query(sent: Sent, chance: random.Random) -> Sent:
    return with_query(sent, chance.choice(QUERIES))


def with_query(sent: Sent, said: bytes) -> Sent:
    """In the place of what stands there under the same name."""
    path, _, query = sent.target.partition(b"?")
    name = said.partition(b"=")[0] + b"="
    kept = [each for each in query.split(b"&") if each and not each.startswith(name)]
    return replace(sent, target=path + b"?" + b"&".join([*kept, said]))


def odd_body(sent: Sent, chance: random.Random) -> Sent:
    return with_body(sent, *chance.choice(BODIES))


def with_body(sent: Sent, body: bytes, kind: bytes) -> Sent:
    return replace(sent, body=body, headers=sent.having(b"content-type", kind))


def another_size(sent: Sent, chance: random.Random) -> Sent:
    size = chance.choice(SIZES)
    kind, start, end = chance.choice(
        [(b"application/json", b'{"text": "', b'"}'), (b"application/x-www-form-urlencoded", b"text=", b"")]
    )
    body = start + b"x" * (size - len(start) - len(end)) + end
    return replace(sent, body=body, headers=sent.having(b"content-type", kind), chunk=chance.choice([0, 0, 4096]))


def odd_value(sent: Sent, chance: random.Random) -> Sent:
    return with_value(sent, chance.choice(VALUES), chance) if takes_values(sent) else odd_body(sent, chance)


def takes_values(sent: Sent) -> bool:
    return bool(_fields(sent)) or b"?" in sent.target


def with_value(sent: Sent, value: Any, chance: random.Random) -> Sent:
    """One field's value for another, in a body that was right, as JSON or as a form; else in the query."""
    given = _fields(sent)
    if not given:
        said = chance.choice(sent.target.partition(b"?")[2].split(b"&")).partition(b"=")[0]
        return with_query(sent, said + b"=" + quote(str(value), errors="surrogatepass").encode())
    drafts = given.get("drafts")
    into = drafts[0] if isinstance(drafts, list) and drafts and isinstance(drafts[0], dict) else given
    into[chance.choice(list(into))] = value
    if chance.random() < 0.5:
        return with_body(sent, _as_json(given), b"application/json")
    return with_body(sent, _as_form(given), b"application/x-www-form-urlencoded")


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


@dataclass(frozen=True)
class Piece:
    """One piece of nonsense: what it does to a request, at how many doors to try it, and what the address needs to
    hold for it."""

    twist: Twist
    doors: int = 1
    parameter: bytes = b""
    is_value: bool = False

    def suits(self, sent: Sent) -> bool:
        return self.parameter in sent.target and (takes_values(sent) or not self.is_value)


def pieces() -> list[Piece]:
    """All of them once. A value is read by one field only, so it is tried at more doors."""
    return [
        *(_piece(with_body, body, kind, doors=2) for body, kind in BODIES),
        *(_piece(with_header, name, value) for name, values in ODD for value in values),
        *(_piece(with_ending, end) for end in ENDINGS),
        *(_piece(with_query, said, doors=4, parameter=said.partition(b"=")[0] + b"=") for said in QUERIES),
        *(Piece(partial(_value_into, value), doors=5, is_value=True) for value in VALUES),
    ]


def _piece(change: Callable[..., Sent], *nonsense: bytes, doors: int = 1, parameter: bytes = b"") -> Piece:
    return Piece(lambda sent, _chance: change(sent, *nonsense), doors, parameter)


def _value_into(value: Any, sent: Sent, chance: random.Random) -> Sent:
    return with_value(sent, value, chance)


def _fields(sent: Sent) -> dict[str, Any]:
    """Those of a JSON object; nothing for any other body."""
    try:
        given = msgspec.json.decode(sent.body or b"{}")
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return {}
    return given if isinstance(given, dict) else {}


def _as_json(values: dict[str, Any]) -> bytes:
    """Lone surrogates as their escapes, as a careless program writes them."""
    return json.dumps(values).encode()


def _as_form(values: dict[str, Any]) -> bytes:
    pairs = (f"{quote(name)}={quote(str(value), errors='surrogatepass')}" for name, value in values.items())
    return "&".join(pairs).encode()
