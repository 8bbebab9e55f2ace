"""The word lists are read on first use, which takes longer than a thousand messages."""

from datetime import date

from expense_app.parsing.questions import read_question
from expense_app.parsing.route import read_message
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, Person

_SOMEBODY = Person("somebody", "Somebody")
_ANY = Context(
    today=date(2000, 1, 31),
    default_currency="INR",
    locale="en-IN",
    members=(_SOMEBODY,),
    author=_SOMEBODY,
    categories=tuple(CategoryChoice(key, name, key) for key, name in DEFAULT_CATEGORIES.items()),
)


def warm() -> None:
    """Read what needs each word list once, so that the first person to write does not wait for them. Takes a tenth
    of a second; meant for a thread of its own while a process starts."""
    read_message("grocreies 250 on 3rd, paid by sombody", _ANY)
    read_question("how much on grocreies last month?", _ANY)
