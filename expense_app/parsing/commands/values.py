"""The new values that a command names. Every word must be accounted for, or it was no command."""

from expense_app.parsing import vocabulary
from expense_app.parsing.categories import categorise
from expense_app.parsing.currencies import currency_of
from expense_app.parsing.dates.found import Reader
from expense_app.parsing.figures import Scan
from expense_app.parsing.fillers import ALWAYS, EDGES
from expense_app.parsing.household_words import named_by_hint
from expense_app.parsing.payers import Household, household, in_other_script, resembling, who
from expense_app.parsing.pieces import AnyPiece, Cue, Day, Figure, Payment, Percent, Quantity, Recurrence, Word
from expense_app.parsing.scan import scan
from expense_app.parsing.tokens import tokenise
from expense_app.parsing.types import Command, Context

_IGNORED = vocabulary.words("commands", "ignored")

_TALK_OF_SPENDING = vocabulary.words("commands", "talk of spending")


def read_values(text: str, context: Context, *, target: str = "", field: str = "") -> Command | None:
    """The command that sets the values named in `text`; None where something in it is no value."""
    value = text.strip(" \"'.,")
    home = household(context.members, context.author)
    if field.endswith(("description", "name")):
        return Command("amend", description=value, target=target)
    person = who(value, home) or (resembling(value, home) if in_other_script(value, home) else None)
    if person:
        return Command("amend", paid_by_id=person.id, target=target)
    if field == "payer":
        return None
    pieces = _pieces(value, context, home)
    figure = next((piece for piece in pieces if isinstance(piece, Figure)), None)
    day = next((piece for piece in pieces if isinstance(piece, Day)), None)
    payment = next((piece for piece in pieces if isinstance(piece, Payment) and piece.person_id), None)
    recurring = any(isinstance(piece, Recurrence) for piece in pieces)
    currency = next((piece.text for piece in pieces if isinstance(piece, Cue) and piece.name == "currency"), None)
    left = [piece.text for piece in pieces if isinstance(piece, Word) and _means_something(piece.text)]
    category = _category(value, context, field) if left else None
    if any(isinstance(piece, Quantity | Percent) for piece in pieces):
        return None
    if any(isinstance(piece, Word) and piece.text in _TALK_OF_SPENDING for piece in pieces):
        return None
    if not figure and not currency and len(left) == 1:
        currency = currency_of(left[0], context.default_currency)
        left = [] if currency else left
    if left and (not category or figure or day or payment):
        return None
    if sum(isinstance(piece, Figure) for piece in pieces) > 1 or not (
        figure or day or payment or recurring or category or currency
    ):
        return None
    return Command(
        "amend",
        amount=figure.value if figure else None,
        currency=figure.currency if figure else currency,
        day=day.date if day else None,
        paid_by_id=payment.person_id if payment else None,
        category_id=category,
        is_recurring=True if recurring else None,
        target=target,
    )


def _pieces(value: str, context: Context, home: Household) -> list[AnyPiece]:
    tokens = tokenise(value)
    reader = Reader(tokens, context.today, month_first=context.locale == "en-US")
    return scan(Scan(tokens, value, context.default_currency), reader, home)


def _means_something(word: str) -> bool:
    return word not in _IGNORED and word not in ALWAYS and word not in EDGES


def _category(words: str, context: Context, field: str) -> str | None:
    """A category of the household by its name; where a category is asked for, also by a thing that belongs to it."""
    plain = " ".join(word for word in words.split() if word not in {"category", "under", "as", "the"})
    named = named_by_hint(plain, context.categories)
    if named:
        return named.id
    if field != "category":
        return None
    guess = categorise(plain, context)
    return None if guess.doubt else guess.category_id
