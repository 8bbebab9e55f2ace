from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from typing import Any

from litestar import Litestar
from sqlalchemy import event

from tests.support.ledger import Spent, write
from tests.support.people import Couple


@contextmanager
def statements(app: Litestar) -> Generator[list[str]]:
    """What is sent to the database meanwhile, without BEGIN and COMMIT."""
    engine = app.state.database.engine.sync_engine
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


async def test_a_page_takes_six_statements_however_much_it_shows(app: Litestar, couple: Couple) -> None:
    days = range(1, 29)
    await write(app, couple.asha, *(Spent(amount="5", on=date(2026, 4, day)) for day in days))
    await write(app, couple.ravi, *(Spent(amount="5", on=date(2026, 3, day), currency="USD") for day in days))

    with statements(app) as sent:
        answer = await couple.asha.page("/expenses/dashboard?month=2026-04")

    assert answer.status_code == 200
    assert len(sent) == 6, sent
