"""What holds for any text at all."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expense_app.money import MAX_DIGITS, minor_unit
from expense_app.parsing import read_command, read_message
from tests.parsing.homes import PRIYA, RAHUL, america, drafts, germany, india, read
from tests.parsing.steps import calls_of

MOST_CALLS = 1_000_000
"""Twice what the worst text of 10,000 characters takes; one that is read in quadratic time takes far more."""

_WORDS = st.sampled_from(
    [
        "lunch",
        "milk",
        "auto",
        "chai",
        "petrol",
        "250",
        "80",
        "1,250",
        "12.50",
        "2",
        "500ml",
        "3kg",
        "₹",
        "rs",
        "$",
        "2x",
        "50%",
        "and",
        ",",
        "+",
        ";",
        "\n",
        "-",
        "yesterday",
        "kal",
        "monday",
        "3",
        "feb",
        "03/02",
        "on",
        "3rd",
        "paid",
        "by",
        "priya",
        "wife",
        "ne",
        "total",
        "tip",
        "each",
        "@",
        "off",
        "split",
        "monthly",
        "every",
        "month",
        "per",
        "kg",
        "refund",
        "need",
        "to",
        "not",
        "salary",
        "do",
        "sau",
        "दो",
        "सौ",
        "दूध",
        "#",
        "(",
        ")",
        ".",
        "9876543210",
    ]
)
_MESSAGES = st.one_of(st.text(max_size=400), st.lists(_WORDS, max_size=60).map(" ".join))
_THINGS = st.lists(
    st.tuples(
        st.sampled_from(["milk", "bread", "auto", "petrol", "medicine", "haircut", "movie"]), st.integers(30, 9000)
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda thing: thing[0],
)


@given(_MESSAGES)
@settings(max_examples=60, deadline=None)
def test_it_never_raises_and_every_draft_is_sound(text: str) -> None:
    for context in (india(), america(), germany()):
        expenses = read_message(text, context).expenses
        read_command(text, context)
        assert len(expenses) <= 50
        for draft in expenses:
            assert draft.amount > 0
            assert len(draft.amount.as_tuple().digits) <= MAX_DIGITS
            assert -draft.amount.as_tuple().exponent == minor_unit(draft.currency)  # type: ignore[operator]
            assert draft.paid_by_id in {person.id for person in context.members}
            assert draft.category_id in {choice.id for choice in context.categories}
            assert isinstance(draft.date, date)
            assert len(draft.description) <= 200


@given(_THINGS)
@settings(max_examples=25, deadline=None)
def test_the_order_of_independent_parts_never_changes_the_set(things: list[tuple[str, int]]) -> None:
    forwards = drafts(", ".join(f"{name} {amount}" for name, amount in things))
    backwards = drafts(", ".join(f"{name} {amount}" for name, amount in reversed(things)))
    assert {(draft.description, draft.amount) for draft in forwards} == set(things)
    assert {(draft.description, draft.amount) for draft in backwards} == set(things)


@given(st.lists(_WORDS, max_size=20))
@settings(max_examples=40, deadline=None)
def test_case_and_spaces_never_change_an_amount(said: list[str]) -> None:
    text = " ".join(word for word in said if word != "\n")
    plain = [(draft.amount, draft.currency) for draft in drafts(text)]
    assert [(draft.amount, draft.currency) for draft in drafts(text.upper())] == plain
    assert [(draft.amount, draft.currency) for draft in drafts("  " + text.replace(" ", "   ") + "  ")] == plain


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "lunch 250, ",
        "ek sau ",
        "03/02 ",
        "(",
        "priya paid ",
        "total 5 ",
        "of 8 ",
        "your ",
        "sorry, ",
        "\n",
        "a@a.",
        "🍕",
        "Rs.5 debited a/c XX12 ",
    ],
)
def test_ten_thousand_characters_of_anything_are_read_in_few_steps(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    assert calls_of(lambda: read(text)) < MOST_CALLS


def test_people_with_strange_names_do_not_crash_it() -> None:
    for name in ("", " ", "₹", "the", "250", "will paid", "प्रिया", "x" * 500):
        odd = type(RAHUL)("odd", name)
        context = india()
        read_message(
            "will paid 250 for lunch", type(context)(context.today, "INR", "xx", (PRIYA, odd), odd, context.categories)
        )
