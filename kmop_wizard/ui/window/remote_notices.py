"""Says what others did to the trainings that the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.ui.window.folder_watcher import FolderWatcher

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window


class RemoteNotices(QObject):
    """From now on, what others write is shown at once, and told; as long as the session lasts."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.signals)
        self._window = window
        self._session = window.session
        self._announced: tuple[str, ...] = ()
        watcher = FolderWatcher(self._session.folders.data, self)
        watcher.time_to_look.connect(self._session.look_at_folder)
        window.signals.changed_remotely.connect(self._tell)
        window.signals.file_gone.connect(self._leave_what_is_gone)
        window.signals.changed.connect(self._tell_of_copies)
        self._session.check_folder()
        self._tell_of_copies()

    def _tell(self, training_ids: tuple[str, ...]) -> None:
        announced, self._announced = self._announced, ()
        training_ids = tuple(each for each in training_ids if each not in announced)
        if not training_ids:
            return
        words = self._window.words
        if len(training_ids) > 1:
            text = words.count(
                "{n} course was changed elsewhere. You see the newest version.",
                "{n} courses were changed elsewhere. You see the newest version.",
                len(training_ids),
            )
        else:
            name = short_title(words, self._session.entry(training_ids[0]).training)
            text = words.say(
                "{title} was changed elsewhere. You see the newest version.", title=name
            )
        self._window.toast(text)

    def _tell_of_copies(self) -> None:
        """Nothing is put away unseen."""
        merged = self._session.take_merged_copies()
        if not merged:
            return
        words, self._announced = self._window.words, merged
        text = words.count(
            "A synchronised folder had made a copy of {title}. It was merged, and the copy is"
            " kept in the bin.",
            "A synchronised folder had made copies of {n} courses. They were merged, and the"
            " copies are kept in the bin.",
            len(merged),
            title=short_title(words, self._session.entry(merged[0]).training),
        )
        self._window.toast(text)

    def _leave_what_is_gone(self, training_id: str) -> None:
        if self._window.route.training_id != training_id:
            return
        words = self._window.words
        name = short_title(words, self._session.editor(training_id).training)
        self._window.show_what_is_left(training_id)
        if any(each.id == training_id for each in self._session.archive.trashed()):
            self._window.toast(
                words.say("{title} was moved to the bin on another computer.", title=name),
                lambda: self._window.bring_back(training_id),
            )
        else:
            self._window.toast(words.say("The file of {title} is not there any more.", title=name))
