"""Files that are no training, or of a newer program: named, explained and left alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.i18n.sentences import unreadable_reason
from kmop_wizard.storage.archive import Archive
from kmop_wizard.storage.backups import Version
from kmop_wizard.storage.listing import NOT_DOWNLOADED, NewerFile, UnreadableFile
from kmop_wizard.ui.home.cards import Cards
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.window.screen import Route

_MOST_NAMED: Final = 5


class Notices(Cards):
    """A calm card per file, and one for the files that are gone."""

    def follow(self) -> None:
        """Show the files as they were last listed."""
        session = self.context.session
        listing, missed = session.listing, session.archive.missed()
        # While the folder is away nothing can be put back in it.
        away = session.folder_problem is not None
        if self.is_new((listing.newer, listing.unreadable, missed, away)):
            gone = [found for each in missed if (found := session.archive.newest(each))]
            cards = [self._newer(each) for each in listing.newer]
            cards += [self._gone(gone)] if gone else []
            self.show_cards([*cards, *(self._unreadable(each) for each in listing.unreadable)])

    def _gone(self, gone: Sequence[Version]) -> Banner:
        words, go, archive = self.context.words, self.context.go, self.context.session.archive
        titles = [short_title(words, each.training) for each in gone[:_MOST_NAMED]]
        titles += ["…"] if len(gone) > _MOST_NAMED else []
        card = Banner("warning", self)
        card.set_message(
            words.count(
                "The file of {n} training is gone: {titles}",
                "The files of {n} trainings are gone: {titles}",
                len(gone),
                titles=", ".join(titles),
            ),
            detail=words.say(
                "Something outside this program removed it. This computer still has the last saved"
                " version. Is the folder synchronised? Then wait until that is done."
            ),
        )
        see = Button("secondary", "action.open_gone", words.say("See and put back…"))
        see.clicked.connect(lambda: go.to(Route("trash")))
        leave = Button("link", "action.let_go", words.say("Leave it"))
        leave.clicked.connect(lambda: self._let_go(archive, [each.training.id for each in gone]))
        for button in (see, leave):
            card.add_button(button)
            self.buttons.append(button)
        return card

    def _let_go(self, archive: Archive, training_ids: list[str]) -> None:
        archive.let_go(training_ids)
        self.follow()

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
        words, archive = self.context.words, self.context.session.archive
        if unreadable.reason == NOT_DOWNLOADED:
            return self._far(unreadable, archive.newest(unreadable.id))
        damaged = archive.damaged(unreadable)
        newest = archive.newest(damaged) if damaged else None
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

    def _far(self, unreadable: UnreadableFile, newest: Version | None) -> Banner:
        words, card = self.context.words, Banner("warning", self)
        message = words.say("A training is in the cloud and not on this computer")
        if newest is not None:
            title = short_title(words, newest.training)
            message = words.say("{title} is in the cloud and not on this computer", title=title)
        detail = words.say(
            "Download it with the program of your cloud service. It is shown here once it is on"
            " this computer. File: {file}",
            file=unreadable.file,
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
