"""The documents to keep: those that are here, those that are missing, and until when."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.domain.facts import place_of
from kmop_wizard.domain.papers import OTHER, PAPERS_OF_STEP, missing_papers, papers_of_kind
from kmop_wizard.domain.training import ATTACHMENT_KINDS, Attachment
from kmop_wizard.i18n.pages.page import Act, Chip, bold
from kmop_wizard.i18n.sentences.papers import paper_contents, paper_kind
from kmop_wizard.storage.attachments import file_name
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame, empty
from kmop_wizard.ui.papers.opening import open_attachment
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.choice_field import SelectField
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.ruled_rows import RuledRows
from kmop_wizard.ui.widgets.sign import Sign
from kmop_wizard.ui.window.links import open_file

_BESIDE: Final = 26
_SIGN: Final = 32
_ORDER: Final = (*(kind for kinds in PAPERS_OF_STEP.values() for kind in kinds), OTHER)
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class _Paper(NamedTuple):
    """A kind of paper, and a file of that kind, or none while it is missing."""

    kind: str
    attachment: Attachment | None


class DocumentsSection(SectionFrame):
    """A row for each file, and for each kind that should be here by now."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self._home = host.context.session.attachments(host.editor.training.id)
        self._shown: tuple[_Paper, ...] | None = None
        self._unfolded: set[str] = set()
        self._problem = Label(tone="danger")
        self._problem.hide()
        rows = RuledRows()
        self._rows = rows.column
        self.part().addWidget(rows)
        end = self.part(10)
        buttons = FlowRow(gap=12)
        self._add = Button("primary", "action.add_attachment", words.say("Add a file…"))
        self._add.clicked.connect(lambda: host.do(Act("add_paper", "")))
        dossier = Button("secondary", "action.save_dossier", words.say("Save the dossier…"))
        dossier.clicked.connect(lambda: host.do(Act("save_dossier", "")))
        folder = Button("plain", "action.open_folder", words.say("Open the folder"))
        folder.clicked.connect(self._open_folder)
        drag = small(words.say("Or drag it to this window."))
        drag.setWordWrap(False)
        for part in (self._add, dossier, drag):
            buttons.add(part)
        end.addWidget(self._problem)
        end.addWidget(buttons)
        more = FlowRow(gap=22)
        for name, text in (
            ("save_pdf", words.say("Checklist as PDF…")),
            ("save_calendar_of_training", words.say("Add deadlines to your calendar…")),
        ):
            link = Button("plain", f"action.{name}", text)
            link.clicked.connect(lambda _on=False, kind=name: self._put_on_paper(kind))
            more.add(link)
        more.add(folder)
        self.part(slim=True).addWidget(more)
        self.follow()

    def first_focus(self) -> QWidget:
        return self._add

    def follow(self) -> None:
        papers = tuple(self._papers())
        self._say_what_is_here(papers)
        if papers != self._shown:
            self._shown = papers
            focused = self.window().focusWidget()
            name = focused.objectName() if focused and self.isAncestorOf(focused) else ""
            self._build(papers)
            self._focus(name)

    def _papers(self) -> list[_Paper]:
        entry = self.host.entry
        missing = missing_papers(entry.training, entry.plan)
        return [
            _Paper(kind, attachment)
            for kind in _ORDER
            for attachment in papers_of_kind(entry.training, kind)
            or ((None,) if kind in missing else ())
        ]

    def _say_what_is_here(self, papers: tuple[_Paper, ...]) -> None:
        words, keep_until = self.words, self.host.entry.plan.deadlines.keep_until
        kinds = {paper.kind for paper in papers if paper.kind != OTHER}
        missing = {paper.kind for paper in papers if paper.attachment is None}
        sentence = ""
        if keep_until is not None:
            sentence = words.say("Keep them until {day}.", day=bold(words.day(keep_until)))
        text = words.say("{n} of {total}", n=len(kinds - missing), total=len(kinds))
        self.set_heading(words.say("Documents to keep"), sentence, Chip(text) if kinds else None)

    # -- the rows --------------------------------------------------------------------------------

    def _build(self, papers: tuple[_Paper, ...]) -> None:
        empty(self._rows)
        for kind, attachment in papers:
            row = self._missing(kind) if attachment is None else self._kept(kind, attachment)
            self._rows.addWidget(row)
            row.show()  # at once: the focus may come back to it
        if not papers:
            self._rows.addWidget(
                Label(self.words.say("There is nothing to keep yet."), tone="muted")
            )

    def _focus(self, name: str) -> None:
        """Give the focus back to what is built anew, or to what is always there."""
        if name:
            found = (each for each in self.findChildren(QWidget, name) if each.isVisibleTo(self))
            next(found, self._add).setFocus()

    def _missing(self, kind: str) -> QWidget:
        words = self.words
        add = Button("secondary", f"action.add_paper.{kind}", words.say("Add…"))
        add.setAccessibleName(words.say("Add: {paper}", paper=paper_kind(words, kind)))
        add.clicked.connect(lambda: self.host.do(Act(f"add_paper.{kind}", "")))
        title = FlowRow(gap=6)
        title.add(Label(self._title(kind), bold=True, wrap=False))
        title.add(Label(words.say("missing"), "small", "warning", bold=True, wrap=False))
        row = QWidget()
        _fill(row, Sign("warning", _SIGN, "warning"), title, paper_contents(words, kind), add)
        return row

    def _title(self, kind: str) -> str:
        names = self.host.editor.training.enrolment.participants
        if kind == "certificate" and len(names) == 1:
            return self.words.say("Certificate of {name}", name=names[0])
        return paper_kind(self.words, kind)

    def _kept(self, kind: str, attachment: Attachment) -> QWidget:
        words, name = self.words, file_name(attachment)
        place = place_of(self.host.editor.training, ("attachments", attachment.id))
        suffix = f".{place}" if place else ""
        show = Button("plain", f"action.open_attachment{suffix}", words.say("View"))
        show.setAccessibleName(words.say("View: {name}", name=name))
        show.clicked.connect(lambda: self._say(open_attachment(words, self._home, attachment)))
        more = Button("plain", f"action.more_attachment{suffix}")
        more.setAccessibleName(words.say("More: {name}", name=name))
        details = self._details(kind, attachment, suffix)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        top = QWidget()
        added = attachment.added_on
        said = name
        if added is not None:
            said = f"{name} \u00b7 " + words.say("added on {day}", day=words.day_month_year(added))
        title = Label(paper_kind(words, kind), bold=True)
        _fill(top, Sign("check", _SIGN, "success"), title, said, show, more)
        column.addWidget(top)
        column.addWidget(details)

        def unfold(opened: bool) -> None:
            (self._unfolded.add if opened else self._unfolded.discard)(attachment.id)
            details.setVisible(opened)
            more.setText(words.say("Less") if opened else words.say("More"))

        unfold(kind == OTHER or attachment.id in self._unfolded)
        more.clicked.connect(lambda: unfold(attachment.id not in self._unfolded))
        return row

    def _details(self, kind: str, attachment: Attachment, suffix: str) -> QWidget:
        """What kind of document it is, and the way to take it off the list."""
        words, name = self.words, file_name(attachment)
        choice = SelectField(f"attachments{suffix}.kind")
        choice.set_label(words.say("Kind of document"))
        choice.edit.setAccessibleName(words.say("Kind of document: {name}", name=name))
        choice.set_options([(each, paper_kind(words, each)) for each in ATTACHMENT_KINDS])
        choice.set_text(kind)
        choice.edited.connect(lambda chosen: self._choose_kind(attachment.id, chosen))
        remove = Button("plain", f"action.remove_attachment{suffix}", words.say("Remove"))
        remove.setAccessibleName(words.say("Remove: {name}", name=name))
        remove.clicked.connect(lambda: self._remove(attachment.id))
        choice.add_trailing(remove)
        details = QWidget()
        around = QVBoxLayout(details)
        around.setContentsMargins(_SIGN + 12, 0, 0, 6)
        around.addWidget(choice)
        return details

    # -- what is done ----------------------------------------------------------------------------

    def _choose_kind(self, attachment_id: str, kind: str) -> None:
        editor = self.host.editor
        editor.end_step()
        editor.enter(("attachments", attachment_id, "kind"), kind)
        editor.end_step()

    def _remove(self, attachment_id: str) -> None:
        """Take a paper off the training; its copy stays, so that undo brings it back whole."""
        host = self.host
        self._add.setFocus()
        host.editor.end_step()
        step = host.editor.remove_entry("attachments", attachment_id)
        message = self.words.say("Removed from the list. The copy stays on this computer.")
        host.context.go.offer_undo(message, host.editor, step)

    def _open_folder(self) -> None:
        folder = self._home.folder
        shown = folder.is_dir() and open_file(folder)
        self._say("" if shown else self.words.say("There is no folder yet: add a file first."))

    def _put_on_paper(self, kind: str) -> None:
        from kmop_wizard.ui.papers.exports import save_calendar_of
        from kmop_wizard.ui.papers.paper_actions import save_pdf

        host = self.host
        host.editor.end_step()
        make = save_pdf if kind == "save_pdf" else save_calendar_of
        make(host.context, self.window(), host.editor.training.id)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        announce(self, problem)


def _fill(row: QWidget, sign: QWidget, title: QWidget, text: str, *buttons: QWidget) -> None:
    texts = QVBoxLayout()
    texts.setSpacing(1)
    texts.addWidget(title)
    texts.addWidget(small(text))
    paper, presses = QWidget(), FlowRow(gap=12)
    beside_sign = QHBoxLayout(paper)
    beside_sign.setContentsMargins(0, 0, 0, 0)
    beside_sign.setSpacing(12)
    beside_sign.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    beside_sign.addLayout(texts, 1)
    for button in buttons:
        presses.add(button)
    around = QVBoxLayout(row)
    around.setContentsMargins(0, 8, 0, 8)
    around.addWidget(Beside(paper, presses, _BESIDE, (1, 0), 12, second_at=_MIDDLE))
