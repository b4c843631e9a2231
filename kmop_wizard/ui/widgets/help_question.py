"""Questions at the end of a page, each answered in a frame beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.popup import Popup

_WIDE: Final = 420


class HelpQuestion(NamedTuple):
    """``name`` ends the name of its button, ``action.help.<name>``."""

    name: str
    question: str
    answer: str


class HelpQuestions(QWidget):
    """A few words ("Good to know") and the questions after them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intro = small()
        self._row = FlowRow(gap=18 - 2 * theme.RING, down=0)
        self._row.add(self._intro)
        self._buttons: list[Button] = []
        self._opened: Button | None = None
        self._question = Label(bold=True)
        self._answer = Label()
        self.close_button = Button("quiet", "action.close_help", "\u2715")
        self._popup = Popup(self._frame(), self)
        self.close_button.clicked.connect(self._popup.close)
        column = QVBoxLayout(self)
        column.addWidget(self._row)

    def _frame(self) -> QWidget:
        frame = QWidget()
        top = QHBoxLayout()
        top.addWidget(self._question, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(frame)
        column.setContentsMargins(6, 0, 2, 4)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._answer)
        return frame

    def set_questions(self, intro: str, questions: Sequence[HelpQuestion], close: str) -> None:
        """``close`` is what the button that closes the answer is called."""
        self._intro.setText(intro)
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(close)
        for button in self._buttons:
            self._row.take_out(button)
            button.deleteLater()
        self._buttons = []
        for question in questions:
            button = Button("plain", f"action.help.{question.name}", question.question)
            button.clicked.connect(lambda _on=False, b=button, q=question: self._open(b, q))
            self._buttons.append(button)
            self._row.add(button)

    def _open(self, button: Button, question: HelpQuestion) -> None:
        self._question.setText(question.question)
        self._answer.setText(question.answer)
        self._popup.setAccessibleName(question.question)
        self._popup.setAccessibleDescription(question.answer)
        self.close_button.setAccessibleDescription(f"{question.question} {question.answer}")
        self._popup.open_at(button, theme.px(self, _WIDE), self.close_button)
