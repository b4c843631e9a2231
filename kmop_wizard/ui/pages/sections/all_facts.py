"""All details of a step in the place of its card: what the page itself does not ask."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kmop_wizard.app.facts.table import facts_of_step
from kmop_wizard.domain.facts import Path, entry_of, fact
from kmop_wizard.i18n.pages.page import Act
from kmop_wizard.ui.pages.blocks.section import Section
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.pages.sections.invoice_file import InvoiceFile
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.section_card import section_heading
from kmop_wizard.ui.window.focus_order import put_in_order, stops

_OF_INVOICES: Final = "pay"
_AT_ONCE: Final = 10
"""So many invoices are shown before one asks for more: each has a dozen fields."""

Block = tuple[Path, tuple[Path, ...]]
"""An entry, or nothing, and the facts whose fields stand together."""


class AllFactsSection(SectionFrame):
    """The fields of the step of the page; those that stand on the page itself stay there."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self._shown: tuple[Block, ...] = ()
        self._most = _AT_ONCE
        self._asked: Path = ()
        self._files: list[InvoiceFile] = []
        self.set_heading(
            words.say("All details of this step"), words.say("Each change is saved at once.")
        )
        self._parts: list[QWidget] = []
        self._add = Button("secondary", "action.add_invoice", words.say("Add an invoice"))
        self._add.clicked.connect(self._add_invoice)
        self._read = Button("secondary", "action.read_einvoice", words.say("Read e-invoice…"))
        self._read.clicked.connect(self._read_einvoice)
        self._more = Button("plain", "action.more_invoices", words.say("Show more invoices"))
        self._more.clicked.connect(self._show_more)
        done = Button("secondary", "action.back_to_step", self.back.accessibleName())
        done.clicked.connect(host.close_section)  # the link above is out of sight by now
        buttons = FlowRow(gap=12)
        buttons.add(done)
        buttons.add(self._add)
        buttons.add(self._read)
        buttons.add(self._more)
        end = QWidget()
        QHBoxLayout(end).addWidget(buttons)
        self.card.add_section(end)
        self.follow()

    def follow(self) -> None:
        blocks = tuple(self._blocks())
        if blocks != self._shown or not self._parts:
            self._build(blocks)
        for file in self._files:
            file.follow()
        self._follow_buttons()

    def reveal(self, path: Path) -> None:
        """Show the field of the fact at ``path`` too, and give it the focus."""
        self._asked = path
        self.follow()
        focus = self.first_focus()
        if focus is not None:
            focus.setFocus()

    def first_focus(self) -> QWidget | None:
        paths = [path for _, each in self._shown for path in each]
        if self._asked in paths:
            return self.host.field(self._asked).edit
        training = self.host.editor.training
        unknown = [path for path in paths if fact(training, path) in (None, "", ())]
        first = next(iter([*unknown, *paths]), None)
        return self.back if first is None else self.host.field(first).edit

    # -- which -----------------------------------------------------------------------------------

    def _blocks(self) -> Iterable[Block]:
        step, editor = self.host.step, self.host.editor
        entries: list[Path] = [editor.current_application]
        if step == _OF_INVOICES:
            entries = [("invoices", each) for each in self._invoices()[: self._most]]
        known: list[Path] = []
        for entry in entries:
            of_step = facts_of_step(step, entry)
            known.extend(of_step)
            shown = tuple(path for path in of_step if self._is_free(path))
            if shown:
                yield entry_of(shown[0]) or (), shown
        if self._asked and self._asked not in known:
            yield (), (self._asked,)

    def _invoices(self) -> tuple[str, ...]:
        """Those there are; a new one when there is none, or when it is asked for."""
        editor = self.host.editor
        ids = editor.ids("invoices")
        asked = self._asked[1] if self._asked[:1] == ("invoices",) else ""
        new = editor.new_id
        return ids if ids and (asked != new or new in ids) else (*ids, new)

    def _is_free(self, path: Path) -> bool:
        """Whether the field does not stand on the page itself."""
        part: QWidget | None = self.host.field(path)
        while part is not None:
            if isinstance(part, Section):
                return False
            part = part.parentWidget()
        return True

    # -- showing ---------------------------------------------------------------------------------

    def _build(self, blocks: tuple[Block, ...]) -> None:
        window = self.window()
        focused = window.focusWidget()
        for part in self._parts:
            self.host.take_back_fields(part)
            self.card.take_out(part)
            part.deleteLater()
        self._files.clear()
        self._shown = blocks
        self._parts = [self._part(block) for block in blocks]
        if not blocks and self.host.step != _OF_INVOICES:
            self._parts.append(self._nothing())
        for place, part in enumerate(self._parts):
            self.card.place_section(part, place)
        if self.isVisible():  # else the page orders it with all the rest
            put_in_order(stops(self))
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()

    def _nothing(self) -> QWidget:
        part = QWidget()
        told = self.words.say("All details of this step are on the page itself.")
        QHBoxLayout(part).addWidget(Label(told, tone="muted"))
        return part

    def _part(self, block: Block) -> QWidget:
        entry, paths = block
        form = Form()
        if entry[:1] == ("invoices",):
            form.add(self._invoice_heading(entry))
        for path in paths:
            field = self.host.field(path)
            form.add(field)
            field.show()
        if entry[:1] == ("invoices",):
            file = InvoiceFile(self.host, entry)
            self._files.append(file)
            form.add(file)
        return form

    def _invoice_heading(self, invoice: Path) -> QWidget:
        words, editor = self.words, self.host.editor
        ids = editor.ids("invoices")
        place = ids.index(invoice[1]) if invoice[1] in ids else len(ids)
        number = (fact(editor.training, (*invoice, "number")) or "").strip()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        title = words.say("Invoice {n}", n=number or place + 1)
        row.addWidget(section_heading(title), 1)
        if invoice[1] in ids:
            suffix = f".{place}" if place else ""
            text = words.say("Remove this invoice")
            remove = Button("plain", f"action.remove_invoice{suffix}", text)
            remove.setAccessibleName(f"{text}: {number or place + 1}")
            remove.clicked.connect(lambda: self._remove(invoice[1]))
            row.addWidget(remove)
        return line

    def _follow_buttons(self) -> None:
        of_invoices = self.host.step == _OF_INVOICES
        left = len(self._invoices()) > self._most
        known = bool(self.host.editor.ids("invoices"))
        self._more.setVisible(of_invoices and left)
        for button in (self._add, self._read):
            button.setVisible(of_invoices and not left and known)

    def _show_more(self) -> None:
        first = self._most
        self._most += _AT_ONCE
        self.follow()
        self.host.field(self._shown[first][1][0]).edit.setFocus()

    def _add_invoice(self) -> None:
        self.host.editor.end_step()
        self.reveal(("invoices", self.host.editor.new_id, "number"))

    def _read_einvoice(self) -> None:
        self.host.close_section()
        self.host.do(Act("read_einvoice", ""))

    def _remove(self, invoice_id: str) -> None:
        host = self.host
        self.back.setFocus()
        self._asked = ()
        host.editor.end_step()
        step = host.editor.remove_entry("invoices", invoice_id)
        message = self.words.say("The invoice was removed.")
        host.context.go.offer_undo(message, host.editor, step)
