"""Regular expressions written as lists, so that a person can read and extend them."""

import re


def any_of(patterns: str) -> str:
    """One pattern for any of several that stand one after the other, a comma and a space or line end between."""
    return "(?:" + "|".join(re.split(r",\s+", patterns.strip().rstrip(","))) + ")"


def words(patterns: str) -> re.Pattern[str]:
    """The same, compiled, for whole words only."""
    return re.compile(rf"\b{any_of(patterns)}\b")
