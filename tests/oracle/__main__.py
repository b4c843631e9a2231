"""Compares `agenda --json` with the oracle on 10 000 generated trainings; ends with 1 on a difference.

python -m tests.oracle [TRAININGS]
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.oracle.compare import differences, printed, write
from tests.oracle.generated import TODAYS, generate

FOLDER = 1000
"""How many trainings a folder holds; each has its own seed."""
SHOWN = 20


def main(trainings: int) -> int:
    """Prints what was compared and the first differences."""
    seen: list[str] = []
    for seed, start in enumerate(range(0, trainings, FOLDER)):
        files = generate(seed, min(FOLDER, trainings - start))
        with TemporaryDirectory() as name:
            write(Path(name), files)
            for today in TODAYS:
                found = differences(files, printed(Path(name), today), today)
                seen += [f"seed {seed}, {today}: {line}" for line in found]
    verdict = f"{trainings} trainings on {len(TODAYS)} days: {len(seen)} differences"
    sys.stdout.write("\n".join([*seen[:SHOWN], verdict, ""]))
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
