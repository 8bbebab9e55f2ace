"""The one way over the network: bounded in time, size and tries, and blind to redirects and cookies."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import httpx
import msgspec

from expense_app import clock
from expense_app.llm.base import LLMError
from expense_app.llm.key import Key
from expense_app.llm.retry import RetryPolicy, asked_by_header
from expense_app.llm.trace import Tally
from expense_app.llm.wire import Call, Failed, Wire

MAX_BODY = 1_000_000
_ERROR_BODY_SECONDS = 2.0
_LONGEST_HOLD = 24 * 3600.0
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "expense-app"}
_UNUSED_HEADERS = ("location", "set-cookie")


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds for each step of one request; the deadline of the whole call stands above them."""

    connect: float = 4.0
    read: float = 20.0
    write: float = 10.0
    pool: float = 3.0


class _PlainTransport(httpx.AsyncHTTPTransport):
    """Hides what httpx would act on: it builds the next request of a redirect, key and all, even when told
    not to follow it, and keeps cookies for the other households that share the client."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        for name in _UNUSED_HEADERS:
            response.headers.pop(name, None)
        return response


class _KeyHeader(httpx.Auth):
    """Sets the key on the request as it leaves, so that no header table of ours ever holds it."""

    def __init__(self, wire: Wire, key: Key) -> None:
        self._wire = wire
        self._key = key

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        name, value = self._wire.header(self._key.reveal())
        request.headers[name] = value
        yield request


@asynccontextmanager
async def open_client(timeouts: Timeouts | None = None, connections: int = 40) -> AsyncGenerator[httpx.AsyncClient]:
    """The process's one client; `connections` must not be below the cap on concurrent calls."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    steps = timeouts or Timeouts()
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=10, keepalive_expiry=30)
    async with httpx.AsyncClient(
        transport=_PlainTransport(limits=limits, trust_env=False),
        timeout=httpx.Timeout(connect=steps.connect, read=steps.read, write=steps.write, pool=steps.pool),
        headers=_HEADERS,
        follow_redirects=False,
        trust_env=False,
    ) as client:
        yield client


class Transport:
    """Sends calls of one provider. `base_url` may hold a path prefix."""

    def __init__(self, client: httpx.AsyncClient, base_url: str, policy: RetryPolicy | None = None) -> None:
        self._client = client
        self._base_url = base_url.rstrip("/")
        self._policy = policy or RetryPolicy()

    async def send(self, call: Call, wire: Wire, key: Key, tally: Tally, ends: float) -> bytes:
        """The body of a 200. `ends` is the deadline on the loop's clock; retries are counted over the whole
        `tally`. Raises LLMError."""
        if not key.usable:
            raise LLMError("key_refused", "unusable_key")
        while True:
            tally.requests += 1
            outcome = await self._attempt(call, wire, key, ends)
            if isinstance(outcome, bytes):
                return outcome
            wait = self._policy.wait(outcome.delay, tally.retries)
            left = min(self._policy.longest_wait, ends - asyncio.get_running_loop().time())
            if not outcome.again or tally.retries >= self._policy.retries or wait >= left:
                raise LLMError(outcome.kind, outcome.code, _retry_at(outcome))
            tally.retries += 1
            await asyncio.sleep(wait)

    async def _attempt(self, call: Call, wire: Wire, key: Key, ends: float) -> bytes | Failed:
        """One request. Exceptions become values here, so that none with a request inside travels on."""
        request = self._request(call)
        try:
            response = await self._client.send(request, auth=_KeyHeader(wire, key), stream=True)
            try:
                return await _answer(response, wire, ends)
            finally:
                await response.aclose()
        except httpx.ReadTimeout:
            return Failed("too_slow", "read_timeout")
        except (httpx.WriteTimeout, httpx.PoolTimeout):
            return Failed("too_slow", "write_or_pool_timeout")
        except (httpx.ConnectTimeout, httpx.NetworkError, httpx.RemoteProtocolError) as error:
            return Failed("not_reachable", type(error).__name__, again=True)
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            return Failed("not_reachable", type(error).__name__)

    def _request(self, call: Call) -> httpx.Request:
        url = f"{self._base_url}{call.path}"
        if call.body is None:
            return self._client.build_request(call.method, url, params=call.params)
        content, headers = msgspec.json.encode(call.body), {"Content-Type": "application/json"}
        return self._client.build_request(call.method, url, content=content, headers=headers)


async def _answer(response: httpx.Response, wire: Wire, ends: float) -> bytes | Failed:
    if response.status_code != 200:
        failed = wire.judge(response.status_code, await _error_body(response, ends))
        asked = asked_by_header(response.headers.get("retry-after"))
        delays = [delay for delay in (failed.delay, asked) if delay is not None]
        return _with_delay(failed, max(delays, default=None))
    if not _is_plain(response):
        return Failed("unreadable", "encoded_body")
    body = await _read_up_to(response, MAX_BODY)
    return Failed("unreadable", "body_too_large") if body is None else body


def _with_delay(failed: Failed, delay: float | None) -> Failed:
    """A 503 that names its end is a provider under load, not one out of reach."""
    busy = failed.code == "http_503" and delay is not None
    return replace(failed, kind="busy" if busy else failed.kind, delay=delay)


async def _error_body(response: httpx.Response, ends: float) -> bytes:
    """The status has spoken already; a body that is slow, huge or encoded adds nothing, and must not use up
    the time in which the status can still be told."""
    if not _is_plain(response):
        return b""
    try:
        now = asyncio.get_running_loop().time()
        async with asyncio.timeout(min(_ERROR_BODY_SECONDS, (ends - now) / 2)):
            return await _read_up_to(response, MAX_BODY) or b""
    except (TimeoutError, httpx.HTTPError):
        return b""


def _is_plain(response: httpx.Response) -> bool:
    return response.headers.get("content-encoding", "").strip().lower() in {"", "identity"}


async def _read_up_to(response: httpx.Response, limit: int) -> bytes | None:
    """The raw body, or None as soon as it is longer than `limit` bytes."""
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > limit:
            return None
    return bytes(body)


def _retry_at(failed: Failed) -> datetime | None:
    if failed.delay is None or failed.kind != "busy":
        return None
    return clock.utc_now() + timedelta(seconds=min(failed.delay, _LONGEST_HOLD))
