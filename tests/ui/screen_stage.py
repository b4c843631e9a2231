"""A stage to put one screen on: a session of made-up trainings and a navigator that takes notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.training import Application, Enrolment, Enterprise, Training
from kmop_wizard.i18n import Words
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.reference import load_rules
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.window.screen import Context, Route
from tests.app.fakes import FakeScheduler

TODAY = date(2026, 11, 23)
BAKERY = Enterprise("Bakkerij Peeters", "0999.999.922", "small")


@dataclass
class Notes:
    """A navigator that notes where it was sent."""

    calls: list[tuple[Any, ...]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        def note(*arguments: Any, **_more: Any) -> None:
            self.calls.append((name, *arguments))

        return note


def bakery_training(number: int, title: str, price: str, applied: date | None) -> Training:
    """A training of Bakkerij Peeters, applied for on ``applied`` (or not yet)."""
    enrolment = Enrolment(
        provider="liantis-edpb",
        enrolled_on=date(2026, 9, 1),
        first_lesson_day=date(2026, 10, 14),
        price_excl_vat=Decimal(price),
    )
    applications = () if applied is None else (Application(submitted_on=applied),)
    return Training(
        f"00000000-0000-4000-8000-{number:012}",
        title=title,
        enterprise=BAKERY,
        enrolment=enrolment,
        applications=applications,
    )


TRAININGS = (
    bakery_training(1, "Preventieadviseur niveau 3", "6250.00", date(2026, 10, 1)),
    bakery_training(2, "Loonbeleid voor kmo's", "4000.00", date(2026, 11, 2)),
    bakery_training(3, "Vertrouwenspersoon: basisopleiding", "1450.00", date(2025, 12, 30)),
    bakery_training(4, "Brandbestrijding en evacuatie", "1450.00", None),
)


class Stage:
    """``folder`` is empty; ``trainings`` are saved in it first."""

    def __init__(
        self,
        folder: Path,
        trainings: tuple[Training, ...] = (),
        clock: Callable[[], date] = lambda: TODAY,
    ) -> None:
        data = folder / "data"
        self.folders = Folders(data, folder / "config", folder / "state", usual=data)
        self.store = Store(self.folders.data, self.folders.state)
        for training in trainings:
            self.store.save(training)
        self.notes = Notes()
        self.session = Session(self.folders, load_rules(), FakeScheduler(), clock)

    def own_enterprise(self) -> None:
        """Let the settings know Bakkerij Peeters."""
        self.session.settings = self.session.settings._replace(
            enterprise_name=BAKERY.name,
            enterprise_number=BAKERY.number,
            enterprise_size=BAKERY.size,
        )

    def show(
        self, qtbot: QtBot, kind: Any, language: str = "en", route: Route | None = None
    ) -> Any:
        """The screen ``kind``, shown and ready for the keyboard."""
        screen = self.put_on(kind, language, route)
        qtbot.addWidget(screen)
        screen.resize(1124, 690)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        return screen

    def put_on(self, kind: Any, language: str = "en", route: Route | None = None) -> Any:
        """The screen ``kind`` in ``language``."""
        context = Context(Words(language), self.session, self.notes)  # type: ignore[arg-type]
        return kind(context, route or Route(""))


def part(screen: QWidget, name: str, kind: type[Any] = QWidget) -> Any:
    """The one widget on ``screen`` with this objectName."""
    found = screen.findChildren(kind, name)
    assert len(found) == 1, f"{len(found)} widgets are named {name}"
    return found[0]


def type_in(screen: QWidget, name: str, text: str) -> None:
    """Replace what stands in a field, key by key."""
    edit = part(screen, name, QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, text)


def texts(screen: QWidget) -> str:
    """All that can be read on ``screen``."""
    readers = (*screen.findChildren(QLabel), *screen.findChildren(QAbstractButton))
    return "\n".join(each.text().replace("\u200b", "") for each in readers if not each.isHidden())


def settle() -> None:
    """Let all layouts that changed come to rest; each one inside another takes a round more."""
    for _ in range(20):
        QApplication.processEvents()
