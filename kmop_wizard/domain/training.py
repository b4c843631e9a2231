"""The facts of one training, as a person told them.

One class per object of the file format. ``None`` means *not known*; nothing here is derived, so a
training that is opened after three weeks is as right as on the day it was closed. Days are
``datetime.date`` in local time, amounts are exact ``decimal.Decimal`` euro with two decimals.
``unknown`` keeps the keys of a file that this version of the program has no name for. ``id`` tells
an application, invoice or attachment from the others of its list; it never changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

Unknown = Mapping[str, object]

LISTS: Final = ("applications", "invoices", "attachments")
"""What a training may have several of."""

SIZES: Final = ("small", "medium")
THEMES: Final = ("standard", "cybersecurity", "energy_efficiency")
STANDARD_THEME: Final = "standard"
ATTACHMENT_KINDS: Final = (
    "enrolment",
    "approval",
    "deposit_proof",
    "invoice",
    "attendance_list",
    "certificate",
    "other",
)


@dataclass(frozen=True, slots=True)
class Enterprise:
    """The enterprise that asks for the subsidy."""

    name: str | None = None
    number: str | None = None
    size: str | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """The enrolment with the provider: what is followed, when, and for how much."""

    provider: str | None = None
    provider_name: str | None = None
    registration_number: str | None = None
    enrolled_on: date | None = None
    first_lesson_day: date | None = None
    last_lesson_day: date | None = None
    price_excl_vat: Decimal | None = None
    theme: str = STANDARD_THEME
    participants: tuple[str, ...] = ()
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deposit:
    """The own share that the enterprise deposits (*storten*) into its portfolio."""

    due_on: date | None = None
    amount: Decimal | None = None
    iban: str | None = None
    beneficiary: str | None = None
    communication: str | None = None
    deposited_on: date | None = None
    deposited_amount: Decimal | None = None
    cancelled_on: date | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subsidy:
    """The subsidy that the Flemish Government adds to the portfolio."""

    received_on: date | None = None
    amount: Decimal | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Application:
    """One application for the subsidy; a training may need a second one."""

    id: str = field(default="", kw_only=True)
    submitted_on: date | None = None
    subsidy_number: str | None = None
    approved_on: date | None = None
    refused_on: date | None = None
    stopped_on: date | None = None
    deposit: Deposit = Deposit()
    subsidy: Subsidy = Subsidy()
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether the training has been followed."""

    completed_on: date | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice of the provider; a credit note has negative amounts.

    ``document`` (``invoice`` or ``credit_note``), ``currency`` (``EUR``) and ``iban`` come from an
    e-invoice.
    """

    id: str = field(default="", kw_only=True)
    number: str | None = None
    issued_on: date | None = None
    due_on: date | None = None
    supplier_name: str | None = None
    supplier_vat: str | None = None
    amount_excl_vat: Decimal | None = None
    vat_amount: Decimal | None = None
    payment_ordered_on: date | None = None
    attachment: str | None = None
    document: str | None = None
    currency: str | None = None
    iban: str | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with the training; ``file`` is relative to the data folder, with ``/``."""

    id: str = field(default="", kw_only=True)
    kind: str | None = None
    file: str | None = None
    sha256: str | None = None
    added_on: date | None = None
    unknown: Unknown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Training:
    """All facts of one training.

    ``saved_at`` is the UTC moment of the last save, as text; ``saved_by`` the name of the computer.
    ``saves`` is a version vector: by the number of a computer, the revision of its last save that
    this state comes from.
    In each list every entry has an id of its own: `own_ids` gives one to those that come without.
    """

    id: str
    title: str | None = None
    enterprise: Enterprise = Enterprise()
    enrolment: Enrolment = Enrolment()
    applications: tuple[Application, ...] = ()
    attendance: Attendance = Attendance()
    invoices: tuple[Invoice, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notes: str = ""
    revision: int = 0
    saved_at: str | None = None
    saved_by: str | None = None
    saves: Mapping[str, int] = field(default_factory=dict)
    unknown: Unknown = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in LISTS:
            entries = getattr(self, name)
            if entries and (own := with_ids(entries)) is not entries:
                object.__setattr__(self, name, own)

    @property
    def application(self) -> Application:
        """The current application: the last one, or one in which nothing is known."""
        return self.applications[-1] if self.applications else NO_APPLICATION


Entry = Application | Invoice | Attachment

T = TypeVar("T", Application, Invoice, Attachment)


def with_ids(entries: tuple[T, ...]) -> tuple[T, ...]:
    """``entries``, each with an id that no other has: see `own_ids`."""
    ids = [each.id for each in entries]
    if len(set(ids)) == len(ids) and "" not in ids:
        return entries
    return tuple(
        each if each.id == own else replace(each, id=own)
        for each, own in zip(entries, own_ids(ids), strict=True)
    )


def own_ids(ids: Sequence[str]) -> list[str]:
    """``ids`` of a list, each made one that no other entry has; of equal ones the first keeps it.

    A blank one becomes its place, counted from 1, or the next number that none has: so every
    computer gives the same ids to the entries of a file that has none.
    """
    taken, seen = set(ids), {""}
    found = []
    last = 0
    for place, each in enumerate(ids, 1):
        own = each
        if each in seen:
            number = place
            if str(number) in taken:
                # All numbers from here to the last one that was found are taken.
                number = max(place, last)
                while str(number) in taken:
                    number += 1
                last = number
            own = str(number)
            taken.add(own)
        seen.add(own)
        found.append(own)
    return found


NO_APPLICATION: Final = Application()
NO_INVOICE: Final = Invoice()
NO_ATTACHMENT: Final = Attachment()
