"""Where the window stood last time, as long as a screen is there."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QMainWindow


def place_of(window: QMainWindow) -> str:
    """The place and size of ``window``, as the settings keep them."""
    return bytes(window.saveGeometry().data()).hex()


def restore_place(window: QMainWindow, place: str | None) -> None:
    """Put ``window`` there again; a text that is no place changes nothing."""
    if not place:
        return
    try:
        window.restoreGeometry(QByteArray(bytes.fromhex(place)))
    except ValueError:
        return
    QTimer.singleShot(0, window, lambda: _stay_on_screen(window))


def _stay_on_screen(window: QMainWindow) -> None:
    free = window.screen().availableGeometry()
    if not free.intersects(window.frameGeometry()):
        window.move(free.topLeft())
