"""Errors of the program itself, kept on this computer for whoever mends them.

An entry says where it happened and what kind of error it was. The error's own text stays out: it
may hold a name or an amount.
"""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path, PurePath
from typing import Final

from kmop_wizard import __version__, clock
from kmop_wizard.storage.atomic import make_folder, read_bytes, write_safely

FILE: Final = "errors.txt"
LARGEST: Final = 64 * 1024
"""Bytes; the oldest entries go first."""
_MOST_LINES: Final = 40
_MOST_CAUSES: Final = 5
_BETWEEN: Final = b"\n\n"
_FOREIGN: Final = ("site-packages", "lib-dynload")


def trace_of(error: BaseException) -> str:
    """The kinds of ``error`` and of what caused it, each with the places that it went through."""
    parts: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(parts) < _MOST_CAUSES:
        frames = traceback.extract_tb(cause.__traceback__)[-_MOST_LINES:]
        places = [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        parts.append("\n".join([type(cause).__name__, *places]))
        cause = cause.__cause__ or cause.__context__
    return "\ncaused by ".join(parts)


def add_error(folder: Path, trace: str, moment: datetime) -> Path:
    """Add an entry to the file ``errors.txt`` of ``folder``; returns the file.

    ``moment`` is in UTC. Raises ``SaveFailed``.
    """
    make_folder(folder)
    path = folder / FILE
    python = ".".join(map(str, sys.version_info[:3]))
    about = f"kmop-wizard {__version__}, Python {python}, {sys.platform}"
    text = f"{clock.moment_text(moment)} {about}\n{trace.strip()}"
    entries = [*_entries(path), text.encode(errors="backslashreplace")[:LARGEST]]
    while sum(len(each) + len(_BETWEEN) for each in entries) > LARGEST and len(entries) > 1:
        del entries[0]
    write_safely(path, _BETWEEN.join(entries))
    return path


def _entries(path: Path) -> list[bytes]:
    try:
        return list(filter(None, read_bytes(path, LARGEST).split(_BETWEEN)))
    except OSError:  # there is none yet, or none that can be read: the new entry counts
        return []


def _place(file: str) -> str:
    """A path within the program or its libraries: what lies above may hold a person's name."""
    parts = PurePath(file.replace("\\", "/")).parts
    for index, part in enumerate(parts):
        if part == "kmop_wizard":
            return "/".join(parts[index:])
        if part in _FOREIGN:
            return "/".join(parts[index + 1 :])
    return parts[-1] if parts else file
