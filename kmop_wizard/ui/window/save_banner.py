"""What could not be saved or read, visible until it has been solved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kmop_wizard.app.session.session import Session
from kmop_wizard.i18n import N_
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.window.screen import Context

_ON_SCREEN: Final = N_(
    "Your work stays on the screen. The program keeps trying to save it in {folder}"
)
_KEPT: Final = N_(
    "Your work is kept on this computer, also when you close. The program keeps trying to save it"
    " in {folder}"
)
_NOT_OF_THE_FOLDER: Final = ("changed_outside", "not_storable", "already_there")

_MOST: Final = 0.5
"""Of the height of the window: what is more of the banner scrolls."""
_FOR_THE_REST: Final = 9.0
"""In font heights: what the bar on top and the page keep at least."""


class SaveBanner(Banner):
    """Hidden while all is well. ``tried``: it was tried again, and how that went is to be shown."""

    tried = Signal()

    def __init__(self, context: Callable[[], Context]) -> None:
        super().__init__("danger")
        self._context = context
        self.try_again = Button("secondary", "action.try_again")
        self.try_again.clicked.connect(self._save_again)
        self.elsewhere = Button("secondary", "action.save_elsewhere")
        self.elsewhere.clicked.connect(self._save_elsewhere)
        self.keep_mine = Button("secondary", "action.save_what_is_shown")
        self.keep_mine.clicked.connect(self._save_what_is_shown)
        self.add_button(self.keep_mine)
        self.add_button(self.try_again)
        self.add_button(self.elsewhere)

    def follow(self) -> None:
        """Say what is wrong, if anything is, and that nothing typed is lost."""
        words, session, _go = self._context()
        self.try_again.setText(words.say("Try again"))
        self.elsewhere.setText(words.say("Save in another folder…"))
        self.elsewhere.setVisible(_is_the_folder(session))
        self.keep_mine.setText(words.say("Save what is on the screen"))
        self.keep_mine.setVisible(_is_damaged(session))
        self.try_again.setVisible(True)
        folder = str(session.folders.data)
        if session.saves.failure is not None:
            sentence = _KEPT if session.saves.is_safe_aside else _ON_SCREEN
            detail = words.say(sentence, folder=folder)
            self.set_message(save_problem(words, session.saves.failure.code), "danger", detail)
        elif session.folder_problem is not None:
            detail = words.say("The folder of your courses can't be read: {folder}", folder=folder)
            self.set_message(save_problem(words, session.folder_problem.code), "danger", detail)
        elif session.archive.failure is not None:
            self.try_again.setVisible(False)  # each save tries it
            message = words.say("Your work is saved, but no earlier version of it could be kept.")
            detail = words.say(
                "{reason} The program tries again with each save, in {folder}",
                reason=save_problem(words, session.archive.failure.code),
                folder=str(session.folders.state),
            )
            self.set_message(message, "warning", detail)
        else:
            self.set_message("")

    def _save_again(self) -> None:
        session = self._context().session
        if session.folder_problem is not None:
            session.load()
        session.saves.save_all()
        self.tried.emit()

    def _save_what_is_shown(self) -> None:
        """The file can't be read: put it aside, as it is, and save the training in its place."""
        words, session, go = self._context()
        if session.saves.failure is None or not _is_damaged(session):
            return
        path = session.saves.failure.path
        try:
            aside = session.archive.put_out_of_the_way(path)
        except SaveFailed as failure:
            session.saves.report(failure, path.stem)
            return
        session.saves.save_all()
        session.load()
        if aside is not None:
            go.toast(words.say("The damaged file is kept in {folder}.", folder=aside.parent))

    def _save_elsewhere(self) -> None:
        from kmop_wizard.ui.window.data_folder import choose

        context = self._context()
        choose(context, self, context.go.route)


class SaveBannerPlace(ScrollArea):
    """As high as the banner; with large text in a small window the page keeps its share."""

    _later: QTimer | None = None  # events come while the area is being made

    def __init__(self, banner: QWidget) -> None:
        super().__init__(banner)
        self._banner = banner
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height that the banner needs, or the most there is for it."""
        self.setVisible(not self._banner.isHidden())
        height = self.window().height()
        most = min(round(height * _MOST), height - theme.em(self, _FOR_THE_REST))
        needed = self._banner.heightForWidth(self.width())
        self.setFixedHeight(min(needed, max(most, theme.control_height(self))))

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._fit_soon()

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
        kinds = (QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
        if watched is self.widget() and happened.type() in kinds:
            self._fit_soon()
        return super().eventFilter(watched, happened)

    def _fit_soon(self) -> None:
        if self._later is not None:
            self._later.start()


def _is_damaged(session: Session) -> bool:
    """Whether what can't be saved is a training that is open, over a file that can't be read."""
    failure = session.saves.failure
    if failure is None or failure.code != "changed_outside":
        return False
    shown = any(each.training.id == failure.path.stem for each in session.agenda.entries)
    return shown and session.archive.is_in_the_way(failure.path)


def _is_the_folder(session: Session) -> bool:
    """Whether another data folder would help."""
    failure, folders = session.saves.failure, session.folders
    if failure is None:
        return session.folder_problem is not None
    in_it = failure.path.is_relative_to(folders.data)
    return in_it and failure.code not in _NOT_OF_THE_FOLDER
