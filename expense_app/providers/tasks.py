"""What the worker does for the providers, and the operator from the command line."""

from typing import Any

from expense_app.config import Settings
from expense_app.db import open_database
from expense_app.providers.rotation import Rotation, rotate_keys
from expense_app.providers.sweep import forget_readings


async def forget_old_readings(context: dict[str, Any]) -> int:
    return await forget_readings(context["database"])


async def rotate(settings: Settings) -> Rotation:
    """`rotate_keys` on connections of its own, closed again."""
    async with open_database(settings) as database:
        return await rotate_keys(database, settings)
