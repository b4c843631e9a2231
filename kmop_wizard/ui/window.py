"""The one window: a bar on top, what is wrong with saving under it, a screen, a toast."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QByteArray, QEvent, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.ui import theme
from kmop_wizard.ui.language import use_language
from kmop_wizard.ui.links import open_link
from kmop_wizard.ui.screen import Context, Route, Screen
from kmop_wizard.ui.top_bar import TopBar
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.toast import Toast
from kmop_wizard.ui.workspace import Workspace

HOME: Final = Route("home")
SIZE: Final = (1180, 760)
SMALLEST: Final = (480, 420)


class Window(QMainWindow):
    """Shows one screen at a time and takes the user from one to the other.

    A screen is built for one language. Another language builds it anew, with the focus, the
    cursor and the scroll position where they were; what was typed is in the document already.
    """

    def __init__(
        self,
        workspace: Workspace,
        words: Words,
        screens: Mapping[str, Callable[[Context, Route], Screen]],
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.words = words
        self._screens = screens
        self._memory: dict[str, Any] = {}
        self._route = HOME
        self._screen: Screen | None = None
        self._undo_toast: Callable[[], Any] | None = None
        self._may_close_unsaved = False
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._build()
        self._add_shortcuts()
        workspace.changed.connect(self._follow)
        workspace.save_state_changed.connect(self._show_save_state)
        self._restore_place()

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is shown now."""
        return self._screen

    @property
    def route(self) -> Route:
        return self._route

    # -- Navigator -------------------------------------------------------------------------------

    def to(self, route: Route) -> None:
        if self._screen is not None:
            self._screen.leave()
        self._route = route
        self._show_screen({})
        focus = self._screen.first_focus() if self._screen else None
        if focus is not None:
            focus.setFocus()

    def home(self) -> None:
        self.to(HOME)

    def new_training(self, like: Training | None = None) -> None:
        document = self.workspace.new_document(like)
        self.to(Route("start", document.training.id))

    def open_training(self, training_id: str, step: str = "") -> None:
        self.to(Route("training", training_id, step))

    def trash(self, training_id: str) -> None:
        name = self.workspace.entry(training_id).training.title or self.words.say("The training")
        try:
            self.workspace.trash(training_id)
        except SaveFailed as failure:
            self.workspace.report(failure)
            return
        self._screen = _dropped(self._screen)
        self.home()
        self.toast(
            self.words.say("{title} is in the trash.", title=name),
            lambda: self._bring_back(training_id),
        )

    def open_link(self, name: str) -> None:
        if not open_link(name):
            self.toast(self.words.say("No browser could be opened on this computer."))

    def toast(self, message: str, undo: Callable[[], Any] | None = None) -> None:
        self._undo_toast = undo
        self._toast.present(message, with_undo=undo is not None)

    def change_language(self, language: str) -> None:
        if language == self.words.language:
            return
        self.workspace.change_settings(language=language)
        self.words = Words(language)
        use_language(language)
        focused = self.focusWidget()
        place = _Place.of(focused, self) if focused else None
        kept = self._screen.keep() if self._screen else {}
        self._retranslate()
        if isinstance(step := getattr(self._screen, "step", None), str):
            self._route = replace(self._route, step=step)
        self._show_screen(kept)
        if place is not None:
            place.take(self)

    def change_scheme(self, scheme: str) -> None:
        self.workspace.change_settings(scheme=scheme)
        theme.apply(QApplication.instance(), scheme)

    def undo(self) -> None:
        self._with_document(lambda document: document.undo())

    def redo(self) -> None:
        self._with_document(lambda document: document.redo())

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self._bar = TopBar(self)
        self._failure = Banner("danger")
        self._try_again = Button("secondary", "action.try_again")
        self._try_again.clicked.connect(self._save_again)
        self._failure.add_button(self._try_again)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self._toast = Toast()
        self._toast.undone.connect(self._undo_what_was_told)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(28, 14, 28, 18)
        column.setSpacing(12)
        column.addWidget(self._bar)
        column.addWidget(self._failure)
        column.addLayout(self._place, 1)
        column.addWidget(self._toast)
        self.setCentralWidget(whole)
        self._retranslate()

    def _add_shortcuts(self) -> None:
        keys: Mapping[Any, Callable[[], Any]] = {
            QKeySequence.StandardKey.New: self.new_training,
            QKeySequence.StandardKey.Find: self._find,
            QKeySequence.StandardKey.Undo: self.undo,
            QKeySequence.StandardKey.Redo: self.redo,
            "Ctrl+Y": self.redo,
            "F1": self._help,
            "Alt+Home": self.home,
            QKeySequence.StandardKey.Quit: self.close,
        }
        taken: set[str] = set()
        for key, act in keys.items():
            sequence = QKeySequence(key)
            if sequence.isEmpty() or sequence.toString() in taken:
                continue
            taken.add(sequence.toString())
            QShortcut(sequence, self).activated.connect(act)

    def _retranslate(self) -> None:
        words = self.words
        self._bar.retranslate(words)
        self._toast.set_texts(words.say("Undo"), words.say("Close"))
        self._try_again.setText(words.say("Try again"))
        self._show_save_state()

    def _show_screen(self, kept: dict[str, Any]) -> None:
        _dropped(self._screen)
        context = Context(self.words, self.workspace, self, self._memory)
        screen = self._screens[self._route.screen](context, self._route)
        self._screen = screen
        self._place.addWidget(screen)
        screen.take_back(kept)
        self._bar.show_route(self._route)
        self._show_title()

    def _show_title(self) -> None:
        name = self.words.say("kmo-portefeuille wizard")
        title = self._screen.title if self._screen else ""
        self.setWindowTitle(f"{title} \u00b7 {name}" if title else name)

    # -- what happens ----------------------------------------------------------------------------

    def _follow(self) -> None:
        if self._screen is not None and self._route.screen != "training":
            self._screen.follow()
        self._show_title()

    def _show_save_state(self) -> None:
        words, failure = self.words, self.workspace.failure
        problem = self.workspace.folder_problem
        if failure is not None:
            self._failure.set_message(
                save_problem(words, failure.code),
                detail=words.say(
                    "Your work stays on the screen. The program keeps trying to save it: {folder}",
                    folder=str(self.workspace.folders.data),
                ),
            )
        elif problem is not None:
            self._failure.set_message(
                save_problem(words, problem.code),
                detail=words.say(
                    "The data folder can't be read: {folder}", folder=str(problem.path)
                ),
            )
        else:
            self._failure.set_message("")
        self._bar.show_saved(self.workspace.saved_at if failure is None else None)

    def _save_again(self) -> None:
        if self.workspace.folder_problem is not None:
            self.workspace.load()
        self.workspace.flush()
        self._show_save_state()

    def _undo_what_was_told(self) -> None:
        undo, self._undo_toast = self._undo_toast, None
        if undo is not None:
            undo()

    def _bring_back(self, training_id: str) -> None:
        try:
            self.workspace.restore(training_id)
        except SaveFailed as failure:
            self.workspace.report(failure)

    def _with_document(self, act: Callable[[Any], None]) -> None:
        if self._route.training_id and self._route.screen in ("training", "start"):
            act(self.workspace.document(self._route.training_id))

    def _find(self) -> None:
        if self._route.screen != "home":
            self.home()
        field = self.findChild(QLineEdit, "search")
        if field is not None:
            field.setFocus()
            field.selectAll()

    def _help(self) -> None:
        step = getattr(self._screen, "step", "")
        if self._route.screen != "help":
            back = replace(self._route, step=step or self._route.step)
            self._memory["help.back"] = back
            self.to(Route("help", back.training_id, step))

    # -- the window itself -----------------------------------------------------------------------

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.workspace.look_at_the_clock()

    def closeEvent(self, closing: QCloseEvent) -> None:
        if self._screen is not None:
            self._screen.leave()
        geometry = bytes(self.saveGeometry().data()).hex()
        self.workspace.change_settings(geometry=geometry)
        if self.workspace.flush() or self.workspace.kept_for_recovery or self._may_close_unsaved:
            closing.accept()
            return
        self._may_close_unsaved = True
        self.toast(
            self.words.say("Not everything is saved yet. Close once more to leave all the same.")
        )
        closing.ignore()

    def _restore_place(self) -> None:
        geometry = self.workspace.settings.geometry
        if not geometry:
            return
        try:
            raw = bytes.fromhex(geometry)
        except ValueError:
            return
        self.restoreGeometry(QByteArray(raw))
        QTimer.singleShot(0, self, self._stay_on_screen)

    def _stay_on_screen(self) -> None:
        free = self.screen().availableGeometry()
        if not free.intersects(self.frameGeometry()):
            self.move(free.topLeft())


class _Place:
    """Where the focus is, to be there again in a screen that is built anew."""

    def __init__(self, name: str, cursor: int, selection: tuple[int, int] | None) -> None:
        self._name = name
        self._cursor = cursor
        self._selection = selection

    @classmethod
    def of(cls, focused: QWidget, _window: QWidget) -> _Place:
        if isinstance(focused, QLineEdit):
            start = focused.selectionStart()
            chosen = (start, focused.selectionLength()) if start >= 0 else None
            return cls(focused.objectName(), focused.cursorPosition(), chosen)
        return cls(focused.objectName(), -1, None)

    def take(self, window: QWidget) -> None:
        again = window.findChild(QWidget, self._name) if self._name else None
        if again is None:
            return
        again.setFocus()
        if isinstance(again, QLineEdit):
            again.setCursorPosition(self._cursor)
            if self._selection is not None:
                again.setSelection(*self._selection)


def _dropped(screen: Screen | None) -> None:
    if screen is not None:
        screen.hide()
        screen.setParent(None)
        screen.deleteLater()
