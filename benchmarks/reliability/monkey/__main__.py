"""One monkey: ``python -m benchmarks.reliability.monkey --seed N --actions N``."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import traceback
from pathlib import Path

from benchmarks.reliability.monkey.monkey import Monkey


def main() -> int:
    """Let it play; print what it did, or the seed, its last actions and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--actions", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kmop-monkey-") as place:
        monkey = Monkey(Path(place).resolve(), options.seed)
        try:
            monkey.play(options.actions)
        except Exception:
            print(f"seed {options.seed}", *monkey.last, sep="\n  ", file=sys.stderr)
            traceback.print_exc()
            return 1
    print(json.dumps({"typed": monkey.typed, "checks": monkey.checks}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
