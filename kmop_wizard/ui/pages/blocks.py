"""The parts of a page as widgets: each is made once, and shows its block anew as facts change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui import theme
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.choice_field import ChoiceField
from kmop_wizard.ui.widgets.copy_cell import CELL, LOW_CELL, REACH, TALL_CELL, CopyCell
from kmop_wizard.ui.widgets.copy_grid import CopyGrid
from kmop_wizard.ui.widgets.day_answer import DayAnswer, DayChoice
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.how_to import HowTo
from kmop_wizard.ui.widgets.label import Label, MarkedLabel, ShortLabel, small
from kmop_wizard.ui.widgets.qr_view import QrView
from kmop_wizard.ui.widgets.ruled_rows import RuledRows
from kmop_wizard.ui.widgets.section_card import section_heading
from kmop_wizard.ui.widgets.sign import Sign

Path = said.Path
_TWO_FROM: Final = 500
_NOTE_GAP: Final = 16
_LEAVES: Final = ("open_eloket", "open_start")
"""What opens a page outside the program."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TOP: Final = Qt.AlignmentFlag.AlignTop


class Section(QWidget):
    """A part of the card; ``stops`` are what Tab goes through, in their order."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.column = QVBoxLayout(self)
        self.column.setSpacing(10)
        self._acts: dict[str, Button] = {}
        self._said: dict[str, said.Act] = {}

    def show_block(self, block: Any) -> None:
        """Show what the block says."""
        raise NotImplementedError

    def set_low(self, low: bool) -> None:
        """Where there is little height: what is in it gets a little lower."""

    def button(self, act: said.Act, kind: str) -> Button:
        """The button of ``act``: the same as long as its name and fact are the same."""
        name = act_name(self.host, act)
        made = self._acts.get(name)
        if made is None or made.kind != kind:
            made = self._acts[name] = Button(kind, name)
            made.clicked.connect(lambda: self.host.do(self._said[name]))
        self._said[name] = act
        text = act.text if "&" in act.text else literal(act.text)
        made.setText(f"{text} \u2197" if act.name in _LEAVES else text)
        if act.name in _LEAVES:
            made.setAccessibleName(act.text)
        return made

    def drop(self, part: QWidget) -> None:
        """Take ``part`` away for good: its fields go back, its buttons are made anew."""
        self.host.take_back_fields(part)
        self._acts = {
            name: button for name, button in self._acts.items() if not part.isAncestorOf(button)
        }
        part.hide()
        part.deleteLater()


def act_name(host: Host, act: said.Act) -> str:
    """What the button of an act is called: ``action.edit.enrolment.theme``."""
    fact = f".{host.object_name(act.path)}" if act.path else ""
    return f"action.{act.name}{fact}"


class _Acts(FlowRow):
    """Buttons in a row that come and go with what is said."""

    def __init__(self, section: Section, first: str, others: str) -> None:
        super().__init__()
        self._section = section
        self._kinds = (first, others)
        self._buttons: list[Button] = []
        self.hide()

    def show_acts(self, acts: Sequence[said.Act], *, primary: bool = True) -> None:
        """``primary``: the first of them may be it; else it is one of the others."""
        buttons = [
            self._section.button(act, self._kinds[0 if place == 0 and primary else 1])
            for place, act in enumerate(acts)
        ]
        if buttons == self._buttons:
            return
        for gone in self._buttons:
            if gone not in buttons:
                self.take_out(gone)
                gone.hide()
        following: Button | None = None
        for button in reversed(buttons):
            if button not in self._buttons:
                self.add(button, before=following)
                button.show()
            following = button
        self._buttons = buttons
        self.setVisible(bool(buttons))


class _Stack(QWidget):
    """Widgets under each other: a widget of its own, so that they are read where they stand."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self._shown: list[QWidget] = []

    def show_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these; what was shown before and is not among them goes."""
        if list(widgets) == self._shown:
            return
        for gone in [each for each in self._shown if each not in widgets]:
            gone.hide()
            gone.deleteLater()
        self._shown = list(widgets)
        for each in widgets:
            self._column.removeWidget(each)
            self._column.addWidget(each)
            each.show()
            each.raise_()
        self.setVisible(bool(widgets))


class DaysSection(Section):
    """The answer that is a day."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._path: Path = ()
        self._heading = section_heading()
        self._answer: DayAnswer | None = None
        self._aside = _Acts(self, "plain", "plain")
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
            self._row.addWidget(self._aside, 0, _RIGHT)
        return self._answer


class EndSection(Section):
    """What has been done, and what comes."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading = section_heading()
        self._text = MarkedLabel()
        self._edit = _Acts(self, "plain", "plain")
        self._row = _Acts(self, "primary", "secondary")
        self._links = _Acts(self, "plain", "plain")
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._edit, 0, _RIGHT)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addLayout(top)
        for part in (self._text, self._row, self._links):
            texts.addWidget(part)
        around = QHBoxLayout()
        around.setSpacing(16)
        around.addWidget(Sign("check", 40, "success"), 0, _TOP)
        around.addLayout(texts, 1)
        self.column.addLayout(around)

    def show_block(self, block: said.EndCard) -> None:
        self._heading.setText(block.heading)
        self._text.set_rich(block.text)
        self._edit.show_acts([block.edit] if block.edit else [])
        self._row.show_acts(block.acts)
        self._links.show_acts(block.links)


class HowToSection(Section):
    """How to do it: numbered steps with the values to copy."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading = section_heading()
        self._note = ShortLabel(scale="small", tone="muted")
        self._link = _Acts(self, "plain", "plain")
        self._noted = False
        top = QHBoxLayout()
        top.setSpacing(_NOTE_GAP)
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._note)
        top.addWidget(self._link)
        self.column.addLayout(top)
        self._shape: object = None
        self._steps: QWidget | None = None
        self._labels: list[MarkedLabel] = []
        self._grids: list[CopyGrid] = []
        self._cells: dict[Path, CopyCell] = {}
        self._code: tuple[QrView, Label] | None = None
        self._low = False

    def set_low(self, low: bool) -> None:
        self._low = low
        for cell in self._cells.values():
            if self._code is None:
                cell.set_high(LOW_CELL if low else CELL)

    def show_block(self, block: said.HowTo) -> None:
        self._heading.setText(block.heading)
        self._note.setText(block.note.text if block.note else "")
        self._note.set_tone("success" if block.note and block.note.tone == "success" else "muted")
        self._noted = block.note is not None
        self._show_note()
        self._link.show_acts([block.link] if block.link else [])
        shape = [
            (
                each.act and each.act.name,
                each.link and each.link.name,
                each.qr,
                tuple(cell.path for cell in each.cells),
            )
            for each in block.steps
        ]
        if shape != self._shape:
            self._shape = shape
            self._build(block)
        for label, step in zip(self._labels, block.steps, strict=True):
            label.set_rich(step.text)
            for cell in step.cells:
                self._show_cell(cell)
        if self._code is not None:
            self._show_code(*self._code)

    def _show_note(self) -> None:
        """The note goes where it would wrap."""
        parts = (self._heading, self._note, self._link)
        wide = sum(part.sizeHint().width() + _NOTE_GAP for part in parts)
        room = self.width() - 2 * theme.px(self, 24)
        self._note.setVisible(self._noted and (wide <= room or not self.isVisible()))

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._show_note()

    def _build(self, block: said.HowTo) -> None:
        if self._steps is not None:
            self.drop(self._steps)
        self._labels, self._cells, self._code = [], {}, None
        self._steps = how = HowTo()
        for step in block.steps:
            aside: QWidget | None = None
            if step.act is not None:
                aside = self.button(step.act, "secondary")
            elif step.link is not None:
                aside = self._quiet(step)
            self._labels.append(how.add_step(aside))
            if step.cells:
                how.add_under(self._grid(step), REACH)
        self.column.addWidget(how)
        how.show()  # at once: the focus may go to what is in it

    def _quiet(self, step: said.HowStep) -> QWidget:
        assert step.link is not None
        link = self.button(step.link, "plain")
        if not step.cells or step.qr:
            return link
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        said_once = ShortLabel(self.host.words.say("Click a line to copy it"), "small", "muted")
        row.addWidget(said_once)
        row.addWidget(link)
        return both

    def _grid(self, step: said.HowStep) -> QWidget:
        grid = CopyGrid(1 if step.qr else 2)
        for cell in step.cells:
            made = CopyCell(self.host.object_name(cell.path))
            made.set_high(TALL_CELL if step.qr else LOW_CELL if self._low else CELL)
            made.asked.connect(lambda path=cell.path: self._ask(path))
            self._cells[cell.path] = made
            grid.add(made, wide=cell.wide)
        if not step.qr:
            return grid
        around = QWidget()
        row = QHBoxLayout(around)
        row.setContentsMargins(REACH, 0, 0, 0)
        row.setSpacing(14)
        self._code = (QrView(), small())
        beside = QVBoxLayout()
        for part in self._code:
            beside.addWidget(part)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addWidget(grid, 1)
        return around

    def _ask(self, path: Path) -> None:
        cell = self._cells.get(path)
        if cell is not None and cell.isVisible():
            cell.open_field(self.host.field(path))
        else:  # the press took the focus from a field, and what that held made another page
            self.host.do(said.Act("edit", "", path))

    def _show_cell(self, cell: said.Cell) -> None:
        made = self._cells[cell.path]
        if cell.missing and cell.act is not None:
            made.set_missing(cell.label, cell.shown, cell.act.text)
        elif cell.act is not None and not cell.copied:
            made.set_elsewhere(cell.label, cell.shown, cell.act.text)
        else:
            made.set_value(cell.label, cell.shown, cell.copied, self.host.words.say("Copied"))

    def _show_code(self, view: QrView, why_not: Label) -> None:
        code = self.host.deposit_code()
        if isinstance(code, str):
            view.show_code((), "")
            why_not.setText(code)
        else:
            view.show_code(code, self.host.words.say("Scan with your bank app"))
        why_not.setVisible(isinstance(code, str))


class SumsSection(Section):
    """Amounts beside each other."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._row = FlowRow(gap=28)
        self._sums: list[tuple[QWidget, Label, Label, Label]] = []
        self._text = ShortLabel(scale="small", tone="muted")
        self._link = _Acts(self, "plain", "plain")
        self._right = right = QVBoxLayout()
        right.setSpacing(2)
        right.addStretch(1)
        right.addWidget(self._text, 0, Qt.AlignmentFlag.AlignRight)
        right.addWidget(self._link, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        around = QHBoxLayout()
        around.addWidget(self._row, 1)
        around.addLayout(right)
        self.column.addLayout(around)

    def show_block(self, block: said.Sums) -> None:
        while len(self._sums) < len(block.sums):
            self._add_sum()
        for place, (part, sign, label, amount) in enumerate(self._sums):
            shown = place < len(block.sums)
            part.setVisible(shown)
            if shown:
                each = block.sums[place]
                sign.setText(each.sign)
                sign.setVisible(bool(each.sign))
                label.setText(each.label)
                amount.setText(each.amount)
                amount.set_tone("success" if each.tone == said.SUCCESS else "ink")
        self._text.setText(block.text)
        self._text.setVisible(bool(block.text))
        self._link.show_acts([block.link] if block.link else [])
        self._row.setVisible(bool(block.sums))
        side = Qt.AlignmentFlag.AlignRight if block.sums else Qt.AlignmentFlag.AlignLeft
        self._right.setAlignment(self._text, side)
        self.setProperty("ground", block.tone if block.sums else said.NEUTRAL)

    def _add_sum(self) -> None:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        sign = Label(scale="heading", tone="muted", wrap=False)
        label, amount = small(), Label(scale="title", bold=True, wrap=False)
        label.setWordWrap(False)
        grid.addWidget(label, 0, 1)
        grid.addWidget(sign, 1, 0)
        grid.addWidget(amount, 1, 1)
        self._row.add(part)
        self._sums.append((part, sign, label, amount))


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
        self._row = _Acts(self, "primary", "secondary")
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
        self._links = _Acts(self, "plain", "plain")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._sign, 0, _TOP)
        row.addWidget(self._text, 1)
        row.addWidget(self._links, 0, _RIGHT)
        self.column.addLayout(row)

    def show_block(self, block: said.Line) -> None:
        self._sign.show_sign(block.icon, block.tone)
        self._sign.setVisible(bool(block.icon))
        self._text.set_tone("warning" if block.tone == said.WARNING else "ink")
        self._text.set_rich(block.text)
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
            self._grid.addWidget(field, row, column, 1, span, _TOP)
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
        self._row = _Acts(self, "primary", "secondary")
        self._note = ShortLabel(scale="small", tone="muted")
        self._under = ShortLabel(scale="small", tone="muted")
        self._aside = _Acts(self, "plain", "plain")
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self._row)
        row.addWidget(self._note, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._aside, 0, _RIGHT)
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


class PointsSection(Section):
    """What went wrong, what is still well, and the way out."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading = ShortLabel(scale="heading", bold=True)
        self._points = _Stack(6)
        self._row = _Acts(self, "primary", "secondary")
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


class TermsSection(Section):
    """Deadlines beside each other."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._row = FlowRow(gap=32, down=10, top=True)
        self._parts: list[tuple[QWidget, Label, Label, Chip, Label]] = []
        self.column.addWidget(self._row)

    def show_block(self, block: said.Terms) -> None:
        while len(self._parts) < len(block.terms):
            self._add_term()
        for place, (part, label, day, chip, note) in enumerate(self._parts):
            part.setVisible(place < len(block.terms))
            if place < len(block.terms):
                term = block.terms[place]
                label.setText(term.label)
                day.setText(term.day)
                if term.chip is not None:
                    chip.set_status(term.chip.text, term.chip.tone)
                chip.setVisible(term.chip is not None)
                note.setText(term.note)
                note.setVisible(bool(term.note))

    def _add_term(self) -> None:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = ShortLabel(scale="small", tone="muted")
        day, chip = ShortLabel(scale="section", bold=True), Chip()
        note = ShortLabel(scale="small", tone="muted")
        for each in (label, day, note):
            column.addWidget(each)
        column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._row.add(part)
        self._parts.append((part, label, day, chip, note))


class ChecksSection(Section):
    """What was compared, what differs first."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._heading, self._chip = ShortLabel(bold=True), Chip()
        self._acts_row = _Acts(self, "plain", "plain")
        self._lines = _Stack(6)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._heading)
        top.addWidget(self._chip)
        top.addStretch(1)
        top.addWidget(self._acts_row, 0, _RIGHT)
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
        Sign("check" if good else "warning", 16, "success" if good else "warning"), 0, _TOP
    )
    label = MarkedLabel()
    label.set_rich(text)
    row.addWidget(label, 1)
    return line


SECTIONS: Final[Mapping[type, Callable[[Host], Section]]] = {
    said.Days: DaysSection,
    said.EndCard: EndSection,
    said.HowTo: HowToSection,
    said.Sums: SumsSection,
    said.Rows: RowsSection,
    said.Line: LineSection,
    said.Fields: FieldsSection,
    said.Buttons: ButtonsSection,
    said.Points: PointsSection,
    said.Terms: TermsSection,
    said.Checks: ChecksSection,
}


def key_of(block: said.Block, place: int) -> tuple[object, ...]:
    """Blocks with the same key are shown by the same widget."""
    if isinstance(block, said.Days | said.Fields):
        return (type(block), block[0])
    return (type(block), place if isinstance(block, said.Line) else 0)
