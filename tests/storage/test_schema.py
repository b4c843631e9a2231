"""The shipped schema says the same as the program."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from kmop_wizard.domain.training import Training
from kmop_wizard.resources import resource_folder
from kmop_wizard.storage.codec import Newer, decode, encode
from kmop_wizard.storage.jsontext import Unreadable
from tests.storage.bad_files import BAD_VALUES
from tests.storage.samples import ID, as_file, document, training
from tests.strategies import trainings

SCHEMA = json.loads((resource_folder() / "schema" / "training-1.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)

VALUES: list[object] = [
    None,
    True,
    0,
    7,
    1.5,
    "",
    " ",
    "x",
    "2026-11-09",
    "2024-02-29",
    "2100-02-29",
    "100.00",
    "-100.00",
    "100",
    [],
    [None],
    ["x"],
    [{}],
    {},
    {"x_later": 1},
]


FROM_AN_EINVOICE = {
    "invoices__0__document": "invoice",
    "invoices__0__currency": "EUR",
    "invoices__0__iban": "BE71096123456769",
}


def accepts(content: object) -> bool:
    try:
        decode(as_file(content), ID)
    except (Unreadable, Newer):
        return False
    return True


def paths(value: Any, prefix: str = "") -> list[str]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, item in inner:
        found.append(f"{prefix}{key}")
        if isinstance(item, dict | list):
            found += paths(item, f"{prefix}{key}.")
    return found


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_it_accepts_the_example() -> None:
    assert VALIDATOR.is_valid(document())
    assert VALIDATOR.is_valid(json.loads(encode(training())))


@given(trainings())
def test_it_accepts_every_file_that_is_written(one: Training) -> None:
    VALIDATOR.validate(json.loads(encode(one), parse_int=lambda text: int(text[:15])))


@pytest.mark.parametrize(("path", "value", "reason"), BAD_VALUES)
def test_it_refuses_what_the_program_refuses(path: str, value: object, reason: str) -> None:
    assert not VALIDATOR.is_valid(document(**{path: value}))


@pytest.mark.parametrize(
    "path", [each for each in paths(document(**FROM_AN_EINVOICE)) if each != "id"]
)
def test_both_judge_every_value_alike(path: str) -> None:
    for value in VALUES:
        content = document(**{path: value})
        assert VALIDATOR.is_valid(content) == accepts(content), (path, value)


def test_both_know_the_same_keys() -> None:
    written = json.loads(
        encode(training(saved_by="KANTOOR", saves={"41c07a9e22b5d860": 7}, **FROM_AN_EINVOICE))
    )
    assert list(SCHEMA["properties"]) == list(written)
    for name, inner in (
        ("enterprise", written["enterprise"]),
        ("enrolment", written["enrolment"]),
        ("application", written["applications"][0]),
        ("deposit", written["applications"][0]["deposit"]),
        ("subsidy", written["applications"][0]["subsidy"]),
        ("attendance", written["attendance"]),
        ("invoice", written["invoices"][0]),
        ("attachment", written["attachments"][0]),
    ):
        assert list(SCHEMA["$defs"][name]["properties"]) == list(inner), name


def test_both_know_every_day_of_the_calendar() -> None:
    day_schema = Draft202012Validator(SCHEMA["$defs"]["day"])
    day = date(1999, 1, 1)
    while day < date(2001, 3, 1):
        assert day_schema.is_valid(day.isoformat()), day
        day += timedelta(days=1)
    for year in (1, 4, 100, 400, 1900, 2000, 2023, 2024, 2096, 2100, 9999):
        for month in range(14):
            for number in (0, 1, 28, 29, 30, 31, 32):
                text = f"{year:04}-{month:02}-{number:02}"
                assert day_schema.is_valid(text) == _is_day(year, month, number), text


def _is_day(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True
