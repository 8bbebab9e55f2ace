"""What an answer asks of the database, however many expenses there are."""

import pytest
from litestar import Litestar

from tests.support.people import Couple
from tests.support.statements import counted

ROUND = 4
"""The login, the role that the transaction takes on, the household's choices and what it taught."""


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("how much did we spend this month?", 1),
        ("how much on groceries last month?", 1),
        ("compare this month with last month", 2),
        ("top 3 categories this month", 1),
        ("who spent more this month?", 1),
        ("biggest expenses this month", 3),
        ("average spend per day this month", 1),
        ("how many times did we buy groceries this month?", 1),
        ("when did we last buy petrol?", 3),
        ("spending by month this year", 2),
        ("how much at Decathlon this year?", 1),
        ("how will the weather be?", 0),
    ],
)
async def test_each_intent_takes_its_few_statements(app: Litestar, home: Couple, question: str, own: int) -> None:
    with counted(app) as sent:
        answer = await home.asha.post("/analysis/ask", json={"question": question})

    assert answer.status_code == 200
    assert len(sent) == ROUND + own, sent
