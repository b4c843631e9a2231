"""Files that are no training, or of a newer program: named, explained and left alone."""

from __future__ import annotations

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.i18n.sentences import unreadable_reason
from kmop_wizard.storage.backups import Version
from kmop_wizard.storage.listing import NewerFile, UnreadableFile
from kmop_wizard.ui.home.cards import Cards
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.window.screen import Route


class Notices(Cards):
    """A calm card per file."""

    def follow(self) -> None:
        """Show the files as they were last listed."""
        listing = self.context.workspace.listing
        if self.is_new((listing.newer, listing.unreadable)):
            newer = [self._newer(each) for each in listing.newer]
            self.show_cards([*newer, *(self._unreadable(each) for each in listing.unreadable)])

    def _newer(self, newer: NewerFile) -> Banner:
        say = self.context.words.say
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
        button = Button("secondary", f"action.open.{newer.id}", say("View"))
        button.setAccessibleName(say("View: {title}", title=newer.title or newer.file))
        go = self.context.go
        button.clicked.connect(lambda: go.to(Route("newer", training_id=newer.file)))
        card.add_button(button)
        self.buttons.append(button)
        return card

    def _unreadable(self, unreadable: UnreadableFile) -> Banner:
        words, kept = self.context.words, self.context.workspace.kept
        damaged = kept.damaged(unreadable)
        newest = kept.newest(damaged) if damaged else None
        if damaged and unreadable.reason == "not_a_file":
            reason = words.say("a folder lies in the place of the file")
        else:
            reason = unreadable_reason(words, unreadable.reason, unreadable.where)
        card = Banner("warning", self)
        message = words.say("A file could not be used: {file}", file=unreadable.file)
        detail = words.say(
            "The reason: {reason}. The file was left as it is, and the other trainings are not"
            " affected.",
            reason=reason,
        )
        if newest is not None:
            title = short_title(words, newest.training)
            message = words.say("{title} can't be opened", title=title)
            file = words.say("File: {file}", file=unreadable.file)
            detail = f"{detail} {self._offer(card, newest)} {file}"
        elif damaged and unreadable.reason != "other_format":
            detail += " " + words.say(
                "This computer keeps no earlier version of it. If there is a copy elsewhere, put"
                " that in its place."
            )
        card.set_message(message, detail=detail)
        return card

    def _offer(self, card: Banner, newest: Version) -> str:
        """Offer to bring back what is kept; what it is, in words."""
        from kmop_wizard.i18n.sentences.history import moment_words  # most starts have no need

        words, go, training = self.context.words, self.context.go, newest.training
        title = short_title(words, training)
        button = Button("secondary", f"action.bring_back.{training.id}")
        button.setText(words.say("Put back…"))
        button.setAccessibleName(words.say("Put back… {title}", title=title))
        button.clicked.connect(lambda: go.to(Route("history", training.id)))
        card.add_button(button)
        self.buttons.append(button)
        return words.say(
            "Your computer keeps a version of {moment}.", moment=moment_words(words, newest.moment)
        )
