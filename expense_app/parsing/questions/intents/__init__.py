"""One recogniser an intent, asked in turn; the first that answers has it. Adding one touches this list."""

from collections.abc import Callable

from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.intents import (
    averages,
    comparison,
    counts,
    largest,
    last_time,
    matching,
    people,
    top_categories,
    totals,
    trend,
)
from expense_app.parsing.types import Question

RECOGNISERS: tuple[Callable[[Asked], Question | None], ...] = (
    people.recognise,
    trend.recognise,
    comparison.recognise,
    averages.recognise,
    last_time.recognise,
    counts.recognise,
    top_categories.recognise,
    largest.recognise,
    matching.recognise,
    totals.recognise,
)
