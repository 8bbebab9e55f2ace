"""Shared expenses count whole."""

from expense_app.parsing.arithmetic.walk import (
    as_noise,
    content_follows,
    cues_named,
    ends_line,
    figure_after,
    figure_before,
    piece_at,
)
from expense_app.parsing.pieces import AnyPiece, Break, Figure, Quantity, Word


def ignore_shares(pieces: list[AnyPiece]) -> None:
    """ "split 3 ways" and "my share 400" leave the whole amount as it is."""
    for i, cue in list(cues_named(pieces, "split")):
        whole = figure_before(pieces, i)
        for k in range(i + 1, min(len(pieces), i + 7)):
            piece = pieces[k]
            if ends_line(piece):
                break
            share = isinstance(piece, Figure) and (
                (piece.value <= 20 and piece.currency is None)
                or (whole is not None and piece.value < whole.value and not content_follows(pieces, k + 1))
            )
            if share and (whole is not None or figure_after(pieces, k + 1)):
                pieces[k] = as_noise(piece)
        cue.content = False
        _drop_ways(pieces, i)
    for i, cue in list(cues_named(pieces, "share")):
        place = next((k for k in (i + 1, i + 2, i - 1) if isinstance(piece_at(pieces, k), Figure)), -1)
        whole = figure_before(pieces, i)
        if cue.text != "share" and place > i and whole is not None:
            pieces[place] = as_noise(pieces[place])
        if cue.text != "share":
            cue.content = False


def _drop_ways(pieces: list[AnyPiece], at: int) -> None:
    said_before = any(isinstance(piece, Word) and piece.content for piece in pieces[:at])
    for k in range(at + 1, min(len(pieces), at + 8)):
        piece = pieces[k]
        if isinstance(piece, Figure) or (isinstance(piece, Break) and piece.text in {",", "\n", ";", "."}):
            break
        if (isinstance(piece, Word) and said_before) or isinstance(piece, Quantity):
            pieces[k] = as_noise(piece)
