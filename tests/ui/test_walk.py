"""The walk that docs/architecture.md writes down is the one that a typed day takes."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import pytest

import kmop_wizard
from kmop_wizard.app.session import saving
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import ENROLLED

PACKAGE = Path(kmop_wizard.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "architecture.md"
ROW = re.compile(r"\| (\d+) \| `([\w.]+)`.*? \| `([\w/]+\.py)` \|")
MOST_CALLS = 20


class Call(NamedTuple):
    number: int
    name: str
    file: str


def walk() -> list[Call]:
    """The calls of the table."""
    table = PAGE.read_text("utf-8").partition("A typed date, to the file and to home")[2]
    rows = ROW.findall(table.partition("An outside change")[0])
    return [Call(int(number), name, file) for number, name, file in rows]


def traced(act: Callable[[], object]) -> list[tuple[str, str]]:
    """Each function of the program that ``act`` calls, by name and file, once, as first called."""
    seen: dict[tuple[str, str], None] = {}

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(str(PACKAGE)):
            file = Path(code.co_filename).relative_to(PACKAGE).as_posix()
            seen.setdefault((code.co_qualname, file))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(before)
    return list(seen)


@pytest.fixture
def person(program: Program, monkeypatch: pytest.MonkeyPatch) -> Person:
    # Nothing is saved by another thread, which a trace does not see, before it is asked for.
    monkeypatch.setattr(saving, "SAVE_AFTER_MS", 600_000)
    program.save(ENROLLED)
    someone = program.start()
    someone.open(ENROLLED.id, "enrol")
    someone.go_to("enrolment.enrolled_on")
    someone.select_all()
    return someone


def test_it_is_numbered_whole_and_short() -> None:
    numbers = [call.number for call in walk()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) <= MOST_CALLS


def test_a_typed_day_takes_it_in_this_order(person: Person) -> None:
    person.write("2/11/202")

    def type_the_last_letter() -> None:
        person.write("6")
        settle()
        person.window.session.saves.save(ENROLLED.id)

    calls = traced(type_the_last_letter)
    places = [calls.index((call.name, call.file)) for call in walk()]
    assert places == sorted(places)
