"""Hand-made boundary cases: a name, today, a few trainings, and what is expected, written by hand.

A training starts as an enrolled course of € 1 450 from 9 November 2026 that was not applied for;
a case changes facts by path. `expected` goes by `<training id>.<path>` or `ceilings`, `unreadable`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """One data folder on one day, and the outcomes that were worked out by hand."""

    name: str
    today: date
    files: Mapping[str, bytes]
    expected: Mapping[str, Any] = field(default_factory=dict)


SHORT = {
    "number": "enterprise.number",
    "size": "enterprise.size",
    "provider": "enrolment.provider",
    "provider_name": "enrolment.provider_name",
    "registration": "enrolment.registration_number",
    "enrolled": "enrolment.enrolled_on",
    "first": "enrolment.first_lesson_day",
    "last": "enrolment.last_lesson_day",
    "price": "enrolment.price_excl_vat",
    "theme": "enrolment.theme",
    "submitted": "applications.0.submitted_on",
    "approved": "applications.0.approved_on",
    "refused": "applications.0.refused_on",
    "stopped": "applications.0.stopped_on",
    "due": "applications.0.deposit.due_on",
    "asked": "applications.0.deposit.amount",
    "deposited": "applications.0.deposit.deposited_on",
    "paid": "applications.0.deposit.deposited_amount",
    "cancelled": "applications.0.deposit.cancelled_on",
    "received": "applications.0.subsidy.received_on",
    "subsidy": "applications.0.subsidy.amount",
    "attended": "attendance.completed_on",
    "supplier": "invoices.0.supplier_name",
    "invoiced": "invoices.0.amount_excl_vat",
    "ordered": "invoices.0.payment_ordered_on",
}


def a_training(training_id: str, facts: Facts) -> dict[str, Any]:
    """The enrolled course with these facts changed, by short name or by path."""
    document: dict[str, Any] = {
        "format": "kmop-training",
        "version": 1,
        "id": training_id,
        "title": "Brandbestrijding en evacuatie",
        "enterprise": {"name": "Bakkerij Peeters", "number": "0999.999.922", "size": "small"},
        "enrolment": {
            "provider": "liantis-edpb",
            "enrolled_on": "2026-11-01",
            "first_lesson_day": "2026-11-09",
            "last_lesson_day": "2026-12-07",
            "price_excl_vat": "1450.00",
            "theme": "standard",
        },
        "applications": [],
        "invoices": [],
    }
    for name, value in facts.items():
        *path, last = SHORT.get(name, name).split(".")
        holder: Any = document
        for key in path:
            holder = reach(holder, key)
        holder[last] = value
    return document


def reach(holder: Any, key: str) -> Any:
    """The object behind a key or a position, made when it is not there yet."""
    if not isinstance(holder, list):
        return holder.setdefault(key, {})
    while len(holder) <= int(key):
        holder.append({})
    return holder[int(key)]


def case(name: str, today: str, *trainings: Facts, **expected: Any) -> Case:
    """Trainings get the ids a, b, c; `a__next__action` in `expected` means `a.next.action`."""
    files = {}
    for position, facts in enumerate(trainings):
        training_id = "abcdefgh"[position]
        files[f"{training_id}.json"] = json.dumps(a_training(training_id, facts)).encode()
    return Case(
        name,
        date.fromisoformat(today),
        files,
        {key.replace("__", "."): value for key, value in expected.items()},
    )


def file_case(name: str, files: Mapping[str, bytes], *unreadable: str, **expected: Any) -> Case:
    """Raw files on 23 November 2026; the names that can't be read are given."""
    refused = [{"file": f"trainings/{file}"} for file in sorted(unreadable)]
    outcome = {key.replace("__", "."): value for key, value in expected.items()}
    return Case(name, date(2026, 11, 23), files, {"unreadable": refused, **outcome})


def outcome(agenda: Mapping[str, Any], path: str) -> Any:
    """What lies at a path of `expected` in an agenda."""
    first, *rest = path.split(".")
    if first in ("ceilings", "unreadable"):
        return agenda[first]
    if first == "order":
        return [row["id"] for row in agenda["trainings"]]
    found: Any = next(row for row in agenda["trainings"] if row["id"] == first)
    for key in rest:
        found = found[key]
    return found


def following(
    action: str,
    by: str | None = None,
    urgency: str = "none",
    act_by: str | None = None,
    check_on: str | None = None,
) -> dict[str, Any]:
    """What `next` holds."""
    return {
        "action": action,
        "by": by,
        "act_by": act_by,
        "check_on": check_on,
        "urgency": urgency,
    }


def ceiling(owner: str | None, year: int, used: str, left: str) -> dict[str, Any]:
    """A row of `ceilings`."""
    return {"enterprise": owner, "year": year, "ceiling": "7500.00", "used": used, "left": left}


OWN = "0999.999.922"
DONE = {
    "submitted": "2026-11-20",
    "approved": "2026-11-23",
    "deposited": "2026-11-24",
    "received": "2026-11-30",
    "attended": "2026-12-07",
    "invoiced": "1450.00",
    "ordered": "2026-12-08",
}
HIGH = {"price": "25000.00", "submitted": "2026-11-20", "approved": "2026-11-21"}


def until(*names: str, **more: Any) -> dict[str, Any]:
    """Some facts of the finished training, and others."""
    return {**{name: DONE[name] for name in names}, **more}


RECEIVED = until("submitted", "approved", "deposited", "received")
