"""What is painted and said at every place: contrast, focus, roles, nothing by colour or tip alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget

from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.scroll import ScrollArea
from tests.ui.contrast import contrast
from tests.ui.person import Person, settle
from tests.ui.places import PLACES, STEPS, go, open_program
from tests.ui.test_names import tab_cycle

_FOCUS = ("home", "start", *STEPS, "planner", "settings", "enrol/all_facts", "refused/letter")
_RECORDS = (
    "action.today.",
    "action.yesterday.",
    "action.last_lesson_day.",
    "action.take_all",
    "action.keep_mine",
    "action.take_theirs",
    "action.import",
    "action.restore",
    "action.delete",
)
_NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Window}
_STATES = ("klaar", "nu te doen", "wacht op anderen", "later", "bezig", "te laat", "voorbij")


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Person]:
    with open_program(tmp_path_factory.mktemp("seen")) as someone:
        yield someone
        someone.window.change_scheme("light")


def shown(person: Person, kind: type[QWidget]) -> list[QWidget]:
    return [each for each in person.window.findChildren(kind) if each.isVisible()]


def ground(picture: QImage, box: QRect) -> QColor:
    """The colour that fills most of ``box``: what a text stands on."""
    inside = box.intersected(picture.rect())
    counted = Counter(
        picture.pixel(x, y)
        for x in range(inside.left(), inside.right(), 2)
        for y in range(inside.top(), inside.bottom(), 2)
    )
    return QColor.fromRgb(counted.most_common(1)[0][0]) if counted else QColor()


def faint(person: Person) -> Iterator[str]:
    """Texts that are told from their ground less well than they should be."""
    picture = person.window.grab().toImage()
    for label in shown(person, QLabel):
        words = label.text()
        box = QRect(label.mapTo(person.window, QPoint(0, 0)), label.size())
        seen = QRect(label.visibleRegion().boundingRect())
        if not words.strip() or seen.height() < label.height():
            continue
        colour = label.palette().color(label.foregroundRole())
        yield from _told(label, words, colour, ground(picture, box))
    for button in shown(person, Button):
        box = QRect(button.mapTo(person.window, QPoint(0, 0)), button.size())
        if button.text() and button.visibleRegion().boundingRect().height() == button.height():
            yield from _told(button, button.text(), button._colours()[0], ground(picture, box))


def _told(widget: QWidget, words: str, colour: QColor, under: QColor) -> Iterator[str]:
    ratio = contrast(colour, under)
    if ratio < 4.5:
        yield f"{widget.objectName()} {words[:40]!r}: {ratio:.1f} ({colour.name()} on {under.name()})"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_told_from_what_it_stands_on(person: Person, scheme: str) -> None:
    person.window.change_scheme(scheme)
    found = {}
    for place in PLACES:
        go(person, place)
        if told := list(faint(person)):
            found[place] = told
    person.window.change_scheme("light")
    assert found == {}


def test_a_faint_text_is_found(person: Person) -> None:
    go(person, "deposit")
    label = next(each for each in shown(person, QLabel) if each.text().startswith("Stap 3"))
    assert not list(faint(person))
    usual = label.foregroundRole()
    label.setForegroundRole(QPalette.ColorRole.Mid)  # the colour of hairlines
    assert len(list(faint(person))) == 1
    label.setForegroundRole(usual)


@pytest.mark.parametrize("place", _FOCUS)
def test_the_focus_is_seen_at_every_stop(person: Person, place: str) -> None:
    go(person, place)
    unseen = []
    for stop in tab_cycle(person):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        settle(3)
        with_focus = stop.grab().toImage()
        stop.clearFocus()
        settle(3)
        without = stop.grab().toImage()
        changed = sum(
            contrast(with_focus.pixelColor(x, y), without.pixelColor(x, y)) >= 3
            for x in range(with_focus.width())
            for y in range(with_focus.height())
        )
        if changed < 2 * (stop.width() + stop.height()):
            unseen.append(f"{stop.objectName()}: {changed} of {stop.size().toTuple()}")
    assert unseen == []


@pytest.mark.parametrize("place", PLACES)
def test_what_has_the_focus_is_in_sight(person: Person, place: str) -> None:
    person.window.resize(640, 480)
    go(person, place)
    hidden = []
    for stop in tab_cycle(person):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        settle(3)
        area = next((a for a in shown(person, ScrollArea) if a.isAncestorOf(stop)), None)
        if isinstance(area, ScrollArea) and stop.height() < area.viewport().height():
            top = stop.mapTo(area.viewport(), QPoint(0, 0)).y()
            # of a text of several lines, the line with the cursor
            needed = 0 if isinstance(stop, QPlainTextEdit) else stop.height()
            if not 0 <= top <= area.viewport().height() - needed:
                hidden.append(f"{stop.objectName()} at {top}")
    person.window.resize(1180, 760)
    assert hidden == []


@pytest.mark.parametrize("size", [(1180, 696), (800, 600), (640, 480)])
def test_nothing_that_records_has_the_focus_when_a_place_is_opened(
    person: Person, size: tuple[int, int]
) -> None:
    person.window.resize(*size)
    found = {}
    for place in PLACES:
        go(person, place)
        settle()
        assert person.focused, place
        if person.focused.startswith(_RECORDS):
            found[place] = person.focused
    person.window.resize(1180, 760)
    assert found == {}


@pytest.mark.parametrize("place", PLACES)
def test_what_takes_the_focus_has_a_role_and_a_name(person: Person, place: str) -> None:
    go(person, place)
    for widget in shown(person, QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            read = QAccessible.queryAccessibleInterface(widget)
            assert read.role() not in _NO_ROLE, widget.objectName()
            assert read.text(QAccessible.Text.Name), widget.objectName()


@pytest.mark.parametrize("step", STEPS)
def test_each_step_says_its_state_in_words(person: Person, step: str) -> None:
    go(person, step)
    for each in STEPS:
        spoken = person.widget(f"step.{each}").accessibleName()
        assert any(f", {state}" in spoken for state in _STATES), spoken


@pytest.mark.parametrize("place", PLACES)
def test_a_tip_says_nothing_that_is_said_nowhere_else(person: Person, place: str) -> None:
    go(person, place)
    for widget in shown(person, QWidget):
        tip = re.sub("<[^>]*>", "", widget.toolTip())
        said = (widget.accessibleName(), widget.accessibleDescription())
        key = isinstance(widget, QAbstractButton) and re.fullmatch(r"[\w+]+", tip)
        assert not tip or tip in said or key, f"{widget.objectName()}: {tip}"


def test_nothing_moves_by_itself(project: Path) -> None:
    for file in (project / "kmop_wizard" / "ui").rglob("*.py"):
        assert "Animation" not in file.read_text(encoding="utf-8"), file
