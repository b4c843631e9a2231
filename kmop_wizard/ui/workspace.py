"""All trainings of one data folder as the window sees them: loaded, planned, saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from kmop_wizard import clock
from kmop_wizard.app.session.failures import Failures
from kmop_wizard.domain.agenda import Agenda, Entry, Quiet, agenda, quiet_until
from kmop_wizard.domain.ceiling import Purse
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Enterprise, Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.kept import Kept
from kmop_wizard.storage.listing import FolderUnreadable, Loaded
from kmop_wizard.storage.settings import read_settings, write_settings
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.disagreements import Disagreements
from kmop_wizard.ui.document import Document, Saved, State
from kmop_wizard.ui.example import Example
from kmop_wizard.ui.outside import Outside
from kmop_wizard.ui.saving import Saving

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
        self.today = today()
        self._store = Store(folders.data, folders.state, self.now)
        self._store.expects_folder = folders.chosen
        self.kept = Kept(self._store, folders.data)
        self.settings = read_settings(folders.config)
        self.disagreements = Disagreements(folders.state)
        self.outside = Outside(folders.data, self._store, self.disagreements)
        self._failures = Failures(self.save_state_changed.emit)
        self.report = self._failures.report
        self._example = Example(folders, self._failures, self.now)
        self._saving = Saving(folders.state, self.disagreements, self._failures, self.now)
        self._agenda: Agenda | None = None
        self._documents: dict[str, Document] = {}
        self.folder_problem: FolderUnreadable | None = None
        self.listing = Loaded((), (), ())
        self._trainings: dict[str, Training] = {}
        self._new_day = QTimer(self)
        self._new_day.timeout.connect(self.look_at_the_clock)
        self._new_day.start(NEW_DAY_CHECK_MS)
        self.load()

    @property
    def failure(self) -> SaveFailed | None:
        """The first of what could not be saved and still is not."""
        return self._failures.first

    @property
    def kept_for_recovery(self) -> bool:
        """Whether what could not be saved is safe on this computer until the next start."""
        return self._saving.kept_for_recovery

    @property
    def saved_at(self) -> datetime | None:
        """When all was saved last, in this session."""
        return self._saving.saved_at

    def now(self) -> datetime:
        """The moment, on the day that the clock of this workspace gives; UTC."""
        return clock.now_on(self.clock())

    def look_at_the_clock(self) -> None:
        """Plan anew when another day has begun."""
        if (today := self.clock()) != self.today:
            self.today = today
            self._facts_changed()

    # -- reading ---------------------------------------------------------------------------------

    def load(self) -> None:
        """Read the data folder, merge what others wrote apart from here, keep what is edited."""
        self.outside.look()
        try:
            self._read()
            self._recover()
            documents = self._documents.values()
            if self.outside.bring_together(self.listing, self._trainings, documents, self.report):
                self._read()
        except FolderUnreadable as problem:
            self.folder_problem = problem
            self._recover()
        else:
            self.folder_problem = None
        for document in self._documents.values():
            if document.unsaved:
                self._put(document.training)
        self.disagreements.moved_on(self._trainings)
        for training_id, document in self._documents.items():
            if (stored := self._trainings.get(training_id)) is not None:
                document.follow_file(stored)
                self._put(document.training)
        self._facts_changed()

    def _read(self) -> None:
        self.listing = self._store.load()
        self.outside.crossed += self.listing.crossed
        self._example.load()
        self._trainings = {training.id: training for training in self.listing.trainings}

    def look_at_the_folder(self) -> None:
        """Read the data folder again when others changed it, and tell what they changed."""
        if not self.outside.changed():
            return
        before, problem = self._trainings, self.folder_problem
        self.load()
        now = self._trainings.values()
        theirs = [t.id for t in now if t.id not in before or not same_facts(t, before[t.id])]
        if theirs:
            self.changed_elsewhere.emit(tuple(theirs))
        if self.folder_problem != problem:
            self.save_state_changed.emit()

    def is_gone(self, training_id: str) -> bool:
        """Whether a training that is open, and was saved, has no file any more."""
        saved = (open_ := self._documents.get(training_id)) and open_.training.revision > 0
        return bool(saved) and not (training_id in self._trainings or self.is_example(training_id))

    def forget(self, training_id: str) -> None:
        """Close a training whose file is gone."""
        self._documents.pop(training_id, None)

    def _recover(self) -> None:
        """Take up what could not be saved last time; saving merges it when the file went on."""
        for kept in self._saving.kept_beside(self._trainings):
            self._put(kept)
            self.document(kept.id).save_again()

    @property
    def agenda(self) -> Agenda:
        if self._agenda is None:
            self._agenda = agenda(self._trainings.values(), self.rules, self.today)
        return self._agenda

    @property
    def purse(self) -> Purse:
        return self.agenda.purse

    @property
    def quiet(self) -> Quiet | None:
        """The promise that nothing is to be done, when it can be given."""
        return quiet_until(self.agenda.entries, self.rules, self.today)

    @property
    def example(self) -> Entry | None:
        """The worked example, planned on its own: it never mixes with the real trainings."""
        training = self._example.training
        return None if training is None else self.entry(training.id)

    def is_example(self, training_id: str) -> bool:
        return self._example.holds(training_id)

    def entry(self, training_id: str) -> Entry:
        """The training and its plan; one that is not saved yet is planned as well."""
        example = self._example.training
        if example is not None and example.id == training_id:
            return Entry(example, plan(example, self.rules, self.today))
        for entry in self.agenda.entries:
            if entry.training.id == training_id:
                return entry
        training = self._documents[training_id].training
        return Entry(training, plan(training, self.rules, self.today, self.purse))

    # -- editing ---------------------------------------------------------------------------------

    def document(self, training_id: str) -> Document:
        """The open document of a training; opened once, kept with its undo."""
        if training_id not in self._documents:
            example = self._example.training if self.is_example(training_id) else None
            self._open(example or self._trainings[training_id])
        return self._documents[training_id]

    def new_document(self) -> Document:
        """A training of which nothing is known yet but the user's own enterprise."""
        own = self.settings
        enterprise = Enterprise(own.enterprise_name, own.enterprise_number, own.enterprise_size)
        import uuid  # slow to load, and home has no use for it

        return self._open(Training(str(uuid.uuid4()), enterprise=enterprise))

    def flush(self) -> bool:
        """Save all that is not saved; ``False`` when something could not be."""
        if self._failures.of(_SETTINGS):
            self._write_settings()
        return not [each for each in self._documents.values() if not each.flush()]

    def leave(self, training_id: str) -> None:
        """The training is left: save it, and keep it as a version of its history."""
        if self._documents[training_id].flush() and not self.is_example(training_id):
            self._store.keep_version(training_id)
            self.save_state_changed.emit()

    def trash(self, training_id: str) -> None:
        """Move a training out of sight; raises SaveFailed."""
        if (document := self._documents.get(training_id)) and not document.flush():
            raise self._failures.of(training_id) or SaveFailed("io_error", self.folders.data)
        self._store.trash(training_id)
        self._documents.pop(training_id, None)
        self._trainings.pop(training_id, None)
        self._facts_changed()

    def restore(self, training_id: str) -> None:
        """Bring a training back from the trash; raises SaveFailed."""
        self._store.restore(training_id)
        self.load()

    def add_example(self, training: Training) -> None:
        """Write the worked example into its own folder."""
        self._example.add(training)
        self._facts_changed()

    def throw_example_away(self) -> None:
        """Move the worked example to its own trash; it stays when that fails."""
        if (thrown := self._example.training) is not None:
            document = self._documents.get(thrown.id)
            if (document is None or document.flush()) and self._example.throw_away():
                self._documents.pop(thrown.id, None)
        self._facts_changed()

    def change_settings(self, **changes: object) -> None:
        """Change and save settings."""
        settings = self.settings._replace(**changes)  # type: ignore[arg-type]
        if settings != self.settings:
            self.settings = settings
            self._write_settings()
            self.changed.emit()

    def _write_settings(self) -> None:
        self._failures.guarded(
            lambda: write_settings(self.folders.config, self.settings), _SETTINGS
        )

    def _open(self, training: Training) -> Document:
        state = State(training, self._saving.drafts.of(training.id))
        document = Document(state, self._save, self)
        document.changed.connect(lambda: self._edited(document))
        self._documents[training.id] = document
        return document

    def _edited(self, document: Document) -> None:
        training = document.training
        self.disagreements.follow(training)
        self._put(training)
        self._facts_changed()

    def _put(self, training: Training) -> None:
        if self._example.is_of(training.id):
            self._example.training = training
        else:
            self._trainings[training.id] = training

    def _save(self, state: State) -> Saved:
        training = state.training
        store = self._example.store if self._example.is_of(training.id) else self._store
        saved = self._saving.save(store, state)
        if saved.training is not None:
            self._put(saved.training)
            self.outside.wrote(training.id)
            self._agenda = None
            if not same_facts(saved.training, training):
                self.changed_elsewhere.emit((training.id,))
        return saved

    def _facts_changed(self) -> None:
        self._agenda = None
        self.changed.emit()
