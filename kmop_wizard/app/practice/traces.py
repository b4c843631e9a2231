"""Where a practice lies, and how nothing of it stays: light, for each start asks for it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

FOLDER: Final = "practice"


def remove_traces(state: Path) -> None:
    """Remove what a practice that was cut off left in the state folder."""
    shutil.rmtree(state / FOLDER, ignore_errors=True)
