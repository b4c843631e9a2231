"""The one place that wires everything: folders, rules, language, look, window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from kmop_wizard import APPLICATION_ID, clock
from kmop_wizard.app.session.session import Session
from kmop_wizard.i18n import Words, system_language
from kmop_wizard.resources import resource_folder
from kmop_wizard.storage.folders import Folders, folders
from kmop_wizard.storage.reference import load_rules
from kmop_wizard.ui import theme
from kmop_wizard.ui.home import HomeScreen
from kmop_wizard.ui.window.drops import Drops
from kmop_wizard.ui.window.language import remove_translators, use_language
from kmop_wizard.ui.window.screen import Context, Route, Screen
from kmop_wizard.ui.window.session_signals import QtScheduler
from kmop_wizard.ui.window.window import Window

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options
    from kmop_wizard.ui.window.second_start import SecondStart

ICON_SIZES: Final = (16, 24, 32, 48, 64, 128)
"""Pixels, of the pictures from which the system takes what fits."""
BENCHMARK: Final = "KMOP_WIZARD_BENCH"
_COLLECT_AFTER_MS: Final = 500
_LISTEN_AFTER_MS: Final = 100


class Application(QApplication):
    """Hears of each file that macOS opens with the program: an event there, not an argument."""

    file_came = Signal()

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._file: Path | None = None

    def event(self, happened: QEvent) -> bool:
        if isinstance(happened, QFileOpenEvent) and happened.file():
            self._file = Path(happened.file())
            self.file_came.emit()
            return True
        return super().event(happened)

    def take_file(self) -> Path | None:
        """The file that came last, once; ``None``: none came since."""
        file, self._file = self._file, None
        return file


def run(options: Options, export: Path | None = None, training_id: str = "") -> int:
    """Open the window and stay until it is closed; the exit code of the program.

    ``export``, a file to import from, or the training is shown first.
    """
    application = application_with_look()
    window = build_window(options)
    if export is not None:
        window.to(Route("import", file=os.path.abspath(export)))  # noqa: PTH100 - a link stays one
    elif window.session.has(training_id):
        window.open_training(training_id)
    window.show()
    if os.environ.get(BENCHMARK):
        _FirstPaint(window)
    QTimer.singleShot(_LISTEN_AFTER_MS, window, lambda: _listen(window))
    QTimer.singleShot(_COLLECT_AFTER_MS, window, _collect_garbage_again)
    from kmop_wizard.ui.window.error_notice import ErrorNotice
    from kmop_wizard.ui.window.uncaught import hearing_uncaught

    with hearing_uncaught(ErrorNotice(window).hear):
        code = application.exec()
        close_window(window)
    return code


def _listen(window: Window) -> None:
    """From now on hear what comes from outside; the first painting need not wait for that."""
    from kmop_wizard.ui.window.crash_reports import offer_reports
    from kmop_wizard.ui.window.reminding import Reminding
    from kmop_wizard.ui.window.second_start import SecondStart

    close_on_signal(window)
    _open_what_comes(SecondStart(window))
    Reminding(window)
    offer_reports(window.session)
    if sys.platform == "darwin":
        from kmop_wizard.ui.window.dock_menu import put_in_the_dock

        put_in_the_dock(window)
    _follow_folder(window)
    window.moved.connect(lambda: _follow_folder(window))


def _open_what_comes(answering: SecondStart) -> None:
    application = QApplication.instance()
    if isinstance(application, Application):

        def take() -> None:
            if (file := application.take_file()) is not None:
                answering.open(file)

        application.file_came.connect(take)
        take()


def _follow_folder(window: Window) -> None:
    from kmop_wizard.app.practice.traces import remove_traces
    from kmop_wizard.ui.window.remote_notices import RemoteNotices

    RemoteNotices(window)
    remove_traces(window.session.folders.state)
    window.session.tidy()


def _collect_garbage_again() -> None:
    """The start went without (see ``__main__``); what it made need not be looked through again."""
    gc.freeze()
    gc.enable()


def application_with_look() -> QApplication:
    """The Qt application with its name and icon; the one that runs already, if one does."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setDesktopFileName(APPLICATION_ID)
    application = Application(sys.argv[:1])
    application.setApplicationName("kmop-wizard")
    application.setWindowIcon(program_icon())
    return application


def program_icon() -> QIcon:
    """The icon of the window; its pictures are read when the system asks for them."""
    icon = QIcon()
    for size in ICON_SIZES:
        file = resource_folder() / "icons" / f"kmop-wizard-{size}.png"
        icon.addFile(str(file), QSize(size, size))
    return icon


def build_window(
    options: Options, places: Folders | None = None, today: Callable[[], date] | None = None
) -> Window:
    """The window over the data folder of ``options``, with home in it; not shown yet.

    ``places`` and ``today`` replace the folders and the clock of ``options``.
    """
    application = application_with_look()
    given = options.today
    if today is None:
        today = (lambda: given) if given else clock.today
    used = places or folders(options.data_dir)
    session = Session(used, load_rules(), QtScheduler(), today)
    # What the system starts knows of no other folder, and a program on a stick leaves nothing.
    session.may_remind = places is None and used.usual is not None and used.beside is None
    language = options.language or system_language(session.settings.language, os.environ)
    theme.apply(application, session.settings.scheme)
    use_language(language)
    window = Window(session, Words(language), SCREENS)
    Drops(window)
    window.home()
    return window


def close_window(window: Window) -> None:
    """Close the window for good, before Python takes its parts away in an order of its own."""
    window.close()
    window.session.close()
    window.deleteLater()
    remove_translators()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def close_on_signal(window: Window) -> None:
    """Ctrl+C in a terminal, or the end of the session, is as the cross of the window: it saves.

    Python hears of it within seconds, when a timer of the program comes round.
    """
    import signal

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: window.close())


def _lazily(module: str, name: str) -> Callable[[Context, Route], Screen]:
    """A screen that is imported when it is first shown: home must not wait for it."""

    def make(context: Context, route: Route) -> Screen:
        from importlib import import_module

        screen: Screen = getattr(import_module(module), name)(context, route)
        return screen

    return make


SCREENS: Final[Mapping[str, Callable[[Context, Route], Screen]]] = {
    "home": HomeScreen,
    "start": _lazily("kmop_wizard.ui.pages.start", "StartScreen"),
    "training": _lazily("kmop_wizard.ui.pages.wizard", "WizardScreen"),
    "practice": _lazily("kmop_wizard.ui.practice.screen", "PracticeScreen"),
    "planner": _lazily("kmop_wizard.ui.screens.planner", "PlannerScreen"),
    "eligibility": _lazily("kmop_wizard.ui.screens.eligibility", "EligibilityScreen"),
    "purse": _lazily("kmop_wizard.ui.screens.purse", "PurseScreen"),
    "settings": _lazily("kmop_wizard.ui.screens.settings", "SettingsScreen"),
    "data_folder": _lazily("kmop_wizard.ui.screens.data_folder", "DataFolderScreen"),
    "about": _lazily("kmop_wizard.ui.screens.about", "AboutScreen"),
    "help": _lazily("kmop_wizard.ui.screens.help", "HelpScreen"),
    "trash": _lazily("kmop_wizard.ui.screens.trash", "TrashScreen"),
    "transfer": _lazily("kmop_wizard.ui.screens.transfer", "TransferScreen"),
    "import": _lazily("kmop_wizard.ui.screens.arrivals", "ImportScreen"),
    "history": _lazily("kmop_wizard.ui.screens.history", "HistoryScreen"),
    "history_state": _lazily("kmop_wizard.ui.screens.history_state", "HistoryStateScreen"),
    "newer": _lazily("kmop_wizard.ui.screens.newer", "NewerScreen"),
}


class _FirstPaint(QObject):
    """For measuring: says so when the window has been painted, and ends the program."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        screen = window.screen_shown
        assert screen is not None
        screen.installEventFilter(self)

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
        if happened.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._say_it)
        return False

    def _say_it(self) -> None:
        sys.stdout.write("painted\n")
        sys.stdout.flush()
        QApplication.exit(0)
