"""What the people of `benchmarks.crowd` do, for Locust. Two share a household; each thinks between two steps."""

import itertools
import os
import random
import re
import threading
from pathlib import Path
from typing import Any
from uuid import uuid4

import gevent
from locust import FastHttpUser, between, events, task

STRAY = re.compile(rb"canary[a-z]+")
HOME = {"currency": "INR", "timezone": "Asia/Kolkata", "locale": "en-IN"}
PERSON = {"password": "correct horse battery"}
JSON = {"accept": "application/json"}
FRAGMENT = {"accept": "text/html", "hx-request": "true"}
CONFIRMED = Path(os.environ["CROWD_FOLDER"]) / "confirmed.csv"
OPEN_PAGE = 4
"""One in so many keeps an event stream."""

_numbers = itertools.count()
_invites: list[tuple[str, str, str]] = []
_writing = threading.Lock()


class Somebody(FastHttpUser):
    """Registers or joins whoever waits for a partner, then lives with the chat."""

    wait_time = between(2, 8)

    def on_start(self) -> None:
        self.number = next(_numbers)
        self.confirmed = 0
        partner = self.number % 2 == 1 and self._somebody_waiting()
        if partner:
            self._join(*partner)
        else:
            self._register()
        if self.number % OPEN_PAGE == 0:
            self.listening = gevent.spawn(self._listen)

    def on_stop(self) -> None:
        if listening := getattr(self, "listening", None):
            listening.kill()
        with _writing, CONFIRMED.open("a") as lines:
            lines.write(f"{self.home},{self.confirmed}\n")

    def _somebody_waiting(self) -> tuple[str, str, str] | None:
        """The invitation of somebody who has just registered; None where nobody comes for a while."""
        for _ in range(100):
            if _invites:
                return _invites.pop()
            gevent.sleep(0.1)
        return None

    def _register(self) -> None:
        self.canary = "canary" + "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=12))
        form = {**PERSON, **HOME, "email": f"asha{self.number}@example.com", "full_name": "Asha Rao"}
        entered = self._ask("POST", "/auth/register", {**form, "household_name": self.canary})
        self.home = entered["household"]["id"]
        code = self._ask("POST", "/auth/invite", {})["invite_code"]
        _invites.append((code, self.canary, self.home))

    def _join(self, code: str, canary: str, home: str) -> None:
        self.canary, self.home = canary, home
        form = {**PERSON, "email": f"ravi{self.number}@example.com", "full_name": "Ravi Rao", "invite_code": code}
        self._ask("POST", "/auth/join", form)

    @task(6)
    def log_and_confirm(self) -> None:
        text = f"{self.canary} lunch {random.randint(20, 900)} and auto {random.randint(20, 300)} yesterday"
        said = self._ask("POST", "/expenses/log", {"text": text, "client_id": str(uuid4())})
        gevent.sleep(random.uniform(1, 3))
        drafts = [{"id": draft["id"], "version": draft["version"]} for draft in said["drafts"]]
        key, twice = uuid4().hex, random.random() < 0.2
        for _ in range(2 if twice else 1):  # an impatient second tap
            done = self._ask("POST", "/expenses/confirm", {"drafts": drafts}, {"idempotency-key": key})
        self.confirmed += len(done["expenses"])

    @task(5)
    def open_the_chat(self) -> None:
        self._see("/", {"accept": "text/html"})

    @task(4)
    def look_at_the_list(self) -> None:
        self._see("/expenses", {"accept": "text/html"})
        self._see("/expenses?q=lunch", FRAGMENT, "/expenses?q")

    @task(3)
    def look_at_the_dashboard(self) -> None:
        self._see("/expenses/dashboard", {"accept": "text/html"})

    @task(2)
    def ask(self) -> None:
        question = random.choice(["how much this month?", "top categories this month", "who paid most this month?"])
        self._ask("POST", "/analysis/ask", {"question": question})

    def _ask(self, method: str, path: str, body: dict[str, Any], more: dict[str, str] | None = None) -> Any:
        headers = {**JSON, **(more or {}), "x-csrftoken": self._token()}
        with self.client.request(method, path, json=body, headers=headers, catch_response=True) as answer:
            self._check(answer)
            return answer.json()

    def _see(self, path: str, headers: dict[str, str], name: str | None = None) -> None:
        with self.client.get(path, headers=headers, name=name or path, catch_response=True) as answer:
            self._check(answer)

    def _check(self, answer: Any) -> None:
        if answer.status_code not in {200, 201}:
            answer.failure(f"{answer.status_code}: {answer.text[:200]}")
        strays = {word for word in STRAY.findall(answer.content or b"") if word.decode() != self.canary}
        if strays:
            answer.failure(f"another household's words: {strays}")

    def _token(self) -> str:
        return next((cookie.value or "" for cookie in self.client.cookiejar if cookie.name == "csrftoken"), "")

    def _listen(self) -> None:
        """A page left open. The stream is read beside Locust's own figures: it never ends by itself."""
        cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.client.cookiejar)
        headers = {"accept": "text/event-stream", "cookie": cookies}
        with self.client.get("/events", headers=headers, stream=True, name="/events", catch_response=True) as answer:
            answer.success() if answer.status_code == 200 else answer.failure(str(answer.status_code))
            while chunk := answer.stream.read(4_096):
                strays = {word for word in STRAY.findall(bytes(chunk)) if word.decode() != self.canary}
                if any(len(word) == len(self.canary) for word in strays):
                    events.request.fire(
                        request_type="SSE",
                        name="stray word",
                        response_time=0,
                        response_length=0,
                        exception=AssertionError(strays),
                        context={},
                    )


CONFIRMED.touch()
