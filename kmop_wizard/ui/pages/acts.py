"""What a press on a page does, by the first word of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from kmop_wizard.domain.training import Application
from kmop_wizard.i18n.pages.page import Act
from kmop_wizard.storage.names import new_entry_id
from kmop_wizard.ui.pages.host import TrainingPages
from kmop_wizard.ui.window.screen import Route

Do = Callable[[TrainingPages, Act], None]


def _edit(screen: TrainingPages, act: Act) -> None:
    """Open all details of the step, with the focus on what is to be changed."""
    screen.open_section("all_facts", act.path)


def _continue(screen: TrainingPages, _act: Act) -> None:
    if not screen.show_problems():
        screen.go_on()


def _open_link(screen: TrainingPages, act: Act) -> None:
    screen.go.open_link(act.name.removeprefix("open_"))


def _new_application(screen: TrainingPages, _act: Act) -> None:
    """Append an application of which nothing is known yet; the earlier ones stay."""
    training = screen.editor.training
    new = Application(id=new_entry_id())
    screen.editor.replace_all(replace(training, applications=(*training.applications, new)))
    screen.open_step("apply")


def _add_invoice(screen: TrainingPages, _act: Act) -> None:
    screen.open_section("all_facts", ("invoices", screen.editor.new_id, "number"))


def _read_einvoice(screen: TrainingPages, _act: Act) -> None:
    from kmop_wizard.ui.pages.intake import ask_for_einvoices

    ask_for_einvoices(screen)


def _add_paper(screen: TrainingPages, act: Act) -> None:
    from kmop_wizard.ui.pages.intake import ask_for_paper

    ask_for_paper(screen, act.name.partition(".")[2])


def _print(screen: TrainingPages, _act: Act) -> None:
    _on_paper(screen, "print")


def _save_dossier(screen: TrainingPages, _act: Act) -> None:
    _on_paper(screen, "dossier")


def _on_paper(screen: TrainingPages, kind: str) -> None:
    from kmop_wizard.ui.papers.paper_actions import PAPERS

    PAPERS[kind](screen.context, screen.window(), screen.route.training_id)


def _calendar(screen: TrainingPages, _act: Act) -> None:
    from kmop_wizard.ui.papers.exports import EXPORTS

    EXPORTS["save_calendar"](screen.context, screen.window())


def _like_this(screen: TrainingPages, _act: Act) -> None:
    editor = screen.session.new_training()
    screen.go.to(Route("start", editor.training.id))


def _section(name: str) -> Do:
    return lambda screen, _act: screen.open_section(name)


def _open_strip(screen: TrainingPages, _act: Act) -> None:
    from kmop_wizard.ui.pages.sections.strip import open_strip

    open_strip(screen, screen.window())


ACTS: Final[Mapping[str, Do]] = {
    "edit": _edit,
    "continue": _continue,
    "next": lambda screen, _act: screen.go_on(),
    "go_on": lambda screen, _act: screen.go_on(),
    "back": lambda screen, _act: screen.go_back(),
    "done_for_today": lambda screen, _act: screen.go.home(),
    "open_eloket": _open_link,
    "open_start": _open_link,
    "call_1700": lambda screen, _act: screen.go.open_link("help_phone"),
    "new_application": _new_application,
    "add_invoice": _add_invoice,
    "read_einvoice": _read_einvoice,
    "add_paper": _add_paper,
    "print": _print,
    "save_dossier": _save_dossier,
    "calendar": _calendar,
    "new_like_this": _like_this,
    "view_previous_applications": _section("previous_applications"),
    "paste_mail": _section("mail"),
    "view_mail": _section("documents"),
    "mail_accountant": _section("mail_accountant"),
    "mail_participant": _section("mail_participant"),
    "letter": _section("letter"),
    "vat_details": _section("vat_details"),
    "strip": _open_strip,
}
