"""Where the worked example stands, when there is one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.ui.home.row import ExampleRow
from kmop_wizard.ui.window.screen import Context


class ExamplePlace(QWidget):
    """Empty and out of sight without an example."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.row: ExampleRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setVisible(False)

    def follow(self) -> None:
        """Show the example as it is now."""
        entry = self._context.session.example
        if entry is None:
            self._clear()
        elif self.row is None:
            self.row = ExampleRow(self._context, entry)
            self.row.opened.connect(self._context.go.open_training)
            self.row.thrown_away.connect(self._context.session.delete_example)
            self._column.addWidget(self.row)
        else:
            self.row.follow(entry)
        self.setVisible(self.row is not None)

    def focusables(self) -> list[QWidget]:
        """What takes the focus, in reading order."""
        return self.row.focusables() if self.row else []

    def _clear(self) -> None:
        if self.row is not None:
            self.row.setParent(None)
            self.row.deleteLater()
            self.row = None
