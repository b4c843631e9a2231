"""HTML of our own on pages: into a PDF, or to a printer."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication

from kmop_wizard.i18n import Words
from kmop_wizard.ui.papers.paper_pages import Span, pages_of

SIZES: Final = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}
_MARGIN_MM: Final = 15.0
_FOOTER_LINES: Final = 2.5
_DPI: Final = 600
_POINTS: Final = 9.0


class SealedDocument(QTextDocument):
    """A document that loads nothing: no picture, no style sheet, no file."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        return None


def pdf(words: Words, html: str, title: str, size: str = "A4") -> bytes:
    """``html`` as a PDF whose text can be selected; ``size`` is one of ``SIZES``."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(title)
    writer.setCreator(words.say("kmo-portefeuille wizard"))
    writer.setPageLayout(page_layout(size))
    paint(words, html, title, writer)
    buffer.close()
    return bytes(content.data())


def page_layout(size: str = "A4") -> QPageLayout:
    """A page with the margins that every printer has room for."""
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(
        QPageSize(SIZES[size]),
        QPageLayout.Orientation.Portrait,
        margins,
        QPageLayout.Unit.Millimeter,
    )


def paint(words: Words, html: str, title: str, device: QPagedPaintDevice) -> None:
    """Paint ``html`` on as many pages as it needs, each with its number."""
    painter = QPainter(device)
    font = _font(_POINTS * 0.8)
    painter.setFont(font)
    # the device's own coordinates begin at the margin
    whole = QRectF(painter.viewport())
    footer = painter.fontMetrics().height() * _FOOTER_LINES
    document = laid_out(html, device, whole.width())
    pages = pages_of(document, whole.height() - footer)
    for number, page in enumerate(pages, start=1):
        if number > 1:
            device.newPage()
        if page.head is not None:
            _draw(document, painter, page.head, 0)
        _draw(document, painter, (page.top, page.bottom), page.head_height)
        line = words.say(
            "{title} · page {page} of {pages}", title=title, page=number, pages=len(pages)
        )
        painter.setFont(font)
        painter.setPen(QColor("#56657a"))
        line = painter.fontMetrics().elidedText(
            line, Qt.TextElideMode.ElideMiddle, round(whole.width())
        )
        painter.drawText(whole, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight, line)
    painter.end()


def laid_out(html: str, device: QPagedPaintDevice, width: float) -> SealedDocument:
    """``html`` on one page without an end, ``width`` pixels of the device wide."""
    document = SealedDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(_font(_POINTS))
    document.setHtml(html)
    document.setDocumentMargin(0)
    document.setTextWidth(width)
    return document


def _font(points: float) -> QFont:
    """Without ligatures: who searches the PDF for "fl" would not find one letter for both."""
    font = QFont(QApplication.font().family())
    font.setPointSizeF(points)
    for ligature in ("liga", "clig", "dlig"):
        tag = QFont.Tag.fromString(ligature)
        if tag is not None:
            font.setFeature(tag, 0)
    return font


def _draw(document: QTextDocument, painter: QPainter, part: Span, down: float) -> None:
    """Paint a part of the document, ``down`` pixels below the top of the page."""
    top, bottom = part
    seen = QRectF(0, top, document.textWidth(), bottom - top)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = seen
    # paper is white in the dark scheme too
    context.palette.setColor(QPalette.ColorRole.Text, QColor("#1b2a3a"))
    painter.save()
    painter.translate(0, down - top)
    painter.setClipRect(seen)
    document.documentLayout().draw(painter, context)
    painter.restore()
