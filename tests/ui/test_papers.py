"""Papers of a training are added, named, opened and taken off in the window, and nothing is lost."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from kmop_wizard.domain.training import Attachment
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.ui.papers import opening
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window import dialogs
from tests.ui.person import Person, Program, settle
from tests.ui.qt_hands import plain_text
from tests.ui.trainings import ENROLLED, INVOICED


@pytest.fixture
def seat(program: Program) -> Person:
    program.clock.day = date(2026, 12, 8)
    program.save(INVOICED)
    return program.start()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the person answers in the dialog that asks for files."""
    answer: list[Path] = []
    monkeypatch.setattr(dialogs, "files_to_open", lambda *_asked: list(answer))
    return answer


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What other programs were asked to show."""
    shown: list[Path] = []

    def show(path: Path) -> bool:
        shown.append(path)
        return path.suffix != ".msg"

    monkeypatch.setattr(opening, "open_file", show)
    return shown


def a_file(folder: Path, name: str, content: bytes = b"paper") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def kept(seat: Person) -> list[tuple[str | None, str | None]]:
    seat.window.session.saves.save_all()
    found = seat.program.training().attachments
    return [(each.kind, (each.file or "").rpartition("/")[2]) for each in found]


def unfold(seat: Person, step: str) -> None:
    seat.open(INVOICED.id, step)
    seat.click("action.toggle.documents")


def problem(seat: Person) -> str:
    """What the window says of what was not taken or can't be shown."""
    labels = [each for each in seat.window.findChildren(Label) if each.isVisible()]
    return "\n".join(plain_text(each) for each in labels if each.tone == "danger")


def test_papers_are_added_with_the_kind_in_their_name_and_undone(
    seat: Person, chosen: list[Path], tmp_path: Path
) -> None:
    names = ("aanwezigheidslijst.pdf", "attest.pdf")
    chosen[:] = [a_file(tmp_path, name, name.encode()) for name in names]
    unfold(seat, "attend")
    seat.click("action.add_attachment")
    both = [("attendance_list", names[0]), ("certificate", names[1])]
    assert kept(seat) == both
    saved = seat.program.training().attachments[0]
    assert saved.added_on == date(2026, 12, 8)
    assert (
        AttachmentHome(seat.program.folders.data, INVOICED.id).content(saved) == names[0].encode()
    )
    seat.undo()
    assert kept(seat) == []
    seat.redo()
    assert kept(seat) == both
    seat.click("action.toast_dismiss")
    seat.click("action.more_attachment")
    seat.click("action.remove_attachment")
    assert kept(seat) == both[1:]
    seat.click("action.toast_undo")
    assert kept(seat) == both
    assert (
        AttachmentHome(seat.program.folders.data, INVOICED.id).content(saved) == names[0].encode()
    )


@pytest.mark.parametrize("step", ["enrol", "apply", "deposit", "subsidy", "attend", "pay"])
def test_no_page_makes_a_paper_what_it_is_not(
    seat: Person, chosen: list[Path], tmp_path: Path, step: str
) -> None:
    chosen[:] = [a_file(tmp_path, "scan.pdf", b"1"), a_file(tmp_path, "attest.pdf", b"2")]
    unfold(seat, step)
    seat.click("action.add_attachment")
    assert kept(seat) == [("other", "scan.pdf"), ("certificate", "attest.pdf")]
    assert "Kies het soort document: scan.pdf." in seat.reads()


def test_the_kind_is_changed_and_undone(seat: Person, chosen: list[Path], tmp_path: Path) -> None:
    chosen[:] = [a_file(tmp_path, f"attest {each}.pdf", each.encode()) for each in "ab"]
    unfold(seat, "enrol")
    seat.click("action.add_attachment")
    seat.click("action.more_attachment")
    seat.click("action.more_attachment.1")
    box = seat.widget("attachments.1.kind")
    assert isinstance(box, QComboBox)
    box.setFocus()
    seat.key(Qt.Key.Key_End)
    settle()
    assert kept(seat) == [("certificate", "attest a.pdf"), ("other", "attest b.pdf")]
    assert seat.focused == "attachments.1.kind", "the arrows go on to the next kind"
    seat.undo()
    assert kept(seat) == [("certificate", "attest a.pdf"), ("certificate", "attest b.pdf")]
    assert seat.widget("attachments.1.kind").currentData() == "certificate"
    assert seat.widget("attachments.kind").accessibleName() == "Soort document: attest a.pdf"


def test_the_same_paper_is_not_added_twice(
    seat: Person, chosen: list[Path], tmp_path: Path
) -> None:
    chosen[:] = [a_file(tmp_path, "a.pdf")]
    unfold(seat, "enrol")
    for _ in range(2):
        seat.click("action.add_attachment")
    assert kept(seat) == [("other", "a.pdf")]
    assert "a.pdf" in seat.reads()


def test_what_can_not_be_kept_is_said_and_the_rest_is_kept(
    seat: Person, chosen: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "map").mkdir()
    names = ("map", "weg.pdf", "leeg.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pijp")
        names += ("pijp",)
    a_file(tmp_path, "leeg.txt", b"")
    chosen[:] = [*(tmp_path / name for name in names), a_file(tmp_path, "goed.pdf")]
    unfold(seat, "enrol")
    seat.click("action.add_attachment")
    assert kept(seat) == [("other", "goed.pdf")]


def test_a_refusal_changes_nothing_and_can_be_read(
    seat: Person, chosen: list[Path], tmp_path: Path
) -> None:
    before = seat.program.training()
    # What each system lets a name have of HTML.
    name = "<b>leeg<_b>.txt" if os.name == "posix" else "&lt;leeg&#62;.txt"
    chosen[:] = [a_file(tmp_path, name, b"")]
    unfold(seat, "enrol")
    seat.click("action.add_attachment")
    assert name in problem(seat)
    assert seat.program.training() == before
    assert kept(seat) == []


def test_no_answer_changes_nothing(seat: Person, chosen: list[Path]) -> None:
    assert chosen == []
    unfold(seat, "enrol")
    seat.click("action.add_attachment")
    assert kept(seat) == []
    assert problem(seat) == ""


def test_only_our_own_files_that_run_nothing_are_opened(
    program: Program, opened: list[Path], tmp_path: Path
) -> None:
    home = AttachmentHome(program.folders.data, ENROLLED.id)
    day = date(2026, 11, 1)
    good = home.add("a.pdf", b"x", "enrolment", day)
    a_file(tmp_path, "secret.pdf")
    papers_ = (
        good,
        home.add("run.exe", b"x", "other", day),
        home.add("run.desktop", b"x", "other", day),
        home.add("no suffix", b"x", "other", day),
        Attachment("other", "../../secret.pdf", None, day),
        Attachment("other", f"attachments/{ENROLLED.id}/gone.pdf", None, day),
        home.add("mail.msg", b"x", "other", day),
    )
    program.save(replace(ENROLLED, attachments=papers_))
    seat = program.start()
    unfold(seat, "enrol")
    seat.click("action.open_attachment")
    assert opened == [home.data / str(good.file)]
    assert problem(seat) == ""
    for index in range(1, 6):
        seat.click(f"action.open_attachment.{index}")
        assert problem(seat)
    assert len(opened) == 1
    seat.click("action.open_attachment.6")
    assert "mail.msg" in problem(seat)


def test_an_invoice_knows_its_file(seat: Person, chosen: list[Path], tmp_path: Path) -> None:
    chosen[:] = [a_file(tmp_path, "factuur 7.xml")]
    unfold(seat, "pay")
    seat.click("action.add_attachment")
    seat.reach("invoices.number")
    box = seat.widget("invoices.attachment")
    box.setFocus()
    seat.key(Qt.Key.Key_End)
    seat.window.session.saves.save_all()
    file = f"attachments/{INVOICED.id}/factuur 7.xml"
    assert seat.program.training().invoices[0].attachment == file
    seat.key(Qt.Key.Key_Home)
    seat.window.session.saves.save_all()
    assert seat.program.training().invoices[0].attachment is None
    seat.undo()
    seat.window.session.saves.save_all()
    assert seat.program.training().invoices[0].attachment == file


def drop(target: QWidget, *urls: QUrl, text: str = "") -> None:
    data = QMimeData()
    if urls:
        data.setUrls(list(urls))
    if text:
        data.setText(text)
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(target, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))
    settle()


def test_files_are_dropped_on_a_page(seat: Person, tmp_path: Path) -> None:
    seat.open(INVOICED.id, "deposit")
    drop(seat.window, QUrl.fromLocalFile(str(a_file(tmp_path, "rekeninguittreksel.pdf"))))
    assert kept(seat) == [("deposit_proof", "rekeninguittreksel.pdf")]
    seat.click("action.toggle.documents")
    assert seat.sees("action.open_attachment")


def test_what_is_dropped_elsewhere_is_answered(seat: Person, tmp_path: Path) -> None:
    path = a_file(tmp_path, "a.pdf")
    seat.window.home()
    drop(seat.window, QUrl.fromLocalFile(str(path)))
    assert "Open eerst een opleiding" in seat.window._toast.message()
    seat.open(INVOICED.id, "deposit")
    drop(seat.window, QUrl("https://example.org/a.pdf"))
    assert "deze computer" in seat.window._toast.message()
    drop(seat.window, text="zomaar tekst")
    assert kept(seat) == []


def test_a_file_dragged_over_a_field_is_not_its_text(seat: Person, tmp_path: Path) -> None:
    address = QUrl.fromLocalFile(str(a_file(tmp_path, "a.pdf")))
    seat.open(INVOICED.id, "enrol")
    seat.reach("title")
    drop(seat.widget("title"), address)
    seat.reach("enrolment.participants")
    drop(seat.widget("enrolment.participants"), address)
    seat.reach("title")
    assert seat.text("title") == INVOICED.title
    assert seat.program.training().enrolment == INVOICED.enrolment
    assert kept(seat) == [("other", "a.pdf")]


def test_the_worked_example_keeps_its_papers_apart(
    program: Program, chosen: list[Path], tmp_path: Path
) -> None:
    chosen[:] = [a_file(tmp_path, "a.pdf")]
    seat = program.start()
    seat.window.session.add_example(ENROLLED)
    seat.open(ENROLLED.id, "enrol")
    seat.click("action.toggle.documents")
    seat.click("action.add_attachment")
    assert not (program.folders.data / "attachments").exists()
    folder = program.folders.data / "example" / "attachments" / ENROLLED.id
    assert [path.name for path in folder.iterdir()] == ["a.pdf"]
