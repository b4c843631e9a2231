"""A second place, on this computer, for facts that could not be saved in the data folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed, remove
from kmop_wizard.storage.codec import Newer, decode, encode
from kmop_wizard.storage.jsontext import Unreadable, parse, render
from kmop_wizard.storage.listing import SUFFIX
from kmop_wizard.storage.ownfiles import BY_ID, read_object, write_object

RECOVERY: Final = "recovery"
_TRAINING: Final = "training"


def write_recovery(state: Path, training: Training) -> None:
    """Keep ``training``, which could not be saved, in the folder ``state``.

    Raises ``SaveFailed``: ``not_storable`` for what no file can hold.
    """
    path = _path(state, training.id)
    try:
        content = parse(encode(training))
    except (Unreadable, ValueError) as error:
        raise SaveFailed("not_storable", path) from error
    write_object(path, {_TRAINING: content}, BY_ID)


def read_recoveries(state: Path) -> tuple[Training, ...]:
    """Return what was kept and never saved, by id; what can't be read stays where it is."""
    found = [training for _, training in waiting(state) if training is not None]
    return tuple(sorted(found, key=lambda training: training.id))


def waiting(state: Path) -> Iterator[tuple[str, Training | None]]:
    """Yield the name of each file that is kept in ``state``, and the training if it can be read."""
    with suppress(OSError):
        for name in sorted(os.listdir(state / RECOVERY)):  # noqa: PTH208 - nothing but names is needed
            if name.endswith(SUFFIX):
                yield name, _read(state / RECOVERY / name)


def clear_recovery(state: Path, training_id: str) -> None:
    """Forget what was kept of a training: it has been saved, or thrown away.

    What can't be read stays: nobody has seen it.
    """
    path = _path(state, training_id)
    if _read(path) is not None:
        with suppress(OSError):
            remove(path)


def _read(path: Path) -> Training | None:
    try:
        return decode(render(read_object(path, BY_ID).get(_TRAINING)), None)
    except (Unreadable, Newer):
        return None


def _path(state: Path, training_id: str) -> Path:
    # An id that no file may have is a reason to end up here.
    name = hashlib.sha256(training_id.encode("utf-8", "replace")).hexdigest()
    return state / RECOVERY / f"{name}{SUFFIX}"
