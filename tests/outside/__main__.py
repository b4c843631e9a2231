"""The brochure's case from outside the program, in Dutch and in French: what ``dev.py`` runs.

python3 -m tests.outside PROGRAM…, on a session bus, in the system's Python.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import partial

from tests.outside.case import LAST_DAY, Case
from tests.outside.reader import Lost, Reader, screen

LANGUAGES = ("nl", "fr")


def _start(program: Sequence[str], display: str, home: str, language: str, day: date) -> Reader:
    return Reader([*program, "--lang", language, "--today", f"{day}"], display, home)


def _is_finished(program: Sequence[str], home: str) -> None:
    """See that what was said is what was saved."""
    environment = {**os.environ, "KMOP_WIZARD_HOME": home}
    line = [*program, "agenda", "--json", "--today", f"{LAST_DAY}"]
    told = subprocess.run(line, check=True, capture_output=True, env=environment).stdout
    (training,) = json.loads(told)["trainings"]
    if training["next"]["action"] != "finished":
        raise Lost(f"the training is not finished: {training}")


def main(program: Sequence[str]) -> int:
    """Print a line for each day of the case; 1 when something can't be found or is not said."""
    with screen() as display:
        for language in LANGUAGES:
            with tempfile.TemporaryDirectory(prefix="kmop-wizard-outside-") as home:
                case = Case(partial(_start, program, display, home, language), language)
                try:
                    for line in case.play():
                        print(f"{language} {line}", flush=True)
                    _is_finished(program, home)
                except Lost as lost:
                    print(f"{language}: {lost}", file=sys.stderr)
                    return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
