"""Bytes of a training's file to its facts and back: the file format, version 1.

A file of an earlier version is brought up to this one first, in memory: see ``migrations.py``.

Each object of the format is a class of the domain: its fields are the keys, in the order of the
file, and their types say how a value is read and written. Keys that no class has are kept with
their object and written back at its end.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kmop_wizard.domain.training import (
    Application,
    Attachment,
    Attendance,
    Deposit,
    Enrolment,
    Enterprise,
    Invoice,
    Subsidy,
    Training,
)
from kmop_wizard.storage.jsontext import Number, Unreadable, parse, render
from kmop_wizard.storage.kinds import (
    ID,
    NOTES,
    REVISION,
    SAVES,
    SIGNED_MONEY,
    TEXT,
    THEME,
    Table,
)
from kmop_wizard.storage.migrations import brought_up

FORMAT: Final = "kmop-training"
VERSION: Final = 1

REASONS: Final = (
    "empty",
    "too_large",
    "not_utf8",
    "not_json",
    "duplicate_key",
    "lone_surrogate",
    "too_deep",
    "not_an_object",
    "other_format",
    "bad_version",
    "bad_id",
    "conflict_copy",
    "wrong_type",
    "not_a_day",
    "not_an_amount",
)


class Newer(Exception):
    """A file of a later version of the format: shown, never written, nothing derived from it."""

    def __init__(self, version: str, raw: Mapping[str, object]) -> None:
        super().__init__(version)
        self.version = version
        self.raw = raw

    @property
    def title(self) -> str | None:
        """The title for display, when the file has one that is a text."""
        title = self.raw.get("title")
        return title if isinstance(title, str) and title.strip() else None


def decode(data: bytes, expected_id: str | None) -> Training:
    """Return the training in ``data``, the content of the file ``<expected_id>.json``.

    ``expected_id`` is None where no name binds the content. Raises ``Newer`` for a higher version,
    ``Unreadable`` (with one of ``REASONS``) for everything else that is no training.
    """
    raw = parse(data)
    if not isinstance(raw, dict):
        raise Unreadable("not_an_object")
    if raw.get("format") != FORMAT:
        raise Unreadable("other_format", "format")
    newer = _newer_version(raw.get("version"))
    _check_id(raw.get("id"), expected_id)
    if newer is not None:
        raise Newer(newer, raw)
    raw = brought_up(raw, VERSION)
    return _TRAINING.read({key: raw[key] for key in raw if key not in ("format", "version")})


def is_of_earlier_version(data: bytes) -> bool:
    """Whether ``data``, the content of a training's file, is of a version before this one."""
    raw = parse(data)
    version = raw.get("version") if isinstance(raw, dict) else None
    return isinstance(version, int) and version < VERSION


def encode(training: Training) -> bytes:
    """Return the content of the training's file; entries in which nothing is known stay out.

    Raises ``ValueError`` for an amount that is not a whole number of cents.
    """
    return render({"format": FORMAT, "version": VERSION, **_TRAINING.write(training)})


def _newer_version(version: object) -> str | None:
    if isinstance(version, int) and not isinstance(version, bool):
        if 1 <= version <= VERSION:
            return None
        if version > VERSION:
            return str(version)
    if isinstance(version, Number) and version.text.isdecimal():
        return version.text
    raise Unreadable("bad_version", "version")


def _check_id(found: object, expected: str | None) -> None:
    if not isinstance(found, str) or not found.strip():
        raise Unreadable("bad_id", "id")
    if expected is not None and found != expected:
        raise Unreadable("conflict_copy")


_ENTERPRISE: Final = Table(Enterprise)
_ENROLMENT: Final = Table(Enrolment, theme=THEME)
_DEPOSIT: Final = Table(Deposit)
_SUBSIDY: Final = Table(Subsidy)
_APPLICATION: Final = Table(
    Application, id=ID, deposit=_DEPOSIT.as_kind(), subsidy=_SUBSIDY.as_kind()
)
_ATTENDANCE: Final = Table(Attendance)
_INVOICE: Final = Table(
    Invoice,
    # They came later: a file without an e-invoice stays as it was.
    only_when_known=("document", "currency", "iban"),
    id=ID,
    amount_excl_vat=SIGNED_MONEY,
    vat_amount=SIGNED_MONEY,
)
_ATTACHMENT: Final = Table(Attachment, id=ID)
_TRAINING: Final = Table(
    Training,
    # They came later: what another version wrote stays as it was.
    only_when_known=("saved_by", "saves"),
    first=("id", "revision", "saved_at", "saved_by", "saves"),
    id=TEXT,
    revision=REVISION,
    saves=SAVES,
    enterprise=_ENTERPRISE.as_kind(),
    enrolment=_ENROLMENT.as_kind(),
    applications=_APPLICATION.as_list(),
    attendance=_ATTENDANCE.as_kind(),
    invoices=_INVOICE.as_list(),
    attachments=_ATTACHMENT.as_list(),
    notes=NOTES,
)
