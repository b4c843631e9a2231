"""Home: what must I do now, and by when."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QStyleOptionViewItem,
    QWidget,
)

from kmop_wizard.app.overview.phrases import TrainingRow, row_of
from kmop_wizard.app.overview.search import Finder
from kmop_wizard.app.session.example import example_training
from kmop_wizard.domain.agenda import Entry, agenda
from kmop_wizard.domain.training import SIZES, Application, Attendance, Training
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.storage.reference import load_rules
from kmop_wizard.ui import theme
from kmop_wizard.ui.home import HomeScreen
from kmop_wizard.ui.home.notices import MOST
from kmop_wizard.ui.home.overview import MANY
from kmop_wizard.ui.home.training_list import TrainingList
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.window.screen import Route
from kmop_wizard.ui.window.window import Window
from tests.ui.clipping import clipped
from tests.ui.home_page import (
    FINISHED,
    FOUR,
    TO_APPLY,
    TO_DEPOSIT,
    TO_PAY,
    WAITING,
    HomePage,
    day,
    many,
)
from tests.ui.screen_stage import TODAY, Stage

Shown = tuple[HomePage, Stage]


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def open_home(qtbot: Any, tmp_path: Path) -> Callable[..., Shown]:
    """Shows home over some trainings and gives its page and its stage."""

    def show(
        trainings: tuple[Training, ...] = FOUR,
        language: str = "nl",
        size: tuple[int, int] = (1120, 680),
        stage: Stage | None = None,
    ) -> Shown:
        stage = stage or Stage(tmp_path / f"home{len(list(tmp_path.iterdir()))}", trainings)
        screen = stage.put_on(HomeScreen, language)
        qtbot.addWidget(screen)
        stage.session.callbacks.changed = screen.follow
        screen.resize(*size)
        screen.show()
        screen.activateWindow()
        settle()
        return HomePage(screen), stage

    return show


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


# -- what is first, and the others ---------------------------------------------------------------


def test_the_most_pressing_training_is_large_and_has_the_focus(
    open_home: Callable[..., Shown],
) -> None:
    page, stage = open_home()
    assert page.hero() == "a1"
    for text in ("Vraag je subsidie aan", "vandaag", "maandag 23 november 2026", "€ 435,00"):
        assert page.says(text), text
    first = page.screen.first_focus()
    assert first.objectName() == "action.open.a1"
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert stage.notes.calls == [("open_training", "a1")]


def test_the_first_training_is_not_repeated_in_the_list(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED))
    assert page.rows() == ["a2", "a3", "a4"]
    page.press("filter.all")
    settle()
    assert page.rows() == ["a2", "a3", "a4", "a5"]


def test_groups_say_what_happens_when_nobody_looks(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR[:3], FINISHED), "en")
    assert page.groups() == [("This week", 1), ("Later", 1), ("Closed", 1)]


def test_each_row_is_a_full_sentence_for_a_screen_reader(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED), "en")
    assert page.row("a2") == (
        "Vertrouwenspersoon: basisopleiding. This week. Liantis EDPB vzw. Deposit 1\u202f015,00 €."
        " Fri 27 Nov · 4 days left."
    )
    interface = QAccessible.queryAccessibleInterface(page.list)
    read = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert [text.replace("\u00a0", " ") for text in read] == [page.row(row) for row in page.rows()]


def test_the_list_is_one_stop_and_its_rows_are_walked_with_the_arrows(
    open_home: Callable[..., Shown],
) -> None:
    page, stage = open_home((*FOUR, FINISHED))
    page.list.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(page.list, key)
    QTest.keyClick(page.list, Qt.Key.Key_End)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert stage.notes.calls == [("open_training", "a3"), ("open_training", "a4")]


def test_a_click_on_a_row_opens_it(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home()
    place = page.list.visualRect(page.list.model().index(1, 0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert stage.notes.calls == [("open_training", "a3")]


def test_a_row_that_comes_under_the_keyboard_is_seen(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home(many(60), size=(1120, 500))
    page.list.setFocus()
    assert page.screen.body.scrolled < 400
    QTest.keyClick(page.list, Qt.Key.Key_End)
    settle()
    last = page.list.visualRect(page.list.model().index(len(page.rows()) - 1, 0))
    area = page.screen.findChild(ScrollArea)
    top = page.list.viewport().mapTo(area.viewport(), last.topLeft()).y()
    assert 0 <= top <= area.viewport().height() - last.height()


def test_the_steps_of_the_only_training_lead_to_their_pages(
    open_home: Callable[..., Shown],
) -> None:
    page, stage = open_home((TO_DEPOSIT,), "en")
    step = page.screen.findChild(QAbstractButton, "step.subsidy")
    assert step.accessibleName().startswith("Step 4: Receive the subsidy")
    step.setFocus()
    QTest.keyClick(step, Qt.Key.Key_Left)
    QTest.keyClick(page.screen.focusWidget(), Qt.Key.Key_Space)
    assert stage.notes.calls == [("open_training", "a2", "deposit")]


def test_among_many_what_is_first_takes_one_row(open_home: Callable[..., Shown]) -> None:
    few, _stage = open_home(many(MANY - 1))
    assert few.screen.findChild(QWidget, "step.apply").isVisibleTo(few.screen)
    page, _stage = open_home(many(MANY))
    assert page.screen.findChild(QWidget, "step.apply") is None
    assert page.says("stap 2 van 6")
    assert page.says("vandaag · ma 23 nov")


def test_a_title_is_shown_as_it_is_and_a_very_long_one_in_short(
    open_home: Callable[..., Shown],
) -> None:
    bold = replace(TO_APPLY, title="<b>Vet</b> & meer")
    long = replace(TO_DEPOSIT, title="Woord " * 2000)
    none = replace(WAITING, title=None)
    page, _stage = open_home((bold, long, none), "en")
    assert page.says("<b>Vet</b> & meer")
    assert len(page.row("a2")) <= 250
    assert page.row("a4").startswith("Course without a title")
    assert clipped(page.screen) == []


def test_a_change_of_facts_is_shown_at_once(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home(language="en")
    stage.session.editor("a4").enter(("applications", "1", "approved_on"), TODAY)
    settle()
    assert "Deposit 1\u202f960,00 €" in page.row("a4")
    assert page.rows() == ["a2", "a4", "a3"]


def test_a_training_that_goes_to_the_trash_leaves_home(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((*FOUR, FINISHED, replace(FINISHED, id="a6")))
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    stage.session.trash("a2")
    settle()
    assert page.rows() == ["a3", "a4"]
    assert page.pills()[0].endswith("3")
    assert page.list.currentIndex().data(Qt.ItemDataRole.UserRole) == "a3"


def test_ten_thousand_trainings_cost_what_is_seen(qtbot: Any) -> None:
    session_entries = agenda(many(4), load_rules(), TODAY).entries
    entries = [session_entries[0]] * 10_000
    words, said = Words("nl"), []

    def row(entry: Entry) -> TrainingRow:
        said.append(entry)
        return row_of(words, entry, load_rules(), TODAY)

    shown = TrainingList(words)
    area = ScrollArea(shown)
    qtbot.addWidget(area)
    area.resize(1000, 600)
    shown.show_entries(entries, row)
    area.show()
    settle()
    assert shown.height() > 300_000
    assert len(said) < 100
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    settle()
    assert len(said) < 200
    assert shown.model().index(9_999, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_of_a_row_is_never_cut(open_home: Callable[..., Shown], language: str) -> None:
    for width in (1120, 800, 640):
        page, _stage = open_home((*FOUR, FINISHED), language, size=(width, 680))
        page.press("filter.all")
        picture = page.list.grab()
        assert not picture.isNull()
        delegate = page.list.itemDelegate()
        for place in range(len(page.rows())):
            option = QStyleOptionViewItem()
            option.rect = page.list.visualRect(page.list.model().index(place, 0))
            parts = delegate._parts(page.list.model().index(place, 0), option.rect)
            day = next(part for part in parts if part.text == page.list.row(place).day)
            assert QFontMetrics(day.font).horizontalAdvance(day.text) <= day.box.width()


# -- filter and search ---------------------------------------------------------------------------


def test_filters_count_and_choose(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED), "en")
    assert page.pills() == ["Active  4", "Closed  1", "All  5"]
    page.press("filter.closed")
    settle()
    assert (page.hero(), page.rows()) == ("a1", ["a5"])
    page.press("filter.all")
    settle()
    assert page.rows() == ["a2", "a3", "a4", "a5"]


def test_home_opens_on_what_is_active_always(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((*FOUR, FINISHED))
    page.press("filter.closed")
    again, _stage = open_home(stage=stage)
    assert again.rows() == ["a2", "a3", "a4"]


def test_with_few_trainings_a_search_comes_when_asked_for(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR[:3], FINISHED))
    field = page.screen.findChild(QLineEdit, "search")
    assert not field.isVisibleTo(page.screen)
    assert page.button("filter.all") is None
    page.screen.search()
    settle()
    assert page.screen.focusWidget() is field
    page.type_search("hoogte")
    settle()
    assert page.rows() == ["a5"]
    assert page.button("open.a1") is None
    assert clipped(page.screen) == []


def test_what_is_first_is_found_too(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED))
    page.type_search("brandbestrijding")
    settle()
    assert page.rows() == ["a1"]
    page.screen.findChild(QLineEdit, "search").clear()
    settle()
    assert (page.hero(), page.rows()) == ("a1", ["a2", "a3", "a4"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vertrouwens", "a2"),
        ("BRAND evac", "a1"),
        ("zoe dupont", "a1"),
        ("2026-1187", "a3"),
        ("090/9337/55493", "a2"),
        ("+++090933755493+++", "a2"),
        ("kmo04711", "a2"),
        ("€ 2.800,00", "a4"),
        ("2800", "a4"),
        ("2800,00", "a4"),
        ("1800.00", "a3"),
        ("kmo's", "a4"),
    ],
)
def test_search_finds_titles_people_numbers_and_amounts(
    open_home: Callable[..., Shown], text: str, found: str
) -> None:
    page, _stage = open_home((*FOUR, FINISHED))
    page.type_search(text)
    settle()
    assert page.rows() == [found]


def test_search_knows_the_provider(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED))
    page.type_search("consult")
    settle()
    assert page.rows() == ["a3", "a4"]


def test_nothing_found_is_said_and_cleared_in_one_press(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED), "en")
    page.type_search("zeppelin")
    settle()
    assert page.rows() == []
    assert page.says("No course contains “zeppelin”.")
    page.press("clear_search")
    settle()
    assert len(page.rows()) == 3
    assert page.screen.focusWidget().objectName() == "search"


def test_what_is_found_outside_the_filter_is_offered(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED), "en")
    page.type_search("hoogte")
    settle()
    assert page.says("Nothing found among the active courses, but there is among the closed ones.")
    page.press("look_in_all")
    settle()
    assert page.rows() == ["a5"]


def test_escape_clears_the_search(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED))
    page.type_search("zeppelin")
    QTest.keyClick(page.screen.findChild(QLineEdit, "search"), Qt.Key.Key_Escape)
    settle()
    assert len(page.rows()) == 3


def test_two_hundred_trainings_are_searched_in_a_blink(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home(many(200))
    finder = Finder(Words("nl"), stage.session.rules)
    entries = stage.session.agenda.entries
    start = time.perf_counter()
    found = [each for each in entries if finder.matches(each.training, "loonbeleid 1")]
    took = time.perf_counter() - start
    assert len(found) > 20
    page.type_search("loonbeleid 003")
    settle()
    assert page.rows() == ["t003"]
    assert took < 0.1


# -- nothing to do, and the year -----------------------------------------------------------------


def test_lessons_that_are_over_are_no_alarm(open_home: Callable[..., Shown]) -> None:
    lessons = replace(TO_PAY.enrolment, last_lesson_day=day(-10))
    over = replace(FINISHED, enrolment=lessons, attendance=Attendance())
    page, _stage = open_home((over,), "en")
    assert page.hero() == ""
    assert page.row("a5").endswith("Is the course finished? last lesson was on Fri 13 Nov.")
    assert page.says("Nothing to do")


def test_nothing_to_do_is_promised_until_a_day(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((WAITING,), "en")
    assert page.says("Nothing to do until Sunday 29 November 2026")
    assert page.rows() == ["a4"]
    new = page.screen.first_focus()
    assert new.objectName() == "action.new_training"
    new.click()
    assert stage.notes.calls == [("new_training",)]


def test_when_all_is_closed_it_says_what_that_brought(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((FINISHED,), "nl")
    for text in ("Niets te doen", "Alle opleidingen zijn afgesloten", "Je kreeg", "€ 1.800,00"):
        assert page.says(text), text
    assert page.groups() == [("Afgesloten", 1)]
    assert "Voeg je inschrijving toe" in page.row("a5")


def test_an_approval_that_stays_away_is_asked_about(open_home: Callable[..., Shown]) -> None:
    long_ago = replace(WAITING, applications=(Application(submitted_on=day(-40)),))
    page, _stage = open_home((long_ago,), "nl")
    assert page.hero() == "a4"
    assert page.says("Is je aanvraag goedgekeurd?")


def test_the_year_says_what_is_left_and_what_is_coming(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((TO_DEPOSIT, TO_PAY))
    assert page.says("€ 2.235,00 van € 7.500,00 aangevraagd · nog € 5.265,00")
    page.press("open_purse")
    assert stage.notes.calls == [("to", Route("purse"))]
    page, _stage = open_home((TO_APPLY, TO_DEPOSIT))
    assert page.says("€ 435,00 van € 7.500,00 aangevraagd · deze opleiding erbij: € 435,00")


def test_the_year_is_that_of_the_enterprise_of_what_is_first(
    open_home: Callable[..., Shown],
) -> None:
    number = replace(TO_DEPOSIT.enterprise, name="Garage Janssens", number="0123.456.749")
    other = replace(TO_PAY, id="b1", enterprise=number)
    page, _stage = open_home((TO_DEPOSIT, other), "en")
    assert page.says("Yearly maximum 2026 · Bakkerij Peeters")
    page, _stage = open_home((TO_DEPOSIT,), "en")
    assert not page.says("Bakkerij Peeters")


@pytest.mark.parametrize("size", [*SIZES, None])
def test_what_is_left_says_how_much_it_pays(
    open_home: Callable[..., Shown], tmp_path: Path, size: str | None
) -> None:
    sized = replace(WAITING, enterprise=replace(WAITING.enterprise, size=size))
    page, _stage = open_home((sized,))
    said = {
        "small": "nog € 6.660,00 beschikbaar. Dat volstaat voor € 22.200,00",
        "medium": "nog € 6.940,00 beschikbaar. Dat volstaat voor € 34.700,00",
        None: "nog € 7.500,00 subsidie beschikbaar",
    }
    assert page.says(said[size])


def test_the_planner_is_in_reach(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home()
    page.press("open_planner")
    page.press("help")
    assert stage.notes.calls == [("to", Route("planner")), ("help",)]


# -- files that are no trainings -----------------------------------------------------------------


def put_file(stage: Stage, name: str, content: str) -> None:
    folder = stage.folders.data / "trainings"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    stage.session.load()


def test_damaged_newer_and_copied_files_are_named(
    open_home: Callable[..., Shown], tmp_path: Path
) -> None:
    stage = Stage(tmp_path / "files", FOUR)
    copied = (stage.folders.data / "trainings" / "a1.json").read_text(encoding="utf-8")
    put_file(stage, "a1 (conflict).json", copied)
    put_file(stage, "broken.json", "{nope")
    newer = '{"format": "kmop-training", "version": 7, "id": "n1", "title": "Uit de toekomst"}'
    put_file(stage, "n1.json", newer)
    page, _stage = open_home(stage=stage, language="en")
    assert page.says("A file could not be used: trainings/broken.json")
    assert page.says("The reason: the content is damaged or incomplete")
    assert not page.says("A file could not be used: trainings/a1 (conflict).json")
    assert page.says("Uit de toekomst comes from a newer version of this program")
    page.press("open.n1")
    assert stage.notes.calls == [("to", Route("newer", training_id="trainings/n1.json"))]
    assert clipped(page.screen) == []


def test_many_notices_are_folded(open_home: Callable[..., Shown], tmp_path: Path) -> None:
    stage = Stage(tmp_path / "files", FOUR)
    for number in range(9):
        put_file(stage, f"broken{number}.json", "{nope")
    page, _stage = open_home(stage=stage, language="en")
    assert sum("could not be used" in text for text in page.texts()) == MOST
    page.press("all_notices")
    settle()
    assert sum("could not be used" in text for text in page.texts()) == 9
    assert page.button("all_notices") is None
    assert clipped(page.screen) == []


def test_a_damaged_file_is_shown_on_an_empty_home_too(
    open_home: Callable[..., Shown], tmp_path: Path
) -> None:
    stage = Stage(tmp_path / "files")
    put_file(stage, "broken.json", "")
    page, _stage = open_home(stage=stage, language="en")
    assert page.says("A file could not be used: trainings/broken.json")


# -- the empty home and the example --------------------------------------------------------------


def test_an_empty_home_explains_itself_and_has_one_button(
    open_home: Callable[..., Shown],
) -> None:
    page, stage = open_home((), "en")
    primary = [
        each
        for each in page.screen.findChildren(Button)
        if each.kind == "primary" and each.isVisibleTo(page.screen)
    ]
    assert [each.objectName() for each in primary] == ["action.new_training"]
    for verb in ("new_training", "open_planner", "open_eligibility"):
        page.press(verb)
    assert stage.notes.calls == [
        ("new_training",),
        ("to", Route("planner")),
        ("to", Route("eligibility")),
    ]


def test_new_training_asks_for_an_empty_one(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home()
    page.press("new_training")
    assert stage.notes.calls == [("new_training",)]


def test_the_first_training_fills_the_empty_home(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((), "en")
    stage.session.new_training().enter(("title",), "Hoogtewerken")
    settle()
    assert page.says("Complete your enrolment")
    assert page.screen.focusWidget().objectName().startswith("action.open.")


def test_the_example_is_made_opened_and_thrown_away(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((), "en")
    page.press("example")
    settle()
    example = stage.session.example
    assert example is not None
    assert stage.notes.calls == [("open_training", example.training.id)]
    assert page.button("example") is None
    assert page.says("Example")
    page.press(f"open.{example.training.id}")
    assert stage.notes.calls == 2 * [("open_training", example.training.id)]
    page.press("delete_example")
    settle()
    assert stage.session.example is None
    assert not page.says("Example")
    assert page.button("example") is not None


def test_the_example_stands_last_and_counts_nowhere(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((*FOUR, FINISHED), "en")
    example = example_training(Words("en"), TODAY)
    stage.session.add_example(example)
    settle()
    assert page.button(f"open.{example.id}") is not None
    assert page.rows() == ["a2", "a3", "a4"]
    assert page.pills() == ["Active  4", "Closed  1", "All  5"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_always_has_a_deposit_due_in_five_days(
    open_home: Callable[..., Shown], language: str
) -> None:
    _page, stage = open_home((), language)
    stage.session.add_example(example_training(Words(language), TODAY))
    entry = stage.session.example
    assert entry is not None
    assert entry.plan.next.action == "deposit"
    assert entry.plan.next.by == day(5)
    assert set(entry.plan.warnings) <= {"deadline_on_closed_day"}


# -- keyboard, language, size --------------------------------------------------------------------


def test_tab_goes_through_home_as_it_is_read(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED))
    page.screen.first_focus().setFocus()
    names = []
    for _ in range(8):
        names.append(page.screen.focusWidget().objectName())
        QTest.keyClick(page.screen.focusWidget(), Qt.Key.Key_Tab)
    assert names == [
        "action.open.a1",
        "home.list",
        "action.open_purse",
        "action.filter.active",
        "search",
        "action.new_training",
        "action.open.a1",
        "home.list",
    ]


def test_control_f_and_a_language_keep_to_the_search(qtbot: Any, tmp_path: Path) -> None:
    stage = Stage(tmp_path, many(20))
    window = Window(stage.session, Words("nl"), {"home": HomeScreen})
    qtbot.addWidget(window)
    window.home()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = HomePage(window)
    button = page.button("new_training")
    assert button is not None
    button.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.focusWidget(), "loonbeleid")
    window.change_language("fr")
    settle()
    focus = window.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert (focus.objectName(), focus.text()) == ("search", "loonbeleid")
    assert len(page.rows()) == 5
    assert page.button("open.t000") is None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    settle()
    assert page.pills()[0] == "En cours  20"


def test_everything_that_can_be_pressed_has_its_own_name(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((*FOUR, FINISHED))
    stage.session.add_example(example_training(Words("nl"), TODAY))
    settle()
    active = [
        each
        for each in page.screen.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QLineEdit | QListView)
        and each.isVisibleTo(page.screen)
    ]
    names = [each.objectName() for each in active]
    assert len(set(names)) == len(names)
    assert all(names)
    for each in active:
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)


def test_another_language_keeps_search_filter_and_place(
    open_home: Callable[..., Shown],
) -> None:
    page, stage = open_home(many(60), "nl", size=(1120, 400))
    page.press("filter.all")
    page.type_search("opleiding")
    settle()
    page.screen.body.scroll_to(200)
    settle()
    kept = page.screen.keep()
    assert kept["scroll"] > 0
    again, _stage = open_home(stage=stage, language="fr", size=(1120, 400))
    again.screen.take_back(kept)
    settle()
    assert again.screen.keep() == kept
    assert again.rows() == page.rows()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1120, 680), (744, 520), (584, 600)], ids=str)
@pytest.mark.parametrize("larger", [1, 1.5, 2])
def test_nothing_is_cut_off(
    open_home: Callable[..., Shown],
    qapp: QApplication,
    language: str,
    size: tuple[int, int],
    larger: float,
) -> None:
    usual = qapp.font()
    font = qapp.font()
    theme.set_size(font, font.pointSizeF() * larger)
    qapp.setFont(font)
    try:
        page, stage = open_home((*FOUR, FINISHED), language, size)
        stage.session.add_example(example_training(Words(language), TODAY))
        settle()
        assert clipped(page.screen) == []
        empty, _stage = open_home((), language, size)
        assert clipped(empty.screen) == []
    finally:
        qapp.setFont(usual)


def test_a_larger_font_of_the_system_is_followed_at_once(
    open_home: Callable[..., Shown], qapp: QApplication
) -> None:
    page, stage = open_home()
    stage.session.add_example(example_training(Words("nl"), TODAY))
    usual, font = qapp.font(), qapp.font()
    theme.set_size(font, font.pointSizeF() * 1.6)
    try:
        qapp.setFont(font)
        settle()
        assert clipped(page.screen) == []
    finally:
        qapp.setFont(usual)


def test_rows_take_two_lines_in_a_narrow_window(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED))
    wide = page.list.row_height(1)
    page.screen.resize(600, 600)
    settle()
    assert page.list.row_height(1) > 1.3 * wide
    assert page.list.height() >= 3 * page.list.row_height(1)
    assert clipped(page.screen) == []


def test_there_is_one_scroll_bar_and_a_dozen_trainings_need_none(
    open_home: Callable[..., Shown],
) -> None:
    page, _stage = open_home((*many(11), FINISHED), size=(1180, 648))
    areas = page.screen.findChildren(ScrollArea)
    assert len(areas) == 1
    assert areas[0].verticalScrollBar().maximum() == 0
