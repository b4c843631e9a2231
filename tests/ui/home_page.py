"""Home as a person meets it: what it says, and what can be pressed, by objectName."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from kmop_wizard.domain.training import (
    Application,
    Attendance,
    Deposit,
    Enrolment,
    Invoice,
    Subsidy,
    Training,
)
from kmop_wizard.ui.home.training_list import TrainingList
from kmop_wizard.ui.widgets.button import Button
from tests.ui.screen_stage import BAKERY, TODAY


def day(shift: int) -> date:
    return TODAY + timedelta(days=shift)


TO_APPLY = Training(
    "a1",
    title="Brandbestrijding en evacuatie",
    enterprise=BAKERY,
    enrolment=Enrolment(
        provider="liantis-edpb",
        enrolled_on=day(-30),
        first_lesson_day=day(-14),
        price_excl_vat=Decimal("1450.00"),
        participants=("An Peeters", "Zoë Dûpont"),
    ),
)
TO_DEPOSIT = Training(
    "a2",
    title="Vertrouwenspersoon: basisopleiding",
    enterprise=BAKERY,
    enrolment=replace(TO_APPLY.enrolment, first_lesson_day=day(9), participants=()),
    applications=(
        Application(
            submitted_on=day(-21),
            subsidy_number="2026KMO04711",
            approved_on=day(-20),
            deposit=Deposit(communication="+++090/9337/55493+++"),
        ),
    ),
)
TO_PAY = Training(
    "a3",
    title="Preventieadviseur niveau 3",
    enterprise=BAKERY,
    enrolment=Enrolment(
        provider="liantis-consult",
        enrolled_on=day(-60),
        first_lesson_day=day(-40),
        price_excl_vat=Decimal("6000.00"),
    ),
    applications=(
        Application(
            submitted_on=day(-45),
            approved_on=day(-40),
            deposit=Deposit(deposited_on=day(-30)),
            subsidy=Subsidy(day(-25), Decimal("1800.00")),
        ),
    ),
    attendance=Attendance(day(-3)),
    invoices=(Invoice(number="2026-1187", amount_excl_vat=Decimal("6000.00")),),
)
WAITING = Training(
    "a4",
    title="Loonbeleid voor kmo's",
    enterprise=BAKERY,
    enrolment=Enrolment(
        provider="liantis-consult",
        enrolled_on=day(-5),
        first_lesson_day=day(49),
        price_excl_vat=Decimal("2800.00"),
    ),
    applications=(Application(submitted_on=day(-2)),),
)
FINISHED = replace(
    TO_PAY,
    id="a5",
    title="Hoogtewerken",
    invoices=(Invoice(number="2026-0001", payment_ordered_on=day(-1)),),
)
FOUR = (TO_APPLY, TO_DEPOSIT, TO_PAY, WAITING)


def many(n: int) -> tuple[Training, ...]:
    """``n`` trainings with different titles."""
    return tuple(
        replace(FOUR[k % 4], id=f"t{k:03}", title=f"{FOUR[k % 4].title} {k:03}") for k in range(n)
    )


class HomePage:
    """The screen ``home``, shown in a window of its own."""

    def __init__(self, screen: QWidget) -> None:
        self.screen = screen

    def button(self, verb: str) -> QAbstractButton | None:
        """The visible button ``action.<verb>``."""
        found = self.screen.findChild(QAbstractButton, f"action.{verb}")
        return found if found is not None and found.isVisibleTo(self.screen) else None

    def press(self, verb: str) -> None:
        button = self.button(verb)
        assert button is not None, f"there is no action.{verb}"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_search(self, text: str) -> None:
        search = self.screen.findChild(QLineEdit, "search")
        assert search is not None
        search.setFocus()
        search.selectAll()
        QTest.keyClick(search, Qt.Key.Key_Backspace)
        if text.isascii():
            QTest.keyClicks(search, text)
        else:  # QTest aborts on a letter for which it knows no key
            search.insert(text)

    @property
    def list(self) -> TrainingList:
        """The list of the trainings."""
        found = self.screen.findChild(TrainingList, "home.list")
        assert found is not None
        return found

    def rows(self) -> list[str]:
        """The ids of the trainings in the list, from top to bottom."""
        model, role = self.list.model(), Qt.ItemDataRole.UserRole
        ids = [model.index(row, 0).data(role) for row in range(model.rowCount())]
        return ids if self.list.isVisibleTo(self.screen) else []

    def row(self, training_id: str) -> str:
        """All that the row of a training says, in one sentence."""
        model, role = self.list.model(), Qt.ItemDataRole.AccessibleTextRole
        said: str = model.index(self.rows().index(training_id), 0).data(role)
        return said.replace("\u00a0", " ")

    def groups(self) -> list[tuple[str, int]]:
        """The groups of the list and how many trainings each has."""
        found = (self.list.group_at(row) for row in range(len(self.rows())))
        return [group for group in found if group is not None]

    def hero(self) -> str:
        """The id of the training that is first; "" when nothing is to be done."""
        names = [
            button.objectName()
            for button in self.screen.findChildren(Button)
            if button.kind == "primary" and button.isVisibleTo(self.screen)
        ]
        assert len(names) == 1, names
        opens = "action.open."
        return names[0].removeprefix(opens) if names[0].startswith(opens) else ""

    def texts(self, within: QWidget | None = None) -> list[str]:
        """All visible texts of labels."""
        root = within or self.screen
        return [
            label.text().replace("\u200b", "")
            for label in root.findChildren(QLabel)
            if label.text() and label.isVisibleTo(self.screen)
        ]

    def says(self, sentence: str) -> bool:
        """Whether a visible label holds ``sentence``; no-break spaces count as spaces."""
        return any(sentence in text.replace("\u00a0", " ") for text in self.texts())

    def pills(self) -> list[str]:
        names = ("active", "closed", "all")
        return [self.button(f"filter.{name}").text() for name in names]  # type: ignore[union-attr]
