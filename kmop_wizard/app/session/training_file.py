"""How one training comes to the disk: its file, and the notes beside it on this computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kmop_wizard.app.session.editing import Editor, Texts
from kmop_wizard.app.session.notes import Notes
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import known_entries
from kmop_wizard.domain.merge import Merged, merge
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.store import ChangedOutside, Store


class TrainingFile:
    """Saves what ``editor`` holds through ``store``; ``saved`` hears whether others were merged in.

    A conflict is noted before the file that it comes from, and forgotten after the file that
    settles it: whenever the program is stopped, one of the two holds what was said.
    """

    def __init__(
        self,
        editor: Editor,
        store: Store,
        notes: Notes,
        saved: Callable[[TrainingFile, bool], None],
    ) -> None:
        self.editor = editor
        self.store = store
        self._notes = notes
        self._saved = saved
        self._on_disk: Training | None = None

    @property
    def id(self) -> str:
        """The id of the training."""
        return self.editor.training.id

    def follow(self, stored: Training) -> bool:
        """Go on from what is in the file; say whether that changed anything here."""
        self._on_disk = stored
        return self.editor.rebase(stored, self._notes.conflicts(self.id))

    @property
    def are_notes_written(self) -> bool:
        """Whether the drafts and open conflicts are on the disk as they are here."""
        noted = self._notes.texts(self.id), self._notes.conflicts(self.id)
        return noted == (self._texts, self.editor.conflicts)

    def save(self) -> None:
        """Write the file, merged with what others wrote, and the notes; raises ``SaveFailed``."""
        failures = []
        for write in (self._write_texts, self._write_training):
            try:
                write()
            except SaveFailed as failure:
                failures.append(failure)
        if failures:
            raise failures[-1]

    def save_aside(self) -> None:
        """Keep the facts and drafts on this computer; raises ``SaveFailed``."""
        self._notes.write_recovery(self.editor.training)
        self._write_texts()

    def merge_in(self, merged: Merged, disk: Training) -> None:
        """Take what came of a merge with ``disk``, the file as it is; raises ``SaveFailed``."""
        self._notes.add_conflicts(self.id, merged.conflicts)
        same = same_facts(merged.training, disk)
        saved = disk if same else self.store.save(merged.training)
        self._go_on_from(saved, merged.conflicts)
        self._write_texts()  # an entry that is back brings what was typed in it

    @property
    def _texts(self) -> Texts:
        """What is typed is found again by its entry, which may not have come to the file yet."""
        return self.editor.texts_beside(self._on_disk or Training(""))

    def _write_texts(self) -> None:
        self._notes.write_texts(self.id, self._texts)

    def _write_training(self) -> None:
        mine = self.editor.training
        if known_entries(mine) != self._on_disk:
            try:
                self._go_on_from(self.store.save(mine))
            except ChangedOutside as changed:
                mine = replace(mine, saved_by=computer_name())
                merged = merge(changed.base, mine, changed.theirs)
                self.merge_in(merged, changed.theirs)
        self._notes.clear_recovery(self.id)  # also when what failed was undone since
        self._notes.write_conflicts(self.id, self.editor.conflicts)
        self._write_texts()  # a fact that others know settles what is typed here

    def _go_on_from(self, saved: Training, conflicts: tuple[Conflict, ...] = ()) -> None:
        self._on_disk = saved
        self._saved(self, self.editor.rebase(saved, conflicts))
