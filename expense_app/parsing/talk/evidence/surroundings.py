"""The whole message around each of its amounts."""

from dataclasses import dataclass

from expense_app.parsing import vocabulary
from expense_app.parsing.known import is_of_sentences
from expense_app.parsing.message import Message
from expense_app.parsing.pieces import Payment
from expense_app.parsing.spending import NotSpending, not_spending
from expense_app.parsing.talk.evidence.shapes import shapes
from expense_app.parsing.talk.evidence.subjects import subject_cues
from expense_app.parsing.talk.evidence.topics import topics
from expense_app.parsing.talk.verbs import has_verb

CLASSES = {
    name: vocabulary.words("sentences", name)
    for name in ("others", "us", "states", "havings", "modals", "denials", "money-talk")
}
_VERBS = vocabulary.words("sentences", "verbs")
_HANDED_OVER = vocabulary.words("sentences", "handed-over")
_CLOCK = frozenset({"am", "pm", "baje", "uhr", "बजे"})
_MOST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`words` are those that may have weights, `topics` how many words of each topic there are, `reason` why it
    tells of no spending if it does, `cues` what holds for every amount of it."""

    length: int
    words: frozenset[str]
    classes: frozenset[str]
    topics: dict[str, int]
    verb: bool
    hour: bool
    reason: NotSpending
    cues: tuple[str, ...]


def surroundings(message: Message) -> Surroundings:
    words = [token.text for token in message.tokens if token.kind == "word"]
    read = words[:_MOST_WORDS]
    first = words[0] if words and is_of_sentences(words[0]) else "thing"
    return Surroundings(
        length=len(words),
        words=frozenset(word for word in read if is_of_sentences(word)),
        classes=frozenset(name for name, members in CLASSES.items() if not members.isdisjoint(words)),
        topics=topics(read),
        verb=has_any_verb(words),
        hour=not _CLOCK.isdisjoint(words),
        reason=not_spending(words),
        cues=(
            f"first:{first}",
            *(["payer"] if any(isinstance(piece, Payment) for piece in message.pieces) else []),
            *shapes(message),
            *subject_cues(read, "message"),
        ),
    )


def has_any_verb(words: list[str]) -> bool:
    """Whether one of the words is a verb of anything but paying."""
    others = [word for word in words if word not in _HANDED_OVER]
    return has_verb(others) or not _VERBS.isdisjoint(others)
