"""One value that an e-mail proposes, with the line that it came from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.domain.facts import fact
from kmop_wizard.domain.training import Training
from kmop_wizard.exchange.payment_qr import clean
from kmop_wizard.i18n.sentences.deposits import proposed_value
from kmop_wizard.ui import theme
from kmop_wizard.ui.fact_specs import object_name, spec_of
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label, small

if TYPE_CHECKING:
    from kmop_wizard.exchange.approval_mail import Proposal
    from kmop_wizard.ui.pages.page import StepPage


_BESIDE_FROM: Final = 24.0
"""In font heights: narrower than this, the button goes under the words."""


class ProposalRow(QWidget):
    """For the fact at ``path``; hidden while nothing is proposed. ``take`` takes it over.

    ``is_open``: it is proposed and not what the training has.
    """

    def __init__(self, page: StepPage, path: str) -> None:
        super().__init__()
        words = page.words
        self._page = page
        self._proposal: Proposal | None = None
        self.path = path
        self.label = words.say(spec_of(path).label)
        self.is_open = False
        self.take = Button("secondary", f"action.take.{object_name(path)}", words.say("Take over"))
        self.take.setAccessibleName(words.say("Take over: {field}", field=self.label))
        self._value = Label(bold=True)
        self._source = Label(tone="muted")
        self._known = small()
        told = QVBoxLayout()
        told.setSpacing(2)
        for part in (self._value, self._source, self._known):
            told.addWidget(part)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 4, 0, 4)
        self._row.addLayout(told, 1)
        self._row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setVisible(False)

    @property
    def value(self) -> str | Decimal | date | None:
        """What is proposed."""
        return self._proposal.value if self._proposal else None

    def show_proposal(self, proposal: Proposal | None, training: Training) -> None:
        """Show ``proposal`` beside what ``training`` has."""
        self._proposal = proposal
        known = fact(training, self.path)
        self.is_open = proposal is not None and known != proposal.value
        if proposal is not None:
            self._show(proposal, known)
        self.take.setVisible(self.is_open)
        self.setVisible(proposal is not None)

    def _show(self, proposal: Proposal, known: str | Decimal | date | None) -> None:
        words = self._page.words
        shown = clean(proposed_value(words, proposal.fact, proposal.value))
        self._value.setText(words.say("{field}: {value}", field=self.label, value=shown))
        source = clean(proposal.source)
        self._source.setText(words.say("In the e-mail: {line}", line=source))
        typed = self._page.document.drafts.get(self.path, "")
        if known not in (None, ""):
            typed = proposed_value(words, proposal.fact, known)
        if not self.is_open:
            self._known.setText(f"\u2713 {words.say('filled in')}")
        else:
            self._known.setText(words.say("Filled in now: {value}", value=clean(typed)))
        self._known.set_tone("muted" if self.is_open else "success")
        self._known.setVisible(bool(typed))

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._arrange()

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= theme.em(self, _BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._row.setSpacing(14 if beside else 4)
