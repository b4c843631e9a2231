"""Where the program's agenda differs from the calculation of the oracle."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tests.oracle.agenda import agenda

Files = Mapping[str, bytes]
WIDTH = 200


def write(folder: Path, files: Files) -> None:
    """Lay the files in a data folder; without files there is no `trainings/` either."""
    for name, content in files.items():
        path = folder / "trainings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def printed(folder: Path, today: date) -> Any:
    """What the command prints."""
    options = ["--json", "--data-dir", str(folder), "--today", today.isoformat()]
    command = [sys.executable, "-m", "kmop_wizard", "agenda", *options]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def differences(files: Files, found: Any, today: date) -> list[str]:
    """One line for each value of the program that differs, with the way to it."""
    reasonless = [{"file": row["file"]} for row in found["unreadable"]]
    return list(unequal(agenda(files, today), {**found, "unreadable": reasonless}))


def unequal(expected: Any, found: Any, where: str = "") -> Iterator[str]:
    """Trainings are compared by id, and their order apart."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted({*expected, *found}):
            values = (each.get(key, "no key") for each in (expected, found))
            yield from unequal(*values, f"{where}.{key}")
    elif where == ".trainings":
        yield from unequal(*([row["id"] for row in rows] for rows in (expected, found)), "order")
        yield from unequal(*({row["id"]: row for row in rows} for rows in (expected, found)), "t")
    elif where in (".ceilings", "order") and len(expected) == len(found):
        for place, pair in enumerate(zip(expected, found, strict=True)):
            yield from unequal(*pair, f"{where}.{place}")
    elif expected != found:
        values = f"expected {expected!r}"[:WIDTH], f"the program says {found!r}"[:WIDTH]
        yield f"{where.lstrip('.')}: {', '.join(values)}"
