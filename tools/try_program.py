"""Tries an installed or frozen program as a user has it: from a foreign folder, with its own home.

``python -m tools.try_program PROGRAM`` ends with 1 and says why when something is not right.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.generate import write_trainings

LANGUAGES = ("nl", "fr", "en")
COUNT = 3
# The offscreen platform says this of every window; a screen does not.
_HARMLESS = "This plugin does not support"
_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_INVOICE = (
    f'<Invoice xmlns="{_UBL}Invoice-2" xmlns:cbc="{_UBL}CommonBasicComponents-2">'
    "<cbc:ID>7</cbc:ID></Invoice>"
)


class NotRight(Exception):
    """The program did not do what it should; the text says what it did."""


def try_program(program: Path) -> None:
    """Check that ``program`` finds what belongs to it, and does in its window what people do.

    Raises NotRight when it does not, OSError when it can't be started.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "data"
        write_trainings(data, COUNT)
        agenda = json.loads(_output(program, folder, "agenda", "--json", "--data-dir", str(data)))
        if len(agenda["trainings"]) != COUNT or agenda["unreadable"]:
            raise NotRight(f"agenda --json does not show the {COUNT} trainings there are: {agenda}")
        in_words = {
            _output(program, folder, "agenda", "--data-dir", str(data), "--lang", language)
            for language in LANGUAGES
        }
        if len(in_words) != len(LANGUAGES):
            raise NotRight("agenda says the same in two languages: a catalogue is missing")
        invoice = folder / "invoice.xml"
        invoice.write_text(_INVOICE, encoding="utf-8")
        if json.loads(_output(program, folder, "invoice", "--json", str(invoice)))["number"] != "7":
            raise NotRight("invoice does not read the number of an e-invoice")
        _output(program, folder, "--self-test")
        pictures = _output(program, folder, "tour", "--out", str(folder / "pictures")).splitlines()
        if not pictures or not all(Path(picture).is_file() for picture in pictures):
            raise NotRight(f"the tour does not make its pictures: {pictures}")


def _output(program: Path, folder: Path, *arguments: str) -> str:
    # Without a screen, and without being told so.
    foreign = ("PYTHON", "QT_", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {key: text for key, text in os.environ.items() if not key.startswith(foreign)}
    environment |= {
        "HOME": str(folder),
        # A frozen program gets the locale as it is, and Qt complains of one that is not UTF-8.
        "LC_ALL": "C.UTF-8",
        "KMOP_WIZARD_HOME": str(folder / "home"),
    }
    done = subprocess.run(
        [program, *arguments],
        check=False,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
    )
    complaints = [line for line in done.stderr.splitlines() if _HARMLESS not in line]
    if done.returncode or complaints:
        said = "\n".join([done.stdout, *complaints])
        raise NotRight(f"{' '.join(arguments)}: exit code {done.returncode}\n{said}")
    return done.stdout


if __name__ == "__main__":
    try:
        try_program(Path(sys.argv[1]).resolve())
    except NotRight as failure:
        sys.exit(f"{sys.argv[1]} {failure}")
