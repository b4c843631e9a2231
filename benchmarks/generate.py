"""Writes made-up trainings in the file format, the same ones each time.

``python -m benchmarks.generate --count 200 DATA_FOLDER`` fills ``DATA_FOLDER/trainings``. It knows
the format from its description alone, so that it can show where the program reads it differently.
"""

from __future__ import annotations

import argparse
import json
import random
import uuid
from datetime import date, timedelta
from pathlib import Path

Fact = object
Facts = dict[str, Fact]

TODAY = date(2026, 11, 23)
STATES = (
    "empty",
    "enrolling",
    "enrolled",
    "applied",
    "refused",
    "approved",
    "stopped",
    "cancelled",
    "deposited",
    "subsidised",
    "invoiced",
    "finished",
)
TITLES = (
    "Brandbestrijding en evacuatie",
    "Eerste hulp bij ongevallen",
    "Werken op hoogte",
    "Cyberveilig in de keuken",
    "Energie besparen in de bakkerij",
    "Omgaan met lastige gesprekken",
)
ENTERPRISES: tuple[tuple[str, str | None, str | None], ...] = (
    ("Bakkerij Peeters", "0999.999.922", "small"),
    ("Schrijnwerkerij De Wit", "0999.999.823", "small"),
    ("Drukkerij Janssens", "0999.999.724", "medium"),
    ("Bloemen Marleen", None, "small"),
    ("Garage Van Damme", "0999.999.625", None),
)
PROVIDERS = (
    ("liantis-edpb", "Liantis EDPB vzw", "DV.O104628"),
    ("liantis-consult", "Liantis Consult", "DV.O104945"),
    (None, "Opleidingscentrum De Brug", "DV.O200001"),
)


def write_trainings(data: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` files into ``data/trainings``; OSError when that can't be done."""
    folder = data / "trainings"
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(seed)
    for number in range(count):
        training = make_training(chance, number)
        text = json.dumps(training, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{training['id']}.json").write_text(text, encoding="utf-8", newline="\n")


def make_training(chance: random.Random, number: int) -> Facts:
    """Return the training with this number; its state goes round through all of ``STATES``."""
    reached = STATES.index(STATES[number % len(STATES)])
    state = STATES[reached]
    first_lesson = TODAY + timedelta(days=chance.randint(-200, 60))
    price = chance.choice((9_500, 10_000, 48_000, 96_033, 145_000, 890_000)) + chance.randint(0, 99)
    name, enterprise_number, size = chance.choice(ENTERPRISES)
    provider, provider_name, registration = chance.choice(PROVIDERS)
    begun = state != "empty"
    enrolled = reached >= STATES.index("enrolled")
    identity = uuid.UUID(int=chance.getrandbits(128), version=4)
    return {
        "format": "kmop-training",
        "version": 1,
        "id": str(identity),
        "revision": reached + 1,
        "saved_at": "2026-11-23T13:02:11Z",
        "title": f"{TITLES[number % len(TITLES)]} {number}" if begun else None,
        "enterprise": {"name": name, "number": enterprise_number, "size": size},
        "enrolment": {
            "provider": provider if begun else None,
            "provider_name": provider_name if begun else None,
            "registration_number": registration if begun else None,
            "enrolled_on": _day(first_lesson, -8) if enrolled else None,
            "first_lesson_day": first_lesson.isoformat() if begun else None,
            "last_lesson_day": _day(first_lesson, 28) if enrolled else None,
            "price_excl_vat": _euro(price) if enrolled else None,
            "theme": chance.choice(("standard", "standard", "cybersecurity", "energy_efficiency")),
            "participants": ["Sofie Peeters"] if enrolled else [],
        },
        "applications": _applications(state, first_lesson, price),
        "attendance": {"completed_on": _day(first_lesson, 28) if state == "finished" else None},
        "invoices": _invoices(state, first_lesson, price, provider_name, number),
        "attachments": [],
        "notes": "",
    }


def _applications(state: str, first_lesson: date, price: int) -> list[Facts]:
    reached = STATES.index(state)
    if reached < STATES.index("applied"):
        return []
    approved = reached >= STATES.index("approved")
    deposited = reached >= STATES.index("cancelled")
    own_share = _euro(price - price * 30 // 100)
    return [
        {
            "submitted_on": _day(first_lesson, -3),
            "subsidy_number": f"2026KMO{price:06d}",
            "approved_on": _day(first_lesson, 1) if approved else None,
            "refused_on": _day(first_lesson, 1) if state == "refused" else None,
            "stopped_on": _day(first_lesson, 9) if state == "stopped" else None,
            "deposit": {
                "due_on": _day(first_lesson, 31) if approved else None,
                "amount": own_share if approved else None,
                "iban": None,
                "beneficiary": None,
                "communication": None,
                "deposited_on": _day(first_lesson, 4) if deposited else None,
                "deposited_amount": own_share if deposited else None,
                "cancelled_on": _day(first_lesson, 32) if state == "cancelled" else None,
            },
            "subsidy": {
                "received_on": (
                    _day(first_lesson, 10) if reached >= STATES.index("subsidised") else None
                ),
                "amount": None,
            },
        }
    ]


def _invoices(
    state: str, first_lesson: date, price: int, supplier: str, number: int
) -> list[Facts]:
    if STATES.index(state) < STATES.index("invoiced"):
        return []
    return [
        {
            "number": f"2026-{number}",
            "issued_on": _day(first_lesson, 14),
            "due_on": _day(first_lesson, 44),
            "supplier_name": supplier,
            "supplier_vat": None,
            "amount_excl_vat": _euro(price),
            "vat_amount": _euro(price * 21 // 100),
            "payment_ordered_on": _day(first_lesson, 29) if state == "finished" else None,
            "attachment": None,
        }
    ]


def _day(start: date, days: int) -> str:
    return (start + timedelta(days=days)).isoformat()


def _euro(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path)
    parser.add_argument("--count", type=int, default=200)
    arguments = parser.parse_args()
    write_trainings(arguments.data, arguments.count)
