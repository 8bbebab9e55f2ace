"""What speaks for an amount having been spent, and what against it.

A note of an expense is short, names a thing that can be bought, says that it was paid, or has its amount where such
notes have it. Talk has a subject and a verb, says how things are, or speaks of money that lies somewhere. No cue
decides alone: each has its weight in `words/evidence.txt`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from expense_app.parsing import vocabulary
from expense_app.parsing.clauses import Clause, own_clause
from expense_app.parsing.fillers import DONE
from expense_app.parsing.lexicon import lexicon
from expense_app.parsing.message import Message
from expense_app.parsing.phrase import stem
from expense_app.parsing.pieces import AnyPiece, Cue, Figure, Payment, Quantity, Word
from expense_app.parsing.split import Part
from expense_app.parsing.talk.verbs import has_verb
from expense_app.parsing.types import ParsedExpense

_WEIGHTS = {cue: float(weight) for cue, weight in vocabulary.values("evidence", "weights").items()}
_LEAST, _SURE, _LEAST_BESIDE = (float(vocabulary.phrases("evidence", name)[0]) for name in ("least", "sure", "beside"))
_CLASSES = {
    name: vocabulary.words("sentences", name)
    for name in ("others", "us", "states", "havings", "modals", "denials", "money-talk")
}
_VERBS = vocabulary.words("sentences", "verbs")
_HANDED_OVER = vocabulary.words("sentences", "handed-over")
_PREPOSITIONS = vocabulary.words("sentences", "prepositions")
_ARTICLES = vocabulary.words("sentences", "articles")
_GRAMMAR = frozenset(
    word
    for name in (*_CLASSES, "verbs", "prepositions", "articles", "pasts", "joints", "remarks", "whereabouts")
    for word in vocabulary.words("sentences", name)
)
_LEADS_TO_A_THING = frozenset({"for", "ka", "ki", "ke", "का", "की", "के"})
_LEADS_TO_A_SHOP = frozenset({"at", "on", "from"})
_PRICE_CUES = frozenset({"list_price", "about", "refund"})
_PAID = frozenset({"paid", "spent", "bezahlt", "payé"})
_CLOCK = frozenset({"am", "pm", "baje", "uhr", "बजे"})
_LAST_HOUR = 12
_SHORT, _LONG = 3, 6


def spent(message: Message, read: Sequence[tuple[Part, ParsedExpense]]) -> list[ParsedExpense]:
    """Those of the expenses read that were rather spent than not. Beside one that surely was, a weaker one passes."""
    around = surroundings(message)
    sums = [sum(_WEIGHTS.get(cue, 0.0) for cue in cues(message, part, expense, around)) for part, expense in read]
    least = _LEAST if max(sums, default=0.0) < _SURE else _LEAST_BESIDE
    return [expense for (_, expense), total in zip(read, sums, strict=True) if total >= least]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The whole message around each of its amounts: how many words, which classes of them, who paid."""

    words: int
    classes: frozenset[str]
    verb: bool
    payer: bool
    hour: bool


def surroundings(message: Message) -> Surroundings:
    words = [token.text for token in message.tokens if token.kind == "word"]
    return Surroundings(
        len(words),
        frozenset(name for name, members in _CLASSES.items() if not members.isdisjoint(words)),
        _has_verb(words),
        any(isinstance(piece, Payment) for piece in message.pieces),
        not _CLOCK.isdisjoint(words),
    )


def cues(message: Message, part: Part, expense: ParsedExpense, around: Surroundings) -> Iterator[str]:
    """What there is for and against, by the names of the weights."""
    clause = own_clause(message.tokens, message.pieces, part)
    inside = message.pieces[part.first : part.last]
    yield "any"
    yield from _of_the_thing(message.pieces, part, expense)
    yield from _of_the_words(clause, around)
    yield from _of_the_place(clause)
    yield from _of_the_figure(clause.figure)
    if around.hour and not clause.before and not clause.marked and clause.figure.value <= _LAST_HOUR:
        yield "hour-beside-another"
    if around.payer:
        yield "payer"
    if any(isinstance(piece, Quantity) for piece in inside):
        yield "quantity"
    said = {piece.name for piece in inside if isinstance(piece, Cue)}
    if not said.isdisjoint(_PRICE_CUES) and "paid" not in said:
        yield "price-cue"


def _of_the_thing(pieces: list[AnyPiece], part: Part, expense: ParsedExpense) -> Iterator[str]:
    doubt = next((doubt.reason for doubt in expense.doubts if doubt.field == "category"), "")
    yield "thing-unknown" if doubt.startswith("nothing") else "thing-guessed" if doubt else "thing-known"
    if not expense.description:
        yield "no-thing"
    beside = (pieces[part.figure - 1 : part.figure] if part.figure > part.first else []) + pieces[
        part.figure + 1 : min(part.last, part.figure + 2)
    ]
    if any(isinstance(piece, Word) and piece.content and _is_in_lexicon(piece.text) for piece in beside):
        yield "known-beside-amount"
    unknown = sum(
        isinstance(piece, Word) and piece.content and piece.text.isalpha() and not _is_known(piece.text)
        for piece in pieces[part.first : part.last]
    )
    yield f"unknown-words-{min(unknown, 3)}"


def _of_the_words(clause: Clause, around: Surroundings) -> Iterator[str]:
    words = clause.words
    done = clause.came_to or not (DONE.isdisjoint(words) and _HANDED_OVER.isdisjoint(words))
    if done:
        yield "done"
    if _has_verb(words):
        yield "verb-beside-done" if done else "verb"
    elif around.verb:
        yield "verb-elsewhere"
    for name, members in _CLASSES.items():
        if not members.isdisjoint(words):
            yield f"{name}-beside-done" if done else name
        elif name in around.classes:
            yield f"{name}-elsewhere"
    count = len(words)
    yield "one-word" if count <= 1 else "few-words" if count <= _SHORT else "long" if count >= _LONG else "some-words"
    yield "short-message" if around.words <= _SHORT else "longer-message"


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
    if clause.asked:
        yield "asked"


def _of_the_figure(figure: Figure) -> Iterator[str]:
    if figure.currency:
        yield "currency"
    elif figure.scaled:
        yield "scaled"
    elif figure.value % 1:
        yield "cents"
    elif figure.value <= _LAST_HOUR:
        yield "hour-like"
    elif figure.value >= 1000 and figure.value % 10:
        yield "odd"


def _has_verb(words: list[str]) -> bool:
    others = [word for word in words if word not in _HANDED_OVER]
    return has_verb(others) or not _VERBS.isdisjoint(others)


def _is_known(word: str) -> bool:
    return word in _GRAMMAR or _is_in_lexicon(word)


def _is_in_lexicon(word: str) -> bool:
    known = lexicon().vocabulary
    return word in known or stem(word) in known
