"""What the brochure's case costs a person at the real window: keys, clicks, scrolls, the fold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QRadioButton,
    QWidget,
)

from kmop_wizard.domain.plan import STEPS
from kmop_wizard.ui.app import application_with_look
from kmop_wizard.ui.pages.wizard import WizardScreen
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.scroll import ScrollArea
from tests.ui.person import Person, Program
from tests.ui.qt_hands import pause, plain_text, settle

CLIENT: Final = (1180, 696)
"""In pixels: what a screen of 1366 × 768 leaves of a window, beside the task bar and the title."""
_MOST_KEYS: Final = 60
_SHOWN_MS: Final = 150
_CELLS: Final = ("action.copy.", "action.fill_in.")
_MAIL: Final = """\
Uw subsidieaanvraag voor de opleiding Brandbestrijding en evacuatie is goedgekeurd op 23/11/2026.

Subsidienummer: 2026KMO123456
Te storten bedrag: € 1.015,00
Uiterste stortdatum: 23/12/2026
Rekeningnummer: BE71 0961 2345 6769
Begunstigde: Portefeuille Beheer NV
Gestructureerde mededeling: +++090/9337/55493+++
"""


@dataclass
class Cost:
    """What one part of the case took. ``keys``: those besides the values, each as it is called."""

    title: str
    keys: list[str] = field(default_factory=list)
    clicks: list[str] = field(default_factory=list)
    scrolls: int = 0
    below: list[str] = field(default_factory=list)


class Hands:
    """A person who does the case; ``costs`` are those of its parts."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self.costs: list[Cost] = []

    @property
    def cost(self) -> Cost:
        """That of the part which is being done."""
        return self.costs[-1]

    def begin(self, title: str) -> None:
        """Note what follows under ``title``."""
        self.costs.append(Cost(title))

    def sit_down(self, person: Person) -> None:
        """Go on at a window that was started anew."""
        self._person = person

    def look(self) -> None:
        """Note what lies below the fold of the page that is open."""
        settle()
        self.cost.below += below_the_fold(self._person.window)

    def open_training(self) -> None:
        """Open the one training, from home."""
        if self._person.sees("home.list"):
            self._open_row()
        else:
            self.press(self.first_seen("action.open."))
        self.look()

    def first_seen(self, start: str) -> str:
        """The whole name of what is to be seen and called so."""
        return next(name for name in self._person.names() if name.startswith(start))

    def press(self, name: str) -> None:
        """Press a button or make a choice."""
        raise NotImplementedError

    def fill(self, name: str, text: str) -> None:
        """Type a value into an input."""
        raise NotImplementedError

    def _open_row(self) -> None:
        raise NotImplementedError

    def paste(self, text: str) -> None:
        """Copy ``text`` in another program."""
        QGuiApplication.clipboard().setText(text)


class Keyboard(Hands):
    """With keys alone: the button's letter, or as often Tab as it takes."""

    def _key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        modifiers = modifier or Qt.KeyboardModifier.NoModifier
        self.cost.keys.append(QKeySequence(int(key) | modifiers.value).toString())
        self._person.key(key, modifiers)
        if modifier is not None:  # Qt shows the press of a button for a moment before it is one
            pause(_SHOWN_MS)
        settle()

    def _go(self, name: str) -> None:
        for _ in range(_MOST_KEYS):
            if self._person.focused == name:
                return
            self._key(Qt.Key.Key_Tab)
        raise LookupError(f"Tab never comes to {name}")

    def press(self, name: str) -> None:
        if name.startswith("step."):
            self._come_to(STEPS.index(name.removeprefix("step.")))
            return
        button = self._person.widget(name)
        letter = _letter(button)
        if letter and self._person.focused != name:
            self._key(getattr(Qt.Key, f"Key_{letter}"), Qt.KeyboardModifier.AltModifier)
        elif isinstance(button, QRadioButton):
            self._walk(name, name.rpartition(".")[0], Qt.Key.Key_Down)
            if not button.isChecked():  # else the arrow that came to it has chosen it
                self._key(Qt.Key.Key_Space)
        else:
            if name.startswith(_CELLS):
                self._walk(name, _CELLS, Qt.Key.Key_Right)
            else:
                self._go(name)
            self._key(Qt.Key.Key_Return)

    def _come_to(self, step: int) -> None:
        """From page to page, to the one with this place among the six."""
        screen = self._person.window.screen_shown
        if not isinstance(screen, WizardScreen):
            raise LookupError("no page of a training is open")
        away = step - STEPS.index(screen.step)
        for _ in range(abs(away)):
            key = Qt.Key.Key_PageDown if away > 0 else Qt.Key.Key_PageUp
            self._key(key, Qt.KeyboardModifier.ControlModifier)

    def _walk(self, name: str, group: str | tuple[str, ...], arrow: Qt.Key) -> None:
        """Go to a group, which is one stop or one walks it with arrows, and in it to ``name``."""
        for _ in range(_MOST_KEYS):
            if self._person.focused == name:
                return
            inside = self._person.focused.startswith(group)
            self._key(arrow if inside else Qt.Key.Key_Tab)
        raise LookupError(f"no key comes to {name}")

    def fill(self, name: str, text: str) -> None:
        self._go(name)
        self._person.write(text)

    def _open_row(self) -> None:
        self._go("home.list")
        self._key(Qt.Key.Key_Return)


class Mouse(Hands):
    """With the mouse, and the keyboard for values alone."""

    def press(self, name: str) -> None:
        self._click(self._person.widget(name), name)

    def fill(self, name: str, text: str) -> None:
        if self._person.focused != name:
            self._click(self._person.widget(name), name)
        self._person.write(text)

    def _open_row(self) -> None:
        rows = self._person.widget("home.list")
        if not isinstance(rows, QListView):
            raise LookupError("home has no list")
        at = rows.visualRect(rows.model().index(0, 0)).center()
        self._click(rows.viewport(), "home.list", at)

    def _click(self, widget: QWidget, name: str, at: QPoint | None = None) -> None:
        self.cost.scrolls += scroll_to(widget)
        self.cost.clicks.append(name)
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(widget, left, Qt.KeyboardModifier.NoModifier, at or QPoint(12, 12))
        settle()


def _letter(widget: QWidget) -> str:
    """The letter that presses a button with Alt; empty when it has none."""
    if not isinstance(widget, Button):
        return ""
    marks = [widget.shortcut().toString()]
    marks += [QKeySequence.mnemonic(each.text()).toString() for each in widget.findChildren(QLabel)]
    return next((mark.removeprefix("Alt+") for mark in marks if mark), "")


def _areas(window: QWidget) -> list[ScrollArea]:
    return [area for area in window.findChildren(ScrollArea) if area.isVisible()]


def scroll_to(widget: QWidget) -> int:
    """Turn the wheel until the whole of ``widget`` is to be seen; how many notches that took."""
    notches = 0
    for area in (each for each in _areas(widget.window()) if each.isAncestorOf(widget)):
        view = area.viewport()
        while widget.mapTo(view, widget.rect().bottomLeft()).y() > view.height():
            _turn(view)
            notches += 1
    return notches


def _turn(view: QWidget) -> None:
    middle = QPointF(view.rect().center())
    notch, none = QPoint(0, -120), QPoint(0, 0)
    turned = QWheelEvent(
        middle,
        QPointF(view.mapToGlobal(view.rect().center())),
        none,
        notch,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, turned)
    settle()


def below_the_fold(window: QWidget) -> list[str]:
    """The texts that are not wholly to be seen without scrolling."""
    return [
        _text(widget)
        for area in _areas(window)
        for widget in area.findChildren(QWidget)
        if widget.isVisible()
        and _text(widget)
        and widget.mapTo(area.viewport(), widget.rect().bottomLeft()).y() > area.viewport().height()
    ]


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        return plain_text(widget)
    return widget.accessibleName() if isinstance(widget, QAbstractButton | QLineEdit) else ""


def play(hands: Hands, program: Program) -> None:
    """Do the case from empty to the payment order, each day with the program opened anew."""
    _begin(hands)
    _another_day(hands, program, date(2026, 11, 20))
    hands.begin("2: what the form asks besides")
    hands.open_training()
    hands.press("action.fill_in.enterprise.number")
    hands.fill("enterprise.number", "0999 999 922")
    hands.press("action.fill_in.enrolment.participants")
    hands.fill("enrolment.participants", "Sofie Peeters")
    hands.begin("2: `submitted_on`")
    hands.press("action.today.applications.submitted_on")
    hands.look()
    _another_day(hands, program, date(2026, 11, 23))
    hands.begin("2: the approval, from home")
    hands.open_training()
    hands.paste(_MAIL)
    hands.press("action.paste_mail")
    hands.look()
    hands.press("action.take_all")
    _fill_in_the_invoice(hands)
    for title, day, fact in (
        ("3: `deposited_on`", date(2026, 11, 24), "applications.deposit.deposited_on"),
        ("4: `received_on`", date(2026, 11, 30), "applications.subsidy.received_on"),
        ("5: `completed_on`", date(2026, 12, 7), "attendance.completed_on"),
        ("6: `payment_ordered_on`", date(2026, 12, 8), "invoices.payment_ordered_on"),
    ):
        _another_day(hands, program, day)
        hands.begin(f"{title[0]}: to its page, from home")
        hands.open_training()
        if fact.startswith("attendance"):
            hands.press("step.attend")
            hands.look()
        hands.begin(title)
        last = "last_lesson_day" if fact.startswith("attendance") else "today"
        hands.press(f"action.{last}.{fact}")
        hands.look()


def _fill_in_the_invoice(hands: Hands) -> None:
    hands.begin("6: an invoice without its file")
    hands.press("step.pay")
    hands.look()
    hands.press(hands.first_seen("action.edit.invoices"))
    for name, text in (
        ("number", "2026-1187"),
        ("issued_on", "23/11/26"),
        ("due_on", "23/12/26"),
        ("supplier_name", "Liantis EDPB vzw"),
        ("amount_excl_vat", "1450"),
        ("vat_amount", "304,50"),
    ):
        hands.fill(f"invoices.{name}", text)


def _begin(hands: Hands) -> None:
    hands.begin("start")
    hands.look()
    hands.press("action.new_training")
    hands.look()
    hands.fill("title", "Brandbestrijding en evacuatie")
    hands.fill("enrolment.first_lesson_day", "9/11/26")
    hands.press("enrolment.provider.liantis-edpb")
    hands.press("action.next")
    hands.begin("1")
    hands.look()
    hands.fill("enrolment.enrolled_on", "1/11/26")
    hands.fill("enrolment.last_lesson_day", "7/12/26")
    hands.fill("enrolment.price_excl_vat", "1450")
    hands.press("enterprise.size.small")
    hands.press("action.continue")


def _another_day(hands: Hands, program: Program, day: date) -> None:
    hands.sit_down(program.restart(day, CLIENT))


def costs_of(kind: type[Hands], language: str = "nl") -> list[Cost]:
    """What the case costs with one kind of hands; in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="kmop-wizard-effort-") as folder:
        program = Program(Path(folder).resolve(), date(2026, 11, 1), language)
        try:
            hands = kind(program.start(CLIENT))
            play(hands, program)
        finally:
            program.close()
        if program.next_action() != "finished":
            raise RuntimeError("the case does not end as it should")
        return hands.costs


def lines(typed: Sequence[Cost], clicked: Sequence[Cost]) -> Iterator[str]:
    """The lines of the table for people, from both kinds of hands."""
    yield "| step | keys besides the values | which | or clicks | scrolls | below the fold |"
    yield "|---|---|---|---|---|---|"
    for keys, clicks in zip(typed, clicked, strict=True):
        below = "; ".join(dict.fromkeys(keys.below + clicks.below)) or "nothing"
        which = ", ".join(_counted(keys.keys))
        numbers = f"{len(clicks.clicks)} | {clicks.scrolls}"
        yield f"| {keys.title} | {len(keys.keys)} | {which} | {numbers} | {below} |"


def _counted(keys: Sequence[str]) -> Iterator[str]:
    """``Tab 3 ×`` for the same key three times after each other."""
    for key, group in groupby(keys):
        times = len(list(group))
        yield key if times == 1 else f"{key} {times} ×"


def main() -> None:
    """Print the table."""
    application_with_look()
    print("\n".join(lines(costs_of(Keyboard), costs_of(Mouse))))


if __name__ == "__main__":
    main()
