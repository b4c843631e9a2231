"""What the packages of all systems have in common."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

from kmop_wizard.storage.folders import PORTABLE_FOLDER, PORTABLE_MARKER

ROOT: Final = Path(__file__).resolve().parents[2]
NAME: Final = "kmop-wizard"
PROGRAM_NAME: Final = "kmo-portefeuille wizard"
_MARKER_TEXT: Final = f"""\
While this file is here, the trainings are kept beside the program, in {PORTABLE_FOLDER}.
Take it away, and they are kept in your own folders.
"""


def add_marker(folder: Path) -> None:
    """Make a program in ``folder`` portable: all that it keeps lies beside it."""
    (folder / PORTABLE_MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
    shutil.copy(ROOT / "LICENSE", folder)


def moment() -> str:
    """When the source was last changed, so that one source gives one archive: Unix seconds."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return told
    if shutil.which("git") and (ROOT / ".git").exists():
        return said("git", "-C", ROOT, "log", "-1", "--format=%ct").strip()
    return str(int((ROOT / "CHANGELOG.md").stat().st_mtime))


def said(*command: str | Path) -> str:
    """Run a program and return what it says; raises ``CalledProcessError`` when it fails."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
