"""Whether an amount was spent: no cue decides alone."""

import pytest

from tests.parsing.homes import drafts


@pytest.mark.parametrize(
    "text",
    [
        "milk 60",
        "500 petrol",
        "xyzzy 250",
        "zorbla 250 and milk 60",
        "salary aayi to treat di 1500",
        "was going to take the 1200 cab but bus was 140",
        "dropped 1200 on a haircut",
        "home depot paint $73.60",
        "rego renewal came to $846",
        "nct 60 yesterday, failed so 95 for the tyre, retest is 40 next week",
    ],
)
def test_a_note_of_a_purchase_is_logged(text: str) -> None:
    assert drafts(text)


@pytest.mark.parametrize(
    "text",
    [
        "mechanic reckons about 650 for the brakes, haven't said yes yet",
        "milk is 60 now",
        "kal 500 ke phal launga",
        "he got 1480 on the SAT",
        "dost ko 2000 diye, agle hafte lautayega",
        "flat no 402, B block, whitefield 560048",
        "vested 80% in the 401k as of yesterday",
        "almost bought the 60 candle",
        "भैया से 10000 उधार लिए हैं",
        "tractor wale ne 25000 advance maanga, maine mana kar diya",
        "we got approved for the car loan! 24k at 5.9 for 60 months",
        "dentist moved to tuesday 2pm, 4120 lincoln ave suite 6",
        "pandal plan: 5pm college square, 7 md ali park",
        "giants up 21 14 at the half",
        "my credit limit has been increased to 250000",
    ],
)
def test_a_sentence_about_something_else_is_not(text: str) -> None:
    assert not drafts(text)
