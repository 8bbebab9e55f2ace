"""The files that platforms read: each holds to what its platform documents, and names only what there is."""

import json
import re
import shlex
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from expense_app import cli
from expense_app.config import ROOT
from tests.architecture.test_rules import names_read

RAILWAY = sorted((ROOT / "railway").glob("*.json"))
OF_THE_PLATFORM = {"railway": r"\$\{\{(Postgres\.DATABASE_URL|Redis\.REDIS_URL|shared\.[A-Z_]+)\}\}"}


def schema(name: str) -> Any:
    return json.loads((Path(__file__).parent / "schemas" / f"{name}.json").read_text())


def app_spec() -> Any:
    return yaml.safe_load((ROOT / ".do/app.yaml").read_text())


def components() -> list[Any]:
    return [each for kind in ("jobs", "services", "workers") for each in app_spec()[kind]]


def variables() -> dict[str, str]:
    lines = (ROOT / "railway/variables.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line)


def procfile() -> dict[str, str]:
    return dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())


def commands() -> list[str]:
    railway = [json.loads(file.read_text())["deploy"] for file in RAILWAY]
    return [
        *procfile().values(),
        *(each["startCommand"] for each in railway),
        *(command for each in railway for command in each.get("preDeployCommand", [])),
        *(each["run_command"] for each in components()),
    ]


@pytest.mark.parametrize("file", RAILWAY, ids=lambda file: file.name)
def test_each_railway_file_is_as_railway_documents_it(file: Path) -> None:
    jsonschema.validate(json.loads(file.read_text()), schema("railway"))


def test_the_app_spec_is_as_digitalocean_documents_it() -> None:
    jsonschema.validate(app_spec(), schema("app_platform"))


def test_a_field_that_a_platform_does_not_know_is_noticed() -> None:
    spec = app_spec()
    spec["services"][0]["helth_check"] = {}

    with pytest.raises(jsonschema.ValidationError, match="helth_check"):
        jsonschema.validate(spec, schema("app_platform"))


@pytest.mark.parametrize("command", commands())
def test_every_command_exists(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """argparse reads what stands before --help first, so a wrong argument ends with 2."""
    program, *arguments = shlex.split(command)

    with pytest.raises(SystemExit) as ended:
        cli.main([*arguments, "--help"])

    assert (program, ended.value.code) == ("expense-app", 0), capsys.readouterr().err


def test_every_part_is_there_on_every_platform() -> None:
    parts = {"migrate", "web", "worker"}

    assert {command.split()[1] for command in procfile().values()} == parts
    assert {each["run_command"].split()[1] for each in components()} == parts | {"recurring"}
    assert {json.loads(file.read_text())["deploy"]["startCommand"].split()[1] for file in RAILWAY} == {
        "web",
        "worker",
        "recurring",
    }


@pytest.mark.parametrize("given", [variables(), {each["key"]: each["value"] for each in app_spec()["envs"]}])
def test_every_variable_is_one_that_is_read_and_none_that_is_needed_is_missing(given: dict[str, str]) -> None:
    assert given.keys() <= names_read()
    assert given.keys() >= {"DATABASE_URL", "REDIS_URL", "APP_SECRET", "APP_ENCRYPTION_KEY", "APP_BASE_URL"}


def test_every_reference_leads_to_a_part_of_the_app() -> None:
    databases = {each["name"] for each in app_spec()["databases"]}
    referred = re.findall(r"\$\{(\w+)\.DATABASE_URL\}", str(app_spec()["envs"]))

    assert set(referred) == databases
    for value in variables().values():
        assert "$" not in value or re.fullmatch(OF_THE_PLATFORM["railway"], value)


def test_health_checks_and_dockerfiles_lead_to_what_there_is() -> None:
    paths = {json.loads((ROOT / "railway/web.json").read_text())["deploy"]["healthcheckPath"]}
    paths |= {each["health_check"]["http_path"] for each in app_spec()["services"]}
    dockerfiles = {json.loads(file.read_text())["build"]["dockerfilePath"] for file in RAILWAY}
    dockerfiles |= {each["dockerfile_path"] for each in components()}

    assert paths == {"/health/ready"}
    assert all((ROOT / file).is_file() for file in dockerfiles)
