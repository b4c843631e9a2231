"""What stands on paper about a training and about all of them, in the language shown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from operator import itemgetter

from kmop_wizard.app.facts.table import FACT_SPECS, spec_key
from kmop_wizard.app.overview.titles import whole_title
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain import facts
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path, entry_of, value_or_none
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.domain.rules import Rules, enterprise_key
from kmop_wizard.domain.terms import term_of
from kmop_wizard.domain.training import STANDARD_THEME, Invoice, Training
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.exchange.checklist import Checklist, Overview, Part, Row, Step, Task
from kmop_wizard.exchange.checksums import right_iban
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.entry.numbers import shown_iban
from kmop_wizard.i18n.sentences import (
    action_sentence,
    days_phrase,
    quiet_sentence,
    state_word,
    step_note,
    step_title,
    warning_sentence,
)


def checklist_of(words: Words, entry: Entry, rules: Rules, today: date) -> Checklist:
    """The checklist of one training."""
    training, plan = entry.training, entry.plan
    action = action_sentence(words, plan, training, rules)
    following = plan.next
    known = following.by or following.check_on
    urgent = f"{action} ({days_phrase(words, following, today)})" if known else action
    warnings = tuple(
        warning_sentence(words, code, plan, training, rules, today) for code in plan.warnings
    )
    after = [Part(words.say("Points to check"), sentences=warnings)] if warnings else []
    if training.notes.strip():
        after.append(Part(words.say("Notes"), sentences=(training.notes,)))
    return Checklist(
        language=words.language,
        title=whole_title(words, training),
        about=enterprise_line(training),
        next=words.say("Now: {action}", action=urgent),
        before=(
            Part(words.say("The course"), facts_of(words, training, rules)),
            Part(words.say("Amounts"), amounts_of(words, entry)),
            Part(words.say("Deadlines"), deadlines_of(words, entry)),
        ),
        steps_heading=words.say("The six steps"),
        steps=tuple(_step(words, step, entry, today) for step in STEPS),
        after=tuple(after),
        made=made_on(words, today),
    )


def overview_of(words: Words, session: Session) -> Overview:
    """The overview of all trainings, the most urgent first."""
    today, rules = session.today, session.rules
    quiet = session.quiet
    purse = tuple(
        words.say(
            "{enterprise}, {year}: {used} of {ceiling} applied for",
            enterprise=row.enterprise or words.say("Business without a number"),
            year=row.year,
            used=words.money(row.used),
            ceiling=words.money(row.ceiling),
        )
        for row in session.purse.ceilings
    )
    rows = tuple(_overview_row(words, entry, rules, today) for entry in session.agenda.entries)
    return Overview(
        language=words.language,
        title=words.say("My courses"),
        about=(*((quiet_sentence(words, quiet.until),) if quiet else ()), *purse),
        headings=(
            words.say("Course"),
            words.say("What to do"),
            words.say("By when"),
            words.say("Own share"),
        ),
        rows=rows,
        made=made_on(words, today),
    )


def made_on(words: Words, today: date) -> str:
    """By what and when a paper was made."""
    return words.say("Made with the kmo-portefeuille wizard on {day}.", day=words.day(today))


def enterprise_line(training: Training) -> str:
    """The enterprise with its number."""
    known = (training.enterprise.name, enterprise_key(training.enterprise.number))
    return " · ".join(text for text in known if text)


def facts_of(words: Words, training: Training, rules: Rules) -> tuple[Row, ...]:
    """What is followed, with whom and when, and the number of the application."""
    enrolment, application = training.enrolment, training.application
    themes = dict(FACT_SPECS["enrolment.theme"].choices)
    theme = "" if enrolment.theme == STANDARD_THEME else themes.get(enrolment.theme, "")
    rows = (
        ("enrolment.provider", provider_name(training, rules)),
        ("enrolment.registration_number", enrolment.registration_number),
        ("enrolment.enrolled_on", enrolment.enrolled_on),
        ("enrolment.first_lesson_day", enrolment.first_lesson_day),
        ("enrolment.last_lesson_day", enrolment.last_lesson_day),
        ("enrolment.participants", "\n".join(enrolment.participants)),
        *((("enrolment.theme", words.say(theme)),) if theme else ()),
        ("applications.submitted_on", application.submitted_on),
        ("applications.subsidy_number", application.subsidy_number),
    )
    return tuple(_row(words, key, value) for key, value in rows)


def amounts_of(words: Words, entry: Entry) -> tuple[Row, ...]:
    """The price, the subsidy and the own share, and what is to be deposited where."""
    amounts, deposit = entry.plan.amounts, entry.training.application.deposit
    iban = right_iban(deposit.iban)
    subsidy = words.say("Subsidy")
    if amounts.rate is not None:
        subsidy = words.say("Subsidy ({percent})", percent=words.percent(amounts.rate))
    return (
        _row(words, "enrolment.price_excl_vat", amounts.price_excl_vat),
        (subsidy, _shown(words, amounts.subsidy)),
        (words.say("Own share"), _shown(words, amounts.own_share)),
        _row(words, "applications.deposit.amount", deposit.amount),
        _row(words, "applications.deposit.iban", shown_iban(iban) if iban else deposit.iban),
        _row(words, "applications.deposit.beneficiary", deposit.beneficiary),
        _row(words, "applications.deposit.communication", deposit.communication),
        *(_invoice(words, invoice) for invoice in entry.training.invoices),
    )


def deadlines_of(words: Words, entry: Entry) -> tuple[Row, ...]:
    """The day to act of each term, with its last day; of what is done, that it is done."""
    plan = entry.plan
    deposit = words.say("Deposit your own share")
    if plan.deadlines.deposit_estimated:
        deposit = words.say("Deposit your own share (estimate: the e-mail counts)")
    return (
        (words.say("Apply for the subsidy"), _term(words, entry, "apply")),
        (deposit, _term(words, entry, "deposit")),
        (words.say("Give the payment order for every invoice"), _term(words, entry, "pay")),
        (words.say("Keep the documents until"), _shown(words, plan.deadlines.keep_until)),
    )


def _term(words: Words, entry: Entry, step: str) -> str:
    plan = entry.plan
    again = plan.next.action == "reapply"
    applied = step == "apply" and plan.standing.applied and not again
    if applied or plan.steps[step] == "done":
        return words.say("done")
    if again and step != "apply":
        return ""
    action = {"apply": plan.next.action if again else "apply", "pay": "order_payment"}
    term = term_of(action.get(step, step), entry.training, plan.standing)
    if term is None:
        return ""
    day = term.day(plan.standing.today)
    if day == term.by:
        return words.day(day)
    last = words.say("last day {day}", day=words.day_month_year(term.by))
    return f"{words.day(day)} · {last}"


def what_happened(words: Words, training: Training) -> tuple[Row, ...]:
    """Every day that was recorded, as it came; of all applications.

    What is of one day stands in the order of the steps, whatever the language.
    """
    found: list[tuple[date, str]] = []
    for path, value in facts.facts_of(training).items():
        key = spec_key(path)
        if key and isinstance(value, date) and not key.endswith("due_on"):
            text = words.say(FACT_SPECS[key].happened or FACT_SPECS[key].label)
            number = _number_of(training, path)
            found.append((value, f"{text} · {number}" if number else text))
    return tuple((words.day(day), text) for day, text in sorted(found, key=itemgetter(0)))


def _number_of(training: Training, path: Path) -> str | None:
    """The number by which an application or an invoice is told from the others."""
    whole = entry_of(path)
    if whole is None or len(getattr(training, path[0])) == 1:
        return None
    entry = value_or_none(training, whole)
    return entry.number if isinstance(entry, Invoice) else getattr(entry, "subsidy_number", None)


def _overview_row(words: Words, entry: Entry, rules: Rules, today: date) -> tuple[str, ...]:
    training, plan = entry.training, entry.plan
    first = training.enrolment.first_lesson_day
    about = (
        whole_title(words, training),
        provider_name(training, rules),
        words.say("starts {day}", day=words.day_month_year(first)) if first else "",
    )
    return (
        "\n".join(text for text in about if text),
        action_sentence(words, plan, training, rules),
        days_phrase(words, plan.next, today),
        _shown(words, plan.amounts.own_share),
    )


def _step(words: Words, step: str, entry: Entry, today: date) -> Step:
    training, plan = entry.training, entry.plan
    number = STEPS.index(step) + 1
    state = state_word(words, step, plan)
    note = step_note(words, step, plan, training, today)
    return Step(
        title=f"{number}. {step_title(words, step)}",
        note=note if note.startswith(state) else f"{state} · {note}",
        done=plan.steps[step] == "done",
        tasks=tuple(Task(text, done) for text, done in _tasks(words, step, entry)),
    )


def _tasks(words: Words, step: str, entry: Entry) -> Iterable[tuple[str, bool]]:
    training = entry.training
    now = entry.plan.standing
    done = {each for each, state in entry.plan.steps.items() if state == "done"}
    kinds = {each.kind for each in training.attachments}
    return {
        "enrol": (
            (
                words.say("Enrolled with the right provider"),
                training.enrolment.enrolled_on is not None,
            ),
            (words.say("Proof of enrolment kept"), "enrolment" in kinds),
        ),
        "apply": (
            (words.say("Applied on the e-loket"), now.applied),
            (words.say("Approved by e-mail"), now.approved),
        ),
        "deposit": (
            (words.say("Account and reference compared with the e-mail"), "deposit" in done),
            (words.say("Money arrived in the portfolio"), "deposit" in done),
            (words.say("Proof of deposit kept"), "deposit_proof" in kinds),
        ),
        "subsidy": ((words.say("Subsidy in the portfolio"), "subsidy" in done),),
        "attend": (
            (words.say("Attendance list signed every day"), "attend" in done),
            (words.say("Attendance list kept"), "attendance_list" in kinds),
            (words.say("Certificate of each participant kept"), "certificate" in kinds),
        ),
        "pay": (
            (words.say("Invoice received and compared"), bool(training.invoices)),
            (words.say("Payment order given on kmo-portefeuille.be"), "pay" in done),
            (words.say("VAT paid to the provider"), False),
        ),
    }[step]


def _invoice(words: Words, invoice: Invoice) -> Row:
    name = words.say("Invoice {number}", number=invoice.number or "")
    amounts = [
        words.say("{amount} without VAT", amount=words.money(invoice.amount_excl_vat))
        if invoice.amount_excl_vat is not None
        else "",
        words.say("VAT {amount}", amount=words.money(invoice.vat_amount))
        if invoice.vat_amount is not None
        else "",
        words.say("due on {day}", day=words.short_day(invoice.due_on)) if invoice.due_on else "",
    ]
    return name.strip(), " · ".join(text for text in amounts if text)


def _row(words: Words, key: str, value: date | Decimal | str | None) -> Row:
    return words.say(FACT_SPECS[key].label), _shown(words, value)


def _shown(words: Words, value: date | Decimal | str | None) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return words.day(value)
    return words.money(value) if isinstance(value, Decimal) else value
