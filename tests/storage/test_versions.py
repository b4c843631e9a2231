"""Every version of the format that was ever released opens, and what it said is still said."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.storage import codec
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.codec import Newer, decode, encode
from kmop_wizard.storage.jsontext import Unreadable
from kmop_wizard.storage.migrations import STEPS
from kmop_wizard.storage.store import Store
from tests.storage.samples import at_one, put_file, tree

SAMPLES = Path(__file__).parent / "data"
FILES = sorted(SAMPLES.glob("v*/*.json"))
FULL = SAMPLES / "v1" / "7b0e4f5d-3c1a-4e8b-9f26-0d5a7c9e1b42.json"


def unknown_keys(content: Any) -> set[str]:
    """The keys of a file that no version of the program knows, by name."""
    if isinstance(content, dict):
        inner = set().union(*(unknown_keys(each) for each in content.values()), set())
        return inner | {key for key in content if key.startswith("x_")}
    if isinstance(content, list):
        return set().union(*(unknown_keys(each) for each in content), set())
    return set()


def test_every_version_has_samples() -> None:
    versions = {int(path.parent.name.removeprefix("v")) for path in FILES}
    assert versions == set(range(1, codec.VERSION + 1))
    assert set(STEPS) == set(range(1, codec.VERSION))
    for path in FILES:
        assert json.loads(path.read_bytes())["version"] == int(path.parent.name.removeprefix("v"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem[:8]}")
def test_a_sample_opens_and_keeps_all_when_it_is_saved(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    put_file(tmp_path, path.name, before)
    store = Store(tmp_path, tmp_path / "state", at_one)
    (opened,) = store.load().trainings
    assert store.load().unreadable == ()
    store.save(replace(opened, notes="later"))
    (again,) = store.load().trainings
    assert same_facts(again, replace(opened, notes="later"))
    assert again.revision == opened.revision + 1
    saved = json.loads((tmp_path / "trainings" / path.name).read_bytes())
    assert saved["version"] == codec.VERSION
    assert unknown_keys(saved) == unknown_keys(json.loads(before))
    assert decode(encode(opened), path.stem) == opened


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem[:8]}")
def test_a_sample_of_this_version_is_written_byte_for_byte(path: Path) -> None:
    content = path.read_bytes()
    if path.parent.name == f"v{codec.VERSION}":
        written = encode(decode(content, path.stem))
        # Entries had no ids at first: they get their place.
        assert content in (written, re.sub(rb'\n {6}"id": "[0-9]+",', b"", written))
        assert encode(decode(written, path.stem)) == written


# -- a version that there is not yet ---------------------------------------------------------------


def lessons_by_number(raw: dict[str, Any]) -> dict[str, Any]:
    """A made-up step: a note is added, and a key that is no longer known moves to another one."""
    enrolment = dict(raw["enrolment"])
    room = enrolment.pop("x_room", None)
    return {**raw, "enrolment": enrolment, "notes": f"{raw['notes']} ({room})"}


Step = Callable[[dict[str, Any]], dict[str, Any]]


def next_version(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> None:
    monkeypatch.setattr(codec, "VERSION", 1 + len(steps))
    for number, step in enumerate(steps, start=1):
        monkeypatch.setitem(STEPS, number, step)


def test_a_step_brings_an_earlier_file_up_in_memory_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = decode(FULL.read_bytes(), FULL.stem)
    put_file(tmp_path, FULL.name, FULL.read_bytes())
    next_version(monkeypatch, lessons_by_number)
    before = tree(tmp_path)
    (opened,) = Store(tmp_path, tmp_path / "state", at_one).load().trainings
    assert tree(tmp_path) == before
    assert opened.notes == f"{old.notes} (3)"
    assert "x_room" not in opened.enrolment.unknown
    assert opened.unknown == old.unknown
    assert (opened.applications, opened.invoices) == (old.applications, old.invoices)


def test_the_bytes_of_before_are_kept_when_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, state, now = tmp_path / "data", tmp_path / "state", at_one()
    earlier = Store(data, state, lambda: now)
    earlier.save(decode(FULL.read_bytes(), FULL.stem))
    file = data / "trainings" / FULL.name
    before = file.read_bytes()
    next_version(monkeypatch, lessons_by_number)
    # The same second: nothing but the version of the file is a reason to keep it.
    store = Store(data, state, lambda: now)
    (opened,) = store.load().trainings
    saved = store.save(opened)
    store.save(replace(saved, title="Later"))
    kept = [path.read_bytes() for path in (state / "backups" / FULL.stem).glob("*~*.json")]
    assert before in kept
    assert json.loads(file.read_bytes())["version"] == 2


def test_what_was_brought_up_once_is_not_brought_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, lessons_by_number)
    opened = decode(FULL.read_bytes(), FULL.stem)
    written = encode(opened)
    assert decode(written, FULL.stem) == opened
    assert encode(decode(written, FULL.stem)) == written
    assert json.loads(written)["version"] == 2


def test_steps_are_taken_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def then(word: str) -> Step:
        return lambda raw: {**raw, "notes": raw["notes"] + word}

    next_version(monkeypatch, then(" one"), then(" two"), then(" three"))
    content = json.loads(FULL.read_bytes())
    for version, notes in ((1, " one two three"), (3, " three"), (4, "")):
        data = json.dumps({**content, "version": version}).encode()
        assert decode(data, FULL.stem).notes == content["notes"] + notes


@pytest.mark.parametrize("damaged", [None, [1], "text", 5])
def test_a_step_that_meets_nonsense_makes_the_file_unreadable(
    damaged: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, lessons_by_number)
    content = json.dumps({**json.loads(FULL.read_bytes()), "enrolment": damaged}).encode()
    with pytest.raises(Unreadable):
        decode(content, FULL.stem)


@pytest.mark.parametrize("version", [3, 999])
def test_a_newer_file_is_never_written(
    version: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = json.dumps({**json.loads(FULL.read_bytes()), "version": version}).encode()
    file = put_file(tmp_path, FULL.name, content)
    next_version(monkeypatch, lessons_by_number)
    store = Store(tmp_path, tmp_path / "state", at_one)
    (newer,) = store.load().newer
    assert newer.version == str(version)
    with pytest.raises(SaveFailed, match="changed_outside"):
        store.save(decode(FULL.read_bytes(), FULL.stem))
    assert file.read_bytes() == content
    with pytest.raises(Newer):
        decode(content, FULL.stem)


@pytest.mark.parametrize("version", [0, -1, True, "1", None, 1.0])
def test_a_version_that_never_was_is_no_version(
    version: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_version(monkeypatch, lessons_by_number)
    content = json.dumps({**json.loads(FULL.read_bytes()), "version": version}).encode()
    with pytest.raises(Unreadable, match="bad_version"):
        decode(content, FULL.stem)


def test_a_history_of_an_earlier_version_is_still_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment: datetime = at_one()
    store = Store(tmp_path / "data", tmp_path / "state", lambda: moment)
    first = store.save(decode(FULL.read_bytes(), FULL.stem))
    store.keep_version(first.id)
    next_version(monkeypatch, lessons_by_number)
    (version,) = Store(tmp_path / "data", tmp_path / "state").backups.versions(first.id)
    assert version.training.notes.endswith("(3)")
