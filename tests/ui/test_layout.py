"""Nothing is cut off: every place, language, size of window and size of text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.line_edit import LineEdit
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.toast import Toast
from tests.ui.clipping import clipped
from tests.ui.person import Person, settle
from tests.ui.places import PLACES, SCREENS, go, open_program

WINDOWS = ((1180, 760), (800, 600), (640, 600))
SMALLEST = (560, 360)
LOOKS = [("nl", 1.0), ("nl", 1.5), ("nl", 2.0), ("fr", 1.0), ("fr", 2.0), ("en", 1.0), ("en", 2.0)]


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Person]:
    usual = QFont(qapp.font())
    with open_program(tmp_path_factory.mktemp("layout")) as someone:
        yield someone
    qapp.setFont(usual)


@pytest.mark.parametrize(("language", "scale"), LOOKS)
def test_nothing_is_cut_off(
    person: Person, qapp: QApplication, language: str, scale: float
) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(round(13 * scale))
    qapp.setFont(font)
    person.window.change_language(language)
    cut = {}
    for place in PLACES:
        go(person, place)
        for size in (*WINDOWS, SMALLEST) if scale == 1 else WINDOWS:
            person.window.resize(*size)
            settle()
            assert person.window.width() == size[0]
            found = clipped(person.window)
            if found:
                cut[place, size] = found
    assert cut == {}


def test_dark_changes_no_size(person: Person, qapp: QApplication) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(13)
    qapp.setFont(font)
    person.window.resize(800, 600)
    for scheme in ("dark", "light"):
        person.window.change_scheme(scheme)
        assert theme.current().scheme == scheme
        for place in ("home", "deposit", "cancelled"):
            go(person, place)
            assert clipped(person.window) == []


def test_the_smallest_window_with_the_largest_text_can_be_worked_in(
    person: Person, qapp: QApplication
) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(26)
    qapp.setFont(font)
    person.window.resize(*SMALLEST)
    for place in ("enrol/all_facts", "deposit/all_facts", "pay/all_facts", "apply/otherwise"):
        go(person, place)
        settle()
        for name in ("action.back", "action.next"):
            assert not [line for line in clipped(person.window) if name in line]
        line = person.widget(next(name for name in person.names(LineEdit) if name))
        line.setFocus()
        settle()
        area = next(a for a in person.window.findChildren(ScrollArea) if a.isAncestorOf(line))
        top = line.mapTo(area.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= area.viewport().height() - line.height(), (place, line.objectName())


DAYS = {"start": "enrolment.first_lesson_day", "planner": "planner.first_lesson_day"}


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_smallest_window_with_the_largest_text_scrolls_down_only(
    person: Person, qapp: QApplication, language: str
) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(29)
    qapp.setFont(font)
    person.window.change_language(language)
    person.window.resize(*SMALLEST)
    for place in (*SCREENS, "start"):
        go(person, place)
        if place in DAYS:
            person.put(DAYS[place], "15/12/2026")
        settle()
        areas = [a for a in person.window.findChildren(ScrollArea) if a.isVisible()]
        assert areas
        for area in areas:
            assert area.horizontalScrollBar().maximum() == 0, place


def test_what_could_not_be_saved_leaves_room_for_the_page(
    person: Person, qapp: QApplication
) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(29)
    qapp.setFont(font)
    person.window.change_language("fr")
    session = person.window.session
    failure = SaveFailed("read_only", session.folders.data / "trainings" / "x.json")
    for place, size in product(("home", "enrol", "settings"), (SMALLEST, (640, 700))):
        go(person, place)
        session.saves.report(failure)
        person.window.resize(*size)
        settle()
        banner = person.widget("action.try_again").parentWidget().parentWidget()
        area = next(a for a in person.window.findChildren(ScrollArea) if a.isAncestorOf(banner))
        screen = person.window.screen_shown
        assert screen is not None
        assert banner.height() == banner.heightForWidth(banner.width())
        below = area.mapTo(person.window, area.rect().bottomLeft()).y()
        assert screen.mapTo(person.window, QPoint(0, 0)).y() > below, (place, size)
    session.saves.report(None)


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_toast_is_never_cut(person: Person, qapp: QApplication, language: str) -> None:
    font = QFont(qapp.font())
    font.setPixelSize(29)
    qapp.setFont(font)
    person.window.change_language(language)
    person.window.resize(*SMALLEST)
    say = person.window.words.say
    title = "Brandbestrijding en evacuatie"
    for place in ("home", "enrol", "settings"):
        go(person, place)
        text = say("{title} was moved to the bin on another computer.", title=title)
        person.window.toast(text, lambda: None)
        settle()
        toast = next(t for t in person.window.findChildren(Toast) if t.isVisible())
        assert toast.height() >= toast.heightForWidth(toast.width())
        assert clipped(toast) == []
        toast.dismiss()
