"""A file that a person brings, looked into once, whatever it turns out to be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kmop_wizard.exchange.xml_safety import NotAnInvoice


class IncomingFile:
    """The file at ``path``. It is read as an e-invoice once, when that is first asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._content: bytes | NotAnInvoice | None = None

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
        from kmop_wizard.exchange.xml_safety import NotAnInvoice, read_bounded

        if self._content is None:
            try:
                self._content = read_bounded(self.path)
            except NotAnInvoice as refused:
                self._content = refused
        if isinstance(self._content, NotAnInvoice):
            raise self._content
        return self._content
