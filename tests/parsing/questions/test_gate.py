"""Questions told from expenses and chat."""

import pytest

from expense_app.parsing.questions import looks_like_question


@pytest.mark.parametrize(
    "text",
    [
        "how much did we spend this month",
        "groceries last month",
        "my spending this week",
        "reena's spending in september",
        "this month vs last month",
        "top 3 categories",
        "kitna kharcha hua",
        "पैसा कहाँ गया",
        "when did we last pay the maid",
        "I want to know how much we spent on groceries",
        "rent paid in last 12 months",
        "how much will we spend next month",
        "how much did we spend on 12/01/2026",
    ],
)
def test_a_question_about_spending_is_one(text: str) -> None:
    assert looks_like_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "coffee 180",
        "lunch 250 and auto 80 yesterday",
        "total 540 groceries",
        "top up 299",
        "gym 2000/month",
        "groceries last month 6200 paid by card",
        "spent two hundred fifty on samosas",
        "dinner 900, what a day",
        "did you buy milk?",
        "is 500 ok for the gift?",
        "what's for dinner",
        "what time are you coming home?",
        "let's spend less this month",
        "we spent too much last week",
        "no expenses today",
        "march fees pending",
        "planning a trip last week of june",
        "last month was better than this month",
        "how was lunch",
        "shopping this weekend?",
        "show me the bill",
        "how much is the rent?",
        "is the wifi bill paid",
        "who is paying",
        "so many expenses this month",
        "delete my last expense",
        "change category to kids",
        "can't believe how much it rained",
        "kitne baje aaoge",
        "Rs.899.00 debited from A/c XX4410 on 05-02-26. Avl Bal Rs 20,110. Not you? Call us",
        "",
    ],
)
def test_an_expense_an_order_or_chat_is_none(text: str) -> None:
    assert not looks_like_question(text)


def test_a_long_text_is_none() -> None:
    assert not looks_like_question("how much did we spend " * 100)
