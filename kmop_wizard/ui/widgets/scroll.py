"""A page that scrolls up and down, never sideways, and keeps the focus in sight."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from kmop_wizard.ui import theme


class ScrollBar(QScrollBar):
    """A slim bar with a round handle."""

    def sizeHint(self) -> QSize:
        return QSize(12, 48)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        if self.maximum() == self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        t = theme.current()
        painter.setBrush(t.accent if self.isSliderDown() else t.field_border)
        body = QRectF(handle).adjusted(3, 2, -3, -2)
        painter.drawRoundedRect(body, body.width() / 2, body.width() / 2)


class ScrollArea(QScrollArea):
    """A frameless scroll area whose content is as wide as the view."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own viewport is unknown to PySide: to name it, it loads every kind of widget.
        view = QWidget()
        self.setViewport(view)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        view.setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def show_focus(self) -> None:
        """Scroll to what has the focus, as it moves while its page is being laid out."""
        self._follow_focus(None, self.window().focusWidget())

    def show_top(self) -> None:
        """Show the top, unless what has the focus is below it then."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.verticalScrollBar().setValue(0)
        focus = self.window().focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            below = focus.mapTo(self.viewport(), focus.rect().bottomLeft()).y()
            if below > self.viewport().height():
                self._follow_focus(None, focus)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 24, 40)
