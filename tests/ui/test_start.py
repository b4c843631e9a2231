"""The start of a new training: three facts, and the last days appear while they are typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import LANGUAGES
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.start import StartScreen
from kmop_wizard.ui.window.screen import Route
from tests.ui.clipping import clipped
from tests.ui.home_page import TO_APPLY, TO_DEPOSIT
from tests.ui.screen_stage import Stage

FIRST_DAY = "enrolment.first_lesson_day"
PROVIDER = "enrolment.provider"


class StartPage:
    """The screen by the names of its parts."""

    def __init__(self, screen: StartScreen, editor: Editor, stage: Stage) -> None:
        self.screen = screen
        self.editor = editor
        self.stage = stage

    @property
    def training(self) -> Training:
        return self.editor.training

    def field(self, path: str) -> QLineEdit:
        found = self.screen.findChild(QLineEdit, path)
        assert found is not None
        return found

    def type(self, path: str, text: str) -> None:
        field = self.field(path)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, text)

    def press(self, name: str) -> None:
        button = self.screen.findChild(QAbstractButton, name)
        assert button is not None, f"there is no {name}"
        button.click()

    def says(self, sentence: str) -> bool:
        labels = self.screen.findChildren(QLabel)
        return any(sentence in each.text() for each in labels if each.isVisibleTo(self.screen))


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def open_start(qtbot: Any, tmp_path: Path) -> Callable[..., StartPage]:
    def show(
        trainings: tuple[Training, ...] = (),
        language: str = "en",
        size: tuple[int, int] = (1120, 680),
        before: StartPage | None = None,
    ) -> StartPage:
        stage = (
            before.stage
            if before
            else Stage(tmp_path / f"s{len(list(tmp_path.iterdir()))}", trainings)
        )
        editor = before.editor if before else stage.session.new_training()
        screen = stage.put_on(StartScreen, language, Route("start", editor.training.id))
        qtbot.addWidget(screen)
        stage.session.callbacks.changed = screen.follow
        screen.resize(*size)
        screen.show()
        screen.activateWindow()
        settle()
        return StartPage(screen, editor, stage)

    return show


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def test_the_deadlines_appear_while_the_first_day_is_typed(
    open_start: Callable[..., StartPage],
) -> None:
    page = open_start()
    assert not page.says("23 November 2026")
    page.type(FIRST_DAY, "9/11/2026")
    assert page.says("Monday 23 November 2026")
    assert page.says("today")
    assert page.says("30 days")
    assert page.says("Thursday 30 December 2027")
    assert page.training.enrolment.first_lesson_day == date(2026, 11, 9)


def test_days_left_are_said(open_start: Callable[..., StartPage]) -> None:
    page = open_start()
    page.type(FIRST_DAY, "5 dec")
    assert page.says("26 days left")
    assert page.says("Nobody can be reached on 19 December")


def test_a_missed_term_is_said_calmly_and_stops_nobody(
    open_start: Callable[..., StartPage],
) -> None:
    page = open_start()
    page.type(FIRST_DAY, "1/10/2026")
    assert page.says("Thursday 15 October 2026")
    assert page.says("deadline passed")
    assert not page.says("30 days")  # it hangs on an application that can't be made any more
    page.press("action.next")
    assert page.stage.notes.calls == [("open_training", page.training.id, "enrol")]


def test_the_keyboard_alone_is_enough(open_start: Callable[..., StartPage]) -> None:
    page = open_start()
    focus = page.screen.first_focus()
    assert focus is page.field("title")
    page.type("title", "Hoogtewerken")
    page.press(f"{PROVIDER}.liantis-edpb")
    while page.screen.focusWidget().objectName() != FIRST_DAY:
        QTest.keyClick(page.screen.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(page.field(FIRST_DAY), "9 nov")
    while page.screen.focusWidget().objectName() != "action.next":
        QTest.keyClick(page.screen.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(page.screen.focusWidget(), Qt.Key.Key_Return)
    training = page.training
    assert (training.title, training.enrolment.provider) == ("Hoogtewerken", "liantis-edpb")
    assert training.enrolment.first_lesson_day == date(2026, 11, 9)
    assert page.stage.notes.calls == [("open_training", training.id, "enrol")]


def test_a_known_provider_brings_its_number(open_start: Callable[..., StartPage]) -> None:
    page = open_start()
    page.press(f"{PROVIDER}.liantis-consult")
    enrolment = page.training.enrolment
    assert enrolment.provider == "liantis-consult"
    assert enrolment.registration_number == "DV.O104945"


def test_another_provider_is_named_on_the_next_page(open_start: Callable[..., StartPage]) -> None:
    page = open_start()
    page.press(f"{PROVIDER}.liantis-edpb")
    page.press(f"{PROVIDER}.other")
    assert page.training.enrolment.provider is None
    assert page.training.enrolment.registration_number is None
    assert page.says("You fill in its name and number on the next page.")
    page.press(f"{PROVIDER}.liantis-edpb")
    assert not page.says("on the next page")
    assert page.says("With the wrong provider")


def test_a_day_that_does_not_exist_stays_as_typed_and_is_explained_on_continue(
    open_start: Callable[..., StartPage],
) -> None:
    page = open_start()
    page.type(FIRST_DAY, "31/2/2026")
    assert not page.says("does not exist")
    page.press("action.next")
    assert page.says("does not exist")
    assert page.stage.notes.calls == []
    assert page.field(FIRST_DAY).text() == "31/2/2026"
    assert dict(page.editor.drafts) == {("enrolment", "first_lesson_day"): "31/2/2026"}
    assert page.screen.focusWidget() is page.field(FIRST_DAY)
    page.type(FIRST_DAY, "9/11/2026")
    assert not page.says("does not exist")
    page.press("action.next")
    assert page.stage.notes.calls == [("open_training", page.training.id, "enrol")]


def test_nothing_typed_leaves_nothing_behind(open_start: Callable[..., StartPage]) -> None:
    page = open_start()
    page.screen.leave()
    assert page.stage.session.agenda.entries == ()
    assert not (page.stage.folders.data / "trainings").exists()


def test_like_the_last_one_fills_in_what_stays_the_same(
    open_start: Callable[..., StartPage],
) -> None:
    older = replace(TO_DEPOSIT, id="b0", saved_at="2026-01-01T00:00:00Z")
    page = open_start((older, TO_APPLY))
    button = page.screen.findChild(QAbstractButton, "action.repeat_training")
    assert button is not None
    assert "Brandbestrijding en evacuatie" in button.text()
    page.type(FIRST_DAY, "5/12/2026")
    button.click()
    training = page.training
    assert training.enterprise == TO_APPLY.enterprise
    assert training.title == TO_APPLY.title
    assert training.enrolment.provider == "liantis-edpb"
    assert training.enrolment.price_excl_vat == Decimal("1450.00")
    assert training.enrolment.participants == TO_APPLY.enrolment.participants
    assert training.enrolment.enrolled_on is None
    assert training.enrolment.first_lesson_day == date(2026, 12, 5)
    assert page.field("title").text() == "Brandbestrijding en evacuatie"
    page.editor.undo()
    assert page.training.enrolment.provider is None
    assert page.training.enrolment.first_lesson_day == date(2026, 12, 5)


def test_like_the_last_one_keeps_a_title_that_was_typed(
    open_start: Callable[..., StartPage],
) -> None:
    page = open_start((TO_APPLY,))
    page.type("title", "Vervolg")
    page.press("action.repeat_training")
    assert page.training.title == "Vervolg"


def test_the_first_training_has_none_before_it(open_start: Callable[..., StartPage]) -> None:
    page = open_start()
    page.type("title", "De eerste")
    page.stage.session.saves.save_all()
    again = open_start(before=page, language="nl")
    button = again.screen.findChild(QAbstractButton, "action.repeat_training")
    assert button is None or not button.isVisibleTo(again.screen)


def test_another_language_keeps_what_was_typed(open_start: Callable[..., StartPage]) -> None:
    page = open_start()
    page.press(f"{PROVIDER}.other")
    page.type(FIRST_DAY, "31/2/2026")
    page.press("action.next")
    again = open_start(before=page, language="fr")
    again.screen.take_back(page.screen.keep())
    settle()
    assert again.field(FIRST_DAY).text() == "31/2/2026"
    chosen = again.screen.findChild(QAbstractButton, f"{PROVIDER}.other")
    assert chosen is not None
    assert chosen.isChecked()
    assert again.says("n’existe pas")


def test_everything_that_can_be_used_has_a_name(open_start: Callable[..., StartPage]) -> None:
    page = open_start((TO_APPLY,))
    kinds = QAbstractButton | QLineEdit
    used = [w for w in page.screen.findChildren(QWidget) if isinstance(w, kinds)]
    names = [each.objectName() for each in used if each.isVisibleTo(page.screen)]
    assert all(names)
    assert len(set(names)) == len(names)
    assert {"title", FIRST_DAY, "action.next"} <= set(names)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1120, 680), (744, 520), (584, 600)], ids=str)
@pytest.mark.parametrize("larger", [1, 1.5, 2])
def test_nothing_is_cut_off(
    open_start: Callable[..., StartPage],
    qapp: QApplication,
    language: str,
    size: tuple[int, int],
    larger: float,
) -> None:
    usual, font = qapp.font(), qapp.font()
    theme.set_size(font, font.pointSizeF() * larger)
    qapp.setFont(font)
    try:
        page = open_start((TO_APPLY,), language, size)
        assert clipped(page.screen) == []
        page.type(FIRST_DAY, "5/12/2026")
        page.press(f"{PROVIDER}.other")
        settle()
        assert clipped(page.screen) == []
        page.type(FIRST_DAY, "31/2/2026")
        page.press("action.next")
        settle()
        assert clipped(page.screen) == []
    finally:
        qapp.setFont(usual)


@pytest.mark.parametrize("language", LANGUAGES)
def test_excluded_courses_are_told_before_anybody_enrols(
    open_start: Callable[..., StartPage], language: str
) -> None:
    page = open_start(language=language)
    asked = {each.name: each.answer for each in page.screen.questions}
    assert "team" in asked["excluded"]
    assert "1700" in asked["excluded"]
