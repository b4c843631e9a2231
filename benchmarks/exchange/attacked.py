"""Files made to hurt the reader of e-invoices, each within bounds and watched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.reliability.rows import Row
from tests.exchange.attacks import CANARY, attacks

MOST_SECONDS: Final = 2.0
MOST_MIB: Final = 200


def attacked(folder: Path) -> Row:
    """Read every attack in one process; a file elsewhere that is opened, or a socket, is told."""
    if sys.platform != "linux":
        return Row("attacks on the reader", "memory is measured as Linux tells it", None)
    folder.mkdir(parents=True)
    canary = folder / "canary"
    canary.write_text(CANARY, encoding="utf-8")
    command = [sys.executable, "-m", "tests.exchange.run_attacks", str(canary), str(folder)]
    ran = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    *wrong, costs, verdict = ran.stdout.splitlines() or ["", "nothing came"]
    slowest, most, elsewhere = costs.split() if ran.returncode in (0, 1) else ("99", "9999", "1")
    good = (
        ran.returncode == 0
        and float(slowest) <= MOST_SECONDS
        and int(most) <= MOST_MIB
        and elsewhere == "0"
    )
    return Row(
        f"{len(list(attacks()))} attacks on the reader of e-invoices",
        f"{verdict}, {len(wrong)} wrong, {elsewhere} other files or connections opened; slowest"
        f" {slowest} s, at most {most} MiB more memory",
        good,
    )
