"""What has to hold before a process starts to work; one line for the operator where it does not."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import SQLAlchemyError

from expense_app.config import Settings
from expense_app.db import make_engine
from expense_app.local.errors import CannotStart
from expense_app.migrate import Standing, migrate, standing
from expense_app.tenancy import TenancyError, check_walls


async def prepare(settings: Settings) -> Standing:
    """Bring the database up to date. Raises CannotStart."""
    with _explained("The database cannot be prepared"):
        return await migrate(settings.database_url)


async def preflight(settings: Settings) -> None:
    """Raises CannotStart where the database is away or behind, or a wall between the households is down."""
    engine = make_engine(settings.database_url, pool_size=1)
    try:
        with _explained("The database cannot be reached"):
            await check_walls(engine)
            if await standing(engine) == "behind":
                raise CannotStart("The database is not up to date: run `expense-app migrate` first.")
    except TenancyError as reason:
        raise CannotStart(f"The database is not safe to use: {reason}.") from reason
    finally:
        await engine.dispose()


@contextmanager
def _explained(what: str) -> Generator[None]:
    try:
        yield
    except (OSError, SQLAlchemyError) as error:
        raise CannotStart(f"{what}: {first_line(error)}") from error


def first_line(error: Exception) -> str:
    """What the database or the system says, without the statement."""
    told = str(getattr(error, "orig", None) or error) or type(error).__name__
    return told.splitlines()[0]
