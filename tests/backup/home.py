"""A local instance on a data folder, with the product running in this process."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from litestar import Litestar

from expense_app.app import create_app
from expense_app.config import read_settings
from expense_app.local.instance import instance
from expense_app.migrate import migrate
from tests.support.lifespan import running
from tests.support.people import PASSWORD, Couple, Person


class Home:
    """`said` is what the backup printed, `totals` what the list showed then."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.said = ""
        self.totals: list[dict[str, Any]] = []
        self.emails: dict[str, str] = {}

    def remember(self, couple: Couple) -> None:
        self.emails = {person.first_name: person.user["email"] for person in (couple.asha, couple.ravi)}

    @asynccontextmanager
    async def open(self, data_dir: Path | None = None) -> AsyncGenerator[Litestar]:
        """As plain `expense-app` does it, on the folder or on another one."""
        with instance(
            {"LOG_LEVEL": "WARNING", "ALLOWED_HOSTS": "testserver"}, data_dir or self.data_dir, share=False
        ) as found:
            settings = read_settings(found.environ)
            await migrate(settings.database_url)
            app = create_app(settings)
            async with running(app):
                yield app

    async def log_in(self, app: Litestar, name: str) -> Person:
        person = Person(app)
        form = {"email": self.emails[name], "password": PASSWORD}
        person.enter(await person.post("/auth/login", json=form))
        return person
