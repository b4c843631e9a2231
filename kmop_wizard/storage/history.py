"""The history of one training: the states that are kept of it, and what changed in each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from kmop_wizard.domain.changes import Change, changes
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.training import LISTS, Training
from kmop_wizard.storage.backups import Version

_MOST_ENTRIES: Final = 60
"""More applications, invoices or documents than any training has."""


class Past(NamedTuple):
    """A state of a training.

    ``moment``: UTC. ``computer``: as in ``Version``. ``before``: the state before it, ``None`` for
    the earliest that is known. ``current``: it is how the training is now.
    """

    moment: datetime
    computer: str
    training: Training
    before: Training | None = None
    current: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed against the state before."""
        return () if self.before is None else differences(self.before, self.training)


def differences(before: Training, after: Training) -> tuple[Change, ...]:
    """What changed, fact by fact; nothing where that would take too long to find out.

    A file from elsewhere may hold any number of entries, and each is compared with each.
    """
    lists = (getattr(state, name) for state in (before, after) for name in LISTS)
    return changes(before, after) if max(map(len, lists)) <= _MOST_ENTRIES else ()


def history(versions: Sequence[Version], current: Past | None = None) -> tuple[Past, ...]:
    """Return the states of a training, the newest first; those that say the same are one.

    ``versions``: as ``Backups`` gives them. ``current``: how the training is now; ``None`` when its
    file is damaged or gone.
    """
    states = [Past(each.moment, each.computer, each.training) for each in reversed(versions)]
    found: list[Past] = []
    for state in [*states, *([current] if current else [])]:
        before = found[-1].training if found else None
        if before is not None and same_facts(before, state.training):
            found[-1] = found[-1]._replace(current=state.current)
        else:
            found.append(state._replace(before=before))
    return tuple(reversed(found))
