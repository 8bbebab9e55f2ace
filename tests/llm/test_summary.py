"""A summary that holds a number of its own is thrown away."""

import json
from datetime import date
from decimal import Decimal

import pytest

from expense_app.llm.base import Figure, IntentResult, LLMError
from expense_app.llm.summary import foreign_numbers
from tests.llm.conftest import Connect
from tests.llm.formats import Format, said
from tests.llm.wire_server import wire_server

RESULT = IntentResult(
    question="how much on groceries last month?",
    intent="category_spend_by_period",
    sentence="You spent ₹1,23,456.50 on Groceries in October 2026, 12.5% more than in September.",
    figures=(
        Figure("Groceries", Decimal("123456.50"), "INR", "₹1,23,456.50"),
        Figure("7-Eleven", Decimal("999.99"), "INR", "₹1,000"),
        Figure("किराना", Decimal(120000), "INR", "₹1,20,000.00"),
        Figure("change", Decimal("12.5"), "%", "12.5%"),
        Figure("expenses", Decimal(42), "", "42"),
    ),
    dates=(date(2026, 10, 1), date(2026, 10, 31), date(2026, 9, 1)),
)


@pytest.mark.parametrize(
    "text",
    [
        "You spent ₹1,23,456.50 on Groceries in October 2026.",
        "Groceries came to ₹123,456.50 between 1 and 31 October 2026.",
        "Groceries came to Rs. 123456.50 from 1 October to 31 October.",
        "That is 12.5% more than in September, over 42 expenses.",
        "That is 12.5 percent more, over forty-two expenses.",
        "You made forty two purchases; 7-Eleven took ₹1,000.",
        "7-Eleven took ₹999.99.",
        "किराना took 1.2 lakh rupees, or ₹१,२०,०००.",
        "किराना took one lakh twenty thousand rupees.",
        "From 2026-10-01 to 2026-10-31 it was ₹1,23,456.50. Well done!",
        "October was dearer than September.",
    ],
)
def test_it_keeps_what_only_phrases_the_result(text: str) -> None:
    assert foreign_numbers(text, RESULT) == []


@pytest.mark.parametrize(
    "text",
    [
        "You spent ₹1,23,457 on Groceries.",
        "You spent ₹123.456,50 and ₹5 more.",
        "You spent about 1.23 lakh.",
        "You spent 124k.",
        "You spent 12 L on Groceries.",
        "You spent 1.2cr.",
        "You spent ₹12.5.",
        "You spent 42%.",
        "It rose by 123456.50%.",
        "You spent ₹42.",
        "You spent $123456.50.",
        "You spent -₹1,23,456.50.",
        "You spent twice as much.",
        "Half of it went to Groceries.",
        "A quarter of it was Groceries.",
        "You made forty three purchases.",
        "You spent five hundred rupees.",
        "You spent ek lakh rupees.",
        "You spent a million rupees.",
        "You spent ₹१,२३,४५७.",
        "You spent ₹１２３.",
        "You spent ½ of it.",
        "You spent ① rupee.",
        "You spent ² more.",
        "You spent MCC rupees.",
        "You spent 42e3 rupees.",
        "You spent 42/12.5 of it.",
        "You spent 42x more.",
        "That is 4 2 expenses.",
        "You made fortytwo1 purchases.",
        "It was the 2nd time.",
        "You spent óne hundred.",
        "It was in November.",
        "It was on 2 October 2026.",
        "It was on 2025-10-01.",
        "It was in October 2025.",
        "You spent 2026 rupees.",
        "You spent ₹31 in October.",
        "Nothing was spent.",
        "You spent 1 000 000.",
    ],
)
def test_it_finds_every_number_of_its_own(text: str) -> None:
    assert foreign_numbers(text, RESULT)


async def phrased(connect: Connect, wire: Format, summary: str) -> str:
    async with wire_server(said(wire, json.dumps({"summary": summary}))) as server:
        reply = await connect(server).summarize_analysis(RESULT)
    assert wire.texts(server.seen[0]) == [RESULT.question]
    assert "₹1,23,456.50" in wire.instructions(server.seen[0])
    return reply.text


async def test_a_faithful_summary_comes_through_on_one_clean_line(connect: Connect, wire: Format) -> None:
    text = await phrased(connect, wire, "Groceries took\n ₹1,23,456.50\u202e in October.")
    assert text == "Groceries took ₹1,23,456.50 in October."


@pytest.mark.parametrize(
    "summary",
    [
        "",
        "\u200b",
        "You spent ₹5.",
        "Groceries. " * 60,
        "See https://example.com for Groceries.",
        "<b>Groceries</b>",
        "तुमने पाँच सौ खर्च किए",
        "You spent оne hundred",
        "五 groceries",
        "You spent ₹1\u200b5.",
    ],
)
async def test_a_summary_with_anything_of_its_own_is_refused(connect: Connect, wire: Format, summary: str) -> None:
    with pytest.raises(LLMError) as caught:
        await phrased(connect, wire, summary)
    assert (caught.value.kind, caught.value.code) == ("unreadable", "summary_not_ours")
    assert caught.value.trace.requests == 1
