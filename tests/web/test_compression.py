import gzip

import pytest
from litestar import Litestar

from tests.support.people import Couple, Person
from tests.support.serving import listening, serving

SMALL = {"accept-encoding": "gzip, br"}


async def test_pages_and_files_leave_small(couple: Couple) -> None:
    whole = await couple.asha.get("/", accept="text/html", headers={"accept-encoding": "identity"})
    for path in ("/", "/static/app.css"):
        answer = await couple.asha.get(path, accept="text/html", headers=SMALL)

        assert answer.headers["content-encoding"] == "gzip"
        assert "Accept-Encoding" in answer.headers["vary"]
    assert "content-encoding" not in whole.headers


async def test_a_file_is_the_same_either_way(app: Litestar) -> None:
    nobody = Person(app)
    whole = await nobody.get("/static/app.js", headers={"accept-encoding": "identity"})
    async with nobody.client.stream("GET", "/static/app.js", headers=SMALL) as answer:
        raw = b"".join([part async for part in answer.aiter_raw()])

    assert gzip.decompress(raw) == whole.content
    assert len(raw) == int(answer.headers["content-length"]) < len(whole.content) / 2


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_what_another_site_led_to_is_not_compressed(couple: Couple, site: str) -> None:
    """Else it could measure what stands beside words of its own choice."""
    headers = SMALL | {"sec-fetch-site": site}

    answer = await couple.asha.get("/expenses?q=guess", accept="text/html", headers=headers)

    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


async def test_the_stream_of_events_waits_for_no_compressor(app: Litestar, couple: Couple) -> None:
    async with serving(app) as address, listening(couple.asha, address, accept_encoding="gzip") as heard:
        assert "content-encoding" not in heard.answer.headers
