"""Two states that went apart on two computers, merged with what this computer knows of their past.

The files do not carry their ancestry. What is known here: which states were saved here, which came
from elsewhere, and in which order they were on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence

from kmop_wizard.domain.changes import Change, changes
from kmop_wizard.domain.conflicts import Conflict, resolved
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import Path, facts_of, is_entry, value_or_none, with_fact
from kmop_wizard.domain.merge import Merged, merge, named
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.backups import Version


def three_way_merge(versions: Sequence[Version], mine: Training, theirs: Training) -> Merged:
    """Merge ``theirs``, a conflict copy, into ``mine``, the state on the disk.

    ``versions``: the history on this computer, newest first. The base is what last came from
    elsewhere before both went apart: the other computer has it, and what was edited here came after
    it. What may only be missing there because it was never seen is a conflict, not an edit.
    """
    older = _before(versions, theirs)
    at = next((index for index, each in enumerate(older) if _is_root(each)), None)
    if at is None:
        return merge(None, mine, theirs)
    base = older[at].training
    earlier = [each.training for each in older[at + 1 :]]
    merged = merge(_without_removals(base, theirs), mine, theirs)
    training, conflicts = merged
    for each in changes(mine, training):
        if any(_had(state, each) for state in earlier):
            conflict = Conflict(each.path, each.before, each.after)
            training = resolved(training, conflict, each.before)
            conflicts = (*conflicts, conflict)
    gone = tuple(
        Conflict(path, entry, None)
        for path in _removed(base, theirs)
        if (entry := value_or_none(training, path)) is not None
    )
    return Merged(training, named((*conflicts, *gone), mine, theirs))


def common_ancestor(
    versions: Sequence[Version], theirs: Training, mine: Training | None = None
) -> Training | None:
    """The latest state that ``theirs`` and what was edited here are sure to come from, if known.

    ``mine``: the state that was edited here; without it, the latest that was saved here.
    """
    older = _before(versions, theirs)
    if mine is not None:
        before_mine = _before(versions, mine)
        older = [each for each in older if any(each is other for other in before_mine)]
    return next((each.training for each in older if _is_root(each)), None)


def _is_root(version: Version) -> bool:
    """Whether others had it too: it came from elsewhere, or is the first there ever was."""
    return not version.from_here or version.training.revision == 1


def _before(versions: Sequence[Version], theirs: Training) -> Sequence[Version]:
    """The part of the history in which ``theirs`` may have its roots.

    A state may be kept twice: what came between does not precede it.
    """
    for index, each in reversed(tuple(enumerate(versions))):
        if each.training.revision == theirs.revision and same_facts(each.training, theirs):
            return versions[index + 1 :]
    return [each for each in versions if each.training.revision < theirs.revision]


def _without_removals(base: Training, theirs: Training) -> Training:
    for path in _removed(base, theirs):
        base = with_fact(base, path, None)
    return base


def _removed(base: Training, theirs: Training) -> list[Path]:
    """The entries that ``theirs`` has not, though the base had: removed there, or never seen."""
    there = facts_of(theirs)
    return [path for path in facts_of(base) if is_entry(path) and path not in there]


def _had(state: Training, change: Change) -> bool:
    """Whether a change would bring back what an earlier state had."""
    return not is_entry(change.path) and bool(value_or_none(state, change.path) == change.after)
