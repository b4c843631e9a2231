"""The words of the rules (applied, approved, deposit failed ...) over one plain document."""

from datetime import date, timedelta
from typing import Any

Document = dict[str, Any]

PROVIDERS = {
    "liantis-edpb": ("Liantis EDPB vzw", "DV.O104628"),
    "liantis-consult": ("Liantis Consult nv", "DV.O104945"),
}


def fact(holder: Any, *path: str) -> Any:
    """A missing key and an empty or blank text are not known, like null."""
    for key in path:
        holder = holder.get(key) if isinstance(holder, dict) else None
    if isinstance(holder, str) and holder.strip() == "":
        return None
    return holder


def day(holder: Any, *path: str) -> date | None:
    """A fact that is a calendar day."""
    text = fact(holder, *path)
    return None if text is None else date.fromisoformat(text)


def cents(holder: Any, *path: str) -> int | None:
    """An exact amount in whole cents, never a float."""
    text = fact(holder, *path)
    return None if text is None else int(text.replace(".", ""))


def money(amount: int | None) -> str | None:
    """Euro with two decimals."""
    if amount is None:
        return None
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def plus(start: date | None, days: int) -> date | None:
    """A day before the year 1 or after the year 9999 is not known."""
    if start is None:
        return None
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def application(document: Document) -> Document:
    """The application is the last one in the list."""
    listed = document.get("applications", [])
    return listed[-1] if listed else {}


def invoices(document: Document) -> list[Document]:
    """Every invoice, credit notes too."""
    return list(document.get("invoices", []))


def payable(document: Document) -> list[Document]:
    """A credit note (amount below 0) needs no payment order: look at the other invoices only."""
    return [one for one in invoices(document) if (cents(one, "amount_excl_vat") or 0) >= 0]


def first_lesson_day(document: Document) -> date | None:
    """The first lesson day of the course."""
    return day(document, "enrolment", "first_lesson_day")


def apply_by(document: Document) -> date | None:
    """First lesson day + 14 days."""
    return plus(first_lesson_day(document), 14)


def deposit_by(document: Document) -> date | None:
    """The day copied from the e-mail, else the approval + 30 days."""
    current = application(document)
    return day(current, "deposit", "due_on") or plus(day(current, "approved_on"), 30)


def close_on(document: Document) -> date | None:
    """31 December of the year after the year of application."""
    applied = applied_on(document)
    if applied is None or applied.year == 9999:
        return None
    return date(applied.year + 1, 12, 31)


def keep_until(document: Document) -> date | None:
    """First lesson day + 10 years, 29 February becomes 28 February."""
    first = first_lesson_day(document)
    if first is None or first.year + 10 > 9999:
        return None
    if (first.month, first.day) == (2, 29):
        first = first.replace(day=28)
    return first.replace(year=first.year + 10)


def applied_on(document: Document) -> date | None:
    """The day of application: the submission, while that is not known its earliest trace."""
    current = application(document)
    traces = [
        day(current, "approved_on"),
        day(current, "refused_on"),
        day(current, "deposit", "deposited_on"),
        day(current, "subsidy", "received_on"),
    ]
    known = [trace for trace in traces if trace is not None]
    return day(current, "submitted_on") or min(known, default=None)


def is_applied(document: Document) -> bool:
    """It has a day of application."""
    return applied_on(document) is not None


def is_refused(document: Document) -> bool:
    """It has refused_on."""
    return day(application(document), "refused_on") is not None


def is_stopped(document: Document) -> bool:
    """It has stopped_on."""
    return day(application(document), "stopped_on") is not None


def is_received(document: Document) -> bool:
    """The subsidy has come."""
    return day(application(document), "subsidy", "received_on") is not None


def is_deposited(document: Document) -> bool:
    """Deposited, or the subsidy came (which implies it), and not cancelled."""
    current = application(document)
    paid = day(current, "deposit", "deposited_on") is not None or is_received(document)
    return paid and day(current, "deposit", "cancelled_on") is None


def is_approved(document: Document) -> bool:
    """Approved, or submitted with a due day for the deposit, or deposited; and not refused."""
    current = application(document)
    submitted, due = day(current, "submitted_on"), day(current, "deposit", "due_on")
    approved = day(current, "approved_on") is not None
    called = submitted is not None and due is not None
    return (approved or called or is_deposited(document)) and not is_refused(document)


def is_failed(document: Document, today: date) -> bool:
    """Deposit failed: applied, not refused, not deposited, and cancelled or its term has passed."""
    if not is_applied(document) or is_refused(document) or is_deposited(document):
        return False
    term = deposit_by(document)
    cancelled = day(application(document), "deposit", "cancelled_on") is not None
    return cancelled or (term is not None and today > term)


def is_in_time(document: Document, today: date) -> bool:
    """The first lesson day is not known, or today is not after apply_by."""
    term = apply_by(document)
    return term is None or today <= term


def is_closed(document: Document, today: date) -> bool:
    """Applied, not refused, deposit not failed, and today is after close_on."""
    if not is_applied(document) or is_refused(document) or is_failed(document, today):
        return False
    term = close_on(document)
    return term is not None and today > term


def is_enrolled(document: Document) -> bool:
    """Provider or its number, enrolment day, first lesson day, price and one of two sizes known."""
    enrolment = document.get("enrolment")
    provider = fact(enrolment, "provider") or fact(enrolment, "registration_number")
    needed = [fact(enrolment, key) for key in ("enrolled_on", "first_lesson_day", "price_excl_vat")]
    return all([provider, *needed]) and fact(document, "enterprise", "size") in ("small", "medium")


def rate(document: Document) -> int | None:
    """Small 30 %, medium 20 %; cybersecurity or energy efficiency small 45 %, medium 35 %."""
    higher = fact(document, "enrolment", "theme") in ("cybersecurity", "energy_efficiency")
    by_size = {"small": 45, "medium": 35} if higher else {"small": 30, "medium": 20}
    return by_size.get(fact(document, "enterprise", "size"))


def computed(document: Document) -> int | None:
    """Price × rate, rounded half up."""
    price, percent = cents(document, "enrolment", "price_excl_vat"), rate(document)
    return None if price is None or percent is None else (price * percent + 50) // 100


def enterprise(document: Document) -> str | None:
    """0999.999.922: digits only, nine get a leading 0; not ten then: as typed, trimmed."""
    typed = fact(document, "enterprise", "number")
    if typed is None:
        return None
    digits = "".join(sign for sign in typed if sign in "0123456789")
    if len(digits) == 9:
        digits = "0" + digits
    if len(digits) != 10:
        return str(typed).strip()
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def registration_number(document: Document) -> str | None:
    """Normalised: case, spaces, dots, a zero directly after `DV.` is the letter O."""
    typed = fact(document, "enrolment", "registration_number")
    if typed is None:
        return None
    bare = "".join(typed.split()).replace(".", "").upper()
    if not bare.startswith("DV"):
        return bare
    rest = bare[2:]
    return "DV." + ("O" + rest[1:] if rest.startswith("0") else rest)
