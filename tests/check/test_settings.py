"""Settings as people get them wrong, and what they are told."""

import re

import pytest

from expense_app.check import check_names, check_settings
from expense_app.config import ROOT, known_names

GOOD = {
    "DATABASE_URL": "postgresql://ours:3kJ9@db.internal:5432/expenses",
    "REDIS_URL": "redis://queue.internal:6379/0",
    "APP_SECRET": "Zt8mQ1vR4xW7yB0cD3fG6hJ9kL2nP5sT",
    "APP_ENCRYPTION_KEY": "pX2wE5rT8yU1iO4aS7dF0gH3jK6lZ9xC",
    "APP_BASE_URL": "https://expenses.rao.family",
    "TRUSTED_PROXIES": "1",
}


def told(**changed: str | None) -> dict[str, str]:
    environ = {name: value for name, value in (GOOD | changed).items() if value is not None}
    return check_settings(environ)[1]


def test_good_settings_are_good() -> None:
    assert told() == {}


def test_everything_that_is_wrong_is_told_at_once() -> None:
    found = told(APP_SECRET="short", REDIS_URL=None, LOG_FORMAT="xml", DATABASE_POOL_SIZE="0", APP_BASE_URL="expenses")

    assert found.keys() == {"APP_SECRET", "REDIS_URL", "LOG_FORMAT", "DATABASE_POOL_SIZE", "APP_BASE_URL"}
    assert all(re.fullmatch(rf"{name} .+\.", finding) for name, finding in found.items()), found


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("APP_SECRET", "s" * 40, "can be guessed"),
        ("APP_SECRET", "changeme-changeme-changeme-changeme", "can be guessed"),
        ("APP_SECRET", GOOD["APP_ENCRYPTION_KEY"], "another one"),
        ("APP_ENCRYPTION_KEY", f"{GOOD['APP_ENCRYPTION_KEY']},{'0' * 32}", "can be guessed"),
        ("APP_ENCRYPTION_KEY", f"{GOOD['APP_ENCRYPTION_KEY']},tooShort", "too short"),
        ("DATABASE_URL", "postgresql://user:password@host:5432/name", "the one of the example"),
        ("DATABASE_URL", "mysql://db", "must start with postgresql://"),
        ("APP_BASE_URL", "https://expenses.example.com", "the one of the example"),
        ("APP_BASE_URL", "http://expenses.rao.family", "not https"),
        ("APP_BASE_URL", "", "not set"),
        ("TRUSTED_PROXIES", "0", "set how many"),
        ("SENTRY_DSN", "sentry.io/12", "must look like"),
    ],
)
def test_it_says_what_to_do(name: str, value: str, says: str) -> None:
    found = told(**{name: value})

    [finding] = found.values()
    assert says in finding
    assert "\n" not in finding


def test_on_this_machine_http_is_fine() -> None:
    assert told(APP_BASE_URL="http://127.0.0.1:8000", TRUSTED_PROXIES=None) == {}


@pytest.mark.parametrize(
    ("name", "meant"),
    [("APP_SECERT", "APP_SECRET"), ("SENTRY_DNS", "SENTRY_DSN"), ("ALLOWED_HOST", "ALLOWED_HOSTS")],
)
def test_a_slip_in_a_name_is_noticed(name: str, meant: str) -> None:
    assert check_names({name: "x"}) == {name: f"{name} is no setting: did you mean {meant}?"}


def test_what_platforms_set_is_none_of_our_business() -> None:
    names = ("PGPORT", "PGHOST", "REDISHOST", "DATABASE_PUBLIC_URL", "REDIS_PUBLIC_URL", "PATH", "HOSTNAME", "HOME")

    assert check_names(GOOD | dict.fromkeys(names, "x")) == {}


def test_every_setting_of_the_example_is_known() -> None:
    example = set(re.findall(r"^([A-Z][A-Z0-9_]*)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert example
    assert example <= known_names()
