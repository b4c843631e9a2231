"""The questions about files and printers: in our words, and no answer is no answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kmop_wizard.i18n import Words
from kmop_wizard.ui.window import dialogs

DUTCH = Words("nl")

# Windows has no question about printers where there is none, and Qt says so.
NO_PRINTER = pytest.mark.qt_log_ignore("Cannot be used on non-native printers", extend=True)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """The answer that is given, then the words on the dialog."""
    noted: list[Any] = [1]

    def answer(dialog: QFileDialog) -> int:
        label = QFileDialog.DialogLabel
        noted[1:] = [dialog.windowTitle(), dialog.labelText(label.Reject)]
        return int(noted[0])

    monkeypatch.setattr(QFileDialog, "exec", answer)
    monkeypatch.setattr(dialogs, "_folder", [str(tmp_path)])
    return noted


def test_the_place_to_save_has_the_name_proposed(
    parent: QWidget, asked: list[Any], tmp_path: Path
) -> None:
    place = dialogs.place_to_save(parent, DUTCH, "Bewaren", "Dossier.zip", "ZIP (*.zip)")
    assert place == tmp_path / "Dossier.zip"
    assert asked[1:] == ["Bewaren", "Annuleren"]


@NO_PRINTER
def test_no_answer_is_none(
    parent: QWidget, asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked[0] = 0
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 0)
    assert dialogs.place_to_save(parent, DUTCH, "Bewaren", "a.pdf") is None
    assert dialogs.files_to_open(parent, DUTCH, "Toevoegen") == []
    assert dialogs.printer(parent, DUTCH, "Titel") is None


def test_the_next_question_begins_where_the_last_ended(
    parent: QWidget, asked: list[Any], tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"x")
    assert asked[0] == 1
    dialogs.place_to_save(parent, DUTCH, "Bewaren", "b.pdf")
    assert Path(dialogs._folder[0]) == tmp_path


def test_a_folder_for_documents_that_is_not_there_is_not_proposed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert Path(dialogs._documents()).is_dir()


@NO_PRINTER
def test_the_printer_gets_our_page(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: 1)
    printer = dialogs.printer(parent, DUTCH, "Titel")
    assert printer is not None
    assert printer.docName() == "Titel"
