"""All trainings of one data folder: loaded, planned, edited, saved, and what others write there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from kmop_wizard import clock
from kmop_wizard.app.session.callbacks import Callbacks
from kmop_wizard.app.session.editing import Editor
from kmop_wizard.app.session.notes import Notes
from kmop_wizard.app.session.remote import RemoteChanges
from kmop_wizard.app.session.saving import SaveManager
from kmop_wizard.app.session.scheduling import Scheduler, Timer
from kmop_wizard.app.session.training_file import TrainingFile
from kmop_wizard.domain.agenda import Agenda, Entry, Planner, Quiet, quiet_until
from kmop_wizard.domain.ceiling import Purse
from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Enterprise, Training
from kmop_wizard.storage.archive import Archive
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.leftovers import removing_leftovers
from kmop_wizard.storage.listing import FolderUnreadable, Loaded, Look, look
from kmop_wizard.storage.settings import read_settings, write_settings
from kmop_wizard.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from kmop_wizard.app.reminding import Reminders
    from kmop_wizard.exchange.einvoice import EInvoice

EXAMPLE_FOLDER: Final = "example"
NEW_DAY_CHECK_MS: Final = 30_000
GONE_AFTER_MS: Final = 1_500
TIDYING_PAUSE_MS: Final = 20
_SETTINGS: Final = "settings"


class Session:
    """The facts of all trainings, and everything derived from them on the day that it is.

    ``scheduler`` and ``today`` are its only clock. `close` it when it is needed no more.
    ``may_remind``: this computer can be asked to start the program for a reminder. ``report``: of
    what went wrong in the program before this start, as long as it is offered.
    """

    def __init__(
        self,
        folders: Folders,
        rules: Rules,
        scheduler: Scheduler,
        today: Callable[[], date] = clock.today,
    ) -> None:
        self.folders = folders
        self.rules = rules
        self.clock = today
        self.today = today()
        self.callbacks = Callbacks()
        # What was read of the e-invoices that are kept, by where they lie and their checksum.
        self.einvoices: dict[object, EInvoice] = {}
        # The text of each training that is searched, by language and id.
        self.searched: dict[str, dict[str, tuple[Training, str]]] = {}
        self.settings = read_settings(folders.config)
        self.folder_problem: FolderUnreadable | None = None
        self.listing = Loaded((), (), ())
        self._store = Store(folders.data, folders.state, self.now)
        self.may_remind = False
        self.report: Path | None = None
        self._store.expects_folder = folders.chosen
        example = folders.data / EXAMPLE_FOLDER, folders.state / EXAMPLE_FOLDER
        self._example_store = Store(*example, self.now)
        self.archive = Archive(self._store, folders.data)
        self.saves = SaveManager(scheduler, self.now, self._save_state_changed)
        self._remote = RemoteChanges(folders.data, self._store, self.saves)
        self._notes = Notes(folders.state)
        self._scheduler = scheduler
        self._timers: dict[str, Timer] = {}
        # All that is in the folders, or has been edited and will be.
        self._files: dict[str, TrainingFile] = {}
        # New ones in which nothing was typed, and those whose file is gone.
        self._without_file: dict[str, TrainingFile] = {}
        self._planner = Planner(rules, self.today)
        self._is_planner_behind = True
        self._loading = self._closed = False
        self._changed_remotely: list[str] = []
        self._merged_copies: list[str] = []
        self._recovered = False
        self.load()
        self._check_day_later()

    def now(self) -> datetime:
        """The moment, on the day that the clock of this session gives; UTC."""
        return clock.now_on(self.clock())

    def close(self) -> None:
        """End: nothing is saved, tried or told from here on."""
        self.callbacks = Callbacks()
        self._closed = True
        self.saves.close()
        for timer in self._timers.values():
            timer.cancel()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Tell nothing meanwhile: the folder is being written in another way, and read after it."""
        callbacks, self.callbacks = self.callbacks, Callbacks()
        try:
            yield
        finally:
            self.callbacks = callbacks

    # -- what is known ---------------------------------------------------------------------------

    @property
    def agenda(self) -> Agenda:
        """Every real training with its plan, the most urgent first."""
        return self._plans.agenda

    @property
    def purse(self) -> Purse:
        """What the subsidies of the year leave."""
        return self._plans.purse

    @property
    def quiet(self) -> Quiet | None:
        """The promise that nothing is to be done, when it can be given."""
        return quiet_until(self.agenda.entries, self.rules, self.today)

    @property
    def example(self) -> Entry | None:
        """The worked example, planned on its own: it never mixes with the real trainings."""
        example = next(iter(self._in(self._example_store)), None)
        return None if example is None else self.entry(example.id)

    def is_example(self, training_id: str) -> bool:
        """Whether this is the worked example that there is now."""
        file = self._files.get(training_id)
        return file is not None and file.store is self._example_store

    def entry(self, training_id: str) -> Entry:
        """The training and its plan; one that is not saved yet is planned as well.

        Raises ``KeyError`` for one that is not there.
        """
        training = self.editor(training_id).training
        if self.is_example(training_id):
            return Entry(training, plan(training, self.rules, self.today))
        if training_id in self._plans:
            return self._plans.entry(training_id)
        return Entry(training, plan(training, self.rules, self.today, self.purse))

    def has(self, training_id: str) -> bool:
        """Whether there is a file of this training, or one is being edited."""
        return training_id in self._files

    def put_report_away(self) -> None:
        """Offer the report no more; its file stays."""
        self.report = None
        from kmop_wizard.storage.error_log import mark_of  # seldom needed

        self.change_settings(errors_seen=mark_of(self.folders.state))

    @property
    def is_rules_age_due(self) -> bool:
        """Whether home tells today that the rules have grown old."""
        try:
            told_on = date.fromisoformat(self.settings.rules_told_on or "")
        except ValueError:
            told_on = None
        return self.rules.is_age_due(self.today, told_on)

    @property
    def reminders(self) -> Reminders:
        """What was said by itself of these trainings, and is not to be said."""
        from kmop_wizard.app.reminding import Reminders  # home has no use for it

        return Reminders(self.folders.data, self.folders.state)

    @property
    def reminds(self) -> bool:
        """Whether the program says by itself that a day has come."""
        return self.may_remind and self.settings.reminders in ("login", "daily")

    def is_gone(self, training_id: str) -> bool:
        """Whether a training that was saved has no file any more."""
        file = self._without_file.get(training_id)
        return file is not None and file.editor.training.revision > 0

    # -- editing ---------------------------------------------------------------------------------

    def editor(self, training_id: str) -> Editor:
        """The one way to change a training; raises ``KeyError`` for one that is not there."""
        return (self._files.get(training_id) or self._without_file[training_id]).editor

    def new_training(self) -> Editor:
        """A training of which nothing is known yet but the user's own enterprise."""
        import uuid  # slow to load, and home has no use for it

        own = self.settings
        enterprise = Enterprise(own.enterprise_name, own.enterprise_number, own.enterprise_size)
        file = self._file(Training(str(uuid.uuid4()), enterprise=enterprise), self._store)
        self._without_file[file.id] = file
        return file.editor

    def attachments(self, training_id: str) -> AttachmentHome:
        """Where the papers of a training lie; those of the worked example lie apart."""
        data = self.folders.data
        example = self.is_example(training_id)
        return AttachmentHome(data / EXAMPLE_FOLDER if example else data, training_id)

    def leave(self, training_id: str) -> None:
        """The training is left: save it, and keep it as a version of its history, soon."""

        def keep() -> None:
            if not self.is_example(training_id):
                self.saves.in_turn(training_id, partial(self._store.keep_version, training_id))

        self.saves.start(training_id, keep)

    def remember_enterprise(self, training: Training) -> None:
        """Offer what was typed of the enterprise for the first time in every new training."""
        if self.is_example(training.id):
            return
        settings, enterprise = self.settings, training.enterprise
        self.change_settings(
            enterprise_name=settings.enterprise_name or enterprise.name,
            enterprise_number=settings.enterprise_number or enterprise.number,
            enterprise_size=settings.enterprise_size or enterprise.size,
        )

    def trash(self, training_id: str) -> None:
        """Move a training to the trash; raises ``SaveFailed``."""
        if not self.saves.save(training_id):
            raise self.saves.failure_of(training_id) or SaveFailed("io_error", self.folders.data)
        file = self._files.get(training_id) or self._without_file[training_id]
        file.store.trash(training_id)
        self.forget(training_id)
        self._facts_changed()

    def restore(self, training_id: str) -> None:
        """Bring a training back from the trash; raises ``SaveFailed``."""
        self.saves.settle()
        self._store.restore(training_id)
        self.load()

    def forget(self, training_id: str) -> None:
        """Close a training whose file is gone."""
        self.saves.forget(training_id)
        self._files.pop(training_id, None)
        self._without_file.pop(training_id, None)

    def add_example(self, training: Training) -> None:
        """Write the worked example into its own folder; a failure stays visible."""
        store = self._example_store
        self.saves.settle()
        self._reporting(lambda: self._add(store.save(training), store))
        self._facts_changed()

    def delete_example(self) -> None:
        """Move the worked example to its own trash; a failure stays visible."""
        if (example := self.example) is not None:
            self._reporting(lambda: self.trash(example.training.id))

    def change_settings(self, **changes: object) -> None:
        """Change and save settings."""
        settings = self.settings._replace(**changes)  # type: ignore[arg-type]
        if settings != self.settings:
            self.settings = settings
            self.saves.changed(_SETTINGS, _SettingsFile(self))
            self.saves.start(_SETTINGS)
            self.callbacks.changed()

    def may_close(self, **last_settings: object) -> bool:
        """Save all, and say whether nothing is lost by closing; asked twice, it says yes."""
        permitted = self.saves.may_end_unsaved
        self.change_settings(**last_settings)
        self.saves.may_end_unsaved = permitted
        return self.saves.may_end()

    def add_conflicts(self, training: Training, conflicts: tuple[Conflict, ...]) -> None:
        """Ask about what comes of an import, once it is loaded; raises ``SaveFailed``."""
        self._notes.add_conflicts(training.id, conflicts)

    # -- what others write -----------------------------------------------------------------------

    def load(self) -> None:
        """Read the data folder, follow what others wrote, and merge what went apart from here."""
        self.saves.settle()
        self._remote.look()
        self._loading = True
        try:
            self._read()
        except FolderUnreadable as problem:
            self.folder_problem = problem
            self._recover()
        else:
            self.folder_problem = None
        self._loading = False
        self._facts_changed()
        self._tell_remote_changes()

    def take_merged_copies(self) -> tuple[str, ...]:
        """The ids of trainings of which conflict copies were put away since this was asked last."""
        merged = tuple(dict.fromkeys(self._merged_copies))
        self._merged_copies.clear()
        return merged

    def check_folder(self) -> None:
        """Read the data folder again if others changed it."""
        self.saves.settle()  # what is written here is no change of others
        if self._remote.happened(look(self.folders.data)):
            problem = self.folder_problem
            self.load()
            if self.folder_problem != problem:
                self._save_state_changed()

    def look_at_folder(self) -> None:
        """`check_folder` once another thread has seen a change: it looks at every file."""
        seen: list[Look] = []

        def compare() -> None:
            if not self._closed and self._remote.happened(seen[0]):
                self.check_folder()

        self._scheduler.aside(lambda: seen.append(look(self.folders.data)), compare)

    def check_clock(self) -> None:
        """Plan anew when another day has begun."""
        if (today := self.clock()) != self.today:
            self.today = today
            self._planner = Planner(self.rules, today)
            self._facts_changed()

    def tidy(self) -> None:
        """Remove what interrupted writes left behind, a folder at a time: nobody waits for it."""
        folders = removing_leftovers(self.folders)

        def go_on() -> None:
            if next(folders, None) is not None:
                self._later("tidying", TIDYING_PAUSE_MS, go_on)

        go_on()

    def _read(self) -> None:
        """Read both folders, once, and bring together what is found with what is edited."""
        self.listing = self._store.load()
        examples = self._example_store.load().trainings
        self._follow(self.listing.trainings, self._store)
        real = {file.id for file in self._in(self._store)}
        self._follow([each for each in examples if each.id not in real][:1], self._example_store)
        self._recover()
        merged = self._remote.merge(self.listing, self._files, self._add_merged)
        put_away = {each.file for each in merged}
        left = [each for each in self.listing.unreadable if each.file not in put_away]
        self.listing = self.listing._replace(unreadable=tuple(left), conflicts=())
        self._merged_copies += [each.training.id for each in merged]

    def _follow(self, stored: Iterable[Training], store: Store) -> None:
        found = {training.id: training for training in stored}
        for training_id, training in found.items():
            file = self._files.get(training_id) or self._without_file.pop(training_id, None)
            if file is None or file.store is not store:
                self._add(training, store)
                self._changed_remotely.append(training_id)
                continue
            self._files[training_id] = file
            if not self.saves.is_unsaved(training_id) and self._went_on(file, training):
                self._changed_remotely.append(training_id)
        for file in self._in(store):
            if file.id not in found and not self.saves.is_unsaved(file.id):
                self._without_file[file.id] = self._files.pop(file.id)
                self._later(f"gone {file.id}", GONE_AFTER_MS, partial(self._miss, file.id))

    def _miss(self, training_id: str) -> None:
        """A synchroniser may take a file away and put it back: only what stays away is gone."""
        if self.is_gone(training_id):
            self.load()
            if self.is_gone(training_id):
                self.callbacks.file_gone(training_id)

    def _recover(self) -> None:
        """Take up what could not be saved last time; saving merges it when the file went on."""
        if self._recovered:
            return
        self._recovered = True
        for training in self._notes.recoveries():
            stored = self._files.get(training.id)
            if stored is not None and same_facts(stored.editor.training, training):
                self._notes.clear_recovery(training.id)
            else:
                file = self._file(training, stored.store if stored else self._store)
                self._files[training.id] = file
                self.saves.changed(training.id, file)

    def _tell_remote_changes(self) -> None:
        changed = tuple(dict.fromkeys(self._changed_remotely))
        self._changed_remotely.clear()
        if changed:
            self.callbacks.changed_remotely(changed)

    # -- how it hangs together -------------------------------------------------------------------

    def _in(self, store: Store) -> list[TrainingFile]:
        return [file for file in self._files.values() if file.store is store]

    def _file(self, training: Training, store: Store) -> TrainingFile:
        notes = self._notes.texts(training.id), self._notes.conflicts(training.id)
        editor = Editor(training, *notes, self._edited)
        return TrainingFile(editor, store, self._notes, self._saved)

    def _add(self, stored: Training, store: Store) -> TrainingFile:
        """Take in a training as it lies in its folder."""
        file = self._files[stored.id] = self._file(stored, store)
        self._went_on(file, stored)
        return file

    def _went_on(self, file: TrainingFile, stored: Training) -> bool:
        """Follow the file; what that settled is written too. Say whether anything changed."""
        changed = file.follow(stored)
        if not file.are_notes_written:
            self.saves.changed(stored.id, file)
        return changed

    def _add_merged(self, stored: Training) -> TrainingFile:
        self._remote.wrote(stored.id)
        return self._add(stored, self._store)

    def _edited(self, editor: Editor) -> None:
        training_id = editor.training.id
        file = self._files.get(training_id) or self._without_file.pop(training_id, None)
        if file is None:
            return  # it was forgotten, and an old message still offered to change it
        self._files[training_id] = file
        self.saves.changed(training_id, file)
        self._plan_again(file)
        self.callbacks.changed()

    def _saved(self, file: TrainingFile, merged: bool) -> None:
        if file.store is self._store:
            self._remote.wrote(file.id)
        self._plan_again(file)
        if merged:
            self._changed_remotely.append(file.id)
            if not self._loading:
                self._facts_changed()
                self._tell_remote_changes()

    @property
    def _plans(self) -> Planner:
        if self._is_planner_behind:
            self._planner.put_all(each.editor.training for each in self._in(self._store))
            self._is_planner_behind = False
        return self._planner

    def _plan_again(self, file: TrainingFile) -> None:
        if file.store is self._store and file.id in self._files:
            self._planner.put(file.editor.training)

    def _facts_changed(self) -> None:
        self._is_planner_behind = True
        self.callbacks.changed()

    def _save_state_changed(self) -> None:
        self.callbacks.save_state_changed()

    def _reporting(self, write: Callable[[], object]) -> None:
        try:
            write()
        except SaveFailed as failure:
            self.saves.report(failure)

    def _check_day_later(self) -> None:
        self._later("day", NEW_DAY_CHECK_MS, self._check_day_later)
        self.check_clock()

    def _later(self, name: str, milliseconds: int, run: Callable[[], None]) -> None:
        if name in self._timers:
            self._timers[name].cancel()
        self._timers[name] = self._scheduler.after(milliseconds, run)


class _SettingsFile:
    """The settings of a session as something to save; they have no second place."""

    writes_more = False

    def __init__(self, session: Session) -> None:
        self._session = session
        self._settings = session.settings

    def take(self) -> _SettingsFile:
        """The settings as they are now."""
        return _SettingsFile(self._session)

    def put(self) -> None:
        write_settings(self._session.folders.config, self._settings)

    def put_aside(self) -> None:
        self.put()

    def follow(self) -> None:
        """Nothing follows from it."""
