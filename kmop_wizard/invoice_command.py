"""The command ``invoice``: what an e-invoice says, for programs and for people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.commands import Row, shown
from kmop_wizard.exchange.einvoice import EInvoice, parse_einvoice
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.entry.numbers import shown_iban
from kmop_wizard.i18n.sentences.einvoices import (
    EINVOICE_FACTS,
    einvoice_label,
    einvoice_title,
    finding_sentence,
)

_KEYS: Final = (
    "document",
    "number",
    "issued_on",
    "due_on",
    "currency",
    "supplier_name",
    "supplier_vat",
    "amount_excl_vat",
    "vat_amount",
    "amount_incl_vat",
    "payable",
    "iban",
    "communication",
)


def invoice_data(file: Path) -> Row:
    """Everything that ``invoice --json`` prints; raises ``NotAnInvoice``.

    Days are ISO texts, amounts decimal texts with the sign of the document, ``None`` is absent.
    """
    found = _read(file)
    row: Row = {key: _plain(getattr(found, key)) for key in _KEYS}
    row["attachments"] = [{"file": each.file, "mime": each.mime} for each in found.attachments]
    return row


def invoice_text(words: Words, file: Path) -> str:
    """What ``invoice`` prints for people; raises ``NotAnInvoice``."""
    return "\n".join(shown(line) for line in _lines(words, _read(file))) + "\n"


def _read(file: Path) -> EInvoice:
    return parse_einvoice(IncomingFile(file).content())


def _lines(words: Words, found: EInvoice) -> Iterator[str]:
    yield einvoice_title(words, found.document)
    for name in EINVOICE_FACTS:
        value = getattr(found, name)
        if value is not None:
            label, said = einvoice_label(words, name), _said(words, found, name, value)
            yield f"  {words.say('{label}: {value}', label=label, value=said)}"
    for each in found.attachments:
        name = each.file or words.say("a file without a name")
        if each.content is None:
            yield f"  {words.say('Attached, but damaged: {file}', file=name)}"
        else:
            yield f"  {words.say('Attached: {file}', file=name)}"
    for name in found.doubtful:
        yield f"  ! {finding_sentence(words, 'doubtful', False, {'fact': name})}"


def _said(words: Words, found: EInvoice, name: str, value: object) -> str:
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, Decimal):
        if found.currency == "EUR":
            return words.money(value)
        return f"{words.plain_amount(value)} {found.currency or ''}".rstrip()
    return shown_iban(str(value)) if name == "iban" else str(value)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value
