"""Earlier versions of every training, on this computer, outside the data folder.

``<folder>/<id>/`` holds them byte for byte as they were on the disk. One is kept per time of
editing: the state in which the training was left, or had been for ten minutes when the next edit
came. ``before.json`` is what the last save replaced, ``written`` tells what came from here, and
``let_go`` that the user knows of the loss of the file. They outlive the file that they are of.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard import clock
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import make_folder, read_bytes, remove, write_safely
from kmop_wizard.storage.codec import Newer, decode, is_of_earlier_version
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable

BACKUPS: Final = "backups"
VERSION_INTERVAL: Final = timedelta(minutes=10)
NEWEST, DAYS, WEEKS = 10, 14, 8

_BEFORE: Final = "before.json"
_WRITTEN: Final = "written"
_LET_GO: Final = "let_go"
_LONGEST_NOTE: Final = 1000
_STAMP: Final = "%Y%m%dT%H%M%SZ"
# Counted, because a clock that was wrong for a day must not put the versions in another order.
_NAME: Final = re.compile(r"(?P<n>[0-9]{6,9})~(?P<moment>[0-9]{8}T[0-9]{6}Z)~(?P<by>.*)\.json")
_LONGEST_COMPUTER: Final = 40
_NAMELESS: Final = "computer"
_NOT_IN_A_NAME: Final = re.compile(r"[^\w .-]")


class Version(NamedTuple):
    """An earlier state of a training.

    ``moment``: UTC. ``from_here``: saved on this computer. ``computer``: the name of the one where
    it was saved, blank when not known.
    """

    moment: datetime
    computer: str
    training: Training
    from_here: bool


class _File(NamedTuple):
    number: int
    moment: datetime
    computer: str
    path: Path


def computer_name() -> str:
    """What this computer is called, as it can stand in a file name."""
    name = os.environ.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "")
    return _NOT_IN_A_NAME.sub("_", name)[:_LONGEST_COMPUTER].strip() or _NAMELESS


def saved_elsewhere(training: Training) -> str:
    """On which computer a state was saved that is not from here; blank when that is not known."""
    by = training.saved_by or ""
    return "" if by == computer_name() else by


def moment_of(training: Training, otherwise: datetime) -> datetime:
    """When ``training`` was saved, as its file says; a text that is no moment gives the other."""
    try:
        moment = datetime.fromisoformat(training.saved_at or "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return otherwise


class Backups:
    """The earlier versions in the folder ``folder``, kept by training."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ids(self) -> tuple[str, ...]:
        """The trainings of which there is something, the deleted ones too."""
        with suppress(OSError):
            return tuple(sorted(each.name for each in os.scandir(self._folder) if each.is_dir()))
        return ()

    def versions(self, training_id: str) -> tuple[Version, ...]:
        """Return all versions that can be read, the newest first; never raises."""
        found = [
            Version(
                file.moment,
                file.computer or saved_elsewhere(training),
                training,
                from_here=bool(file.computer),
            )
            for file in reversed(_files(self._folder / training_id))
            if (training := _read(file.path, training_id)) is not None
        ]
        before = _read(self._folder / training_id / _BEFORE, training_id)
        if before is not None and not any(same_facts(before, each.training) for each in found):
            moment = moment_of(before, datetime.fromtimestamp(0, UTC))
            shown = Version(moment, computer_name(), before, from_here=True)
            found.insert(_place(found, before), shown)
        return tuple(found)

    def newest_from_here(self, training_id: str) -> Training | None:
        """The newest version that was kept, if it was saved on this computer; never raises."""
        files = _files(self._folder / training_id)
        return _read(files[-1].path, training_id) if files and files[-1].computer else None

    def let_go(self, training_id: str) -> None:
        """Note that the user knows that the file is gone; raises ``SaveFailed``."""
        write_safely(self._folder / training_id / _LET_GO, b"")

    def is_let_go(self, training_id: str) -> bool:
        """Whether the user knows that the file is gone; it was not saved here since."""
        return os.path.lexists(self._folder / training_id / _LET_GO)

    def unreadable(self) -> tuple[str, ...]:
        """The versions that can't be read, as paths in this folder with "/"; never raises."""
        return tuple(
            f"{training_id}/{path.name}"
            for training_id in self.ids()
            for path in _all(self._folder / training_id)
            if _read(path, training_id) is None
        )

    def replaced(
        self, training: Training, content: bytes, now: datetime, *, from_here: bool
    ) -> None:
        """Keep ``content``, which a save is about to replace; raises ``SaveFailed``.

        It becomes a version when it came from elsewhere, had been left for ten minutes, or is of
        an earlier version of the format.
        """
        left = abs(now - moment_of(training, now)) >= VERSION_INTERVAL
        if left or not from_here or is_of_earlier_version(content):
            self.keep(training, content, moment_of(training, now), from_here=from_here)
        folder = self._folder / training.id
        make_folder(folder)
        write_safely(folder / _BEFORE, content)

    def keep(
        self, training: Training, content: bytes, moment: datetime, *, from_here: bool = True
    ) -> None:
        """Keep ``content`` as a version, unless the newest one says the same.

        Raises ``SaveFailed``.
        """
        folder = self._folder / training.id
        make_folder(folder)
        files = _files(folder)
        newest = _read(files[-1].path, training.id) if files else None
        if newest is not None and same_facts(newest, training):
            return
        number = files[-1].number + 1 if files else 1
        by = computer_name() if from_here else ""
        path = folder / f"{number:06}~{_stamp(moment)}~{by}.json"
        write_safely(path, content)
        made = _File(number, moment, by, path)
        self._thin([*files, made])

    def _thin(self, files: list[_File]) -> None:
        kept = thinned([file.moment for file in files])
        for index, file in enumerate(files):
            if index not in kept:
                with suppress(OSError):
                    remove(file.path)

    def writes(self, training_id: str, digests: Iterable[str]) -> None:
        """Note the hashes of the contents that are ours: what is on the disk and what will be.

        Raises ``SaveFailed``.
        """
        folder = self._folder / training_id
        make_folder(folder)
        write_safely(folder / _WRITTEN, "\n".join(digests).encode())
        with suppress(OSError):
            remove(folder / _LET_GO)

    def written(self, training_id: str) -> tuple[str, ...]:
        """The hashes noted by the last save here, in an earlier session too; never raises."""
        with suppress(OSError):
            noted = read_bytes(self._folder / training_id / _WRITTEN, _LONGEST_NOTE)
            return tuple(noted.decode("ascii", "replace").split())
        return ()


def thinned(moments: Sequence[datetime]) -> set[int]:
    """Return which of ``moments``, in the order in which they were kept, are kept for longer.

    The first; the last ten; then the last of each day for fourteen days, of each week for eight
    weeks, and of each month for ever. Only days, weeks and months in which something was kept
    count.
    """
    newest_first = range(len(moments) - 1, -1, -1)
    kept = {*newest_first[:NEWEST], *newest_first[-1:]}
    for name, most in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", len(moments))):
        last: dict[str, int] = {}
        for index in newest_first:
            last.setdefault(moments[index].strftime(name), index)
        kept.update(list(last.values())[:most])
    return kept


def _place(found: Sequence[Version], before: Training) -> int:
    """Where ``before`` comes in ``found``: behind what was saved after it and kept since."""
    older = (n for n, each in enumerate(found) if each.training.revision <= before.revision)
    return next(older, len(found))


def _stamp(moment: datetime) -> str:
    return clock.moment_text(moment).replace("-", "").replace(":", "")


def _all(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):  # noqa: PTH208 - nothing but names is needed
            if name == _BEFORE or _NAME.fullmatch(name):
                yield folder / name


def _files(folder: Path) -> list[_File]:
    """The versions in the order in which they were kept."""
    found = []
    for path in _all(folder):
        match = _NAME.fullmatch(path.name)
        if match is None:
            continue
        with suppress(ValueError):
            moment = datetime.strptime(match["moment"], _STAMP).replace(tzinfo=UTC)
            found.append(_File(int(match["n"]), moment, match["by"], path))
    return sorted(found, key=lambda file: file.number)


def _read(path: Path, training_id: str) -> Training | None:
    try:
        return decode(read_bytes(path, MAX_BYTES + 1), training_id)
    except (OSError, Unreadable, Newer):
        return None
