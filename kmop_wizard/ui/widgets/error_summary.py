"""What is wrong on a page, on top, each with a link to its field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label


class ErrorSummary(QFrame):
    """Hidden while there is nothing wrong. The links are named ``action.problem.<fact>``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label(bold=True, tone="danger")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(4)
        self._column.addWidget(self._heading)
        self._links: list[Button] = []
        self.setVisible(False)

    def set_problems(self, heading: str, problems: Sequence[tuple[str, QWidget]]) -> None:
        """Each problem: its sentence and the widget that gets the focus. None hides the summary.

        A focusable target's own objectName (or its proxy's) names the link.
        """
        for link in self._links:
            self._column.removeWidget(link)
            link.setParent(None)
            link.deleteLater()
        self._links = [self._link(text, target) for text, target in problems]
        for link in self._links:
            self._column.addWidget(link)
            link.setVisible(True)  # the layout would show it too late for the focus
        self._heading.setText(heading if problems else "")
        self.setAccessibleName(heading if problems else "")
        self.setVisible(bool(problems))

    def take_focus(self) -> None:
        """Move the focus to the first problem and let a screen reader say all of them."""
        if self._links:
            self._links[0].setFocus(Qt.FocusReason.OtherFocusReason)
            announce(
                self,
                ". ".join([self._heading.text(), *(link.accessibleName() for link in self._links)]),
            )

    def links(self) -> tuple[Button, ...]:
        """The links in their order."""
        return tuple(self._links)

    def _link(self, text: str, target: QWidget) -> Button:
        input_widget = target.focusProxy() or target
        name = getattr(target, "fact", "") or input_widget.objectName()
        link = Button("link", f"action.problem.{name}")
        link.set_plain_text(text)
        link.setAccessibleName(text)
        link.clicked.connect(lambda: target.setFocus(Qt.FocusReason.OtherFocusReason))
        return link

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.pen(t.danger, 2))
        painter.setBrush(t.card)
        painter.drawRoundedRect(theme.seen(self, 2), theme.FIELD_RADIUS, theme.FIELD_RADIUS)
