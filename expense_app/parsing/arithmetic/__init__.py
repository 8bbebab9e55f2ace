"""Amounts that are worked out: each and x, tips and tax, discounts, shares, sums."""

from expense_app.parsing.arithmetic.discounts import drop_conversions, take_off, take_what_was_paid
from expense_app.parsing.arithmetic.extras import add_extras, set_aside
from expense_app.parsing.arithmetic.multiply import multiply, price_for_each
from expense_app.parsing.arithmetic.shares import ignore_shares
from expense_app.parsing.arithmetic.sums import add_up
from expense_app.parsing.arithmetic.walk import as_noise
from expense_app.parsing.figures import priced
from expense_app.parsing.pieces import AnyPiece, Cue, Figure


def work_out(pieces: list[AnyPiece], currency: str) -> None:
    """Put the result of every sum into its figure, in place; what was used up becomes noise."""
    names = {piece.name for piece in pieces if isinstance(piece, Cue)}
    if "times" in names:
        multiply(pieces)
    if "each" in names:
        price_for_each(pieces)
    if "including" in names:
        set_aside(pieces, "including")
    drop_conversions(pieces)
    if names & {"list_price", "paid"}:
        take_what_was_paid(pieces)
    if "tip" in names:
        add_extras(pieces)
    if "discount" in names:
        take_off(pieces)
    if names & {"share", "split"}:
        ignore_shares(pieces)
    add_up(pieces)
    for i, piece in enumerate(pieces):
        if isinstance(piece, Figure) and priced(piece, currency) is None:
            pieces[i] = as_noise(piece)
