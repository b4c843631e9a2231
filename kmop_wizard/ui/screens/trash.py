"""What was thrown away, and the way back."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.i18n.sentences import unreadable_reason
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.codec import Newer
from kmop_wizard.storage.jsontext import Unreadable
from kmop_wizard.storage.trash import Trashed
from kmop_wizard.ui.screens.column import ColumnScreen, empty
from kmop_wizard.ui.screens.only_history import OnlyHistory
from kmop_wizard.ui.screens.restore_row import RestoreRow
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window.focus_order import put_in_order
from kmop_wizard.ui.window.screen import Context, Route


class TrashScreen(ColumnScreen):
    """The trashed trainings, thrown away last first."""

    def __init__(self, context: Context, route: Route) -> None:
        say = context.words.say
        super().__init__(
            context,
            route,
            say("Bin"),
            say("A course that you delete stays here, with its files, until you put it back."),
        )
        self.problem = Banner("danger")
        self.problem.setObjectName("trash.problem")
        self.nothing = Label(say("The bin is empty."))
        self.nothing.setObjectName("trash.empty")
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(12)
        self.add(self.problem)
        self.add(self.nothing)
        self.add(self._rows)
        self.only_history = OnlyHistory(context)
        self.only_history.brought_back.connect(self._go_on)
        self.add(self.only_history)
        self._shown: tuple[Trashed, ...] | None = None
        self.follow()

    def first_focus(self) -> QWidget | None:
        return self.back_button  # none of those that bring back

    def follow(self) -> None:
        self.only_history.follow()
        trashed = self.session.archive.trashed()
        if trashed != self._shown:
            self._shown = trashed
            empty(self._list)
            for each in trashed:
                self._list.addWidget(self._row(each))
            self.nothing.setVisible(not trashed)
        put_in_order(self._stops())

    def _stops(self) -> list[QWidget]:
        """What can take the focus, as it is read."""
        rows = self._rows.findChildren(Button)
        return [*rows, *self.only_history.findChildren(Button), self.back_button]

    def _row(self, trashed: Trashed) -> QWidget:
        say = self.words.say
        title = _title(self, trashed)
        day = trashed.trashed_on
        since = say("deleted on {day}", day=self.words.day(day)) if day is not None else ""
        button = Button("secondary", f"action.restore.{trashed.id}", literal(say("Put back")))
        button.setAccessibleName(say("Put back: {title}", title=title))
        button.clicked.connect(lambda: self._restore(trashed))
        return RestoreRow(title, since, button)

    def _restore(self, trashed: Trashed) -> None:
        words = self.words
        try:
            self.session.restore(trashed.id)
        except SaveFailed as failure:
            self.session.saves.report(failure)
        except Unreadable as damaged:
            reason = unreadable_reason(words, damaged.reason, damaged.where)
            self._tell(words.say("The file can't be read: {reason}.", reason=reason))
        except Newer:
            self._tell(
                words.say(
                    "It was made with a newer version of this program: update the program first."
                )
            )
        else:
            self.problem.set_message("")
            self.go.toast(words.say("{title} is back.", title=_title(self, trashed)))
            self._go_on()

    def _go_on(self) -> None:
        """The button that was pressed is gone: the focus goes to the next one."""
        self.follow()
        (self.first_focus() or self).setFocus()

    def _tell(self, reason: str) -> None:
        text = self.words.say("This course could not be put back.")
        self.problem.set_message(text, "danger", reason)
        announce(self, f"{text} {reason}")


def _title(screen: TrashScreen, trashed: Trashed) -> str:
    return (trashed.title or "").strip() or screen.words.say("Course without a title")
