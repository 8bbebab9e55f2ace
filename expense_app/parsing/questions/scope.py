"""Whether a question can be answered from the household's own expenses."""

import re

from expense_app.parsing.patterns import words
from expense_app.parsing.questions.asked import Asked
from expense_app.parsing.questions.blanks import PERSON, UNKNOWN, blank
from expense_app.parsing.questions.comparisons import COMPARES
from expense_app.parsing.questions.topic import is_elsewhere, mentions_spending, names_spending

_SPENDS = "(?:spent|spend|spending|paid|bought|purchase|make|made|earn|sell|sold)"
_WHO = r"(?P<who>(?!\w+ly\b)[a-z]+)"
_AUXILIARY = "(?:did|has|have|does|do|is|was)"
_SUBJECT = words(rf"""
    {_AUXILIARY} (?:(?:the|my|our|your) )?(?:\w+ )?{_WHO} (?:usually )?{_SPENDS},
    (?P<elder>[a-z]+) (?:ji|aunty|uncle|bhabhi|didi|chacha) (?:of|ne),
    (?P<owner>\S+) ne\b.{{0,30}}\bhowmuch
""")
_RELATIVES = words("""
    (?:parents?|mother|mom|mum|father|dad|papa|brother|sister|friends?|colleagues?|boss|cousin|in laws|roommate|
    flatmate|landlord|manager|relatives?) (?:ne|spen[dt]|spending|expense|total|of expense)
""")
_SOMEBODYS_FAMILY = re.compile(r"\x05+ family|family \x05")
_LISTS = re.compile(r"^(?:\x04|show|list|find|search|see|,| )*(?:me |us )?(?:all|everything|every|anything)\b")
_AGGREGATE = words("""
    add up, total, sum, average, top, biggest, largest, highest, most, breakdown, breakup, break up, category,
    trend, report, summary, overview
""")
_SOMEBODY = re.compile(r"\b(?:did|has|have|does|by) \x05+|\x05+ ne\b")
_SUM = words("add up, total, sum, average")
_AVERAGE_OF_A_PLACE = re.compile(r"\baverage\b.* in (?:the )?\x05")
_SUPERLATIVE = words("top, biggest, largest, highest, most")
_ROUND_A_PERIOD = words(r"""
    and, what about, how about, the, for, in, of, on, a, only, just, so far, till now,
    how (?:bad|badly|expensive|costly|costliest) (?:was|is)(?: it)?, how are \x02+ doing, how did \x02+ do,
    how (?:is|was)
""")
_ROUND_A_CATEGORY = words(r"""
    and, what about, how about, the, for, in, of, on, at, a, only, just, so far, till now, also, during, over, within,
    from, show, list, find, see, all, (?:what (?:is|was|were)|what)(?=.*\x01), bill, fee, hai, tha, thi, runs, order, cost,
    payment, visits, trips, charges, supplies, stuff, things, items
""")
_VERB = re.compile(r"(?:ing|ed)$")
_KIND_OF = re.compile(r"\x05+ (?:and )?\x03")
_COUNTS = words("how many(?!.* (?:is|are)), how often, time, when (?:did|was|were|have|has|last)")
_HOW_MUCH = re.compile(r"\bhow ?much\b")
_PRESENT = re.compile(r"\bhow ?much (?:is|are|does|do) (?!we|i|my|our|us|\x02)")
_DOES = re.compile(
    r"\bhow ?much (?:do|did|does|have|has|had|should|will) (?:the )?[a-z\x02\x03]+ (?:\x05+|eat|drink)"
    r"(?! (?:on|for|at|in)\b)|"
    r"\bhow ?much costliest"
)
"""What somebody does is no spending: "how much do I send you"."""
_COUNTED = re.compile(
    r"\b(?:how ?much|total|sum|average|report|summary|overview)"
    r"(?: (?:of|the|my|our|many|number of|it|they|\d+))* \x05"
)
"""What is counted is a word that means nothing here: "how much rain", "total runs"."""


def is_out_of_scope(asked: Asked) -> bool:
    """About other topics, other people, or a time to come."""
    if is_elsewhere(asked.text) or _stranger_spends(asked):
        return True
    return asked.periods.future and not asked.periods.found


def is_about_spending(asked: Asked) -> bool:
    if _is_some_bill(asked):
        return False
    return (
        _mentions_spending(asked)
        or _compares(asked)
        or _lists(asked)
        or _asks_how_much(asked)
        or _aggregates(asked)
        or _names_category(asked)
        or _is_one_thing(asked)
        or is_only_a_period(asked)
    )


def _is_some_bill(asked: Asked) -> bool:
    """ "Show me the bill", of a shop or a restaurant; "bills last month" are those of the house."""
    said = [asked.text[found.start : found.end] for found in asked.categories]
    return said == ["bill"] and not _has_period(asked) and PERSON not in asked.rest


def _mentions_spending(asked: Asked) -> bool:
    """Words for paying alone are not enough where the rest is not understood ("compare prices before buying")."""
    if names_spending(asked.rest):
        return True
    understood = asked.category or asked.thing or not asked.unknown or _HOW_MUCH.search(asked.rest)
    understood = understood or _SOMEBODY.search(_marked(asked))
    return bool(understood) and mentions_spending(asked.rest)


def is_only_a_period(asked: Asked) -> bool:
    """ "Last month?", "what about january"."""
    return bool(asked.periods.found) and not asked.category and _is_nothing_but(asked, _ROUND_A_PERIOD)


def _is_nothing_but(asked: Asked, words_around: re.Pattern[str], *, unknown: int = 0) -> bool:
    """Besides what was understood, only `words_around` and at most so many unknown words."""
    text = _marked(asked) if 0 < len(asked.unknown) <= unknown else _without_thing(asked)
    return not re.search(r"[^\W\d_]", words_around.sub("", text))


def _without_thing(asked: Asked) -> str:
    thing = asked.thing if asked.categories else None
    return blank(asked.rest, thing.start, thing.end, UNKNOWN) if thing else asked.rest


def _stranger_spends(asked: Asked) -> bool:
    unknown = {match[0] for match in asked.unknown}
    if _SOMEBODYS_FAMILY.search(_marked(asked)) or _RELATIVES.search(asked.text):
        return True
    return any((match["who"] or match["owner"] or match["elder"]) in unknown for match in _SUBJECT.finditer(asked.text))


def _has_period(asked: Asked) -> bool:
    return bool(asked.periods.found) or asked.periods.all_time


def _compares(asked: Asked) -> bool:
    compares = COMPARES.search(asked.text)
    if not compares:
        return False
    if compares["unit"] or compares["short"]:
        return True
    return len(asked.unknown) < 2 if _has_period(asked) else bool(asked.categories) and not asked.unknown


def _lists(asked: Asked) -> bool:
    return _has_period(asked) and bool(_LISTS.search(asked.rest))


def _asks_how_much(asked: Asked) -> bool:
    if not _HOW_MUCH.search(asked.rest) or _asks_a_price(asked):
        return False
    if asked.unknown and not asked.thing and not asked.category:
        return False
    marked = _marked(asked)
    return not _COUNTED.search(marked) and not _DOES.search(marked)


def _asks_a_price(asked: Asked) -> bool:
    """ "How much is the new phone", "how much is the rent?"; but "how much is the rent this year"."""
    if not _PRESENT.search(asked.rest):
        return False
    return bool(asked.unknown) or not asked.category or not _has_period(asked)


def _aggregates(asked: Asked) -> bool:
    if not _AGGREGATE.search(asked.rest):
        return False
    if "category" in asked.rest:
        return True
    if _SUPERLATIVE.search(asked.rest):
        return asked.limit is not None and not asked.categories and not asked.unknown
    if PERSON not in asked.rest and _AVERAGE_OF_A_PLACE.search(_marked(asked)):
        return False
    if asked.categories or not asked.unknown:
        return True
    return bool(_SUM.search(asked.rest)) and not _COUNTED.search(_marked(asked))


def _names_category(asked: Asked) -> bool:
    """ "Groceries last month?", "HOA fees last year", "how often did we eat out"; not "how was lunch"."""
    if not asked.categories:
        return False
    if _COUNTS.search(asked.rest) or _is_nothing_but(asked, _ROUND_A_CATEGORY):
        return True
    if any(_VERB.search(match[0]) for match in asked.unknown):
        return False
    kind = _KIND_OF.search(_marked(asked))
    return bool(kind and _has_period(asked)) and _is_nothing_but(asked, _ROUND_A_CATEGORY, unknown=1)


def _is_one_thing(asked: Asked) -> bool:
    """ "Amazon this month?": nothing but a period and a thing that the lexicon knows."""
    if not asked.thing or not asked.category or not _has_period(asked):
        return False
    return not re.search(r"[a-z]", _marked(asked))


def _marked(asked: Asked) -> str:
    text = asked.rest
    for match in asked.unknown:
        text = blank(text, match.start(), match.end(), UNKNOWN)
    return text
