"""What is seen in a column begins in one line, and no letter is cut where it hangs over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kmop_wizard.ui import theme
from kmop_wizard.ui.screens.column import Divider
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.choice_field import ChoiceField, SelectField
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.field import TextArea, TextField
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, heading, small, title
from kmop_wizard.ui.widgets.purse_bar import PurseBar
from kmop_wizard.ui.widgets.timeline import Point, Timeline
from kmop_wizard.ui.widgets.toast import Toast

GROUND = QColor("#123456")
LETTER_BEARING = 3
"""Pixels that a letter itself keeps free at its left."""


@pytest.fixture(params=[1.0, 2.0])
def scale(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    usual = QFont(qapp.font())
    theme.apply(qapp, "light", high_contrast=False)
    font = QFont(usual)
    font.setPixelSize(round(14 * request.param))
    qapp.setFont(font)
    yield float(request.param)
    qapp.setFont(usual)


def first_inked(image: QImage) -> int:
    """The first column of pixels in which anything but the ground is to be seen."""
    for x in range(image.width()):
        if any(image.pixelColor(x, y).rgb() != GROUND.rgb() for y in range(image.height())):
            return x
    raise AssertionError("nothing is to be seen")


def picture(widget: QWidget) -> QImage:
    """``widget`` alone, on a ground that no scheme has."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    image.fill(GROUND)
    flags = QWidget.RenderFlag.DrawChildren
    widget.render(image, renderFlags=flags)
    return image


def field(kind: type[TextField | TextArea | DateField]) -> QWidget:
    made = kind(f"a.{kind.__name__}")
    made.set_label("Name")
    made.set_hint("Hint")
    return made


def choices() -> list[QWidget]:
    one, many = ChoiceField("one"), SelectField("many")
    for each in (one, many):
        each.set_label("Name")
        each.set_options([("a", "Liantis EDPB vzw"), ("b", "Liantis Consult nv")])
    return [one, many]


def in_a_row(*widgets: QWidget) -> FlowRow:
    row = FlowRow()
    for each in widgets:
        row.add(each)
    return row


def parts() -> list[QWidget]:
    """One of all that can stand at the left of a column."""
    purse, line, fold = PurseBar(), Timeline(), Collapsible("fold")
    purse.set_purse("Purse", 0.5, "Left")
    line.set_line([Point(date(2026, 11, 9), "9 nov", "start", done=True)], None, None, "a line")
    fold.set_texts("More", "open", "closed")
    banner, toast, card = Banner(), Toast(), Card()
    banner.set_message("Mind this", "warning")
    toast.present("Done")
    card.setMinimumHeight(30)
    buttons = [Button(kind, kind, "More") for kind in ("primary", "secondary", "link")]
    return [
        *(make("Betaling") for make in (title, heading, small, Label)),
        *(in_a_row(button) for button in buttons),
        *(field(kind) for kind in (TextField, TextArea, DateField)),
        *choices(),
        in_a_row(Chip("today")),
        *(purse, line, fold, banner, toast, card, Divider()),
    ]


def test_all_that_is_seen_begins_in_one_line(qtbot: QtBot, scale: float) -> None:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    for part in parts():
        column.addWidget(part)
    qtbot.addWidget(whole)
    whole.resize(round(500 * scale), whole.sizeHint().height())
    whole.show()
    QApplication.processEvents()
    if (focused := whole.focusWidget()) is not None:
        focused.clearFocus()  # its ring is painted where the others keep their room
    edges = {
        f"{type(part).__name__} {part.objectName()} {number}": first_inked(picture(part))
        for number, part in enumerate(whole.findChildren(QWidget))
        if part.parentWidget() is whole and part.isVisible()
    }
    off = {
        name: edge
        for name, edge in edges.items()
        if not theme.RING - 1 <= edge <= theme.RING + round(LETTER_BEARING * scale)
    }
    assert not off


@pytest.mark.parametrize("make", [title, heading, Label, small])
@pytest.mark.parametrize("text", ["Je gegevens", "JE", "fiets"])
def test_a_letter_that_hangs_over_is_not_cut(
    qtbot: QtBot, scale: float, make: type[Label], text: str
) -> None:
    def inked(label: Label) -> int:
        image = picture(label)
        columns = range(image.width())
        rows = range(image.height())
        return sum(image.pixelColor(x, y).rgb() != GROUND.rgb() for x in columns for y in rows)

    shown, roomy = make(text), make(text)
    for label in (shown, roomy):
        qtbot.addWidget(label)
        label.setWordWrap(False)
    margins = shown.contentsMargins()
    roomy.setContentsMargins(margins.left() + 20, margins.top(), margins.right(), margins.bottom())
    for label in (shown, roomy):
        label.resize(label.sizeHint())
    assert inked(shown) == inked(roomy)
