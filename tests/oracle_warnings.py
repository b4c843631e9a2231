"""The warnings of the rules, one line of condition each, over one plain document."""

from datetime import date, timedelta

from tests.oracle_facts import (
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


def warnings(
    document: Document, today: date, step: dict[str, str], action: str, by: date | None, left: int
) -> list[str]:
    """Sorted, each code at most once; `left` is what was left for this training."""
    fired = {
        *price_warnings(document, left),
        *provider_warnings(document),
        *order_warnings(document),
        *invoice_warnings(document),
        *today_warnings(document, today, step, action, by),
    }
    return sorted(fired)


def price_warnings(document: Document, left: int) -> set[str]:
    """Below € 100; more than what was left (a recorded amount counts when it is more)."""
    fired = set()
    price = cents(document, "enrolment", "price_excl_vat")
    if price is not None and price < 100_00:
        fired.add("price_below_minimum")
    recorded = cents(application(document), "subsidy", "amount")
    asked = [amount for amount in (computed(document), recorded) if amount is not None]
    if asked and max(asked) > left:
        fired.add("ceiling_exceeded")
    return fired


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


def today_warnings(
    document: Document, today: date, step: dict[str, str], action: str, by: date | None
) -> set[str]:
    """What depends on today and on the next action."""
    closing = close_on(document)
    untouched = not (is_refused(document) or is_failed(document, today) or is_stopped(document))
    applied = applied_on(document)
    starting = action in ("apply", "reapply") or (
        action == "complete_enrolment" and not is_applied(document)
    )
    conditions = {
        "deadline_on_closed_day": by is not None
        and by >= today
        and action != "attend"
        and is_closed_day(by),
        "approval_overdue": action == "await_approval"
        and applied is not None
        and (today - applied).days > 7,
        "date_in_future": any(after(recorded, today) for recorded in recorded_days(document)),
        "closing_soon": closing is not None
        and 0 <= (closing - today).days <= 31
        and step["pay"] != "done"
        and untouched,
        "year_budget": today.month in (11, 12) and starting,
    }
    return {code for code, holds in conditions.items() if holds}


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


def is_closed_day(candidate: date) -> bool:
    """A Saturday, a Sunday or one of the ten legal Belgian holidays."""
    if candidate.weekday() >= 5:
        return True
    fixed = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}
    if (candidate.month, candidate.day) in fixed:
        return True
    sunday = easter(candidate.year)
    return candidate in {sunday + timedelta(days=offset) for offset in (1, 39, 50)}


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computation."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, rest = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, rest + 1)
