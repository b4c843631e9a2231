"""The program's own small files, settings and drafts: one JSON object each, read with tolerance.

What names entries of a training carries a version. A file that should and does not is as one that
is damaged: nothing of it is shown, and it is put aside before another takes its place.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from kmop_wizard.storage.atomic import SaveFailed, code_of, make_folder, read_bytes, write_safely
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable, parse, render

BY_ID: Final = 2
"""The version of files that name the entries of a training by their id; before them was none.

A training's own file, which was kept as it is for recovery, is of version 1.
"""

_ASIDE: Final = ".damaged-"
_MARK_LENGTH: Final = 8


Rows = Mapping[str, list[dict[str, object]]]
"""By the id of a training, what is noted of it."""


def read_object(path: Path, version: int | None = None) -> dict[str, object]:
    """Return the object in ``path``; nothing when there is none, or none that can be read.

    ``version``: the one that it must have.
    """
    try:
        return _parsed(read_bytes(path, MAX_BYTES + 1), version)
    except (OSError, Unreadable):
        return {}


def write_object(path: Path, content: dict[str, object], version: int | None = None) -> None:
    """Write ``content`` to ``path``; a damaged file there is kept beside it, as ``.damaged-…``.

    Raises ``SaveFailed``.
    """
    make_folder(path.parent)
    _keep_damaged(path, version)
    data = render(content if version is None else {"version": version, **content})
    if len(data) > MAX_BYTES:
        raise SaveFailed("not_storable", path)
    write_safely(path, data)


def read_rows(path: Path) -> Rows:
    """Return what is noted by training in ``path``; what is damaged is left out."""
    found = {}
    trainings = read_object(path, BY_ID).get("trainings")
    for training_id, rows in trainings.items() if isinstance(trainings, dict) else ():
        if isinstance(rows, list):
            found[training_id] = [row for row in rows if isinstance(row, dict)]
    return found


def write_rows(path: Path, rows: Rows) -> None:
    """Write what is noted by training to ``path``; raises ``SaveFailed``."""
    write_object(path, {"trainings": rows}, BY_ID)


def path_in(row: Mapping[str, object]) -> tuple[str, ...]:
    """The path of a fact in ``row``; empty when that has none."""
    path = row.get("path")
    is_path = isinstance(path, list) and all(isinstance(name, str) for name in path)
    return tuple(path) if is_path else ()  # type: ignore[arg-type]


def damaged_files(path: Path, version: int | None = None) -> tuple[str, ...]:
    """The names of the damaged files at ``path`` and put aside beside it; never raises."""
    found = []
    with suppress(OSError):
        aside = f"{path.name}{_ASIDE}"
        names = sorted(os.listdir(path.parent))  # noqa: PTH208 - nothing but names is needed
        found = [name for name in names if name.startswith(aside)]
    try:
        _parsed(read_bytes(path, MAX_BYTES + 1), version)
    except FileNotFoundError:
        pass
    except (OSError, Unreadable):
        found.append(path.name)
    return tuple(sorted(found))


def _parsed(data: bytes, version: int | None) -> dict[str, object]:
    content = parse(data)
    if not isinstance(content, dict):
        raise Unreadable("not_an_object")
    if version is not None and content.get("version") != version:
        raise Unreadable("bad_version", "version")
    return content


def _keep_damaged(path: Path, version: int | None) -> None:
    try:
        data = read_bytes(path, MAX_BYTES + 1)
    except FileNotFoundError:
        return
    except OSError as error:
        raise SaveFailed(code_of(error), path, error) from error
    try:
        _parsed(data, version)
    except Unreadable:
        mark = hashlib.sha256(data).hexdigest()[:_MARK_LENGTH]
        copy = path.with_name(f"{path.name}{_ASIDE}{mark}")
        if not copy.exists():
            write_safely(copy, data)
