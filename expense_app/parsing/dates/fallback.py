"""dateparser as a last resort, for languages whose ways to count back the own grammar does not know.

By itself it sees dates in much that is none and tries two hundred languages. So it is asked only beside a word that
counts back in one of a few, about that language alone, and only its answers in the past are believed.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from expense_app.parsing.tokens import Token

_LANGUAGE_OF_SIGN = {
    sign: language
    for language, signs in {
        "cs": "dny dnů dní týdny předevčírem",
        "hr": "prije jučer tjedana prekjučer",
        "sr-Latn": "pre juče nedelje",
        "sl": "pred včeraj tednom",
        "da": "dage siden går",
        "nb": "dager",
        "sv": "dagar",
        "pl": "dni tygodni temu przedwczoraj",
        "tr": "önce dün evvelsi",
        "hu": "napja tegnap",
        "fi": "sitten eilen päivää",
        "ro": "zile acum",
        "ru": "назад вчера позавчера",
        "uk": "тому вчора",
        "el": "χθες πριν",
        "ar": "أمس منذ",
        "bn": "গতকাল আগে",
        "mr": "काल",
        "ne": "हप्ता पहिले हिजो",
        "ta": "நேற்று முன்பு",
        "te": "నిన్న క్రితం",
        "gu": "ગઈકાલે પહેલા",
        "id": "kemarin lalu",
        "zh": "昨天",
        "ja": "昨日",
    }.items()
    for sign in signs.split()
}
_MOST_TOKENS = 60
_LONGEST_SPAN = 5
_OLDEST = timedelta(days=3660)


def find_foreign(tokens: list[Token], today: date) -> tuple[int, int, date] | None:
    """The shortest run of tokens around such a word that is a day in the past: its start, end and date."""
    if len(tokens) > _MOST_TOKENS:
        return None
    sign = next((i for i, token in enumerate(tokens) if token.text in _LANGUAGE_OF_SIGN), -1)
    if sign < 0:
        return None
    language = _LANGUAGE_OF_SIGN[tokens[sign].text]
    for length in range(1, _LONGEST_SPAN + 1):
        for start in range(max(0, sign - length + 1), sign + 1):
            span = tokens[start : start + length]
            if len(span) < length or any(token.kind != "word" and not _small(token) for token in span):
                continue
            found = _ask(" ".join(token.text for token in span), language, today)
            if found:
                return start, start + length, found
    return None


def _small(token: Token) -> bool:
    return token.kind == "number" and token.text.isdigit() and len(token.text) < 3


@lru_cache(maxsize=256)
def _ask(text: str, language: str, today: date) -> date | None:
    import dateparser  # noqa: PLC0415 - slow to load, and hardly ever needed

    settings = {
        "RELATIVE_BASE": datetime.combine(today, time(12)),
        "PARSERS": ["relative-time"],
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    found = dateparser.parse(text, languages=[language], settings=settings)  # pyright: ignore[reportArgumentType]
    day = found.date() if found else None
    return day if day and today - _OLDEST < day < today else None
