"""What needs attention is found, and nothing is changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kmop_wizard.storage.check import PROBLEM_CODES, Problem, check
from kmop_wizard.storage.store import Store
from tests.storage.bad_files import BAD
from tests.storage.samples import ID, as_file, document, posix_only, put_file, put_training, tree

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
    assert check(data) == (Problem(FILE, "attachment_outside", NAME),)


def test_a_folder_that_is_a_file_is_the_problem(tmp_path: Path) -> None:
    (tmp_path / "trainings").write_bytes(b"")
    assert check(tmp_path) == (Problem("trainings", "not_a_folder"),)


def test_trash_and_example_are_not_looked_at(tmp_path: Path) -> None:
    for folder in ("trash/x", "example/trainings"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "x.json").write_bytes(b"{")
    assert check(tmp_path) == ()


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
    assert check(data, state) == (Problem(f"backups/{ID}/{version.name}", "version_unreadable"),)
    assert tree(tmp_path) == before
