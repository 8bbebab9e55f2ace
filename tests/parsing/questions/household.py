"""A household for questions: Rahul asks, Priya is the other one, and today is Wednesday 11 February 2026."""

from datetime import date

from expense_app.parsing.questions import read_question
from expense_app.parsing.types import DEFAULT_CATEGORIES, CategoryChoice, Context, Person, Question

RAHUL = Person("rahul", "Rahul Sharma")
PRIYA = Person("priya", "Priya Sharma")
TODAY = date(2026, 2, 11)
CATEGORIES = tuple(CategoryChoice(key, name, key) for key, name in DEFAULT_CATEGORIES.items())
THIS_MONTH = (date(2026, 2, 1), TODAY)
LAST_MONTH = (date(2026, 1, 1), date(2026, 1, 31))


def household(
    *,
    members: tuple[Person, ...] = (RAHUL, PRIYA),
    locale: str = "en-IN",
    categories: tuple[CategoryChoice, ...] = CATEGORIES,
) -> Context:
    return Context(TODAY, "INR", locale, members, members[0], categories)


def ask(text: str, context: Context | None = None) -> Question:
    return read_question(text, context or household())


def period(question: Question) -> tuple[date | None, date | None]:
    return question.start, question.end


def compared(question: Question) -> tuple[date | None, date | None]:
    return question.compare_start, question.compare_end
