"""What would be printed, as a picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

from kmop_wizard.ui.papers.paper import laid_out, page_layout
from kmop_wizard.ui.papers.paper_pages import pages_of

_DPI: Final = 110
_INK: Final = "#1b2a3a"


def first_page(html: str) -> QImage:
    """The first A4 page of ``html``, laid out as it is printed."""
    writer = QPdfWriter(QBuffer())
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout())
    whole = writer.pageLayout().fullRectPixels(_DPI)
    room = writer.pageLayout().paintRectPixels(_DPI)
    document = laid_out(html, writer, room.width())
    page = pages_of(document, room.height())[0]
    picture = QImage(whole.size(), QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setPen(QColor(_INK))
    painter.translate(room.topLeft())
    document.drawContents(painter, QRectF(0, page.top, room.width(), page.bottom - page.top))
    painter.end()
    return picture
