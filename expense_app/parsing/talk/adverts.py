"""What companies write to their customers: offers, codes, and notices of money that is not spent yet or comes back.

Such a message speaks to its reader, in words that nobody tells an expense with.
"""

import re

from expense_app.parsing.patterns import any_of

_ADVERT = re.compile(
    any_of(r"""
    click here, (?:use|with|apply) (?:promo )?code, apply now, \bhurry\b, limited (?:period|time),
    (?:shop|order|buy) now, get flat, \bwin (?:rs|inr|[₹$£€]|up ?to|\d), recharge (?:now|with), offer valid,
    off on orders, \bdownload\b, subscribe now, claim your, congrat(?:ulation)?s, lucky draw,
    (?:won|win|winner)\b.{0,60}\blottery\b, http\S{0,60}/\S{0,60}.{0,100}(?:offer|win|sale), get \d+(?:gb|%),
    pre-?approved, (?:next|first) (?:\w+ )?order, buy \d+ get \d+, when you spend, dial \*, gb ?/ ?day,
    get (?:rs\.? ?|inr ?|[₹$£€] ?)?\d+ (?:cashback|off|back on), spend [₹$£€]?\d+ (?:or more|and get),
    data (?:quota|pack), \bt ?& ?c\b, terms apply, while stocks? lasts?, ends (?:to|mid)night,
    ends (?:to)?(?:day|mon|tue|wednes|thurs|fri|satur|sun), this festive season,
    \bnur heute\b, \bauf alles\b, jetzt (?:kaufen|sparen|sichern), free delivery on, up ?to \d+% off,
    (?:from|starting at|ab) [^,]{0,6}\d[\d.,]*\S* ?,[^,]{2,25} (?:from|starting at|ab) [^,]{0,6}\d,
    (?:reply|text) (?:stop|yes|y)\b, \d% off up ?to, % off.{0,40}today only, today only.{0,40}% off,
    % off,? .{0,25}\bfrom\b, opt out, unsubscribe, refer a friend,
    (?:sale|offer) is live, \bdeals (?:from|at), extra \d+% off, % off .{0,40}\b(?:above|over)\b, \bfree \w+ with any,
    \b(?:over|above) (?:rs\.? ?|inr ?|[₹$£€] ?)\d\S* today only
    """)
)
_NOTICE = re.compile(
    any_of(r"""
    \b(?:your|dear) .{0,100}\b(?:is due|due (?:date|on|by)|overdue|will be|will reflect|expires?),
    \b(?:your|dear) .{0,100}\b(?:eligible|sip|mutual fund|epf), \bwill reflect in, \byou(?:'ve| have) been paid,
    \brefund (?:for|of|against) .{0,60}\b(?:initiated|processed|reflect|credited), \bsent you [₹$£€],
    \bhas been (?:initiated|dispatched|shipped|credited), \b(?:is|now) ready\b.{0,60}\bscheduled, scheduled for \d,
    \bbill .{0,40}\bgenerated\b, \bpayment due\b, \bmin(?:imum)?\.? (?:due|[₹$£€]), \bkontostand\b,
    \btan\b.{0,60}\blautet\b, \bihre tan\b
    """)
)
_CODE = re.compile(
    any_of(r"""
    \botp\b, \bone[- ]time (?:pass|code), \b(?:verification|security|login) code\b, \bis your (?:\w+ ){0,4}code\b,
    \b(?:use|enter) (?:code |otp |pin )?\d{4,8}\b, \b(?:never|do not|don't) share\b
    """)
)
_READ = 600
"""Characters that are looked at: what is said further down was said above already."""


def is_advert(text: str) -> bool:
    """Whether a company offers or announces something, or sends a code, instead of a person telling."""
    lower = text[:_READ].lower()
    return bool(_ADVERT.search(lower) or _NOTICE.search(lower) or _CODE.search(lower))
