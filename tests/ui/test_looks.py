"""Nothing that is shown is cut, covered, or below the fold where it must not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.home.hero import BigHero
from kmop_wizard.ui.pages.wizard import WizardScreen
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.page_header import PageHeader
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.section_card import SectionCard
from tests.ui.clipping import below_the_fold, clipped, covered
from tests.ui.person import Person, Program, settle
from tests.ui.places import numbered
from tests.ui.trainings import APPLIED, APPROVED, DEPOSITED, ENROLLED, INVOICED, RECEIVED

A: Final = ("applications", "1")
_ASKED = replace(
    ENROLLED,
    enterprise=replace(ENROLLED.enterprise, size=None),
    enrolment=replace(
        ENROLLED.enrolment, enrolled_on=None, last_lesson_day=None, price_excl_vat=None
    ),
)
_TO_DEPOSIT = with_fact(
    with_fact(DEPOSITED, (*A, "deposit", "deposited_on"), None),
    (*A, "deposit", "deposited_amount"),
    None,
)
_ATTENDED = with_fact(RECEIVED, ("attendance", "completed_on"), date(2026, 12, 7))
_TO_PAY = with_fact(INVOICED, ("attendance", "completed_on"), date(2026, 12, 7))
_DONE = with_fact(_TO_PAY, ("invoices", "1", "payment_ordered_on"), date(2026, 12, 8))
_REFUSED = with_fact(APPLIED, (*A, "refused_on"), date(2026, 11, 19))
_CANCELLED = with_fact(DEPOSITED, (*A, "deposit", "cancelled_on"), date(2026, 11, 19))
_STOPPED = with_fact(APPLIED, (*A, "stopped_on"), date(2026, 11, 19))
_MISSED = with_fact(ENROLLED, ("enrolment", "first_lesson_day"), date(2026, 11, 2))

PAGES: Final[dict[str, tuple[Training, str, date]]] = {
    "enrol": (_ASKED, "enrol", date(2026, 11, 20)),
    "enrolled": (ENROLLED, "enrol", date(2026, 11, 20)),
    "apply": (ENROLLED, "apply", date(2026, 11, 20)),
    "applied": (APPLIED, "apply", date(2026, 11, 11)),
    "deposit without mail": (APPROVED, "deposit", date(2026, 11, 12)),
    "deposit": (_TO_DEPOSIT, "deposit", date(2026, 11, 12)),
    "subsidy": (DEPOSITED, "subsidy", date(2026, 11, 13)),
    "attend": (RECEIVED, "attend", date(2026, 12, 7)),
    "pay without invoice": (_ATTENDED, "pay", date(2026, 12, 7)),
    "pay": (_TO_PAY, "pay", date(2026, 12, 8)),
    "done": (_DONE, "pay", date(2026, 12, 8)),
    "cancelled": (_CANCELLED, "apply", date(2026, 11, 20)),
    "refused": (_REFUSED, "apply", date(2026, 11, 20)),
    "missed": (_MISSED, "apply", date(2026, 11, 20)),
    "stopped": (_STOPPED, "apply", date(2026, 11, 20)),
}
"""Each page in its usual state: its training, its step, and the day."""
USUAL: Final = (1180, 696)
"""What a screen of 1366 × 768 leaves after its task bar and the title of the window."""
SMALLER: Final = ((800, 600, 1.0), (640, 480, 1.0), (1180, 696, 2.0))
_TEXT_PX: Final = 13


@pytest.fixture(scope="module", params=["nl", "fr", "en"])
def person(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, request: pytest.FixtureRequest
) -> Iterator[Person]:
    usual = QFont(qapp.font())
    program = Program(tmp_path_factory.mktemp("looks"), date(2026, 11, 20), request.param)
    program.save(*(numbered(n, each[0]) for n, each in enumerate(PAGES.values(), start=1)))
    yield program.start(USUAL)
    program.close()
    qapp.setFont(usual)


def show(person: Person, page: str, size: tuple[int, int], text: float = 1.0) -> QWidget:
    """The page in its window, as it opens."""
    _training, step, day = PAGES[page]
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font = QFont(application.font())
    font.setPixelSize(round(_TEXT_PX * text))
    application.setFont(font)
    person.program.clock.day = day
    person.window.session.check_clock()
    person.window.resize(*size)
    person.window.home()
    settle()
    number = list(PAGES).index(page) + 1
    person.window.open_training(numbered(number, ENROLLED).id, step)
    settle()
    return person.window


def first_section(card: SectionCard) -> QWidget:
    """What answers the question."""
    return next(each for each in card.children() if isinstance(each, QWidget) and each.isVisible())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_in_its_usual_state_is_seen_whole(person: Person, page: str) -> None:
    window = show(person, page, USUAL)
    assert clipped(window) == []
    assert covered(window) == []
    assert below_the_fold(window) == []


@pytest.mark.parametrize(("width", "height", "text"), SMALLER)
def test_the_question_and_its_answer_are_above_the_fold(
    person: Person, width: int, height: int, text: float
) -> None:
    hidden = {}
    for page in PAGES:
        window = show(person, page, (width, height), text)
        assert clipped(window) == [], page
        assert covered(window) == [], page
        screen = person.window.screen_shown
        assert isinstance(screen, WizardScreen)
        header, card = window.findChild(PageHeader), screen.findChild(SectionCard)
        assert header is not None
        assert card is not None
        found = below_the_fold(header)
        if page.startswith("enrol"):  # one types there: what has the focus is in sight
            focused = window.focusWidget()
            assert focused is not None
            found += below_the_fold(focused)
        elif width > 640:
            found += below_the_fold(first_section(card))
        if found:
            hidden[page] = found
    assert hidden == {}


@pytest.mark.parametrize(("width", "height", "text"), [(*USUAL, 1.0), *SMALLER])
def test_home_says_first_what_to_do(
    person: Person, tmp_path: Path, width: int, height: int, text: float
) -> None:
    language = person.window.words.language
    program = Program(tmp_path, date(2026, 11, 20), language)
    program.save(
        replace(ENROLLED, enrolment=replace(ENROLLED.enrolment, price_excl_vat=Decimal(1450)))
    )
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    font = QFont(application.font())
    font.setPixelSize(round(_TEXT_PX * text))
    application.setFont(font)
    other = program.start((width, height))
    try:
        assert clipped(other.window) == []
        assert covered(other.window) == []
        hero = other.window.findChild(BigHero)
        assert hero is not None
        assert below_the_fold(hero.button) == []
        whole = other.window if (width, height, text) == (*USUAL, 1.0) else hero.button
        assert below_the_fold(whole) == []
    finally:
        program.close()


# -- what would be found ---------------------------------------------------------------------


class Planted(QWidget):
    """A window with three texts, of which a test spoils one."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(640, 300)
        inner = QWidget()
        column = QVBoxLayout(inner)
        self.texts = [Label(f"Deadline {n}: maandag 23 november", wrap=False) for n in range(3)]
        for each in self.texts:
            column.addWidget(each)
        column.addWidget(QPushButton("Verder"))
        column.addStretch(1)
        self.inner = inner
        around = QVBoxLayout(self)
        around.addWidget(ScrollArea(inner))

    def found(self) -> list[str]:
        self.show()
        settle()
        return [*clipped(self), *covered(self), *below_the_fold(self)]


@pytest.fixture
def planted(qtbot: object) -> Planted:
    window = Planted()
    qtbot.addWidget(window)  # type: ignore[attr-defined]
    return window


def test_a_window_in_order_has_nothing_to_find(planted: Planted) -> None:
    assert planted.found() == []


def test_a_clipped_text_is_found(planted: Planted) -> None:
    planted.texts[1].setFixedWidth(60)
    assert len(planted.found()) == 1


def test_a_covered_text_is_found(planted: Planted) -> None:
    planted.show()
    settle()
    lid = QLabel(planted.inner)
    lid.setAutoFillBackground(True)
    lid.setGeometry(planted.texts[1].geometry())
    lid.show()
    assert len(planted.found()) == 1


def test_two_texts_on_each_other_are_found(planted: Planted) -> None:
    planted.show()
    settle()
    other = Label("uiterlijk vandaag", wrap=False, parent=planted.inner)
    other.move(planted.texts[0].pos())
    other.adjustSize()
    other.show()
    assert planted.found() != []


def test_a_text_below_the_fold_is_found(planted: Planted) -> None:
    planted.inner.layout().insertSpacing(2, 600)
    assert len(planted.found()) >= 1
