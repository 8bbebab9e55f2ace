"""A server as people rent one: Debian's PostgreSQL and Redis, both with TLS and passwords, the product built by the
Dockerfile's steps and run by an ordinary user with production settings, and nginx with https in front."""

import os
import subprocess
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

from expense_app.config import ROOT
from tests.browser.conftest import chromium, chromium_path, window
from tests.deploy.dockerfile import Image, build
from tests.deploy.place import PASSWORD, Certificate, Postgres, Product, site
from tests.deploy.programs import folder, free_port, hand_over, ordinarily, program, server

__all__ = ["chromium", "chromium_path", "window"]


@pytest.fixture(scope="session")
def home() -> Generator[Path]:
    with folder() as made:
        yield made


@pytest.fixture(scope="session")
def certificate(home: Path) -> Certificate:
    made = Certificate(home / "localhost.pem", home / "localhost.key")
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    files = ["-keyout", str(made.key), "-out", str(made.file)]
    order = [program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files]
    subprocess.run(order, check=True, capture_output=True)
    made.key.chmod(0o600)
    hand_over(made.key)
    return made


@pytest.fixture(scope="session")
def postgres(home: Path, certificate: Certificate) -> Generator[Postgres]:
    initdb, psql, port = program("initdb"), program("psql"), free_port()
    order = [initdb, "-D", "data", "-U", "postgres", "--no-sync", "--auth-local=trust", "--auth-host=scram-sha-256"]
    subprocess.run(order, cwd=home, check=True, capture_output=True, **ordinarily())
    settings = {
        "unix_socket_directories": home,
        "fsync": "off",
        "ssl": "on",
        "ssl_cert_file": certificate.file,
        "ssl_key_file": certificate.key,
    }
    given = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with server("postgres", [program("postgres"), "-D", "data", "-p", str(port), *given], home, port=port):
        user = f"CREATE ROLE expenses LOGIN CREATEROLE PASSWORD '{PASSWORD}'"
        make = ["-c", user, "-c", "CREATE DATABASE expenses OWNER expenses"]
        order = [
            psql,
            "-h",
            str(home),
            "-p",
            str(port),
            "-U",
            "postgres",
            *(part for each in make for part in ("-c", each)),
        ]
        subprocess.run(order, check=True, capture_output=True, **ordinarily())
        yield Postgres(port, home, certificate)


@pytest.fixture(scope="session")
def redis(home: Path, certificate: Certificate) -> Generator[str]:
    """The address of a Redis that speaks nothing but TLS, in one of its numbered databases."""
    port = free_port()
    tls = [
        "--tls-cert-file",
        certificate.file,
        "--tls-key-file",
        certificate.key,
        "--tls-ca-cert-file",
        certificate.file,
    ]
    order = [
        "--port",
        "0",
        "--tls-port",
        port,
        "--tls-auth-clients",
        "no",
        *tls,
        "--requirepass",
        PASSWORD,
        "--save",
        "",
    ]
    with server("redis", [program("redis-server"), *map(str, order)], home, port=port):
        yield f"rediss://default:{quote(PASSWORD, safe='')}@localhost:{port}/3?ssl_ca_certs={certificate.file}"


@pytest.fixture(scope="session")
def image() -> Generator[Image]:
    with folder() as made:
        yield build(ROOT / "Dockerfile", made)


@pytest.fixture(scope="session")
def product(image: Image, postgres: Postgres, redis: str, certificate: Certificate, home: Path) -> Generator[Product]:
    """Migrated as a release is, then the web process and a worker."""
    web_port, http_port, https_port = free_port(), free_port(), free_port()
    address = f"https://localhost:{https_port}"
    environ = image.environ | {
        "HOME": "/nonexistent",
        "PORT": str(web_port),
        "DATABASE_URL": postgres.url(),
        "REDIS_URL": redis,
        "APP_SECRET": os.urandom(24).hex(),
        "APP_ENCRYPTION_KEY": os.urandom(24).hex(),
        "APP_BASE_URL": address,
        "TRUSTED_PROXIES": "1",
    }
    product = Product(image, environ, address, web_port, http_port)
    migrated = product.run("expense-app", "migrate")
    assert migrated.returncode == 0, migrated.stderr
    with ExitStack() as running:
        web = [product.program(image.command[0]), *image.command[1:]]
        running.enter_context(server("web", web, home, port=web_port, environ=environ))
        worker = [product.program("expense-app"), "worker"]
        running.enter_context(server("worker", worker, home, environ=environ))
        conf = site(product, certificate, home, http_port=http_port, https_port=https_port)
        running.enter_context(server("nginx", [program("nginx"), "-c", str(conf)], home, port=https_port))
        yield product


@pytest.fixture(scope="session")
def address(product: Product) -> str:
    """Where the browser's tests go when they are run here."""
    return product.address
