"""The worked example, when there is one: a line that leads to it and one that throws it away."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import ShortLabel
from kmop_wizard.ui.window.screen import Context


class ExamplePlace(QWidget):
    """Out of sight without an example."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.words.say
        self._title = ShortLabel()
        self._open = Button("plain", text=say("Open"))
        self._open.clicked.connect(self._open_example)
        self._away = Button("plain", "action.delete_example", say("Throw the example away"))
        self._away.clicked.connect(lambda: context.session.delete_example())
        line = FlowRow(gap=16, down=2)
        for part in (Chip(say("Example"), "accent"), self._title, self._open, self._away):
            line.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line)
        self.setVisible(False)

    def follow(self) -> None:
        """Show the example as it is now."""
        entry = self._context.session.example
        self.setVisible(entry is not None)
        if entry is not None:
            words, training = self._context.words, entry.training
            title = short_title(words, training)
            self._title.setText(title)
            self._open.setObjectName(f"action.open.{training.id}")
            self._open.setAccessibleName(words.say("Open: {title}", title=title))

    def stops(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return [] if self.isHidden() else [self._open, self._away]

    def _open_example(self) -> None:
        entry = self._context.session.example
        if entry is not None:
            self._context.go.open_training(entry.training.id)
