"""All trainings as a table that a Belgian spreadsheet opens right: semicolons, decimal commas."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import fact
from kmop_wizard.domain.rules import enterprise_key

# What a spreadsheet may take for the beginning of a formula, wide forms too.
_FORMULA_SIGNS: Final = frozenset("=+-@\t\r\n\uff0b\uff0d\uff1d\uff20")
_QUOTE: Final = "'"
_BEFORE_A_FORMULA: Final = "' \u00a0\u202f\ufeff"
# What a spreadsheet of Belgium, or one in English, reads as a number, a sum of money or a share:
# digits of any script, with the signs that such things have.
_NUMBER: Final = re.compile(
    r"[(+$€£\s-]*[.,]?\d[\d\s.,\u2019']*(?:e\s?[+-]?\s?\d+)?\s?(?:[%€$£):-]|eur)*"
)
_PARTED: Final = re.compile(r"\d+(?:\s*[-/.:,\s]\s*\d+)+[\s.]*(?:[ap]m?\.?)?")
_WORDS_AND_DIGITS: Final = re.compile(r"\d+|[^\W\d_]+")
_DAY_OR_MONTH: Final = re.compile(r"0*(?:[0-2]?\d|3[01])")
# Their first three letters in Dutch, French and English; no other word makes a day.
_DAY_WORDS: Final = frozenset(
    (
        *("jan", "feb", "fév", "maa", "mrt", "mar", "apr", "avr", "mei", "mai", "may", "jun"),
        *("jui", "jul", "aug", "aoû", "aou", "sep", "oct", "okt", "nov", "dec", "déc"),
        *("maa", "din", "woe", "don", "vri", "zat", "zon", "ma", "di", "wo", "do", "vr", "za"),
        *("lun", "jeu", "ven", "sam", "dim", "mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        *("zo", "am", "pm", "de", "le", "the", "of", "st", "nd", "rd", "th", "er", "t", "z"),
    )
)
_TRUTH: Final = frozenset(("true", "false", "waar", "onwaar", "vrai", "faux"))
_ENTERPRISE_KEY: Final = re.compile(r"[0-9]{4}\.[0-9]{3}\.[0-9]{3}", re.ASCII)

Value = str | Decimal | date | None
_Column = Callable[[Entry], Value]


def _invoice_numbers(entry: Entry) -> str:
    numbers = (invoice.number for invoice in entry.training.invoices)
    return ", ".join(number for number in numbers if number)


def _last_order(entry: Entry) -> date | None:
    days = [invoice.payment_ordered_on for invoice in entry.plan.standing.payable]
    return None if None in days else max((day for day in days if day), default=None)


def _enterprise_number(entry: Entry) -> str | None:
    key = enterprise_key(entry.training.enterprise.number)
    # With its points alone it would be opened as a number of millions.
    return f"BE {key}" if key and _ENTERPRISE_KEY.fullmatch(key) else key


_COMPUTED: Final[Mapping[str, _Column]] = {
    "next": lambda _: None,
    "by": lambda entry: entry.plan.next.day,
    "enterprise.number": _enterprise_number,
    "enrolment.provider": lambda entry: entry.training.enrolment.provider_name,
    "enrolment.price_excl_vat": lambda entry: entry.plan.amounts.price_excl_vat,
    "subsidy": lambda entry: entry.plan.amounts.subsidy,
    "own_share": lambda entry: entry.plan.amounts.own_share,
    "invoices": _invoice_numbers,
    "invoices.payment_ordered_on": _last_order,
    "apply_by": lambda entry: entry.plan.deadlines.apply_by,
    "deposit_by": lambda entry: entry.plan.deadlines.deposit_by,
    "close_on": lambda entry: entry.plan.deadlines.close_on,
    "keep_until": lambda entry: entry.plan.deadlines.keep_until,
}
COLUMNS: Final = (
    *("title", "next", "by", "enterprise.name", "enterprise.number"),
    *("enrolment.provider", "enrolment.registration_number", "enrolment.participants"),
    *("enrolment.enrolled_on", "enrolment.first_lesson_day", "enrolment.last_lesson_day"),
    *("enrolment.price_excl_vat", "subsidy", "own_share"),
    *("applications.subsidy_number", "applications.submitted_on", "applications.approved_on"),
    *("applications.refused_on", "applications.stopped_on", "applications.deposit.amount"),
    *("applications.deposit.deposited_on", "applications.subsidy.received_on"),
    *("attendance.completed_on", "invoices", "invoices.payment_ordered_on"),
    *("apply_by", "deposit_by", "close_on", "keep_until", "notes"),
)
"""Facts by their path for any entry, of the current application, and what follows from them."""


def trainings_table(
    entries: Iterable[Entry], heading: Callable[[str], str], next_action: Callable[[Entry], str]
) -> bytes:
    """A CSV file of ``entries`` in their order; one row each under ``heading`` of ``COLUMNS``.

    UTF-8 with its mark, ``;``, CRLF, ``1450,00``, ``23/11/2026``. No text can become a formula, a
    number or a day (``0001234``, ``1E5``, ``3-4``): one that would gets an apostrophe before it.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow([_cell(heading(column)) for column in COLUMNS])
    for entry in entries:
        values = {column: _value(entry, column) for column in COLUMNS}
        values["next"] = next_action(entry)
        writer.writerow([_cell(value) for value in values.values()])
    return b"\xef\xbb\xbf" + buffer.getvalue().encode("utf-8", "replace")


def _value(entry: Entry, column: str) -> Value:
    if column in _COMPUTED:
        return _COMPUTED[column](entry)
    path = tuple(column.split("."))
    if path[0] == "applications":
        path = (path[0], entry.training.application.id, *path[1:])
    value: Value | tuple[str, ...] = fact(entry.training, path)
    return ", ".join(value) if isinstance(value, tuple) else value


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        # A number below zero begins with a minus and is a number all the same.
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    text = value.replace("\0", "")
    return _QUOTE + text if _is_risky(text) else text


def _is_risky(text: str) -> bool:
    """Whether a spreadsheet would take ``text`` for something else than a text."""
    bare = text.lstrip(_BEFORE_A_FORMULA)
    if bare[:1] in _FORMULA_SIGNS:
        return True
    plain = " ".join(unicodedata.normalize("NFKC", bare).lower().split())
    return bool(_NUMBER.fullmatch(plain)) or plain in _TRUTH or _is_like_a_day(plain)


def _is_like_a_day(plain: str) -> bool:
    """Whether ``plain`` may be a day, a time or a fraction, in digits or with a month's name."""
    parts = _WORDS_AND_DIGITS.findall(plain)
    if _PARTED.fullmatch(plain):
        # "2026-1187" is an invoice number: a day has one year at most.
        large = [part for part in parts if not _DAY_OR_MONTH.fullmatch(part)]
        return len(large) < 2 or not set("/:").isdisjoint(plain)
    words = [part for part in parts if part.isalpha()]
    return 0 < len(words) < len(parts) and all(word[:3] in _DAY_WORDS for word in words)
