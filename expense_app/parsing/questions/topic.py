"""Whether a text is about the household's own past spending at all."""

import re

SPENDING = re.compile(
    r"\b(?:spen[dt]|spending|expense|cost|paid|bill|purchase|transaction|bought|shell(?:ed)? out|splurged?|blown|blew|"
    r"burn(?:t|ed)|(?:money|cash) (?:go(?:es|ing)?|went|gone|out)|go(?:es|ing)? (?:our|my|the|all) money|gone|went (?:on|to|into|in)|"
    r"uda(?:ya|ye|yi)?|damage|spenders?|order(?:ed)?|money)\b"
)
ASKS_HOW_MUCH = re.compile(r"\bhow ?much\b")
_ELSEWHERE = re.compile(
    "|".join(
        (
            r"\b(?:weather|rain|temperature|forecast|monsoon|humid)\b",
            r"\b(?:income|salary|salaries|earn(?:s|ed|ing|ings)?|wages?|paycheck|pay ?slip|payday|bonus|revenue|profit|stipend|pension|dividends?)\b",
            r"\b(?:balance|net ?worth|bank account|account balance|checking account|savings?|invest(?:ed|ing|ment|ments)?|stocks?|shares?|mutual funds?|sip|crypto|bitcoin|portfolio|fd|deposits?)\b",
            r"\b(?:budgets?|budgeting|over budget|left (?:to spend|in|for|over|with)|(?:is|are|money|amount|much|cash|have|got) left|remaining|remain|leftover|limit|allowance|target|goals?)\b",
            r"\b(?:predict\w*|forecast\w*|projection\w*|projected|project|estimate[ds]?|expected?|expecting|will (?:i|we|it|my|our|the)|going to (?:spend|cost|be|need|pay|rain)|gonna|would (?:it|we|i) (?:cost|need|spend)|upcoming|due|hoga|honge|padega|should (?:i|we|my|our)|in future|what if)\b",
            r"\b(?:can|could) (?:i|we) (?:afford|spend|buy|save|reduce|cut)\b|\bafford\w*\b|\badvi[cs]e\b|\brecommend\w*|\bsuggest\w*|\btips?\b|\bhow (?:can|do|to|could|should) (?:i|we|you|one)? ?(?:save|reduce|cut|spend less|lower|invest|make|earn|control|manage)\b|\bhow to\b|\bis it (?:ok|okay|good|normal|worth|safe|wise)\b|\btoo (?:much|high)\b",
            r"\b(?:select|insert|update|delete|drop|truncate|alter|union|exec|grant)\b.{0,40}\b(?:from|into|table|set|all|database|select|users?|expense|households?|\*)|\bsql\b|\bdatabase\b|\bschema\b|\bquery\b|--|/\*|\bor 1 ?= ?1\b|<script|\{\{|\$\{|\bjavascript\b",
            r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instruction|instructions|previous|above|rule|rules|prompt|prior|everything|all)\b|\bsystem prompt\b|\bprompt\b|\byou are (?:now|a|an)\b|\bpretend\b|\bact as\b|\bapi ?key\b|\bpasswords?\b|\bsecrets?\b|\btokens?\b|\bcredentials?\b|\badmin\b|\bjailbreak\b",
            r"\b(?:owes?|owed|settle(?: up)?|lent|lend|borrow\w*|loan amount|reimburse\w*|emi left|outstanding)\b",
            r"\b(?:interest rate|exchange rate|conversion|convert|inflation|gold (?:price|rate)|price of|prices? (?:of|for)|rate of|how much (?:is|are|does|do) (?:a|an|one|the price|1|\d+)\b|gdp|tax slab|tax bracket|credit score|cibil)\b",
            r"(?<!we )(?<!i )\b(?:add|log|record|save|edit|change|rename|remove|set|create|cancel|undo|remind|invite|send|export|download|email)\b (?:me |us )?(?:a|an|the|this|that|my|our|new|to|\d+|expense|all|category|reminder)\b",
            r"\b(?:how|what) (?:time|old|tall|far|long|heavy)\b|\b(?:hours?|minutes?|calories|steps|litres?|liters?|km|kms|kilometers?|miles|weight|sleep|marks?) (?:did|do|have|has|we|i|is|was|spent)\b|\bhow ?much (?:time|longer|rain|sleep|water|weight|data)\b",
            r"\b(?:received?|refund(?:s|ed)?|cash ?back|credited|get back|got back|reward points?|made from|make (?:last|this|per|a)|did (?:i|we) make)\b",
            r"\bwhy\b|\bjoke\b|\bpoem\b|\bcapital of\b|\bpresident\b|\bprime minister\b|\brecipes?\b|\btranslate\b|\bmeaning of\b|\bwrite (?:me|a|an)\b|\bcricket\b|\bscore\b|\bnews\b",
        )
    )
)


def is_elsewhere(text: str) -> bool:
    """About something this product does not answer: income, balances, advice, the future, other topics."""
    return bool(_ELSEWHERE.search(text))


def mentions_spending(text: str) -> bool:
    return bool(SPENDING.search(text))
