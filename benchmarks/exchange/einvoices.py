"""E-invoices of others, each field beside a second reading that shares no code with the reader."""

from __future__ import annotations

import os
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError

from benchmarks.reliability.rows import Row
from kmop_wizard.exchange.einvoice import as_invoice_facts
from kmop_wizard.exchange.xml_safety import NotAnInvoice
from kmop_wizard.invoice_command import invoice_data
from tests.exchange.invoices import read_einvoice
from tests.exchange.second_reading import NoDocument, second_reading

FOLDER: Final = "KMOP_EINVOICES"


def files() -> list[Path]:
    """Everything in the folders that ``KMOP_EINVOICES`` names, at any depth."""
    folders = [each for each in os.environ.get(FOLDER, "").split(os.pathsep) if each]
    return sorted(path for each in folders for path in Path(each).rglob("*") if path.is_file())


def differences(path: Path) -> list[str]:
    """What ``invoice`` says otherwise than the second reading; of a refusal, whether it is right.

    Raises ``NotAnInvoice`` for a file that both refuse.
    """
    try:
        expected = second_reading(path.read_bytes())
    except (NoDocument, ExpatError):
        return _refusal(path, empty=False)
    if expected["number"] is expected["amount_excl_vat"] is expected["payable"] is None:
        return _refusal(path, empty=True)
    contents = expected.pop("contents")
    try:
        said, found = invoice_data(path), read_einvoice(path)
    except NotAnInvoice as refused:
        return [f"refused as {refused.code}"]
    wrong = [
        f"{name}: {said[name]!r}, not {value!r}"
        for name, value in expected.items()
        if _plain(said[name]) != value
    ]
    if contents != [each.content for each in found.attachments]:
        wrong.append("contents of the attachments")
    stored = as_invoice_facts(found).amount_excl_vat
    if found.document == "credit_note" and stored is not None and stored > Decimal(0):
        wrong.append(f"a credit note stored as {stored}")
    return wrong


def public_invoices(_folder: Path) -> Row:
    """Read every file of ``KMOP_EINVOICES`` twice, and compare."""
    wrong = Counter[str]()
    kinds = Counter[str]()
    refused = Counter[str]()
    seen: set[bytes] = set()
    for path in files():
        data = path.read_bytes()
        if data in seen:
            continue
        seen.add(data)
        try:
            wrong.update(dict.fromkeys(differences(path), 1))
        except NotAnInvoice as refusal:
            refused[refusal.code] += 1
            continue
        kinds["credit note" if _gives_money_back(path) else "invoice"] += 1
    if not seen:
        return Row("e-invoices of others", f"{FOLDER} names no folder with files", None)
    others = ", ".join(f"{number} {code}" for code, number in sorted(refused.items()))
    return Row(
        f"{kinds.total()} e-invoices of others, {kinds['credit note']} of them giving money back,"
        f" and {refused.total()} other files",
        f"{wrong.total()} fields other than in a second reading"
        f"{': ' if wrong else ''}{', '.join(sorted(wrong))}; refused: {others or 'none'}",
        not wrong,
    )


def _gives_money_back(path: Path) -> bool:
    try:
        return read_einvoice(path).gives_money_back
    except NotAnInvoice:
        return False


def _refusal(path: Path, *, empty: bool) -> list[str]:
    """Raises the refusal when it is right: an e-invoice that is ``empty``, or no e-invoice."""
    try:
        read_einvoice(path)
    except NotAnInvoice as refused:
        if (refused.code == "nothing_known") == empty:
            raise
        return [f"refused as {refused.code}"]
    return ["read where there is no e-invoice"]


def _plain(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value
