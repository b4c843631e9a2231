"""One value that an e-mail proposes, with the line that it came from."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kmop_wizard.app.facts.kinds import mean_the_same
from kmop_wizard.app.facts.table import spec_of
from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.training import Training
from kmop_wizard.exchange.payment_qr import clean
from kmop_wizard.i18n.sentences.deposits import proposed_value
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.with_aside import WithAside

if TYPE_CHECKING:
    from kmop_wizard.exchange.mail.reader import Proposal
    from kmop_wizard.ui.pages.page import StepPage


class ProposalRow(WithAside):
    """For the fact at ``path``; hidden while nothing is proposed. ``take`` takes it over.

    ``is_open``: it is proposed and not what the training has.
    """

    def __init__(self, page: StepPage, path: Path) -> None:
        words = page.words
        self.take = Button(
            "secondary", f"action.take.{page.editor.object_name(path)}", words.say("Take over")
        )
        super().__init__(self.take, gap=2)
        self._page = page
        self._proposal: Proposal | None = None
        self.path = path
        self.label = words.say(spec_of(path).label)
        self.is_open = False
        self.take.setAccessibleName(words.say("Take over: {field}", field=self.label))
        self._value = Label(bold=True)
        self._source = Label(tone="muted")
        self._known = small()
        for part in (self._value, self._source, self._known):
            self.texts.addWidget(part)
        self.setContentsMargins(0, 4, 0, 4)
        self.setVisible(False)

    @property
    def value(self) -> str | Decimal | date | None:
        """What is proposed."""
        return self._proposal.value if self._proposal else None

    def show_proposal(self, proposal: Proposal | None, training: Training) -> None:
        """Show ``proposal`` beside what ``training`` has."""
        self._proposal = proposal
        known = fact(training, self.path)
        kind = spec_of(self.path).kind
        self.is_open = proposal is not None and not mean_the_same(kind, known, proposal.value)
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
        typed = self._page.editor.drafts.get(self.path, "")
        if known not in (None, ""):
            typed = proposed_value(words, proposal.fact, known)
        if not self.is_open:
            self._known.setText(f"\u2713 {words.say('filled in')}")
        else:
            self._known.setText(words.say("Filled in now: {value}", value=clean(typed)))
        self._known.set_tone("muted" if self.is_open else "success")
        self._known.setVisible(bool(typed))
