"""What each intent says and shows, on figures that are easy to add up."""

import pytest

from tests.analysis.asking import ask, by_currency, figures, listed
from tests.support.people import Couple

MAY = "from 1 May to 22 May"


async def test_a_total_says_each_currency_by_itself(home: Couple) -> None:
    answer = await ask(home.asha, "how much did we spend this month?")

    assert answer["intent"] == "total_by_period"
    assert answer["answer"] == f"You spent ₹3,500.50 and $45.50 {MAY}, in 4 expenses."
    assert figures(answer) == [("INR", "INR", "3500.50"), ("USD", "USD", "45.50")]
    assert answer["written_by"] == "template"


async def test_a_category_is_named_and_alone_counts(home: Couple) -> None:
    answer = await ask(home.asha, "how much on groceries last month?")

    assert answer["answer"] == "You spent ₹2,000.00 on Groceries in April, in 2 expenses."
    assert answer["filters"] == {
        "start": "2026-04-01",
        "end": "2026-04-30",
        "category": "Groceries",
        "user": None,
        "compare_start": None,
        "compare_end": None,
        "limit": None,
    }


async def test_a_person_is_named_for_both_readers(home: Couple) -> None:
    hers = await ask(home.asha, "how much did my husband spend on fuel this month?")
    his = await ask(home.ravi, "how much did I spend on fuel this month?")

    assert hers == his
    assert hers["answer"] == f"Ravi spent ₹2,000.00 on Fuel {MAY}, in 1 expense."
    assert hers["filters"]["user"] == "Ravi Rao"


async def test_top_categories_are_ranked_within_their_currency(home: Couple) -> None:
    answer = await ask(home.asha, "top 1 category last month")

    assert answer["answer"] == "Most went to Fuel (₹3,000.00) in April. In USD, Travel ($50.00)."
    assert figures(answer) == [("Fuel", "INR", "3000.00"), ("Travel", "USD", "50.00")]
    assert answer["result"]["rows"][0]["share"] == "0.6000"
    assert answer["filters"]["limit"] == 1


async def test_two_people_are_held_against_each_other(home: Couple) -> None:
    answer = await ask(home.asha, "who spent more this month?")

    assert answer["intent"] == "spend_by_person"
    assert answer["answer"] == (
        f"Ravi paid ₹2,500.50 and Asha ₹1,000.00 {MAY}, Ravi ₹1,500.50 more. "
        "In USD, Asha paid $45.50 and Ravi $0.00, Asha $45.50 more."
    )
    assert figures(answer) == [
        ("Ravi", "INR", "2500.50"),
        ("Asha", "INR", "1000.00"),
        ("Asha", "USD", "45.50"),
        ("Ravi", "USD", "0.00"),
    ]


async def test_the_largest_are_never_ranked_across_currencies(home: Couple) -> None:
    answer = await ask(home.asha, "2 biggest expenses this month")

    assert answer["answer"] == (
        f"The largest expense {MAY} was Fuel 2000, ₹2,000.00, on 10 May; in USD Travel 45.50, $45.50, on 3 May."
    )
    assert [row[2] for row in figures(answer)] == ["2000.00", "1000.00", "45.50"]
    shown = await listed(home.asha, answer["source_url"])
    assert [each["amount"] for each in shown["items"]] == ["2000.00", "1000.00"]


async def test_an_average_counts_every_day_that_has_passed(home: Couple) -> None:
    answer = await ask(home.asha, "average spend per day this month")

    assert answer["answer"] == f"You spent ₹159.11 a day and $2.07 a day on average {MAY}."


async def test_an_average_a_month_divides_whole_months_by_their_count(home: Couple) -> None:
    answer = await ask(home.asha, "average monthly spend from january to april")

    assert ("A month", "INR", "1250.00") in figures(answer)
    assert ("A month", "USD", "12.50") in figures(answer)


async def test_a_count_counts_expenses(home: Couple) -> None:
    answer = await ask(home.asha, "how many times did we buy groceries this month?")

    assert answer["answer"] == f"You had 2 expenses on Groceries {MAY}, ₹1,500.50 together."


async def test_the_last_time_is_a_day_and_what_was_bought_on_it(home: Couple) -> None:
    answer = await ask(home.asha, "when did we last buy petrol?")

    assert answer["answer"] == "The last expense on Fuel was on Sun, 10 May: Fuel 2000, ₹2,000.00."
    assert (answer["filters"]["start"], answer["filters"]["end"]) == (None, None)


async def test_the_latest_expenses_come_newest_first(home: Couple) -> None:
    answer = await ask(home.asha, "show last 3 expenses")

    assert {row[2] for row in figures(answer)} == {"2000.00", "500.50", "45.50"}
    shown = await listed(home.asha, answer["source_url"])
    assert {each["amount"] for each in shown["items"]} == {row[2] for row in figures(answer)}


async def test_a_trend_has_every_month_and_names_the_highest(home: Couple) -> None:
    answer = await ask(home.asha, "spending by month since december")

    assert answer["answer"] == "From 1 Dec 2025 to 22 May, you spent most in April: ₹5,000.00; in April: $50.00."
    rupees = [row for row in figures(answer) if row[1] == "INR"]
    assert [amount for _, _, amount in rupees] == ["700.00", "0.00", "0.00", "0.00", "5000.00", "3500.50"]
    assert [row["share"] for row in answer["result"]["rows"]][4] == "1.0000"


async def test_words_are_searched_in_descriptions(home: Couple) -> None:
    answer = await ask(home.asha, "how much at Travel 45 this month?")

    assert answer["result"]["totals"] == [{"currency": "USD", "amount": "45.50", "count": 1}]


async def test_a_word_that_nobody_wrote_widens_to_its_category_and_says_so(home: Couple) -> None:
    answer = await ask(home.asha, "how much on diesel this month?")
    narrower = await ask(home.asha, "how much on pizza in december 2025?")

    assert answer["result"]["totals"][0]["amount"] == "2000.00"
    assert narrower["answer"].startswith("Nothing mentions “pizza”. You spent ₹700.00 on Food & Dining")


@pytest.mark.parametrize(
    "question",
    [
        "how much did we spend this month?",
        "how much on groceries last month?",
        "compare this month with last month",
        "compare groceries this month with last month",
        "top 1 category last month",
        "who spent more this month?",
        "2 biggest expenses this month",
        "average spend per day this month",
        "how many times did we buy groceries this month?",
        "when did we last buy petrol?",
        "when did ravi last spend?",
        "show last 3 expenses",
        "spending by month since december",
        "how much did ravi spend last month?",
    ],
)
async def test_the_list_behind_an_answer_has_the_same_totals(home: Couple, question: str) -> None:
    answer = await ask(home.ravi, question)

    shown = await listed(home.asha, answer["source_url"])

    assert answer["result"]["totals"] != []
    assert by_currency(shown["totals"]) == by_currency(answer["result"]["totals"])


async def test_every_row_leads_to_its_own_figure(home: Couple) -> None:
    for question in ("top categories this month", "who spent more this month?", "compare this month with last month"):
        for row in (await ask(home.asha, question))["result"]["rows"]:
            if row["url"]:
                shown = await listed(home.asha, row["url"])
                assert [each["amount"] for each in shown["totals"]] == [row["amount"]]


async def test_nothing_spent_is_said_as_nothing(couple: Couple) -> None:
    for question, said in {
        "how much did we spend this month?": f"You spent nothing {MAY}.",
        "top categories this month": f"You spent nothing {MAY}.",
        "who spent more this month?": f"Nobody spent anything {MAY}.",
        "biggest expenses this month": f"You spent nothing {MAY}.",
        "average spend per day this month": f"You spent nothing {MAY}.",
        "how many times did we buy groceries this month?": f"You had no expenses on Groceries {MAY}.",
        "when did we last buy petrol?": "You spent nothing on Fuel yet.",
        "spending by month this year": "You spent nothing from 1 Jan to 22 May.",
        "compare this month with last month": f"You spent nothing {MAY}, and nothing from 1 Apr to 22 Apr. "
        "The first period is not over, so only the same days of April are counted.",
    }.items():
        answer = await ask(couple.asha, question)
        assert answer["answer"] == said
        assert answer["result"]["totals"] == []
