"""How long to wait before asking again, and when not to."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from expense_app import clock

_SECONDS = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,3})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """At most `retries` in a whole call, none after a wait of more than `longest_wait` seconds. Without word
    from the provider the waits double from `first_wait`. `jitter` gives numbers from 0 to 1."""

    retries: int = 2
    first_wait: float = 0.25
    longest_wait: float = 8.0
    jitter: Callable[[], float] = random.random

    def wait(self, asked: float | None, done: int) -> float:
        """Seconds to wait before retry number `done` + 1: what was asked and a little more, else an
        exponential of which half is chance."""
        if asked is not None:
            return asked + self.first_wait * self.jitter()
        return self.first_wait * 2**done * (0.5 + self.jitter() / 2)


def asked_by_header(value: str | None) -> float | None:
    """Seconds out of a Retry-After header, which holds seconds or an HTTP date; None if neither."""
    text = (value or "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        return max((moment - clock.utc_now()).total_seconds(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None
