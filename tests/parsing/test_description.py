"""The words that are left."""

import pytest

from tests.parsing.homes import only


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("paid 3500/- for electricity bill", "electricity bill"),
        ("dinner at Barbeque Nation last night 2400", "dinner at Barbeque Nation"),
        ("कविता के लिए दूध ५० रुपये", "कविता के लिए दूध"),
        ("priya ne 2000 ka petrol bharwaya", "petrol"),
        ("m&s jumper £30", "m&s jumper"),
        ("gas cylinder 903 ref no 4471920", "gas cylinder"),
        ("plumber 600 call him on 9876543210 next time", "plumber"),
        ("cof\u200bfee 180", "coffee"),
        ("car 40000 down payment", "car down payment"),
        ("300 gift wrap #shopping", "gift wrap"),
        ("lunch 640 split with amit", "lunch"),
    ],
)
def test_amount_date_payer_and_filler_go_and_the_rest_stays(text: str, description: str) -> None:
    kept = only(text).description
    assert kept.split() == [word for word in description.split() if word in kept.split()]
    assert set(kept.split()) <= set(description.split())
    assert kept


def test_a_named_category_is_a_hint_and_no_description() -> None:
    draft = only("300 gift wrap #shopping")
    assert (draft.category_id, draft.description) == ("shopping", "gift wrap")
