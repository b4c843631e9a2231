"""A dialog that waits for a person fails its test instead of hanging it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot


class OwnDialog(QDialog):
    """A dialog of the program's own."""


@pytest.mark.parametrize(
    "wait",
    [
        lambda: OwnDialog().exec(),
        lambda: QMessageBox().exec(),
        lambda: QMessageBox.question(None, "", "Delete?"),
        lambda: QFileDialog().exec(),
        lambda: QFileDialog.getSaveFileName(None),
        lambda: QInputDialog.getText(None, "", ""),
    ],
)
def test_a_waiting_dialog_fails_the_test(qtbot: QtBot, wait: Callable[[], object]) -> None:
    with pytest.raises(pytest.fail.Exception, match="waits for an answer"):
        wait()
