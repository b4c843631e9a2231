"""The small widgets, used as a person uses them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.choice_field import ChoiceField, SelectField
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.field import Field, MoneyField, TextArea, TextField
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, plain_tip
from kmop_wizard.ui.widgets.purse_bar import PurseBar
from kmop_wizard.ui.widgets.timeline import Point, Segment, Timeline, Today
from kmop_wizard.ui.widgets.timeline_places import places, position_of
from kmop_wizard.ui.widgets.toast import STAY_MS, Toast

from .contrast import contrast

STEPS = ("enrol", "apply", "deposit", "subsidy", "attend", "pay")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def looks(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def page(qtbot):
    """A window with a column to put widgets in, shown and active."""
    window = QWidget()
    window.column = QVBoxLayout(window)
    window.resize(700, 500)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def put(page: QWidget, *widgets: QWidget) -> None:
    for widget in widgets:
        page.column.addWidget(widget)
        widget.show()
    settle()


def settle() -> None:
    """Let Qt do what it has put off: a new size asks for a new layout, which asks for ..."""
    for _turn in range(5):
        QApplication.processEvents()


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


# --- text ---------------------------------------------------------------------------------------


def test_what_a_person_typed_is_never_markup(qtbot) -> None:
    for label in (Label("<b>Vet</b> BV"), Chip("<b>Vet</b> BV")):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == "<b>Vet</b> BV"
    assert "<b>" not in plain_tip("<b>Vet</b>\nBV")
    assert plain_tip("gewoon & goed") == "gewoon & goed"


def test_a_very_long_word_breaks_and_is_spoken_whole(qtbot) -> None:
    label = Label("x" * 90)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance("x" * 20)
    assert spoken(label) == "x" * 90


def test_a_label_is_as_high_as_its_lines(page) -> None:
    label = Label("Verser, c'est alimenter votre portefeuille. " * 6)
    put(page, label)
    page.column.addStretch(1)
    page.resize(300, 500)
    settle()
    assert label.height() >= label.heightForWidth(label.width())


def test_an_ampersand_in_a_typed_name_stays(qtbot) -> None:
    button = Button("secondary", "action.x")
    qtbot.addWidget(button)
    button.set_plain_text("Peeters & zonen")
    assert spoken(button) == button.accessibleName() == "Peeters & zonen"


def test_a_button_is_named_after_its_text_unless_it_has_another_name(qtbot) -> None:
    button = Button("secondary", "action.x", "&Terug")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Terug"
    button.setText("&Retour")
    assert button.accessibleName() == "Retour"
    button.setAccessibleName("Retour : formation")
    button.setText("Back")
    assert button.accessibleName() == "Retour : formation"


# --- fields -------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [TextField, MoneyField, DateField, TextArea])
def test_a_field_carries_its_fact_its_name_and_its_problem(page, make: type[Field]) -> None:
    field = make("invoices.number")
    field.set_label("&Factuur")
    field.set_hint("staat rechtsboven")
    field.set_problem("Schrijf het nummer van de factuur.")
    put(page, field)
    assert field.edit.objectName() == "invoices.number"
    assert spoken(field.edit) == "Factuur"
    assert field.label.buddy() is field.edit
    assert described(field.edit) == "Schrijf het nummer van de factuur. staat rechtsboven"
    assert field.problem() == "Schrijf het nummer van de factuur."
    field.set_problem(None)
    assert field.problem() is None
    assert described(field.edit) == "staat rechtsboven"


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_only_a_person_edits(qtbot, page, make: type[Field]) -> None:
    field = make("notes")
    put(page, field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("van elders")
    with qtbot.waitSignal(field.edited) as told:
        QTest.keyClicks(field.edit, "a")
    assert told.args == [field.text()]


def test_the_same_text_leaves_the_cursor(page) -> None:
    field = TextField("enterprise.name")
    put(page, field)
    field.set_text("Bakkerij Peeters")
    field.edit.setCursorPosition(3)
    field.set_text("Bakkerij Peeters")
    assert field.edit.cursorPosition() == 3


@pytest.mark.parametrize("make", [TextField, TextArea])
def test_undo_takes_back_the_typing_then_asks_for_more(qtbot, page, make: type[Field]) -> None:
    field = make("notes")
    field.set_text("begin ")
    put(page, field)
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_End)
    QTest.keyClicks(field.edit, "abc")
    with qtbot.assertNotEmitted(field.undo_beyond):
        for _turn in range(9):
            if field.text() == "begin ":
                break
            QTest.keyClick(field.edit, Qt.Key.Key_Z, CONTROL)
    assert field.text() == "begin "
    with qtbot.waitSignal(field.undo_beyond):
        QTest.keyClick(field.edit, Qt.Key.Key_Z, CONTROL)
    assert field.text() == "begin "


def test_redo_beyond_the_field(qtbot, page) -> None:
    field = TextField("notes")
    put(page, field)
    field.edit.setFocus()
    with qtbot.waitSignal(field.redo_beyond):
        QTest.keyClick(field.edit, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)


def test_leaving_is_told_and_tab_leaves_a_text_area(qtbot, page) -> None:
    area, after = TextArea("notes"), TextField("title")
    put(page, area, after)
    area.edit.setFocus()
    with qtbot.waitSignal(area.left):
        QTest.keyClick(area.edit, Qt.Key.Key_Tab)
    assert after.edit.hasFocus()
    assert area.text() == ""


def turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    QApplication.sendEvent(
        widget,
        QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(0, -120),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def test_the_wheel_changes_nothing(qtbot, page) -> None:
    field = SelectField("attachment.kind")
    field.set_options([("invoice", "Factuur"), ("other", "Ander")])
    field.set_text("invoice")
    put(page, field)
    field.edit.setFocus()
    with qtbot.assertNotEmitted(field.edited):
        turn_wheel(field.edit)
    assert field.text() == "invoice"


def test_a_list_keeps_its_choice_in_another_language(qtbot) -> None:
    field = SelectField("attachment.kind")
    qtbot.addWidget(field)
    field.set_options([("invoice", "Factuur"), ("other", "Ander")])
    field.set_text("other")
    field.set_options([("invoice", "Facture"), ("other", "Autre")])
    assert (field.text(), field.edit.currentText()) == ("other", "Autre")
    field.set_text("")
    assert field.text() == ""


def test_choices(qtbot, page) -> None:
    field = ChoiceField("enterprise.size")
    field.set_label("Grootte")
    field.set_options([("small", "Klein"), ("medium", "Middelgroot")])
    put(page, field)
    assert field.text() == ""
    assert field.button("medium").objectName() == "enterprise.size.medium"
    assert described(field.button("small")).startswith("Grootte")
    with qtbot.waitSignal(field.edited) as told:
        field.button("medium").click()
    assert told.args == ["medium"]
    field.set_options([("small", "Petite"), ("medium", "Moyenne")])
    assert (field.text(), field.button("medium").text()) == ("medium", "Moyenne")
    field.set_text("")
    assert field.text() == ""
    field.set_text("small")
    field.button("small").setFocus()
    QTest.keyClick(field.button("small"), Qt.Key.Key_Right)
    assert field.text() == "medium"


# --- days ---------------------------------------------------------------------------------------


def day_field(page: QWidget) -> DateField:
    field = DateField("applications.submitted_on")
    field.set_calendar_words(
        "Kalender", "Vorige maand", "Volgende maand", "Kies een dag", "Alt+pijl-omlaag: kalender."
    )
    field.set_day_format(
        lambda text: date(2026, 11, 9) if text == "9 nov" else None, lambda day: f"{day:%d/%m/%Y}"
    )
    field.set_today(date(2026, 11, 23))
    put(page, field)
    return field


def test_a_day_is_picked_with_the_keyboard(qtbot, page) -> None:
    field = day_field(page)
    field.set_text("9 nov")
    button = field.calendar_button
    assert button.objectName() == "action.calendar.applications.submitted_on"
    assert spoken(button) == "Kalender"
    assert field.edit.accessibleDescription() == "Alt+pijl-omlaag: kalender."
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field._popup.calendar
    assert calendar.selectedDate().toPython() == date(2026, 11, 9)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    view = calendar.findChild(QWidget, "qt_calendar_calendarview")
    QTest.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(field.edited) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["10/11/2026"]
    assert field.text() == "10/11/2026"
    assert not field._popup.isVisible()


def test_escape_closes_the_calendar_and_keeps_the_text(qtbot, page) -> None:
    field = day_field(page)
    field.set_text("zo snel mogelijk")
    field.calendar_button.click()
    assert field._popup.calendar.selectedDate().toPython() == date(2026, 11, 23)
    with qtbot.assertNotEmitted(field.edited):
        QTest.keyClick(field._popup.calendar, Qt.Key.Key_Escape)
    assert not field._popup.isVisible()
    assert field.text() == "zo snel mogelijk"


# --- what a page is made of -----------------------------------------------------------------------


def test_a_part_opens_and_says_so(qtbot, page) -> None:
    part = Collapsible("action.toggle.history")
    part.set_texts("Geschiedenis", "open", "dicht")
    part.add(Label("vroeger"))
    put(page, part)
    assert not part.content.isVisible()
    assert described(part.header) == "dicht"
    with qtbot.waitSignal(part.toggled) as told:
        QTest.keyClick(part.header, Qt.Key.Key_Space)
    assert told.args == [True]
    assert part.content.isVisible()
    assert described(part.header) == "open"


def test_a_toast_stays_and_can_be_undone(qtbot, page) -> None:
    assert STAY_MS >= 10_000
    toast = Toast()
    toast.set_texts("Terugzetten", "Sluiten")
    put(page, toast)
    toast.present("Weg: Peeters <b>")
    assert toast.isVisible()
    assert toast.message() == "Weg: Peeters <b>"
    with qtbot.waitSignal(toast.undone):
        toast.undo_button.click()
    assert not toast.isVisible()
    toast.present("Nog iets", with_undo=False)
    assert not toast.undo_button.isVisible()
    with qtbot.waitSignal(toast.dismissed):
        toast.close_button.click()
    assert spoken(toast.close_button) == "Sluiten"


def test_a_toast_waits_while_the_focus_is_on_it(qtbot, page) -> None:
    toast = Toast()
    put(page, toast)
    toast.present("Weg")
    toast.undo_button.setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    toast.undo_button.clearFocus()
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_painted_parts_have_words(qtbot) -> None:
    line, purse, banner = Timeline(), PurseBar(), Banner()
    for widget in (line, purse, banner):
        qtbot.addWidget(widget)
    line.set_line([Point(date(2026, 11, 9), "9 nov", "les")], None, None, "les op 9 november")
    purse.set_purse("Subsidie", 2.0, "vrij")
    banner.set_message("Vandaag", "danger")
    assert (spoken(line), spoken(banner)) == ("les op 9 november", "Vandaag")
    bar = purse.findChild(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert bar is not None
    banner.set_message("")
    assert not banner.isVisible()


# --- room ---------------------------------------------------------------------------------------


def test_labels_stand_above_the_fields_in_a_narrow_form(page) -> None:
    form = Form()
    long, short = TextField("a"), TextField("b")
    long.set_label("Numéro d'enregistrement du prestataire de services")
    short.set_label("Prix")
    for field in (long, short):
        form.add(field)
    put(page, form)
    page.resize(900, 300)
    settle()
    assert long.edit.mapTo(form, QPoint()).x() == short.edit.mapTo(form, QPoint()).x() > 50
    page.resize(300, 300)
    settle()
    assert page.width() == 300
    assert short.edit.mapTo(form, QPoint()).x() == 0
    assert short.edit.mapTo(form, QPoint()).y() > short.label.mapTo(form, QPoint()).y()


def test_a_full_row_goes_on_below(page) -> None:
    row = FlowRow()
    buttons = [Button("secondary", f"action.{n}", f"Knop nummer {n}") for n in range(5)]
    for button in buttons:
        row.add(button)
    put(page, row)
    page.resize(900, 200)
    settle()
    assert len({button.y() for button in buttons}) == 1
    page.resize(320, 400)
    settle()
    assert len({button.y() for button in buttons}) > 1
    assert max(b.geometry().right() for b in buttons) < row.width()
    assert max(b.geometry().bottom() for b in buttons) < row.height()
    buttons[0].hide()
    assert row.heightForWidth(10_000) == buttons[1].height()


def test_labels_of_a_timeline_never_meet() -> None:
    widths, gaps = [80, 100, 120], [12, 12]
    for days in ([0, 1, 100], [0, 99, 100], [0, 0, 0], [0, 50, 100]):
        found = places(days, widths, gaps, 500, 10)
        assert found is not None
        for i in (0, 1):
            assert found[i + 1] - found[i] >= (widths[i] + widths[i + 1]) / 2 + gaps[i] - 0.001
        assert found[0] >= 40
        assert found[-1] <= 440
    assert places([0, 1, 2], widths, gaps, 300, 10) is None
    assert places([], [], [], 300, 10) == []
    assert position_of(-5, [0, 10], [50, 90], 200) == 25
    assert position_of(5, [0, 10], [50, 90], 200) == 70
    assert position_of(11, [0, 10], [50, 90], 200) == 145


def test_a_timeline_stacks_where_it_is_narrow(qtbot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    points = [
        Point(date(2026, 11, 1), "1 nov", "inschrijving", done=True),
        Point(date(2026, 11, 9), "9 nov", "eerste lesdag", done=True),
        Point(date(2026, 11, 23), "23 nov", "uiterlijk aanvragen", "danger"),
    ]
    line.set_line(points, Segment(1, "14 kalenderdagen"), Today(date(2026, 11, 20), "vandaag"), "…")
    assert not line.is_stacked(700)
    assert line.is_stacked(200)
    assert line.heightForWidth(200) > line.heightForWidth(700)
    for width in (700, 200):
        line.resize(width, line.heightForWidth(width))
        assert not line.grab().isNull()


CLICKABLE = [
    lambda: Button("primary", "a", "Verder"),
    lambda: Button("link", "a", "Verder"),
    lambda: Button("quiet", "a", "Nederlands"),
    lambda: Button("pill", "a", "Alle 6"),
    lambda: TextField("a"),
    lambda: SelectField("a"),
]


@pytest.mark.parametrize("make", CLICKABLE)
def test_targets_are_high_enough(qtbot, make) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert widget.sizeHint().height() >= 28


def ring_difference(widget: QWidget) -> float:
    """The best contrast between focused and not, along a 2 px line at the middle of the left edge."""
    widget.clearFocus()
    settle()
    before = widget.grab().toImage()
    widget.setFocus()
    settle()
    after = widget.grab().toImage()
    y = before.height() // 2
    pairs = [(QColor(before.pixel(x, y)), QColor(after.pixel(x, y))) for x in (0, 1)]
    return min(contrast(one, other) for one, other in pairs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "make",
    [
        lambda: Button("primary", "a", "Verder"),
        lambda: Button("secondary", "a", "Verder"),
        lambda: Button("link", "a", "Verder"),
        lambda: Button("quiet", "a", "Verder"),
        lambda: TextField("a"),
        lambda: TextArea("a"),
        lambda: SelectField("a"),
        lambda: Collapsible("a"),
        lambda: DateField("a"),
    ],
)
def test_the_focus_can_be_seen(qapp, page, scheme: str, make) -> None:
    theme.apply(qapp, scheme)
    widget, other = make(), QLineEdit()
    put(page, other, widget)
    other.setFocus()
    inner = {
        "Collapsible": lambda: widget.header,
    }.get(type(widget).__name__, lambda: getattr(widget, "edit", widget))
    assert ring_difference(inner()) >= 3
