"""Messages of banks, cards and payment apps that were pasted in."""

from expense_app.parsing.bank_sms.reader import read_bank_sms
from expense_app.parsing.bank_sms.signs import looks_like_bank_sms

__all__ = ["looks_like_bank_sms", "read_bank_sms"]
