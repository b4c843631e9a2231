"""A second place, on this computer, for facts that could not be saved in the data folder."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import make_folder, read_bytes, write_safely
from kmop_wizard.storage.codec import Newer, decode, encode
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable
from kmop_wizard.storage.listing import SUFFIX

_FOLDER: Final = "recovery"


def write_recovery(state: Path, training: Training) -> None:
    """Keep ``training``, which could not be saved, in the folder ``state``.

    Raises ``SaveFailed``, or ``ValueError`` for an amount that no file can hold.
    """
    make_folder(state / _FOLDER)
    write_safely(_path(state, training.id), encode(training))


def read_recoveries(state: Path) -> tuple[Training, ...]:
    """Return what was kept and never saved, by id; what can't be read stays where it is."""
    found = []
    with suppress(OSError):
        for name in sorted(os.listdir(state / _FOLDER)):  # noqa: PTH208 - nothing but names is needed
            if not name.endswith(SUFFIX):
                continue
            with suppress(OSError, Unreadable, Newer):
                data = read_bytes(state / _FOLDER / name, MAX_BYTES + 1)
                found.append(decode(data, None))
    return tuple(sorted(found, key=lambda training: training.id))


def clear_recovery(state: Path, training_id: str) -> None:
    """Forget what was kept of a training: it has been saved, or thrown away."""
    with suppress(OSError):
        _path(state, training_id).unlink(missing_ok=True)


def _path(state: Path, training_id: str) -> Path:
    # An id that no file may have is a reason to end up here.
    name = hashlib.sha256(training_id.encode("utf-8", "replace")).hexdigest()
    return state / _FOLDER / f"{name}{SUFFIX}"
