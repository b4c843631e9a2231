"""The warnings of the rules, one line of condition each, over one plain document."""

import re
from datetime import date
from typing import NamedTuple

from tests.oracle.calendar import is_closed
from tests.oracle.facts import (
    PROVIDERS,
    Document,
    application,
    applied_on,
    apply_by,
    cents,
    close_on,
    computed,
    day,
    deposit_by,
    fact,
    invoices,
    is_applied,
    is_failed,
    is_refused,
    is_stopped,
    registration_number,
)


class Following(NamedTuple):
    """What is next: its day is the one to act, else the last one."""

    action: str
    day: date | None
    check_on: date | None


def fact_warnings(document: Document) -> set[str]:
    """What the facts say whatever the day."""
    return {
        *provider_warnings(document),
        *order_warnings(document),
        *invoice_warnings(document),
        *year_warnings(document),
    }


def price_warnings(document: Document, left: int, *, takes: bool) -> set[str]:
    """Below € 100; more wanted than what was left for this training."""
    fired = set()
    price = cents(document, "enrolment", "price_excl_vat")
    if price is not None and price < 100_00:
        fired.add("price_below_minimum")
    recorded = cents(application(document), "subsidy", "amount")
    wanted = recorded if takes and recorded is not None else computed(document)
    if wanted is not None and wanted > left:
        fired.add("ceiling_exceeded")
    return fired


def year_warnings(document: Document) -> set[str]:
    """Four digits before the first KMO that follows a digit, and not the year of application."""
    number = fact(application(document), "subsidy_number") or ""
    digits = re.search(r"([0-9]+)KMO", "".join(number.split()).upper())
    applied = applied_on(document)
    if digits is None or applied is None or len(digits[1]) != 4:
        return set()
    return set() if int(digits[1]) == applied.year else {"subsidy_year_differs"}


def provider_warnings(document: Document) -> set[str]:
    """The normalised number is unknown, one for advice, or that of another known provider."""
    number = registration_number(document)
    if number is None:
        return set()
    owner = {listed: key for key, (_, listed) in PROVIDERS.items()}
    fired = set()
    if number.startswith("DV.A"):
        fired.add("provider_number_for_advice")
    elif number not in owner:
        fired.add("provider_number_unknown")
    chosen = fact(document, "enrolment", "provider")
    if chosen in PROVIDERS and number in owner and owner[number] != chosen:
        fired.add("provider_number_differs")
    return fired


def after(one: date | None, other: date | None) -> bool:
    """Both known, and the one after the other."""
    return one is not None and other is not None and one > other


def order_warnings(document: Document) -> set[str]:
    """Days in the wrong order, and a deposit that differs from the amount asked."""
    current, enrolment = application(document), document.get("enrolment")
    submitted = day(current, "submitted_on")
    asked, paid = (cents(current, "deposit", key) for key in ("amount", "deposited_amount"))
    lessons = [day(enrolment, key) for key in ("first_lesson_day", "last_lesson_day")]
    conditions = {
        "applied_after_term": after(submitted, apply_by(document)),
        "applied_before_enrolment": after(day(enrolment, "enrolled_on"), submitted),
        "deposit_after_term": after(day(current, "deposit", "deposited_on"), deposit_by(document)),
        "deposit_amount_differs": None not in (asked, paid) and asked != paid,
        "lesson_days_reversed": after(lessons[0], lessons[1]),
    }
    return {code for code, holds in conditions.items() if holds}


def plain_name(name: str) -> str:
    """Case, outer blanks and the length of blanks do not count."""
    return " ".join(name.split()).casefold()


def invoice_warnings(document: Document) -> set[str]:
    """A supplier that is not the provider; a sum (credit notes too) that is not the price."""
    fired = set()
    enrolment = document.get("enrolment")
    name = fact(enrolment, "provider_name")
    if name is None and fact(enrolment, "provider") in PROVIDERS:
        name = PROVIDERS[fact(enrolment, "provider")][0]
    suppliers = [fact(one, "supplier_name") for one in invoices(document)]
    if name is not None and any(s and plain_name(s) != plain_name(name) for s in suppliers):
        fired.add("invoice_provider_differs")
    amounts = [cents(one, "amount_excl_vat") for one in invoices(document)]
    price = cents(enrolment, "price_excl_vat")
    known = [amount for amount in amounts if amount is not None]
    if amounts and price is not None and None not in amounts and sum(known) != price:
        fired.add("invoice_amount_differs")
    return fired


def today_warnings(document: Document, today: date, following: Following) -> set[str]:
    """What depends on today and on the next action."""
    action, due, check_on = following
    starting = action in ("apply", "reapply") or (
        action == "complete_enrolment" and not is_applied(document)
    )
    to_check = check_on is not None and today >= check_on
    conditions = {
        "deadline_on_closed_day": due is not None
        and due >= today
        and action != "attend"
        and is_closed(due),
        "approval_overdue": action == "await_approval" and to_check,
        "subsidy_overdue": action == "await_subsidy" and to_check,
        "invoice_overdue": action == "await_invoice" and to_check,
        "date_in_future": any(after(recorded, today) for recorded in recorded_days(document)),
        "year_budget": today.month in (11, 12) and starting,
    }
    return {code for code, holds in conditions.items() if holds}


def closing_warnings(document: Document, today: date, *, paid: bool) -> set[str]:
    """Within 31 days of the day on which it closes, and the payment not ordered."""
    closing = close_on(document)
    over = is_refused(document) or is_failed(document, today) or is_stopped(document)
    soon = closing is not None and 0 <= (closing - today).days <= 31
    return {"closing_soon"} if soon and not paid and not over else set()


def recorded_days(document: Document) -> list[date | None]:
    """Every recorded day of something that was done, of every application and invoice."""
    days = [day(document, "enrolment", "enrolled_on"), day(document, "attendance", "completed_on")]
    for one in document.get("applications", []):
        days += [
            day(one, key) for key in ("submitted_on", "approved_on", "refused_on", "stopped_on")
        ]
        days += [day(one, "deposit", "deposited_on"), day(one, "deposit", "cancelled_on")]
        days.append(day(one, "subsidy", "received_on"))
    return days + [day(one, "payment_ordered_on") for one in invoices(document)]
