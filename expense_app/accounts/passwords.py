"""Password hashing: argon2id (2 passes, 19 MiB), off the event loop, a few at a time."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_AT_ONCE = asyncio.Semaphore(4)

_NOBODYS = _HASHER.hash("nobody has this password")
"""Verified for an unknown account, so that its answer takes as long as a wrong password's."""


async def hash_password(password: str) -> str:
    async with _AT_ONCE:
        return await asyncio.to_thread(_HASHER.hash, password)


async def verify_password(password: str, password_hash: str | None) -> bool:
    """Whether the password fits. None stands for an account that does not exist, and costs the same."""
    async with _AT_ONCE:
        fits = await asyncio.to_thread(_fits, password, password_hash or _NOBODYS)
    return fits and password_hash is not None


def needs_rehash(password_hash: str) -> bool:
    """Whether the hash was made with older parameters than today's."""
    return _HASHER.check_needs_rehash(password_hash)


def _fits(password: str, password_hash: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False
