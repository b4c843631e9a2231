"""One window for each data folder on this computer: a second start shows that of the first.

The second start leaves a small file beside the lock and waits until it is taken; it needs nothing
of Qt but its core. Who takes a file away has it: the first program, to answer, or the second one,
when no answer comes. Nobody is kept from their work: where no lock can be made, or the first
program does not answer, there will be two windows, which is safe.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QLockFile, QSysInfo

from kmop_wizard.command_line import EXPORT_SUFFIX
from kmop_wizard.storage.atomic import (
    SaveFailed,
    make_folder,
    patiently,
    read_bytes,
    write_safely,
)
from kmop_wizard.storage.jsontext import Unreadable, parse, render

ANSWER_WITHIN_SECONDS: Final = 5.0
_LOOK_AGAIN_SECONDS: Final = 0.02
_FORGOTTEN_AFTER_SECONDS: Final = 30.0
_MOST_BYTES: Final = 64 * 1024
_LONGEST_PATH: Final = 4096
_LONGEST_TOKEN: Final = 256
"""Of an id too."""
_MOST_AT_ONCE: Final = 20
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable
_UNASKED: Final = ".new"
_ANY_PROGRAM: Final = -1


class Wish(NamedTuple):
    """What a second start asks: to show the window, with an export or a training in it, or without.

    ``token`` is what Wayland gave it for bringing a window to the front.
    """

    export: Path | None = None
    token: str = ""
    training_id: str = ""


def only_window(
    state: Path,
    export: Path | None = None,
    training_id: str = "",
    seconds: float = ANSWER_WITHIN_SECONDS,
) -> QLockFile | None:
    """Return a lock to keep while the window is open; ``None``: another program has answered.

    ``state`` is the folder of what belongs to one data folder on this computer. The lock may be
    one that nobody could make. A program that died leaves nothing that lasts.
    """
    lock = lock_of(state)
    if lock.tryLock(0):
        return lock
    if lock.error() != QLockFile.LockError.LockFailedError:
        return lock
    if _answered(lock, state, Wish(export, os.environ.get(_TOKEN, ""), training_id), seconds):
        return None
    if not lock.isLocked():
        # What has its number now may be another program. One that hangs keeps its lock.
        lock.removeStaleLockFile()
        lock.tryLock(0)
    return lock


def lock_of(state: Path) -> QLockFile:
    """The lock of the one window over a data folder, not taken yet."""
    with suppress(SaveFailed):
        make_folder(state)
    lock = QLockFile(str(state / f"window-{_who()}.lock"))
    lock.setStaleLockTime(0)  # only the death of its holder ends it, never its age
    return lock


def wishes(state: Path) -> Iterator[Wish]:
    """Take away what second starts left in ``state`` and yield what they ask.

    A file that was forgotten long ago is removed; one that can't be understood shows the window.
    """
    for path in _files(state)[:_MOST_AT_ONCE]:
        forgotten = _age_seconds(path) > _FORGOTTEN_AFTER_SECONDS
        if path.suffix == _UNASKED and not forgotten:
            continue
        wish = _read(path)
        try:
            path.unlink()
        except OSError:
            continue  # it was taken back, or can't be taken: its program opens a window itself
        if not forgotten:
            yield wish


def _answered(lock: QLockFile, state: Path, wish: Wish, seconds: float) -> bool:
    path = state / f"{_prefix()}{os.urandom(8).hex()}.json"
    asked: dict[str, object] = {"token": wish.token, "training": wish.training_id}
    if wish.export is not None:
        asked["export"] = os.path.abspath(wish.export)  # noqa: PTH100 - a link stays one
    _let_others_come_to_the_front()
    # Under its own name at last: it may be taken away before its writer has looked at it again.
    unasked = path.with_suffix(_UNASKED)
    try:
        write_safely(unasked, render(asked))
        patiently(lambda: unasked.replace(path))
    except (SaveFailed, OSError, ValueError):
        return False
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not os.path.lexists(path):
            return True
        if lock.tryLock(0):
            break
        time.sleep(_LOOK_AGAIN_SECONDS)
    try:
        path.unlink()
    except FileNotFoundError:
        return not lock.isLocked()
    except OSError:
        pass
    return False


def _read(path: Path) -> Wish:
    try:
        asked = parse(read_bytes(path, _MOST_BYTES))
    except (OSError, Unreadable):
        return Wish()
    if not isinstance(asked, dict):
        return Wish()
    return Wish(
        _export(asked.get("export")), _short(asked.get("token")), _short(asked.get("training"))
    )


def _short(text: object) -> str:
    usable = isinstance(text, str) and len(text) <= _LONGEST_TOKEN and text.isprintable()
    return str(text) if usable else ""


def _export(path: object) -> Path | None:
    if not isinstance(path, str) or len(path) > _LONGEST_PATH or "\0" in path:
        return None
    found = Path(path)
    fits = found.is_absolute() and found.suffix.lower() == EXPORT_SUFFIX
    return found if fits else None


def _files(state: Path) -> list[Path]:
    prefix = _prefix()
    try:
        names = os.listdir(state)  # noqa: PTH208 - nothing but names is needed
    except OSError:
        return []
    return [state / name for name in sorted(names) if name.startswith(prefix)]


def _age_seconds(path: Path) -> float:
    try:
        return abs(time.time() - path.stat().st_mtime)
    except OSError:
        return 0.0


def _prefix() -> str:
    return f"raise-{_who()}-"


def _who() -> str:
    """This user on this computer.

    A program on a stick, or a home on a server, keeps the state of several: they have no window
    to show to each other.
    """
    user = os.environ.get("USERNAME", "") if sys.platform == "win32" else str(os.getuid())
    return hashlib.sha256(f"{QSysInfo.machineHostName()}\n{user}".encode()).hexdigest()[:8]


def _let_others_come_to_the_front() -> None:
    """On Windows only the program that the user started may let another one come forward."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROGRAM)
