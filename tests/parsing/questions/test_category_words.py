"""Which category a question is about, in the household's own words."""

from expense_app.parsing.types import CategoryChoice
from tests.parsing.questions.household import ask, household

OWN = (
    CategoryChoice("1", "Date Nights"),
    CategoryChoice("2", "Meals", "food"),
    CategoryChoice("3", "Kids & School", "kids"),
)


def test_its_own_category_is_found_whatever_case_or_number() -> None:
    assert ask("how much on DATE night this year", household(categories=OWN)).category_id == "1"


def test_a_renamed_category_keeps_the_words_it_began_with() -> None:
    assert ask("eating out last month", household(categories=OWN)).category_id == "2"
    assert ask("meals last month", household(categories=OWN)).category_id == "2"


def test_half_a_name_is_enough() -> None:
    assert ask("school this month", household(categories=OWN)).category_id == "3"


def test_a_word_for_a_category_that_the_household_lacks_is_searched() -> None:
    question = ask("how much on petrol last month", household(categories=OWN))
    assert (question.intent, question.text) == ("matching_expenses", "petrol")


def test_gas_is_fuel_in_the_united_states_only() -> None:
    assert ask("gas last month", household(locale="en-US")).category_id == "fuel"
    assert ask("gas last month").category_id == "utilities"


def test_of_two_categories_the_first_is_taken_with_a_doubt() -> None:
    question = ask("rent and insurance last month")
    assert (question.category_id, question.sure) == ("housing", False)
