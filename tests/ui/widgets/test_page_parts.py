"""The parts that pages are made of, used as a person uses them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.i18n.pages import page as pages
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.copy_cell import CONFIRMED_MS, CopyCell
from kmop_wizard.ui.widgets.copy_grid import CopyGrid
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.day_answer import DayAnswer, DayChoice
from kmop_wizard.ui.widgets.field import TextField
from kmop_wizard.ui.widgets.help_question import HelpQuestion, HelpQuestions
from kmop_wizard.ui.widgets.how_to import HowTo
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.page_footer import PageFooter
from kmop_wizard.ui.widgets.page_header import PageHeader
from kmop_wizard.ui.widgets.rail import Rail, RailStrip
from kmop_wizard.ui.widgets.section_card import SectionCard, section_heading
from tests.ui.clipping import clipped
from tests.ui.gallery_page import CELLS, ITEMS, LINKS, QUESTIONS, STEPS, Page
from tests.ui.qt_hands import plain_text, settle, visible_texts

ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
FACT = "applications.submitted_on"
TODAY = date(2026, 11, 20)
LEAST_TARGET = 24


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def page(qtbot: Any) -> QWidget:
    """A window with a column to put widgets in, shown and active."""
    window = QWidget()
    QVBoxLayout(window)
    window.resize(760, 500)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    texts: list[str] = []
    monkeypatch.setattr(
        "kmop_wizard.ui.widgets.copy_cell.announce", lambda _widget, text: texts.append(text)
    )
    return texts


def put(page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    settle()


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(widget, key, modifier)
    settle()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab() -> QWidget:
    press(focused(), Qt.Key.Key_Tab)
    return focused()


class Heard(QObject):
    """What a signal gave, in order."""

    def __init__(self, signal: Signal) -> None:
        super().__init__()
        self.values: list[Any] = []
        signal.connect(self.values.append)


# --- the rail -----------------------------------------------------------------------------------


def test_each_step_is_a_button_that_says_its_step_and_state(page: QWidget) -> None:
    rail = Rail(STEPS)
    rail.set_items(ITEMS, "apply")
    put(page, rail)
    chosen = Heard(rail.chosen)
    for item in ITEMS:
        row = rail.row(item.step)
        assert row.objectName() == f"step.{item.step}"
        assert spoken(row) == item.spoken
        assert row.height() >= 55
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert chosen.values == list(STEPS)
    assert "uiterlijk ma 23 nov" in visible_texts(rail)


def test_the_arrows_walk_the_rail(page: QWidget) -> None:
    rail = Rail(STEPS)
    rail.set_items(ITEMS, "apply")
    put(page, rail)
    rail.row("apply").setFocus()
    for key, step in (
        (Qt.Key.Key_Down, "deposit"),
        (Qt.Key.Key_End, "pay"),
        (Qt.Key.Key_Down, "pay"),
        (Qt.Key.Key_Up, "attend"),
        (Qt.Key.Key_Home, "enrol"),
    ):
        press(focused(), key)
        assert focused() is rail.row(step)
    chosen = Heard(rail.chosen)
    press(focused(), Qt.Key.Key_Return)
    assert chosen.values == ["enrol"]


@pytest.mark.parametrize("contrast", [False, True])
def test_the_open_step_and_the_pressing_one_stand_out(
    qapp: QApplication, page: QWidget, contrast: bool
) -> None:
    theme.apply(qapp, "light", high_contrast=contrast)
    rail = Rail(STEPS)
    rail.set_items(ITEMS, "apply")
    put(page, QLineEdit(), rail)
    pictures = []
    for shown in ("apply", "deposit"):
        rail.set_items(ITEMS, shown)
        settle()
        pictures.append(rail.row("apply").grab().toImage())
    assert pictures[0] != pictures[1]


def test_the_strip_opens_the_whole_map_and_gives_the_focus_back(qtbot: Any, page: QWidget) -> None:
    strip = RailStrip(STEPS)
    strip.set_texts("Stap 2 van 6", "Alle stappen")
    strip.set_items(ITEMS, "apply")
    put(page, strip)
    chosen = Heard(strip.chosen)
    assert strip.all_button.objectName() == "action.all_steps"
    assert spoken(strip.all_button) == "Alle stappen"
    assert "Subsidie aanvragen" in visible_texts(strip)
    assert not strip.rail.isVisible()
    strip.all_button.setFocus()
    press(strip.all_button, Qt.Key.Key_Space)
    assert strip.rail.isVisible()
    assert focused() is strip.rail.row("apply")
    press(focused(), Qt.Key.Key_Escape)
    assert not strip.rail.isVisible()
    assert page.focusWidget() is strip.all_button
    strip.all_button.click()
    press(focused(), Qt.Key.Key_End)
    press(focused(), Qt.Key.Key_Space)
    assert chosen.values == ["pay"]
    assert not strip.rail.isVisible()


# --- the top ------------------------------------------------------------------------------------


def a_header(sentence: str, aside: str = "") -> PageHeader:
    header = PageHeader()
    header.set_page(
        pages.Page(
            step="deposit",
            small="Stap 3 van 6",
            question="Heb je <b>gestort</b>?",
            chip=pages.Chip("nog 24 dagen"),
            sentence=sentence,
            blocks=(),
            questions=(),
            footer=(),
            back=pages.Act("back", "&Vorige"),
            forward=pages.Act("next", "Vol&gende"),
            aside=aside,
        )
    )
    return header


def test_the_sentence_has_one_bold_date_and_is_never_markup(page: QWidget) -> None:
    sentence = f"{pages.rich('Stort bij <i>A & B</i> vóór ')}{pages.bold('18 december')}."
    header = a_header(sentence, "· 23")
    put(page, header)
    rich = [label for label in header.findChildren(QLabel) if "font-weight" in label.text()]
    assert len(rich) == 1
    assert rich[0].text().count("font-weight") == 1
    assert "&lt;i&gt;A &amp; B&lt;/i&gt;" in rich[0].text()
    assert plain_text(rich[0]) == "Stort bij <i>A & B</i> vóór 18 december. · 23"
    assert spoken(rich[0]) == plain_text(rich[0])
    assert (spoken(header.back), spoken(header.following)) == ("Vorige", "Volgende")
    assert min(header.back.height(), header.following.height()) >= LEAST_TARGET


def test_where_it_is_low_the_small_line_goes(page: QWidget) -> None:
    header = a_header("Stort het bedrag.")
    put(page, header)
    high = header.sizeHint().height()
    header.set_low(True)
    assert not header.back.isVisible()
    assert header.sizeHint().height() < high


# --- the card -----------------------------------------------------------------------------------


def test_a_hidden_section_leaves_neither_room_nor_a_line(page: QWidget) -> None:
    card = SectionCard()
    sections = [QWidget() for _place in range(3)]
    for section in sections:
        QVBoxLayout(section).addWidget(section_heading("Ja, aangevraagd op"))
        card.add_section(section)
    put(page, card)
    before = card.sizeHint().height()
    assert lines(card) == 2
    sections[1].hide()
    settle()
    assert lines(card) == 1
    assert card.sizeHint().height() < before
    card.set_low(True)
    assert card.sizeHint().height() < before


def lines(card: SectionCard) -> int:
    """How many hairlines cross the card, along a column without text."""
    picture, line = card.grab().toImage(), theme.current().line
    x = card.width() - 12
    rows = range(6, picture.height() - 6)
    return sum(QColor(picture.pixel(x, y)) == line for y in rows)


# --- the day ------------------------------------------------------------------------------------


@pytest.fixture
def days(page: QWidget) -> DayAnswer:
    field = DateField(FACT)
    field.set_label("Aangevraagd op")
    field.set_day_format(
        lambda text: TODAY if text == "20/11" else None, lambda day: f"{day:%d/%m}"
    )
    answer = DayAnswer(field)
    offer(answer)
    put(page, answer, QLineEdit())
    return answer


def offer(answer: DayAnswer, yesterday: str = "do 19 nov") -> None:
    answer.set_choices(
        (
            DayChoice("today", "Vandaag", "vr 20 nov", TODAY),
            DayChoice("yesterday", "Gisteren", yesterday, date(2026, 11, 19)),
        ),
        "Andere dag…",
        "kies of typ een dag",
    )


def button(parent: QWidget, name: str) -> QPushButton:
    found = parent.findChild(QPushButton, name)
    assert found is not None, name
    return found


def test_a_day_is_recorded_with_one_press(qtbot: Any, days: DayAnswer) -> None:
    recorded = Heard(days.recorded)
    today = button(days, f"action.today.{FACT}")
    assert spoken(today) == "Vandaag, vr 20 nov"
    assert not today.isDefault()
    QTest.mouseClick(today, Qt.MouseButton.LeftButton)
    button(days, f"action.yesterday.{FACT}").setFocus()
    press(focused(), Qt.Key.Key_Return)
    assert recorded.values == [TODAY, date(2026, 11, 19)]
    today.set_letter("v")  # type: ignore[attr-defined]
    press(focused(), Qt.Key.Key_V, ALT)
    qtbot.waitUntil(lambda: recorded.values[2:] == [TODAY])


def test_another_day_is_typed_in_the_place_of_its_button(days: DayAnswer) -> None:
    recorded = Heard(days.recorded)
    edit = days.findChild(QLineEdit, FACT)
    assert edit is not None
    assert not edit.isVisible()
    other = button(days, f"action.other_day.{FACT}")
    place = other.geometry().left()
    other.setFocus()
    press(other, Qt.Key.Key_Space)
    assert focused() is edit
    assert not other.isVisible()
    assert days.field.geometry().left() == place
    assert spoken(edit) == "Aangevraagd op"
    QTest.keyClicks(edit, "20/1")
    press(edit, Qt.Key.Key_Return)
    assert recorded.values == []
    QTest.keyClicks(edit, "1")
    press(edit, Qt.Key.Key_Return)
    assert recorded.values == [TODAY]


def test_a_whole_day_is_recorded_once_on_leaving(days: DayAnswer) -> None:
    recorded = Heard(days.recorded)
    days.open_field()
    QTest.keyClicks(days.field.edit, "20/1")
    tab()
    assert recorded.values == []
    days.field.edit.setFocus()
    press(days.field.edit, Qt.Key.Key_End)
    QTest.keyClicks(days.field.edit, "1")
    press(days.field.edit, Qt.Key.Key_Return)
    tab()
    assert recorded.values == [TODAY]


def test_escape_empties_the_field_and_returns_to_the_button(days: DayAnswer) -> None:
    edited = Heard(days.field.edited)
    days.open_field()
    QTest.keyClicks(days.field.edit, "20")
    press(days.field.edit, Qt.Key.Key_Escape)
    assert focused() is button(days, f"action.other_day.{FACT}")
    assert not days.field.isVisible()
    assert edited.values == ["2", "20", ""]


def test_other_days_are_offered_without_touching_what_is_typed(days: DayAnswer) -> None:
    days.open_field()
    QTest.keyClicks(days.field.edit, "20")
    offer(days, "wo 18 nov")
    settle()
    assert days.field.text() == "20"
    assert days.field.isVisible()
    assert "wo 18 nov" in visible_texts(days)


def test_what_is_wrong_with_the_day_moves_nothing(days: DayAnswer) -> None:
    days.open_field()
    settle()
    before = days.sizeHint()
    days.field.set_problem("Dit is geen datum")
    settle()
    assert days.sizeHint() == before
    assert "\u26a0 Dit is geen datum" in visible_texts(days)


# --- values to copy -----------------------------------------------------------------------------


def cells(page: QWidget) -> CopyGrid:
    grid = CopyGrid()
    for fact, label, value in CELLS:
        cell = CopyCell(fact)
        cell.set_value(label, f"€ {value}", value, "Gekopieerd")
        grid.add(cell, wide=fact == CELLS[-1][0])
    put(page, QLineEdit(), grid, QLineEdit())
    return grid


def test_the_whole_cell_copies_and_says_so_for_a_while(
    qtbot: Any, page: QWidget, said: list[str]
) -> None:
    cell = cells(page).cells()[0]
    copied = Heard(cell.copied)
    assert cell.button.objectName() == "action.copy.enterprise.number"
    assert spoken(cell.button) == "Ondernemingsnummer: € 0999.999.922"
    QTest.mouseClick(cell.button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "0999.999.922"
    assert copied.values == ["0999.999.922"]
    assert said == ["Gekopieerd"]
    assert "Gekopieerd" in visible_texts(cell)
    cell.set_value("Ondernemingsnummer", "€ 0999.999.922", "0999.999.922", "Gekopieerd")
    assert "Gekopieerd" in visible_texts(cell)
    qtbot.waitUntil(lambda: "Gekopieerd" not in visible_texts(cell), timeout=2 * CONFIRMED_MS)


def test_the_cells_are_one_stop_and_the_arrows_walk_them(page: QWidget) -> None:
    grid = cells(page)
    names = [cell.button.objectName() for cell in grid.cells()]
    first, last = page.findChildren(QLineEdit)
    first.setFocus()
    assert tab().objectName() == names[0]
    for key, place in (
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 3),
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Down, 8),
        (Qt.Key.Key_Up, 6),
    ):
        press(focused(), key)
        assert focused().objectName() == names[place]
    assert tab() is last
    press(last, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused().objectName() == names[6]


def test_where_it_is_narrow_the_cells_stand_in_one_column(page: QWidget) -> None:
    grid = cells(page)
    assert grid.cells()[0].y() == grid.cells()[1].y()
    page.resize(400, 700)
    settle()
    tops = [cell.y() for cell in grid.cells()]
    assert tops == sorted(set(tops))


def test_a_missing_value_is_filled_in_in_the_place_of_its_cell(page: QWidget) -> None:
    grid = cells(page)
    cell = grid.cells()[8]
    cell.set_missing("Deelnemers", "Nog niet ingevuld", "Invullen")
    QApplication.clipboard().setText("before")
    asked: list[str] = []
    field = TextField("enrolment.participants")
    field.set_label("Deelnemers")
    cell.asked.connect(lambda: (asked.append("asked"), cell.open_field(field)))
    assert cell.button.objectName() == "action.fill_in.enrolment.participants"
    assert spoken(cell.button) == "Deelnemers: Nog niet ingevuld"
    assert cell.button.accessibleDescription() == "Invullen"
    cell.button.setFocus()
    press(cell.button, Qt.Key.Key_Return)
    assert asked == ["asked"]
    assert focused() is field.edit
    assert QApplication.clipboard().text() == "before"
    QTest.keyClicks(field.edit, "Sofie")
    press(field.edit, Qt.Key.Key_Escape)
    assert focused() is cell.button
    assert not field.isVisible()
    cell.open_field(field)
    assert field.text() == "Sofie"


# --- help, how to, footer -----------------------------------------------------------------------


def test_a_question_is_answered_beside_it_and_the_focus_comes_back(page: QWidget) -> None:
    help_ = HelpQuestions()
    help_.set_questions("Goed om te weten", QUESTIONS, "Sluiten")
    put(page, help_)
    link = button(help_, "action.help.start")
    assert link.height() >= LEAST_TARGET
    link.setFocus()
    press(link, Qt.Key.Key_Space)
    frame = QApplication.activePopupWidget()
    assert frame is not None
    assert frame.width() == 420
    assert QUESTIONS[1].answer in visible_texts(frame)
    assert QUESTIONS[1].answer in help_.close_button.accessibleDescription()
    assert focused() is help_.close_button
    assert clipped(frame) == []
    press(focused(), Qt.Key.Key_Escape)
    assert not frame.isVisible()
    assert page.focusWidget() is link


def test_a_long_answer_makes_the_frame_higher(page: QWidget) -> None:
    help_ = HelpQuestions()
    long = HelpQuestion("long", "Waarom?", "Het geld moet op tijd in je portefeuille staan. " * 6)
    help_.set_questions("Goed om te weten", (long, QUESTIONS[0]), "Sluiten")
    put(page, help_)
    heights = []
    for name in ("long", "theme"):
        button(help_, f"action.help.{name}").click()
        settle()
        frame = QApplication.activePopupWidget()
        assert frame is not None
        assert clipped(frame) == []
        heights.append(frame.height())
        frame.close()
    assert heights[0] > heights[1]


def test_links_without_room_are_in_the_menu(page: QWidget) -> None:
    footer = PageFooter()
    footer.set_links(LINKS, "Meer")
    put(page, footer)
    pressed = Heard(footer.pressed)
    names = [name for name, _text in LINKS]

    def shown() -> list[str]:
        links = footer.findChildren(QAbstractButton)
        return [each.objectName() for each in links if each.isVisible()]

    page.resize(1100, 300)
    settle()
    assert shown() == [*names[:-1], names[-1]] or sorted(shown()) == sorted(names)
    page.resize(520, 300)
    settle()
    assert footer.more.isVisible()
    assert names[-1] in shown()
    assert clipped(footer) == []
    footer.more.click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    hidden = [action.objectName() for action in menu.actions()]
    assert sorted([*hidden, *shown()]) == sorted([*names, "action.more"])
    menu.actions()[-1].trigger()
    menu.close()
    footer.link(names[0]).click()
    assert pressed.values == [hidden[-1], names[0]]


def test_so_many_links_at_most(page: QWidget) -> None:
    footer = PageFooter()
    footer.set_links(LINKS, "Meer")
    footer.set_most(3)
    page.resize(1100, 300)
    put(page, footer)
    assert [footer.link(name).isVisible() for name, _text in LINKS] == [True] * 3 + [False] * 3 + [
        True
    ]
    footer.set_open(LINKS[1][0], "open")
    assert footer.link(LINKS[1][0]).accessibleDescription() == "open"
    assert footer.link(LINKS[0][0]).accessibleDescription() == ""


def test_the_steps_of_how_to_are_numbered(page: QWidget) -> None:
    how = HowTo()
    site = Button("secondary", "action.open_portal", "Naar de site")
    how.add_step(site).set_rich("Meld je aan.")
    how.add_step().set_rich("Neem deze gegevens over.")
    how.add_under(Label("0999.999.922"))
    put(page, how)
    assert [text for text in visible_texts(how) if text.isdigit()] == ["1", "2"]
    assert clipped(how) == []


# --- side by side -------------------------------------------------------------------------------


def test_two_parts_stand_below_each_other_where_it_is_narrow(page: QWidget) -> None:
    first, second = Label("Eerste"), Label("Tweede")
    both = Beside(first, second, 20)
    put(page, both)
    assert both.is_beside()
    assert first.y() == second.y()
    page.resize(200, 300)
    settle()
    assert not both.is_beside()
    assert first.y() < second.y()


# --- the whole page -----------------------------------------------------------------------------


@pytest.fixture(params=[1, 2], ids=["100 %", "200 %"])
def text_size(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    font, usual = qapp.font(), qapp.font()
    theme.set_size(font, font.pointSizeF() * request.param)
    qapp.setFont(font)
    settle()
    yield request.param
    qapp.setFont(usual)
    settle()


@pytest.mark.parametrize("size", [(1180, 696), (800, 600), (640, 480)])
def test_no_text_of_a_page_is_cut(qtbot: Any, size: tuple[int, int], text_size: int) -> None:
    shown = Page(*size, scale=text_size)
    qtbot.addWidget(shown)
    shown.show()
    settle()
    assert clipped(shown) == []


def test_the_drawn_page_needs_no_scrolling(qtbot: Any) -> None:
    shown = Page(1180, 696)
    qtbot.addWidget(shown)
    shown.show()
    settle()
    assert not shown.area.verticalScrollBar().isVisible()
    for control in shown.findChildren(QAbstractButton):
        if control.isVisible() and not control.objectName().startswith("qt_"):
            assert min(control.width(), control.height()) >= LEAST_TARGET, control.objectName()
            assert control.objectName(), control
            assert spoken(control), control.objectName()


def test_every_control_of_a_page_shows_its_focus(qtbot: Any) -> None:
    shown = Page(1180, 696)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    first = focused()
    stops = [first]
    while tab() is not first:
        stops.append(focused())
    assert len(stops) == len(set(stops))
    for stop in stops:
        first.setFocus() if stop is not first else stops[1].setFocus()
        settle()
        before = stop.grab().toImage()
        stop.setFocus()
        settle()
        assert before != stop.grab().toImage(), stop.objectName()


def test_a_status_of_a_late_step_is_said(page: QWidget) -> None:
    rail = Rail(("enrol",))
    rail.set_items([StepItem("enrol", "Inschrijven", "", "overdue", "Stap 1, te laat")], None)
    put(page, rail)
    assert spoken(rail.row("enrol")) == "Stap 1, te laat"
