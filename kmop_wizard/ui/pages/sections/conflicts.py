"""What two computers say differently, asked in the place of the card."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.app.overview.disagreements import Question, Side, questions_of
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.page import WARNING, Act, Chip
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.screens.history_source import history_of
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small

_AT_ONCE: Final = 10
"""So many questions are asked at once; when one is answered, the next one comes."""
_ABOUT: Final = 175
_GAP: Final = 20
_BESIDE_FROM: Final = 600
_ANY_WIDTH: Final = 16_777_215


class ConflictsSection(SectionFrame):
    """One row a question. No button is the primary, and none that decides has the focus."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self.say_where(words.say("You worked on two computers"))
        self._history = history_of(host.context.session, host.editor.training.id)
        self._shown: tuple[Question, ...] = ()
        self._rows: list[QWidget] = []
        papers = Button("secondary", "action.view_documents", words.say("View the documents"))
        papers.clicked.connect(lambda: host.do(Act("toggle.documents", "")))
        self._papers = papers
        later = Button("plain", "action.close_section", words.say("Choose later"))
        later.clicked.connect(host.close_section)
        hint = small(words.say("They show which value is right. The other stays in the history."))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(papers)
        row.addWidget(hint, 1)
        row.addWidget(later)
        self.part().addLayout(row)
        self.follow()

    def first_focus(self) -> QWidget:
        return self._papers

    def follow(self) -> None:
        host, words = self.host, self.words
        questions = questions_of(words, host.context.session, host.editor, self._history)
        if questions == self._shown:
            return
        n = len(questions)
        self.set_heading(
            words.say("Which value is right?"),
            words.say("All the rest has been merged. Nothing was lost."),
            Chip(words.count("{n} question", "{n} questions", n), WARNING),
        )
        self._shown = questions
        for row in self._rows:
            self.card.take_out(row)
            row.deleteLater()
        self._rows = [
            _Row(words, question, self._sides(question, number))
            for number, question in enumerate(questions[:_AT_ONCE])
        ]
        for place, row in enumerate(self._rows):
            self.card.place_section(row, place)

    def _sides(self, question: Question, number: int) -> list[QWidget]:
        mine, theirs = question.sides
        return [
            self._told(question, mine, f"action.keep_mine.{number}"),
            self._told(question, theirs, f"action.take_theirs.{number}"),
        ]

    def _told(self, question: Question, side: Side, name: str) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(small(side.computer))
        column.addWidget(Label(side.said, "section", bold=True))
        for text in (side.saved, side.effect):
            if text:
                column.addWidget(small(text, "muted" if text == side.saved else "ink"))
        keep = Button("secondary", name)
        keep.set_plain_text(side.keep)
        keep.setAccessibleName(f"{side.keep}: {question.name}, {side.computer}")
        keep.clicked.connect(lambda: self._decide(question, side))
        row = FlowRow()  # the text of the button may be long
        row.add(keep)
        column.addSpacing(8)
        column.addWidget(row)
        column.addStretch(1)
        return part

    def _decide(self, question: Question, side: Side) -> None:
        host = self.host
        self._papers.setFocus()
        host.editor.end_step()
        step = host.editor.decide(question.conflict, side.value)
        message = self.words.say("{field}: {value}", field=question.name, value=side.said)
        host.context.go.offer_undo(message, host.editor, step)


class _Row(QWidget):
    """What it is about, and the two sides, beside each other where there is room."""

    def __init__(self, words: Words, question: Question, sides: list[QWidget]) -> None:
        super().__init__()
        self._about = QWidget()
        about = QVBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.setSpacing(2)
        about.addWidget(Label(question.name, bold=True))
        if question.step:
            number = STEPS.index(question.step) + 1
            about.addWidget(small(words.say("step {n}", n=number)))
        about.addStretch(1)
        self._sides = sides
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._about)
        for side in sides:
            self._row.addWidget(side, 1)
        self._arrange()

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        # of the narrow shape, or the wide one would keep it from getting narrow
        widest = max(part.minimumSizeHint().width() for part in (self._about, *self._sides))
        margins = self._row.contentsMargins()
        wide = widest + margins.left() + margins.right()
        return QSize(wide, super().minimumSizeHint().height())

    @property
    def _beside(self) -> bool:
        return self.width() >= theme.px(self, _BESIDE_FROM)

    def _arrange(self) -> None:
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if self._beside else direction.TopToBottom)
        self._row.setSpacing(theme.px(self, 2 * _GAP) if self._beside else 14)
        width = theme.px(self, _ABOUT) if self._beside else 0
        self._about.setMinimumWidth(width)
        self._about.setMaximumWidth(width or _ANY_WIDTH)
        self.setMinimumHeight(self._row.totalHeightForWidth(self.width()) if self.width() else 0)

    def paintEvent(self, _asked: QPaintEvent) -> None:
        if not self._beside:
            return
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        for side in self._sides:
            x = side.x() - theme.px(self, _GAP) + 0.5
            painter.drawLine(QLineF(x, side.y() + 4, x, side.geometry().bottom()))
