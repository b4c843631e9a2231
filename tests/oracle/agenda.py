"""An independent, naive calculation of `agenda --json`, straight from the written rules.

It shares no code with the program: documents are plain JSON, money is whole cents, rates whole
percents. `agenda` takes the files of `trainings/` by name; of `unreadable` it gives only `file`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.oracle.calendar import third_bank_day_before
from tests.oracle.facts import (
    Document,
    application,
    applied_on,
    apply_by,
    cents,
    close_on,
    computed,
    day,
    deposit_by,
    enterprise,
    fact,
    first_lesson_day,
    is_applied,
    is_approved,
    is_closed,
    is_deposited,
    is_enrolled,
    is_failed,
    is_in_time,
    is_received,
    is_refused,
    is_stopped,
    keep_until,
    money,
    payable,
    plus,
)
from tests.oracle.reader import Unreadable, read
from tests.oracle.warnings import (
    Following,
    closing_warnings,
    fact_warnings,
    price_warnings,
    today_warnings,
)

STEPS = ("enrol", "apply", "deposit", "subsidy", "attend", "pay")
CEILING = 7_500_00


def agenda(documents: Mapping[str, bytes], today: date) -> dict[str, Any]:
    """The whole object; `documents` are the files directly in `trainings/`, by file name."""
    readable, unreadable = [], []
    for name, content in sorted(documents.items()):
        if not name.endswith(".json") or "/" in name:
            continue
        try:
            readable.append(read(name, content))
        except Unreadable:
            unreadable.append({"file": f"trainings/{name}"})
    shares = share_out(readable, today)
    trainings = [training(document, today, shares) for document in readable]
    trainings.sort(key=order)
    return {
        "today": today.isoformat(),
        "trainings": trainings,
        "ceilings": ceilings(shares),
        "unreadable": unreadable,
    }


def order(row: dict[str, Any]) -> tuple[str, str, str]:
    """By `act_by`, else `by` (none last), then title as stored, then id."""
    following = row["next"]
    return following["act_by"] or following["by"] or "~", row["title"] or "", row["id"]


Shares = dict[str, tuple[str | None, int, int, int]]
"""By training id: enterprise, year, what was left before its share, its share."""


def share_out(documents: list[Document], today: date) -> Shares:
    """In order of day of application, then id: the recorded amount, else the smaller of both."""
    takers = [document for document in documents if takes_share(document, today)]
    takers.sort(key=lambda document: (str(applied_on(document)), document["id"]))
    shares: Shares = {}
    for document in takers:
        applied = applied_on(document)
        assert applied is not None
        key = enterprise(document), applied.year
        before = left_of(shares, *key)
        recorded = cents(application(document), "subsidy", "amount")
        share = min(computed(document) or 0, before) if recorded is None else recorded
        shares[document["id"]] = (*key, before, share)
    return shares


def takes_share(document: Document, today: date) -> bool:
    """Not when refused, its deposit failed, stopped in its own year, or the share is not known."""
    applied = applied_on(document)
    if applied is None or is_refused(document) or is_failed(document, today):
        return False
    stopped = day(application(document), "stopped_on")
    if stopped is not None and stopped.year == applied.year:
        return False
    recorded = cents(application(document), "subsidy", "amount")
    return recorded is not None or computed(document) is not None


def used_of(shares: Shares, owner: str | None, year: int) -> int:
    """The sum of the shares of an enterprise and year."""
    return sum(share for one, when, _, share in shares.values() if (one, when) == (owner, year))


def left_of(shares: Shares, owner: str | None, year: int) -> int:
    """Never below 0."""
    return max(0, CEILING - used_of(shares, owner, year))


def ceilings(shares: Shares) -> list[dict[str, Any]]:
    """A row for every enterprise and year with a share, those without a number last."""
    pairs = {(owner, year) for owner, year, _, _ in shares.values()}
    return [
        {
            "enterprise": owner,
            "year": year,
            "ceiling": money(CEILING),
            "used": money(used_of(shares, owner, year)),
            "left": money(left_of(shares, owner, year)),
        }
        for owner, year in sorted(pairs, key=lambda pair: (pair[0] is None, pair[0] or "", pair[1]))
    ]


def training(document: Document, today: date, shares: Shares) -> dict[str, Any]:
    """One row of the agenda."""
    step = steps(document, today)
    action, by = next_action(document, today, step)
    act, check = act_by(document, action, by), check_on(document, action)
    price = cents(document, "enrolment", "price_excl_vat")
    if document["id"] in shares:
        subsidy: int | None
        _, _, left, subsidy = shares[document["id"]]
    else:
        left = left_of(shares, enterprise(document), today.year)
        asked = computed(document)
        subsidy = None if asked is None else min(asked, left)
    own = None if price is None or subsidy is None else price - subsidy
    deadlines = {
        "apply_by": apply_by(document),
        "deposit_by": deposit_by(document),
        "close_on": close_on(document),
        "keep_until": keep_until(document),
    }
    return {
        "id": document["id"],
        "title": fact(document, "title"),
        "steps": step,
        "deadlines": {key: iso(value) for key, value in deadlines.items()},
        "next": {
            "action": action,
            "by": iso(by),
            "act_by": iso(act),
            "check_on": iso(check),
            "urgency": urgency(by, act, today),
        },
        "amounts": {
            "price_excl_vat": money(price),
            "subsidy": money(subsidy),
            "own_share": money(own),
        },
        "warnings": sorted(
            {
                *fact_warnings(document),
                *price_warnings(document, left, takes=document["id"] in shares),
                *today_warnings(document, today, Following(action, act or by, check)),
                *closing_warnings(document, today, paid=step["pay"] == "done"),
            }
        ),
    }


def iso(value: date | None) -> str | None:
    """A day as text."""
    return None if value is None else value.isoformat()


def steps(document: Document, today: date) -> dict[str, str]:
    """The six steps; of a stopped application every step that is not done is later."""
    found = {
        "enrol": "done" if is_enrolled(document) else "open",
        "apply": apply_state(document, today),
        "deposit": deposit_state(document, today),
        "subsidy": subsidy_state(document),
        "attend": attend_state(document, today),
        "pay": pay_state(document, today),
    }
    if is_stopped(document):
        return {step: "done" if state == "done" else "later" for step, state in found.items()}
    return found


def apply_state(document: Document, today: date) -> str:
    """Done when applied and approved; waiting, lost, later or open."""
    if is_applied(document) and is_approved(document):
        return "done"
    if is_applied(document) and not is_refused(document):
        return "waiting"
    if not is_in_time(document, today):
        return "lost"
    return "open" if is_enrolled(document) else "later"


def deposit_state(document: Document, today: date) -> str:
    """Done when deposited and not refused; overdue, lost, open or later."""
    if is_deposited(document) and not is_refused(document):
        return "done"
    if is_failed(document, today):
        return "overdue" if is_in_time(document, today) else "lost"
    return "open" if is_approved(document) else "later"


def subsidy_state(document: Document) -> str:
    """Done when received; waiting after the deposit; later."""
    if is_received(document):
        return "done"
    waiting = is_deposited(document) and not is_refused(document)
    return "waiting" if waiting else "later"


def attend_state(document: Document, today: date) -> str:
    """Done when completed; later before the first lesson, waiting until the last; open."""
    first, last = first_lesson_day(document), day(document, "enrolment", "last_lesson_day")
    if day(document, "attendance", "completed_on") is not None:
        return "done"
    if first is None or today < first:
        return "later"
    return "waiting" if last is not None and today <= last else "open"


def pay_state(document: Document, today: date) -> str:
    """Done when each invoice has its payment order; lost, later, waiting or open."""
    if payable(document) and not unordered(document):
        return "done"
    if is_closed(document, today):
        return "lost"
    if not is_received(document):
        return "later"
    return "open" if payable(document) else "waiting"


def unordered(document: Document) -> bool:
    """An invoice without payment order."""
    return any(day(one, "payment_ordered_on") is None for one in payable(document))


def next_action(document: Document, today: date, step: dict[str, str]) -> tuple[str, date | None]:
    """The first row that fits, with its day."""
    applied, refused = is_applied(document), is_refused(document)
    failed, in_time = is_failed(document, today), is_in_time(document, today)
    enrolled = step["enrol"] == "done"
    rows: list[tuple[str, bool, date | None]] = [
        ("stopped", is_stopped(document), None),
        ("finished", all(state == "done" for state in step.values()), None),
        ("lost", (not applied or refused) and not in_time, None),
        ("lost", failed and not in_time, None),
        ("lost", is_closed(document, today) and step["pay"] != "done", None),
        ("reapply", refused or failed, apply_by(document)),
        ("complete_enrolment", not applied and not enrolled, apply_by(document)),
        ("apply", not applied, apply_by(document)),
        ("await_approval", not is_approved(document), None),
        ("deposit", not is_deposited(document), deposit_by(document)),
        ("await_subsidy", not is_received(document), None),
        ("order_payment", unordered(document), close_on(document)),
        ("await_invoice", not payable(document), close_on(document)),
        ("attend", step["attend"] != "done", day(document, "enrolment", "last_lesson_day")),
        ("complete_enrolment", True, None),
    ]
    return next((action, by) for action, fits, by in rows if fits)


def act_by(document: Document, action: str, by: date | None) -> date | None:
    """The last day on which to rely, before the day itself."""
    if by is None:
        return None
    if action == "apply" or (action == "complete_enrolment" and not is_applied(document)):
        return by
    if action in ("reapply", "order_payment"):
        return plus(by, -1)
    if action != "deposit":
        return None
    current = application(document)
    cautious = plus(day(current, "submitted_on"), 30)
    if day(current, "deposit", "due_on") is None and cautious is not None:
        by = min(by, cautious)
    return third_bank_day_before(by)


def check_on(document: Document, action: str) -> date | None:
    """The day on which to look, for who waits on others."""
    if action == "await_approval":
        return plus(applied_on(document), 8)
    if action == "await_subsidy":
        return plus(day(application(document), "deposit", "deposited_on"), 11)
    if action == "await_invoice":
        last = day(document, "enrolment", "last_lesson_day")
        return plus(last or first_lesson_day(document), 31)
    return None


def urgency(by: date | None, act: date | None, today: date) -> str:
    """None, late (after `by`), today (from `act_by` on), week (1 to 7 days), planned."""
    if by is None:
        return "none"
    if today > by:
        return "late"
    days = ((act or by) - today).days
    if today == by or days <= 0:
        return "today"
    return "week" if days <= 7 else "planned"
