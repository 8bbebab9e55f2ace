"""The addresses of databases as platforms hand them out, in the form that SQLAlchemy and asyncpg take."""

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import certifi

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")

_PASSED_ON = frozenset(
    [
        "host",
        "port",
        "sslmode",
        "sslrootcert",
        "sslcert",
        "sslkey",
        "sslpassword",
        "sslcrl",
        "sslnegotiation",
        "ssl_min_protocol_version",
        "ssl_max_protocol_version",
        "target_session_attrs",
        "application_name",
        "options",
    ]
)
"""What asyncpg reads from an address the way libpq does."""

_NEEDLESS = frozenset(
    [
        "channel_binding",
        "connect_timeout",
        "gssencmode",
        "keepalives",
        "keepalives_idle",
        "keepalives_interval",
        "keepalives_count",
        "pgbouncer",
        "pool_timeout",
        "connection_limit",
        "require_auth",
        "sslcompression",
        "sslsni",
        "tcp_user_timeout",
    ]
)
"""What libpq or other drivers read, and a connection of ours does without. asyncpg takes no channel binding."""


def for_asyncpg(given: str) -> str:
    """SQLAlchemy's form of a libpq address. Raises ValueError, in words, where it cannot be understood.

    What stands behind the "?" travels in `dsn`, which asyncpg reads by libpq's own rules; only a socket's folder and
    port are SQLAlchemy's too. The password never does: SQLAlchemy hides it in the address and nowhere else.
    """
    parts = urlsplit(given)
    if parts.scheme.split("+")[0] not in {"postgres", "postgresql"} or "://" not in given:
        raise ValueError("must start with postgresql://.")
    who, at, host = parts.netloc.rpartition("@")
    query = _understood(dict(parse_qsl(parts.query, keep_blank_values=True)))
    if host.lower().startswith("%2f"):  # a folder with a Unix socket
        query, host = {"host": unquote(host), **query}, ""
    if query.keys() - {"host", "port"}:
        query = {"dsn": f"postgresql://?{urlencode(query)}"}
    rest = f"?{urlencode(query, quote_via=quote)}" if query else ""
    return f"postgresql+asyncpg://{who}{at}{host}{parts.path}{rest}"


def _understood(query: dict[str, str]) -> dict[str, str]:
    if (ssl := query.pop("ssl", "")) and "sslmode" not in query:
        query["sslmode"] = {"true": "require", "1": "require", "false": "disable"}.get(ssl, ssl)
    if unknown := query.keys() - _PASSED_ON - _NEEDLESS:
        raise ValueError(f"has {', '.join(sorted(unknown))} after the question mark, which is not understood.")
    if query.get("sslmode", "require") not in SSL_MODES:
        raise ValueError(f"must have one of {', '.join(SSL_MODES)} as sslmode.")
    if query.get("sslmode", "").startswith("verify-") and query.get("sslrootcert", "system") == "system":
        query["sslrootcert"] = certifi.where()
    return {name: value for name, value in query.items() if name in _PASSED_ON and value}
