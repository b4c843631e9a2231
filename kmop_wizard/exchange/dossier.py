"""The dossier for an inspection: one ZIP that a stranger can read and check."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

CHECKSUMS: Final = "checksums.txt"
MOST_BYTES: Final = 200 * 1024 * 1024

_UNSAFE_PART: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]|^\.|^\s|[. ]$|^$')
_EARLIEST_YEAR: Final = 1980
_MODE: Final = 0o100644 << 16


class TooLarge(Exception):
    """The files together are more than ``MOST_BYTES``."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the dossier; ``path``: its folders and its name, each safe on every system."""

    path: tuple[str, ...]
    content: bytes

    @property
    def name(self) -> str:
        """The path with ``/`` between its parts."""
        return "/".join(self.path)


def dossier_zip(members: Iterable[Member], day: date) -> bytes:
    """The members and a list of their checksums (as ``sha256sum -c`` reads it) as a ZIP.

    The same members on the same day make the same bytes. Raises ``ValueError`` for a path that
    could lead out of the folder it is unpacked in or that comes twice, and ``TooLarge``.
    """
    given = list(members)
    _check(given)
    sums = "".join(f"{hashlib.sha256(m.content).hexdigest()}  {m.name}\n" for m in given)
    moment = (max(_EARLIEST_YEAR, day.year), day.month, day.day, 12, 0, 0)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in (*given, Member((CHECKSUMS,), sums.encode())):
            entry = zipfile.ZipInfo(member.name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _MODE
            archive.writestr(entry, member.content)
    return buffer.getvalue()


def _check(members: list[Member]) -> None:
    seen = {CHECKSUMS}
    for member in members:
        if not member.path or any(_UNSAFE_PART.search(part) for part in member.path):
            raise ValueError(f"not a safe name: {member.path}")
        if member.name.casefold() in seen:
            raise ValueError(f"twice the same name: {member.path}")
        seen.add(member.name.casefold())
    if sum(len(member.content) for member in members) > MOST_BYTES:
        raise TooLarge
