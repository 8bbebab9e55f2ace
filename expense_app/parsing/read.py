"""A message that was taken apart becomes drafts: each part is read."""

from collections.abc import Sequence

from expense_app.money import minor_unit
from expense_app.parsing import categories
from expense_app.parsing.categories import CategoryGuess
from expense_app.parsing.description import describe
from expense_app.parsing.matching import SURE_RANK
from expense_app.parsing.message import Message
from expense_app.parsing.pieces import AnyPiece, Cue, Day, Figure, Payment, Recurrence, Word
from expense_app.parsing.scope import spread
from expense_app.parsing.spent import spent_parts
from expense_app.parsing.split import Part
from expense_app.parsing.surroundings import clause_that_counts, own_line, words_around
from expense_app.parsing.talk.evidence import spent
from expense_app.parsing.types import Context, Doubt, ParsedExpense


def read_expenses(message: Message, context: Context) -> tuple[ParsedExpense, ...]:
    """The drafts of a message that was taken apart; what is no spending is left out."""
    return tuple(spent(message, read_parts(message, spent_parts(message), context)))


def read_parts(message: Message, parts: list[Part], context: Context) -> list[tuple[Part, ParsedExpense]]:
    """Each of the parts as the expense it is if it was spent."""
    days = spread(message.pieces, parts, Day)
    payments = spread(message.pieces, parts, Payment)
    return [
        (part, _expense(message, part, day, payment, context, alone=len(parts) == 1))
        for part, day, payment in zip(parts, days, payments, strict=True)
    ]


def _expense(
    message: Message, part: Part, day: Day | None, payment: Payment | None, context: Context, *, alone: bool
) -> ParsedExpense:
    figure = message.pieces[part.figure]
    assert isinstance(figure, Figure)  # noqa: S101 - parts are built around figures
    inside = message.pieces[part.first : part.last]
    recurrence = next((piece for piece in inside if isinstance(piece, Recurrence)), None)
    hint = _hint(message, part)
    description = describe(message.text, message.tokens, message.pieces, part)
    guess = _category(message, part, description, hint, context, alone=alone)
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


def _category(
    message: Message, part: Part, description: str, hint: str, context: Context, *, alone: bool
) -> CategoryGuess:
    """By the household's rules; by the amount's own line or clause where the rest is a heading or tells what went
    before; by the description; by the words around where none of them says a thing."""
    taught = None if hint else categories.taught(description, context)
    if taught:
        return taught
    clause = "" if hint else own_line(message, part) or clause_that_counts(message, part)
    guess = categories.categorise(clause, context) if clause else None
    if not guess or guess.rank < SURE_RANK:
        guess = categories.categorise(description, context, hint)
    if not guess.rank and (around := words_around(message, part, alone=alone)):
        guess = categories.from_surroundings(around, context) or guess
    return guess


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
