"""Settings: the only reader of the environment. Every name stands in .env.example."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from expense_app.database_url import for_asyncpg

_INSTALLED = Path(__file__).resolve().parent / "beside"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _INSTALLED.parent.parent
"""The folder that holds templates/, static/, migrations/ and worker.py: of the repository, or of an installed wheel."""

OPENAI_BASE_URL = "https://api.openai.com/v1"
GEMINI_BASE_URL = "https://generativelanguage.googleapis.com/v1beta"
DAILY_CALLS = 500
DAILY_TOKENS = 1_000_000


_HOST_NAME = re.compile(r"[0-9a-z._-]+|[0-9a-f:.]+")


class SettingsError(Exception):
    """A setting is missing or unusable. The message is one line for the operator and begins with the setting's name."""

    @property
    def name(self) -> str:
        return str(self).partition(" ")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the product needs to know about where it runs. Secrets never show in a repr."""

    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    app_secret: str = field(repr=False)
    encryption_keys: tuple[str, ...] = field(repr=False)
    base_url: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    trusted_proxies: int = 0
    rate_limit_factor: int = 1
    body_within: int = 20
    """Seconds for a whole body. The largest, 64 kB, takes seven on a poor mobile line of 80 kbit/s."""
    pool_size: int = 5
    log_format: str = "text"
    log_level: str = "INFO"
    sentry_dsn: str | None = field(default=None, repr=False)
    openai_base_url: str = OPENAI_BASE_URL
    gemini_base_url: str = GEMINI_BASE_URL
    llm_daily_calls: int = DAILY_CALLS
    llm_daily_tokens: int = DAILY_TOKENS

    @property
    def host_names(self) -> frozenset[str]:
        """What people may ask for, without ports."""
        base = urlsplit(self.base_url or "").hostname
        return frozenset({*self.allowed_hosts, *([base] if base else [])})

    @property
    def https(self) -> bool:
        """Whether people reach the product over https: decides cookie flags and HSTS."""
        return self.base_url is not None and self.base_url.startswith("https://")


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read and check the environment. Raises SettingsError naming the first setting that does not hold."""
    env = os.environ if environ is None else environ
    return Settings(
        database_url=database_url(_needed(env, "DATABASE_URL")),
        redis_url=_redis_url(env),
        app_secret=_secret(env, "APP_SECRET"),
        encryption_keys=tuple(_secret(env, "APP_ENCRYPTION_KEY").replace(" ", "").split(",")),
        base_url=_base_url(env),
        allowed_hosts=_host_names(env, "ALLOWED_HOSTS"),
        trusted_proxies=_whole_number(env, "TRUSTED_PROXIES", 0),
        rate_limit_factor=_whole_number(env, "RATE_LIMIT_FACTOR", 1, least=1),
        pool_size=_whole_number(env, "DATABASE_POOL_SIZE", 5, least=1),
        log_format=_one_of(env, "LOG_FORMAT", ("text", "json")),
        log_level=_one_of(env, "LOG_LEVEL", ("INFO", "DEBUG", "WARNING", "ERROR")),
        sentry_dsn=_sentry_dsn(env),
        openai_base_url=env.get("OPENAI_BASE_URL") or OPENAI_BASE_URL,
        gemini_base_url=env.get("GEMINI_BASE_URL") or GEMINI_BASE_URL,
        llm_daily_calls=_whole_number(env, "LLM_DAILY_CALLS", DAILY_CALLS),
        llm_daily_tokens=_whole_number(env, "LLM_DAILY_TOKENS", DAILY_TOKENS),
    )


def survey(environ: Mapping[str, str]) -> tuple[Settings, dict[str, str]]:
    """Everything that `read_settings` would complain about, by name, and the settings as if it were mended."""
    env, complaints = dict(environ), dict[str, str]()
    while True:
        try:
            return read_settings(env), complaints
        except SettingsError as error:
            if error.name in complaints:
                raise
            complaints[error.name] = str(error)
            env[error.name] = _STAND_INS.get(error.name, "")


def known_names() -> frozenset[str]:
    """The name of every setting: all that the readers ask for."""
    asked = _Asked(_STAND_INS)
    read_settings(asked)
    data_dir(asked)
    port(asked)
    return frozenset(asked.names)


_STAND_INS = {
    "DATABASE_URL": "postgresql://nowhere/",
    "REDIS_URL": "redis://nowhere",
    "APP_SECRET": "-" * 32,
    "APP_ENCRYPTION_KEY": "-" * 32,
}
"""For what has no default."""


class _Asked(Mapping[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.names: set[str] = set()
        self._values = values

    def __getitem__(self, name: str) -> str:
        self.names.add(name)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def database_url(given: str) -> str:
    """SQLAlchemy's form, for asyncpg, of the URLs that platforms hand out (postgres://, postgresql://, sslmode=)."""
    try:
        return for_asyncpg(given)
    except ValueError as reason:
        raise SettingsError(f"DATABASE_URL {reason}") from reason


def data_dir(environ: Mapping[str, str] | None = None) -> Path:
    """Where a local instance keeps its database, its Valkey and its secrets."""
    env = os.environ if environ is None else environ
    if given := env.get("EXPENSE_APP_DATA_DIR"):
        return Path(given).expanduser()
    return Path(env.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "expense-app"


def port(environ: Mapping[str, str] | None = None) -> int:
    """Where to listen unless the command line says so."""
    return _whole_number(os.environ if environ is None else environ, "PORT", 8000)


def environment() -> dict[str, str]:
    """All of it, to be completed and handed to our own processes."""
    return dict(os.environ)


def _needed(env: Mapping[str, str], name: str) -> str:
    value = env.get(name, "").strip()
    if not value:
        raise SettingsError(f"{name} is not set.")
    return value


def _redis_url(env: Mapping[str, str]) -> str:
    value = _needed(env, "REDIS_URL")
    if not value.startswith(("redis://", "rediss://", "unix://")):
        raise SettingsError("REDIS_URL must start with redis:// or rediss://.")
    return value


def _secret(env: Mapping[str, str], name: str) -> str:
    value = _needed(env, name)
    if any(len(part.strip()) < 32 for part in value.split(",")):
        raise SettingsError(f"{name} is too short: use at least 32 random characters.")
    return value


def _host_names(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    given = tuple(part.strip().strip("[].").lower() for part in env.get(name, "").split(",") if part.strip())
    if not all(map(_HOST_NAME.fullmatch, given)):
        raise SettingsError(f"{name} takes names like expenses.example.com, without ports, separated by commas.")
    return given


def _base_url(env: Mapping[str, str]) -> str | None:
    value = env.get("APP_BASE_URL", "").rstrip("/")
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path:
        raise SettingsError("APP_BASE_URL must look like https://expenses.example.com.")
    return value


def _whole_number(env: Mapping[str, str], name: str, default: int, *, least: int = 0) -> int:
    value = env.get(name, "").strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit():
        raise SettingsError(f"{name} must be a whole number.")
    if int(value) < least:
        raise SettingsError(f"{name} must be at least {least}.")
    return int(value)


def _sentry_dsn(env: Mapping[str, str]) -> str | None:
    value = env.get("SENTRY_DSN", "").strip()
    parts = urlsplit(value)
    if value and not (parts.scheme in {"http", "https"} and parts.username and parts.path.rpartition("/")[2].isdigit()):
        raise SettingsError("SENTRY_DSN must look like https://key@sentry.example.com/1.")
    return value or None


def _one_of(env: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    """The first choice is the default."""
    value = env.get(name, "").strip() or choices[0]
    if value not in choices:
        raise SettingsError(f"{name} must be one of {', '.join(choices)}.")
    return value
