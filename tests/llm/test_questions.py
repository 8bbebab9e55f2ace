"""A question becomes one whole typed intent, or none."""

import json
from datetime import date
from typing import Any, get_args

import pytest

from expense_app.llm.base import Context, Field, Intent, LLMError, ReadQuestion
from expense_app.llm.legend import legend_of
from expense_app.llm.questions import read_question
from expense_app.llm.validate import BadOutput
from expense_app.parsing import types as parsing
from tests.llm.conftest import Connect
from tests.llm.formats import Format, said
from tests.llm.wire_server import wire_server


def question(**changed: Any) -> dict[str, Any]:
    blank = dict.fromkeys(("category", "person", "compare_start", "compare_end", "limit", "text"))
    return {"intent": "total_by_period", "start": "2026-10-01", "end": "2026-10-31"} | blank | changed


def read(context: Context, **changed: Any) -> ReadQuestion:
    return read_question(json.dumps(question(**changed)), context, legend_of(context))


def test_it_maps_short_ids_back(context: Context) -> None:
    asked = read(context, intent="category_spend_by_period", category="c1", person="p2", limit=3)
    assert asked == ReadQuestion(
        "category_spend_by_period", date(2026, 10, 1), date(2026, 10, 31), "0193-groceries", "0193-ravi", limit=3
    )


def test_a_comparison_carries_both_periods(context: Context) -> None:
    asked = read(context, intent="month_over_month_compare", compare_start="2026-09-01", compare_end="2026-09-30")
    assert (asked.compare_start, asked.compare_end) == (date(2026, 9, 1), date(2026, 9, 30))


def test_an_unsupported_question_carries_nothing_else(context: Context) -> None:
    assert read(context, intent="unsupported", start="nonsense", text="drop table") == ReadQuestion("unsupported")


@pytest.mark.parametrize(
    "changed",
    [
        {"intent": "sql"},
        {"start": "2026-11-01", "end": "2026-10-01"},
        {"start": "2026-10-01", "end": None},
        {"start": "1800-01-01"},
        {"end": "9999-12-31"},
        {"start": "last month"},
        {"category": "0193-groceries"},
        {"person": "p9"},
        {"limit": 0},
        {"limit": 51},
        {"limit": 10**400},
        {"limit": "3"},
        {"intent": "month_over_month_compare"},
        {"household_id": "another"},
    ],
    ids=lambda changed: str(changed)[:40],
)
def test_a_question_that_does_not_hold_is_refused_whole(context: Context, changed: dict[str, Any]) -> None:
    with pytest.raises(BadOutput):
        read(context, **changed)


async def test_it_asks_the_provider_once(connect: Connect, wire: Format, context: Context) -> None:
    async with wire_server(said(wire, json.dumps(question()))) as server:
        reply = await connect(server).classify_question("how much last month?", context)
    assert reply.question.start == date(2026, 10, 1)
    assert reply.trace.prompt_version.startswith("question-1+")
    assert wire.texts(server.seen[0]) == ["how much last month?"]
    assert set(wire.schema(server.seen[0])["properties"]["intent"]["enum"]) == set(get_args(Intent))


async def test_a_question_that_does_not_hold_is_not_asked_again(
    connect: Connect, wire: Format, context: Context
) -> None:
    async with wire_server(said(wire, json.dumps(question(limit=99)))) as server:
        with pytest.raises(LLMError) as caught:
            await connect(server).classify_question("top 99", context)
    assert (caught.value.kind, len(server.seen)) == ("unreadable", 1)


def test_providers_and_the_built_in_parser_share_their_words() -> None:
    assert get_args(Intent) == get_args(parsing.IntentName)
    assert get_args(Field) == get_args(parsing.Field)
