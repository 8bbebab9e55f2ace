"""Every page that a member can open by its address keeps the rules of the page: policy, labels, ids."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from tests.support.people import Couple, Person

MESSAGE = "lunch 250 and auto 80 yesterday, my husband paid"
OTHER = ("/health", "/schema", "/expenses/export")
FIELDS = {"input", "select", "textarea"}


class Page(HTMLParser):
    """A page's elements, each as its tag and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def named(self, attribute: str) -> Iterator[str]:
        """The words of an attribute, wherever it stands."""
        for _, attributes in self.elements:
            yield from (attributes.get(attribute) or "").split()


def addresses(app: Litestar) -> list[str]:
    """The addresses of all pages that need nothing to be known but themselves."""
    found = {
        route.path
        for route in app.routes
        if isinstance(route, HTTPRoute) and "GET" in route.methods and "{" not in route.path
    }
    return sorted(path for path in found if not path.startswith(OTHER))


async def pages(app: Litestar, person: Person) -> dict[str, Page]:
    opened = {path: await person.page(path) for path in addresses(app)}
    return {path: Page(answer.text) for path, answer in opened.items() if answer.status_code == 200}


@pytest.fixture
async def opened(app: Litestar, couple: Couple) -> dict[str, Page]:
    """Asha's pages, with drafts and an expense on them, and those of somebody who is not signed in."""
    drafts = (await couple.asha.post("/expenses/log", json={"text": MESSAGE})).json()["drafts"]
    first = {"id": drafts[0]["id"], "version": drafts[0]["version"]}
    confirmed = await couple.asha.post("/expenses/confirm", json={"drafts": [first]}, headers={"idempotency-key": "a"})
    assert confirmed.status_code == 200
    entrance = {f"entrance {path}": page for path, page in (await pages(app, Person(app))).items()}
    return await pages(app, couple.asha) | entrance


async def test_the_pages_are_there(opened: dict[str, Page]) -> None:
    assert {"/", "/settings/household", "/settings/profile", "entrance /auth/register"} <= opened.keys()


async def test_no_page_needs_an_exception_from_the_policy(opened: dict[str, Page]) -> None:
    inline = {
        path: [
            (tag, name) for tag, attributes in page.elements for name in attributes if name.startswith(("on", "style"))
        ]
        for path, page in opened.items()
    }
    scripts = {
        path: [attributes for tag, attributes in page.elements if tag == "script" and not allowed_script(attributes)]
        for path, page in opened.items()
    }
    assert not any(inline.values()), inline
    assert not any(scripts.values()), scripts


def allowed_script(attributes: dict[str, str | None]) -> bool:
    return bool(attributes.get("src")) or attributes.get("type") == "application/json"


async def test_no_id_stands_twice_on_a_page(opened: dict[str, Page]) -> None:
    twice = {
        path: [name for name, times in Counter(page.named("id")).items() if times > 1] for path, page in opened.items()
    }
    assert not any(twice.values()), twice


@pytest.mark.parametrize("attribute", ["for", "aria-describedby", "aria-labelledby", "list"])
async def test_what_an_attribute_points_at_is_there(opened: dict[str, Page], attribute: str) -> None:
    astray = {path: set(page.named(attribute)) - set(page.named("id")) for path, page in opened.items()}
    assert not any(astray.values()), astray


async def test_every_field_has_a_name_for_people(opened: dict[str, Page]) -> None:
    nameless = {
        path: [attributes for tag, attributes in page.elements if tag in FIELDS and not is_named(attributes, page)]
        for path, page in opened.items()
    }
    assert not any(nameless.values()), nameless


def is_named(attributes: dict[str, str | None], page: Page) -> bool:
    hidden = attributes.get("type") == "hidden" or attributes.get("aria-hidden") == "true"
    return hidden or "aria-label" in attributes or attributes.get("id") in set(page.named("for"))


async def test_every_form_that_changes_something_carries_the_token(opened: dict[str, Page]) -> None:
    for path, page in opened.items():
        forms = [
            attributes for tag, attributes in page.elements if tag == "form" and attributes.get("method") == "post"
        ]
        tokens = [attributes for _, attributes in page.elements if attributes.get("name") == "csrf_token"]
        assert len(forms) <= len(tokens), path


async def test_every_button_says_what_kind_it_is(opened: dict[str, Page]) -> None:
    vague = {
        path: [attributes for tag, attributes in page.elements if tag == "button" and "type" not in attributes]
        for path, page in opened.items()
    }
    assert not any(vague.values()), vague
