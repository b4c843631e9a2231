"""A button whose face is made of widgets: two lines of text, a mark and a title."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button


class FaceButton(Button):
    """Set a layout on it and name it with ``setAccessibleName``; it is as large as its layout.

    ``kind``: one of ``Button``, or ``"flat"``: nothing is painted until the mouse is over it.
    """

    def __init__(self, kind: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(kind, name, parent=parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._drawn = (0, 0)

    def draw_at(self, width: int, height: int) -> None:
        """Be at least so large, in pixels as drawn at 96 dpi; it grows with the text."""
        self._drawn = (width, height)
        self.setMinimumSize(theme.px(self, width), theme.px(self, height))

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self.draw_at(*self._drawn)

    def face(self) -> QLayout:
        """The layout."""
        layout = self.layout()
        assert layout is not None, "a face button needs a layout"
        return layout

    def put_face(self, layout: QLayout) -> None:
        """Take ``layout`` with its widgets for the face; a click on them is one on the button."""
        self.setLayout(layout)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self.face().totalSizeHint().expandedTo(self.minimumSize())

    def minimumSizeHint(self) -> QSize:
        return self.face().totalMinimumSize().expandedTo(self.minimumSize())

    def heightForWidth(self, width: int) -> int:
        return max(self.face().totalHeightForWidth(width), self.minimumHeight())

    def _paint_text(self, painter: QPainter, colour: QColor) -> None:
        """The widgets of the face paint themselves."""

    def _radius(self) -> float:
        return theme.FACE_RADIUS
