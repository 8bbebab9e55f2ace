"""One module an intent. Adding one touches this list, beside its name and its grammar in the parser."""

from expense_app.analysis.intents import (
    averages,
    category_spend,
    compare,
    counts,
    largest,
    last_time,
    matching,
    people,
    top_categories,
    total,
    trend,
)
from expense_app.analysis.intents.base import Intent
from expense_app.parsing.types import IntentName

INTENTS: dict[IntentName, Intent] = {
    module.INTENT.name: module.INTENT
    for module in (
        total,
        category_spend,
        compare,
        top_categories,
        people,
        largest,
        averages,
        counts,
        last_time,
        trend,
        matching,
    )
}
