"""What needs attention is found, and nothing is changed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from kmop_wizard.domain.merge import Conflict
from kmop_wizard.storage.check import PROBLEM_CODES, Problem, check
from kmop_wizard.storage.conflicts import write_conflicts
from kmop_wizard.storage.ownfiles import BY_ID, write_object
from kmop_wizard.storage.recovery import write_recovery
from kmop_wizard.storage.store import Store
from tests.storage.bad_files import BAD
from tests.storage.samples import (
    ID,
    as_file,
    document,
    posix_only,
    put_file,
    put_training,
    training,
    tree,
)

CONTENT = b"<Invoice/>"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
NAME = f"attachments/{ID}/2026-1187.xml"
FILE = f"trainings/{ID}.json"


def put_attachment(data: Path, content: bytes = CONTENT) -> None:
    path = data / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


def training_with(data: Path, file: str | None, sha256: str | None = DIGEST) -> None:
    row = {"kind": "invoice", "file": file, "sha256": sha256, "added_on": None}
    put_training(data, attachments=[row])


def test_nothing_is_wrong_where_nothing_is(tmp_path: Path) -> None:
    assert check(tmp_path / "gone") == ()
    assert check(tmp_path) == ()
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("sha256", [DIGEST, DIGEST.upper(), None])
def test_a_good_folder_has_no_problem(tmp_path: Path, sha256: str | None) -> None:
    put_attachment(tmp_path)
    training_with(tmp_path, NAME, sha256)
    assert check(tmp_path) == ()


def test_every_bad_file_is_a_problem_and_stays(tmp_path: Path) -> None:
    for number, (content, _, _) in enumerate(BAD.values()):
        put_file(tmp_path, f"bad{number:02}.json", content)
    put_file(tmp_path, "newer.json", as_file(document(version=3, id="newer")))
    before = tree(tmp_path)
    found = check(tmp_path)
    assert len(found) == len(BAD) + 1
    assert {each.code for each in found[:-1]} <= {reason for _, reason, _ in BAD.values()}
    assert found[-1] == Problem("trainings/newer.json", "newer_version", "3")
    assert {each.code for each in found} <= set(PROBLEM_CODES)
    assert tree(tmp_path) == before


def test_an_attachment_that_is_missing_or_changed_is_a_problem(tmp_path: Path) -> None:
    training_with(tmp_path, NAME)
    assert check(tmp_path) == (Problem(FILE, "attachment_missing", NAME),)
    put_attachment(tmp_path, b"<Invoice>")
    assert check(tmp_path) == (Problem(FILE, "attachment_changed", NAME),)
    training_with(tmp_path, None)
    assert check(tmp_path) == (Problem(FILE, "attachment_missing"),)


@pytest.mark.parametrize(
    "name",
    [
        "../outside.xml",
        "attachments/../../outside.xml",
        "/etc/hostname",
        "//server/share/x",
        "C:/x.xml",
        "C:x.xml",
        "\\\\server\\share",
        "attachments\\x.xml",
        "a\0b",
        "x" * 5000,
        ".",
    ],
)
def test_an_attachment_outside_the_folder_is_never_opened(tmp_path: Path, name: str) -> None:
    data = tmp_path / "data"
    (tmp_path / "outside.xml").write_bytes(CONTENT)
    training_with(data, name)
    (problem,) = check(data)
    assert problem.code.startswith("attachment_")
    assert problem.code == "attachment_outside" or name in (".", "x" * 5000)


@posix_only
def test_a_link_out_of_the_folder_is_outside(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (tmp_path / "outside.xml").write_bytes(CONTENT)
    put_attachment(data)
    (data / NAME).unlink()
    (data / NAME).symlink_to(tmp_path / "outside.xml")
    training_with(data, NAME)
    assert check(data) == (Problem(FILE, "attachment_outside", NAME), Problem(NAME, "link_inside"))


def test_a_paper_that_nobody_adds_is_told_and_not_read_to_its_end(tmp_path: Path) -> None:
    training_with(tmp_path, NAME)
    put_attachment(tmp_path)
    with (tmp_path / NAME).open("wb") as file:
        file.truncate(1 << 40)
    assert check(tmp_path) == (Problem(FILE, "attachment_too_large", NAME),)


def test_a_paper_of_another_training_is_not_looked_at(tmp_path: Path) -> None:
    put_attachment(tmp_path)
    row = {"kind": "other", "file": NAME, "sha256": DIGEST, "added_on": None}
    put_training(tmp_path, "thief", attachments=[row])
    assert check(tmp_path) == (Problem("trainings/thief.json", "attachment_outside", NAME),)


def test_a_folder_that_is_a_file_is_the_problem(tmp_path: Path) -> None:
    (tmp_path / "trainings").write_bytes(b"")
    assert check(tmp_path) == (Problem("trainings", "not_a_folder"),)


def test_the_example_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "example" / "trainings").mkdir(parents=True)
    (tmp_path / "example" / "trainings" / "x.json").write_bytes(b"{")
    assert check(tmp_path) == ()


def test_a_training_in_the_trash_that_can_not_come_back_is_a_problem(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "state")
    for training_id in ("good", "bad", "newer"):
        store.save(training(training_id, attachments=[]))
        store.trash(training_id)
    (tmp_path / "trash" / "copies-only" / "copies").mkdir(parents=True)
    assert check(tmp_path) == ()
    (tmp_path / "trash" / "bad" / "bad.json").write_bytes(b"{")
    newer = as_file(document(version=3, id="newer"))
    (tmp_path / "trash" / "newer" / "newer.json").write_bytes(newer)
    assert check(tmp_path) == (Problem("trash/bad/bad.json", "trash_unreadable"),)


def test_a_paper_that_no_training_names_is_kept_on_purpose(tmp_path: Path) -> None:
    put_attachment(tmp_path)
    put_training(tmp_path, attachments=[])
    assert check(tmp_path, tmp_path / "state", tmp_path / "config") == ()


@pytest.mark.parametrize(("title", "told"), [("Brand", "Brand"), (None, ID)])
def test_a_conflict_copy_is_named_by_its_training(
    tmp_path: Path, title: str | None, told: str
) -> None:
    put_file(tmp_path, "copy.json", as_file(document(title=title)))
    assert check(tmp_path) == (Problem("trainings/copy.json", "conflict_copy", told),)


def test_a_version_that_can_not_be_read_is_a_problem(tmp_path: Path) -> None:
    data, state = tmp_path / "data", tmp_path / "state"
    put_training(data, attachments=[])
    store = Store(data, state)
    store.load()
    store.keep_version(ID)
    assert check(data, state) == ()
    (version,) = (state / "backups" / ID).iterdir()
    version.write_bytes(b"{")
    before = tree(tmp_path)
    file = f"backups/{ID}/{version.name}"
    assert check(data, state) == (Problem(file, "version_unreadable", place="state"),)
    assert tree(tmp_path) == before


def test_work_that_waits_to_be_saved_is_a_problem(tmp_path: Path) -> None:
    data, state = tmp_path / "data", tmp_path / "state"
    put_training(data, attachments=[])
    saved = training(attachments=[])
    write_recovery(state, saved)
    # Saved after all, and the program ended before it could tidy up.
    assert check(data, state) == ()
    write_recovery(state, replace(saved, title="Evacuatie"))
    write_recovery(state, training("new", title=None))
    (state / "recovery" / "0.json").write_bytes(b"{")
    found = check(data, state)
    assert sorted((each.code, each.detail) for each in found) == [
        ("recovery_unreadable", ""),
        ("recovery_waiting", "Evacuatie"),
        ("recovery_waiting", "new"),
    ]
    assert {each.place for each in found} == {"state"}
    assert all((state / each.file).is_file() for each in found)


def test_what_two_computers_disagree_on_is_a_problem_until_it_is_decided(tmp_path: Path) -> None:
    data, state = tmp_path / "data", tmp_path / "state"
    put_training(data, attachments=[])
    conflict = Conflict(("title",), "Brand", "Evacuatie")
    write_conflicts(state, {ID: (conflict,), "gone": (conflict,)})
    (problem,) = check(data, state)
    title = "Brandbestrijding en evacuatie"
    assert problem == Problem("conflicts.json", "conflict_undecided", title, "state")
    write_conflicts(state, {ID: ()})
    assert check(data, state) == ()


@pytest.mark.parametrize(
    ("place", "name", "version"),
    [
        ("config", "settings.json", None),
        ("state", "drafts.json", BY_ID),
        ("state", "reminders.json", 1),
        ("state", "conflicts.json", BY_ID),
    ],
)
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff"])
def test_a_damaged_file_of_the_program_itself_is_a_problem(
    tmp_path: Path, place: str, name: str, version: int | None, content: bytes
) -> None:
    path = tmp_path / place / name
    write_object(path, {}, version)
    assert check(tmp_path, tmp_path / "state", tmp_path / "config") == ()
    path.write_bytes(content)
    damaged = Problem(name, "own_file_damaged", place=place)
    assert check(tmp_path, tmp_path / "state", tmp_path / "config") == (damaged,)
    write_object(path, {}, version)
    (aside,) = check(tmp_path, tmp_path / "state", tmp_path / "config")
    assert aside.code == "own_file_damaged"
    assert aside.file.startswith(f"{name}.damaged-")
    assert (tmp_path / place / aside.file).read_bytes() == content


def test_a_check_of_everything_changes_nothing(tmp_path: Path) -> None:
    data, state, config = tmp_path / "data", tmp_path / "state", tmp_path / "config"
    for number, (content, _, _) in enumerate(BAD.values()):
        put_file(data, f"bad{number:02}.json", content)
    training_with(data, NAME)
    put_attachment(data, b"changed")
    store = Store(data, state)
    store.save(training("thrown", attachments=[]))
    store.trash("thrown")
    (data / "trash" / "thrown" / "thrown.json").write_bytes(b"{")
    put_file(data, ".kmop-0123456789abcdef.tmp", b"cut off")
    write_recovery(state, training("new"))
    write_conflicts(state, {ID: (Conflict(("title",), "Brand", "Evacuatie"),)})
    (state / "drafts.json").write_bytes(b"{")
    write_object(config / "settings.json", {})
    (config / "settings.json.damaged-00000000").write_bytes(b"{")
    before = everything(tmp_path)
    assert len(check(data, state, config)) == len(BAD) + 6
    assert everything(tmp_path) == before


def everything(folder: Path) -> dict[str, tuple[object, ...]]:
    """All that lies in a folder: content, when it was changed, and how it may be used."""
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes() if path.is_file() else sorted(each.name for each in path.iterdir()),
            path.stat().st_mtime_ns,
            path.stat().st_ino,
            path.stat().st_mode,
        )
        for path in (folder, *folder.rglob("*"))
    }
