"""Which category a description is filed under, and when that is called a guess."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expense_app.parsing.categories import categorise, normalise_phrase
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, Person, TaughtRule
from tests.parsing.steps import calls_of

ASHA = Person("asha", "Asha Rao")
DEFAULTS = tuple(CategoryChoice(key, name, key) for key, name in DEFAULT_CATEGORIES.items())
CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases" / "categories.jsonl").read_text("utf-8").splitlines()
]


def household(
    *,
    locale: str = "en-IN",
    categories: tuple[CategoryChoice, ...] = DEFAULTS,
    rules: tuple[TaughtRule, ...] = (),
) -> Context:
    return Context(date(2026, 3, 1), "INR", locale, (ASHA,), ASHA, categories, rules)


def filed(description: str, context: Context | None = None, hint: str = "") -> str:
    return categorise(description, context or household(), hint).category_id


def doubt(description: str, context: Context | None = None, hint: str = "") -> str | None:
    found = categorise(description, context or household(), hint).doubt
    return found and found.reason


def with_own(*choices: CategoryChoice) -> Context:
    return household(categories=(*DEFAULTS, *choices))


def renamed(key: str, name: str) -> Context:
    return household(
        categories=tuple(replace(choice, name=name) if choice.key == key else choice for choice in DEFAULTS)
    )


def without(*keys: str) -> Context:
    return household(categories=tuple(choice for choice in DEFAULTS if choice.key not in keys))


def test_it_files_what_people_buy_in_daily_life() -> None:
    right = [
        case for case in CASES if filed(case["text"], household(locale=case.get("locale", "en-IN"))) == case["category"]
    ]
    assert len(CASES) >= 400
    assert len(right) / len(CASES) >= 0.98


@pytest.mark.parametrize(
    ("description", "category"),
    [
        ("sabzi", "groceries"),
        ("दूध", "groceries"),
        ("chai aur samosa", "food"),
        ("auto to office", "transport"),
        ("IRCTC tatkal", "travel"),
        ("पेट्रोल भरवाया", "fuel"),
        ("ghar ka kiraya", "housing"),
        ("bijli ka bill", "utilities"),
        ("jio recharge", "phone"),
        ("naye kapde", "shopping"),
        ("dawai", "health"),
        ("bachon ki school fees", "education"),
        ("PVR tickets", "entertainment"),
        ("diapers", "kids"),
        ("haircut", "personal-care"),
        ("mandir mein daan", "gifts"),
        ("LIC premium", "insurance"),
        ("Netflix", "subscriptions"),
        ("kaamwali bai", "household"),
        ("vet for Bruno", "pets"),
        ("traffic challan", "fees"),
        ("misc", "other"),
    ],
)
def test_a_word_names_its_category(description: str, category: str) -> None:
    assert (filed(description), doubt(description)) == (category, None)


@pytest.mark.parametrize(
    ("single", "phrase", "categories"),
    [
        ("tea", "tea powder", ("food", "groceries")),
        ("milk", "formula milk", ("groceries", "kids")),
        ("food", "dog food", ("food", "pets")),
        ("car", "car wash", ("transport", "transport")),
        ("car", "toy car", ("transport", "kids")),
        ("bus", "school bus", ("transport", "education")),
        ("phone", "phone case", ("shopping", "shopping")),
        ("metro", "metro ticket", ("transport", "transport")),
        ("train ticket", "local train ticket", ("travel", "transport")),
        ("tickets", "movie tickets", ("entertainment", "entertainment")),
        ("subway", "subway fare", ("food", "transport")),
        ("amazon", "amazon prime", ("shopping", "subscriptions")),
        ("swiggy", "swiggy instamart", ("food", "groceries")),
        ("premium", "youtube premium", ("insurance", "subscriptions")),
    ],
)
def test_the_longer_phrase_wins(single: str, phrase: str, categories: tuple[str, str]) -> None:
    assert (filed(single), filed(phrase)) == categories


@pytest.mark.parametrize(
    ("description", "category"),
    [
        ("shoes for school", "shopping"),
        ("school shoes", "shopping"),
        ("school uniform", "education"),
        ("dinner at the mall", "food"),
        ("lunch with the insurance agent", "food"),
        ("medicines from dmart", "health"),
        ("nykaa lipstick", "personal-care"),
        ("walmart toys", "kids"),
        ("birthday dinner", "food"),
        ("gift for the baby", "gifts"),
        ("jacket for the baby", "kids"),
        ("ice cream with the kids", "food"),
        ("food for the dog", "pets"),
        ("bacche ke liye kapde", "kids"),
        ("zomato se khana", "food"),
        ("hotel mein khana", "food"),
        ("smoothie mango", "food"),
        ("egg roll", "food"),
        ("tea sugar milk", "groceries"),
        ("fridge repair", "household"),
    ],
)
def test_the_thing_bought_wins_over_where_and_what_for(description: str, category: str) -> None:
    assert filed(description) == category


@pytest.mark.parametrize(
    ("locale", "category"),
    [
        ("en-IN", "utilities"),
        ("en-US", "fuel"),
        ("en-CA", "fuel"),
        ("en-GB", "utilities"),
        ("en_US", "fuel"),
        ("", "utilities"),
    ],
)
def test_gas_is_fuel_in_north_america_and_a_utility_elsewhere(locale: str, category: str) -> None:
    assert filed("gas", household(locale=locale)) == category
    assert filed("gas bill", household(locale=locale)) == "utilities"


@pytest.mark.parametrize(
    ("description", "also"), [("shampoo and petrol", "Fuel"), ("onions, haircut", "Personal Care")]
)
def test_a_list_of_two_kinds_says_what_else_it_could_be(description: str, also: str) -> None:
    assert doubt(description) == f"could be {also} as well"


@pytest.mark.parametrize(
    ("description", "category", "reason"),
    [
        ("petorl", "fuel", "took petorl for petrol"),
        ("electrcity bill", "utilities", "took electrcity for electricity"),
        ("moive tikets", "entertainment", "took moive for movie, tikets for ticket"),
        ("dhoodh", "groceries", "took dhoodh for doodh"),
    ],
)
def test_a_typo_is_read_and_owned_up_to(description: str, category: str, reason: str) -> None:
    assert (filed(description), doubt(description)) == (category, reason)


@pytest.mark.parametrize(
    "description", ["these", "money", "march", "Rohit", "Sharma ji", "bal", "पता नहीं", "xyzzy", "42", ""]
)
def test_it_would_rather_say_other_than_guess_wildly(description: str) -> None:
    assert (filed(description), doubt(description)) == ("other", "nothing in the words tells")


class TestHints:
    @pytest.mark.parametrize(
        ("hint", "category"),
        [
            ("kids", "kids"),
            ("#fuel", "fuel"),
            ("Food and Dining", "food"),
            ("dining", "food"),
            ("ent", "entertainment"),
            ("grocries", "groceries"),
            ("personal care", "personal-care"),
        ],
    )
    def test_a_category_named_in_the_message_wins_over_its_words(self, hint: str, category: str) -> None:
        assert (filed("petrol", hint=hint), doubt("petrol", hint=hint)) == (category, None)

    def test_it_wins_over_a_rule(self) -> None:
        context = household(rules=(TaughtRule("petrol", "travel", 9),))
        assert filed("petrol", context, "kids") == "kids"

    def test_the_default_name_still_means_a_renamed_category(self) -> None:
        assert filed("anything", renamed("food", "Khana Peena"), "dining") == "food"

    def test_a_word_of_the_lexicon_stands_for_its_category(self) -> None:
        assert (filed("500", hint="doctor"), doubt("500", hint="doctor")) == ("health", "doctor is no category here")

    def test_an_unknown_hint_leaves_it_to_the_description(self) -> None:
        assert (filed("petrol", hint="zzyzx"), doubt("petrol", hint="zzyzx")) == ("fuel", "there is no category zzyzx")


class TestTaughtRules:
    def test_the_same_description_is_filed_without_doubt(self) -> None:
        context = household(rules=(TaughtRule("chai", "groceries", 4),))
        assert (filed("Chai!", context), doubt("Chai 20", context)) == ("groceries", None)

    def test_a_description_that_contains_it_says_how_often(self) -> None:
        context = household(rules=(TaughtRule("chai", "groceries", 9),))
        assert filed("chai at the station", context) == "groceries"
        assert doubt("chai at the station", context) == "filed under Groceries the last 9 times"

    def test_once_is_last_time(self) -> None:
        context = household(rules=(TaughtRule("chai", "groceries", 1),))
        assert doubt("evening chai", context) == "filed under Groceries last time"

    def test_only_whole_words_count(self) -> None:
        context = household(rules=(TaughtRule("bus", "kids", 5),))
        assert filed("business lunch", context) == "food"

    def test_the_longest_wins_then_the_most_used(self) -> None:
        rules = (TaughtRule("chai", "kids", 50), TaughtRule("masala chai", "pets", 1), TaughtRule("lunch", "gifts", 60))
        assert filed("masala chai and lunch", household(rules=rules)) == "pets"
        assert filed("chai with lunch", household(rules=rules)) == "gifts"

    def test_a_rule_for_a_category_that_is_gone_is_ignored(self) -> None:
        assert filed("chai", household(rules=(TaughtRule("chai", "deleted", 3),))) == "food"

    def test_singular_and_plural_are_the_same_thing(self) -> None:
        context = household(rules=(TaughtRule("coffees", "groceries", 2),))
        assert doubt("coffee", context) is None
        assert filed("coffee", context) == "groceries"


class TestTheHouseholdsOwnCategories:
    def test_a_renamed_default_is_found_by_its_key(self) -> None:
        context = renamed("food", "Khana Peena")
        assert filed("pizza", context) == "food"

    def test_its_own_name_in_the_words_wins(self) -> None:
        context = with_own(CategoryChoice("milk", "Milk"), CategoryChoice("puja", "Puja & Festivals"))
        assert filed("amul milk", context) == "milk"
        assert filed("festival lights", context) == "puja"

    def test_a_place_of_that_name_does_not(self) -> None:
        context = with_own(CategoryChoice("office", "Office"))
        assert filed("auto to office", context) == "transport"
        assert filed("new chair for office", context) == "office"

    def test_insurance_stays_insurance(self) -> None:
        assert filed("medical insurance", renamed("health", "Medical")) == "insurance"

    def test_a_missing_category_falls_back_to_other_and_says_so(self) -> None:
        context = without("fuel")
        assert (filed("petrol", context), doubt("petrol", context)) == ("other", "there is no category Fuel")

    def test_a_household_without_other_takes_its_first(self) -> None:
        context = without("fuel", "other")
        assert filed("petrol", context) == "groceries"

    def test_a_household_without_categories_gets_none(self) -> None:
        assert filed("petrol", household(categories=())) == ""

    def test_default_names_are_known_without_keys(self) -> None:
        context = household(categories=tuple(replace(choice, key=None) for choice in DEFAULTS))
        assert filed("petrol", context) == "fuel"


@pytest.mark.parametrize(
    ("description", "phrase"),
    [
        ("2 kg Onions, 120", "onions"),
        ("  Amul   MILK 500ml!! ", "amul milk"),
        ("Domino's Pizza", "dominos pizza"),
        ("सब्ज़ी (मंडी)", "सब्ज़ी मंडी"),
        ("bread & butter", "bread and butter"),
        ("café ☕", "café ☕"),
        ("ＮＥＴＦＬＩＸ", "netflix"),
        ("₹ 500", ""),
    ],
)
def test_descriptions_of_the_same_thing_share_a_phrase(description: str, phrase: str) -> None:
    assert normalise_phrase(description) == phrase


@pytest.mark.parametrize(
    "description",
    [
        "a" * 10_000,
        "qwertyuiop " * 900,
        "a" * 40 + "1",
        "," * 10_000,
        "🍕" * 10_000,
        "\ufdfa" * 10_000,
        "1 " * 5_000,
        "apples and " * 900,
    ],
)
def test_a_long_description_is_filed_in_few_steps(description: str) -> None:
    assert calls_of(lambda: filed(description, hint=description)) < 200_000


@given(st.text(max_size=300), st.text(max_size=30))
def test_any_text_gets_a_category_of_the_household(description: str, hint: str) -> None:
    assert filed(description, hint=hint) in DEFAULT_CATEGORIES


@given(st.text(max_size=120))
def test_a_normalised_phrase_stays_as_it_is(text: str) -> None:
    once = normalise_phrase(text)
    assert normalise_phrase(once) == once


@given(st.sampled_from([case["text"] for case in CASES]), st.sampled_from([str.upper, str.title, "  {}  ".format]))
def test_case_and_space_never_change_the_category(description: str, write: Callable[[str], str]) -> None:
    assert filed(write(description)) == filed(description)
