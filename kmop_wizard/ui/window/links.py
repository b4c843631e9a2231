"""What the program opens with other programs: addresses of its own, and files that it keeps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kmop_wizard.storage.reference import load_links


def open_link(name: str) -> bool:
    """Open one of our own links in the user's browser; ``False`` when that can't be done.

    Raises ``KeyError`` for a name that is not in the data.
    """
    return QDesktopServices.openUrl(QUrl(load_links()[name].url))


def open_file(path: Path) -> bool:
    """Open a file that we keep in the program that shows it; ``False`` when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_mail(address: str) -> bool:
    """Open a ``mailto:`` address in the user's mail program; ``False`` when there is none."""
    return QDesktopServices.openUrl(QUrl.fromEncoded(address.encode("ascii")))
