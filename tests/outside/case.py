"""The brochure's case by accessible names alone, in one language: a start of the program a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.i18n import Words
from tests.outside.reader import BUTTON, Reader

_ENROLLED: Final = date(2026, 11, 1)
_APPLIED: Final = date(2026, 11, 20)
_APPROVED: Final = date(2026, 11, 23)
_DEPOSITED: Final = date(2026, 11, 24)
_RECEIVED: Final = date(2026, 11, 30)
_ATTENDED: Final = date(2026, 12, 7)
LAST_DAY: Final = date(2026, 12, 8)
_SUBSIDY: Final = Decimal("435.00")
_TITLE: Final = "Brandbestrijding en evacuatie"
_MAIL: Final = """\
Uw subsidieaanvraag voor de opleiding Brandbestrijding en evacuatie is goedgekeurd op 23/11/2026.

Subsidienummer: 2026KMO123456
Te storten bedrag: € 1.015,00
Uiterste stortdatum: 23/12/2026
"""


class Case:
    """``start`` opens the program on a day; all names are those of ``language``."""

    def __init__(self, start: Callable[[date], Reader], language: str) -> None:
        self._start = start
        self._words = Words(language)

    def play(self) -> Iterator[str]:
        """Go through the case; yields a line for each day that went well."""
        for day, act in (
            (_ENROLLED, self._enrol),
            (_APPLIED, self._apply),
            (_APPROVED, self._approve),
            (_DEPOSITED, self._deposit),
            (_RECEIVED, self._receive),
            (_ATTENDED, self._attend),
            (LAST_DAY, self._pay),
        ):
            with self._opened(day) as window:
                act(window)
            yield f"{day}: {(act.__doc__ or '').strip()}"

    @contextmanager
    def _opened(self, day: date) -> Iterator[Reader]:
        window = self._start(day)
        try:
            yield window
        finally:
            window.close()

    def _say(self, message: str, **values: object) -> str:
        return self._words.say(message, **values).replace("&", "")

    def _on_the_form(self, label: str) -> str:
        """The name of a value to copy: the form is in Dutch only, so its word stands beside."""
        own, dutch = self._say(label), Words("nl").say(label)
        return own if self._words.language == "nl" else f"{own} ({dutch.lower()})"

    def _recorded(self, window: Reader, day: date) -> None:
        window.hear(self._say("Recorded: {day}.", day=self._words.day(day)))

    def _today(self, window: Reader, day: date) -> None:
        window.press(self._say("Today"))
        self._recorded(window, day)

    def _step(self, window: Reader, number: int, title: str) -> None:
        named = {"n": number, "title": self._say(title), "state": "", "note": ""}
        said = self._say("Step {n}: {title}, {state}, {note}", **named)
        # a page that is still being shown goes over a press that came before it
        opened = self._say("Step {n} of {total}", n=number, total=6)
        window.press_until(said.partition(", ")[0], opened)

    def _write_all(self, window: Reader, values: Sequence[tuple[str, str]]) -> None:
        for label, text in values:
            window.write(self._say(label), text)

    def _enrol(self, window: Reader) -> None:
        """a course begun, and the enrolment filled in."""
        window.press(self._say("New course"))
        self._write_all(window, [("Course", _TITLE), ("First day of the course", "9/11/26")])
        window.choose("Liantis EDPB vzw")
        window.read(self._words.day(date(2026, 11, 23)))
        window.press(self._say("Continue: your enrolment"))
        self._write_all(
            window,
            [
                ("Enrolled on", "1/11/2026"),
                ("Last day of the course", "7/12/2026"),
                ("Price excluding VAT", "1.450,00"),
            ],
        )
        window.choose(self._say("Small"))
        window.press(self._say("Continue: apply for the subsidy"))
        window.read(self._say("Have you applied for your subsidy?"))
        window.find(BUTTON, self._say("Today"))

    def _apply(self, window: Reader) -> None:
        """a value of the form copied, the application recorded."""
        window.press(_TITLE)
        for label, text in (("Participants", "Sofie Peeters"), ("Business number", "0999 999 922")):
            window.press(self._on_the_form(label))
            window.write(self._say(label), text)
        window.press(self._on_the_form("Name of the course"))
        window.hear(self._say("Copied"))
        self._today(window, _APPLIED)

    def _approve(self, window: Reader) -> None:
        """the approval read from its e-mail, an invoice filled in."""
        window.open_row(self._say("My courses"), _TITLE)
        window.press(self._say("Paste the approval e-mail…"))
        window.hand_over(self._say("Text of the e-mail"), _MAIL)
        window.hear(
            self._words.count("Is this {n} detail right?", "Are these {n} details right?", 4)
        )
        window.press(self._words.count("Use this {n} detail", "Use these {n} details", 4))
        window.hear(self._words.count("{n} detail filled in.", "{n} details filled in.", 4))
        self._step(window, 6, "Payment order")
        window.press(self._say("Fill in yourself"))
        self._write_all(
            window,
            [
                ("Invoice number", "2026-1187"),
                ("Invoice date", "23/11/2026"),
                ("Due date", "23/12/2026"),
                ("Provider", "Liantis EDPB vzw"),
                ("Amount excluding VAT", "1450,00"),
                ("VAT", "304,50"),
            ],
        )

    def _deposit(self, window: Reader) -> None:
        """the deposit recorded."""
        window.press(_TITLE)
        self._today(window, _DEPOSITED)

    def _receive(self, window: Reader) -> None:
        """the subsidy recorded."""
        window.open_row(self._say("My courses"), _TITLE)
        self._today(window, _RECEIVED)

    def _attend(self, window: Reader) -> None:
        """the course recorded as completed, by its last day."""
        window.press(_TITLE)
        self._step(window, 5, "Attend the course")
        words = self._words
        day = f"{words.weekday_name(_ATTENDED).capitalize()} {words.day_month(_ATTENDED)}"
        window.press(f"{day}, {self._say('last day of the course')}")
        self._recorded(window, _ATTENDED)

    def _pay(self, window: Reader) -> None:
        """the payment order recorded; all six steps are done."""
        window.press(_TITLE)
        self._today(window, LAST_DAY)
        window.read(self._say("Done: {amount} subsidy used", amount=self._words.money(_SUBSIDY)))
