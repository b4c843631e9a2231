"""What a store knows of one training: which content may be replaced, and by what."""

from __future__ import annotations

import hashlib
from typing import Final

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.merge import comes_from
from kmop_wizard.domain.training import Training

Stamp = tuple[int, str | None]

_STATES: Final = 8


def stamp_of(training: Training) -> Stamp:
    """What tells the saved states of one training apart: revision and moment of saving."""
    return training.revision, training.saved_at


class Snapshots:
    """The states of one training that were read or written, the last few of them.

    ``written``: what was saved here last, while nobody else is known to have written since.
    ``last_revision``: the highest that was given to a save here.
    """

    def __init__(self) -> None:
        # By digest of a content, the stamps of the trainings that may replace it.
        self._replaceable: dict[str, set[Stamp]] = {}
        self._states: dict[Stamp, Training] = {}
        self._disk = ""
        # What was saved here and replaced by who had not seen it: the disk does not come from it.
        self._overwritten: dict[Stamp, Training] = {}
        self.written: Training | None = None
        self.last_revision = 0

    @property
    def states(self) -> tuple[Training, ...]:
        """What was read or written, the latest last."""
        return tuple(self._states.values())

    @property
    def latest(self) -> Training | None:
        """What lies on the disk, as far as is known."""
        return self.states[-1] if self._states else None

    def state(self, stamp: Stamp) -> Training | None:
        """The state with this stamp, if it is still known."""
        return self._states.get(stamp)

    def overwrote(self, training: Training) -> None:
        """Note that others replaced ``training`` without having seen it."""
        self._overwritten[stamp_of(training)] = training

    def overwritten_by(self, theirs: Training, stamp: Stamp) -> Training | None:
        """The state with this stamp, if it was saved here and ``theirs`` does not come from it."""
        written = self.written
        if written is not None and stamp == stamp_of(written):
            return None if comes_from(theirs, written) else written
        return self._overwritten.get(stamp)

    def may_replace(self, training: Training, content: bytes) -> bool:
        """Whether ``training`` was edited from ``content``."""
        return stamp_of(training) in self._replaceable.get(digest_of(content), ())

    def allow(self, training: Training, content: bytes) -> None:
        """Allow ``training`` to take the place of ``content``."""
        self._replaceable.setdefault(digest_of(content), set()).add(stamp_of(training))

    def allow_merge(self, training: Training, disk: Training) -> None:
        """Allow ``training``, a merge with the state ``disk``, to take the place of that."""
        if self._disk:
            self._replaceable.setdefault(self._disk, set()).add(stamp_of(training))
        self._states[stamp_of(training)] = disk

    def wrote(self, training: Training, content: bytes) -> None:
        """Take note of what was saved."""
        self._disk = digest_of(content)
        self._replaceable = {digest_of(content): {stamp_of(training)}}
        self._overwritten = {}
        self._remember(training)
        self.written = training
        self.last_revision = training.revision

    def learn(self, training: Training, content: bytes) -> None:
        """Take note of what was found in the place of the file."""
        self.written = None
        self._disk = digest_of(content)
        self._replaceable = {}
        twin = self.state(stamp_of(training))
        # Saved in the same second elsewhere: what was edited here does not come from it.
        if twin is None or same_facts(twin, training):
            self.allow(training, content)
            self._remember(training)

    def _remember(self, training: Training) -> None:
        self._states.pop(stamp_of(training), None)
        self._states[stamp_of(training)] = training
        while len(self._states) > _STATES:
            del self._states[next(iter(self._states))]


def digest_of(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
