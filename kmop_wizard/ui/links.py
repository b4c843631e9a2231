"""The addresses that the program can open; no other is ever opened."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kmop_wizard.storage.reference import load_links


def open_link(name: str) -> bool:
    """Open one of our own links in the user's browser; ``False`` when that can't be done.

    Raises ``KeyError`` for a name that is not in the data.
    """
    return QDesktopServices.openUrl(QUrl(load_links()[name].url))
