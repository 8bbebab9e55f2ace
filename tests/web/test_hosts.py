import socket
from dataclasses import replace

import pytest
from litestar import Litestar

from expense_app.config import Settings, SettingsError, read_settings
from expense_app.web.hosts import answers_to
from tests.conftest import Process
from tests.support.people import Couple, Person

ELSEWHERE = {"host": "evil.example"}


@pytest.fixture
def local(settings: Settings) -> Settings:
    return replace(settings, allowed_hosts=(), base_url=None)


@pytest.fixture
def public(settings: Settings) -> Settings:
    return replace(settings, allowed_hosts=("www.example.com",), base_url="https://expenses.example.com")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8000",
        "LOCALHOST",
        "app.localhost:8000",
        "127.0.0.1:8000",
        "[::1]:8000",
        "[::1]",
        "192.168.1.20:8000",
        "10.0.0.5",
        socket.gethostname(),
    ],
)
def test_a_local_instance_answers_where_a_laptop_or_a_phone_at_home_asks(local: Settings, host: str) -> None:
    assert answers_to(local, host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "evil.example#localhost",
        "localhost/evil.example",
        "192.168.1",
        "[::1",
        "127.0.0.1 evil.example",
    ],
)
def test_no_other_name_is_local(local: Settings, host: str) -> None:
    assert not answers_to(local, host)


@pytest.mark.parametrize(
    "host", ["expenses.example.com", "expenses.example.com:443", "Expenses.Example.com.", "www.example.com:8443"]
)
def test_a_public_instance_answers_to_its_names_on_any_port(public: Settings, host: str) -> None:
    assert answers_to(public, host)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "example.com", "a.expenses.example.com"])
def test_a_public_instance_answers_to_nothing_else(public: Settings, host: str) -> None:
    assert not answers_to(public, host)


async def test_a_wrong_host_is_a_plain_400(couple: Couple) -> None:
    answer = await couple.asha.get("/", headers=ELSEWHERE)
    page = await couple.asha.get("/", accept="text/html", headers=ELSEWHERE)
    sent = await couple.asha.post("/chat", json={"text": "milk 60"}, headers=ELSEWHERE)

    assert [answer.status_code, page.status_code, sent.status_code] == [400, 400, 400]
    assert answer.json()["title"] == "Unknown address"
    assert "evil" not in page.text
    assert answer.headers["x-request-id"]
    assert (await couple.asha.get("/")).json()["messages"] == []


async def test_two_hosts_at_once_are_refused(couple: Couple) -> None:
    client = couple.asha.client
    request = client.build_request("GET", "/", headers=[("host", "testserver"), ("host", "evil.example")])

    assert (await client.send(request)).status_code == 400


@pytest.mark.parametrize("host", ["testserver:99999", "testserver:x", "[testserver", ""])
async def test_a_host_that_cannot_be_breaks_no_page(couple: Couple, host: str) -> None:
    for path in ("/", "/nothing-here", "//evil.example/nothing"):
        answer = await couple.asha.get(path, accept="text/html", headers={"host": host})

        assert answer.status_code in {200, 400, 404}
        assert "evil" not in answer.text


async def test_health_and_styles_answer_to_any_name(app: Litestar) -> None:
    for path in ("/health/live", "/health/ready", "/static/app.css"):
        assert (await Person(app).get(path, headers=ELSEWHERE)).status_code == 200


async def test_the_refusal_leads_to_where_the_product_is(process: Process) -> None:
    public = await process(base_url="https://expenses.example.com")

    page = await Person(public).get("/", accept="text/html", headers=ELSEWHERE)

    assert 'href="https://expenses.example.com"' in page.text


async def test_a_second_name_may_be_written_from(process: Process, couple: Couple) -> None:
    """Its pages send their own name as the origin, which is not the one of APP_BASE_URL."""
    two_names = await process(base_url="http://expenses.example.com")
    asha = couple.asha.elsewhere(two_names)

    own = await asha.post("/chat", json={"text": "milk 60"}, headers={"origin": "http://testserver"})
    main = await asha.post("/chat", json={"text": "milk 60"}, headers={"origin": "http://expenses.example.com"})
    other = await asha.post("/chat", json={"text": "milk 60"}, headers={"origin": "http://www.example.com"})

    assert [own.status_code, main.status_code, other.status_code] == [201, 201, 403]


@pytest.mark.parametrize("names", ["*", "*.example.com", "https://example.com", "example.com:8000", "a/b"])
def test_a_setting_that_is_no_name_is_refused_in_words(names: str) -> None:
    needed = {
        "DATABASE_URL": "postgres://h/d",
        "REDIS_URL": "redis://h",
        "APP_SECRET": "s" * 32,
        "APP_ENCRYPTION_KEY": "k" * 32,
    }

    assert read_settings(needed | {"ALLOWED_HOSTS": "a.example, B.example ,"}).allowed_hosts == (
        "a.example",
        "b.example",
    )
    with pytest.raises(SettingsError, match="ALLOWED_HOSTS takes names like"):
        read_settings(needed | {"ALLOWED_HOSTS": names})
