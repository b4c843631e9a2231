"""Reads training files for the oracle: plain JSON, checked value by value, none of the program's code."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

DATE, AMOUNT, SIGNED_AMOUNT, TEXT, WHOLE = "date", "amount", "signed amount", "text", "whole"

SHAPE: dict[str, Any] = {
    "format": TEXT,
    "id": TEXT,
    "revision": WHOLE,
    "saved_at": TEXT,
    "saved_by": TEXT,
    "title": TEXT,
    "notes": TEXT,
    "enterprise": {"name": TEXT, "number": TEXT, "size": TEXT},
    "enrolment": {
        "provider": TEXT,
        "provider_name": TEXT,
        "registration_number": TEXT,
        "enrolled_on": DATE,
        "first_lesson_day": DATE,
        "last_lesson_day": DATE,
        "price_excl_vat": AMOUNT,
        "theme": TEXT,
        "participants": [TEXT],
    },
    "applications": [
        {
            "id": TEXT,
            "submitted_on": DATE,
            "subsidy_number": TEXT,
            "approved_on": DATE,
            "refused_on": DATE,
            "stopped_on": DATE,
            "deposit": {
                "due_on": DATE,
                "amount": AMOUNT,
                "iban": TEXT,
                "beneficiary": TEXT,
                "communication": TEXT,
                "deposited_on": DATE,
                "deposited_amount": AMOUNT,
                "cancelled_on": DATE,
            },
            "subsidy": {"received_on": DATE, "amount": AMOUNT},
        }
    ],
    "attendance": {"completed_on": DATE},
    "invoices": [
        {
            "id": TEXT,
            "number": TEXT,
            "issued_on": DATE,
            "due_on": DATE,
            "supplier_name": TEXT,
            "supplier_vat": TEXT,
            "amount_excl_vat": SIGNED_AMOUNT,
            "vat_amount": SIGNED_AMOUNT,
            "payment_ordered_on": DATE,
            "attachment": TEXT,
            "document": TEXT,
            "currency": TEXT,
            "iban": TEXT,
        }
    ],
    "attachments": [{"id": TEXT, "kind": TEXT, "file": TEXT, "sha256": TEXT, "added_on": DATE}],
}


class Unreadable(Exception):
    """The file is not a readable training of version 1."""


def read(file_name: str, content: bytes) -> dict[str, Any]:
    """The document of one file; raises Unreadable."""
    try:
        document = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=no_duplicates,
            parse_constant=no_constant,
            parse_int=Decimal,  # as long as it likes
        )
        json.dumps(document, ensure_ascii=False, default=str).encode()  # refuses lone surrogates
    except (ValueError, RecursionError) as error:
        raise Unreadable from error
    if not isinstance(document, dict) or document.get("format") != "kmop-training":
        raise Unreadable
    version = document.get("version")
    if not isinstance(version, Decimal) or version != 1:
        raise Unreadable
    if document.get("id") != file_name.removesuffix(".json"):
        raise Unreadable
    check(document, SHAPE)
    return document


def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Duplicate keys make a file unreadable."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("duplicate key")
    return dict(pairs)


def no_constant(word: str) -> None:
    """NaN and Infinity are not JSON."""
    raise ValueError(word)


def check(value: Any, shape: Any) -> None:
    """Every value has its type; null and blank are not known, but a list is never null."""
    if isinstance(shape, list):
        if not isinstance(value, list):
            raise Unreadable
        for item in value:
            if item is None:
                raise Unreadable
            check(item, shape[0])
    elif value is None:
        return
    elif isinstance(shape, dict):
        if not isinstance(value, dict):
            raise Unreadable
        for key, inner in shape.items():
            if key in value:
                check(value[key], inner)
    else:
        check_fact(value, shape)


def check_fact(value: Any, kind: str) -> None:
    """A date is YYYY-MM-DD of a real day, an amount ASCII digits, point, two digits, by full match."""
    if kind == WHOLE:
        if not isinstance(value, Decimal):
            raise Unreadable
        return
    if not isinstance(value, str):
        raise Unreadable
    if kind == TEXT or value.strip() == "":
        return
    if kind == DATE:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise Unreadable
        try:
            date.fromisoformat(value)
        except ValueError as error:
            raise Unreadable from error
        return
    sign = "-?" if kind == SIGNED_AMOUNT else ""
    if not re.fullmatch(sign + r"[0-9]+\.[0-9]{2}", value):
        raise Unreadable
