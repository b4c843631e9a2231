"""Where the window stands: where it stood last time, and always within the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QStyle

SIZE: Final = (1180, 760)
"""The first window, with its frame no larger than what the desktop leaves."""
SMALLEST: Final = (560, 360)


def place_of(window: QMainWindow) -> str:
    """The place and size of ``window``, as the settings keep them."""
    return bytes(window.saveGeometry().data()).hex()


class WindowPlace(QObject):
    """Puts ``window`` where ``place`` says, else in the middle; keeps it on its screen.

    A text that is no place changes nothing. What the desktop leaves may be less than last time:
    another screen, another scale, a bar that came. ``free``: that, ``None`` without a desktop.
    """

    def __init__(
        self,
        window: QMainWindow,
        place: str | None,
        free: Callable[[QMainWindow], QRect | None] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._free = free or desktop_of
        self._screen: QScreen | None = None
        is_new = not _restored(window, place)
        room = self._free(window)
        # no frame is known before the window is shown
        bar = QSize(0, window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))
        window.setMinimumSize(_least(room, bar))
        if is_new and room is not None:
            _place_first(window, room, bar)
        elif is_new:
            window.resize(*SIZE)
        self._first = window.size() if is_new else None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.stay)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, happened: QEvent) -> bool:
        if watched is self._window and happened.type() == QEvent.Type.Show:
            handle = self._window.windowHandle()
            if self._screen is None and handle is not None:
                handle.screenChanged.connect(self._follow)
                self._follow(self._window.screen())
        return False

    def stay(self) -> None:
        """Be no larger than the screen allows, and whole on it."""
        window = self._window
        state = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
        free = self._free(window)
        if free is None or not window.isVisible() or window.windowState() & state:
            return
        frame = window.frameGeometry().size() - window.size()
        window.setMinimumSize(_least(free, frame))
        first, self._first = self._first, None
        if first == window.size():
            _place_first(window, free, frame)
            return
        fitted = within(window.frameGeometry(), free)
        size = fitted.size() - frame
        if size != window.size():
            window.resize(size)
        dragged = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not dragged and fitted.topLeft() != window.frameGeometry().topLeft():
            window.move(fitted.topLeft())

    def _follow(self, screen: QScreen) -> None:
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self._later.start)
        self._screen = screen
        screen.availableGeometryChanged.connect(self._later.start)
        self._later.start()


def desktop_of(window: QMainWindow) -> QRect | None:
    """What the desktop leaves of the screen; ``None`` where nothing is shown on any."""
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return None
    return window.screen().availableGeometry()


def _place_first(window: QMainWindow, free: QRect, frame: QSize) -> None:
    """The usual size, if it fits, in the middle of ``free``."""
    size = QSize(*SIZE).boundedTo(free.size() - frame)
    window.resize(size)
    outer = QRect(QPoint(0, 0), size + frame)
    outer.moveCenter(free.center())
    window.move(outer.topLeft())


def within(frame: QRect, free: QRect) -> QRect:
    """``frame``, made smaller and moved until it lies in ``free``."""
    size = frame.size().boundedTo(free.size())
    left = min(max(frame.left(), free.left()), free.right() - size.width() + 1)
    top = min(max(frame.top(), free.top()), free.bottom() - size.height() + 1)
    return QRect(QPoint(left, top), size)


def _least(free: QRect | None, frame: QSize) -> QSize:
    smallest = QSize(*SMALLEST)
    return smallest if free is None else smallest.boundedTo(free.size() - frame)


def _restored(window: QMainWindow, place: str | None) -> bool:
    if not place:
        return False
    try:
        return window.restoreGeometry(QByteArray(bytes.fromhex(place)))
    except ValueError:
        return False
