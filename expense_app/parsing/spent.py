"""Which parts of a message tell of spending: a plan, an income or talk is left out."""

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import Clause, own_clause
from expense_app.parsing.directions import direction
from expense_app.parsing.fillers import BUYING, DONE, VERBS_OF_SPENDING
from expense_app.parsing.heard import heard_only
from expense_app.parsing.known import names_a_thing
from expense_app.parsing.members import transfer_between
from expense_app.parsing.message import Message
from expense_app.parsing.pieces import Break
from expense_app.parsing.spending import NotSpending, not_spending
from expense_app.parsing.split import Part
from expense_app.parsing.talk import said_in_passing

_RETURNING = vocabulary.words("spending", "returning")
_SO = frozenset({"to", "toh", "तो"})
_CAME = frozenset({"aayi", "aai", "aaya", "aaye", "mili", "mila", "mile", "gayi", "gaya", "आई", "आया", "मिली", "मिला"})
_ONCE = vocabulary.words("spending", "once planned")
_MOST_PRICES = 4
_TURNS = frozenset(
    {
        "but",
        "lekin",
        "then",
        "phir",
        "fir",
        "instead",
        "magar",
        "so",
        "par",
        "just",
        "only",
        "bas",
        "sirf",
        "बस",
        "सिर्फ",
    }
)


def spent_parts(message: Message) -> list[Part]:
    kept: list[tuple[Part, Clause]] = []
    standing: NotSpending = ""
    in_passing = False
    for part in message.parts:
        words = _words(message, part.first, part.last)
        reason = not_spending(words)
        if reason == "income" and _spent_thereupon(words):
            reason = ""
        clause = own_clause(message.tokens, message.pieces, part)
        if reason and _not_of_the_amount(message, part, clause.words, words, reason):
            reason = ""
        if not reason and direction(clause.words) == "income":
            reason = "income"
        if not reason and transfer_between(words, message.home):
            reason = "transfer"
        if reason in {"planned", "negated"} and not standing:
            standing = reason if _stated_before_amount(message, part, reason) else ""
        elif not reason and standing and not _new_sentence(message, part):
            reason = standing
        elif not reason:
            standing = ""
        in_passing = said_in_passing(clause) or (in_passing and _at_another_place(clause))
        if not reason and not in_passing:
            kept.append((part, clause))
    return _without_heard_prices(kept)


def _at_another_place(clause: Clause) -> bool:
    """ "1,899 on Flipkart and [2,150 at Croma]": what was said of the price before goes for this one."""
    return not clause.before and clause.behind[:1] in (["at"], ["on"], ["in"]) and DONE.isdisjoint(clause.behind)


def _without_heard_prices(parts: list[tuple[Part, Clause]]) -> list[Part]:
    several = 1 < len(parts) <= _MOST_PRICES
    heard = heard_only([clause for _, clause in parts]) if several else [False] * len(parts)
    return [part for (part, _), only in zip(parts, heard, strict=True) if not only]


def _not_of_the_amount(message: Message, part: Part, clause: list[str], words: list[str], reason: NotSpending) -> bool:
    """Whether the reason is told of something else than the amount, whose own clause has these folded words."""
    return _said_elsewhere(clause, words, reason) or _done_in_another_clause(message, part, clause, words, reason)


def _said_elsewhere(clause: list[str], words: list[str], reason: NotSpending) -> bool:
    """Whether the amount's own clause names a thing or a payment and says nothing of why it was not spent: then it
    is weighed."""
    if not clause or len(clause) >= len(words) - 1 or not_spending(clause):
        return False
    if not DONE.isdisjoint(clause):
        return reason != "loan"
    once = reason in {"planned", "negated"} and not _ONCE.isdisjoint(words)
    return (once or reason in {"income", "refund", "withdrawal"}) and any(names_a_thing(word) for word in clause)


def _done_in_another_clause(
    message: Message, part: Part, clause: list[str], words: list[str], reason: NotSpending
) -> bool:
    """ "didn't get an auto, took a cab 320": the amount is not said of what did not happen. What one "got"
    for a thing that was sold or returned is no spending, though."""
    if reason == "loan" and any(word in _RETURNING for word in words):
        return False
    if len(clause) >= len(words) - 1 or not_spending(clause):
        return False
    if reason == "negated" and clause and BUYING.isdisjoint(set(words) - set(clause)):
        return True
    if reason in {"planned", "negated"} and _turned(message, part):
        return True
    done = DONE if reason in {"planned", "negated"} else DONE - {"got", "took", "settled", "cleared"}
    return not done.isdisjoint(clause)


def _spent_thereupon(words: list[str]) -> bool:
    """ "Salary aayi to treat di 1500": what follows tells of spending."""
    for i, word in enumerate(words[1:], 1):
        if word in _SO and words[i - 1] in _CAME:
            rest = words[i + 1 :]
            return not VERBS_OF_SPENDING.isdisjoint(rest) and not not_spending(rest)
    return False


def _turned(message: Message, part: Part) -> bool:
    """ "was going to take the cab but [the bus was 140]": a turn stands right before the clause of the amount."""
    for piece in reversed(message.pieces[part.first : part.figure]):
        if isinstance(piece, Break) or getattr(piece, "text", "") in _TURNS:
            return getattr(piece, "text", "") in _TURNS
    before = message.pieces[part.first - 1] if part.first else None
    return getattr(before, "text", "") in _TURNS


def _words(message: Message, first: int, last: int) -> list[str]:
    if first >= last:
        return []
    tokens = message.tokens[message.pieces[first].first : message.pieces[last - 1].last]
    return [token.text for token in tokens if token.kind != "mark"]


def _stated_before_amount(message: Message, part: Part, reason: NotSpending) -> bool:
    return not_spending(_words(message, part.first, part.figure)) == reason


def _new_sentence(message: Message, part: Part) -> bool:
    before = message.pieces[part.first - 1] if part.first else None
    text = getattr(before, "text", "\n")
    words = _words(message, part.first, part.last)
    return text in {"\n", ";", ".", "but", "lekin"} or words[0] in _TURNS or not DONE.isdisjoint(words)
