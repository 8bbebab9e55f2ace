"""What platforms hand out as DATABASE_URL, as asyncpg then understands it."""

import inspect
import ssl
from typing import Any

import pytest
from asyncpg.connect_utils import _parse_connect_dsn_and_args as understood_by_asyncpg
from sqlalchemy import make_url
from sqlalchemy.dialects.postgresql.asyncpg import dialect

from expense_app.config import SettingsError, database_url

NOTHING = dict.fromkeys(inspect.signature(understood_by_asyncpg).parameters)


def arrived(given: str) -> tuple[list[Any], Any]:
    """The addresses and the parameters with which asyncpg would connect."""
    _, named = dialect().create_connect_args(make_url(database_url(given)))
    return understood_by_asyncpg(**(NOTHING | named))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"])
def test_every_scheme_leads_to_asyncpg(scheme: str) -> None:
    url = make_url(database_url(f"{scheme}://asha:pw@db.example.com:25060/defaultdb"))

    assert url.drivername == "postgresql+asyncpg"
    assert arrived(f"{scheme}://asha:pw@db.example.com:25060/defaultdb")[0] == [("db.example.com", 25060)]


def test_a_percent_encoded_password_arrives_decoded_and_shows_nowhere() -> None:
    given = "postgres://asha%40home:p%40ss%2Fw%3Frd%25@db.example.com/app?sslmode=require"

    _, parameters = arrived(given)

    assert (parameters.user, parameters.password, parameters.database) == ("asha@home", "p@ss/w?rd%", "app")
    assert "p%40ss" not in repr(make_url(database_url(given)))


@pytest.mark.parametrize(
    ("mode", "verify", "hostname"),
    [
        ("prefer", ssl.CERT_NONE, False),
        ("require", ssl.CERT_NONE, False),
        ("verify-ca", ssl.CERT_REQUIRED, False),
        ("verify-full", ssl.CERT_REQUIRED, True),
    ],
)
def test_sslmode_means_what_it_means_to_libpq(
    mode: str, verify: ssl.VerifyMode, hostname: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # whoever runs this may keep a ~/.postgresql/root.crt

    _, parameters = arrived(f"postgresql://asha:pw@db.example.com/app?sslmode={mode}")

    assert parameters.sslmode.name.replace("_", "-") == mode
    assert (parameters.ssl.verify_mode, parameters.ssl.check_hostname) == (verify, hostname)


def test_sslmode_disable_means_no_tls() -> None:
    _, parameters = arrived("postgresql://asha:pw@db.example.com/app?sslmode=disable")

    assert not parameters.ssl


def test_what_only_other_drivers_know_is_left_out_and_settings_of_the_session_stay() -> None:
    _, parameters = arrived(
        "postgresql://asha:pw@db.example.com/app?sslmode=require&channel_binding=require&pgbouncer=true"
        "&connect_timeout=10&application_name=expenses"
    )

    assert parameters.server_settings == {"application_name": "expenses"}


@pytest.mark.parametrize(
    "given",
    ["postgresql://asha@/app?host=/run/postgresql&port=5433", "postgresql://asha@%2Frun%2Fpostgresql/app?port=5433"],
)
def test_a_unix_socket_is_found_either_way(given: str) -> None:
    assert arrived(given)[0] == ["/run/postgresql/.s.PGSQL.5433"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("mysql://asha:pw@db.example.com/app", "DATABASE_URL must start with postgresql://."),
        ("db.example.com/app", "DATABASE_URL must start with postgresql://."),
        ("postgresql://db.example.com/app?sslmode=maybe", "as sslmode"),
        ("postgresql://db.example.com/app?sslmode=require&colour=red", "has colour after the question mark"),
    ],
)
def test_an_address_that_cannot_be_understood_is_refused_in_words(given: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        database_url(given)
