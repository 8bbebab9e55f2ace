"""Settings that are missing, wrong, weak or left as the example has them."""

from collections.abc import Iterator, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from rapidfuzz.distance import OSA

from expense_app.config import Settings, known_names, survey

_MAKE_ONE = 'make one with: python -c "import secrets; print(secrets.token_urlsafe(32))"'
_GUESSED = ("changeme", "change-me", "secret", "password", "example", "expense", "12345", "qwerty", "abcdef")
_NO_PROXY = (
    "TRUSTED_PROXIES is 0, so everybody seems to come from the proxy that does https: set how many there are, 1 on"
    " most platforms."
)
_FEW = 12
"""Different characters; 32 random ones have more than 20 of them."""
_LETTERS_PER_SLIP = 5
"""A name may differ from one of ours by one letter for so many of its own, and is then taken for a slip."""


def check_settings(environ: Mapping[str, str]) -> tuple[Settings, dict[str, str]]:
    """The settings as far as they can be read, and what is wrong, by name, each in one line that says what to do.

    `environ` as production has it: with DATABASE_URL, and whatever plain `expense-app` would make up missing.
    """
    settings, wrong = survey(environ)
    found = {**wrong}
    for name, finding in (*_weak(environ), *_left(environ, settings), *_in_the_open(settings)):
        found.setdefault(name, finding)
    return settings, found | check_names(environ)


def check_names(environ: Mapping[str, str]) -> dict[str, str]:
    """Names that nobody reads and that look like one of ours which is not set."""
    found: dict[str, str] = {}
    ours = known_names()
    for name in sorted(environ.keys() - ours):
        for meant in sorted(ours - environ.keys()):
            if len(name) > _LETTERS_PER_SLIP and OSA.distance(name, meant) <= len(meant) // _LETTERS_PER_SLIP:
                found[name] = f"{name} is no setting: did you mean {meant}?"
    return found


def _weak(environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    given = {name: environ.get(name, "") for name in ("APP_SECRET", "APP_ENCRYPTION_KEY")}
    for name, value in given.items():
        keys = [each.strip() for each in value.split(",")]
        if value and any(len(set(key)) < _FEW or any(word in key.lower() for word in _GUESSED) for key in keys):
            yield name, f"{name} can be guessed: {_MAKE_ONE}"
    if given["APP_SECRET"] and given["APP_SECRET"] in given["APP_ENCRYPTION_KEY"].split(","):
        yield "APP_ENCRYPTION_KEY", f"APP_ENCRYPTION_KEY must be another one than APP_SECRET: {_MAKE_ONE}"


def _left(environ: Mapping[str, str], settings: Settings) -> Iterator[tuple[str, str]]:
    """Values that stand in .env.example to show the form."""
    if "user:password@" in environ.get("DATABASE_URL", ""):
        yield "DATABASE_URL", "DATABASE_URL is the one of the example: copy the address that your database has."
    if (_host(settings.base_url) + ".").endswith((".example.com.", ".example.")):
        yield "APP_BASE_URL", "APP_BASE_URL is the one of the example: write the address that people type."


def _in_the_open(settings: Settings) -> Iterator[tuple[str, str]]:
    host = _host(settings.base_url)
    if settings.base_url is None:
        yield (
            "APP_BASE_URL",
            "APP_BASE_URL is not set: write the https address that people type.",
        )
    elif not settings.https and not _is_this_machine(host):
        yield "APP_BASE_URL", "APP_BASE_URL is not https: passwords would travel in the open. Put https in front."
    elif settings.https and not settings.trusted_proxies:
        yield "TRUSTED_PROXIES", _NO_PROXY


def _host(url: str | None) -> str:
    return urlsplit(url or "").hostname or ""


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
