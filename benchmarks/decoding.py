"""Reading trainings with the program's own tables and with msgspec, side by side.

``python -m benchmarks.decoding``. msgspec is no dependency: install it first, else only the first
rows are printed. It decodes into the same classes; a second pass finds the duplicate and unknown
keys that it drops.
"""

from __future__ import annotations

import importlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from kmop_wizard.domain.training import (
    Application,
    Deposit,
    Enrolment,
    Enterprise,
    Invoice,
    Training,
)
from kmop_wizard.storage.codec import decode, encode

FILES = 2000
ROUNDS = 9
STARTS = 21

TRAINING = Training(
    id="bench",
    title="Brandbestrijding en evacuatie",
    enterprise=Enterprise("Bakkerij Peeters", "0999.999.922", "small"),
    enrolment=Enrolment(
        provider="liantis-edpb",
        provider_name="Liantis EDPB vzw",
        registration_number="DV.O104628",
        enrolled_on=date(2026, 11, 1),
        first_lesson_day=date(2026, 11, 9),
        last_lesson_day=date(2026, 12, 7),
        price_excl_vat=Decimal("1450.00"),
        participants=("Sofie Peeters",),
    ),
    applications=(
        Application(
            submitted_on=date(2026, 11, 20),
            subsidy_number="2026KMO123456",
            approved_on=date(2026, 11, 23),
            deposit=Deposit(amount=Decimal("1015.00")),
        ),
    ),
    invoices=(Invoice("2026-1187", date(2026, 11, 23), amount_excl_vat=Decimal("1450.00")),),
)


def main() -> None:
    """Print the times to read the files and to start, in milliseconds."""
    data = encode(TRAINING)
    _print(f"{FILES} files, this program", _reading(lambda: decode(data, "bench")))
    _print(f"{FILES} files, json.loads alone", _reading(lambda: json.loads(data)))
    try:
        msgspec = importlib.import_module("msgspec")
    except ImportError:
        print("msgspec is not installed")
        return
    typed = msgspec.json.Decoder(Training).decode
    _print(f"{FILES} files, msgspec", _reading(lambda: typed(data)))
    both = _reading(lambda: (typed(data), json.loads(data, object_pairs_hook=_no_duplicates)))
    _print(f"{FILES} files, msgspec and a pass over the keys", both)
    codec = "import kmop_wizard.storage.codec"
    alone, with_msgspec = _starting(codec, f"{codec}, msgspec")
    _print("a start that imports the codec", alone)
    _print("a start that imports the codec and msgspec", with_msgspec)


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _reading(read: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(FILES):
            read()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _starting(*programs: str) -> list[float]:
    """Start the programs in turn, so that a busy moment of the machine hits all alike."""
    times: list[list[float]] = [[] for _ in programs]
    for _ in range(STARTS):
        for code, taken in zip(programs, times, strict=True):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


def _print(what: str, seconds: float) -> None:
    print(f"{what:50} {seconds * 1000:7.1f} ms")


if __name__ == "__main__":
    main()
