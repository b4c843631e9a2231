"""What home must not hide: questions between computers, and files that are no training."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.i18n.sentences import unreadable_reason
from kmop_wizard.storage.listing import NewerFile, UnreadableFile
from kmop_wizard.ui.home.rows import GAP
from kmop_wizard.ui.screen import Context, Route
from kmop_wizard.ui.titles import short_title
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button


class Notices(QWidget):
    """A calm card per file."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._cards: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self._column.setDirection(QBoxLayout.Direction.TopToBottom)
        self.buttons: list[QWidget] = []
        self.setVisible(False)

    def follow(self) -> None:
        """Show what is to be decided, and the files as they were last listed."""
        workspace = self._context.workspace
        listing = workspace.listing
        asked = tuple(
            (entry.training.id, short_title(self._context.words, entry.training), len(open_))
            for entry in workspace.agenda.entries
            if (open_ := workspace.disagreements.of(entry.training.id))
        )
        if (asked, listing.newer, listing.unreadable) == self._shown:
            return
        self._shown = (asked, listing.newer, listing.unreadable)
        self.buttons = []
        for card in self._cards:
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self._cards = [self._question(*each) for each in asked]
        self._cards += [self._newer(each) for each in listing.newer]
        self._cards += [self._unreadable(each) for each in listing.unreadable]
        for card in self._cards:
            self._column.addWidget(card)
        self.setVisible(bool(self._cards))

    def _question(self, training_id: str, title: str, number: int) -> Banner:
        words, go = self._context.words, self._context.go
        card = Banner("warning", self)
        card.set_message(
            words.say("{title}: two computers say something different", title=title),
            detail=words.count(
                "Both answers are kept until you choose: there is {n} question.",
                "Both answers are kept until you choose: there are {n} questions.",
                number,
            ),
        )
        button = Button("secondary", f"action.choose.{training_id}", words.say("Choose"))
        button.setAccessibleName(words.say("Choose: {title}", title=title))
        button.clicked.connect(lambda: go.open_training(training_id))
        card.add_button(button)
        self.buttons.append(button)
        return card

    def _newer(self, newer: NewerFile) -> Banner:
        say = self._context.words.say
        card = Banner("accent", self)  # of its own it would flash as a window
        card.set_message(
            say(
                "{title} comes from a newer version of this program",
                title=newer.title or newer.file,
            ),
            detail=say(
                "It can be looked at and nothing in it is changed. Install the newer version to go"
                " on. File: {file}",
                file=newer.file,
            ),
        )
        button = Button("secondary", f"action.open.{newer.file}", say("Look at it"))
        button.setAccessibleName(say("Look at it: {title}", title=newer.title or newer.file))
        go = self._context.go
        button.clicked.connect(lambda: go.to(Route("newer", training_id=newer.file)))
        card.add_button(button)
        self.buttons.append(button)
        return card

    def _unreadable(self, unreadable: UnreadableFile) -> Banner:
        words = self._context.words
        reason = unreadable_reason(words, unreadable.reason, unreadable.where)
        card = Banner("warning", self)
        card.set_message(
            words.say("A file could not be used: {file}", file=unreadable.file),
            detail=words.say(
                "The reason: {reason}. The file was left as it is, and the other trainings are not"
                " affected.",
                reason=reason,
            ),
        )
        return card
