"""How often something may be done. Counted in Redis for all processes together; while Redis is away each process
counts by itself, so that nobody is locked out and nothing is unlimited."""

from dataclasses import dataclass
from math import ceil
from typing import Any

import structlog
from arq.connections import ArqRedis
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.exceptions import RedisError

from expense_app.accounts.member import Member
from expense_app.clock import utc_now
from expense_app.errors import TooMany

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Limit:
    """`name` keeps its counters apart from those of other limits; `doing` is what the person reads: "You have asked
    a lot"."""

    name: str
    rate: RateLimitItem
    doing: str


ASKING = Limit("ask", RateLimitItemPerMinute(30), "You have asked a lot in a short time.")
"""Per member: questions, and changing or redoing their answers."""


class RateLimits:
    """All limits of a process, on its one connection pool."""

    def __init__(self, redis: ArqRedis) -> None:
        pool: Any = redis.connection_pool
        shared = RedisStorage("async+redis://", implementation="redispy", connection_pool=pool)
        self._shared = MovingWindowRateLimiter(shared)
        self._own = MovingWindowRateLimiter(MemoryStorage())

    async def spend(self, limit: Limit, member: Member) -> None:
        """Count one more by this member. Raises TooMany, which says how long to wait."""
        await self.count(limit, str(member.household_id), str(member.id))

    async def count(self, limit: Limit, *who: str) -> None:
        """Count one more by whoever `who` names. Raises TooMany."""
        try:
            await _count(self._shared, limit, who)
        except (RedisError, OSError) as error:
            log.warning("limits counted in this process", limit=limit.name, error=type(error).__name__)
            await _count(self._own, limit, who)


async def _count(limiter: MovingWindowRateLimiter, limit: Limit, who: tuple[str, ...]) -> None:
    if await limiter.hit(limit.rate, limit.name, *who):
        return
    stats = await limiter.get_window_stats(limit.rate, limit.name, *who)
    wait = min(max(1, ceil(stats.reset_time - utc_now().timestamp())), limit.rate.get_expiry())
    raise TooMany(f"{limit.doing} Please wait {wait} {'second' if wait == 1 else 'seconds'}.", wait)
