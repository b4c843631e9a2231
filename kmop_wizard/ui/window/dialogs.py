"""The questions that wait for an answer: which file, where to, which printer, which training.

The one place that waits for an answer; tests replace these functions. Where the system has a dialog
of its own it is used; Qt's own gets our words on its buttons.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QComboBox, QFileDialog, QInputDialog, QWidget

from kmop_wizard.i18n import Words
from kmop_wizard.storage.atomic import is_folder
from kmop_wizard.ui.papers.paper import page_layout

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_folder: list[str] = []
"""Where the last file was chosen: the next one often lies there too."""


def files_to_open(parent: QWidget, words: Words, title: str, filters: str = "") -> list[Path]:
    """Ask for one or more files; none when the question was closed.

    ``filters`` as Qt has them: ``Text (*.txt);;All files (*)``.
    """
    dialog = _dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    _label(dialog, words, words.say("Choose"))
    return [Path(name) for name in _answer(dialog)]


def file_to_open(parent: QWidget, words: Words, title: str, filters: str = "") -> Path | None:
    """Ask for one file; ``None`` when the question was closed."""
    dialog = _dialog(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _label(dialog, words, words.say("Choose"))
    return next((Path(name) for name in _answer(dialog)), None)


def place_to_save(
    parent: QWidget, words: Words, title: str, name: str, filters: str = ""
) -> Path | None:
    """Ask where to write a file, ``name`` proposed; the answer ends as ``name`` does."""
    dialog = _dialog(parent, title, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    _label(dialog, words, words.say("Save"))
    chosen = _answer(dialog)
    return Path(chosen[0]) if chosen else None


def folder_to_use(parent: QWidget, words: Words, title: str) -> Path | None:
    """Ask for a folder; ``None`` when the question was closed."""
    dialog = _dialog(parent, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    _label(dialog, words, words.say("Choose"))
    chosen = _answer(dialog)
    return Path(chosen[0]) if chosen else None


def one_of(
    parent: QWidget, words: Words, title: str, question: str, answers: Sequence[str]
) -> int | None:
    """Ask for one of ``answers``; its place among them, ``None`` when the question was closed."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setComboBoxItems(answers)
    dialog.setOkButtonText(words.say("Choose"))
    dialog.setCancelButtonText(words.say("Cancel"))
    box = dialog.findChild(QComboBox)
    try:
        return box.currentIndex() if dialog.exec() and box is not None else None
    finally:
        dialog.deleteLater()


def printer(parent: QWidget, words: Words, title: str) -> QPrinter | None:
    """Ask for a printer and how to print; ``None`` when the question was closed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    chosen = QPrinter(QPrinter.PrinterMode.HighResolution)
    chosen.setPageLayout(page_layout())
    chosen.setDocName(title)
    dialog = QPrintDialog(chosen, parent)
    dialog.setWindowTitle(words.say("Print"))
    try:
        return chosen if dialog.exec() else None
    finally:
        dialog.deleteLater()


def _dialog(parent: QWidget, title: str, filters: str) -> QFileDialog:
    return QFileDialog(parent, title, _folder[0] if _folder else _documents(), filters)


def _label(dialog: QFileDialog, words: Words, accept: str) -> None:
    """Put our words on Qt's own dialog; a mode that is set later would take them off."""
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.Accept, accept)
    dialog.setLabelText(label.LookIn, words.say("Look in:"))
    dialog.setLabelText(label.FileName, words.say("File name:"))
    dialog.setLabelText(label.FileType, words.say("Kind of file:"))
    dialog.setLabelText(label.Reject, words.say("Cancel"))


def _documents() -> str:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if is_folder(Path(folder)) else str(Path.home())


def _answer(dialog: QFileDialog) -> list[str]:
    try:
        if not dialog.exec():
            return []
        _folder[:] = [dialog.directory().absolutePath()]
        return dialog.selectedFiles()
    finally:
        dialog.deleteLater()
