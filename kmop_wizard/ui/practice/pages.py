"""The pages of the training that one practises with: what leaves the program stays undone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal

from kmop_wizard.app.practice.practice import Practice
from kmop_wizard.i18n.pages.page import Act, Situation
from kmop_wizard.i18n.pages.parts import HOME
from kmop_wizard.ui.pages.host import Matrix
from kmop_wizard.ui.pages.wizard import WizardScreen
from kmop_wizard.ui.window.screen import Context, Route

_HERE: Final = (
    "edit",
    "step",
    "continue",
    "next",
    "go_on",
    "back",
    "new_application",
    "add_invoice",
    "vat_details",
    "view_previous_applications",
    "toggle.all_facts",
    "toggle.applied_with",
    "toggle.otherwise",
    "toggle.previous_applications",
)
"""What stays in the window; all else is for the real thing."""


class PracticePages(WizardScreen):
    """``done_for_today``: on to the next day; ``turned``: another page or section may be open."""

    done_for_today = Signal()
    turned = Signal()

    def __init__(self, context: Context, practice: Practice, step: str) -> None:
        self._practice = practice
        super().__init__(context, Route("training", practice.editor.training.id, step))
        self._frame.footer.hide()

    @property
    def reading(self) -> bool:
        """Whether the e-mail is open."""
        return self._section_name == "mail"

    def do(self, act: Act) -> None:
        if act.name == HOME:
            self.done_for_today.emit()
        elif act.name == "paste_mail":
            self._paste_mail()
        elif act.name == "read_einvoice":
            self._read_einvoice()
        elif act.name in _HERE or act.name.partition(".")[0] in _HERE:
            super().do(act)
        else:
            self.go.open_link(act.name)

    def leave(self) -> None:
        self.settle()

    def deposit_code(self) -> Matrix | str:
        return self.words.say("No payment code while you practise.")

    def _situation(self) -> Situation:
        return super()._situation()._replace(practice=True)

    def _show(self, *, following: bool = False) -> None:
        super()._show(following=following)
        self.turned.emit()

    def _after_section(self) -> None:
        super()._after_section()
        self.turned.emit()

    def _paste_mail(self) -> None:
        from kmop_wizard.ui.pages.sections.mail import MailSection

        section = MailSection(self)
        self.show_section("mail", section)
        section.read(self._practice.mail())

    def _read_einvoice(self) -> None:
        from kmop_wizard.ui.pages.intake import read_einvoices

        self.settle()
        read_einvoices(self, [self._practice.invoice()])
