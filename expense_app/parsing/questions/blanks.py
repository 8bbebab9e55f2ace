"""Words that have been understood are blanked out, place for place, with a mark of what they were."""

PERIOD, PERSON, CATEGORY, ASKING, UNKNOWN = "\x01\x02\x03\x04\x05"


def blank(text: str, start: int, end: int, mark: str) -> str:
    return text[:start] + mark * (end - start) + text[end:]
