"""The brochure's answers that belong to a step, beside its page."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.storage.reference import guidance
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label, heading
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.window.screen import Context


class GuidanceColumn(QWidget):
    """ "Good to know": short questions and answers, and the way to all help."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._step = ""
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 4, 6, 4)
        self._column.setSpacing(6)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = ScrollArea(self._content)
        outer.addWidget(self._scroll)

    def show_step(self, step: str) -> None:
        """Show what is good to know at ``step``."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        words = self._context.words
        self._column.addWidget(heading(words.say("Good to know")))
        for entry in guidance(step, words.language).entries:
            self._column.addSpacing(6)
            self._column.addWidget(Label(entry.question, bold=True))
            self._column.addWidget(Label(entry.answer, tone="muted"))
        more = Button("link", "action.open_help", words.say("All help"))
        more.clicked.connect(self._context.go.help)
        self._column.addSpacing(6)
        self._column.addWidget(more)
        self._column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)
