"""The trainings whose file is gone, but of which this computer keeps the history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.i18n.sentences.history import moment_words
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.backups import Version
from kmop_wizard.ui.screens.column import empty
from kmop_wizard.ui.screens.restore_row import RestoreRow
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.label import Label, heading
from kmop_wizard.ui.window.screen import Context


class OnlyHistory(QWidget):
    """Each can be brought back as it was kept last; hidden while there is none."""

    brought_back = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[Version, ...] = ()
        say = context.words.say
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading(say("Courses of which only the history is left")))
        column.addWidget(
            Label(
                say(
                    "Their file was deleted, but not by this program. You can put back the"
                    " last version that was kept."
                ),
                tone="muted",
            )
        )
        column.addLayout(self._rows)
        self.setVisible(False)

    def follow(self) -> None:
        """Show which there are now."""
        found = self._context.session.archive.only_history()
        if found != self._shown:
            self._shown = found
            empty(self._rows)
            for version in found:
                self._rows.addWidget(self._row(version))
        self.setVisible(bool(found))

    def _row(self, version: Version) -> QWidget:
        words = self._context.words
        title = short_title(words, version.training)
        since = words.say("version of {moment}", moment=moment_words(words, version.moment))
        button = Button("secondary", f"action.bring_back.{version.training.id}")
        button.setText(literal(words.say("Put back")))
        button.setAccessibleName(words.say("Put back: {title}", title=title))
        button.clicked.connect(lambda: self._bring_back(version))
        return RestoreRow(title, since, button)

    def _bring_back(self, version: Version) -> None:
        session, words, go = self._context.session, self._context.words, self._context.go
        training_id = version.training.id
        try:
            session.archive.bring_back(version.training)
        except SaveFailed as failure:
            session.load()
            session.saves.report(failure)
            return
        session.load()
        message = words.say("{title} is back.", title=short_title(words, version.training))
        go.toast(message, lambda: go.trash(training_id))
        self.brought_back.emit()
