"""One pass over the tokens: each becomes part of a typed piece, the most specific reading first."""

from expense_app.parsing import payers, recurrence, vocabulary
from expense_app.parsing.cues import match_cue
from expense_app.parsing.dates import match_day
from expense_app.parsing.dates.found import Reader
from expense_app.parsing.figures import Scan, match_marked, match_number, match_numeral
from expense_app.parsing.fillers import ALWAYS, EDGES
from expense_app.parsing.numerals import STARTERS as NUMERAL_STARTERS
from expense_app.parsing.payers import Household, is_spouse_word
from expense_app.parsing.pieces import AnyPiece, Break, Cue, Day, Figure, Noise, Quantity, Word
from expense_app.parsing.tokens import Token

_BREAKS = {word: float(cost) for word, cost in vocabulary.values("breaks", "breaks").items()}
"""What it costs to cut a message at a separator."""

_BULLETS = frozenset("-*•·●▪>–—+→✓✔☑")
_TIMES = frozenset({"x", "×", "*", "@"})
MOST_FIGURES = 100


def scan(state: Scan, reader: Reader, home: Household) -> list[AnyPiece]:
    """The pieces of a message in order, every token in exactly one of them."""
    tokens, pieces, i, figures = state.tokens, list[AnyPiece](), 0, 0
    while i < len(tokens):
        behind_amount = bool(pieces) and isinstance(pieces[-1], Figure)
        found = _read(state, reader, home, i, behind_amount=behind_amount)
        if isinstance(found, Figure):
            figures += 1
            if figures > MOST_FIGURES:
                found = Word(found.first, found.last, tokens[i].text, content=False)
        pieces.append(found)
        i = max(found.last, i + 1)
    return pieces


def _read(state: Scan, reader: Reader, home: Household, at: int, *, behind_amount: bool) -> AnyPiece:
    token = state.tokens[at]
    if token.kind == "newline":
        return Break(at, at + 1, "\n", 0.0)
    if token.kind == "link":
        return Word(at, at + 1, token.text)
    day = match_day(reader, at)
    if day and (_booked_ahead(state, at) or state.word(at - 1) in _COMPARED):
        return Noise(at, day.end)
    if day:
        return Day(at, day.end, day.date, day.doubt, day.day_of_month)
    if token.kind == "number":
        return _list_number(state.tokens, at) or match_number(state, at)[0]
    return _read_words(state, home, at, behind_amount=behind_amount)


def _booked_ahead(state: Scan, at: int) -> bool:
    """ "Tickets for saturday", "flight for the 12th" say when it is used, not when it was paid."""
    named = state.word(at - 1) == "for" and state.word(at) not in _DAYS_SPENT
    return named and any(token.text in _BOOKED for token in state.tokens[: at - 1])


def _read_words(state: Scan, home: Household, at: int, *, behind_amount: bool) -> AnyPiece:
    tokens, text = state.tokens, state.tokens[at].text
    found = (
        (recurrence.match_recurrence(tokens, at, behind_amount=behind_amount) if text in recurrence.STARTERS else None)
        or payers.match_payment(tokens, at, home)
        or match_marked(state, at)
        or (_times(state, at) if text in _TIMES else None)
        or _break(tokens, at)
        or _cue(state, at, behind_amount=behind_amount)
        or (match_numeral(state, at) if text in NUMERAL_STARTERS else None)
    )
    if found:
        return found
    if tokens[at].kind == "mark":
        return Word(at, at + 1, text, content=_pictures(text))
    return _name(state, at)


def _cue(state: Scan, at: int, *, behind_amount: bool) -> Cue | None:
    text = state.word(at)
    cue = match_cue(state.tokens, at)
    if cue and not (cue.name == "each" and text in {"/", "a", "an"} and not behind_amount):
        return cue
    return Cue(at, at + 1, "currency", text.upper()) if state.named_currency(at) else None


def _pictures(mark: str) -> bool:
    """Emoji say what was bought; punctuation does not."""
    return ord(mark[0]) >= 0x2190 and not 0xFE00 <= ord(mark[0]) <= 0xFE0F


def _name(state: Scan, at: int) -> AnyPiece:
    """A word, together with digits glued to it that make it a name ("iphone15", "b12")."""
    text, end = state.word(at), at + 1
    if _not_said_of_the_thing(state, at):
        return Word(at, end, text, content=False)
    if (state.word(at - 1), text) in _PAIRS:
        return Word(at, end, text)
    if state.glued(end) and state.kind(end) == "number" and _is_code(state, at):
        while state.glued(end) and state.kind(end) in {"number", "word"}:
            end += 1
        return Word(at, end, text)
    return Word(at, end, text, content=text not in ALWAYS and text not in EDGES)


_COMPARED = frozenset({"as", "like", "than"})
"""Words before a day that an expense is only compared with ("same lunch as yesterday")."""

_BOOKED = vocabulary.words("calendar", "booked ahead")
_DAYS_SPENT = vocabulary.words("calendar", "days spent")


def _is_code(state: Scan, at: int) -> bool:
    """ "b12", "iphone15", and capitals in front of digits behind such words as "id" ("booking id WXK902")."""
    text, digits = state.word(at), state.word(at + 1)
    if len(text) < 3 or len(digits) < 2:
        return True
    return state.upper(at) and state.word(at - 1) in _BEFORE_CODES


_BEFORE_CODES = frozenset({"id", "code", "ref", "no", "number", "pnr", "booking", "ticket", "order", "flight", "reg"})
_PAIRS = frozenset(tuple(pair.split()) for pair in vocabulary.phrases("fillers", "pairs"))
"""Words that say something only together ("top up")."""

_CAME = frozenset({"aaya", "aayi", "aaye", "kat", "kata", "kate"})
"""Verbs behind an amount ("bill 1200 aaya"); in front of it an aaya is a nanny."""

_HANDED = frozenset(["gave", "give", "given", "handed", "paid", "sent"])


def _not_said_of_the_thing(state: Scan, at: int) -> bool:
    """ "can you", "note down", and the member in "gave rahul 500 for vegetables"."""
    text, before, after = state.word(at), state.word(at - 1), state.word(at + 1)
    if text in {"can", "could", "would"} and after == "you":
        return True
    if text == "down" and before in {"note", "put", "write", "noted"}:
        return True
    if after in {"ko", "को"} and (text in state.names or is_spouse_word(text)):
        return True
    if text in _CAME and (state.kind(at - 1) == "number" or after in {"tha", "thi", "the", "hai", "hua"}):
        return True
    handed = before in _HANDED or (before in {"my", "to"} and state.word(at - 2) in _HANDED)
    if handed and (text in state.names or is_spouse_word(text)):
        return True
    return is_spouse_word(text) and after in {"and", "n", "&"} and state.word(at + 2) in {"i", "me"}


def _times(state: Scan, at: int) -> AnyPiece:
    text = state.word(at)
    number_after = state.kind(at + 1) == "number" or state.word(at + 1) in {"rs", "₹", "$", "€", "£", "inr", "aed"}
    number_before = state.kind(at - 1) == "number"
    if text == "*" and not number_after and not number_before:
        return Noise(at, at + 1)
    if number_after or (number_before and text == "x"):
        return Cue(at, at + 1, "times", text)
    return Word(at, at + 1, text, content=False)


def _break(tokens: list[Token], at: int) -> AnyPiece | None:
    text = tokens[at].text
    starts_line = at == 0 or tokens[at - 1].kind == "newline"
    if starts_line and text in _BULLETS and len(text) == 1:
        return Noise(at, at + 1)
    if text == ".":
        return Break(at, at + 1, ".", 0.2) if at + 1 < len(tokens) and not tokens[at + 1].glued else None
    cost = _BREAKS.get(text)
    if cost is None:
        return None
    glued = tokens[at].glued and tokens[at - 1].kind == "word"
    if text in {"&", "+"} and glued and (at + 1 == len(tokens) or tokens[at + 1].glued or text == "+"):
        return None
    if text in {",", "."} or not glued or tokens[at].kind == "mark":
        return Break(at, at + 1, text, cost)
    return None


def _list_number(tokens: list[Token], at: int) -> AnyPiece | None:
    """The "1." or "2)" that numbers a line."""
    starts_line = at == 0 or tokens[at - 1].kind == "newline"
    if not starts_line or at + 2 >= len(tokens) or not tokens[at].text.isdigit() or len(tokens[at].text) > 2:
        return None
    if tokens[at + 1].text in {".", ")"} and tokens[at + 1].glued and not tokens[at + 2].glued:
        return Noise(at, at + 2)
    return None


def worth(piece: AnyPiece) -> bool:
    """Whether a description would keep the piece."""
    return (isinstance(piece, Word | Cue) and piece.content) or isinstance(piece, Quantity)
