"""Two programs that edit one folder at the same time."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.reliability.rows import Row, counted
from kmop_wizard.domain import facts
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import fact, with_fact
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.store import ChangedOutside, Store

TRAININGS: Final = 3
PATHS: Final[tuple[facts.Path, ...]] = (
    ("title",),
    ("notes",),
    ("enterprise", "name"),
    ("enrolment", "provider_name"),
    ("applications", "1", "subsidy_number"),
    ("applications", "1", "deposit", "beneficiary"),
)
MOST_MEETINGS: Final = 100


class Editor:
    """One program at work: random edits, each with a text of its own, all written down.

    ``edits``: training, path, text before, text after. ``seen``: texts that a conflict showed.
    """

    def __init__(self, name: str, store: Store, seed: int) -> None:
        self.name = name
        self.store = store
        self.dice = random.Random(f"{name}{seed}")
        self.here = {each.id: each for each in store.load().trainings}
        self.edits: list[tuple[str, str, str | None, str]] = []
        self.seen: set[str] = set()
        self.merges = 0

    def edit(self) -> None:
        """Change one fact, or add an invoice, and save."""
        training = self.here[self.dice.choice(sorted(self.here))]
        text = f"{self.name} {len(self.edits)}"
        path = self.dice.choice((*PATHS, ("invoices",)))
        if path == ("invoices",):
            entry_id = f"{self.dice.getrandbits(64):016x}"
            edited = with_fact(training, (*path, entry_id, "number"), text)
            before = None
        else:
            before = fact(training, path)
            edited = with_fact(training, path, text)
        self.edits.append((training.id, ".".join(path), before, text))
        self.save(edited)

    def save(self, training: Training) -> None:
        """Save, merging as often as somebody else was first."""
        for _ in range(MOST_MEETINGS):
            try:
                self.here[training.id] = self.store.save(training)
            except ChangedOutside as changed:
                merged = merge(changed.base, training, changed.theirs)
                self.note(merged.conflicts)
                training = merged.training
            else:
                return
        raise RuntimeError("others were first a hundred times")

    def look(self) -> int:
        """Do what the window does when files changed; return the number of copies put away.

        Read again, merge what crossed, merge conflict copies and put them away.
        """
        loaded = self.store.load()
        self.here = {each.id: each for each in loaded.trainings}
        for crossed in loaded.overwritten:
            self._bring_together(crossed)
        for copy in loaded.conflicts:
            self._bring_together(copy.training)
            self.store.resolve_conflict_copy(copy)
        return len(loaded.conflicts)

    def _bring_together(self, theirs: Training) -> None:
        mine = self.here[theirs.id]
        merged = self.store.merge(mine, theirs)
        self.note(merged.conflicts)
        if not same_facts(merged.training, mine):
            self.save(merged.training)

    def note(self, conflicts: tuple[Conflict, ...]) -> None:
        """Write down what a person would be shown."""
        self.merges += 1
        for path, *sides in ((each.path, each.mine, each.theirs) for each in conflicts):
            for side in sides:
                shown = facts.with_value(Training("x"), path, side)
                self.seen |= {str(value) for value in facts.facts_of(shown).values()}


def lost(
    edits: list[tuple[str, str, str | None, str]], seen: set[str], last: dict[str, Training]
) -> Iterator[str]:
    """Yield each text that is not there, that nobody replaced on purpose and no conflict showed."""
    replaced = {(each[0], each[1], each[2]) for each in edits}
    there = {name: set(_texts(training)) for name, training in last.items()}
    for training_id, path, _, text in edits:
        if (training_id, path, text) not in replaced and text not in there[training_id] | seen:
            yield text


def _texts(training: Training) -> Iterator[str]:
    yield from (value for value in facts.facts_of(training).values() if isinstance(value, str))


def begin(data: Path, state: Path) -> None:
    """Make the trainings that are going to be edited."""
    store = Store(data, state)
    for number in range(TRAININGS):
        store.save(Training(f"training{number}", title="Brand"))


def two_programs(folder: Path, edits: int, seed: int = 1) -> Row:
    """Two processes edit the trainings of one folder, ``edits`` times each, at the same time."""
    data, state = folder / "data", folder / "state"
    begin(data, state)
    command = [sys.executable, "-m", "benchmarks.reliability.together", str(data), str(state)]
    processes = [
        subprocess.Popen([*command, name, str(edits), str(seed)], stdout=subprocess.PIPE)
        for name in ("office", "laptop")
    ]
    told: list[dict[str, Any]] = [json.loads(each.communicate()[0]) for each in processes]
    made = [tuple(edit) for each in told for edit in each["edits"]]
    seen = {text for each in told for text in each["seen"]}
    last = {each.id: each for each in Store(data, state).load().trainings}
    gone = len(list(lost(made, seen, last)))
    merges = sum(each["merges"] for each in told)
    return counted(
        f"2 processes × {edits} random edits of {TRAININGS} trainings in one folder",
        {"lost without a visible conflict": gone, "edits missing": 2 * edits - len(made)},
        f"{merges} merges, {len(seen)} texts shown in conflicts",
    )


def main() -> None:
    """Be one of two programs, and print what was done."""
    data, state, name, edits, seed = sys.argv[1:]
    editor = Editor(name, Store(Path(data), Path(state)), int(seed))
    for _ in range(int(edits)):
        editor.edit()
    print(json.dumps({"edits": editor.edits, "seen": [*editor.seen], "merges": editor.merges}))


if __name__ == "__main__":
    main()
