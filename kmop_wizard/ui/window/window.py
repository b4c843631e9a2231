"""The one window: a bar on top, what is wrong with saving under it, a screen, a toast."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from kmop_wizard.app.facts.table import changed_labels
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.app.session.editing import Editor, Step
from kmop_wizard.app.session.session import Session
from kmop_wizard.i18n import N_, Words
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.codec import Newer
from kmop_wizard.storage.jsontext import Unreadable
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.stage import Stage
from kmop_wizard.ui.widgets.toast import Toast
from kmop_wizard.ui.window.focus_place import FocusPlace
from kmop_wizard.ui.window.focus_return import FocusReturn
from kmop_wizard.ui.window.language import use_language
from kmop_wizard.ui.window.save_banner import SaveBanner, SaveBannerPlace
from kmop_wizard.ui.window.screen import HOME, Context, Route, Screen
from kmop_wizard.ui.window.session_signals import SessionSignals
from kmop_wizard.ui.window.top_bar import TopBar
from kmop_wizard.ui.window.window_place import WindowPlace, place_of


class Window(QMainWindow):
    """Shows one screen at a time and takes the user from one to the other.

    ``moved``: it goes on with the trainings of another data folder.

    A screen is built for one language. Another language builds it anew, with the focus, the
    cursor and the scroll position where they were; what was typed is in the document already.
    """

    moved = Signal()

    def __init__(
        self,
        session: Session,
        words: Words,
        screens: Mapping[str, Callable[[Context, Route], Screen]],
    ) -> None:
        super().__init__()
        self.session = session
        self.words = words
        self._screens = screens
        self._route = HOME
        self._screen: Screen | None = None
        self._undo_toast: Callable[[], Any] | None = None
        self._is_toast_true: Callable[[], bool] | None = None
        self._build()
        self._listen()
        WindowPlace(self, session.settings.geometry)

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is shown now."""
        return self._screen

    @property
    def route(self) -> Route:
        shown = self._screen
        return self._route if shown is None else self._route._replace(step=shown.step)

    @property
    def context(self) -> Context:
        """What a screen is given now."""
        return Context(self.words, self.session, self)

    # -- Navigator -------------------------------------------------------------------------------

    def to(self, route: Route) -> None:
        if self._screen is not None:
            self._screen.leave()
            if self._screen.apart:
                self._toast.dismiss()  # an undo that it offers is gone with it
        self._route = route
        self._show_screen({})
        focus = self._first_focus()
        if focus is not None:
            focus.setFocus()

    def home(self) -> None:
        self.to(HOME)

    def new_training(self) -> None:
        editor = self.session.new_training()
        self.to(Route("start", editor.training.id))

    def open_training(self, training_id: str, step: str = "") -> None:
        self.to(Route("training", training_id, step))

    def trash(self, training_id: str) -> None:
        try:
            name = short_title(self.words, self.session.entry(training_id).training)
        except KeyError:
            return  # it went meanwhile, and an old message still offered this
        place, kept = self._place_in_screen()
        if self._screen is not None:
            self._screen.leave()
        self._close_screen()  # while what it shows is there
        try:
            self.session.trash(training_id)
        except SaveFailed as failure:
            self._show_screen(kept)
            if place is not None:
                place.take(self)
            self.session.saves.report(failure)
            return
        self.home()
        self.toast(
            self.words.say("{title} is in the bin.", title=name),
            lambda: self.bring_back(training_id),
        )

    def open_link(self, name: str) -> None:
        from kmop_wizard.ui.window.links import open_link  # home does not wait for it

        if not open_link(name):
            self.toast(self.words.say("No browser could be opened on this computer."))

    def use(self, session: Session, route: Route) -> None:
        """Go on with the trainings of another data folder, at ``route``."""
        self.session.close()  # it would go on saving in the other folder
        self.signals.deleteLater()
        self._toast.dismiss()  # an undo that it offers is one of the other folder
        self.session = session
        self._listen()
        self.to(route)
        self._show_save_state()
        self.moved.emit()

    def toast(
        self, message: str, undo: Callable[[], Any] | None = None, stays: bool = False
    ) -> None:
        self._undo_toast = undo
        self._is_toast_true = None
        self.session.saves.withdraw()
        self._toast.present(message, with_undo=undo is not None, stays=stays)

    def offer_undo(self, message: str, editor: Editor, step: Step | None) -> None:
        if step is None:
            self.toast(message)
        else:
            self.toast(message, lambda: editor.undo_step(step))
            self._is_toast_true = lambda: editor.can_undo(step)

    def change_language(self, language: str) -> None:
        if language == self.words.language:
            return
        place, kept = self._place_in_screen()
        self._close_screen()  # it would follow in vain
        self.session.change_settings(language=language)
        self.words = Words(language)
        use_language(language)
        self._retranslate()
        self._show_screen(kept)
        if place is not None:
            place.take(self)

    def change_scheme(self, scheme: str) -> None:
        self.session.change_settings(scheme=scheme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, scheme)

    def undo(self) -> None:
        self._step(N_("Undone: {fields}"), Editor.undo)

    def redo(self) -> None:
        self._step(N_("Redone: {fields}"), Editor.redo)

    # -- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        self._bar = TopBar(lambda: self.context)
        self._failure = SaveBanner(lambda: self.context)
        self._failure.tried.connect(self._show_save_state)
        self._failure_place = SaveBannerPlace(self._failure)
        stage = Stage()
        self._place = QVBoxLayout(stage)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._toast = Toast()
        self._toast.undone.connect(self._undo_from_toast)
        self._toast.dismissed.connect(lambda: self.session.saves.withdraw())
        whole = QWidget()
        # First, so that it is gone before what it watches, whose end moves the focus.
        FocusReturn(whole, self._first_focus, self._failure_place, self._toast)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        self._beside = (QHBoxLayout(), QHBoxLayout())
        for row, part in zip(self._beside, (self._failure_place, self._toast), strict=True):
            row.addWidget(part)
            part.installEventFilter(self)
        column.addLayout(self._beside[0])
        column.addWidget(stage, 1)
        column.addLayout(self._beside[1])
        self.setCentralWidget(whole)
        self._retranslate()

    def _retranslate(self) -> None:
        words = self.words
        self._bar.retranslate(words)
        self._toast.set_texts(words.say("Undo"), words.say("Close"))
        self._show_save_state()

    def _place_in_screen(self) -> tuple[FocusPlace | None, dict[str, Any]]:
        """The focus and what the screen keeps, for the same screen built anew."""
        self._route = self.route
        focused = self.focusWidget()
        kept = self._screen.keep() if self._screen else {}
        return (FocusPlace.of(focused) if focused else None), kept

    def _first_focus(self) -> QWidget | None:
        return self._screen.first_focus() if self._screen else None

    def _close_screen(self) -> None:
        """Take the screen away; from here on nothing of it happens any more."""
        screen, self._screen = self._screen, None
        if screen is None:
            return
        screen.hide()
        screen.setParent(None)
        # Last: a field that loses the focus with its screen starts one once more.
        for timer in screen.findChildren(QTimer):
            timer.stop()
        screen.deleteLater()

    def _show_screen(self, kept: dict[str, Any]) -> None:
        self._close_screen()
        screen = self._screens[self._route.screen](self.context, self._route)
        self._screen = screen
        self._place.addWidget(screen)
        screen.take_back(kept)
        self._fit()
        self._show_title()

    def _show_title(self) -> None:
        name = self.words.say("kmo-portefeuille wizard")
        title = self._screen.title if self._screen else ""
        self._bar.show_route(title)
        self._bar.setHidden(self._screen is not None and self._screen.apart)
        self.setWindowTitle(f"{title} \u00b7 {name}" if title else name)

    # -- what happens ----------------------------------------------------------------------------

    def _listen(self) -> None:
        self.signals = SessionSignals(self.session, self)
        self.signals.changed.connect(self._follow)
        self.signals.save_state_changed.connect(self._show_save_state)

    def _step(self, message: str, act: Callable[[Editor], None]) -> None:
        """Undo or redo in the open training; ``message`` says which ``{fields}`` that changed."""
        editor = self._screen.undoes if self._screen is not None else None
        if editor is not None:
            before = editor.training
            act(editor)
            fields = changed_labels(self.words, before, editor.training)
            if fields:
                self.toast(self.words.say(message, fields=", ".join(fields)))

    def _follow(self) -> None:
        if self._is_toast_true is not None and not self._is_toast_true():
            self._is_toast_true = None
            self._toast.dismiss()  # what it offers to undo is undone
        if self._screen is not None:
            self._screen.follow()
        self._show_title()

    def show_what_is_left(self, training_id: str) -> None:
        """Go home from a training that is not there any more."""
        self._close_screen()
        self.session.forget(training_id)
        self.home()

    def _show_save_state(self) -> None:
        self._failure.follow()
        self._failure_place.fit()
        failed = self.session.saves.failure is not None
        self._bar.show_saved(None if failed else self.session.saves.saved_at)

    def _undo_from_toast(self) -> None:
        if self._undo_toast is not None:
            self._undo_toast()

    def bring_back(self, training_id: str) -> None:
        """Take a training back out of the trash."""
        try:
            self.session.restore(training_id)
        except SaveFailed as failure:
            self.session.saves.report(failure)
        except (Unreadable, Newer):
            self.toast(self.words.say("Something in the bin can't be read. It stays there."))

    def search(self) -> None:
        if self._route.screen != "home":
            self.home()
        if self._screen is not None:
            self._screen.search()

    def help(self) -> None:
        back = self.route
        if back.screen != "help":
            self.to(Route("help", back.training_id, back.step, back=back))

    # -- the window itself -----------------------------------------------------------------------

    def changeEvent(self, change: QEvent) -> None:
        super().changeEvent(change)
        if change.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.session.check_clock()
            self.session.check_folder()
        elif change.type() == QEvent.Type.ThemeChange:
            application = QApplication.instance()
            if isinstance(application, QApplication):
                theme.follow_system(application)

    def resizeEvent(self, resized: QResizeEvent) -> None:
        super().resizeEvent(resized)
        self._fit()

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
        if happened.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()  # what says nothing needs no room
        return super().eventFilter(watched, happened)

    def _fit(self) -> None:
        """Keep everything in one block in the middle."""
        side = theme.block_side(self, self.width()) - theme.RING
        self._bar.set_low(theme.is_low(self))
        for row, part in zip(self._beside, (self._failure_place, self._toast), strict=True):
            row.setContentsMargins(side, 0, side, 0 if part.isHidden() else 6)
        whole = self._screen is not None and self._screen.whole_width
        self._place.setContentsMargins(*((0, 0, 0, 0) if whole else (side, 6, side, 12)))
        self._failure_place.fit()

    def closeEvent(self, closing: QCloseEvent) -> None:
        if self._screen is not None:
            self._screen.leave()
        if self.session.may_close(geometry=place_of(self)):
            closing.accept()
            return
        self._undo_toast = self._is_toast_true = None
        self._toast.present(
            self.words.say("Not everything is saved yet. Close once more to leave all the same."),
            with_undo=False,
        )
        closing.ignore()
