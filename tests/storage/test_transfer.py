"""Trainings leave for another computer and arrive; a data folder moves."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.training import Attachment, Invoice, Training
from kmop_wizard.storage import exports
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentHome, AttachmentRefused
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.copying import Copying
from kmop_wizard.storage.exports import BAD, BadExport, read_export, read_paper, write_export
from kmop_wizard.storage.folders import Folders, folders
from kmop_wizard.storage.settings import Settings, write_settings
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.transfer import import_trainings, move_data_folder
from tests.disk import BreakableDisk
from tests.storage.samples import ID, as_file, at_one, document, posix_only, training, tree

PAPER = b"<Invoice/>"


def with_paper(data: Path, training_id: str = "one", content: bytes = PAPER) -> Training:
    paper = AttachmentHome(data, training_id).add("f.xml", content, "invoice", date(2026, 11, 23))
    return Training(
        training_id,
        title="Brand",
        attachments=(paper,),
        invoices=(Invoice("7", attachment=paper.file),),
    )


def exported(data: Path, store: Store, target: Path) -> Path:
    assert write_export(data, target, store.load().trainings, at_one()) == ()
    return target


def test_all_arrives_with_its_papers(
    store: Store, data: Path, other: Store, there: Path, tmp_path: Path
) -> None:
    saved = store.save(with_paper(data))
    store.save(training())
    file = tmp_path / "all.kmop"
    assert write_export(data, file, store.load().trainings, at_one()) == (
        training().attachments[0].file,
    )
    found = import_trainings(other, there, read_export(file))
    assert (found.added, found.merged, found.conflicts) == ((ID, "one"), (), {})
    arrived = {each.id: each for each in other.load().trainings}
    assert arrived["one"].attachments == saved.attachments
    assert (there / str(arrived["one"].attachments[0].file)).read_bytes() == PAPER
    before = tree(there)
    assert import_trainings(other, there, read_export(file)).unchanged == (ID, "one")
    assert tree(there) == before


def test_an_export_is_what_was_said_of_it(store: Store, data: Path, tmp_path: Path) -> None:
    saved = store.save(with_paper(data))
    with zipfile.ZipFile(exported(data, store, tmp_path / "x.kmop")) as archive:
        assert archive.namelist() == [
            "trainings/one.json",
            "attachments/one/f.xml",
            "manifest.json",
        ]
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.read("trainings/one.json") == encode(saved)
    assert (manifest["format"], manifest["version"]) == ("kmop-export", 1)
    assert manifest["members"]["attachments/one/f.xml"] == hashlib.sha256(PAPER).hexdigest()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["x.kmop"]


def test_nothing_here_is_overwritten(
    store: Store, data: Path, other: Store, there: Path, tmp_path: Path
) -> None:
    saved = store.save(with_paper(data))
    store.save(replace(saved, title="van hen", notes="van hen"))
    file = exported(data, store, tmp_path / "x.kmop")
    other.save(replace(with_paper(there, content=b"other"), title="van mij", revision=3))
    found = import_trainings(other, there, read_export(file))
    assert found.merged == ("one",)
    here = computer_name()
    expected = Conflict(("title",), "van mij", "van hen", here, here)
    assert expected in found.conflicts["one"]
    (merged,) = other.load().trainings
    assert (merged.title, merged.notes) == ("van mij", "van hen")
    names = {str(each.file) for each in merged.attachments}
    assert {(there / name).read_bytes() for name in names} == {b"other", PAPER}


def test_an_older_export_of_what_went_on_changes_nothing(
    store: Store, data: Path, tmp_path: Path
) -> None:
    saved = store.save(Training("one", title="eerst"))
    file = exported(data, store, tmp_path / "x.kmop")
    store.keep_version("one")
    store.save(replace(saved, title="later"))
    before = tree(data)
    assert import_trainings(store, data, read_export(file)).unchanged == ("one",)
    assert tree(data) == before


def packed(change: Callable[[dict[str, bytes], dict[str, Any]], object]) -> bytes:
    members = {"trainings/one.json": encode(Training("one")), "attachments/one/f.xml": PAPER}
    manifest: dict[str, Any] = {"format": "kmop-export", "version": 1}
    change(members, manifest)
    manifest.setdefault(
        "members", {name: hashlib.sha256(each).hexdigest() for name, each in members.items()}
    )
    members.setdefault("manifest.json", json.dumps(manifest).encode())
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def adding(name: str, content: bytes = b"x") -> bytes:
    return packed(lambda members, _: members.update({name: content}))


UNSAFE = [
    "../x.json",
    "trainings/../../x.json",
    "/etc/x",
    "C:/x",
    "trainings\\x.json",
    "trainings/CON.json",
    "trainings/a/b.json",
    "attachments/x",
    "attachments/../x",
    "attachments/one/../x",
    "attachments/one/nul",
    "attachments/one/a:b",
    "attachments/one/" + "x" * 300,
    "attachments/one/a\u202egpj.exe",
    "attachments/one/",
    "other.txt",
]
HOSTILE = {
    **{f"unsafe {name[:40]!r}": (adding(name), "unsafe_name") for name in UNSAFE},
    "nothing": (b"", "not_an_export"),
    "no zip": (b"PK\3\4" + b"x" * 50, "not_an_export"),
    "cut": (packed(lambda *_: None)[:-30], "not_an_export"),
    "case": (adding("attachments/one/F.XML"), "duplicate_name"),
    "bomb": (adding("attachments/one/zero", bytes(20_000_000)), "too_large"),
    "large training": (adding("trainings/two.json", bytes(5_000_000)), "too_large"),
    "other format": (packed(lambda _, manifest: manifest.update(format="zip")), "not_an_export"),
    "newer": (packed(lambda _, manifest: manifest.update(version=2)), "newer_version"),
    "version true": (packed(lambda _, manifest: manifest.update(version=True)), "not_an_export"),
    "no members": (packed(lambda _, manifest: manifest.update(members=[])), "not_an_export"),
    "one missing": (packed(lambda _, manifest: manifest.update(members={})), "damaged"),
    "bad manifest": (
        packed(lambda members, _: members.update({"manifest.json": b"["})),
        "not_an_export",
    ),
}


@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_export_is_refused_before_anything_is_used(
    tmp_path: Path, content: bytes, code: str
) -> None:
    path = tmp_path / "x.kmop"
    path.write_bytes(content)
    with pytest.raises(BadExport) as caught:
        read_export(path)
    if os.sep == "\\" and content == HOSTILE["unsafe 'trainings\\\\x.json'"][0]:
        pytest.skip("refused; but zipfile has read it as trainings/x.json here")
    assert caught.value.code == code
    assert code in BAD
    assert tree(tmp_path) == {"x.kmop": content}


def test_every_flipped_byte_is_found_or_harmless(tmp_path: Path) -> None:
    whole = packed(lambda *_: None)
    path = tmp_path / "x.kmop"
    path.write_bytes(whole)
    good = read_export(path)
    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x41]) + whole[position + 1 :])
        try:
            found = read_export(path)
        except BadExport:
            continue
        assert (found.trainings, found.papers) == (good.trainings, good.papers)


def test_an_export_that_was_zipped_again_is_read(tmp_path: Path) -> None:
    """Systems add folders and files of their own; what the manifest names is no litter."""
    kept = "attachments/one/Thumbs.db"
    path = tmp_path / "x.kmop"
    path.write_bytes(adding(kept, PAPER))
    good = read_export(path)
    litter = (
        *("trainings/", "attachments/", "attachments/one/", "__MACOSX/", "__MACOSX/trainings/"),
        *("__MACOSX/._manifest.json", "__MACOSX/trainings/._one.json", "trainings/._one.json"),
        *(".DS_Store", "trainings/.DS_Store", "Desktop.ini", "attachments/one/desktop.ini"),
        *("Thumbs.db", "trainings/~$one.json", "trainings/.~lock.one.json#"),
    )
    with zipfile.ZipFile(path, "a") as archive:
        for name in litter:
            archive.writestr(name, b"" if name.endswith("/") else b"\0\5\x16\7")
    found = read_export(path)
    assert (found.trainings, found.papers) == (good.trainings, good.papers)
    assert kept in found.papers
    assert read_paper(found, kept) == PAPER


def test_a_paper_of_another_training_does_not_come_along(
    other: Store, there: Path, tmp_path: Path
) -> None:
    taken = Attachment("other", "attachments/one/f.xml", None, id="7f")
    thief = encode(Training("two", attachments=(taken,)))
    (tmp_path / "x.kmop").write_bytes(adding("trainings/two.json", thief))
    import_trainings(other, there, read_export(tmp_path / "x.kmop"))
    assert not (there / "attachments").exists()
    arrived = {each.id: each for each in other.load().trainings}
    assert arrived["two"].attachments == (taken,)
    with pytest.raises(AttachmentRefused, match="outside"):
        AttachmentHome(there, "two").content(taken)


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST_MEMBERS", 2)
    (tmp_path / "x.kmop").write_bytes(packed(lambda *_: None))
    with pytest.raises(BadExport, match="too_large"):
        read_export(tmp_path / "x.kmop")


def test_what_is_newer_in_an_export_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.kmop").write_bytes(
        adding("trainings/two.json", as_file(document(id="two", version=2)))
    )
    found = read_export(tmp_path / "x.kmop")
    assert [each.id for each in found.trainings] == ["one"]
    assert found.unreadable == ("trainings/two.json",)


def test_an_export_that_fails_keeps_the_one_before(store: Store, data: Path, there: Path) -> None:
    store.save(Training("one"))
    with pytest.raises(SaveFailed, match="folder_missing"):
        exported(data, store, there / "gone" / "x.kmop")
    there.mkdir()
    (there / "x.kmop").mkdir()
    with pytest.raises(SaveFailed):
        exported(data, store, there / "x.kmop")
    assert tree(there) == {"x.kmop": None}


def place(folder: Path) -> Folders:
    return Folders(folder / "data", folder / "config", folder / "state")


def test_a_data_folder_moves_with_its_history(tmp_path: Path, there: Path) -> None:
    old, new = place(tmp_path), place(there)
    store = Store(old.data, old.state, at_one)
    store.save(with_paper(old.data))
    store.keep_version("one")
    store.save(Training("two"))
    store.trash("two")
    (old.data / "trainings" / ".kmop-0123456789abcdef.tmp").write_bytes(b"x")
    before = tree(old.data)
    move_data_folder(old, new)
    assert tree(old.data) == before
    del before["trainings/.kmop-0123456789abcdef.tmp"]
    assert tree(new.data) == before
    assert tree(new.state / "backups") == tree(old.state / "backups")
    moved = Store(new.data, new.state, at_one)
    assert moved.load().trainings == store.load().trainings
    with pytest.raises(SaveFailed, match="already_there"):
        move_data_folder(old, new)


@pytest.mark.parametrize("inner", ["data/deeper", "."])
def test_a_data_folder_does_not_move_into_itself(tmp_path: Path, inner: str) -> None:
    new = Folders(tmp_path / inner, tmp_path / "config", tmp_path / "other")
    with pytest.raises(SaveFailed, match="already_there"):
        move_data_folder(place(tmp_path), new)


@posix_only
def test_a_copy_that_is_not_equal_stops_the_move(
    tmp_path: Path, there: Path, disk: BreakableDisk
) -> None:
    old, new = place(tmp_path), place(there)
    Store(old.data, old.state, at_one).save(Training("one"))
    before = tree(old.data)
    disk.write = lambda descriptor, data: os.write(descriptor, data[:-1]) + 1
    with pytest.raises(SaveFailed, match="verify_failed"):
        move_data_folder(old, new)
    assert tree(old.data) == before
    assert not there.exists() or not any(there.rglob("*.*"))


def test_a_file_that_changes_while_it_is_copied_stops_the_move(tmp_path: Path, there: Path) -> None:
    old = place(tmp_path)
    Store(old.data, old.state, at_one).save(Training("one"))
    file = old.data / "trainings" / "one.json"
    copying = Copying(progress=lambda *_: file.write_bytes(b"longer than it was" * 1000))
    with pytest.raises(SaveFailed, match="verify_failed"):
        move_data_folder(old, place(there), copying)


def test_the_folder_in_the_settings_is_used_unless_another_is_named(tmp_path: Path) -> None:
    environ = {"KMOP_WIZARD_HOME": str(tmp_path)}
    chosen = tmp_path / "cloud"
    write_settings(tmp_path / "config", Settings(data_folder=str(chosen)))
    assert folders(None, environ).data == chosen
    assert folders(tmp_path / "named", environ).data == tmp_path / "named"
    write_settings(tmp_path / "config", Settings(data_folder="not/absolute"))
    assert folders(None, environ).data == tmp_path / "data"


def test_an_attachment_that_is_not_in_the_export_stays_a_fact(
    other: Store, there: Path, tmp_path: Path, store: Store, data: Path
) -> None:
    gone = Attachment("invoice", "attachments/one/gone.pdf", "00", id="7f")
    store.save(Training("one", attachments=(gone,)))
    file = tmp_path / "x.kmop"
    assert write_export(data, file, store.load().trainings, at_one()) == (gone.file,)
    import_trainings(other, there, read_export(file))
    assert other.load().trainings[0].attachments == (gone,)


def test_what_was_imported_is_the_common_state_of_the_next_import(
    store: Store, data: Path, other: Store, there: Path, tmp_path: Path
) -> None:
    first = store.save(Training("one", title="Brand"))
    import_trainings(other, there, read_export(exported(data, store, tmp_path / "1.kmop")))
    store.save(replace(first, title="van hen"))
    (arrived,) = other.load().trainings
    other.save(replace(arrived, notes="van mij"))
    file = exported(data, store, tmp_path / "2.kmop")
    found = import_trainings(other, there, read_export(file))
    assert (found.merged, found.conflicts) == (("one",), {})
    (merged,) = other.load().trainings
    assert (merged.title, merged.notes) == ("van hen", "van mij")
