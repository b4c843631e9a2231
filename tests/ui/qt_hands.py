"""What Qt lacks for trying a window: waiting until it is idle, reading it, typing any letter."""

from __future__ import annotations

import re

from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QCoreApplication,
    QEvent,
    QEventLoop,
    Qt,
    QTimer,
)
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from kmop_wizard.ui.widgets.button import without_mnemonic
from kmop_wizard.ui.widgets.label import MarkedLabel
from kmop_wizard.ui.window import moving

OWN_MARKS = re.compile(r"</?span( style=\"[^\"<]*\")?>")


def settle(rounds: int = 12) -> None:
    """Let the window finish what it has begun, in threads of its own too."""
    for relocation in [*moving.RUNNING]:
        relocation.wait()
    dispatcher = QAbstractEventDispatcher.instance()
    for _ in range(rounds):
        busy = dispatcher.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not busy:
            return


def pause(milliseconds: int) -> None:
    """Let the window work for a while. In ``QTest.qWait`` an error in a slot goes astray."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def plain_text(label: QLabel) -> str:
    """The text of a label as it is read; one with a bold part says so in markup."""
    rich = label.textFormat() == Qt.TextFormat.RichText
    text = label.accessibleName() if rich else label.text()
    return without_mnemonic(text) if label.buddy() else text


def assert_nothing_typed_is_rich(window: QWidget) -> None:
    """Markup is the program's own: a bold day, a muted aside; what a person typed is plain."""
    for label in window.findChildren(QLabel):
        if isinstance(label, MarkedLabel):
            assert "<" not in OWN_MARKS.sub("", label.text()), label.text()
        else:
            assert not label.text() or label.textFormat() == Qt.TextFormat.PlainText, label.text()
    for widget in window.findChildren(QWidget):
        tip = widget.toolTip()
        assert "<b>" not in tip or not Qt.mightBeRichText(tip), tip  # type: ignore[attr-defined]


def visible_texts(root: QWidget) -> list[str]:
    """Every text that ``root`` shows, without the invisible places to break in long words."""
    found: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            found.append(plain_text(widget))
        if isinstance(widget, QAbstractButton):
            found.append(widget.text())
        if isinstance(widget, QLineEdit):
            found += [widget.text(), widget.placeholderText()]
    return [text.replace("\u200b", "") for text in found if text]


def compose(window: QWidget, letter: str) -> None:
    """A letter that Qt's test keyboard has no key for, as an input method delivers it."""
    event = QInputMethodEvent()
    event.setCommitString(letter)
    focused = window.focusWidget()
    if focused is not None:
        QCoreApplication.sendEvent(focused, event)
