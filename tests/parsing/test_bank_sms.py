"""Messages of banks that were pasted in."""

from datetime import date

import pytest

from tests.parsing.homes import america, drafts, india, only

HDFC = (
    "INR 1,250.00 spent on HDFC Bank Card x4521 at SWIGGY on 2026-02-09:20:15:33. Avl Limit: INR 1,84,320.50."
    " Not you? SMS BLOCK 4521 to 7308080808"
)
KOTAK = (
    "Rs.899.00 debited from A/c XX4410 on 05-02-26 to VPA airtel.payments@axisbank. UPI Ref 603699887766."
    " Avl Bal Rs 42,113.08 -Kotak Bank"
)


def test_it_takes_what_was_spent_and_not_the_limit() -> None:
    draft = only(HDFC)
    assert (str(draft.amount), draft.description, draft.date) == ("1250.00", "SWIGGY", date(2026, 2, 9))


def test_it_names_the_shop_behind_a_upi_address() -> None:
    draft = only(KOTAK)
    assert (str(draft.amount), draft.description, draft.date) == ("899.00", "airtel", date(2026, 2, 5))


def test_two_pasted_messages_are_two_drafts() -> None:
    assert [str(draft.amount) for draft in drafts(f"{HDFC}\n\n{KOTAK}")] == ["1250.00", "899.00"]


def test_an_american_card_writes_the_month_first() -> None:
    sms = "Bank of America: Debit card ending in 4410 used for $23.16 at TRADER JOE'S on 02/09/26. Balance $1,204.55"
    draft = only(sms, america())
    assert (str(draft.amount), draft.description, draft.date) == ("23.16", "TRADER JOE'S", date(2026, 2, 9))


@pytest.mark.parametrize(
    "sms",
    [
        "Rs.85,000.00 credited to a/c XXXXXX4410 on 01-02-26.",
        "482913 is your OTP for txn of INR 3,499.00 at MYNTRA on HDFC Bank card ending 4521.",
        "Your HDFC Bank Credit Card ending 4521 statement is generated. Total due: Rs.18,442.00, Min due: Rs.922.00.",
        "Transaction of Rs 2,400.00 at BIGBASKET on your Axis Bank card XX9910 was declined due to insufficient limit.",
        "Rs 5000 withdrawn from ATM at MG ROAD on 10-02-26 using card XX4521. Avl bal Rs 22,310.",
        "Rs 499 will be debited from a/c XX4410 on 15-02-26 for NETFLIX autopay mandate.",
    ],
)
def test_credits_codes_notices_declines_and_withdrawals_make_no_draft(sms: str) -> None:
    assert drafts(sms, india()) == ()


@pytest.mark.parametrize(
    ("sms", "spent"),
    [
        ("OTP 88213 used. Rs 2,100 spent at CROMA on card xx10", 2100),
        ("Paid Rs 320 to Sri Krishna Sweets via PhonePe. Txn ID T260525. Cashback of Rs 12 credited to wallet.", 320),
    ],
)
def test_a_code_or_a_reward_in_another_sentence_hides_no_debit(sms: str, spent: int) -> None:
    assert [draft.amount for draft in drafts(sms, india())] == [spent]
