"""What a person does, for the self-test: types, pastes, brings files, and makes papers of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.overview.reminder import message_of
from kmop_wizard.app.papers.dossier import dossier
from kmop_wizard.app.practice.files import ACCOUNT, approval_mail, einvoice
from kmop_wizard.app.practice.traces import FOLDER
from kmop_wizard.exchange.calendar import calendar_file
from kmop_wizard.exchange.payment_qr import NoCode, payment_code
from kmop_wizard.i18n.sentences.exports import calendar_name, calendar_texts
from kmop_wizard.storage.atomic import write_safely
from kmop_wizard.tour.driver import Driver
from kmop_wizard.ui.papers.paper import pdf
from kmop_wizard.ui.reminders.reminder import OPEN, Answer, put_up
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.window import Window

_DAY: Final = date(2026, 12, 18)
_PRICE: Final = Decimal("1450.00")
_COMMUNICATION: Final = "+++090/9337/55493+++"
_DEPOSIT: Final = "applications.deposit."
# By step and fact: what is typed or pasted, and what must be saved.
_ENTERED: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "enrol": {
        "enrolment.first_lesson_day": ("18/12/2026", "2026-12-18"),
        "enrolment.price_excl_vat": ("1450", "1450.00"),
        "enterprise.number": ("BE 0999999922", "0999.999.922"),
    },
    "apply": {
        "applications.submitted_on": ("8/12/2026", "2026-12-08"),
        "applications.approved_on": ("10/12/2026", "2026-12-10"),
    },
    "deposit": {
        _DEPOSIT + "iban": ("be71 0961 2345 6769", ACCOUNT),
        _DEPOSIT + "communication": ("090933755493", _COMMUNICATION),
    },
}
_MAILED: Final = {
    "applications.subsidy_number": "2026KMO223344",
    _DEPOSIT + "amount": "1015.00",
    _DEPOSIT + "iban": ACCOUNT,
    _DEPOSIT + "communication": _COMMUNICATION,
}
_INVOICED: Final = {"invoices.number": "2026-1263", "invoices.amount_excl_vat": "1450.00"}


def actions(window: Window, desk: Path) -> Iterator[tuple[str, Callable[[], str]]]:
    """The name of each action, and the action, which gives what is wrong or ""; uses ``desk``."""
    act = _Actions(window, desk)
    yield "typed", lambda: act.enter(act.driver.type)
    yield "pasted", lambda: act.enter(act.driver.paste)
    yield "mail", act.mail
    yield "invoice", act.invoice
    yield "papers", act.papers
    yield "calendar", act.calendar
    yield "code", act.code
    yield "reminder", act.reminder
    yield "practice", act.practice


class _Actions:
    def __init__(self, window: Window, desk: Path) -> None:
        self.driver = Driver(window)
        self._window = window
        self._desk = desk
        self._id = ""

    def enter(self, put: Callable[[str, str], None]) -> str:
        """Put everything into the fields of a new training, as ``put`` does."""
        self._begin()
        for step, values in _ENTERED.items():
            self._open(step)
            for fact, (text, _) in values.items():
                put(fact, text)
        saved = {fact: right for each in _ENTERED.values() for fact, (_, right) in each.items()}
        return self._differs(saved)

    def mail(self) -> str:
        self._begin()
        self._open("deposit")
        self._bring("approval.eml", approval_mail())
        self.driver.press("action.take_all")
        return self._differs(_MAILED)

    def invoice(self) -> str:
        self._open("pay")
        content = einvoice("2026-1263", _DAY, "Liantis Consult nv", _PRICE, ACCOUNT)
        self._bring("2026-1263.xml", content)
        return self._differs(_INVOICED)

    def papers(self) -> str:
        """A ZIP with a PDF in it."""
        window = self._window
        made = dossier(window.words, window.session, window.session.entry(self._id), pdf)
        return "" if made.startswith(b"PK") and b".pdf" in made else "no ZIP with a PDF was made"

    def calendar(self) -> str:
        words, entries = self._window.words, self._window.session.agenda.entries
        made = calendar_file(
            entries,
            lambda each: calendar_texts(words, each.kind, each.entry, each.day, each.by),
            calendar_name(words),
        )
        return "" if b"BEGIN:VEVENT" in made else "no day is in the calendar"

    def code(self) -> str:
        made = payment_code("Portefeuille Beheer NV", ACCOUNT, _PRICE, _COMMUNICATION)
        return f"no code for the bank: {made.reason}" if isinstance(made, NoCode) else ""

    def reminder(self) -> str:
        """The small window with what is due, answered by a press."""
        session, words = self._window.session, self._window.words
        entries = [each for each in session.agenda.entries if each.active]
        answers: list[Answer] = []
        shown = put_up(
            words, message_of(words, entries, session.rules, session.today), answers.append
        )
        self.driver.settle()
        said = shown.window.accessibleDescription()
        shown.window.open_button.click()
        shown.window.deleteLater()
        if [each.kind for each in answers] != [OPEN]:
            return "a press on the reminder did nothing"
        return "" if said else "the reminder says nothing"

    def practice(self) -> str:
        """The made-up training, to its approval; nothing of it is left."""
        driver, state = self.driver, self._window.session.folders.state
        driver.press("action.practice")
        driver.type("enrolment.price_excl_vat", "1450")
        driver.press("enterprise.size.small")
        driver.press("action.continue")
        driver.press("action.today.applications.submitted_on")
        driver.press("action.wait_for_change")
        driver.press("action.paste_mail")
        driver.press("action.take_all")
        came = driver.has("action.today.applications.deposit.deposited_on")
        driver.press("action.stop_practice")
        if not came:
            return "the sample e-mail did not lead to the deposit"
        return "the practice left something" if (state / FOLDER).exists() else ""

    def _begin(self) -> None:
        editor = self._window.session.new_training()
        editor.enter(("title",), "Eerste hulp op het werk")
        self._id = editor.training.id

    def _open(self, step: str) -> None:
        self._window.to(Route("training", self._id, step))
        self.driver.settle()

    def _bring(self, name: str, content: bytes) -> None:
        """Drop a file on the window."""
        screen = self._window.screen_shown
        assert screen is not None
        path = self._desk / name
        write_safely(path, content)
        screen.take_files([IncomingFile(path)])
        self.driver.settle()

    def _differs(self, expected: Mapping[str, str]) -> str:
        """What the file of the training has otherwise than it should."""
        session = self._window.session
        session.saves.save_all()
        file = session.folders.data / "trainings" / f"{self._id}.json"
        saved = json.loads(file.read_text(encoding="utf-8"))
        found = {fact: _fact(saved, fact) for fact in expected}
        wrong = [fact for fact in expected if found[fact] != expected[fact]]
        return ", ".join(f"{fact} is saved as {found[fact]!r}" for fact in wrong)


def _fact(saved: Any, path: str) -> object:
    """A fact in a training's file; of a list, in its first entry."""
    for name in path.split("."):
        saved = saved[0][name] if isinstance(saved, list) else saved[name]
    return saved
