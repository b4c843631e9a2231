"""A file of a newer version of the program, in the window: looked at, and not a byte of it changed."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kmop_wizard.storage import codec
from kmop_wizard.ui.window.screen import Route
from tests.ui.person import Program, settle
from tests.ui.trainings import ENROLLED

OTHER = replace(ENROLLED, id="00000000-0000-4000-8000-000000000002")


@pytest.mark.parametrize("version", [codec.VERSION + 1, 999])
def test_a_newer_file_is_looked_at_and_never_written(program: Program, version: int) -> None:
    program.save(ENROLLED, OTHER)
    newer, other = (
        program.folders.data / "trainings" / f"{each.id}.json" for each in (ENROLLED, OTHER)
    )
    content = {**json.loads(newer.read_bytes()), "version": version, "title": "Uit de toekomst"}
    newer.write_text(json.dumps(content), encoding="utf-8")
    before = newer.read_bytes()
    person = program.start()
    file = f"trainings/{newer.name}"
    person.click(f"action.open.{ENROLLED.id}")
    assert person.window.route == Route("newer", file)
    assert "Uit de toekomst" in person.reads()
    person.click("action.back")
    person.open(OTHER.id, "enrol")
    person.put("title", "Een andere titel")
    person = program.restart()
    settle()
    program.close()
    assert newer.read_bytes() == before
    assert json.loads(other.read_bytes())["title"] == "Een andere titel"
    assert program.saved(ENROLLED.id) == content


def test_a_file_that_a_newer_program_took_over_while_it_was_open(program: Program) -> None:
    program.save(ENROLLED)
    person = program.start()
    person.open(ENROLLED.id, "enrol")
    (file,) = program.files()
    content = {**json.loads(file.read_bytes()), "version": codec.VERSION + 1}
    file.write_text(json.dumps(content), encoding="utf-8")
    before = file.read_bytes()
    person.put("title", "Hier getypt")
    assert not person.window.session.saves.save_all()
    assert person.text("title") == "Hier getypt"
    assert person.sees("action.try_again")
    program.close()
    assert file.read_bytes() == before
    person = program.start()
    assert "Hier getypt" in person.reads()
    program.close()
    assert file.read_bytes() == before
