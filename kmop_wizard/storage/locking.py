"""One program of this computer at a time between looking at a file and replacing it.

The lock lies outside the data folder, and the system takes it back when its holder dies.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kmop_wizard.storage import disk
from kmop_wizard.storage.atomic import SaveFailed

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


# Another program has it. Windows under Wine gives no number.
_HELD: Final = (errno.EACCES, errno.EPERM, errno.EAGAIN, errno.EWOULDBLOCK, 0)
_TRIES: Final = 200
_PAUSE_SECONDS: Final = 0.01


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold the lock ``path``, waiting up to two seconds; raises ``SaveFailed`` (``locked``).

    Where no lock can be made there is none: that must not keep anybody's work from the disk.
    """
    descriptor = _opened(path)
    if descriptor is None:
        yield
        return
    try:
        _wait(descriptor, path)
        yield
    finally:
        # Closing gives the lock back on every system.
        with suppress(OSError):
            disk.system.close(descriptor)


def _opened(path: Path) -> int | None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0)
        return disk.system.open(str(path), flags, 0o600)
    return None


def _wait(descriptor: int, path: Path) -> None:
    for left in range(_TRIES, -1, -1):
        try:
            _try(descriptor)
        except OSError as error:
            if error.errno not in _HELD:
                return
            if not left:
                raise SaveFailed("locked", path, error) from error
            time.sleep(_PAUSE_SECONDS)
        else:
            return
