"""The answer that is a day or a press, the facts to type, and what has been done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.blocks.section import RIGHT, TOP, Acts, Path, Section
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.day_answer import DayAnswer, DayChoice
from kmop_wizard.ui.widgets.label import MarkedLabel, ShortLabel
from kmop_wizard.ui.widgets.section_card import section_heading
from kmop_wizard.ui.widgets.sign import Sign

_TWO_FROM: Final = 500


class DaysSection(Section):
    """The answer that is a day."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._path: Path = ()
        self._heading = section_heading()
        self._answer: DayAnswer | None = None
        self._aside = Acts(self, "plain", "plain")
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self.column.addWidget(self._heading)
        self.column.addLayout(self._row)

    def show_block(self, block: said.Days) -> None:
        self._heading.setText(block.heading)
        answer = self._made(block.path)
        field = self.host.day_field(block.path)
        if not answer.isAncestorOf(field):  # another section had it
            answer.take_out(field)
            answer.add(field)
        answer.field.set_label(block.heading)
        choices = [DayChoice(each.name, each.title, each.note, each.day) for each in block.buttons]
        answer.set_choices(choices, block.other.title, block.other.note)
        if answer.field.text() and answer.field.isHidden():
            answer.show_field()
        self._aside.show_acts([block.aside] if block.aside else [])

    def set_low(self, low: bool) -> None:
        if self._answer is not None:
            self._answer.set_low(low)

    def _made(self, path: Path) -> DayAnswer:
        if self._answer is None:
            self._path = path
            self._answer = DayAnswer(self.host.day_field(path))
            self._answer.recorded.connect(lambda day: self.host.record(path, day))
            self._row.addWidget(self._answer, 1)
            self._row.addWidget(self._aside, 0, RIGHT)
        return self._answer


class EndSection(Section):
    """What has been done, and what comes."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading = section_heading()
        self._text = MarkedLabel()
        self._edit = Acts(self, "plain", "plain")
        self._row = Acts(self, "primary", "secondary")
        self._links = Acts(self, "plain", "plain")
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._edit, 0, RIGHT)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addLayout(top)
        for part in (self._text, self._row, self._links):
            texts.addWidget(part)
        around = QHBoxLayout()
        around.setSpacing(16)
        around.addWidget(Sign("check", 40, "success"), 0, TOP)
        around.addLayout(texts, 1)
        self.column.addLayout(around)

    def show_block(self, block: said.EndCard) -> None:
        self._heading.setText(block.heading)
        self._text.set_rich(block.text)
        self._edit.show_acts([block.edit] if block.edit else [])
        self._row.show_acts(block.acts)
        self._links.show_acts(block.links)


class FieldsSection(Section):
    """Facts to type, two beside each other; a choice among many has a row of its own."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._paths: tuple[Path, ...] = ()
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self.column.addLayout(self._grid)

    def show_block(self, block: said.Fields) -> None:
        if block.paths != self._paths:
            self._paths = block.paths
            self._arrange(self._columns or 2)

    def _arrange(self, columns: int) -> None:
        self._columns = columns
        row = column = 0
        for path in self._paths:
            field = self.host.field(path)
            field.keep_hint_lines()
            span = columns if isinstance(field, ChoiceField) and field.many else 1
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, span, TOP)
            field.raise_()  # last among its siblings: Tab follows
            field.show()
            column += span
        for place in range(2):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        columns = 2 if self.width() >= theme.px(self, _TWO_FROM) else 1
        if columns != self._columns:
            self._arrange(columns)


class ButtonsSection(Section):
    """Presses in a row, the first the primary."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading = section_heading()
        self._row = Acts(self, "primary", "secondary")
        self._note = ShortLabel(scale="small", tone="muted")
        self._under = ShortLabel(scale="small", tone="muted")
        self._aside = Acts(self, "plain", "plain")
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self._row)
        row.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._aside, 0, RIGHT)
        self.column.addWidget(self._heading)
        self.column.addLayout(row)
        self.column.addWidget(self._under)

    def show_block(self, block: said.Buttons) -> None:
        for label, text in (
            (self._heading, block.heading),
            (self._note, block.note),
            (self._under, block.under),
        ):
            label.setText(text)
            label.setVisible(bool(text) or label is self._note)
        self._row.show_acts(block.acts)
        self._aside.show_acts([block.aside] if block.aside else [])
