"""Numbers in ordinary talk: "see you at 5", "my weight is 72"."""

import re

from expense_app.parsing import vocabulary
from expense_app.parsing.fillers import VERBS_OF_SPENDING
from expense_app.parsing.message import Message
from expense_app.parsing.pieces import Cue, Day, Figure, Noise, Word
from expense_app.parsing.scan import worth
from expense_app.parsing.talk.adverts import is_advert
from expense_app.parsing.types import ParsedExpense

_TALK = vocabulary.words("talk", "talk")
_MEASURED = vocabulary.words("talk", "measured")

_INSTRUMENTS = vocabulary.words("talk", "instruments")
_ASKED_ANYWHERE = vocabulary.words("talk", "asked anywhere")
_ASKING = vocabulary.words("talk", "asking")

_AUXILIARIES = frozenset(
    ["did", "do", "does", "have", "has", "is", "are", "can", "could", "shall", "should", "would", "will"]
)
_PRONOUNS = frozenset(["you", "u", "we", "i", "he", "she", "they", "it", "the", "anyone", "someone"])
_HIGHEST_GOALS = 10
_HIGHEST_POINTS = 200
_NEAR = 2
_COUNTED = frozenset({"marks", "followers", "degrees", "wickets", "overs", "steps", "calories"})
_PRICES = frozenset({"costs", "price", "prices", "rate"})
_WHEREABOUTS = vocabulary.words("talk", "whereabouts")
_BILLS = vocabulary.words("talk", "bills")


def is_talk(message: Message, expenses: tuple[ParsedExpense, ...]) -> bool:
    """Whether the numbers were said in passing. A currency, a verb of spending, cents or a known thing to buy
    speak for an expense; words of ordinary talk against it."""
    words = [token.text for token in message.tokens if token.kind == "word"]
    said = message.text.lower()
    if (
        is_advert(message.text)
        or _asks_somebody(message, words)
        or _converts(said, words)
        or not _COUNTED.isdisjoint(words)
        or _MARKS.search(said)
        or _ADDRESS.match(said)
    ):
        return True
    if any(word in VERBS_OF_SPENDING or word in _BILLS for word in words):
        return False
    if _bare(message, words) or _tells_where(message, words, expenses):
        return True
    return _talks(message, words, expenses)


def _talks(message: Message, words: list[str], expenses: tuple[ParsedExpense, ...]) -> bool:
    figures = [piece for part in message.parts if isinstance(piece := message.pieces[part.figure], Figure)]
    currency = any(figure.currency for figure in figures)
    marked = currency or any(figure.scaled or figure.value % 1 for figure in figures)
    said = _said_of_amounts(message)
    talk = sum(word in _TALK for word in said)
    measured = (_measures(message) and _INSTRUMENTS.isdisjoint(words)) or not _ASKED_ANYWHERE.isdisjoint(words)
    if (not currency and measured) or (words and words[0] in _ASKING):
        return True
    if message.text.rstrip().endswith("?") and (talk or marked):
        return True
    if marked:
        return talk > 1 and not _PRICES.isdisjoint(words)
    known = any(_known(expense) for expense in expenses)
    if (not known and _is_a_result(message)) or (
        _UNIT_PRICE.search(message.text.lower()) and not _EXCLAMATIONS.isdisjoint(words)
    ):
        return True
    return _tells_a_price(message, expenses) or (
        talk > 0 and (talk >= (3 if known else 1) or talk * 2 >= len(words) + known)
    )


def _measures(message: Message) -> bool:
    """Whether what is measured stands close to a number."""
    figures = [message.pieces[part.figure] for part in message.parts]
    return any(
        token.text in _MEASURED
        for figure in figures
        for token in message.tokens[max(0, figure.first - _NEAR) : figure.last + _NEAR]
    )


def _known(expense: ParsedExpense) -> bool:
    return not expense.doubts or expense.doubts[-1].field != "category"


def _is_a_result(message: Message) -> bool:
    """ "Arsenal 3 chelsea 1", "giants up 21 14", where nothing is known to be bought."""
    goals = [piece for piece in message.pieces if isinstance(piece, Figure)]
    if len(goals) != 2 or any(goal.value % 1 or goal.spoken for goal in goals):
        return False
    highest = _HIGHEST_POINTS if goals[0].last == goals[1].first else _HIGHEST_GOALS
    return all(goal.value < highest for goal in goals)


def _said_of_amounts(message: Message) -> list[str]:
    """The words, without those that only name another number ("chapter 7 printouts 30")."""
    amounts = {message.pieces[part.figure].first for part in message.parts}
    following = [token.kind == "number" and i not in amounts for i, token in enumerate(message.tokens[1:], 1)]
    return [
        token.text
        for token, names in zip(message.tokens, [*following, False], strict=True)
        if token.kind == "word" and not names
    ]


def _asks_somebody(message: Message, words: list[str]) -> bool:
    if words[:1] and words[0] in _AUXILIARIES and words[1:2] and words[1] in _PRONOUNS:
        return words[2:3] not in (["believe"], ["imagine"])
    if not words or words[0] not in _ASKING:
        return False
    return message.text.rstrip().endswith("?") or not {"you", "your", "i"}.isdisjoint(words)


_EXCLAMATIONS = vocabulary.words("talk", "exclamations")
_UNIT_PRICE = re.compile(r"\d ?(?:a|per|/) ?(?:kilo|kg|lit(?:re|er)|dozen|gallon|pint|piece|plate)\b")
_SUBJECTS = "|".join(sorted(vocabulary.words("talk", "school subjects")))
_MARKS = re.compile(rf"\b\d{{1,3}} (?:in|mein|me|में) (?:{_SUBJECTS})\b(?! (?:book|class|tuition|fee|course))")
_ADDRESS = re.compile(
    r"\W*(?:(?:my|our|his|her|the|new|office|full|home) )*(?:address|addr|pata|पता)\b ?(?::|-|is |hai |है )"
)
_CONVERSION = re.compile(r"\b(?:to|in|into) (?:inr|usd|eur|gbp|aed|rupees|dollars|euros|pounds|dirhams)\W*$")


def _bare(message: Message, words: list[str]) -> bool:
    """A small number or a year alone is an answer to something, "at 7" and "in 20" are times."""
    if len(message.parts) != 1 or any(worth(piece) for piece in message.pieces):
        return False
    figure = message.pieces[message.parts[0].figure]
    if not isinstance(figure, Figure) or figure.currency or figure.value % 1:
        return False
    return figure.value < (60 if words else 10) or 1990 <= figure.value <= 2035


def _tells_where(message: Message, words: list[str], expenses: tuple[ParsedExpense, ...]) -> bool:
    """ "flat 1204, tower 3", "ICE 578, platform 7"; not "flat 12, tower b: pizza 545"."""
    if len(_WHEREABOUTS.intersection(words)) < 2:
        return False
    parts = [(message.pieces[part.figure], message.pieces[part.figure - 1 : part.figure]) for part in message.parts]
    if any(isinstance(figure, Figure) and (figure.currency or figure.scaled) for figure, _ in parts):
        return False
    named = all(before and getattr(before[0], "text", "") in _WHEREABOUTS for _, before in parts)
    return named or not any(_known(expense) for expense in expenses)


def _converts(said: str, words: list[str]) -> bool:
    return len(words) <= 4 and bool(_CONVERSION.search(said))


def _tells_a_price(message: Message, expenses: tuple[ParsedExpense, ...]) -> bool:
    """ "onions are 80 a kilo", "flight lands at 2145": said of the thing, not of a purchase."""
    logged = {expense.amount for expense in expenses}
    for part in message.parts:
        if getattr(message.pieces[part.figure], "value", None) not in logged:
            continue
        before = message.pieces[part.figure - 1] if part.figure else None
        after = message.pieces[part.figure + 1] if part.figure + 1 < len(message.pieces) else None
        if isinstance(before, Word) and before.text in {"is", "are"} and isinstance(after, Cue | Noise | Word | Day):
            return True
        earlier = message.pieces[part.figure - 2] if part.figure > 1 else None
        if isinstance(before, Word) and before.text == "at" and isinstance(earlier, Word) and earlier.text in _TALK:
            return True
    return False
