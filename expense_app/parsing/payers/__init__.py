"""Who paid."""

from expense_app.parsing.payers.household import Household, household, is_spouse_word, who
from expense_app.parsing.payers.spelling import in_other_script, resembling
from expense_app.parsing.payers.statements import match_payment

__all__ = ["Household", "household", "in_other_script", "is_spouse_word", "match_payment", "resembling", "who"]
