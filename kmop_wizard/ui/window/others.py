"""Says what others did to the trainings that the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.ui.window.folder_watcher import FolderWatcher

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window

GONE_AFTER_MS: Final = 1_500


class Others(QObject):
    """From now on, what others write is shown at once, and told; as long as the workspace is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.workspace)
        self._window = window
        self._workspace = window.workspace
        self._told: tuple[str, ...] = ()
        watcher = FolderWatcher(self._workspace.folders.data, self)
        watcher.time_to_look.connect(self._workspace.look_at_the_folder)
        self._gone = QTimer(self, singleShot=True, interval=GONE_AFTER_MS)
        self._gone.timeout.connect(self._leave_what_is_gone)
        self._workspace.changed_elsewhere.connect(self._tell)
        self._workspace.changed.connect(self._look_for_the_open_one)
        self._workspace.changed.connect(self._tell_of_copies)
        self._workspace.look_at_the_folder()
        self._tell_of_copies()

    def _tell(self, training_ids: tuple[str, ...]) -> None:
        told, self._told = self._told, ()
        training_ids = tuple(each for each in training_ids if each not in told)
        if not training_ids:
            return
        words = self._window.words
        if len(training_ids) > 1:
            text = words.count(
                "{n} training was changed elsewhere. You see it as it is now.",
                "{n} trainings were changed elsewhere. You see them as they are now.",
                len(training_ids),
            )
        else:
            name = short_title(words, self._workspace.entry(training_ids[0]).training)
            text = words.say("{title} was changed elsewhere. You see it as it is now.", title=name)
        self._window.toast(text)

    def _tell_of_copies(self) -> None:
        """Nothing is put away unseen."""
        merged = self._workspace.outside.copies_merged
        if not merged:
            return
        ids, words = tuple(dict.fromkeys(merged)), self._window.words
        merged.clear()
        self._told = ids
        text = words.count(
            "A synchronised folder had made a copy of {title}. It was merged, and the copy is kept"
            " in the trash.",
            "A synchronised folder had made copies of {n} trainings. They were merged, and the"
            " copies are kept in the trash.",
            len(ids),
            title=short_title(words, self._workspace.entry(ids[0]).training),
        )
        self._window.toast(text)

    def _look_for_the_open_one(self) -> None:
        # A synchroniser may take a file away and put it back: only what stays away is gone.
        if self._workspace.is_gone(self._window.route.training_id) and not self._gone.isActive():
            self._gone.start()

    def _leave_what_is_gone(self) -> None:
        training_id = self._window.route.training_id
        self._workspace.load()
        if not self._workspace.is_gone(training_id):
            return
        words = self._window.words
        name = short_title(words, self._workspace.document(training_id).training)
        self._window.show_what_is_left(training_id)
        if any(each.id == training_id for each in self._workspace.kept.trashed()):
            self._window.toast(
                words.say("{title} was moved to the trash on another computer.", title=name),
                lambda: self._window.bring_back(training_id),
            )
        else:
            self._window.toast(words.say("The file of {title} is not there any more.", title=name))
