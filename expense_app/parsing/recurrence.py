"""Recurring only on explicit words: "monthly", "/month", "har mahine", "auto-renews", "every 5th"."""

from expense_app.parsing import vocabulary
from expense_app.parsing.pieces import Recurrence
from expense_app.parsing.tokens import Token

_ALONE = vocabulary.words("recurrence", "alone")
_EVERY = frozenset(
    [
        "every",
        "each",
        "per",
        "har",
        "हर",
        "evry",
        "ever",
        "prati",
        "jeden",
        "pro",
        "par",
        "chaque",
        "cada",
        "al",
        "ogni",
        "per",
        "كل",
    ]
)
_MONTH = vocabulary.words("recurrence", "month")
_RENEW = vocabulary.words("recurrence", "renew")
_DAY_WORDS = frozenset({"tarikh", "tareekh", "तारीख"})
STARTERS = _ALONE | _EVERY | {"auto", "renews", "renewing", "/", "a", "once", "on", "p"}


def match_recurrence(tokens: list[Token], at: int, *, behind_amount: bool) -> Recurrence | None:
    """The recurrence that begins at token `at`, with its day of the month if that is said right there."""
    end = _words(tokens, at, behind_amount=behind_amount)
    if end is None:
        return _every_day_of_month(tokens, at)
    day, after = _day(tokens, end)
    return Recurrence(at, after, day)


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _words(tokens: list[Token], at: int, *, behind_amount: bool) -> int | None:
    word, after = tokens[at].text, _word(tokens, at + 1)
    if word in _ALONE:
        return at + 1
    if word in _EVERY and after in _MONTH:
        return at + 2
    if word == "once" and after in {"a", "every"} and _word(tokens, at + 2) in _MONTH:
        return at + 3
    if word in {"/", "a"} and behind_amount and after in _MONTH:
        return at + 2
    if word in {"renews", "renewing"}:
        return at + 2 if after in {"automatically", "auto", "itself"} else at + 1
    if word == "auto":
        renew = at + 2 if after == "-" else at + 1
        return renew + 1 if _word(tokens, renew) in _RENEW - {"pay", "debit", "debited"} else None
    return None


def _day(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """ "on the 5th", "ki 5 tarikh ko", ", 5th"."""
    i = at
    while _word(tokens, i) in {"on", "the", "ki", "ko", "day", "date", "ke", "को", "की", "around"}:
        i += 1
    if i >= len(tokens) or tokens[i].kind != "number":
        return None, at
    number = tokens[i].text
    marked = _word(tokens, i + 1) in {"st", "nd", "rd", "th"} | _DAY_WORDS
    if (
        not number.isdigit()
        or not 1 <= int(number) <= 31
        or not (marked or _word(tokens, i - 1) in {"on", "the", "day", "date"})
    ):
        return None, at
    end = i + 2 if marked else i + 1
    if _word(tokens, end) in {"ko", "को"}:
        end += 1
    return int(number), end


def _every_day_of_month(tokens: list[Token], at: int) -> Recurrence | None:
    """ "every 5th", "har 5 tarikh ko"."""
    if tokens[at].text not in _EVERY or at + 2 >= len(tokens) or tokens[at + 1].kind != "number":
        return None
    if tokens[at + 2].text not in {"st", "nd", "rd", "th"} | _DAY_WORDS or not tokens[at + 1].text.isdigit():
        return None
    day = int(tokens[at + 1].text)
    end = at + 3
    if _word(tokens, end) in {"ko", "को"}:
        end += 1
    return Recurrence(at, end, day) if 1 <= day <= 31 else None
