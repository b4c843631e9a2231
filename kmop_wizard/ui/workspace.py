"""All trainings of one data folder as the window sees them: loaded, planned, saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kmop_wizard import clock
from kmop_wizard.domain.agenda import Agenda, Entry, Quiet, agenda, quiet_until
from kmop_wizard.domain.ceiling import Purse
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Enterprise, Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.drafts import Drafts, read_drafts, write_drafts
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.kept import Kept
from kmop_wizard.storage.listing import FolderUnreadable, Loaded
from kmop_wizard.storage.recovery import clear_recovery, read_recoveries, write_recovery
from kmop_wizard.storage.settings import read_settings, write_settings
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.disagreements import Disagreements
from kmop_wizard.ui.document import Document, Saved, State
from kmop_wizard.ui.outside import Outside

Result = TypeVar("Result")
EXAMPLE_FOLDER = "example"
NEW_DAY_CHECK_MS = 30_000
_SETTINGS = "settings"


class Workspace(QObject):
    """The facts of all trainings, and everything derived from them on the day that it is.

    ``changed`` comes after facts, settings or the day changed; ``save_state_changed`` after a save
    succeeded or failed; ``changed_elsewhere`` with the ids of what others wrote.
    """

    changed = Signal()
    save_state_changed = Signal()
    changed_elsewhere = Signal(tuple)

    def __init__(
        self,
        folders: Folders,
        rules: Rules,
        today: Callable[[], date] = clock.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folders = folders
        self.rules = rules
        self.clock = today
        self._today = today()
        self._store = Store(folders.data, folders.state)
        self._store.expects_folder = folders.chosen
        self._example_store = Store(folders.data / EXAMPLE_FOLDER, folders.state / EXAMPLE_FOLDER)
        self.kept = Kept(self._store, folders.data)
        self.settings = read_settings(folders.config)
        self._drafts: Drafts = read_drafts(folders.state)
        self.disagreements = Disagreements(folders.state)
        self._outside = Outside(folders.data, self._store, self.disagreements)
        self._failures: dict[str, SaveFailed] = {}
        self._kept_for_recovery = False
        self.saved_at: datetime | None = None
        self._agenda: Agenda | None = None
        self._documents: dict[str, Document] = {}
        self.folder_problem: FolderUnreadable | None = None
        self.listing = Loaded((), (), ())
        self._trainings: dict[str, Training] = {}
        self._examples: dict[str, Training] = {}
        self._recovered = False
        self._new_day = QTimer(self)
        self._new_day.timeout.connect(self.look_at_the_clock)
        self._new_day.start(NEW_DAY_CHECK_MS)
        self.load()

    @property
    def today(self) -> date:
        return self._today

    @property
    def failure(self) -> SaveFailed | None:
        """The first of what could not be saved and still is not."""
        return next(iter(self._failures.values()), None)

    @property
    def kept_for_recovery(self) -> bool:
        """Whether what could not be saved is safe on this computer until the next start."""
        return self._kept_for_recovery

    def look_at_the_clock(self) -> None:
        """Plan anew when another day has begun."""
        if (today := self.clock()) != self._today:
            self._today = today
            self._facts_changed()

    # -- reading ---------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the data folder; what is being edited, or can't be read now, stays as it is.

        What others wrote apart from here is merged in.
        """
        self._outside.look()
        try:
            self._read()
            if self._bring_together():
                self._read()
        except FolderUnreadable as problem:
            self.folder_problem = problem
        else:
            self.folder_problem = None
        self._recover()
        for training_id, document in self._documents.items():
            if document.unsaved:
                self._trainings[training_id] = document.training
            elif (stored := self._trainings.get(training_id)) is not None:
                document.follow_file(stored)
        self._facts_changed()

    def _read(self) -> None:
        self.listing = self._store.load()
        examples = self._example_store.load().trainings
        self._trainings = {training.id: training for training in self.listing.trainings}
        self._examples = {training.id: training for training in examples[:1]}

    def look_at_the_folder(self) -> None:
        """Read the data folder again when others changed it, and tell what they changed."""
        if not self._outside.changed():
            return
        before, problem = self._trainings, self.folder_problem
        self.load()
        theirs = tuple(
            training_id
            for training_id, training in self._trainings.items()
            if training_id not in before or not same_facts(training, before[training_id])
        )
        if theirs:
            self.changed_elsewhere.emit(theirs)
        if self.folder_problem != problem:
            self.save_state_changed.emit()

    def is_gone(self, training_id: str) -> bool:
        """Whether a training that was here has no file any more that can be read."""
        document = self._documents.get(training_id)
        return (
            document is not None
            and document.training.revision > 0
            and training_id not in self._trainings
            and training_id not in self._examples
        )

    def forget(self, training_id: str) -> None:
        """Close a training whose file is gone."""
        self._documents.pop(training_id, None)

    def _bring_together(self) -> bool:
        """Merge what was written apart from here; whether the folder is to be read once more."""
        if not (self.listing.crossed or self.listing.conflicts):
            return False
        self.flush()
        busy = {each for each, document in self._documents.items() if document.unsaved}
        met = self._outside.bring_together(self.listing, self._trainings, busy)
        for training_id, failure in met.items():
            self.report(failure, training_id)
        return bool(met)

    def _recover(self) -> None:
        """Take up what could not be saved last time; saving merges it when the file went on."""
        if self._recovered:
            return
        self._recovered = True
        for kept in read_recoveries(self.folders.state):
            stored = self._trainings.get(kept.id)
            if stored is not None and same_facts(stored, kept):
                clear_recovery(self.folders.state, kept.id)
            elif kept.id not in self._documents:
                self._trainings[kept.id] = kept
                self.document(kept.id).save_again()

    @property
    def agenda(self) -> Agenda:
        if self._agenda is None:
            self._agenda = agenda(self._trainings.values(), self.rules, self._today)
        return self._agenda

    @property
    def purse(self) -> Purse:
        return self.agenda.purse

    @property
    def quiet(self) -> Quiet | None:
        """The promise that nothing is to be done, when it can be given."""
        return quiet_until(self.agenda.entries, self.rules, self._today)

    @property
    def example(self) -> Entry | None:
        """The worked example, planned on its own: it never mixes with the real trainings."""
        training = next(iter(self._examples.values()), None)
        return None if training is None else self.entry(training.id)

    def is_example(self, training_id: str) -> bool:
        return training_id in self._examples

    def entry(self, training_id: str) -> Entry:
        """The training and its plan; one that is not saved yet is planned as well."""
        if training_id in self._examples:
            example = self._examples[training_id]
            return Entry(example, plan(example, self.rules, self._today))
        for entry in self.agenda.entries:
            if entry.training.id == training_id:
                return entry
        training = self._documents[training_id].training
        return Entry(training, plan(training, self.rules, self._today, self.purse))

    # -- editing ---------------------------------------------------------------------------------

    def document(self, training_id: str) -> Document:
        """The open document of a training; opened once, kept with its undo."""
        if training_id not in self._documents:
            training = self._examples.get(training_id) or self._trainings[training_id]
            self._open(training)
        return self._documents[training_id]

    def new_document(self) -> Document:
        """A training of which nothing is known yet but the user's own enterprise."""
        own = self.settings
        enterprise = Enterprise(own.enterprise_name, own.enterprise_number, own.enterprise_size)
        import uuid  # slow to load, and home has no use for it

        return self._open(Training(str(uuid.uuid4()), enterprise=enterprise))

    def flush(self) -> bool:
        """Save all that is not saved; ``False`` when something could not be."""
        if _SETTINGS in self._failures:
            self._write_settings()
        return not [each for each in self._documents.values() if not each.flush()]

    def leave(self, training_id: str) -> None:
        """The training is left: save it, and keep it as a version of its history."""
        if self._documents[training_id].flush() and not self.is_example(training_id):
            self._store.keep_version(training_id)

    def trash(self, training_id: str) -> None:
        """Move a training out of sight; raises SaveFailed."""
        if (document := self._documents.get(training_id)) is not None and not document.flush():
            raise self._failures[training_id]
        self._store.trash(training_id)
        self.disagreements.forget(training_id)
        self._documents.pop(training_id, None)
        self._trainings.pop(training_id, None)
        self._facts_changed()

    def restore(self, training_id: str) -> None:
        """Bring a training back from the trash; raises SaveFailed."""
        self._store.restore(training_id)
        self.load()

    def read_again(self, training_id: str) -> None:
        """Read the folder after a file was put in its place; edits that wait for a save stay."""
        if training_id in self._documents and not self._documents[training_id].unsaved:
            del self._documents[training_id]
        self.load()

    def add_example(self, training: Training) -> None:
        """Write the worked example into its own folder."""
        saved = self._guarded(lambda: self._example_store.save(training))
        if saved is not None:
            self._examples = {saved.id: saved}
            self._facts_changed()

    def throw_example_away(self) -> None:
        """Move the worked example to its own trash; it stays when that fails."""
        for training_id in tuple(self._examples):
            self._guarded(lambda thrown=training_id: self._throw_away(thrown))  # type: ignore[misc]
        self._facts_changed()

    def _throw_away(self, example_id: str) -> None:
        self._example_store.trash(example_id)
        self._documents.pop(example_id, None)
        self._examples.pop(example_id, None)

    def change_settings(self, **changes: object) -> None:
        """Change and save settings."""
        settings = self.settings._replace(**changes)  # type: ignore[arg-type]
        if settings != self.settings:
            self.settings = settings
            self._write_settings()
            self.changed.emit()

    def _write_settings(self) -> None:
        self._guarded(lambda: write_settings(self.folders.config, self.settings), _SETTINGS)

    def _open(self, training: Training) -> Document:
        state = State(training, self._drafts.of(training.id))
        document = Document(state, self._save, self)
        document.changed.connect(lambda: self._edited(document))
        self._documents[training.id] = document
        return document

    def _edited(self, document: Document) -> None:
        training = document.training
        home = self._examples if training.id in self._examples else self._trainings
        if (before := home.get(training.id)) is not None:
            self.disagreements.follow(before, training)
        home[training.id] = training
        self._facts_changed()

    def _save(self, state: State) -> Saved:
        training = state.training
        example = self.is_example(training.id)
        store = self._example_store if example else self._store
        self._drafts = self._drafts.with_training(training.id, state.drafts)
        failures: list[SaveFailed] = []
        saved = self._tried(lambda: self.disagreements.save(store, training), failures)
        self._tried(lambda: write_drafts(self.folders.state, self._drafts), failures)
        if saved is None:
            kept: list[SaveFailed] = []
            self._tried(lambda: write_recovery(self.folders.state, training), kept)
            self._kept_for_recovery = not kept
        else:
            clear_recovery(self.folders.state, training.id)
            (self._examples if example else self._trainings)[training.id] = saved
            self._outside.wrote(saved.id)
            self._agenda = None
            if not same_facts(saved, training):
                self.changed_elsewhere.emit((saved.id,))
        if not failures:
            self.saved_at = clock.now()
        self.report(failures[0] if failures else None, training.id)
        return Saved(saved, complete=not failures)

    def _tried(self, write: Callable[[], Result], failures: list[SaveFailed]) -> Result | None:
        try:
            return write()
        except SaveFailed as failure:
            failures.append(failure)
            return None

    def _guarded(self, write: Callable[[], Result], about: str = "") -> Result | None:
        """Write, and keep a failure visible until this has been written."""
        failures: list[SaveFailed] = []
        result = self._tried(write, failures)
        self.report(failures[0] if failures else None, about)
        return result

    def report(self, failure: SaveFailed | None, about: str = "") -> None:
        """Keep what failed visible; ``None`` when it is well again.

        ``about``: what was being saved. What is about nothing is visible until the next success.
        """
        if failure is None:
            self._failures.pop("", None)
            self._failures.pop(about, None)
        else:
            self._failures[about] = failure
        self.save_state_changed.emit()

    def _facts_changed(self) -> None:
        self._agenda = None
        self.changed.emit()
