"""Compiled catalogues: the ``.mo`` beside its ``.po``, made anew when that one is younger."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO, Final

from kmop_wizard.resources import catalogue_folder

DOMAIN: Final = "kmop_wizard"


def catalogue_bytes(language: str) -> Iterator[IO[bytes]]:
    """Every compiled catalogue there is for ``language``, the best first; reads no more than asked.

    A program in use has the ``.mo`` alone. In a checkout a missing or older one is compiled from
    its ``.po``, and kept in memory where the folder can't be written.
    """
    folder = catalogue_folder() / language / "LC_MESSAGES"
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    fresh = _is_fresh(compiled, source)
    steps = (_read, _compile) if fresh else (_compile, _read)
    for step in steps:
        content = step(compiled, source)
        if content is not None:
            yield BytesIO(content)


def compile_catalogue(source: Path) -> bytes:
    """The ``.mo`` of the ``.po`` at ``source``, fuzzy messages left out.

    Raises ``ImportError`` without Babel, ``OSError`` and ``ValueError`` for a file that can't be
    read.
    """
    # A frozen program has no Babel and needs none: its catalogues are compiled.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with source.open("rb") as file:
        catalogue = read_po(file)
    content = BytesIO()
    write_mo(content, catalogue)
    return content.getvalue()


def _is_fresh(compiled: Path, source: Path) -> bool:
    try:
        return compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns
    except OSError:
        return not source.exists()


def _read(compiled: Path, _source: Path) -> bytes | None:
    try:
        return compiled.read_bytes()
    except OSError:
        return None


def _compile(compiled: Path, source: Path) -> bytes | None:
    try:
        content = compile_catalogue(source)
    except (ImportError, OSError, ValueError):
        return None
    with suppress(OSError):
        _write(compiled, content)
    return content


def _write(path: Path, content: bytes) -> None:
    # Two programs may start at once: neither may read the other's half-written file.
    scratch = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        scratch.write_bytes(content)
        scratch.replace(path)
    except OSError:
        with suppress(OSError):
            scratch.unlink()
        raise
