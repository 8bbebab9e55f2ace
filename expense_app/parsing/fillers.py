"""Words that say nothing about what was bought."""

from expense_app.parsing import vocabulary

ALWAYS = vocabulary.words("fillers", "always")
"""Left out wherever they stand."""

EDGES = vocabulary.words("fillers", "edges")
"""Left out where a description begins or ends, kept inside ("lunch at the office")."""

VERBS_OF_SPENDING = vocabulary.words("fillers", "verbs of spending")

DONE = vocabulary.words("fillers", "done")
"""Verbs that say that it was paid; unlike "pay" and "spend" they are no plan."""

BUYING = DONE | VERBS_OF_SPENDING | vocabulary.words("fillers", "buying")
"""Every verb of spending in any form: what was not done may be one of them."""
