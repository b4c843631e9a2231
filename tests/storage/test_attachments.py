"""Papers stay inside their training's folder, under names that every system has; none is lost."""

from __future__ import annotations

import errno
import hashlib
import os
import unicodedata
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.training import Attachment, Training
from kmop_wizard.storage import attachments
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentHome, AttachmentRefused
from kmop_wizard.storage.check import check
from kmop_wizard.storage.names import LONGEST_NAME, is_safe_id, safe_name
from kmop_wizard.storage.store import Store
from tests.disk import failing
from tests.storage.samples import link, posix_only, windows_only

DAY = date(2026, 11, 23)
ID = "5f1c2a9e-8f0b-4d55-9d5e-2f7d0c1b9a11"
BAD_NAMES = [
    "../../etc/passwd",
    "..\\..\\autoexec.bat",
    "..",
    ".",
    "...",
    "",
    " ",
    "/etc/passwd",
    "C:\\Windows\\System32\\x.dll",
    "\\\\server\\share\\x.pdf",
    "CON",
    "con.pdf",
    "CON .txt",
    "nul.tar.gz",
    "COM1",
    "com\u00b9.txt",
    "LPT9.pdf",
    "a:b",
    "invoice.pdf:hidden.exe",
    "invoice\u202efdp.exe",
    "\u2066invoice\u2069.pdf",
    "x" * 300 + ".pdf",
    "é" * 300 + ".pdf",
    "😀" * 100,
    "x." + "y" * 300,
    "trailing. . .",
    "trailing.pdf   ",
    ".hidden",
    "new\nline\r\n.pdf",
    "tab\tand\0nul.pdf",
    'quotes "<>|?*".pdf',
    "half \ud800 letter.pdf",
    "-rf",
    "~",
    "%SystemRoot%.pdf",
]


@pytest.fixture
def home(data: Path) -> AttachmentHome:
    return AttachmentHome(data, ID)


def is_portable(name: str) -> bool:
    stem = name.split(".", maxsplit=1)[0].strip().upper()
    devices = {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{d}{n}" for d in ("COM", "LPT") for n in "0123456789"),
    }
    return (
        0 < len(name.encode()) <= LONGEST_NAME
        and not set(name) & set('<>:"|?*/\\')
        and not any(unicodedata.category(letter)[0] == "C" for letter in name)
        and not name.startswith((".", " "))
        and not name.endswith((".", " "))
        and stem not in devices
    )


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_becomes_one_that_every_system_has(home: AttachmentHome, name: str) -> None:
    kept = home.add(name, b"paper", "other", DAY)
    assert kept.file is not None
    path = home.path(kept)
    assert path.parent == home.folder
    assert path.read_bytes() == b"paper"
    assert is_portable(path.name)
    assert [each for each in home.data.rglob("*") if each.is_file()] == [path]


@given(st.text(), st.lists(st.text()))
def test_any_name_is_made_safe_and_free(name: str, others: list[str]) -> None:
    taken = [safe_name(each) for each in others]
    chosen = safe_name(name, taken)
    assert is_portable(chosen)
    assert chosen.casefold() not in {each.casefold() for each in taken}


def test_a_good_name_stays_as_it_is() -> None:
    for name in (
        "Factuur 2026-1187.pdf",
        "attest é.tar.gz",
        "mail.EML",
        "zonder einde",
        "a (2).xml",
    ):
        assert safe_name(name) == name


@windows_only
def test_in_a_deep_folder_a_name_is_as_short_as_windows_needs(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * (150 - len(str(tmp_path))))
    home = AttachmentHome(deep, ID)
    for content in (b"one", b"two"):
        path = home.path(home.add("x" * 300 + ".pdf", content, None, DAY))
        assert len(str(path)) <= 259
        assert path.suffix == ".pdf"


def test_the_end_of_a_long_name_stays() -> None:
    assert safe_name("x" * 300 + ".pdf").endswith("x.pdf")


def test_another_file_with_the_same_name_gets_another(home: AttachmentHome) -> None:
    names = ("Attest.pdf", "attest.PDF", "ATTEST.pdf", "atte\u017ft.pdf")
    kept = [home.add(name, name.encode(), None, DAY) for name in names]
    found = [home.path(each) for each in kept]
    assert len({path.name.casefold() for path in found}) == len(names)
    assert [path.read_bytes() for path in found] == [name.encode() for name in names]


def test_two_ways_to_compose_a_letter_are_one_name() -> None:
    assert (
        safe_name("re\u0301sume\u0301.pdf", ["r\u00e9sum\u00e9.pdf"]) == "r\u00e9sum\u00e9 (2).pdf"
    )


def test_the_same_paper_is_kept_once(home: AttachmentHome) -> None:
    first = home.add("a.pdf", b"paper", "invoice", DAY)
    again = home.add("a.pdf", b"paper", "other", DAY)
    assert first.file == again.file
    assert len(list(home.folder.iterdir())) == 1


def test_the_fact_says_where_it_lies_and_what_is_in_it(
    home: AttachmentHome, tmp_path: Path
) -> None:
    source = tmp_path / "mijn attest.pdf"
    source.write_bytes(b"%PDF")
    kept = home.add_file(source, "certificate", DAY)
    digest = hashlib.sha256(b"%PDF").hexdigest()
    assert kept == Attachment(
        "certificate", f"attachments/{ID}/mijn attest.pdf", digest, DAY, id=kept.id
    )
    assert len(kept.id) == 16
    assert home.content(kept) == b"%PDF"
    assert source.read_bytes() == b"%PDF"


@posix_only
def test_what_is_no_file_is_refused(home: AttachmentHome, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()
    (tmp_path / "real").write_bytes(b"x")
    link(tmp_path / "link", tmp_path / "real")
    link(tmp_path / "dead", tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe")
    expected = {
        "folder": "not_a_file",
        "empty": "empty",
        "link": "link",
        "dead": "link",
        "pipe": "not_a_file",
        "gone": "missing",
        "real/inside": "missing",
        "nul\0": "not_a_file",
    }
    for name, code in expected.items():
        with pytest.raises(AttachmentRefused) as refused:
            home.add_file(tmp_path / name, None, DAY)
        assert refused.value.code == code, name
    with pytest.raises(AttachmentRefused):
        home.add_file(Path("/dev/zero"), None, DAY)
    assert not home.data.exists()


def test_too_large_is_refused_unread(
    home: AttachmentHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "MOST_BYTES", 10)
    (tmp_path / "ten").write_bytes(b"0123456789")
    (tmp_path / "eleven").write_bytes(b"0123456789a")
    assert home.add_file(tmp_path / "ten", None, DAY)
    with pytest.raises(AttachmentRefused) as refused:
        home.add_file(tmp_path / "eleven", None, DAY)
    assert refused.value.code == "too_large"
    with pytest.raises(AttachmentRefused, match="too_large"):
        home.add("eleven", b"0123456789a", None, DAY)


def test_a_file_that_may_not_be_read_is_refused(
    home: AttachmentHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "secret.pdf"
    source.write_bytes(b"x")

    def refuse(path: Path, *_: object) -> bytes:
        raise PermissionError(errno.EACCES, "no", str(path))

    monkeypatch.setattr(attachments, "read_bytes", refuse)
    with pytest.raises(AttachmentRefused, match="no_permission"):
        home.add_file(source, None, DAY)


def test_each_failing_call_leaves_a_whole_copy_or_none(home: AttachmentHome) -> None:
    home.add("first.pdf", b"first", None, DAY)
    at = 0
    while True:
        with failing(at, errno.ENOSPC) as fault, suppress(SaveFailed):
            home.add("second.pdf", b"second", None, DAY)
        assert (home.folder / "first.pdf").read_bytes() == b"first"
        for path in home.folder.glob("second*"):
            assert path.read_bytes() in (b"second", b"")
            path.unlink()
        if not fault.fired:
            break
        at += 1
    assert at > 5


@pytest.mark.parametrize("training_id", ["..", ".", "", "a/b", "a\\b", "CON", "x" * 101, "a:b"])
def test_an_id_that_leads_elsewhere_keeps_nothing(data: Path, training_id: str) -> None:
    assert not is_safe_id(training_id)
    with pytest.raises(SaveFailed):
        AttachmentHome(data, training_id).add("a.pdf", b"x", None, DAY)
    assert not data.exists()


def test_a_folder_that_leads_out_of_the_data_folder_is_not_filled(
    home: AttachmentHome, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    home.folder.parent.mkdir(parents=True)
    link(home.folder, outside)
    with pytest.raises(SaveFailed):
        home.add("a.pdf", b"x", None, DAY)
    assert not list(outside.iterdir())


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (None, "outside"),
        ("", "outside"),
        ("/etc/passwd", "outside"),
        ("../secret.txt", "outside"),
        ("attachments/../../secret.txt", "outside"),
        ("C:/Windows/win.ini", "outside"),
        ("\\\\server\\share\\x", "outside"),
        ("attachments/nul\0", "outside"),
        ("attachments", "outside"),
        (f"attachments/{ID}", "outside"),
        (f"attachments/{ID}/", "outside"),
        (f"attachments/{ID}/.", "outside"),
        (f"attachments/{ID}//a.pdf", "outside"),
        (f"attachments/{ID}/../other/a.pdf", "outside"),
        (f"/attachments/{ID}/a.pdf", "outside"),
        (f"x/attachments/{ID}/a.pdf", "outside"),
        (f"attachments/{ID.upper()}/a.pdf", "outside"),
        ("attachments/other/a.pdf", "outside"),
        ("trainings/other.json", "outside"),
        (f"attachments/{ID}/link.pdf", "outside"),
        (f"attachments/{ID}/linked/a.pdf", "outside"),
        (f"attachments/{ID}/folder", "not_a_file"),
        (f"attachments/{ID}/gone.pdf", "missing"),
    ],
)
def test_only_the_papers_of_the_training_are_used(
    tmp_path: Path, data: Path, file: str | None, code: str
) -> None:
    (tmp_path / "secret.txt").write_bytes(b"secret")
    for place in (f"attachments/{ID}/folder", "attachments/other", "trainings"):
        (data / place).mkdir(parents=True)
    for place in ("attachments/other/a.pdf", "trainings/other.json"):
        (data / place).write_bytes(b"of another training")
    if file and "link" in file:
        link(data / "attachments" / ID / "link.pdf", data / "attachments" / "other" / "a.pdf")
        link(data / "attachments" / ID / "linked", data / "attachments" / "other")
    home = AttachmentHome(data, ID)
    for act in (home.path, home.content):
        with pytest.raises(AttachmentRefused) as refused:
            act(Attachment("other", file))
        assert refused.value.code == code


@posix_only
def test_a_pipe_among_the_papers_is_not_waited_for(home: AttachmentHome) -> None:
    home.folder.mkdir(parents=True)
    os.mkfifo(home.folder / "pipe.pdf")
    with pytest.raises(AttachmentRefused, match="not_a_file"):
        home.content(Attachment("other", f"attachments/{ID}/pipe.pdf"))


def test_a_paper_that_changed_is_noticed(home: AttachmentHome) -> None:
    kept = home.add("a.pdf", b"paper", None, DAY)
    home.path(kept).write_bytes(b"forged")
    with pytest.raises(AttachmentRefused, match="changed"):
        home.content(kept)


def test_papers_go_to_the_trash_and_back_with_their_training(store: Store, data: Path) -> None:
    kept = AttachmentHome(data, ID).add("a.pdf", b"paper", "invoice", DAY)
    store.save(Training(ID))
    store.trash(ID)
    with pytest.raises(AttachmentRefused, match="missing"):
        AttachmentHome(data, ID).path(kept)
    store.restore(ID)
    assert AttachmentHome(data, ID).content(kept) == b"paper"


def test_check_finds_nothing_wrong_with_what_was_added(store: Store, data: Path) -> None:
    kept = AttachmentHome(data, ID).add("a.pdf", b"paper", "invoice", DAY)
    store.save(replace(Training(ID), attachments=(kept,)))
    assert check(data) == ()
