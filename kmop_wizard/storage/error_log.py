"""Errors of the program itself, and its sudden end, kept on this computer for whoever mends them.

An entry says where it happened and what kind of error it was. The error's own text stays out: it
may hold a name or an amount.
"""

from __future__ import annotations

import faulthandler
import re
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Final

from kmop_wizard import __version__, clock
from kmop_wizard.storage.atomic import (
    SaveFailed,
    make_folder,
    read_bytes,
    remove,
    write_safely,
)

FILE: Final = "errors.txt"
DYING: Final = "died.txt"
"""Where a program that dies in the middle of Qt says its last words."""
LARGEST: Final = 64 * 1024
"""Bytes; the oldest entries go first."""
_MOST_LINES: Final = 40
_MOST_CAUSES: Final = 5
_BETWEEN: Final = b"\n\n"
_FOREIGN: Final = ("site-packages", "lib-dynload")
_LAST_WORDS: Final = re.compile(
    r"(?m)^(?:(?P<kind>(?:Fatal Python error|Windows fatal exception): [\w ]{1,60})"
    r'|  File "(?P<file>[^"\n]*)", line (?P<line>\d+) in (?P<name>\S+))'
)


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


def hear_of_death(folder: Path) -> Callable[[], None]:
    """From now on a sudden end of the program is written down in ``folder``.

    What is returned takes that back; what no file can be made for is not heard of.
    """
    path = folder / DYING
    try:
        make_folder(folder)
        stream = path.open("wb", buffering=0)
    except (SaveFailed, OSError):
        return lambda: None
    faulthandler.enable(stream, all_threads=False)

    def take_back() -> None:
        faulthandler.disable()
        stream.close()
        with suppress(OSError):
            remove(path)

    return take_back


def take_death(folder: Path) -> None:
    """Make an entry of the last words of a program that died; raises ``SaveFailed``."""
    path = folder / DYING
    try:
        said = read_bytes(path, LARGEST).decode(errors="replace")
        died = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, OverflowError):
        return
    words = [
        found["kind"] or f"  {_place(found['file'])}:{found['line']} {found['name']}"
        for found in _LAST_WORDS.finditer(said)
    ]
    if words:
        add_error(folder, "\n".join(words[:_MOST_LINES]), died)
    remove(path)


def mark_of(folder: Path) -> str:
    """What changes with each entry; empty when there is none."""
    try:
        return str((folder / FILE).stat().st_mtime_ns)
    except OSError:
        return ""


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
