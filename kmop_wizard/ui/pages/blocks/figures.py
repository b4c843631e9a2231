"""Amounts and deadlines, beside each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui.pages.blocks.section import Acts, Section
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, ShortLabel, small


class SumsSection(Section):
    """Amounts beside each other."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._row = FlowRow(gap=28)
        self._sums: list[tuple[QWidget, Label, Label, Label]] = []
        self._text = ShortLabel(scale="small", tone="muted")
        self._link = Acts(self, "plain", "plain")
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
