"""Whether a text asks, rather than tells of an expense, gives an order or chats."""

import re

from expense_app.parsing.patterns import any_of, words
from expense_app.parsing.periods.named import MONTHS
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.comparisons import COMPARES
from expense_app.parsing.questions.scope import is_only_a_period

_POLITE = (
    r"^(?:" + any_of(r"hey, hi, hello, ok, okay, so, and, but, please, pls, plz, kindly, bhai, yaar, just")
    + r" |[,:] |\x01+ |\x04+ )*"
)  # fmt: skip
_HOW_MUCH = re.compile(r"\bhow ?(?:much|many|often)\b")
_EXCLAIMS = words("(?:believe|matters?|amazed|surprised|regardless|thats|that is|this is) (?:of )?how ?(?:much|many)")
_ASKS = re.compile(
    _POLITE
    + any_of("""
        what, which, where, when, who, how, show, list, find, compare, tell, add up, calculate,
        (?:give|get|send) (?:me|us), did, do, does, is, are, was, were, has, have, had, can, could, may,
        total, top, sum, average, biggest, largest, highest, most, breakdown, breakup, summary, report,
        split of, count, number of
    """)
    + r"\b"
)
_ASKS_INSIDE = words(r"""
        show, compare, versus, where, which, what, when, who, breakdown, breakup, category, last time,
        total, average, trend, wise, (?:month|week|year) (?:on|over) (?:month|week|year),
        (?:last|latest|recent) (?:\d+ )?(?:expense|transaction|purchase), top \d+, biggest, largest,
        highest, most, summary, report
    """)
_OPENING = r"^(?:" + any_of("so, and, today, yesterday, but, also, then, ok, okay") + r" |\x01+ )*"
_ALREADY = "(?: have| has| had| just| already| also| both)*"
_BOUGHT = "(?:spent|paid|bought|order|ordered)"
_PRONOUN = "(?:i|we|you|he|she|they)"
_STATES = re.compile(
    _OPENING
    + any_of(rf"""
        {_PRONOUN}{_ALREADY} (?:{_BOUGHT}|spend|gave|got|took|went|had|ate|saw|need|want|think),
        {_PRONOUN}{_ALREADY} (?:must|should|will|did|can|cant|would|have to), {_PRONOUN} (?:am|are|is|was|were|m),
        {_BOUGHT} (?!on|in|for|by|at|so|total|this|last|today|yesterday|since|$),
        no, will, remember, remind, forget, so many, so much, too many, too much, such, what an?, going to, gonna,
        need to, have to, must, lets, let (?!me ), dont, didnt, never, not
    """)
    + r"\b"
)
_SOMEONE_PAID = re.compile(_OPENING + rf"(?:my )?\x02+{_ALREADY} (?:{_BOUGHT}|gave|got|took)\b")
_WANTS_TO_KNOW = words("""
        (?:want|need|like|love|have|trying)(?: to)? (?:see|know|check|view|get|find|understand|compare),
        (?:want|need|like) (?:the total|total|a summary)
    """)
_TO_THE_OTHER = re.compile(_POLITE + r"(?:did|have|are|were|will|do|would|should) you\b")
_DENIES = re.compile(r"\b(?:nahi|nahin|mat|bahut|bohot|bahot|itna|less kar\w*)\b|(?<!\S)(?:नहीं|मत|बहुत|इतना)(?!\S)")
_ASKS_OF_A_DAY = re.compile(r"\?|\babout\b|\bso far\b|\bhow\b")
_IS = words("is, are, was, were")
_OPINES = re.compile(r"^\x01+ (?:is|was|were)\b")
_AMOUNT = re.compile(
    r"(?<!\d)\d+(?!\d| (?:day|week|month|year)\b)|[$€£¥₹]"
    r"|\b(?:hundred|thousand|lakhs?|lacs?|crores?|sau|hazaa?r|rs|inr|usd|aed|eur|gbp|bucks)\b"
    r"|\b(?!how ?much|all|our|my|the|of|more|most|less|is|what|where|much|many|any|on|in|total)"
    r"[a-z]+ (?:money (?:of|me|in|on|for)|dollars?|euros?|pounds?|dirhams?)\b"
)
_YEAR = re.compile(r"(?:(\S+) )?\b(?<![-/.])20\d\d\b(?![-/.]\d)(?: (\S+))?")
_SAID_OF_A_YEAR = {"total", "spending", "expense", "spend", "versus", "and", "to"}
_BEFORE_YEAR = _SAID_OF_A_YEAR.union(
    ("in", "of", "for", "since", "from", "till", "year", "with", "than", "during", "quarter", "half", "fy"),
    (",", "st", "nd", "rd", "th", "1", "2", "3", "4"),
    MONTHS,
)
_SPENDING = words("spending, expense, spend, total")
_PAID = words("paid")
_ORDERS = words("order, transaction, purchase")
_MONTH = 31
_UNKNOWN_NAMES = 2
_BARE_WORDS = 5


def has_question_form(asked: Asked) -> bool:
    """A question word, an aggregate word, or nothing but a period and what was spent on.

    An amount that is no date, limit or period makes it an expense, unless it is asked outright.
    """
    if _opines(asked):
        return False
    if _asks_outright(asked) or _sets_side_by_side(asked):
        return True
    if _states_amount(asked) or _states(asked):
        return False
    return bool(_ASKS.search(asked.text) or _ASKS_INSIDE.search(asked.text)) or _is_fragment(asked)


def _opines(asked: Asked) -> bool:
    """ "Last month was better than this month"."""
    return "?" not in asked.text and bool(_OPINES.search(asked.rest))


def _asks_outright(asked: Asked) -> bool:
    if _HOW_MUCH.search(asked.text) and not _DENIES.search(asked.text):
        return not _EXCLAIMS.search(asked.text)
    return "?" in asked.text and bool(_ASKS.search(asked.text)) and not _TO_THE_OTHER.search(asked.text)


def _sets_side_by_side(asked: Asked) -> bool:
    return len(asked.periods.found) > 1 and bool(COMPARES.search(asked.text))


def _states(asked: Asked) -> bool:
    if _TO_THE_OTHER.search(asked.text) or _DENIES.search(asked.text):
        return True
    if _SOMEONE_PAID.search(asked.rest) and not asked.text.startswith("my "):
        return True
    return bool(_STATES.search(asked.text_between_periods)) and not _WANTS_TO_KNOW.search(asked.text)


def _states_amount(asked: Asked) -> bool:
    if any(_is_amount(match) for match in _YEAR.finditer(asked.text)):
        return True
    return asked.limit is None and bool(_AMOUNT.search(asked.rest))


def _is_amount(year: re.Match[str]) -> bool:
    """Four digits that stand where an amount stands: "gym 2000", not "in 2025"."""
    return year[1] not in _BEFORE_YEAR and year[2] not in _SAID_OF_A_YEAR


def _is_fragment(asked: Asked) -> bool:
    """ "Groceries last month", "my spending this week", "reena's spending in may", "grocery spending"."""
    unknown = 0 if asked.category or _names_orders(asked) else len(asked.unknown)
    if _asks_for_plans(asked):
        return False
    if is_only_a_period(asked):
        return _runs_for_days(asked) or bool(_ASKS_OF_A_DAY.search(asked.text))
    names_spending = bool(_SPENDING.search(asked.rest))
    if unknown > _UNKNOWN_NAMES or (unknown and not names_spending):
        return False
    if not asked.periods.found:
        is_bare = len(asked.text.split()) <= _BARE_WORDS and not _IS.search(asked.text)
        return names_spending and not unknown and is_bare
    if names_spending and not unknown:
        return True
    if _PAID.search(asked.rest) and "?" not in asked.text and not _is_longer_than_a_month(asked):
        return False
    return _runs_for_days(asked) or ("?" in asked.text and not _is_today(asked))


def _names_orders(asked: Asked) -> bool:
    """ "Zomato orders last month"."""
    return bool(asked.thing) and bool(_ORDERS.search(asked.rest))


def _asks_for_plans(asked: Asked) -> bool:
    """ "Shopping this weekend?"."""
    return "?" in asked.text and "this weekend" in asked.text and not _SPENDING.search(asked.rest)


def _is_longer_than_a_month(asked: Asked) -> bool:
    """ "Rent paid this month" tells, "rent paid this year" asks."""
    return any((found.period.end - found.period.start).days > _MONTH for found in asked.periods.found)


def _is_today(asked: Asked) -> bool:
    """ "Groceries today?" is for the other one to answer."""
    return all(found.period.start == asked.context.today for found in asked.periods.found)


def _runs_for_days(asked: Asked) -> bool:
    return any(found.period.start != found.period.end for found in asked.periods.found)
