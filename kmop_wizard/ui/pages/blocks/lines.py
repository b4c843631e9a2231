"""Things to keep or to do, lines with links, and what was compared."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui.pages.blocks.section import RIGHT, TOP, Acts, Section, Stack
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.label import Label, MarkedLabel, ShortLabel, small
from kmop_wizard.ui.widgets.ruled_rows import RuledRows
from kmop_wizard.ui.widgets.section_card import section_heading
from kmop_wizard.ui.widgets.sign import Sign

_THING: Final = 26


class _Thing(QWidget):
    """One row: an icon, a title with a line, and what one can do with it."""

    def __init__(self, section: Section, row: said.Row) -> None:
        super().__init__()
        self._section = section
        self._sign = Sign(row.icon, 32)
        self._title, self._text = Label(bold=True), small()
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._title)
        texts.addWidget(self._text)
        thing = QWidget()
        beside_sign = QHBoxLayout(thing)
        beside_sign.setContentsMargins(0, 0, 0, 0)
        beside_sign.setSpacing(12)
        beside_sign.addWidget(self._sign)
        beside_sign.addLayout(texts, 1)
        self._button = section.button(row.act, "secondary" if row.pressed else "plain")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 8, 0, 8)
        around.addWidget(Beside(thing, self._button, _THING, (1, 0), 12))

    def show_row(self, row: said.Row) -> None:
        self._sign.show_sign(row.icon, "success" if row.icon == "check" else "ink")
        self._title.setText(row.title)
        self._text.setText(row.text)
        self._section.button(row.act, self._button.kind)
        self._button.setAccessibleName(f"{row.act.text} {row.title}")


class RowsSection(Section):
    """Things to keep or to do."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading = section_heading()
        self._things: dict[str, _Thing] = {}
        rows = RuledRows()
        self._list = rows.column
        self._row = Acts(self, "primary", "secondary")
        self.column.setSpacing(4)
        self.column.addWidget(self._heading)
        self.column.addWidget(rows)
        self.column.addWidget(self._row)

    def show_block(self, block: said.Rows) -> None:
        self._heading.setText(block.heading)
        wanted = {row.act.name: row for row in block.rows}
        for name in [each for each in self._things if each not in wanted]:
            self.drop(self._things.pop(name))
        for place, (name, row) in enumerate(wanted.items()):
            if name not in self._things:
                self._things[name] = _Thing(self, row)
                self._list.insertWidget(place, self._things[name])
                self._things[name].show()  # at once: the focus may go to it
            self._things[name].show_row(row)
        if list(self._things) != list(wanted):
            self._things = {name: self._things[name] for name in wanted}
            for thing in self._things.values():
                thing.raise_()  # who reads the screen reads them in this order
        self._row.show_acts(block.acts)


class LineSection(Section):
    """One line with an icon and links."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._sign = Sign("", 18)
        self._text = MarkedLabel()
        self._links = Acts(self, "plain", "plain")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._sign, 0, TOP)
        row.addWidget(self._text, 1)
        row.addWidget(self._links, 0, RIGHT)
        self.column.addLayout(row)

    def show_block(self, block: said.Line) -> None:
        self._sign.show_sign(block.icon, block.tone)
        self._sign.setVisible(bool(block.icon))
        self._text.set_tone("warning" if block.tone == said.WARNING else "ink")
        self._text.set_rich(block.text)
        self._links.show_acts(block.links)


class PointsSection(Section):
    """What went wrong, what is still well, and the way out."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading = ShortLabel(scale="heading", bold=True)
        self._points = Stack(6)
        self._row = Acts(self, "primary", "secondary")
        self._warning = small(tone="warning")
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self._row)
        row.addWidget(self._warning, 1, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._points)
        self.column.addLayout(row)

    def show_block(self, block: said.Points) -> None:
        self._heading.setText(block.heading)
        self._points.show_widgets([_line(text, good=True) for text in block.points])
        self._row.show_acts(block.acts, primary=block.primary)
        self._warning.setText(block.warning)


class ChecksSection(Section):
    """What was compared, what differs first."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading, self._chip = ShortLabel(bold=True), Chip()
        self._acts_row = Acts(self, "plain", "plain")
        self._lines = Stack(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._heading)
        top.addWidget(self._chip)
        top.addStretch(1)
        top.addWidget(self._acts_row, 0, RIGHT)
        self.column.addLayout(top)
        self.column.addWidget(self._lines)

    def show_block(self, block: said.Checks) -> None:
        self._heading.setText(block.heading)
        self._chip.set_status(block.chip.text, block.chip.tone)
        self._chip.setVisible(bool(block.chip.text))
        self._acts_row.show_acts(block.acts)
        self._lines.show_widgets([_line(text, good=good) for text, good in block.lines])


def _line(text: said.Rich, *, good: bool) -> QWidget:
    """A check mark or a warning before a text."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(
        Sign("check" if good else "warning", 16, "success" if good else "warning"), 0, TOP
    )
    label = MarkedLabel()
    label.set_rich(text)
    row.addWidget(label, 1)
    return line
