"""The links of a page, and where they lead."""

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Link:
    """`text` is what stands in it, with single spaces."""

    href: str
    text: str
    classes: frozenset[str]
    label: str


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []
        self._open: dict[str, str | None] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._open, self._text = dict(attrs), []

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            given = self._open
            classes = frozenset((given.get("class") or "").split())
            text = " ".join("".join(self._text).split())
            self.found.append(Link(given.get("href") or "", text, classes, given.get("aria-label") or ""))
            self._open = None


def links_of(html: str) -> list[Link]:
    """Every link of the page, in order."""
    parser = _Links()
    parser.feed(html)
    return parser.found
