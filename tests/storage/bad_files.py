"""Contents that are no training, with the reason and the place that are told."""

from __future__ import annotations

import json

from kmop_wizard.storage.jsontext import MAX_BYTES
from tests.storage.samples import ID, as_file, document

TEXT = json.dumps(document())


def changed(old: str, new: str) -> bytes:
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new).encode()


BAD: dict[str, tuple[bytes, str, str]] = {
    "no byte": (b"", "empty", ""),
    "blanks": (b" \n", "empty", ""),
    "cut": (TEXT[: len(TEXT) // 2].encode(), "not_json", ""),
    "NUL bytes": (b"\0" * 500, "not_json", ""),
    "two documents": (TEXT.encode() * 2, "not_json", ""),
    "utf-16": (TEXT.encode("utf-16"), "not_utf8", ""),
    "latin-1": (changed("Brandbestrijding", "\u00e9").decode().encode("latin-1"), "not_utf8", ""),
    "surrogate in utf-8": (TEXT.encode().replace(b"Brand", b"\xed\xa0\x80"), "not_utf8", ""),
    "raw line end in a text": (changed("Brandbestrijding", "a\nb"), "not_json", ""),
    "NaN": (changed('"revision": 7', '"revision": NaN'), "not_json", "NaN"),
    "infinity": (changed('"revision": 7', '"x": -Infinity'), "not_json", "-Infinity"),
    "key twice": (
        changed('"version": 1', '"version": 1, "version": 1'),
        "duplicate_key",
        "version",
    ),
    "key twice, deep": (changed('"iban": null', '"x": [{"a": 1, "a": 1}]'), "duplicate_key", "a"),
    "half a pair": (changed("Brandbestrijding", "\\ud83d"), "lone_surrogate", "title"),
    "half a pair in a key": (changed('"notes": ""', '"\\uDC00": 1'), "lone_surrogate", ""),
    "half a pair, unknown key": (
        changed('"notes": ""', '"x": ["\\ud800"]'),
        "lone_surrogate",
        "x.0",
    ),
    "a million brackets": (b"[" * 1_000_000, "too_deep", ""),
    "800 000 objects": (b'{"a":' * 800_000, "too_deep", ""),
    "too large": (b" " * (MAX_BYTES + 1), "too_large", ""),
    "a list": (b"[]", "not_an_object", ""),
    "a text": (b'"kmop-training"', "not_an_object", ""),
    "null": (b"null", "not_an_object", ""),
    "no format": (changed('"format": "kmop-training", ', ""), "other_format", "format"),
    "another format": (changed("kmop-training", "kmop-settings"), "other_format", "format"),
    "no version": (changed('"version": 1, ', ""), "bad_version", "version"),
    "version true": (changed('"version": 1', '"version": true'), "bad_version", "version"),
    "version 1.0": (changed('"version": 1', '"version": 1.0'), "bad_version", "version"),
    "version 2.5": (changed('"version": 1', '"version": 2.5'), "bad_version", "version"),
    "version text": (changed('"version": 1', '"version": "1"'), "bad_version", "version"),
    "version null": (changed('"version": 1', '"version": null'), "bad_version", "version"),
    "version 0": (changed('"version": 1', '"version": 0'), "bad_version", "version"),
    "version -1": (changed('"version": 1', '"version": -1'), "bad_version", "version"),
    "version very small": (
        changed('"version": 1', f'"version": -{"9" * 5000}'),
        "bad_version",
        "version",
    ),
    "no id": (changed(f'"id": "{ID}", ', ""), "bad_id", "id"),
    "blank id": (changed(f'"id": "{ID}"', '"id": " "'), "bad_id", "id"),
    "id a number": (changed(f'"id": "{ID}"', '"id": 5'), "bad_id", "id"),
    "another id": (changed(f'"id": "{ID}"', '"id": "other"'), "conflict_copy", ""),
    "id in capitals": (as_file(document(id=ID.upper())), "conflict_copy", ""),
}

BAD_VALUES: list[tuple[str, object, str]] = [
    ("revision", True, "wrong_type"),
    ("revision", -1, "wrong_type"),
    ("revision", 7.5, "wrong_type"),
    ("revision", 10**15, "wrong_type"),
    ("revision", "7", "wrong_type"),
    ("saved_at", 0, "wrong_type"),
    ("title", 5, "wrong_type"),
    ("title", [], "wrong_type"),
    ("notes", False, "wrong_type"),
    ("enterprise", [], "wrong_type"),
    ("enterprise", "small", "wrong_type"),
    ("enterprise.size", 1, "wrong_type"),
    ("enrolment", "", "wrong_type"),
    ("enrolment.theme", {}, "wrong_type"),
    ("enrolment.participants", None, "wrong_type"),
    ("enrolment.participants", "Sofie Peeters", "wrong_type"),
    ("enrolment.participants", ["Sofie Peeters", None], "wrong_type"),
    ("enrolment.participants", [5], "wrong_type"),
    ("applications", None, "wrong_type"),
    ("applications", {}, "wrong_type"),
    ("applications", [None], "wrong_type"),
    ("applications.0", "x", "wrong_type"),
    ("applications.0.deposit", [], "wrong_type"),
    ("applications.0.subsidy.amount", 435, "wrong_type"),
    ("attendance", 0, "wrong_type"),
    ("invoices", None, "wrong_type"),
    ("invoices", [[]], "wrong_type"),
    ("attachments", None, "wrong_type"),
    ("attachments.0.file", 1, "wrong_type"),
    ("enrolment.enrolled_on", "2026-02-29", "not_a_day"),
    ("enrolment.enrolled_on", "2026-13-01", "not_a_day"),
    ("enrolment.enrolled_on", "0000-01-01", "not_a_day"),
    ("enrolment.enrolled_on", "20261101", "not_a_day"),
    ("enrolment.enrolled_on", "2026-W10-1", "not_a_day"),
    ("enrolment.enrolled_on", "2026-11-01\n", "not_a_day"),
    ("enrolment.enrolled_on", " 2026-11-01", "not_a_day"),
    ("enrolment.enrolled_on", "2026-11-01T00:00:00Z", "not_a_day"),
    ("enrolment.enrolled_on", "２026-11-01", "not_a_day"),
    ("enrolment.enrolled_on", "01/11/2026", "not_a_day"),
    ("enrolment.enrolled_on", 20261101, "wrong_type"),
    ("attendance.completed_on", "soon", "not_a_day"),
    ("applications.0.deposit.amount", "-1.00", "not_an_amount"),
    ("enrolment.price_excl_vat", "-1450.00", "not_an_amount"),
    ("enrolment.price_excl_vat", "+1450.00", "not_an_amount"),
    ("enrolment.price_excl_vat", "1450", "not_an_amount"),
    ("enrolment.price_excl_vat", "1450.0", "not_an_amount"),
    ("enrolment.price_excl_vat", "1450,00", "not_an_amount"),
    ("enrolment.price_excl_vat", "1450.000", "not_an_amount"),
    ("enrolment.price_excl_vat", ".50", "not_an_amount"),
    ("enrolment.price_excl_vat", "1_450.00", "not_an_amount"),
    ("enrolment.price_excl_vat", "１450.00", "not_an_amount"),
    ("enrolment.price_excl_vat", "1450.00\n", "not_an_amount"),
    ("enrolment.price_excl_vat", "1.45e3", "not_an_amount"),
    ("enrolment.price_excl_vat", "NaN", "not_an_amount"),
    ("enrolment.price_excl_vat", 1450.0, "wrong_type"),
    ("invoices.0.amount_excl_vat", "--1.00", "not_an_amount"),
    ("invoices.0.vat_amount", "- 1.00", "not_an_amount"),
]
