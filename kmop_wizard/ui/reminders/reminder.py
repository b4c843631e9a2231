"""The small window that says what is due; it never takes the focus from another program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStyle,
    QSystemTrayIcon,
    QVBoxLayout,
    QWidget,
)

from kmop_wizard.app.overview.phrases import TrainingRow
from kmop_wizard.app.overview.reminder import Message, Reminder
from kmop_wizard.i18n import Words
from kmop_wizard.ui import theme
from kmop_wizard.ui.home.hero import DayRow
from kmop_wizard.ui.widgets.announce import announce
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.face_button import FaceButton
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, ShortLabel, small
from kmop_wizard.ui.window.window_place import within

OPEN: Final = "open"
LATER: Final = "later"
MUTE: Final = "mute"
CLOSED: Final = "closed"
NEXT_DAY: Final = "next_day"
DONE: Final = "done"
LOOK_EVERY_MS: Final = 30_000
_WIDTH: Final = 470
_EDGE: Final = 16
_WITHOUT_SCREEN: Final = ("offscreen", "minimal")


class Answer(NamedTuple):
    """What was pressed (``OPEN``, ``LATER``, ``MUTE``), or ``CLOSED``; of which training, if one.

    ``NEXT_DAY``: nothing was, and another day has begun. ``DONE``: what it said was done meanwhile.
    """

    kind: str
    training_id: str = ""


class ReminderWindow(QWidget):
    """One reminder, or several in a row each. ``answered``: once, with an `Answer`.

    ``asks``: what it says can be put off or ended; else it can only be opened.
    """

    answered = Signal(object)

    def __init__(self, words: Words, message: Message, *, asks: bool = True) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._words, self._message = words, message
        self._answer = Answer(CLOSED)
        self.setObjectName("reminder")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(words.say("kmo-portefeuille wizard"))
        self.setAccessibleDescription(message.sentence)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        if message.one is not None:
            self._add_one(column, message.one)
        else:
            self._add_rows(column)
        column.addSpacing(8)
        column.addWidget(self._buttons(asks))

    def present(self) -> None:
        """Come up in the corner of the screen, in front, without the focus."""
        width = theme.px(self, _WIDTH)
        self.resize(width, max(self._column.totalHeightForWidth(width), 1))
        if QGuiApplication.platformName() not in _WITHOUT_SCREEN:
            self._go_to_the_corner()
        self.open_button.setFocus()
        self.show()
        announce(self, self._message.sentence)

    def end(self, answer: Answer) -> None:
        """Close with ``answer``."""
        self._answer = answer
        self.close()

    def keyPressEvent(self, pressed: QKeyEvent) -> None:
        if pressed.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(pressed)

    def closeEvent(self, closing: QCloseEvent) -> None:
        super().closeEvent(closing)
        self.answered.emit(self._answer)

    def _go_to_the_corner(self) -> None:
        free = self.screen().availableGeometry().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        frame = QRect(free.bottomRight(), self.size())
        place = within(frame.adjusted(0, 0, 0, bar), free)
        self.resize(self.size().boundedTo(free.size()))
        self.move(place.topLeft())

    def _add_one(self, column: QVBoxLayout, one: Reminder) -> None:
        day = DayRow()
        day.show_day(one.chip, one.line)
        column.addWidget(small(one.about))
        column.addWidget(Label(one.action, "heading", bold=True))
        if one.chip is not None:
            column.addWidget(day)
        if one.detail:
            column.addWidget(small(one.detail))

    def _add_rows(self, column: QVBoxLayout) -> None:
        column.addWidget(ShortLabel(self._message.heading, "heading", bold=True))
        for row in self._message.rows:
            button = _Row(row)
            button.clicked.connect(lambda _on=False, each=row.training_id: self._press(OPEN, each))
            column.addWidget(button)
        if self._message.more:
            column.addWidget(small(self._message.more))

    def _buttons(self, asks: bool) -> QWidget:
        say, one = self._words.say, self._message.one
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        left = FlowRow()
        training_id = one.training_id if one is not None else ""
        self.open_button = Button("primary", "action.open", say("Open now"))
        self.open_button.clicked.connect(lambda: self._press(OPEN, training_id))
        left.add(self.open_button)
        across.addWidget(left, 1)
        if asks and self._message.can_wait:
            later = Button("secondary", "action.later", say("Tomorrow"))
            later.clicked.connect(lambda: self._press(LATER, training_id))
            left.add(later)
        if asks and training_id:
            mute = Button("secondary", "action.mute", say("Not for this one"))
            mute.clicked.connect(lambda: self._press(MUTE, training_id))
            across.addWidget(mute)
        return row

    def _press(self, kind: str, training_id: str) -> None:
        self.end(Answer(kind, training_id))


class _Row(FaceButton):
    """A training of several: what to do, and its day at the right; a line above it."""

    def __init__(self, row: TrainingRow) -> None:
        super().__init__("flat", f"action.open.{row.training_id}")
        self.setAccessibleName(row.sentence)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(ShortLabel(row.action, bold=True))
        texts.addWidget(ShortLabel(row.title, "small", "muted"))
        tone = "muted" if row.tone == "neutral" else row.tone
        across = QHBoxLayout()
        across.setContentsMargins(theme.RING, 8, theme.RING, 8)
        across.addLayout(texts, 1)
        day = ShortLabel(row.day, "small", tone, bold=True)
        for part in (day, Label("\u203a", tone="muted", wrap=False)):
            across.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.put_face(across)

    def paintEvent(self, asked: QPaintEvent) -> None:
        super().paintEvent(asked)
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        painter.drawLine(theme.RING, 0, self.width() - theme.RING, 0)


class Shown(NamedTuple):
    """A window that is up, and its icon beside the clock where there is such a place."""

    window: ReminderWindow
    tray: QSystemTrayIcon | None


def put_up(
    words: Words, message: Message, answered: Callable[[Answer], object], *, asks: bool = True
) -> Shown:
    """Show ``message``, and call ``answered`` once; keep what is returned until then."""
    window = ReminderWindow(words, message, asks=asks)
    tray = None
    if QSystemTrayIcon.isSystemTrayAvailable():
        tray = QSystemTrayIcon(QApplication.windowIcon(), window)
        tray.setToolTip(message.heading)
        tray.activated.connect(window.activateWindow)
        tray.messageClicked.connect(window.activateWindow)
        tray.show()
        tray.showMessage(window.windowTitle(), message.sentence, QApplication.windowIcon())
        window.answered.connect(tray.hide)
    window.answered.connect(answered)
    window.present()
    return Shown(window, tray)


def ask(
    application: QApplication,
    words: Words,
    message: Message,
    over: Callable[[], str],
    *,
    asks: bool = True,
) -> Answer:
    """Show ``message`` alone until it is answered, or until ``over`` tells the answer.

    Where nobody could see a window it ends once it was painted.
    """
    answers: list[Answer] = []
    shown = put_up(words, message, answers.append, asks=asks)
    timer = QTimer(shown.window)
    timer.timeout.connect(lambda: _end_if(over(), shown.window))
    timer.start(LOOK_EVERY_MS)
    if application.platformName() in _WITHOUT_SCREEN:
        shown.window.repaint()
        QTimer.singleShot(0, shown.window, shown.window.close)
    application.exec()
    shown.window.deleteLater()
    return answers[0] if answers else Answer(CLOSED)


def _end_if(kind: str, window: ReminderWindow) -> None:
    if kind:
        window.end(Answer(kind))
