"""One of a few, as a row of radio buttons; one of more, as a list that opens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QSizePolicy, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets import wrapped
from kmop_wizard.ui.widgets.field import Field
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.line_edit import paint_field
from kmop_wizard.ui.widgets.marks import paint_chevron

Options = Sequence[tuple[str, str]]


class RadioButton(QRadioButton):
    """A radio button in a bordered field of its own."""

    def __init__(self, name: str = "", text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.detail = ""
        """A small line under the text."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _detail_metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.scaled(self.font(), "small"))

    def _high(self) -> int:
        """As high as a field, and a line more for the detail."""
        return theme.control_height(self) + (self._detail_metrics().height() if self.detail else 0)

    def _side(self) -> int:
        return theme.RING + theme.em(self, 0.6)

    def _circle(self) -> int:
        return max(14, theme.em(self, 0.95))

    def _room(self) -> int:
        """What is not text in the width."""
        return 2 * self._side() + self._circle() + theme.em(self, 0.5)

    def sizeHint(self) -> QSize:
        width = wrapped.line_width(self.fontMetrics(), self.text())
        width = max(width, self._detail_metrics().horizontalAdvance(self.detail))
        return QSize(width + self._room() + 2, self._high())

    def minimumSizeHint(self) -> QSize:
        width = wrapped.least_width(self.fontMetrics(), self.text())
        width = max(width, self._detail_metrics().horizontalAdvance(self.detail))
        return QSize(width + self._room() + 2, self._high())

    def heightForWidth(self, width: int) -> int:
        metrics = self.fontMetrics()
        text = wrapped.height(metrics, self.text(), width - self._room())
        return self._high() + text - metrics.height()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            theme.paint_ring(painter, self)
        on = self.isChecked()
        painter.setPen(theme.pen(t.accent if on else t.field_border))
        painter.setBrush(t.accent_ground if on or self.underMouse() else t.field)
        inset = theme.RING + 0.5
        body = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(body, theme.FIELD_RADIUS, theme.FIELD_RADIUS)
        side, circle = self._side(), self._circle()
        box = QRectF(side, (self.height() - circle) / 2, circle, circle)
        painter.setPen(theme.pen(t.accent if on else t.field_border, 1.5))
        painter.setBrush(t.field)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if on:
            inner = circle * 0.28
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent)
            painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))
        painter.setPen(t.ink if self.isEnabled() else t.muted)
        left = side + circle + theme.em(self, 0.5)
        room = self.rect().adjusted(left, 0, -side, 0)
        if self.detail:
            small = self._detail_metrics().height()
            wrapped.paint(painter, room.adjusted(0, 0, 0, -small), self.text())
            painter.setFont(theme.scaled(self.font(), "small"))
            painter.setPen(t.muted)
            room.setTop(room.bottom() - small - theme.em(self, 0.4))
            wrapped.paint(painter, room.adjusted(0, 0, 0, -theme.em(self, 0.4)), self.detail)
        else:
            wrapped.paint(painter, room, self.text())


class _Options(FlowRow):
    """The options of a choice; ``stop`` is the one that takes the focus.

    No focus proxy: Tab would go to it wherever the row stands in Qt's order.
    """

    stop: QWidget | None = None

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the focus to the option that takes it."""
        if self.stop is not None:
            self.stop.setFocus(reason)


class ChoiceField(Field):
    """A few options side by side. Each button is named ``<fact>.<value>``."""

    def __init__(self, fact: str, parent: QWidget | None = None) -> None:
        group = _Options(gap=4)
        group.setObjectName(fact)
        self.edit: _Options
        super().__init__(fact, group, parent)
        self._buttons: dict[str, RadioButton] = {}
        self._setting = False
        self._group = QButtonGroup(self)
        # not clicked: a program that reads the screen toggles
        self._group.buttonToggled.connect(self._follow_choice)

    def set_options(self, options: Options) -> None:
        """Show ``(value, text)`` pairs; the same values again only change the texts."""
        if [value for value, _text in options] != list(self._buttons):
            self._rebuild([value for value, _text in options])
        for value, text in options:
            self._buttons[value].setText(text)
            self._buttons[value].setAccessibleName(text.replace("&", ""))
        self._describe()

    def set_details(self, details: Mapping[str, str]) -> None:
        """A small line under each option, by its value."""
        for value, detail in details.items():
            button = self._buttons[value]
            button.detail = detail
            button.setAccessibleName(f"{button.accessibleName()}, {detail}")

    def _rebuild(self, values: list[str]) -> None:
        for button in self._buttons.values():
            self._group.removeButton(button)
            self.edit.take_out(button)
            button.deleteLater()
        self._buttons = {value: RadioButton(f"{self.fact}.{value}") for value in values}
        for button in self._buttons.values():
            self._group.addButton(button)
            self.edit.add(button)
        self._rove()

    def _follow_choice(self, button: RadioButton, on: bool) -> None:
        self._rove()
        if on and not self._setting:
            self.edited.emit(next(value for value, b in self._buttons.items() if b is button))

    def _rove(self) -> None:
        """One stop for Tab: the chosen button, else the first; the arrows do the rest."""
        chosen = self._group.checkedButton() or next(iter(self._buttons.values()), None)
        for button in self._buttons.values():
            stops = button is chosen
            policy = Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
            if stops:
                self.edit.stop = button

    @property
    def many(self) -> bool:
        """Whether two beside each other would not show all options in one line."""
        return len(self._buttons) > 2

    def button(self, value: str) -> RadioButton:
        """The button of one value; ``KeyError`` if there is none."""
        return self._buttons[value]

    def text(self) -> str:
        return next((value for value, b in self._buttons.items() if b.isChecked()), "")

    def set_text(self, text: str) -> None:
        """Choose a value; one that is not among the options (or ``""``) chooses none."""
        if text == self.text():
            return
        self._setting = True
        self._group.setExclusive(False)
        for value, button in self._buttons.items():
            button.setChecked(value == text)
        self._group.setExclusive(True)
        self._setting = False

    def _describe(self) -> None:
        super()._describe()
        name, more = self.edit.accessibleName(), self.edit.accessibleDescription()
        for button in getattr(self, "_buttons", {}).values():
            button.setAccessibleDescription(". ".join(part for part in (name, more) if part))

    def set_label(self, text: str) -> None:
        super().set_label(text)
        self._describe()


class ComboBox(QComboBox):
    """A list that opens. The wheel scrolls the page and never changes the choice."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._problem = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_problem(self, problem: bool) -> None:
        """Draw the border in the colour of an error."""
        self._problem = problem
        QWidget.update(self)

    def wheelEvent(self, turned: QWheelEvent) -> None:
        turned.ignore()

    def _padding(self) -> int:
        return theme.RING + theme.em(self, 0.65)

    def sizeHint(self) -> QSize:
        texts = (self.itemText(place) for place in range(self.count()))
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        arrow = theme.em(self, 1.2)
        return QSize(widest + 2 * self._padding() + arrow + 4, theme.control_height(self))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme.em(self, 8), self.sizeHint().width()), theme.control_height(self))

    def paintEvent(self, _asked: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        paint_field(painter, self, self._problem)
        side, arrow = self._padding(), theme.em(self, 0.9)
        box = QRectF(self.width() - side - arrow, (self.height() - arrow) / 2, arrow, arrow)
        painter.setPen(theme.pen(t.ink if self.isEnabled() else t.muted, 1.5))
        paint_chevron(painter, box, down=True)
        room = self.rect().adjusted(side, 0, -side - arrow - 4, 0)
        text = self.currentText() or self.placeholderText()
        painter.setPen(t.ink if self.currentText() and self.isEnabled() else t.muted)
        cut = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)


class SelectField(Field):
    """Many options in a list that opens."""

    def __init__(self, fact: str, parent: QWidget | None = None) -> None:
        self.edit: ComboBox
        super().__init__(fact, ComboBox(fact), parent)
        self.edit.activated.connect(lambda _place: self.edited.emit(self.text()))

    def set_options(self, options: Options) -> None:
        """Show ``(value, text)`` pairs; the chosen value stays chosen."""
        chosen = self.text()
        self.edit.clear()
        for value, text in options:
            self.edit.addItem(text, value)
        self.edit.setCurrentIndex(self.edit.findData(chosen))
        self.edit.updateGeometry()

    def set_placeholder(self, text: str) -> None:
        """The text while nothing is chosen."""
        self.edit.setPlaceholderText(text)

    def text(self) -> str:
        return self.edit.currentData() or ""

    def set_text(self, text: str) -> None:
        """Choose a value; one that is not among the options chooses none."""
        if text != self.text():
            self.edit.setCurrentIndex(self.edit.findData(text))
