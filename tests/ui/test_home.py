"""Home: what must I do now, and by when."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from kmop_wizard.app.overview.search import Finder
from kmop_wizard.app.session.example import example_training
from kmop_wizard.domain.training import SIZES, Attendance, Training
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.ui import theme
from kmop_wizard.ui.home import HomeScreen
from kmop_wizard.ui.home.rows import FIRST
from kmop_wizard.ui.widgets.button import Button
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
        qtbot.waitUntil(lambda: all_rows_are_there(screen))
        settle()
        return HomePage(screen), stage

    return show


def all_rows_are_there(screen: HomeScreen) -> bool:
    rows = getattr(screen.body, "rows", None)
    return rows is None or rows.complete


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


# -- the rows ------------------------------------------------------------------------------------


def test_the_most_urgent_training_is_first_and_says_what_to_do(
    open_home: Callable[..., Shown],
) -> None:
    page, _stage = open_home()
    assert page.rows() == ["a1", "a2", "a3", "a4"]
    texts = [text.replace("\u00a0", " ") for text in page.texts(page.row("a2"))]
    assert "Vertrouwenspersoon: basisopleiding" in texts
    assert "Liantis EDPB vzw · start 2 dec 2026" in texts
    assert "Stort je eigen bijdrage: € 1.015,00" in texts
    assert "nog 4 dagen · vr 27 nov" in texts
    assert "laatste dag 3 dec" in texts
    assert "vandaag · ma 23 nov" in page.texts(page.row("a1"))


def test_the_button_and_the_whole_row_open_the_training(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home()
    page.press("open.a2")
    QTest.mouseClick(page.row("a3"), Qt.MouseButton.LeftButton)
    assert stage.notes.calls == [("open_training", "a2"), ("open_training", "a3")]


def test_each_open_button_says_which_training(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home(language="en")
    button = page.button("open.a3")
    assert button is not None
    assert button.text() == "Open"
    assert button.accessibleName() == "Open: Preventieadviseur niveau 3"


def test_the_six_steps_are_also_said_in_words(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home(language="en")
    names = [each.accessibleName() for each in page.row("a2").findChildren(QWidget)]
    assert any("Apply for the subsidy: done; Deposit your own share: to do now" in n for n in names)


def test_what_looks_odd_is_counted_and_explained(open_home: Callable[..., Shown]) -> None:
    cheap = replace(TO_APPLY, enrolment=replace(TO_APPLY.enrolment, price_excl_vat=Decimal(99)))
    page, _stage = open_home((cheap,), "en")
    assert page.says("2 points to check")
    tips = [each.toolTip() for each in page.row("a1").findChildren(QWidget)]
    assert any("Below €" in tip or "Below 100" in tip for tip in tips), tips


def test_a_title_is_shown_as_it_is_and_a_very_long_one_in_short(
    open_home: Callable[..., Shown],
) -> None:
    bold = replace(TO_APPLY, title="<b>Vet</b> & meer")
    long = replace(TO_DEPOSIT, title="Woord " * 2000)
    none = replace(WAITING, title=None)
    page, _stage = open_home((bold, long, none), "en")
    assert "<b>Vet</b> & meer" in page.texts(page.row("a1"))
    assert len(page.texts(page.row("a2"))[0]) <= 140
    assert "Course without a title" in page.texts(page.row("a4"))
    assert clipped(page.screen) == []


def test_a_change_of_facts_is_shown_in_the_same_row(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home(language="en")
    row = page.row("a4")
    stage.session.editor("a4").enter(("applications", "1", "approved_on"), TODAY)
    settle()
    assert page.row("a4") is row
    assert any("Deposit your own share" in text for text in page.texts(row))
    assert page.rows() == ["a1", "a2", "a4", "a3"]


def test_a_training_that_goes_to_the_trash_leaves_home(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home()
    stage.session.trash("a2")
    settle()
    assert page.rows() == ["a1", "a3", "a4"]
    assert page.pills()[0].endswith("3")


# -- filter and search ---------------------------------------------------------------------------


def test_filters_count_and_choose(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED), "en")
    assert page.rows() == ["a1", "a2", "a3", "a4"]
    assert page.pills() == ["Active  4", "Finished  1", "All  5"]
    page.press("filter.finished")
    settle()
    assert page.rows() == ["a5"]
    page.press("filter.all")
    settle()
    assert sorted(page.rows()) == ["a1", "a2", "a3", "a4", "a5"]


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
    page, _stage = open_home()
    page.type_search(text)
    settle()
    assert page.rows() == [found]


def test_search_knows_the_provider(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home()
    page.type_search("consult")
    settle()
    assert page.rows() == ["a3", "a4"]


def test_nothing_found_is_said_and_cleared_in_one_press(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home(language="en")
    page.type_search("zeppelin")
    settle()
    assert page.rows() == []
    assert page.says("No training holds “zeppelin”.")
    page.press("clear_search")
    settle()
    assert len(page.rows()) == 4
    assert page.screen.focusWidget().objectName() == "search"


def test_what_is_found_outside_the_filter_is_offered(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((*FOUR, FINISHED), "en")
    page.type_search("hoogte")
    settle()
    assert page.says("No active training holds “hoogte”, but finished ones do.")
    page.press("look_in_all")
    settle()
    assert page.rows() == ["a5"]


def test_escape_clears_the_search(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home()
    page.type_search("zeppelin")
    QTest.keyClick(page.screen.findChild(QLineEdit, "search"), Qt.Key.Key_Escape)
    settle()
    assert len(page.rows()) == 4


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


def test_the_window_does_not_wait_for_rows_out_of_sight(qtbot: Any, tmp_path: Path) -> None:
    stage = Stage(tmp_path, many(40))
    screen = stage.put_on(HomeScreen, "nl")
    qtbot.addWidget(screen)
    page = HomePage(screen)
    screen.resize(1120, 680)
    assert len(page.rows()) == FIRST
    screen.show()
    qtbot.waitUntil(lambda: all_rows_are_there(screen))
    assert page.rows() == [entry.training.id for entry in stage.session.agenda.entries]


# -- the summary ---------------------------------------------------------------------------------


def test_the_summary_counts_what_presses(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home(language="en")
    names = [each.accessibleName() for each in page.screen.findChildren(QWidget)]
    for name in ("1 to do today", "1 to do this week", "1 to do later", "1 waits for someone else"):
        assert name in names


def test_lessons_that_are_over_are_no_alarm(
    open_home: Callable[..., Shown],
) -> None:
    lessons = replace(TO_PAY.enrolment, last_lesson_day=day(-10))
    over = replace(FINISHED, enrolment=lessons, attendance=Attendance())
    page, _stage = open_home((over,), "en")
    assert page.says("last lesson was on 13 Nov 2026")
    assert page.says("Nothing to do")


def test_nothing_to_do_is_promised_until_a_day(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((WAITING,), "en")
    assert page.says("Nothing to do until Sunday 29 November 2026.")
    assert not page.says("last day today")


def test_nothing_to_do_at_all_is_said_too(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home((FINISHED,), "en")
    assert page.says("Nothing to do at the moment.")
    assert page.says("No training is under way: all of them are finished.")


def test_no_promise_while_something_is_to_be_done(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home(language="en")
    assert not page.says("Nothing to do")


def test_the_purse_says_what_is_left_and_what_it_buys(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home()
    assert page.says("Subsidie 2026: € 3.075,00 van € 7.500,00 aangevraagd")
    assert page.says("€ 4.425,00")
    assert page.says("€ 14.750,00")
    page.press("open_purse")
    assert stage.notes.calls == [("to", Route("purse"))]


def test_a_price_at_that_limit_really_gets_the_full_subsidy(
    open_home: Callable[..., Shown],
) -> None:
    _page, stage = open_home()
    limit = replace(
        TO_APPLY.enrolment, price_excl_vat=Decimal("14750.00"), first_lesson_day=day(30)
    )
    stage.session.editor("a1").replace_all(replace(TO_APPLY, enrolment=limit))
    assert stage.session.entry("a1").plan.amounts.subsidy == Decimal("4425.00")
    assert "ceiling_exceeded" not in stage.session.entry("a1").plan.warnings


def test_each_enterprise_has_its_own_purse(open_home: Callable[..., Shown]) -> None:
    other = replace(
        TO_DEPOSIT,
        id="b1",
        enterprise=replace(TO_DEPOSIT.enterprise, name="Garage Janssens", number="0123.456.749"),
    )
    page, _stage = open_home((TO_DEPOSIT, other), "en")
    assert page.says("Bakkerij Peeters, 2026:")
    assert page.says("Garage Janssens, 2026:")


@pytest.mark.parametrize("size", [*SIZES, None])
def test_without_any_application_the_own_purse_is_whole(
    open_home: Callable[..., Shown], tmp_path: Path, size: str | None
) -> None:
    unsized = replace(TO_APPLY, enterprise=replace(TO_APPLY.enterprise, size=None))
    stage = Stage(tmp_path / "own", (unsized,))
    stage.own_enterprise()
    stage.session.settings = stage.session.settings._replace(enterprise_size=size)
    page, _stage = open_home(stage=stage, language="nl")
    assert page.says("Subsidie 2026: € 0,00 van € 7.500,00 aangevraagd")
    limits = {"small": "€ 25.000,00", "medium": "€ 37.500,00", None: "€ 7.500,00"}
    assert page.says(limits[size])


def test_the_planner_is_in_reach(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home()
    page.press("open_planner")
    assert stage.notes.calls == [("to", Route("planner"))]


def test_the_footer_says_how_many_and_where(open_home: Callable[..., Shown]) -> None:
    page, _stage = open_home(language="en")
    assert page.says("4 courses · kept on this computer · last saved ")


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
    assert page.pills()[0] == "Active  1"


def test_the_example_is_made_opened_and_thrown_away(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((), "en")
    page.press("example")
    settle()
    example = stage.session.example
    assert example is not None
    assert stage.notes.calls == [("open_training", example.training.id)]
    assert page.button("example") is None
    assert "Example" in page.texts(page.row(example.training.id))
    page.press("delete_example")
    settle()
    assert stage.session.example is None
    assert page.rows() == []
    assert page.button("example") is not None


def test_the_example_stands_last_and_counts_nowhere(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home(language="en")
    example = example_training(Words("en"), TODAY)
    stage.session.add_example(example)
    settle()
    assert page.rows()[-1] == example.id
    assert page.pills() == ["Active  4", "Finished  0", "All  4"]
    assert page.says("4 courses · kept on this computer")


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
    page, _stage = open_home()
    page.screen.first_focus().setFocus()
    names = []
    for _ in range(9):
        names.append(page.screen.focusWidget().objectName())
        QTest.keyClick(page.screen.focusWidget(), Qt.Key.Key_Tab)
    assert names[:4] == [
        "search",
        "action.new_training",
        "action.open_planner",
        "action.open_purse",
    ]
    assert names[4:8] == [f"action.open.{each}" for each in ("a1", "a2", "a3", "a4")]


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
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    settle()
    assert page.pills()[0] == "En cours  20"


def test_return_on_an_open_button_opens(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home()
    button = page.button("open.a2")
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert stage.notes.calls == [("open_training", "a2")]


def test_everything_that_can_be_pressed_has_its_own_name(open_home: Callable[..., Shown]) -> None:
    page, stage = open_home((*FOUR, FINISHED))
    stage.session.add_example(example_training(Words("nl"), TODAY))
    settle()
    active = [
        each
        for each in page.screen.findChildren(QWidget)
        if isinstance(each, QAbstractButton | QLineEdit) and each.isVisibleTo(page.screen)
    ]
    names = [each.objectName() for each in active]
    assert len(set(names)) == len(names)
    assert all(names)
    for each in active:
        assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)


def test_another_language_keeps_search_filter_and_place(
    open_home: Callable[..., Shown],
) -> None:
    page, stage = open_home(many(30), "nl", size=(1120, 500))
    page.press("filter.all")
    page.type_search("opleiding")
    settle()
    page.screen.body.scroll_to(200)
    settle()
    kept = page.screen.keep()
    assert kept["scroll"] > 0
    again, _stage = open_home(stage=stage, language="fr", size=(1120, 500))
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


def test_dots_and_action_go_under_the_title_in_a_narrow_window(
    open_home: Callable[..., Shown],
) -> None:
    page, _stage = open_home()
    wide = page.row("a1").height()
    page.screen.resize(560, 600)
    settle()
    assert page.row("a1").height() > wide
    assert clipped(page.screen) == []
