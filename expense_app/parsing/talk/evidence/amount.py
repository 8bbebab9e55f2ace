"""What an amount itself says of having been spent: what was bought for it, where it stands, how it is written."""

from collections.abc import Iterator, Sequence

from expense_app.parsing import units, vocabulary
from expense_app.parsing.clauses import Clause
from expense_app.parsing.figures.costs import SMALL_UNITS
from expense_app.parsing.known import in_lexicon, is_known
from expense_app.parsing.particles import OF
from expense_app.parsing.pieces import AnyPiece, Cue, Figure, Quantity, Word
from expense_app.parsing.split import Part
from expense_app.parsing.types import ParsedExpense

_PREPOSITIONS = vocabulary.words("sentences", "prepositions")
_ARTICLES = vocabulary.words("sentences", "articles")
_LEADS_TO_A_THING = OF | {"for"}
_LEADS_TO_A_SHOP = frozenset({"at", "on", "from"})
_PRICE_CUES = frozenset({"list_price", "about", "refund"})
_PAID = frozenset({"paid", "spent", "bezahlt", "payé"})
_NAMES = units.NAMES_BEFORE | units.GRADES
_LEAST_PRICE = 5
LAST_HOUR = 12


def amount_cues(pieces: Sequence[AnyPiece], part: Part, expense: ParsedExpense, clause: Clause) -> Iterator[str]:
    """The weights of one amount and of the words that stand right beside it."""
    yield from _of_the_thing(pieces, part, expense)
    yield from _of_the_place(clause)
    if clause.asked:
        yield "asked"
    if clause.borrowed:
        yield "stands-apart"
    yield from _of_the_figure(clause.figure, expense.currency)
    inside = pieces[part.first : part.last]
    if any(isinstance(piece, Quantity) for piece in inside):
        yield "quantity"
    said = {piece.name for piece in inside if isinstance(piece, Cue)}
    if not said.isdisjoint(_PRICE_CUES) and "paid" not in said:
        yield "price-cue"


def _of_the_thing(pieces: Sequence[AnyPiece], part: Part, expense: ParsedExpense) -> Iterator[str]:
    doubt = next((doubt.reason for doubt in expense.doubts if doubt.field == "category"), "")
    yield "thing-unknown" if doubt.startswith("nothing") else "thing-guessed" if doubt else "thing-known"
    if not expense.description:
        yield "no-thing"
    before = pieces[part.figure - 1 : part.figure] if part.figure > part.first else ()
    behind = pieces[part.figure + 1 : min(part.last, part.figure + 2)]
    if any(isinstance(piece, Word) and piece.content and in_lexicon(piece.text) for piece in (*before, *behind)):
        yield "known-beside-amount"
    unknown = sum(
        isinstance(piece, Word) and piece.content and piece.text.isalpha() and not is_known(piece.text)
        for piece in pieces[part.first : part.last]
    )
    yield f"unknown-words-{min(unknown, 3)}"


def _of_the_place(clause: Clause) -> Iterator[str]:
    last = clause.before[-1] if clause.before else ""
    following = clause.behind[0] if clause.behind else ""
    if not clause.behind:
        yield "amount-last"
    if following in _LEADS_TO_A_THING:
        yield "amount-for"
    if following in _LEADS_TO_A_SHOP:
        yield "amount-at"
    if last == "for":
        yield "behind-for"
    if clause.came_to or last in _PAID:
        yield "paid-before"
    elif last in _PREPOSITIONS:
        yield "behind-preposition" if clause.figure.currency else "bare-behind-preposition"
    if last in _ARTICLES:
        yield "behind-article"
    if last in _NAMES:
        yield "behind-name"


def _of_the_figure(figure: Figure, currency: str) -> Iterator[str]:
    if figure.currency:
        yield "currency"
    elif figure.scaled:
        yield "scaled"
    elif figure.value % 1:
        yield "cents"
    elif figure.value <= LAST_HOUR:
        yield "hour-like"
    elif figure.value >= 1000 and figure.value % 10:
        yield "odd"
    if figure.value < _LEAST_PRICE and not figure.currency and currency in SMALL_UNITS:
        yield "hardly-a-price"
    yield f"digits-{min(5, figure.value.adjusted() + 1)}"
    if not figure.value % 10:
        yield "round"
