"""The number of this computer in version vectors: random, and the same for one data folder."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

from kmop_wizard.storage.atomic import SaveFailed, make_folder, read_bytes, write_safely
from kmop_wizard.storage.names import new_entry_id

_FILE: Final = "computer"
_NUMBER: Final = re.compile(rb"[0-9a-f]{16}")
_LONGEST: Final = 100


class ComputerNumber:
    """Kept in the folder ``state``; where that can't be written, it is another one next time."""

    def __init__(self, state: Path) -> None:
        self._path = state / _FILE
        self._is_kept = False

    @cached_property
    def number(self) -> str:
        """Sixteen hexadecimal digits."""
        with suppress(OSError):
            content = read_bytes(self._path, _LONGEST)
            if _NUMBER.fullmatch(content):
                self._is_kept = True
                return content.decode()
        return new_entry_id()

    def keep(self) -> None:
        """Write it, unless it is written already; never raises."""
        if not self._is_kept:
            with suppress(SaveFailed):
                make_folder(self._path.parent)
                write_safely(self._path, self.number.encode())
                self._is_kept = True
