"""Who paid."""

import pytest

from expense_app.parsing.types import Context, Person
from tests.parsing.homes import CATEGORIES, PRIYA, RAHUL, TODAY, drafts, india, only


@pytest.mark.parametrize(
    "text",
    [
        "priya paid 350 for the cab",
        "Priya Sharma paid 350 for the cab",
        "Pirya paid 350 for the cab",
        "cab 350 paid by priya",
        "my wife paid 350 for the cab",
        "biwi ne 350 ki cab li",
        "प्रिया ने 350 की कैब ली",
        "cab 350 (wife)",
        "cab 350 on my wife's card",
        "she paid 350 for the cab",
        "Priya: cab 350",
    ],
)
def test_it_hears_that_the_other_member_paid(text: str) -> None:
    assert only(text).paid_by_id == PRIYA.id


@pytest.mark.parametrize(
    "text",
    [
        "cab 350",
        "tshirt for priya 699",
        "dinner with priya 900",
        "gave priya 500 for vegetables",
        "priya's birthday cake 900",
        "i paid 350 for the cab",
        "maine 350 ki cab li",
        "paid by me cab 350",
    ],
)
def test_the_author_paid_unless_another_is_said_to_have(text: str) -> None:
    assert only(text).paid_by_id == RAHUL.id


def test_a_small_misspelling_is_read_and_doubted() -> None:
    assert ("paid_by", "read “pirya” as Priya") in [
        (doubt.field, doubt.reason) for doubt in only("pirya paid 350 cab").doubts
    ]


def test_one_statement_covers_the_message_and_one_beside_an_item_only_that_item() -> None:
    assert [draft.paid_by_id for draft in drafts("lunch 250 and auto 80, my wife paid")] == [PRIYA.id, PRIYA.id]
    assert [draft.paid_by_id for draft in drafts("lunch 250 (priya), auto 80")] == [PRIYA.id, RAHUL.id]


def test_wife_and_husband_name_nobody_in_a_household_of_one() -> None:
    alone = Context(TODAY, "INR", "en-IN", (RAHUL,), RAHUL, CATEGORIES)
    draft = only("my wife paid 350 for the cab", alone)
    assert draft.paid_by_id == RAHUL.id
    assert "paid_by" in [doubt.field for doubt in draft.doubts]


def test_a_first_name_that_two_members_share_names_neither() -> None:
    other = Person("other", "Rahul Verma")
    shared = Context(TODAY, "INR", "en-IN", (RAHUL, other), RAHUL, CATEGORIES)
    assert only("rahul paid 350 for the cab", shared).paid_by_id == RAHUL.id


def test_the_spouse_is_whoever_is_not_writing() -> None:
    assert only("hubby paid 1200 for dinner", india(author=PRIYA)).paid_by_id == RAHUL.id


def test_a_member_who_did_something_with_the_author_did_not_pay() -> None:
    assert only("maine aur Priya ne movie dekhi, tickets 700").paid_by_id == RAHUL.id
    assert only("Priya ne movie dekhi, tickets 700").paid_by_id == PRIYA.id


def test_the_one_named_behind_an_amount_paid_it() -> None:
    hotpot, taxi = drafts("hotpot for 5 pax 210 nett she paid, taxi 18")
    assert (hotpot.paid_by_id, taxi.paid_by_id) == ("priya", "rahul")


def test_and_i_begins_what_the_author_paid() -> None:
    doctor, medicines = drafts("priya paid the doctor 650 and I collected the medicines, 184")
    assert (doctor.paid_by_id, medicines.paid_by_id) == ("priya", "rahul")


@pytest.mark.parametrize("text", ["isne 120 le liye sirf 2 km ke", "technician aaya, 850 liye usne"])
def test_what_was_taken_for_the_work_was_paid_by_the_author(text: str) -> None:
    assert only(text).paid_by_id == RAHUL.id
