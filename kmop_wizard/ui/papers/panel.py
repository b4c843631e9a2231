"""The folded part of each page with the papers of the training: add, open, name, take off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.not_added import MOST_AT_ONCE, listed, no_document, too_many
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.papers import OTHER, PAPERS_OF_STEP, kind_of, missing_papers
from kmop_wizard.domain.training import ATTACHMENT_KINDS, Attachment
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.i18n.sentences.papers import paper_contents, paper_kind, paper_refused
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import (
    AttachmentRefused,
    file_name,
)
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.choice_field import SelectField
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.scroll import bring_into_sight
from kmop_wizard.ui.window import dialogs
from kmop_wizard.ui.window.links import open_file
from kmop_wizard.ui.window.screen import Context

OPENED: Final = frozenset(
    (
        *("bmp", "gif", "heic", "jpeg", "jpg", "png", "tif", "tiff", "webp"),
        *("doc", "docx", "odp", "ods", "odt", "ppt", "pptx", "rtf", "xls", "xlsx"),
        *("csv", "eml", "msg", "pdf", "txt", "xml"),
    )
)
"""Kinds of files that show something and run nothing."""
_OPEN: Final = "papers.open"
_TOLD: Final = "papers.told"


class Papers(Collapsible):
    """All papers of the training, and what those of this step must show.

    ``reshaped``: there are other papers now than those that were built.
    """

    reshaped = Signal()

    def __init__(self, context: Context, editor: Editor, step: str) -> None:
        super().__init__("action.toggle.papers")
        self._context = context
        self._editor = editor
        self._step = step
        self._home = context.session.attachments(editor.training.id)
        self._files = [each.file for each in editor.training.attachments]
        self._rows: list[_Row] = []
        self._problem = Banner("danger")
        self._missing = Label(tone="warning")
        self._add = Button(
            "secondary", "action.add_attachment", self._context.words.say("Add a document…")
        )
        self._add.clicked.connect(self.ask)
        self._build()
        self.set_open(bool(context.memory.get(_OPEN)))
        told_of, problems = context.memory.pop(_TOLD, ("", ()))
        if told_of == editor.training.id:
            # after the page has got its place back
            QTimer.singleShot(0, self, lambda: self._say(problems))
        self.toggled.connect(lambda opened: context.memory.update({_OPEN: opened}))

    def follow(self, entry: Entry) -> None:
        """Show the papers as they are."""
        training = entry.training
        self._title(len(training.attachments))
        if [each.file for each in training.attachments] != self._files:
            self.reshaped.emit()
            return
        for row, attachment in zip(self._rows, training.attachments, strict=True):
            row.follow(attachment)
        of_step = PAPERS_OF_STEP[self._step]
        missing = [kind for kind in missing_papers(training, entry.plan) if kind in of_step]
        names = ", ".join(paper_kind(self._context.words, kind) for kind in missing)
        self._missing.setText(self._context.words.say("Not added yet: {papers}", papers=names))
        self._missing.setVisible(bool(missing))

    def ask(self) -> None:
        """Let the person choose files, and add them."""
        title = self._context.words.say("Add a document")
        paths = dialogs.files_to_open(self.window(), self._context.words, title)
        self.add_files([IncomingFile(path) for path in paths])

    def add_files(self, files: Sequence[IncomingFile]) -> None:
        """Keep copies of ``files`` with the training; what can't be kept is said, with why."""
        from kmop_wizard.app.intake.paper_kind import kind_of_file

        added: list[Attachment] = []
        problems = too_many(self._context.words, files)
        for file in files[:MOST_AT_ONCE]:
            if reason := no_document(self._context.words, file.path):
                problems.append(reason)
                continue
            try:
                kind = kind_of_file(file)
                added.append(self._home.add_file(file.path, kind, self._context.session.today))
            except AttachmentRefused as refused:
                problems.append(paper_refused(self._context.words, refused.code, file.name))
            except SaveFailed as failure:
                problems.append(save_problem(self._context.words, failure.code))
                break
        self._say(problems)
        if added:
            self._keep(added, problems)

    def _keep(self, added: list[Attachment], problems: Sequence[str]) -> None:
        words, training = self._context.words, self._editor.training
        known = {each.file for each in training.attachments}
        new = tuple(each for each in added if each.file not in known)
        self._context.memory[_OPEN] = True
        if not new:
            here = words.say("{name} is here already.", name=file_name(added[0]))
            self._say([*problems, here])
            return
        if problems:  # for the page that is built anew with the new papers
            self._context.memory[_TOLD] = (training.id, problems)
        self._editor.end_step()
        all_of_them = (*training.attachments, *new)
        step = self._editor.replace_all(replace(training, attachments=all_of_them))
        said = [words.count("{n} document added.", "{n} documents added.", len(new))]
        if unclear := ", ".join(file_name(each) for each in new if each.kind == OTHER):
            said.append(words.say("Choose the kind of document: {files}.", files=unclear))
        self._context.go.offer_undo(" ".join([*said, *problems[:1]]), self._editor, step)

    def _say(self, problems: Sequence[str]) -> None:
        text = listed(self._context.words, problems)
        self._problem.set_message(text)
        if text:
            self.set_open(True)
            bring_into_sight(self._problem)
            announce(self, text)

    def _build(self) -> None:
        words = self._context.words
        for kind in PAPERS_OF_STEP[self._step]:
            self.add(Label(paper_kind(words, kind), bold=True))
            self.add(Label(paper_contents(words, kind), tone="muted"))
        self.add(self._missing)
        for index, attachment in enumerate(self._editor.training.attachments):
            card = Card()
            QVBoxLayout(card).addWidget(self._row(index, attachment))
            self.add(card)
        self.add(self._problem)
        buttons = FlowRow()
        buttons.add(self._add)
        self.add(buttons)
        self.add(small(words.say("You can also drag files to this window. Copies are kept.")))
        heading = Label(words.say("To print or take along"), bold=True)
        heading.drop(10)
        self.add(heading)
        self.add(self._deeds())

    def _deeds(self) -> FlowRow:
        """What can be made of this training, on paper or for another program."""
        words, row = self._context.words, FlowRow()
        for name, text in (
            ("print", words.say("Print the checklist…")),
            ("save_pdf", words.say("Checklist as PDF…")),
            ("dossier", words.say("Dossier for an inspection…")),
        ):
            button = Button("secondary", f"action.{name}", text)
            button.clicked.connect(lambda _on=False, deed=name: self._put_on_paper(deed))
            row.add(button)
        text = words.say("Add deadlines to your calendar…")
        calendar = Button("secondary", "action.save_calendar_of_training", text)
        calendar.clicked.connect(self._save_calendar)
        row.add(calendar)
        return row

    def _row(self, index: int, attachment: Attachment) -> _Row:
        row = _Row(self._context.words, f".{index}" if index else "", attachment)
        row.kind.edited.connect(lambda kind: self._choose_kind(attachment.id, kind))
        row.open.clicked.connect(lambda: self._open_paper(attachment))
        row.remove.clicked.connect(lambda: self._remove(attachment.id))
        self._rows.append(row)
        return row

    def _title(self, number: int) -> None:
        words = self._context.words
        title = words.say("Documents to keep")
        shown = f"{title} ({number})" if number else title
        self.set_texts(shown, words.say("open"), words.say("closed"))

    def _put_on_paper(self, deed: str) -> None:
        from kmop_wizard.ui.papers.paper_actions import DEEDS

        self._editor.end_step()
        DEEDS[deed](self._context, self.window(), self._editor.training.id)

    def _save_calendar(self) -> None:
        from kmop_wizard.ui.papers.exports import save_calendar_of

        self._editor.end_step()
        save_calendar_of(self._context, self.window(), self._editor.training.id)

    def _choose_kind(self, attachment_id: str, kind: str) -> None:
        """Record what kind of paper it is."""
        self._editor.end_step()
        self._editor.enter(("attachments", attachment_id, "kind"), kind)
        self._editor.end_step()

    def _open_paper(self, attachment: Attachment) -> None:
        """Show a kept file in the program that the system has for it."""
        words = self._context.words
        try:
            path = self._home.path(attachment)
        except AttachmentRefused as refused:
            self._say([paper_refused(words, refused.code, file_name(attachment))])
            return
        if path.suffix.lower().removeprefix(".") not in OPENED:
            message = words.say(
                "{name} is not opened from here: files of this kind can run a program.",
                name=path.name,
            )
            self._say([message])
        elif not open_file(path):
            self._say([words.say("No program on this computer could show {name}.", name=path.name)])
        else:
            self._say([])

    def _remove(self, attachment_id: str) -> None:
        """Take a paper off the training; its copy stays, so that undo brings it back whole."""
        self._add.setFocus()
        self._editor.end_step()
        step = self._editor.remove_entry("attachments", attachment_id)
        message = self._context.words.say("Removed from the list. The copy stays on this computer.")
        self._context.go.offer_undo(message, self._editor, step)


class _Row(Form):
    """One paper: its name, its kind, and what can be done with it."""

    def __init__(self, words: Words, suffix: str, attachment: Attachment) -> None:
        super().__init__(gap=2)
        self._words = words
        name = file_name(attachment)
        self.kind = SelectField(f"attachments{suffix}.kind")
        self.kind.set_label(words.say("Kind of document"))
        self.kind.edit.setAccessibleName(words.say("Kind of document: {name}", name=name))
        self.kind.set_options([(kind, paper_kind(words, kind)) for kind in ATTACHMENT_KINDS])
        self.open = Button(
            "secondary", f"action.open_attachment{suffix}", words.say("Open the file")
        )
        self.open.setAccessibleName(words.say("Open: {name}", name=name))
        self.remove = Button("link", f"action.remove_attachment{suffix}", words.say("Remove"))
        self.remove.setAccessibleName(words.say("Remove: {name}", name=name))
        self.kind.add_trailing(self.open)
        self.kind.add_trailing(self.remove)
        self._added = small()
        self.add(Label(name, bold=True))
        self.add(self._added)
        self.add(self.kind)
        self.follow(attachment)

    def follow(self, attachment: Attachment) -> None:
        """Show the facts of the paper."""
        self.kind.set_text(kind_of(attachment))
        added = attachment.added_on
        if added is not None:
            self._added.setText(self._words.say("added on {day}", day=self._words.day(added)))
        self._added.setVisible(added is not None)
