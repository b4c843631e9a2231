"""Panels that the brochure's case does not come to: what comes in, what goes out, what is asked."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.papers.dossier import dossier_cover
from kmop_wizard.app.papers.words import checklist_of, overview_of
from kmop_wizard.app.practice.files import ACCOUNT, OTHER_ACCOUNT, approval_mail, einvoice
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.exchange.checklist import checklist_html, overview_html
from kmop_wizard.storage.atomic import write_safely
from kmop_wizard.storage.exports import write_export
from kmop_wizard.storage.store import Store
from kmop_wizard.tour.camera import Camera, MovedClock
from kmop_wizard.tour.driver import Driver
from kmop_wizard.tour.player import Player
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.window import Window

_APPROVED: Final = date(2026, 12, 8)
_DEPOSITED: Final = date(2026, 12, 10)
_RECEIVED: Final = date(2026, 12, 14)
_INVOICED: Final = date(2026, 12, 18)
_DEPOSIT: Final = "applications.deposit."
_PRICE: Final = ("enrolment", "price_excl_vat")
_ENROLMENT: Final[Mapping[tuple[str, ...], object]] = {
    ("enrolment", "provider"): "liantis-consult",
    ("enrolment", "registration_number"): "DV.O104945",
    ("enrolment", "enrolled_on"): date(2026, 11, 1),
    ("enrolment", "first_lesson_day"): _INVOICED,
    ("enrolment", "last_lesson_day"): _INVOICED,
    _PRICE: Decimal("1450.00"),
    ("enrolment", "participants"): ("Sofie Peeters",),
    ("enterprise", "name"): "Bakkerij Peeters",
    ("enterprise", "number"): "0999.999.922",
    ("enterprise", "size"): "small",
}


def play(window: Window, driver: Driver, camera: Camera, clock: MovedClock) -> None:
    """Show each panel once, with two trainings more."""
    panels = _Panels(window, driver, camera, clock)
    panels.approval_mail()
    panels.other_account()
    panels.einvoices()
    panels.papers()
    panels.screens()
    panels.two_computers()
    panels.history()
    panels.other_places()
    panels.practice()


class _Panels(Player):
    def approval_mail(self) -> None:
        """The e-mail proposes; what it proposed gives the code for the bank app."""
        self.day(_APPROVED)
        self._begin("Eerste hulp op het werk", _APPROVED)
        self.first_id = self.training_id
        self.open("deposit")
        self._bring("goedkeuring.eml", approval_mail())
        self.camera.take(20, "deposit-mail")
        self.driver.press("action.take_all")
        self.driver.press("action.toast_dismiss")
        self.open("deposit")
        self.camera.take(21, "deposit-code")

    def other_account(self) -> None:
        """Money that goes to another account than last time; and the last day on a phone."""
        self.day(_DEPOSITED)
        self.fill({_DEPOSIT + "deposited_on": "10/12/2026"})
        self._begin("Agressie voorkomen en opvangen", _DEPOSITED)
        self.second_id = self.training_id
        self.open("deposit")
        self.fill(
            {
                _DEPOSIT + "due_on": "9/1/2027",
                _DEPOSIT + "amount": "1015,00",
                _DEPOSIT + "iban": OTHER_ACCOUNT,
                _DEPOSIT + "beneficiary": "Portefeuille Beheer NV",
                _DEPOSIT + "communication": "+++010/8068/17183+++",
            }
        )
        self.open("deposit")
        self.camera.take(22, "deposit-account")
        self.driver.press("action.toggle.phone")
        self.camera.take(23, "deposit-phone")

    def einvoices(self) -> None:
        """One that agrees with its training, and one that does not."""
        self.day(_RECEIVED)
        self.open("subsidy", self.first_id)
        self.fill({"applications.subsidy.received_on": "14/12/2026"})
        self.day(_INVOICED)
        self.step("pay")
        self._bring("2026-1263.xml", self._invoice("2026-1263", "1450.00", ACCOUNT))
        self.camera.take(17, "pay-einvoice")
        self.driver.press("action.toggle.all_facts")
        self.camera.take(18, "pay-all-details")
        self.open("pay", self.second_id)
        self._bring("2026-1264.xml", self._invoice("2026-1264", "1540.00", OTHER_ACCOUNT))
        self.camera.take(19, "pay-einvoice-differs")

    def papers(self) -> None:
        """What is kept with a training, what lacks, and what is made of it on paper."""
        words, session = self.window.words, self.window.session
        self.open("attend", self.first_id)
        self.fill({"attendance.completed_on": "18/12/2026"})
        self.driver.press("action.toggle.documents")
        self.camera.take(25, "attend-papers")
        entry = session.entry(self.first_id)
        checklist = checklist_of(words, entry, session.rules, session.today)
        self.camera.take_paper(26, "checklist", checklist_html(checklist))
        self.camera.take_paper(27, "overview", overview_html(overview_of(words, session)))
        self.camera.take_paper(28, "dossier", dossier_cover(words, session, entry))

    def screens(self) -> None:
        """The menu, and the screens that it opens."""
        driver, camera = self.driver, self.camera
        driver.press("action.home")
        camera.take(24, "home-menu", menu="action.menu")
        driver.press("action.planner")
        self.fill({"planner.first_lesson_day": "15/12/2026"})
        camera.take(29, "planner")
        driver.press("action.purse")
        camera.take(30, "purse")
        driver.press("action.eligibility")
        camera.take(31, "eligibility")
        self._begin("Vorkheftruck besturen")
        self.open("enrol")
        driver.press("action.delete_training")
        driver.press("action.toast_dismiss")
        driver.press("action.trash")
        camera.take(32, "trash")
        self.open("deposit", self.second_id)
        driver.press("action.menu.help")
        camera.take(33, "help")
        driver.press("action.about")
        camera.take(34, "about")

    def two_computers(self) -> None:
        """The same fact, changed here and on another computer with the same folder."""
        session = self.window.session
        folders = session.folders
        self.open("enrol", self.second_id)
        with tempfile.TemporaryDirectory(prefix="kmop-wizard-tour-") as state:
            other = Store(folders.data, Path(state), session.now)
            theirs = {each.id: each for each in other.load().trainings}[self.second_id]
            other.save(with_fact(theirs, _PRICE, Decimal("1540.00")))
        self.fill({".".join(_PRICE): "1500,00"})
        session.saves.save_all()
        self.open("enrol", self.second_id)
        self.camera.take(35, "enrol-disagreement")

    def history(self) -> None:
        """What changed in a training and when, and how it was before."""
        self.driver.press("action.history")
        self.camera.take(36, "history")
        self.driver.press("action.look.1")
        self.camera.take(37, "history-state")

    def other_places(self) -> None:
        """Trainings that go to another computer, come from one, or move to another folder."""
        session = self.window.session
        trainings = [entry.training for entry in session.agenda.entries]
        self.driver.press("action.transfer")
        self.camera.take(38, "transfer")
        with tempfile.TemporaryDirectory(prefix="kmop-wizard-tour-") as place:
            file = Path(place) / "export.kmop"
            elsewhere = with_fact(trainings[0], ("notes",), "Bel Sofie over het attest.")
            there = [replace(trainings[1], id="elsewhere"), elsewhere, trainings[2]]
            write_export(session.folders.data, file, there, session.now())
            self.window.to(Route("import", file=str(file)))
            self.camera.take(39, "import")
            self.window.to(Route("data_folder", file=str(Path(place) / "cloud")))
            self.camera.take(40, "data-folder")

    def practice(self) -> None:
        """The made-up training with a day of its own, when its approval e-mail has come."""
        driver = self.driver
        driver.press("action.practice")
        driver.type("enrolment.price_excl_vat", "1450")
        driver.press("enterprise.size.small")
        driver.press("action.continue")
        driver.press("action.today.applications.submitted_on")
        driver.press("action.toast_dismiss")
        driver.press("action.wait_for_change")
        self.camera.take(41, "practice")
        driver.press("action.stop_practice")

    def _begin(self, title: str, approved: date | None = None) -> None:
        """A training that is there at once; how one is typed has been shown."""
        editor = self.window.session.new_training()
        application = editor.current_application
        editor.enter_many(
            {
                **_ENROLMENT,
                ("title",): title,
                (*application, "submitted_on"): approved,
                (*application, "approved_on"): approved,
            }
        )
        self.window.session.saves.save_all()
        self.training_id = editor.training.id

    def _invoice(self, number: str, amount: str, account: str) -> bytes:
        return einvoice(number, _INVOICED, "Liantis Consult nv", Decimal(amount), account)

    def _bring(self, name: str, content: bytes) -> None:
        """Drop a file on the window."""
        screen = self.window.screen_shown
        assert screen is not None
        with tempfile.TemporaryDirectory(prefix="kmop-wizard-tour-") as desk:
            path = Path(desk) / name
            write_safely(path, content)
            screen.take_files([IncomingFile(path)])
        self.driver.settle()
        self.driver.press("action.toast_dismiss")
