"""Finds text that does not fit where it is shown, that something lies over, or out of sight."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from kmop_wizard.ui.widgets.chip import Chip
from tests.ui.qt_hands import plain_text

_SLACK = 1
"""Pixels that rounding may cost."""
_INSIDE = 4
"""Pixels from the edge of a text to where one looks what lies over it."""


def clipped(root: QWidget) -> list[str]:
    """What is cut off in ``root``, a line for each; nothing should be.

    Looks at what is visible: labels, chips, buttons and inputs must be large enough for their text
    and lie within their parents, and nothing may ask for scrolling sideways.
    """
    return list(_found(root))


def _found(root: QWidget) -> Iterator[str]:
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QScrollArea):
            yield from _sideways(widget)
        problem = _too_small(widget)
        if problem:
            yield f"{_name(widget)}: {problem}"
        elif _has_text(widget) and _outside(widget, root):
            yield f"{_name(widget)}: sticks out at {widget.geometry()} of its parent"


def _sideways(area: QScrollArea) -> Iterator[str]:
    content, room = area.widget(), area.viewport().width()
    if content is not None and content.width() > room + _SLACK:
        yield f"{_name(area)}: {content.width()} wide in {room}"


def _too_small(widget: QWidget) -> str:
    if isinstance(widget, Chip):
        cut = widget.width() < widget.sizeHint().width() and not widget.toolTip()
        return _sizes(widget) if cut else ""
    if isinstance(widget, QLabel):
        return _label(widget) if widget.text() else ""
    if isinstance(widget, QToolButton):
        return ""
    if isinstance(widget, QAbstractButton):
        return _button(widget) if widget.text() else ""
    if isinstance(widget, QLineEdit | QComboBox):
        low = widget.height() < widget.sizeHint().height() - _SLACK
        return _sizes(widget) if low else ""
    return ""


def _label(label: QLabel) -> str:
    if not label.wordWrap():
        needed = label.sizeHint()
        fits = label.width() >= needed.width() - _SLACK and _high(label, needed.height())
        return "" if fits or label.toolTip() else _sizes(label)
    metrics = QFontMetrics(label.font())
    words = plain_text(label).replace("\u200b", " ").split()
    widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    if widest > label.contentsRect().width() + _SLACK:
        return f"a word of {widest} in {label.contentsRect().width()}"
    return "" if _high(label, label.heightForWidth(label.width())) else _sizes(label)


def _button(button: QAbstractButton) -> str:
    hint = button.sizeHint()
    if button.width() >= hint.width() - _SLACK:
        return "" if _high(button, hint.height()) else _sizes(button)
    wrapped = button.heightForWidth(button.width())
    narrow = button.width() < button.minimumSizeHint().width() - _SLACK
    return "" if wrapped > 0 and not narrow and _high(button, wrapped) else _sizes(button)


def _high(widget: QWidget, needed: int) -> bool:
    return widget.height() >= needed - _SLACK


def _has_text(widget: QWidget) -> bool:
    if isinstance(widget, QLabel | QAbstractButton):
        return bool(widget.text())
    return isinstance(widget, QLineEdit | QComboBox)


def _outside(widget: QWidget, root: QWidget) -> bool:
    """Whether a parent cuts the widget off; what a scroll area scrolls is not cut off."""
    parent: QWidget | None = widget.parentWidget()
    while parent is not None and widget is not root:
        if isinstance(parent.parentWidget(), QScrollArea):
            return False
        box = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(box):
            return True
        if parent is root:
            return False
        parent = parent.parentWidget()
    return False


def _sizes(widget: QWidget) -> str:
    return f"{widget.size()} is less than {widget.sizeHint()}"


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName() or text[:40]!r}"


def covered(root: QWidget) -> list[str]:
    """The texts of ``root`` that something else lies over, a line for each."""
    return [
        f"{_name(widget)}: under {_name(lid)}"
        for widget in _texts(root)
        if (lid := _lid(widget, root)) is not None
    ]


def below_the_fold(part: QWidget) -> list[str]:
    """The texts of ``part`` that one would have to scroll to, a line for each."""
    return [
        f"{_name(widget)}: only {_seen(widget)} of {widget.size()} is in sight"
        for widget in _texts(part)
        if _seen(widget) != widget.rect()
    ]


def _texts(root: QWidget) -> list[QWidget]:
    """What shows a text, or takes one, and is not hidden."""
    return [
        widget
        for widget in [root, *root.findChildren(QWidget)]
        if _has_text(widget)
        and widget.isVisible()
        and widget.window() is root.window()
        and not widget.size().isEmpty()
    ]


def _seen(widget: QWidget) -> QRect:
    """The part of ``widget`` that its parents do not cut off, in its own coordinates."""
    box = widget.rect()
    parent = widget.parentWidget()
    while parent is not None:
        inside = QRect(widget.mapFrom(parent, QPoint(0, 0)), parent.size())
        box = box.intersected(inside.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK))
        if parent.isWindow():
            break
        parent = parent.parentWidget()
    return box


def _lid(widget: QWidget, root: QWidget) -> QWidget | None:
    """What lies over the middle or a corner of the seen text of ``widget``."""
    box = _seen(widget).adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)
    if box.isEmpty():
        return None
    window = root.window()
    for point in (box.center(), box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
        found = window.childAt(widget.mapTo(window, point))
        if found is not None and not (
            found is widget or found.isAncestorOf(widget) or widget.isAncestorOf(found)
        ):
            return found
    return None
