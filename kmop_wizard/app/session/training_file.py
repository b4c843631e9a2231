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
        self.notes = notes
        self._saved = saved
        self.on_disk: Training | None = None

    @property
    def id(self) -> str:
        """The id of the training."""
        return self.editor.training.id

    def follow(self, stored: Training) -> bool:
        """Go on from what is in the file; say whether that changed anything here."""
        self.on_disk = stored
        return self.editor.rebase(stored, self.notes.conflicts(self.id))

    @property
    def are_notes_written(self) -> bool:
        """Whether the drafts and open conflicts are on the disk as they are here."""
        noted = self.notes.texts(self.id), self.notes.conflicts(self.id)
        return noted == (self.texts, self.editor.conflicts)

    def take(self) -> _Write:
        """What is to be written now: the file, and the notes beside it."""
        return _Write(self)

    def merge_in(self, merged: Merged, disk: Training) -> None:
        """Take what came of a merge with ``disk``, the file as it is; raises ``SaveFailed``."""
        self.notes.add_conflicts(self.id, merged.conflicts)
        same = same_facts(merged.training, disk)
        saved = disk if same else self.store.save(merged.training)
        self._go_on_from(saved, merged.conflicts)
        self._write_texts()  # an entry that is back brings what was typed in it

    @property
    def texts(self) -> Texts:
        """What is typed is found again by its entry, which may not have come to the file yet."""
        return self.editor.texts_beside(self.on_disk or Training(""))

    def _write_texts(self) -> None:
        self.notes.write_texts(self.id, self.texts)

    def _go_on_from(self, saved: Training, conflicts: tuple[Conflict, ...] = ()) -> None:
        self.on_disk = saved
        self._saved(self, self.editor.rebase(saved, conflicts))

    def went_in(self, saved: Training) -> None:
        """What was taken is in the file; what was typed since then is not."""
        self.on_disk = saved
        self.editor.saved(saved)
        self._saved(self, False)

    def meet(self, changed: ChangedOutside) -> None:
        """Merge what is edited with what others wrote meanwhile; raises ``SaveFailed``."""
        mine = replace(self.editor.training, saved_by=computer_name())
        self.merge_in(merge(changed.base, mine, changed.theirs), changed.theirs)
        self.notes.clear_recovery(self.id)
        self.notes.write_conflicts(self.id, self.editor.conflicts)
        self._write_texts()  # a fact that others know settles what is typed here


class _Write:
    """A training as it was when it was taken: `put` reads nothing that is edited meanwhile."""

    def __init__(self, file: TrainingFile) -> None:
        editor = file.editor
        self._file = file
        self._training = editor.training
        self._conflicts = editor.conflicts
        self._texts = file.texts
        in_file = known_entries(self._training)
        self._is_new = in_file != file.on_disk
        self._texts_after = editor.texts_beside(in_file)
        self._saved: Training | None = None
        self._changed: ChangedOutside | None = None

    @property
    def writes_more(self) -> bool:
        """Whether others wrote meanwhile, so that `follow` merges."""
        return self._changed is not None

    def put(self) -> None:
        """Write the notes and the file; raises ``SaveFailed``."""
        failures = []
        for write in (self._put_texts, self._put_training):
            try:
                write()
            except SaveFailed as failure:
                failures.append(failure)
        if failures:
            raise failures[-1]

    def put_aside(self) -> None:
        """Keep the facts and drafts on this computer; raises ``SaveFailed``."""
        self._file.notes.write_recovery(self._training)
        self._put_texts()

    def follow(self) -> None:
        """Go on from what is in the file now; raises ``SaveFailed``."""
        if self._changed is not None:
            self._file.meet(self._changed)
        elif self._saved is not None:
            self._file.went_in(self._saved)

    def _put_texts(self) -> None:
        self._file.notes.write_texts(self._training.id, self._texts)

    def _put_training(self) -> None:
        if self._is_new:
            try:
                self._saved = self._file.store.save(self._training)
            except ChangedOutside as changed:
                self._changed = changed
                return
        notes, training_id = self._file.notes, self._training.id
        notes.clear_recovery(training_id)  # also when what failed was undone since
        notes.write_conflicts(training_id, self._conflicts)
        notes.write_texts(training_id, self._texts_after)
