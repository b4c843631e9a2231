"""The focus goes back to where it was when the line that it was on goes away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kmop_wizard.ui.window.focus_place import FocusPlace


class FocusReturn(QObject):
    """Watches ``around``: what comes and goes in ``whole`` beside its screen, like a toast.

    ``first_focus`` tells where typing starts in the screen that is shown then.
    """

    def __init__(
        self, whole: QWidget, first_focus: Callable[[], QWidget | None], *around: QWidget
    ) -> None:
        super().__init__(whole)
        self._whole = whole
        self._first_focus = first_focus
        self._around = around
        self._before: FocusPlace | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._return)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._is_around(now):
            if old is not None and not self._is_around(old):
                self._before = FocusPlace.of(old)
        elif old is not None and self._is_around(old):
            if old.isVisible():
                self._before = None  # the person went on by himself
            else:
                self._soon.start()

    def _is_around(self, widget: QWidget) -> bool:
        return any(part.isAncestorOf(widget) for part in self._around)

    def _return(self) -> None:
        place, self._before = self._before, None
        if place is None or not place.take(self._whole):
            first = self._first_focus()
            if first is not None:
                first.setFocus()
