"""What was thrown away, and the way back."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kmop_wizard.i18n.sentences import unreadable_reason
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.codec import Newer
from kmop_wizard.storage.jsontext import Unreadable
from kmop_wizard.storage.trash import Trashed
from kmop_wizard.ui.screen import Context, Route
from kmop_wizard.ui.screens.column import ColumnScreen, Section, empty
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small


class TrashScreen(ColumnScreen):
    """The trashed trainings, thrown away last first."""

    def __init__(self, context: Context, route: Route) -> None:
        say = context.words.say
        super().__init__(
            context,
            route,
            say("Trash"),
            say("A training that you delete stays here, with its files, until you put it back."),
        )
        self.problem = Banner("danger")
        self.problem.setObjectName("trash.problem")
        self.nothing = Label(say("The trash is empty."))
        self.nothing.setObjectName("trash.empty")
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        self.add(self.problem)
        self.add(self.nothing)
        self.add(self._rows)
        self._shown: tuple[Trashed, ...] | None = None
        self.follow()

    def first_focus(self) -> QWidget | None:
        return self._rows.findChild(Button) or self.back_button

    def follow(self) -> None:
        trashed = self.workspace.trashed
        if trashed == self._shown:
            return
        self._shown = trashed
        empty(self._list)
        for each in trashed:
            self._list.addWidget(self._row(each))
        self.nothing.setVisible(not trashed)

    def _row(self, trashed: Trashed) -> QWidget:
        say = self.words.say
        title = _title(self, trashed)
        part = Section()
        about = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        about.setSizePolicy(policy)
        texts = QVBoxLayout(about)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(2)
        texts.addWidget(Label(title, bold=True))
        if trashed.trashed_on is not None:
            day = self.words.day(trashed.trashed_on)
            texts.addWidget(small(say("deleted on {day}", day=day)))
        button = Button("secondary", f"action.restore.{trashed.id}", literal(say("Put back")))
        button.setAccessibleName(say("Put back: {title}", title=title))
        button.clicked.connect(lambda: self._restore(trashed))
        line = FlowRow(gap=16)
        line.add(about)
        line.add(button)
        part.add(line)
        return part

    def _restore(self, trashed: Trashed) -> None:
        words = self.words
        try:
            self.workspace.restore(trashed.id)
        except SaveFailed as failure:
            self.workspace.report(failure)
        except Unreadable as damaged:
            reason = unreadable_reason(words, damaged.reason, damaged.where)
            self._tell(words.say("The file can't be read: {reason}.", reason=reason))
        except Newer:
            self._tell(
                words.say("A newer version of this program wrote it: update the program first.")
            )
        else:
            self.problem.set_message("")
            self.follow()
            self.go.toast(words.say("{title} is back.", title=_title(self, trashed)))
            (self.first_focus() or self).setFocus()

    def _tell(self, reason: str) -> None:
        text = self.words.say("This training could not be put back.")
        self.problem.set_message(text, "danger", reason)
        announce(self, f"{text} {reason}")


def _title(screen: TrashScreen, trashed: Trashed) -> str:
    return (trashed.title or "").strip() or screen.words.say("Training without a title")
