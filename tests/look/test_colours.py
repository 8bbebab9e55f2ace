"""WCAG 2.2 AA: text 4.5:1 on every ground it stands on, edges of controls and bars 3:1."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"
DARK = "@media (prefers-color-scheme: dark)"
TONES = [f"tone-{number}" for number in range(1, 14)] + ["person-1", "person-2"]
TEXT = [
    *((ink, ground) for ink in ("ink", "ink-soft", "ink-faint") for ground in ("paper", "surface", "raised", "sunken")),
    *((ink, ground) for ink in ("accent", "danger", "draft") for ground in ("paper", "surface", "raised")),
    ("accent-on", "accent"),
    ("accent-on", "accent-hover"),
    ("accent-soft-ink", "accent-soft"),
    ("draft", "draft-soft"),
    ("ink", "draft-soft"),
    ("danger", "danger-soft"),
    ("danger-on", "danger"),
    ("paper", "ink"),
    *((tone, f"{tone}-soft") for tone in TONES),
    *(("ink", f"{person}-soft") for person in ("person-1", "person-2")),
]
EDGES = [
    *(("line-strong", ground) for ground in ("paper", "surface", "raised")),
    *(("focus", ground) for ground in ("paper", "surface", "raised", "sunken")),
    ("draft-line", "surface"),
    *((f"{tone}-solid", "surface") for tone in TONES),
]


def colours(scheme: str) -> dict[str, str]:
    """The tokens as a browser of that scheme sees them: dark ones replace light ones."""
    found: dict[str, str] = {}
    for file in ("00-tokens.css", "02-tones.css", "03-people.css"):
        light, _, rest = (CSS / file).read_text().partition(DARK)
        dark = rest.split("\n}\n", 1)[0]
        found |= dict(_tokens(light)) | (dict(_tokens(dark)) if scheme == "dark" else {})
    return found


def _tokens(css: str) -> list[tuple[str, str]]:
    return re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", css)


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_close(scheme: str, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    known = colours(scheme)
    measured = {f"{one} on {ground}": contrast(known[one], known[ground]) for one, ground in pairs}
    return {pair: round(ratio, 2) for pair, ratio in measured.items() if ratio < least}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_every_ground(scheme: str) -> None:
    assert too_close(scheme, TEXT, 4.5) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_and_bars_can_be_seen(scheme: str) -> None:
    assert too_close(scheme, EDGES, 3.0) == {}


def test_the_measure_is_that_of_the_guideline() -> None:
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
