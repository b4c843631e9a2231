"""The table of facts: what each is called, how it is typed and where it is told.

Fields, search, history, papers, spreadsheet and e-invoices follow from it. A new fact is one line
here and one in ``domain.training``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kmop_wizard.domain.facts import Path, entry_of, facts_of, general
from kmop_wizard.domain.training import LISTS, Training
from kmop_wizard.i18n import N_, Words


@dataclass(frozen=True)
class FactSpec:
    """``kind`` says how text becomes the fact; ``label`` and ``hint`` are messages to translate.

    ``columns`` is how many characters the input should show. ``today``: a button enters today.
    ``copy``: a button copies the value, because it is typed elsewhere too. ``again``: a new
    training may have it from the last one. ``searched``: a search finds it. ``einvoice``: an
    e-invoice says it. ``recorded``, ``happened``: how the history and the dossier tell of it.
    """

    kind: str
    label: str
    hint: str = ""
    columns: int = 32
    today: bool = False
    copy: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    again: bool = False
    searched: bool = True
    einvoice: bool = False
    recorded: str = ""
    happened: str = ""


def _day(label: str, hint: str = "", **more: Any) -> FactSpec:
    return FactSpec("day", label, hint, columns=14, searched=False, **more)


def _event(label: str, recorded: str, happened: str, hint: str = "") -> FactSpec:
    """A day on which something was done, which is mostly today."""
    return _day(label, hint, today=True, recorded=recorded, happened=happened)


def _amount(label: str, hint: str = "", *, kind: str = "amount", **more: Any) -> FactSpec:
    return FactSpec(kind, label, hint, columns=14, **more)


def _choice(label: str, hint: str, *choices: tuple[str, str], **more: Any) -> FactSpec:
    return FactSpec("choice", label, hint, choices=choices, searched=False, **more)


FACT_SPECS: Final[Mapping[str, FactSpec]] = {
    "title": FactSpec("title", N_("Course"), N_("As on your enrolment form."), columns=40),
    "enterprise.name": FactSpec("text", N_("Business"), again=True),
    "enterprise.number": FactSpec(
        "enterprise_number", N_("Business number"), columns=18, again=True
    ),
    "enterprise.size": _choice(
        N_("Size of the business"),
        N_("Small is fewer than 50 people."),
        ("small", N_("Small")),
        ("medium", N_("Medium")),
        again=True,
    ),
    "enrolment.provider": FactSpec(
        "provider",
        N_("Provider"),
        N_("With the wrong provider your application is not approved."),
        again=True,
        searched=False,
    ),
    "enrolment.provider_name": FactSpec("text", N_("Name of the provider"), again=True),
    "enrolment.registration_number": FactSpec(
        "registration_number",
        N_("Registration number"),
        N_("It is on your enrolment: DV.O and six digits."),
        columns=18,
        copy=True,
        again=True,
    ),
    "enrolment.enrolled_on": _event(
        N_("Enrolled on"), N_("Enrolment of {day} recorded"), N_("Enrolled")
    ),
    "enrolment.first_lesson_day": _day(N_("First day of the course")),
    "enrolment.last_lesson_day": _day(N_("Last day of the course")),
    "enrolment.price_excl_vat": _amount(
        N_("Price excluding VAT"),
        N_("The amount on your enrolment form."),
        kind="price",
        again=True,
    ),
    "enrolment.theme": _choice(
        N_("Theme"),
        N_("The theme that you choose on the form decides how much you get."),
        ("standard", N_("None of these")),
        ("cybersecurity", N_("Cybersecurity")),
        ("energy_efficiency", N_("Energy efficiency or alternative energy sources")),
        again=True,
    ),
    "enrolment.participants": FactSpec(
        "names", N_("Participants"), N_("One name on each line."), again=True
    ),
    "applications.submitted_on": _event(
        N_("Applied on"), N_("Application of {day} recorded"), N_("Application made")
    ),
    "applications.subsidy_number": FactSpec(
        "number", N_("Subsidy number"), N_("If you have it already."), columns=22
    ),
    "applications.approved_on": _event(
        N_("Approved on"),
        N_("Approval of {day} recorded"),
        N_("Application approved"),
        N_("The day of the approval e-mail."),
    ),
    "applications.refused_on": _event(
        N_("Refused on"), N_("Refusal of {day} recorded"), N_("Application refused")
    ),
    "applications.stopped_on": _event(
        N_("Stopped on"), N_("Application stopped on {day} (recorded)"), N_("Application stopped")
    ),
    "applications.deposit.due_on": _day(
        N_("Deposit by"), N_("The last day printed in the approval e-mail.")
    ),
    "applications.deposit.amount": _amount(N_("Amount to deposit"), copy=True),
    "applications.deposit.iban": FactSpec("iban", N_("Account (IBAN)"), columns=26, copy=True),
    "applications.deposit.beneficiary": FactSpec("text", N_("Beneficiary"), copy=True),
    "applications.deposit.communication": FactSpec(
        "communication", N_("Reference (mededeling)"), columns=26, copy=True
    ),
    "applications.deposit.deposited_on": _event(
        N_("Money arrived on"),
        N_("Deposit of {day} recorded"),
        N_("Own share arrived in the portfolio"),
        N_("The day on which the money arrived in your portfolio."),
    ),
    "applications.deposit.deposited_amount": _amount(N_("Amount deposited")),
    "applications.deposit.cancelled_on": _event(
        N_("Deposit cancelled on"),
        N_("Deposit cancelled on {day} (recorded)"),
        N_("Deposit cancelled"),
    ),
    "applications.subsidy.received_on": _event(
        N_("Subsidy received on"),
        N_("Subsidy of {day} recorded"),
        N_("Subsidy received"),
        N_("The day of the e-mail that says so."),
    ),
    "applications.subsidy.amount": _amount(N_("Subsidy amount")),
    "attendance.completed_on": _event(
        N_("Course completed on"),
        N_("Course completed on {day} (recorded)"),
        N_("Course completed"),
        N_("The last day attended."),
    ),
    "invoices.number": FactSpec(
        "number", N_("Invoice number"), columns=20, copy=True, einvoice=True
    ),
    "invoices.issued_on": _day(N_("Invoice date"), happened=N_("Invoice issued"), einvoice=True),
    "invoices.due_on": _day(N_("Due date"), einvoice=True),
    "invoices.supplier_name": FactSpec("text", N_("Provider"), einvoice=True),
    "invoices.supplier_vat": FactSpec(
        "vat_number", N_("Provider's VAT number"), columns=18, einvoice=True
    ),
    "invoices.amount_excl_vat": _amount(
        N_("Amount excluding VAT"), copy=True, kind="signed_amount", einvoice=True
    ),
    "invoices.vat_amount": _amount(
        N_("VAT"),
        N_("You pay the VAT to the provider yourself."),
        kind="signed_amount",
        einvoice=True,
    ),
    "invoices.payment_ordered_on": _event(
        N_("Payment order given on"),
        N_("Payment order of {day} recorded"),
        N_("Payment order given"),
    ),
    "invoices.document": _choice(
        N_("Invoice or credit note"),
        N_("The amounts of a credit note are negative."),
        ("invoice", N_("Invoice")),
        ("credit_note", N_("Credit note")),
        einvoice=True,
    ),
    "invoices.currency": FactSpec(
        "text",
        N_("Currency"),
        N_("In three letters; EUR is the euro."),
        columns=8,
        searched=False,
        einvoice=True,
    ),
    "invoices.iban": FactSpec(
        "iban",
        N_("Account (IBAN)"),
        N_("The provider's own account: only the VAT goes there."),
        columns=26,
        copy=True,
        einvoice=True,
    ),
    "notes": FactSpec("notes", N_("Notes")),
}

AGAIN: Final = tuple(tuple(key.split(".")) for key, spec in FACT_SPECS.items() if spec.again)
"""The facts that a new training may have from the last one."""
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
