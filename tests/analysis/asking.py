"""Asking, and following what an answer points at."""

from decimal import Decimal
from typing import Any

from tests.support.people import Person

Json = dict[str, Any]


async def ask(person: Person, question: str) -> Json:
    answer = await person.post("/analysis/ask", json={"question": question})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def recompute(person: Person, **asked: Any) -> Json:
    answer = await person.post("/analysis/recompute", json=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def listed(person: Person, url: str) -> Json:
    """What the list behind an answer shows."""
    answer = await person.get(url)
    assert answer.status_code == 200, answer.text
    return answer.json()


def by_currency(totals: list[Json]) -> dict[str, tuple[Decimal, int]]:
    return {each["currency"]: (Decimal(each["amount"]), each["count"]) for each in totals}


def figures(answer: Json) -> list[tuple[str, str, str]]:
    """Label, currency and amount of each row."""
    return [(row["label"], row["currency"], row["amount"]) for row in answer["result"]["rows"]]
