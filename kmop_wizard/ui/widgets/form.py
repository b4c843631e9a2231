"""A column of fields whose labels stand beside them where there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.choice_field import ChoiceField, SelectField
from kmop_wizard.ui.widgets.field import Field

_BESIDE_FROM = 32.0
"""In font heights: narrower than this, each label goes above its field."""
_LABEL_SHARE = 0.3


class Form(QWidget):
    """Fields in one line at the left, and other widgets between them."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._fields: list[Field] = []
        self._others: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)

    def add(self, widget: QWidget) -> None:
        """Put a field or any other widget at the end."""
        self._column.addWidget(widget)
        if isinstance(widget, Field):
            if not isinstance(widget, ChoiceField | SelectField):  # nothing is wrong with a choice
                widget.keep_hint_lines()
            self._fields.append(widget)
            self.align()
        else:
            self._others.append(widget)

    def fields(self) -> tuple[Field, ...]:
        """The fields in their order."""
        return tuple(self._fields)

    def align(self) -> None:
        """Give all labels the width of the widest: to be called after the labels changed."""
        stacked = self.width() < theme.em(self, _BESIDE_FROM)
        widest = max((field.label_width_hint() for field in self._fields), default=0)
        least = max((field.label_least_width() for field in self._fields), default=0)
        width = max(least, min(widest, round(self.width() * _LABEL_SHARE)))
        for field in self._fields:
            field.set_label_width(width)
            field.set_stacked(stacked)

    def minimumSizeHint(self) -> QSize:
        # of the narrow form, or the labels beside the fields would keep it from getting narrow
        least = max((field.least_width() for field in self._fields), default=0)
        other = (w for w in self._others if not w.isHidden())
        widest = max((widget.minimumSizeHint().width() for widget in other), default=0)
        return QSize(max(least, widest), super().minimumSizeHint().height())

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self.align()
