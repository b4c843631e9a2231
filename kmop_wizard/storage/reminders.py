"""What this computer has said by itself: when it looked, and of which days it reminded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from kmop_wizard.domain.reminders import Noted
from kmop_wizard.storage.ownfiles import read_object, write_object

REMINDERS: Final = "reminders.json"
VERSION: Final = 1
_MOST_LOOKS: Final = 8
_MOST_SAID: Final = 24


class Quiet(NamedTuple):
    """From the day ``since`` to before ``until`` nothing falls while the folder is as ``mark``."""

    since: date
    until: date
    mark: str


class Notes(NamedTuple):
    """``looks``: the last days of a look, in the order in which they were taken.

    ``trainings``: by id. ``problem``: why the folder could not be read, once that was said.
    """

    looks: tuple[date, ...] = ()
    trainings: Mapping[str, Noted] = MappingProxyType({})
    problem: str = ""
    quiet: Quiet | None = None

    def since(self, today: date) -> date | None:
        """The last day before ``today`` up to which all was said; ``None`` before the first look.

        A look on a later day was taken by a clock that went wrong.
        """
        past = [day for day in self.looks if day < today]
        if not past and today in self.looks:
            return date.fromordinal(max(1, today.toordinal() - 1))
        return max(past, default=None)

    def looked(self, today: date) -> Notes:
        """These notes after a look on ``today``."""
        others = [day for day in self.looks if day != today]
        return self._replace(looks=(*others, today)[-_MOST_LOOKS:])

    def with_training(self, training_id: str, noted: Noted) -> Notes:
        """These notes with ``noted`` for one training; what must be looked at is not known now."""
        others = {each: note for each, note in self.trainings.items() if each != training_id}
        kept = {training_id: noted} if noted != Noted() else {}
        return self._replace(trainings={**others, **kept}, quiet=None)


def read_notes(state: Path) -> Notes:
    """Return the notes in the folder ``state``; what is damaged is left out."""
    content = read_object(state / REMINDERS, VERSION)
    rows, problem = content.get("trainings"), content.get("problem")
    trainings = {
        training_id: _noted(row)
        for training_id, row in (rows.items() if isinstance(rows, dict) else ())
        if isinstance(row, dict)
    }
    said = problem if isinstance(problem, str) else ""
    return Notes(_days(content.get("looks")), trainings, said, _quiet(content.get("quiet")))


def write_notes(state: Path, notes: Notes) -> None:
    """Write the notes to the folder ``state``; raises ``SaveFailed``."""
    quiet = notes.quiet
    content: dict[str, object] = {
        "looks": _texts(notes.looks),
        "problem": notes.problem,
        "quiet": None
        if quiet is None
        else {
            "since": quiet.since.isoformat(),
            "until": quiet.until.isoformat(),
            "mark": quiet.mark,
        },
        "trainings": {each: _row(note) for each, note in notes.trainings.items()},
    }
    write_object(state / REMINDERS, content, VERSION)


def _row(note: Noted) -> dict[str, object]:
    return {
        "said": _texts(note.said[-_MOST_SAID:]),
        "again_on": None if note.again_on is None else note.again_on.isoformat(),
        "action": note.action,
        "muted": note.muted,
    }


def _noted(row: Mapping[str, object]) -> Noted:
    action = row.get("action")
    return Noted(
        _days(row.get("said")),
        _day(row.get("again_on")),
        action if isinstance(action, str) else "",
        row.get("muted") is True,
    )


def _quiet(row: object) -> Quiet | None:
    if not isinstance(row, dict):
        return None
    since, until, mark = _day(row.get("since")), _day(row.get("until")), row.get("mark")
    if since is None or until is None or not isinstance(mark, str):
        return None
    return Quiet(since, until, mark)


def _texts(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in days]


def _days(texts: object) -> tuple[date, ...]:
    found = map(_day, texts if isinstance(texts, list) else ())
    return tuple(day for day in found if day is not None)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
