"""How often something may be done.

Counted in Redis for all processes together, in one atomic step over a moving window; while Redis is away each process
counts by itself, so that nobody is locked out and nothing is unlimited.
"""

import asyncio
import time
from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from typing import Any

import structlog
from arq.connections import ArqRedis
from limits import RateLimitItem, RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError

from expense_app.accounts.member import Member
from expense_app.clock import utc_now
from expense_app.errors import TooMany

log = structlog.get_logger()

_PATIENCE = 1.0
"""Seconds in which Redis must answer: somebody is waiting."""
_LEFT_ALONE = 5.0
"""Seconds for which a Redis that did not answer is not asked again."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` times `within` any span of that length. `name` keeps its counters apart from those of other
    limits; `doing` is what the person reads: "You have asked a lot"."""

    name: str
    most: int
    within: timedelta
    doing: str


MINUTE, QUARTER, HOUR = timedelta(minutes=1), timedelta(minutes=15), timedelta(hours=1)

LOGIN_FROM = Limit("login-from", 30, QUARTER, "There were too many tries to log in from your network.")
"""Per address: what one machine may guess over all accounts, and the argon2 that it can make us compute. Homes and
offices share an address, but a login lasts for 90 days."""

LOGIN_BY = Limit("login-by", 10, QUARTER, "There were too many tries to log in to this account.")
"""Per account and address, or account and known device: room for tired fingers, not for a dictionary."""

LOGIN_TO = Limit("login-to", 60, HOUR, "There were too many tries to log in to this account.")
"""Per account, from all devices that never logged in to it: what a botnet may guess. A known device does not count
and is not stopped here, so strangers cannot shut its owner out."""

REGISTERING = Limit("register", 20, HOUR, "Many households were made from your network.")
"""Per address: each one costs an argon2 and two dozen rows. A couple does it once."""

JOINING = Limit("join", 20, HOUR, "There were too many tries to join from your network.")
"""Per address: a code has 59 bits, so this is for argon2's sake. A couple does it once."""

PASSWORD = Limit("password", 10, QUARTER, "There were too many tries to change the password.")
"""Per member: somebody at an unlocked phone guesses the current password."""

LOGGING = Limit("log", 60, MINUTE, "Your household has sent a lot of messages in a short time.")
"""Per household: two people cannot type one a second; a program that imports can wait."""

ASKING = Limit("ask", 30, MINUTE, "You have asked a lot in a short time.")
"""Per member: questions, and changing or redoing their answers."""

TESTING = Limit("test", 20, timedelta(minutes=10), "The connection was tested many times.")
"""Per household: each one is a call to a provider with the household's key, or with one that somebody tries out."""

EXPORTING = Limit("export", 20, timedelta(minutes=10), "Your household has downloaded many files in a short time.")
"""Per household: each one reads every expense there is."""


class RateLimits:
    """All limits of a process, on its one connection pool. `factor` widens every one of them."""

    def __init__(self, redis: ArqRedis, factor: int = 1) -> None:
        pool: Any = redis.connection_pool
        shared = RedisStorage("async+redis://", implementation="redispy", connection_pool=pool)
        self._shared = MovingWindowRateLimiter(shared)
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._factor = factor
        self._silent_until = 0.0

    async def by_member(self, limit: Limit, member: Member) -> None:
        """Count one more by this member. Raises TooMany, which says how long to wait."""
        await self.count(limit, str(member.household_id), str(member.id))

    async def by_household(self, limit: Limit, member: Member) -> None:
        await self.count(limit, str(member.household_id))

    async def count(self, limit: Limit, *who: str) -> None:
        """Count one more by whoever `who` names. Raises TooMany."""
        rate = RateLimitItemPerSecond(limit.most * self._factor, int(limit.within.total_seconds()))
        wait = await self._hit(rate, limit.name, *who)
        if wait:
            log.warning("limit reached", limit=limit.name)
            raise TooMany(f"{limit.doing} Please wait {in_words(wait)}.", wait)

    async def _hit(self, rate: RateLimitItem, *key: str) -> int:
        if time.monotonic() >= self._silent_until:
            try:
                async with asyncio.timeout(_PATIENCE):
                    return await _hit(self._shared, rate, *key)
            except (RedisError, OSError, TimeoutError) as error:
                self._silent_until = time.monotonic() + _LEFT_ALONE
                log.warning("limits counted in this process", error=type(error).__name__)
        return await _hit(self._own, rate, *key)


async def _hit(limiter: MovingWindowRateLimiter, rate: RateLimitItem, *key: str) -> int:
    """How many seconds to wait; 0 where it was within the limit, and now is counted."""
    if await limiter.hit(rate, *key):
        return 0
    stats = await limiter.get_window_stats(rate, *key)
    return min(max(1, ceil(stats.reset_time - utc_now().timestamp())), rate.get_expiry())


def in_words(seconds: int) -> str:
    """A time to wait, never shorter than it is: "40 seconds", "12 minutes", "1 hour"."""
    unit, length = next((each for each in (("hour", 3600), ("minute", 60)) if seconds >= each[1]), ("second", 1))
    count = ceil(seconds / length)
    return f"{count} {unit}{'' if count == 1 else 's'}"
