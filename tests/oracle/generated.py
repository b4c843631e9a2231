"""A seeded generator of random training files, rich in boundaries, for the comparison with the oracle."""

import json
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

from tests.oracle.damage import disturb, spoil

TODAYS = (
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 2, 28),
    date(2026, 4, 1),
    date(2026, 11, 23),
    date(2026, 12, 23),
    date(2027, 11, 30),
)
BASES = (
    *TODAYS,
    date(2024, 2, 29),
    date(2024, 5, 8),
    date(2024, 12, 31),
    date(2025, 1, 1),
    date(2026, 4, 6),
    date(2026, 7, 21),
    date(2027, 11, 1),
    date(2028, 8, 15),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 11, 11),
)
OFFSETS = (
    *(-31, -30, -15, -14, -13, -11, -8, -7, -3, -1, 0, 0, 0),
    *(1, 2, 3, 4, 6, 7, 8, 10, 11, 13, 14, 15, 29, 30, 31, 32, 45),
)
PRICES = [
    "0.00",
    "0.01",
    "0.05",
    "99.99",
    "100.00",
    "100.01",
    "00100.05",
    "1450.00",
    "1450.00",
    "1450.00",
    "2100.50",
    "333.35",
    "16666.66",
    "16666.67",
    "21428.57",
    "25000.00",
    "25000.01",
    "37500.00",
    "37500.03",
    "123456789012345678901234567890.15",
]
NUMBERS = [
    "DV.O104628",
    "DV.0104628",
    "dv 0104628",
    "dvo104628",
    "DV..0 104.628",
    "  dv.o104628 ",
    "DV.O104945",
    "DV.0104945",
    "Dv 0104945",
    "DV.A104813",
    "dv a104813",
    "DVA 104628",
    "DV.O999999",
    "DV.O0104628",
    "DV.00104628",
    "O104628",
    "0104628",
    "DV",
    ".",
    "DV-O104628",
    "hallo",
]
SUPPLIERS = [
    "Liantis EDPB vzw",
    "LIANTIS  EDPB VZW",
    "  liantis edpb vzw ",
    "Liantis Consult nv",
    "Bakkerij Peeters",
    "Liantis\tEDPB\xa0vzw",
    "LiantisEDPB vzw",
]
SIZES = ("small", "medium", None, "large", "", " small", "Medium", "SMALL")
THEMES = ("standard", "standard", "cybersecurity", "energy_efficiency", "x", "", "Cybersecurity")
SUBSIDY_NUMBERS = [
    None,
    None,
    "2026KMO123456",
    "2025KMO123456",
    "2027 kmo 123456",
    " 2 0 2 4kmo1",
    "12026KMO1",
    "KMO2024KMO2026",
    "KMO2024",
    "1KMO2024KMO",
    "２０２４KMO1",
    "2024-KMO",
    "",
]
IDS = (None, "", " ", "1", "1", "2", "3", "x", "x", "9b2f6c01d4e87a35")
TITLES = [
    "Brandbestrijding en evacuatie",
    "Brandbestrijding en evacuatie",
    "EHBO",
    "ehbo",
    "Élan",
    " EHBO",
    "EHBO ",
    "😀 opleiding",
    "～ breed",
    "   ",
    "\t",
    "",
    "z",
    "Z",
    "",
]


def generate(seed: int, count: int) -> dict[str, bytes]:
    """`count` files by name as they lie in `trainings/`, about one in twenty not readable."""
    random = Random(seed)
    enterprises = [f"0{random.randrange(10**9):09d}" for _ in range(max(3, count // 6))]
    files: dict[str, bytes] = {}
    for number in range(count):
        training_id = str(UUID(int=random.getrandbits(128), version=4))
        document = a_document(random, training_id, enterprises)
        disturb(random, document)
        content = json.dumps(document, ensure_ascii=random.random() < 0.5, indent=2).encode()
        name = f"{training_id}.json"
        if number % 20 == 7:
            name, content = spoil(random, name, document)
        files[name] = content
    return files


def a_document(random: Random, training_id: str, enterprises: list[str]) -> dict[str, Any]:
    """One readable training with facts in any order."""
    first = random.choice(BASES) + timedelta(days=random.choice((*OFFSETS, -60, -400, -365)))
    price = random.choice(PRICES)
    if random.random() < 0.3:
        price = f"{random.randrange(3000)}.{random.randrange(100):02d}"
    complete = random.random() < 0.75
    return {
        "format": "kmop-training",
        "version": 1,
        "id": training_id,
        "revision": random.randrange(9),
        "saved_at": "2026-11-23T13:02:11Z",
        "title": random.choice(TITLES),
        "enterprise": {
            "name": "Bakkerij Peeters",
            "number": enterprise_number(random, enterprises),
            "size": random.choice(SIZES[:2] if complete else SIZES),
        },
        "enrolment": enrolment(random, first, price, complete),
        "applications": applications(random, first, price),
        "attendance": {"completed_on": maybe_near(random, first + timedelta(days=28), 0.4)},
        "invoices": invoices(random, first, price),
        "attachments": [],
        "notes": random.choice(("", "Nog bellen", "regel 1\nregel 2")),
    }


def enterprise_number(random: Random, enterprises: list[str]) -> str | None:
    """The same few enterprises in different spellings, and some that are no number."""
    plain = random.choice(enterprises)
    dotted = f"{plain[:4]}.{plain[4:7]}.{plain[7:]}"
    spellings = (
        dotted,
        plain,
        plain[1:],
        f"BE {dotted}",
        f"  be{plain} ",
        plain[1:].replace("", " "),
    )
    odd = (None, "", "  ", "12345", " 12345 ", "geen", "BE 0999", "12 345 678 901")
    return random.choice(spellings) if random.random() < 0.92 else random.choice(odd)


def near(random: Random, around: date) -> str:
    """A day on or beside the boundaries around a day."""
    return (around + timedelta(days=random.choice(OFFSETS))).isoformat()


def maybe_near(random: Random, around: date, chance: float) -> str | None:
    """A day near another, or not known; now and then at the ends of the calendar."""
    if random.random() >= chance:
        return random.choice((None, None, "", " "))
    if random.random() < 0.01:
        return random.choice(("0001-01-01", "0001-01-20", "9999-12-31", "9999-12-05", "9998-06-01"))
    return near(random, around)


def enrolment(random: Random, first: date, price: str, complete: bool) -> dict[str, Any]:
    """The enrolment, complete or with holes."""
    likely = 1.0 if complete else 0.7
    provider = random.choice(("liantis-edpb", "liantis-edpb", "liantis-consult", "other", None))
    if complete:
        provider = provider or "liantis-edpb"
    return {
        "provider": provider,
        "provider_name": random.choice((None, None, "Liantis EDPB vzw", "Bakkerij Peeters")),
        "registration_number": random.choice((None, *NUMBERS)),
        "enrolled_on": maybe_near(random, first - timedelta(days=8), likely),
        "first_lesson_day": first.isoformat() if complete else maybe_near(random, first, likely),
        "last_lesson_day": maybe_near(random, first + timedelta(days=28), 0.8),
        "price_excl_vat": price if random.random() < likely else None,
        "theme": random.choice(THEMES),
        "participants": random.choice(([], ["Sofie Peeters"])),
    }


def applications(random: Random, first: date, price: str) -> list[dict[str, Any]]:
    """None to three applications; each goes a random way along the procedure."""
    count = random.choice((0, 0, 1, 1, 1, 1, 1, 2, 3))
    return [one_application(random, first + timedelta(days=8), price) for _ in range(count)]


def one_application(random: Random, start: date, price: str) -> dict[str, Any]:
    """How far it went, with facts a person forgot, and its accidents."""
    reached = random.randrange(5)

    def known(stage: int, days: int) -> str | None:
        chance = 0.88 if reached >= stage else 0.04
        return maybe_near(random, start + timedelta(days=days), chance)

    def accident(chance: float) -> str | None:
        return maybe_near(random, start + timedelta(days=random.choice((5, 40, 365))), chance)

    amount = random.choice((None, None, "1015.00", price.lstrip("0") if price[0] != "0" else price))
    return {
        "id": random.choice(IDS),
        "submitted_on": known(1, 0),
        "subsidy_number": random.choice(SUBSIDY_NUMBERS),
        "approved_on": known(2, 3),
        "refused_on": accident(0.08),
        "stopped_on": accident(0.08),
        "deposit": {
            "due_on": known(2, 33) if random.random() < 0.4 else None,
            "amount": amount,
            "iban": None,
            "beneficiary": None,
            "communication": None,
            "deposited_on": known(3, 10),
            "deposited_amount": random.choice((None, amount, "1015.00", "01015.00", "1015.01")),
            "cancelled_on": accident(0.08),
        },
        "subsidy": {
            "received_on": known(4, 16),
            "amount": random.choice(
                (None, None, None, "435.00", "0.00", "7500.00", "7500.01", "9000.00")
            ),
        },
    }


def invoices(random: Random, first: date, price: str) -> list[dict[str, Any]]:
    """None to three invoices or credit notes."""
    listed = []
    for _ in range(random.choice((0, 0, 1, 1, 1, 2, 3))):
        amount = random.choice((price, price, None, "-50.00", f"-{price}", "-0.00", "725.00"))
        listed.append(
            {
                "id": random.choice(IDS),
                "number": "2026-1187",
                "issued_on": near(random, first),
                "due_on": None,
                "supplier_name": random.choice((None, "Liantis EDPB vzw", *SUPPLIERS)),
                "supplier_vat": None,
                "amount_excl_vat": amount,
                "vat_amount": random.choice((None, "304.50", "-10.50")),
                "payment_ordered_on": maybe_near(random, first + timedelta(days=29), 0.5),
                "attachment": None,
            }
        )
    return listed
