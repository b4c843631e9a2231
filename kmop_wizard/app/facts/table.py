"""What each fact is called in the window and how it is typed, by its path for any entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kmop_wizard.domain.facts import Path, entry_of, facts_of, general
from kmop_wizard.domain.training import LISTS, Training
from kmop_wizard.i18n import N_, Words


@dataclass(frozen=True)
class FactSpec:
    """``kind`` says how text becomes the fact; ``label`` and ``hint`` are messages to translate.

    ``columns`` is how many characters the input should show. ``today``: a button enters today.
    ``copy``: a button copies the value, because it is typed elsewhere too.
    """

    kind: str
    label: str
    hint: str = ""
    columns: int = 32
    today: bool = False
    copy: bool = False
    choices: tuple[tuple[str, str], ...] = ()


def _day(label: str, hint: str = "", *, today: bool = False) -> FactSpec:
    return FactSpec("day", label, hint, columns=14, today=today)


def _amount(label: str, hint: str = "", *, copy: bool = False, kind: str = "amount") -> FactSpec:
    return FactSpec(kind, label, hint, columns=14, copy=copy)


FACT_SPECS: Final[Mapping[str, FactSpec]] = {
    "title": FactSpec("title", N_("Course"), N_("As on your enrolment form."), columns=40),
    "enterprise.name": FactSpec("text", N_("Business")),
    "enterprise.number": FactSpec("enterprise_number", N_("Business number"), columns=18),
    "enterprise.size": FactSpec(
        "choice",
        N_("Size of the business"),
        N_("Small is fewer than 50 people."),
        choices=(("small", N_("Small")), ("medium", N_("Medium"))),
    ),
    "enrolment.provider": FactSpec(
        "provider",
        N_("Provider"),
        N_("With the wrong provider your application is not approved."),
    ),
    "enrolment.provider_name": FactSpec("text", N_("Name of the provider")),
    "enrolment.registration_number": FactSpec(
        "registration_number",
        N_("Registration number"),
        N_("It is on your enrolment: DV.O and six digits."),
        columns=18,
        copy=True,
    ),
    "enrolment.enrolled_on": _day(N_("Enrolled on"), today=True),
    "enrolment.first_lesson_day": _day(N_("First day of the course")),
    "enrolment.last_lesson_day": _day(N_("Last day of the course")),
    "enrolment.price_excl_vat": _amount(
        N_("Price excluding VAT"), N_("The amount on your enrolment form."), kind="price"
    ),
    "enrolment.theme": FactSpec(
        "choice",
        N_("Theme"),
        N_("The theme that you choose on the form decides how much you get."),
        choices=(
            ("standard", N_("None of these")),
            ("cybersecurity", N_("Cybersecurity")),
            ("energy_efficiency", N_("Energy efficiency or alternative energy sources")),
        ),
    ),
    "enrolment.participants": FactSpec("names", N_("Participants"), N_("One name on each line.")),
    "applications.submitted_on": _day(N_("Applied on"), today=True),
    "applications.subsidy_number": FactSpec(
        "text", N_("Subsidy number"), N_("If you have it already."), columns=22
    ),
    "applications.approved_on": _day(
        N_("Approved on"), N_("The day of the approval e-mail."), today=True
    ),
    "applications.refused_on": _day(N_("Refused on"), today=True),
    "applications.stopped_on": _day(N_("Stopped on"), today=True),
    "applications.deposit.due_on": _day(
        N_("Deposit by"), N_("The last day printed in the approval e-mail.")
    ),
    "applications.deposit.amount": _amount(N_("Amount to deposit"), copy=True),
    "applications.deposit.iban": FactSpec("iban", N_("Account (IBAN)"), columns=26, copy=True),
    "applications.deposit.beneficiary": FactSpec("text", N_("Beneficiary"), copy=True),
    "applications.deposit.communication": FactSpec(
        "communication", N_("Reference (mededeling)"), columns=26, copy=True
    ),
    "applications.deposit.deposited_on": _day(
        N_("Money arrived on"),
        N_("The day on which the money arrived in your portfolio."),
        today=True,
    ),
    "applications.deposit.deposited_amount": _amount(N_("Amount deposited")),
    "applications.deposit.cancelled_on": _day(N_("Deposit cancelled on"), today=True),
    "applications.subsidy.received_on": _day(
        N_("Subsidy received on"), N_("The day of the e-mail that says so."), today=True
    ),
    "applications.subsidy.amount": _amount(N_("Subsidy amount")),
    "attendance.completed_on": _day(
        N_("Course completed on"), N_("The last day attended."), today=True
    ),
    "invoices.number": FactSpec("text", N_("Invoice number"), columns=20, copy=True),
    "invoices.issued_on": _day(N_("Invoice date")),
    "invoices.due_on": _day(N_("Due date")),
    "invoices.supplier_name": FactSpec("text", N_("Provider")),
    "invoices.supplier_vat": FactSpec("vat_number", N_("Provider's VAT number"), columns=18),
    "invoices.amount_excl_vat": _amount(
        N_("Amount excluding VAT"), copy=True, kind="signed_amount"
    ),
    "invoices.vat_amount": _amount(
        N_("VAT"), N_("You pay the VAT to the provider yourself."), kind="signed_amount"
    ),
    "invoices.payment_ordered_on": _day(N_("Payment order given on"), today=True),
    "invoices.document": FactSpec(
        "choice",
        N_("Invoice or credit note"),
        N_("The amounts of a credit note are negative."),
        choices=(("invoice", N_("Invoice")), ("credit_note", N_("Credit note"))),
    ),
    "invoices.currency": FactSpec(
        "text", N_("Currency"), N_("In three letters; EUR is the euro."), columns=8
    ),
    "invoices.iban": FactSpec(
        "iban",
        N_("Account (IBAN)"),
        N_("The provider's own account: only the VAT goes there."),
        columns=26,
        copy=True,
    ),
    "notes": FactSpec("notes", N_("Notes")),
}


_STEPS: Final = (
    ("applications.deposit.", "deposit"),
    ("applications.subsidy.", "subsidy"),
    ("applications.", "apply"),
    ("attendance.", "attend"),
    ("invoices.", "pay"),
    ("", "enrol"),
)


def step_of(key: str) -> str:
    """The step that a fact belongs to, by its path for any entry, joined by points."""
    return next(step for start, step in _STEPS if key.startswith(start))


def facts_of_step(step: str, entry: Path = ()) -> tuple[Path, ...]:
    """The paths of all facts of ``step`` that are typed in the window; the notes are of none.

    ``entry``: the application or invoice meant, where the facts of the step are those of one.
    """
    keys = [key for key in FACT_SPECS if key != "notes" and step_of(key) == step]
    paths = (tuple(key.split(".")) for key in keys)
    return tuple((*entry, *path[1:]) if path[0] in LISTS else path for path in paths)


def spec_key(path: Path) -> str:
    """The path for any entry, joined by points; nothing for what has no field in the window."""
    key = ".".join(general(path))
    return key if key in FACT_SPECS else ""


def spec_of(path: Path) -> FactSpec:
    """The spec of the fact at ``path``, whatever entry of a list it is in."""
    return FACT_SPECS[spec_key(path)]


def object_name(path: Path, ids: Sequence[str] = ()) -> str:
    """The path as the name of its input, with the place of its entry in its list, from 0.

    ``ids``: those of the list; an entry that is not there stands behind them. The first entry goes
    without its place.
    """
    place = ids.index(path[1]) if entry_of(path) and path[1] in ids else len(ids)
    names = [*path[:1], str(place), *path[2:]] if entry_of(path) and place else general(path)
    return ".".join(names)


def changed_labels(words: Words, before: Training, after: Training) -> list[str]:
    """What the facts that differ are called, each once, in the order of the alphabet."""
    old, new = facts_of(before), facts_of(after)
    keys = {spec_key(path) for path in {**old, **new} if old.get(path) != new.get(path)}
    labels = [words.say(FACT_SPECS[key].label) for key in keys if key]
    if before.attachments != after.attachments:
        labels.append(words.say("Documents to keep"))
    return sorted(labels)
