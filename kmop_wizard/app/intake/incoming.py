"""A file that a person brings, looked into once, whatever it turns out to be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kmop_wizard.storage.atomic import is_file, is_folder, read_bytes

if TYPE_CHECKING:
    from kmop_wizard.exchange.xml_safety import NotAnInvoice


class IncomingFile:
    """The file at ``path``, or ``content`` under that name.

    It is read as an e-invoice once, when that is first asked.
    """

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        self.path = path
        self._content: bytes | NotAnInvoice | None = content

    @property
    def name(self) -> str:
        """Its name, as it is told."""
        return self.path.name

    @property
    def suffix(self) -> str:
        """The end of its name, in small letters."""
        return self.path.suffix.lower()

    @property
    def is_einvoice(self) -> bool:
        """Whether its content is that of an e-invoice, be it one that can be read or not."""
        from kmop_wizard.exchange.einvoice import looks_like_einvoice
        from kmop_wizard.exchange.xml_safety import NotAnInvoice

        try:
            return looks_like_einvoice(self.content())
        except NotAnInvoice:
            return False

    def content(self) -> bytes:
        """All of it; raises ``NotAnInvoice`` for what is no file, or too large for an invoice."""
        from kmop_wizard.exchange.xml_safety import LARGEST_FILE, NotAnInvoice

        if self._content is None:
            try:
                content = read_bytes(self.path, LARGEST_FILE + 1)
            except (OSError, ValueError) as error:
                self._content = NotAnInvoice(self._why_unread(error))
            else:
                too_large = len(content) > LARGEST_FILE
                self._content = NotAnInvoice("too_large") if too_large else content
        if isinstance(self._content, NotAnInvoice):
            raise self._content
        return self._content

    def _why_unread(self, error: OSError | ValueError) -> str:
        if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
            return "missing"
        if isinstance(error, IsADirectoryError):
            return "folder"
        if is_folder(self.path):
            return "folder"
        if os.path.exists(self.path) and not is_file(self.path):  # noqa: PTH110 - never raises
            return "not_a_file"
        return "no_permission" if isinstance(error, PermissionError) else "io_error"
