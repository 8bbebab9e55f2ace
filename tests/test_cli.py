"""The commands, run as a person or a platform runs them."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from expense_app.local import start_postgres, start_valkey
from tests.serve.product import eventually
from tests.support.commands import expense_app


def test_the_one_command_brings_up_a_product_that_is_ready(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "expense_app", "--port", "0", "--data-dir", str(tmp_path / "our data")],
        env={"PATH": os.defpath},
        stdout=subprocess.PIPE,
        text=True,
    ) as product:
        assert product.stdout
        address = next(line for line in product.stdout if line.startswith("Ready: ")).split()[1]

        assert httpx.get(f"{address}/health/ready", timeout=30).status_code == 200
        eventually(lambda: httpx.get(f"{address}/health/ready").json()["status"] == "ok")

        product.send_signal(signal.SIGTERM)
        assert product.wait(5) == 0


def test_a_command_brings_its_own_database_and_takes_it_away_again(tmp_path: Path) -> None:
    assert expense_app("check", "--data-dir", str(tmp_path)) == (0, "settings: ok\ndatabase: ok\nredis: ok\n", "")

    start_postgres(tmp_path).stop()


def test_a_command_uses_the_database_of_the_running_product_and_leaves_it_running(tmp_path: Path) -> None:
    postgres, valkey = start_postgres(tmp_path, durable=False), start_valkey(tmp_path)
    try:
        assert expense_app("--data-dir", str(tmp_path), "migrate") == (0, "The database is up to date.\n", "")
        assert postgres.process.poll() is None
        assert valkey.process.poll() is None
    finally:
        postgres.stop()
        valkey.stop()


@pytest.mark.parametrize("part", ["web", "worker"])
def test_the_parts_for_production_do_not_make_up_a_database(part: str) -> None:
    assert expense_app(part) == (1, "", "expense-app: DATABASE_URL is not set.\n")


def test_with_a_database_given_a_missing_secret_stops_the_start() -> None:
    given = {"DATABASE_URL": "postgresql://db.example/expenses", "REDIS_URL": "redis://queue.example"}

    code, _, complaint = expense_app("--port", "0", environ=given)

    assert (code, complaint) == (1, "expense-app: APP_SECRET is not set.\n")


def test_a_database_that_is_away_is_one_line() -> None:
    given = {
        "DATABASE_URL": "postgresql://127.0.0.1:1/expenses",
        "REDIS_URL": "redis://127.0.0.1:1",
        "APP_SECRET": "s" * 40,
        "APP_ENCRYPTION_KEY": "k" * 44,
    }

    code, _, complaint = expense_app("migrate", environ=given)
    assert code == 1
    assert complaint.startswith("expense-app: The database cannot be prepared: ")
    assert complaint.count("\n") == 1


def test_a_message_is_read_without_server_settings_or_database() -> None:
    message = {
        "id": 7,
        "text": "lunch 250 and auto 80 yesterday",
        "today": "2026-11-22",
        "tz": "Asia/Kolkata",
        "default_currency": "INR",
        "members": ["Asha", "Ravi"],
        "author": "Asha",
    }

    code, told, complaint = expense_app("parse", stdin=json.dumps(message))

    assert (code, complaint) == (0, "")
    answer = json.loads(told)
    assert (answer["id"], answer["route"]) == (7, "log")
    assert [(each["amount"], each["date"]) for each in answer["expenses"]] == [
        ("250.00", "2026-11-21"),
        ("80.00", "2026-11-21"),
    ]


def test_a_question_is_read_without_server_settings_or_database() -> None:
    question = {
        "id": 7,
        "text": "how much in october?",
        "today": "2026-11-22",
        "tz": "Asia/Kolkata",
        "members": ["Asha"],
    }

    code, told, complaint = expense_app("ask", stdin=json.dumps(question))

    assert (code, complaint) == (0, "")
    answer = json.loads(told)
    assert (answer["id"], answer["start"], answer["end"]) == (7, "2026-10-01", "2026-10-31")


def test_a_command_that_does_not_exist_is_wrong_usage() -> None:
    assert expense_app("frobnicate")[0] == 2


def test_a_demo_household_is_seeded_and_told_how_to_enter(tmp_path: Path) -> None:
    code, said, complaint = expense_app("--data-dir", str(tmp_path), "--port", "8123", "seed-demo")

    assert (code, complaint) == (0, "")
    assert "Log in at http://127.0.0.1:8123/auth/login" in said
    assert re.search(r"as asha@demo\.example or ravi@demo\.example, password \S{12}$", said, re.MULTILINE)
