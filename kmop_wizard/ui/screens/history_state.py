"""One earlier state of a training, to read; and the way back to it."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.facts.groups import fact_groups
from kmop_wizard.app.facts.words import fact_words
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.papers import kind_of
from kmop_wizard.domain.training import Attachment, Training
from kmop_wizard.i18n.sentences import step_title
from kmop_wizard.i18n.sentences.history import change_sentences, moment_words, place_words
from kmop_wizard.i18n.sentences.papers import paper_kind, paper_refused
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentHome, AttachmentRefused, file_name
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.history import Past, differences
from kmop_wizard.ui.screens.column import ColumnScreen, Section
from kmop_wizard.ui.screens.history_source import history_of, open_editor
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.fact_line import FactLine
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.window.screen import Context, Route

_MOST_GROUPS: Final = 60
_MOST_SENTENCES: Final = 30
_LONGEST_TEXT: Final = 5_000
"""In characters. A file from elsewhere may hold any number of things."""


class HistoryStateScreen(ColumnScreen):
    """The state that was chosen in the history; the newest one when none was."""

    def __init__(self, context: Context, route: Route) -> None:
        self._past = _chosen(context, route)
        super().__init__(context, route, _heading(context, self._past))
        self._wording = fact_words(self.words, self.session.rules)
        self.problem = Banner("danger")
        self.problem.setObjectName("history.problem")
        self._difference = Section(name="history.difference")
        self.restore = Button("primary", "action.bring_back")
        self.restore.setText(self.words.say("Put this version back"))
        self.restore.clicked.connect(self._bring_back)
        if self._past is not None:
            self._show(self._past)
        self.add_main(self.restore)
        self.follow()

    def first_focus(self) -> QWidget | None:
        return self.back_button if self.restore.isHidden() else self.restore

    def go_back(self) -> None:
        self.go.to(self.route._replace(screen="history"))

    def follow(self) -> None:
        """Say what would change now."""
        editor = open_editor(self.session, self.route.training_id)
        now = editor.training if editor is not None else None
        past = self._past
        if past is None:
            self.restore.hide()
            return
        same = now is not None and same_facts(now, past.training)
        self.restore.setVisible(not same)
        self._difference.setVisible(now is not None)
        self._difference.clear()
        if same:
            self._difference.add(Label(self.words.say("This is the current version.")))
        elif now is not None:
            self._show_difference(now, past.training)

    # -- showing ---------------------------------------------------------------------------------

    def _show(self, past: Past) -> None:
        words = self.words
        place = place_words(words, past.computer, computer_name())
        self.add(Label(f"{short_title(words, past.training)} \u00b7 {place}", tone="muted"))
        self.add(self.problem)
        self.add(self._difference)
        groups = fact_groups(words, past.training, self._wording)
        for step, of_step in groupby(groups[:_MOST_GROUPS], key=lambda group: group.step):
            part = Section(step_title(words, step))
            for group in of_step:
                if group.entry:
                    part.add(Label(group.entry, bold=True))
                for name, value in group.facts:
                    part.add(FactLine(name, value[:_LONGEST_TEXT]))
            self.add(part)
        self._show_papers(past.training)
        if past.training.notes.strip():
            part = Section(words.say("Notes"))
            part.add(Label(past.training.notes[:_LONGEST_TEXT]))
            self.add(part)
        texts = [past.training.notes, *(text for group in groups for _, text in group.facts)]
        papers = len(past.training.attachments)
        cut = max(len(groups), papers) > _MOST_GROUPS or max(map(len, texts)) > _LONGEST_TEXT
        if cut:
            self.add(Label(words.say("There is more in this version than is shown here.")))

    def _show_papers(self, training: Training) -> None:
        if not training.attachments:
            return
        words, home = self.words, AttachmentHome(self.session.folders.data, training.id)
        part = Section(words.say("Documents to keep"))
        for paper in training.attachments[:_MOST_GROUPS]:
            part.add(FactLine(paper_kind(words, kind_of(paper)), file_name(paper)))
            trouble = self._trouble(home, paper)
            if trouble:
                part.add(Label(trouble, tone="warning"))
        self.add(part)

    def _trouble(self, home: AttachmentHome, paper: Attachment) -> str:
        try:
            home.path(paper)
        except AttachmentRefused as refused:
            return paper_refused(self.words, refused.code, file_name(paper))
        return ""

    def _show_difference(self, now: Training, then: Training) -> None:
        words = self.words
        self._difference.add(Label(words.say("Putting it back changes this:"), bold=True))
        said = change_sentences(words, differences(now, then), then, self._wording)
        for sentence in said[:_MOST_SENTENCES]:
            self._difference.add(Label(sentence))
        left = len(said) - _MOST_SENTENCES
        if left > 0:
            text = words.count("{n} more change", "{n} more changes", left)
            self._difference.add(Label(text))

    # -- bringing back ---------------------------------------------------------------------------

    def _bring_back(self) -> None:
        past = self._past
        if past is None:
            return
        editor = open_editor(self.session, self.route.training_id)
        if editor is None:
            self._put_in_place(past)
        else:
            self._become(editor, past)

    def _become(self, editor: Editor, past: Past) -> None:
        """Take the state for the facts, once how the training is now is in the history too."""
        words, session = self.words, self.session
        session.leave(self.route.training_id)
        session.saves.settle()
        if not session.archive.holds(editor.training):
            text = words.say("Nothing was changed.")
            why = words.say("The current version could not be saved first. Try again.")
            self.problem.set_message(text, "danger", why)
            announce(self, f"{text} {why}")
            return
        step = editor.replace_all(past.training)
        message = words.say("Version of {moment} put back.", moment=_heading(self.context, past))
        self._leave_screen()
        self.go.offer_undo(message, editor, step)

    def _put_in_place(self, past: Past) -> None:
        """Write the state where the file is damaged or gone."""
        words, session = self.words, self.session
        try:
            damaged = session.archive.bring_back(past.training)
        except SaveFailed as failure:
            session.load()
            session.saves.report(failure)
            return
        session.load()
        title = short_title(words, past.training)
        if damaged is None:
            self._leave(words.say("{title} is back.", title=title))
        else:
            message = words.say(
                "{title} is back. The damaged file is kept in {folder}.",
                title=title,
                folder=damaged.parent,
            )
            self._leave(message)

    def _leave(self, message: str) -> None:
        self._leave_screen()
        self.go.toast(message)

    def _leave_screen(self) -> None:
        self.go.open_training(self.route.training_id, self.route.step)


def _chosen(context: Context, route: Route) -> Past | None:
    if isinstance(route.value, Past):
        return route.value
    return next(iter(history_of(context.session, route.training_id)), None)


def _heading(context: Context, past: Past | None) -> str:
    words = context.words
    return words.say("Version history") if past is None else moment_words(words, past.moment)
