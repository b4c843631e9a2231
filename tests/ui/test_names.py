"""Every control has a name for programs and one for people, is large enough and is reached in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from kmop_wizard.ui.practice.bar import PracticeBar
from kmop_wizard.ui.practice.coach import Coach
from kmop_wizard.ui.widgets.page_footer import PageFooter
from kmop_wizard.ui.widgets.page_header import PageHeader
from kmop_wizard.ui.widgets.rail import Rail
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.toast import Toast
from kmop_wizard.ui.window.top_bar import TopBar
from tests.ui.person import MOST_STOPS, Person, settle
from tests.ui.places import PLACES, go, open_program
from tests.ui.qt_hands import assert_nothing_typed_is_rich

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)
SIGNS = "…▾‹›»↗✕⚠·  "


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Person]:
    with open_program(tmp_path_factory.mktemp("names")) as someone:
        yield someone


def controls(person: Person) -> list[QWidget]:
    return [w for w in person.window.findChildren(QWidget) if isinstance(w, CONTROLS)]


def plain(text: str) -> str:
    bare = text.replace("&&", "\0").replace("&", "").replace("\0", "&").replace("\u200b", "")
    return " ".join("".join(" " if sign in SIGNS else sign for sign in bare).split())


@pytest.mark.parametrize("place", PLACES)
def test_names_are_there_unique_and_say_what_is_shown(person: Person, place: str) -> None:
    go(person, place)
    every = controls(person)
    nameless = [
        f"{type(w).__name__} {w.accessibleName()}"
        for w in every
        if w.isVisible() and not w.objectName()
    ]
    assert nameless == []
    counted = Counter(w.objectName() for w in every if w.isVisible())
    counted.update(action.objectName() for action in person.window.findChildren(QAction))
    assert [name for name, n in counted.items() if n > 1 and name] == []
    for widget in every:
        if not widget.isVisible():
            continue
        name = widget.accessibleName()
        assert plain(name), widget.objectName()
        if isinstance(widget, QAbstractButton):
            assert plain(widget.text()) in plain(name), widget.objectName()
        assert widget.width() >= 24, widget.objectName()
        assert widget.height() >= 24, widget.objectName()
    assert_nothing_typed_is_rich(person.window)


def tab_cycle(person: Person) -> list[QWidget]:
    """What Tab comes to, from the first stop until it is there again."""
    first = person.widget("action.home" if person.sees("action.home") else "action.language.nl")
    first.setFocus()
    cycle: list[QWidget] = [first]
    while len(cycle) < MOST_STOPS:
        person.key(Qt.Key.Key_Tab)
        focused = person.window.focusWidget()
        if focused is first:
            return cycle
        cycle.append(focused)
    raise AssertionError([w.objectName() for w in cycle])


def above(widget: QWidget, *kinds: type[QWidget]) -> QWidget | None:
    """The nearest of ``kinds`` in which the widget stands."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, kinds):
        parent = parent.parentWidget()
    return parent


def region(widget: QWidget) -> QWidget | None:
    """What is read by itself: what scrolls, the steps beside a page, its links and its header."""
    return above(
        widget, QScrollArea, Rail, PageHeader, PageFooter, TopBar, PracticeBar, Coach, Toast
    )


def box(widget: QWidget, person: Person) -> QRect:
    area = above(widget, QScrollArea)
    inside = area.widget() if isinstance(area, QScrollArea) else person.window
    return QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("place", PLACES)
def test_tab_goes_round_in_the_order_of_reading(person: Person, place: str) -> None:
    go(person, place)
    cycle = tab_cycle(person)
    assert len(set(cycle)) == len(cycle)
    for one, following in pairwise(cycle):
        if region(one) is not region(following):
            continue
        here, there = box(one, person), box(following, person)
        down = there.center().y() > here.center().y() and there.bottom() > here.bottom()
        same_row = there.top() < here.bottom() and there.bottom() > here.top()
        right = same_row and there.center().x() > here.center().x()
        assert down or right, f"{one.objectName()} -> {following.objectName()}"
    # What can be pressed or typed in is reached, a choice through its arrows.
    reached = {w.objectName() for w in cycle}
    missed = [
        w.objectName()
        for w in controls(person)
        if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [name for name in missed if name not in reached] == []


def test_tab_goes_from_the_card_to_the_links_the_steps_the_header_and_the_bar(
    person: Person,
) -> None:
    go(person, "fresh")
    parts = [type(region(widget)) for widget in tab_cycle(person)]
    assert [part for part, _stops in groupby(parts)] == [
        TopBar,
        ScrollArea,
        PageFooter,
        Rail,
        PageHeader,
    ]


def test_shift_tab_goes_the_same_way_back(person: Person) -> None:
    go(person, "deposit")
    there = [w.objectName() for w in tab_cycle(person)]
    back = []
    for _ in there:
        person.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        back.append(person.focused)
    assert list(reversed(back)) == there


@pytest.mark.parametrize(
    "name", ["action.next", "action.edit.known", "enrolment.first_lesson_day", "step.apply"]
)
def test_the_focus_can_be_seen_and_is_scrolled_into_sight(person: Person, name: str) -> None:
    go(person, "enrol/all_facts" if name.startswith("enrolment.") else "enrol")
    person.tab_to("action.home")
    settle()
    widget = person.widget(name)
    before = widget.grab().toImage()
    person.tab_to(name)
    settle()
    after = widget.grab().toImage()
    changed = sum(
        before.pixelColor(x, y) != after.pixelColor(x, y)
        for x in range(before.width())
        for y in range(before.height())
    )
    assert changed >= 2 * 2 * (before.width() + before.height()) * 0.7
    area = above(widget, QScrollArea)
    if isinstance(area, QAbstractScrollArea):
        view = area.viewport()
        assert view.rect().contains(QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()))


class Flashes(QObject):
    """Notes every window of its own that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
        shown = happened.type() == QEvent.Type.Show
        if shown and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_other_window_flashes_on_the_way(person: Person) -> None:
    watcher = Flashes()
    QApplication.instance().installEventFilter(watcher)
    for place in PLACES:
        go(person, place)
    QApplication.instance().removeEventFilter(watcher)
    assert watcher.seen == []
