"""The program's own small files, settings and drafts: one JSON object each, read with tolerance."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from kmop_wizard.storage.atomic import SaveFailed, code_of, make_folder, read_bytes, write_safely
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable, parse, render

_ASIDE: Final = ".damaged-"
_MARK_LENGTH: Final = 8


def read_object(path: Path) -> dict[str, object]:
    """Return the object in ``path``; nothing when there is none, or none that can be read."""
    try:
        return _parsed(read_bytes(path, MAX_BYTES + 1))
    except (OSError, Unreadable):
        return {}


def write_object(path: Path, content: dict[str, object]) -> None:
    """Write ``content`` to ``path``; a damaged file there is kept beside it, as ``.damaged-…``.

    Raises ``SaveFailed``.
    """
    make_folder(path.parent)
    _keep_damaged(path)
    data = render(content)
    if len(data) > MAX_BYTES:
        raise SaveFailed("not_storable", path)
    write_safely(path, data)


def damaged_files(path: Path) -> tuple[str, ...]:
    """The names of the damaged files at ``path`` and put aside beside it; never raises."""
    found = []
    with suppress(OSError):
        aside = f"{path.name}{_ASIDE}"
        names = sorted(os.listdir(path.parent))  # noqa: PTH208 - nothing but names is needed
        found = [name for name in names if name.startswith(aside)]
    try:
        _parsed(read_bytes(path, MAX_BYTES + 1))
    except FileNotFoundError:
        pass
    except (OSError, Unreadable):
        found.append(path.name)
    return tuple(sorted(found))


def _parsed(data: bytes) -> dict[str, object]:
    content = parse(data)
    if not isinstance(content, dict):
        raise Unreadable("not_an_object")
    return content


def _keep_damaged(path: Path) -> None:
    try:
        data = read_bytes(path, MAX_BYTES + 1)
    except FileNotFoundError:
        return
    except OSError as error:
        raise SaveFailed(code_of(error), path, error) from error
    try:
        _parsed(data)
    except Unreadable:
        mark = hashlib.sha256(data).hexdigest()[:_MARK_LENGTH]
        copy = path.with_name(f"{path.name}{_ASIDE}{mark}")
        if not copy.exists():
            write_safely(copy, data)
