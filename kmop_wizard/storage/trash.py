"""The trash of a data folder: ``trash/<id>/`` holds ``<id>.json`` and ``attachments/``.

A training is where its file is. The file moves first on the way out and last on the way back, so a
move that was cut off leaves attachments in either place and the way back still finds them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import (
    SaveFailed,
    code_at,
    code_of,
    is_file,
    is_folder,
    make_folder,
    move,
    read_bytes,
    remove,
    write_safely,
)
from kmop_wizard.storage.codec import Newer, decode
from kmop_wizard.storage.copies import ConflictCopy
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable, parse, render
from kmop_wizard.storage.listing import SUFFIX, TRAININGS
from kmop_wizard.storage.names import is_safe_id

TRASH: Final = "trash"
ATTACHMENTS: Final = "attachments"
_RECORD: Final = "trashed.json"
_RECORD_LIMIT: Final = 1000
_COPIES: Final = "copies"
_DAMAGED: Final = "damaged"


class Trashed(NamedTuple):
    """A training in the trash; ``title`` and ``trashed_on`` may not be known."""

    id: str
    title: str | None
    trashed_on: date | None


def throw_away(data: Path, training_id: str, today: date) -> None:
    """Move a training with its attachments to the trash; raises ``SaveFailed``.

    What already lies there under the same id stays, under another name. A training that was never
    saved has nothing to move.
    """
    bin_ = data / TRASH / training_id
    file = bin_ / f"{training_id}{SUFFIX}"
    if not os.path.lexists(data / TRAININGS / file.name):
        return
    make_folder(bin_, data)
    if os.path.lexists(file):
        move(file, _free_name(file), data)
    write_safely(bin_ / _RECORD, render({"trashed_on": today.isoformat()}), data)
    move(data / TRAININGS / file.name, file, data)
    # The training is in the trash now; attachments that can't follow are found where they are.
    with suppress(SaveFailed):
        _move_all(data / ATTACHMENTS / training_id, bin_ / ATTACHMENTS, data)


def bring_back(data: Path, training_id: str) -> tuple[Training, bytes]:
    """Move a training with its attachments back; return it and its content.

    Raises ``SaveFailed`` (``already_there`` when its place is taken), ``Unreadable`` or ``Newer``
    when it is no training (any more).
    """
    bin_ = data / TRASH / training_id
    file = bin_ / f"{training_id}{SUFFIX}"
    place = data / TRAININGS / file.name
    if os.path.lexists(place):
        raise SaveFailed("already_there", place)
    try:
        content = read_bytes(file, MAX_BYTES + 1)
    except OSError as error:
        raise SaveFailed(code_of(error), file, error) from error
    training = decode(content, training_id)
    make_folder(place.parent, data)
    _move_all(bin_ / ATTACHMENTS, data / ATTACHMENTS / training_id, data)
    move(file, place, data)
    for left in (bin_ / _RECORD, bin_):
        with suppress(OSError):
            remove(left, data)
    return training, content


def put_copy_away(data: Path, copy: ConflictCopy) -> None:
    """Move a copy whose content has been merged to ``trash/<id>/copies/``.

    Raises ``SaveFailed``: ``changed_outside`` when it is not the content that was merged. A copy
    that is gone was put away on another computer.
    """
    try:
        if read_bytes(copy.path, MAX_BYTES + 1) != copy.content:
            raise SaveFailed("changed_outside", copy.path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise SaveFailed(code_of(error), copy.path, error) from error
    folder = data / TRASH / copy.training.id / _COPIES
    make_folder(folder, data)
    place = folder / copy.path.name
    free = _free_name(place) if os.path.lexists(place) else place
    try:
        move(copy.path, free, data)
    except SaveFailed:
        if os.path.lexists(copy.path):
            raise


def is_damaged(data: Path, training_id: str) -> bool:
    """Whether what lies in the place of a training is none: a damaged file, or a folder.

    What can't be looked into may be whole, and a newer version of the program may read the rest.
    """
    if not is_safe_id(training_id):
        return False
    place = _place(data, training_id)
    if is_folder(place):
        return True
    try:
        decode(read_bytes(place, MAX_BYTES + 1), training_id)
    except Unreadable:
        return True
    except (Newer, OSError):
        return False
    return False


def put_damaged_away(data: Path, training_id: str) -> Path | None:
    """Move what is damaged as it is to ``trash/<id>/damaged/`` and return where it lies now.

    ``None`` when nothing is in the place of the training. Raises ``SaveFailed``:
    ``changed_outside`` when what lies there is not damaged (any more).
    """
    place = _place(data, training_id)
    if not os.path.lexists(place):
        return None
    if not is_damaged(data, training_id):
        raise SaveFailed("changed_outside", place)
    folder = damaged_folder(data, training_id)
    make_folder(folder, data)
    target = folder / place.name
    target = _free_name(target) if os.path.lexists(target) else target
    move(place, target, data)
    return target


def put_damaged_back(data: Path, training_id: str, damaged: Path) -> None:
    """Undo `put_damaged_away`, unless something is in that place again; never raises."""
    with suppress(SaveFailed):
        move(damaged, _place(data, training_id), data)


def damaged_folder(data: Path, training_id: str) -> Path:
    """Where the damaged files of a training are put."""
    return data / TRASH / training_id / _DAMAGED


def _place(data: Path, training_id: str) -> Path:
    return data / TRAININGS / f"{training_id}{SUFFIX}"


def trashed(data: Path) -> tuple[Trashed, ...]:
    """Return what lies in the trash, thrown away last first; never raises."""
    found = sorted(_read_trash(data / TRASH), key=lambda each: each.id)
    return tuple(sorted(found, key=lambda each: each.trashed_on or date.min, reverse=True))


def unreadable(data: Path) -> tuple[str, ...]:
    """The trainings in the trash that can't be brought back, as paths in ``data`` with "/"."""
    return tuple(
        f"{TRASH}/{each.id}/{each.id}{SUFFIX}"
        for each in _read_trash(data / TRASH)
        if not _is_readable(data / TRASH / each.id / f"{each.id}{SUFFIX}", each.id)
    )


def _is_readable(file: Path, training_id: str) -> bool:
    try:
        decode(read_bytes(file, MAX_BYTES + 1), training_id)
    except (OSError, Unreadable):
        return False
    except Newer:
        pass
    return True


def _read_trash(folder: Path) -> Iterator[Trashed]:
    try:
        names = _names(folder)
    except SaveFailed:
        return
    for name in names:
        file = folder / name / f"{name}{SUFFIX}"
        if is_file(file):
            yield Trashed(name, _title(file, name), _trashed_on(folder / name / _RECORD))


def _title(file: Path, training_id: str) -> str | None:
    try:
        return decode(read_bytes(file, MAX_BYTES + 1), training_id).title
    except Newer as newer:
        return newer.title
    except (Unreadable, OSError):
        return None


def _trashed_on(record: Path) -> date | None:
    try:
        content = parse(read_bytes(record, _RECORD_LIMIT))
        return date.fromisoformat(str(content["trashed_on"])) if isinstance(content, dict) else None
    except (Unreadable, OSError, ValueError, KeyError):
        return None


def _move_all(source: Path, target: Path, data: Path) -> None:
    """Move a folder; what already lies at its target stays, and so does what would replace it."""
    if not is_folder(source):
        return
    if not os.path.lexists(target):
        make_folder(target.parent, data)
        move(source, target, data)
        return
    for name in _names(source):
        if is_folder(source / name):
            _move_all(source / name, target / name, data)
        elif not os.path.lexists(target / name):
            move(source / name, target / name, data)
    with suppress(OSError):
        remove(source, data)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 - nothing but names is needed
    except OSError as error:
        raise SaveFailed(code_at(folder, error), folder, error) from error


def _free_name(file: Path) -> Path:
    """A name beside ``file`` that nothing has yet."""
    number = 1
    while os.path.lexists(candidate := file.with_name(f"{file.stem}.{number}{file.suffix}")):
        number += 1
    return candidate
