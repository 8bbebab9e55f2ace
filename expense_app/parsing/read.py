"""A message becomes drafts: scanned, worked out, split, and each part read."""

from collections.abc import Sequence
from dataclasses import dataclass

from expense_app.money import minor_unit
from expense_app.parsing import categories, vocabulary
from expense_app.parsing.arithmetic import work_out
from expense_app.parsing.clauses import own_clause
from expense_app.parsing.dates.fallback import find_foreign
from expense_app.parsing.dates.found import Reader
from expense_app.parsing.description import describe
from expense_app.parsing.figures import Scan
from expense_app.parsing.fillers import BUYING, DONE
from expense_app.parsing.members import transfer_between
from expense_app.parsing.payers import Household, household
from expense_app.parsing.pieces import AnyPiece, Cue, Day, Figure, Payment, Recurrence, Word
from expense_app.parsing.scan import scan
from expense_app.parsing.scope import spread
from expense_app.parsing.spending import NotSpending, not_spending
from expense_app.parsing.split import Part, split
from expense_app.parsing.talk import said_in_passing
from expense_app.parsing.tokens import Token, tokenise
from expense_app.parsing.totals import settle_totals
from expense_app.parsing.types import Context, Doubt, ParsedExpense

_DECIMAL_COMMA = vocabulary.words("read", "decimal comma")


@dataclass(slots=True)
class Message:
    """A message that has been taken apart."""

    text: str
    tokens: list[Token]
    pieces: list[AnyPiece]
    parts: list[Part]
    home: Household


def take_apart(text: str, context: Context) -> Message:
    """The parts of a cleaned message, before anything is ruled out as no spending."""
    message = scan_text(text, context)
    work_out(message.pieces, context.default_currency)
    settle_totals(message.pieces)
    message.parts = split(message.pieces)
    return message


def scan_text(text: str, context: Context) -> Message:
    """The typed pieces of a cleaned text, not yet worked out nor split."""
    tokens = tokenise(text)
    home = household(context.members, context.author)
    reader = Reader(
        tokens,
        context.today,
        month_first=context.locale == "en-US",
        comma_decimals=_decimal_comma(context),
    )
    reader.foreign = find_foreign(tokens, context.today)
    pieces = scan(Scan(tokens, text, context.default_currency, home.words), reader, home)
    return Message(text, tokens, pieces, [], home)


def _decimal_comma(context: Context) -> bool:
    language = context.locale.partition("-")[0]
    return language in _DECIMAL_COMMA or (
        context.default_currency == "EUR" and context.locale not in {"en-IE", "en-GB"}
    )


def read_expenses(message: Message, context: Context) -> tuple[ParsedExpense, ...]:
    """The drafts of a message that was taken apart; what is no spending is left out."""
    parts = _spending(message)
    days = spread(message.pieces, parts, Day)
    payments = spread(message.pieces, parts, Payment)
    return tuple(
        _expense(message, part, day, payment, context) for part, day, payment in zip(parts, days, payments, strict=True)
    )


def _spending(message: Message) -> list[Part]:
    kept: list[Part] = []
    standing: NotSpending = ""
    for part in message.parts:
        words = _words(message, part.first, part.last)
        reason = not_spending(words)
        if reason and _done_in_another_clause(message, part, words, reason):
            reason = ""
        if not reason and transfer_between(words, message.home):
            reason = "transfer"
        if reason in {"planned", "negated"} and not standing:
            standing = reason if _stated_before_amount(message, part, reason) else ""
        elif not reason and standing and not _new_sentence(message, part):
            reason = standing
        elif not reason:
            standing = ""
        if not reason and not said_in_passing(message.tokens, message.pieces, part):
            kept.append(part)
    return kept


def _done_in_another_clause(message: Message, part: Part, words: list[str], reason: NotSpending) -> bool:
    """ "didn't get an auto, took a cab 320": the amount is not said of what did not happen. What one "got"
    for a thing that was sold or returned is no spending, though."""
    clause = own_clause(message.tokens, message.pieces, part).words
    if len(clause) >= len(words) - 1 or not_spending(clause):
        return False
    if reason == "negated" and clause and BUYING.isdisjoint(set(words) - set(clause)):
        return True
    done = DONE if reason in {"planned", "negated"} else DONE - {"got", "took", "settled", "cleared"}
    return not done.isdisjoint(clause)


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
    return text in {"\n", ";", ".", "but", "lekin"} or not DONE.isdisjoint(words)


def _expense(message: Message, part: Part, day: Day | None, payment: Payment | None, context: Context) -> ParsedExpense:
    figure = message.pieces[part.figure]
    assert isinstance(figure, Figure)  # noqa: S101 - parts are built around figures
    inside = message.pieces[part.first : part.last]
    recurrence = next((piece for piece in inside if isinstance(piece, Recurrence)), None)
    hint = _hint(message, part)
    description = describe(message.text, message.tokens, message.pieces, part)
    guess = categories.categorise(description, context, hint)
    currency = figure.currency or _stray_currency(inside) or context.default_currency
    recurrence_day, day = _recurrence_day(recurrence, day)
    doubts = _doubts(figure, day, payment, inside)
    return ParsedExpense(
        amount=round(figure.value, minor_unit(currency)),
        currency=currency,
        category_id=guess.category_id,
        description=description,
        date=day.date if day else context.today,
        paid_by_id=(payment.person_id if payment else None) or context.author.id,
        is_recurring=recurrence is not None,
        recurrence_day=recurrence_day,
        doubts=(*doubts, *((guess.doubt,) if guess.doubt else ())),
    )


def _recurrence_day(recurrence: Recurrence | None, day: Day | None) -> tuple[int | None, Day | None]:
    """ "every month on the 5th" says when it recurs, not when it was paid."""
    if recurrence is None:
        return None, day
    if recurrence.day is None and day and day.day_of_month:
        return day.day_of_month, None
    return recurrence.day, day


def _stray_currency(inside: Sequence[AnyPiece]) -> str | None:
    return next((piece.text for piece in inside if isinstance(piece, Cue) and piece.name == "currency"), None)


def _hint(message: Message, part: Part) -> str:
    """A category named outright, taken out of the description: "#food", "category: food", "[Groceries]"."""
    pieces = message.pieces
    for i in range(part.first, part.last):
        piece = pieces[i]
        if not isinstance(piece, Word):
            continue
        place = -1
        if piece.text in {"#", "["} and i + 1 < part.last:
            place = i + 1
        elif piece.text in {"category", "cat"}:
            place = _named_category(pieces, i, part)
        named = pieces[place] if place >= 0 else None
        if isinstance(named, Word) and named.content:
            piece.content = named.content = False
            return named.text
    return ""


def _named_category(pieces: list[AnyPiece], at: int, part: Part) -> int:
    behind = at + 1
    if behind < part.last and getattr(pieces[behind], "text", "") in {":", "-", "is", "="}:
        behind += 1
        following = pieces[behind] if behind < part.last else None
        if isinstance(following, Word) and following.content:
            return behind
    before = at - 1
    return before if before >= part.first and isinstance(pieces[before], Word) else -1


def _doubts(figure: Figure, day: Day | None, payment: Payment | None, inside: Sequence[AnyPiece]) -> list[Doubt]:
    found: list[Doubt] = []
    about = any(isinstance(piece, Cue) and piece.name == "about" for piece in inside)
    if figure.doubt or about:
        found.append(Doubt("amount", figure.doubt or "said only roughly"))
    if day and day.doubt:
        found.append(Doubt("date", day.doubt))
    if payment and payment.doubt:
        found.append(Doubt("paid_by", payment.doubt))
    return found
