"""What can be done with a training as a whole: its history, and throwing it away."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.window.screen import Context, Route


class TrainingLinks(FlowRow):
    """Two quiet links; ``step`` is the one to come back to."""

    def __init__(self, context: Context, training_id: str) -> None:
        super().__init__(gap=16, down=0)
        say, go = context.words.say, context.go
        self.step = ""
        """The step to come back to."""
        self.history = Button("link", "action.history", say("Version history"))
        self.history.clicked.connect(lambda: go.to(Route("history", training_id, self.step)))
        self.trash = Button("link", "action.delete_training", say("Delete training"))
        self.trash.clicked.connect(lambda: go.trash(training_id))
        self.add(self.history)
        self.add(self.trash)
        if context.session.is_example(training_id):
            self.hide()  # showing what has no parent yet would open a window of its own

    def stops(self) -> list[QWidget]:
        """What can take the focus, as it is read."""
        return [self.history, self.trash]
