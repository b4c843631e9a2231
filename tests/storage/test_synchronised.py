"""Two computers, one synchronised folder: a synchroniser of our own, in any order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.reliability.together import Editor, begin, lost
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.storage.store import Store

MOST_ROUNDS = 20


class Synchroniser:
    """Copies what one side changed; of what both changed one becomes a conflict copy, on both."""

    def __init__(self, folders: list[Path], dice: random.Random) -> None:
        self.folders = folders
        self.dice = dice
        self.common: dict[str, bytes] = {}
        self.copies = 0

    def run(self) -> bool:
        """Bring both folders together; return whether anything had to be done."""
        sides = [self.files(folder) for folder in self.folders]
        names = {*sides[0], *sides[1]}
        changed = False
        for name in sorted(names, key=lambda _: self.dice.random()):
            here, there = (side.get(name) for side in sides)
            if here != there:
                changed = True
                self._settle(name, here, there)
        return changed

    def files(self, folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.glob("trainings/*.json")}

    def _settle(self, name: str, here: bytes | None, there: bytes | None) -> None:
        before = self.common.get(name)
        if here == before:
            self._put(name, there)
        elif there == before:
            self._put(name, here)
        elif here is None or there is None:
            self._put(name, here or there)
        else:
            winner, loser = self.dice.sample([here, there], 2)
            self.copies += 1
            self._put(name, winner)
            self._put(f"{Path(name).stem}.sync-conflict-{self.copies}.json", loser)

    def _put(self, name: str, content: bytes | None) -> None:
        for folder in self.folders:
            path = folder / "trainings" / name
            if content is None:
                path.unlink(missing_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        if content is None:
            self.common.pop(name, None)
        else:
            self.common[name] = content


@pytest.mark.parametrize("seed", range(4))
def test_two_computers_lose_no_edit_without_a_visible_conflict(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    folders = [tmp_path / name / "data" for name in ("office", "laptop")]
    begin(folders[0], tmp_path / "first")
    synchroniser = Synchroniser(folders, dice)
    synchroniser.run()
    editors = [
        Editor(folder.parent.name, Store(folder, folder.parent / "state"), seed)
        for folder in folders
    ]
    for _ in range(60):
        action = dice.choice(("edit", "edit", "edit", "sync", "look"))
        editor = dice.choice(editors)
        if action == "edit":
            editor.edit()
        elif action == "look":
            editor.look()
        else:
            synchroniser.run()
    for _ in range(MOST_ROUNDS):
        synchroniser.run()
        before = [synchroniser.files(folder) for folder in folders]
        for editor in editors:
            editor.look()
        if [synchroniser.files(folder) for folder in folders] == before:
            break
    assert not synchroniser.run(), "they go on for ever"
    made = [edit for editor in editors for edit in editor.edits]
    seen = {text for editor in editors for text in editor.seen}
    finals = [{each.id: each for each in editor.store.load().trainings} for editor in editors]
    assert list(lost(made, seen, finals[0])) == []
    for name, training in finals[0].items():
        assert same_facts(training, finals[1][name])
    assert not any(editor.store.load().conflicts for editor in editors)
