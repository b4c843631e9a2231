"""A menu as calm as the window it opens over."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

from kmop_wizard.ui import theme

_EDGE = 6
"""In pixels: between the edge of the menu and its rows."""


class Menu(QMenu):
    """Roomy rows, a rounded mark under the chosen one, the keys quietly at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._roomy = _Roomy("Fusion")  # held: a widget does not own its style
        self.setStyle(self._roomy)


class _Roomy(QProxyStyle):
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        margins = (QStyle.PixelMetric.PM_MenuVMargin, QStyle.PixelMetric.PM_MenuHMargin)
        return _EDGE if metric in margins else super().pixelMetric(metric, option, widget)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: Any = None,
    ) -> QSize:
        found = super().sizeFromContents(kind, option, size, widget)
        if isinstance(option, QStyleOptionMenuItem):
            found.setHeight(_height(option))
        return found

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        item = element == QStyle.ControlElement.CE_MenuItem
        if item and isinstance(option, QStyleOptionMenuItem):
            _paint_item(painter, option)
        else:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_PanelMenu:
            painter.setPen(theme.current().field_border)
            painter.setBrush(theme.current().card)
            painter.drawRect(_rect(option).adjusted(0, 0, -1, -1))
        elif element != QStyle.PrimitiveElement.PE_FrameMenu:
            super().drawPrimitive(element, option, painter, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: Any = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_Menu_Scrollable:
            return 1  # with large text on a small screen; columns would not fit either
        return super().styleHint(hint, option, widget, data)


def _rect(option: QStyleOption) -> QRect:
    rect: QRect = option.rect
    return rect


def _is_line(option: QStyleOptionMenuItem) -> bool:
    kind = option.menuItemType
    return bool(kind == QStyleOptionMenuItem.MenuItemType.Separator)


def _height(option: QStyleOptionMenuItem) -> int:
    line = int(option.fontMetrics.height())
    return round(line * (0.7 if _is_line(option) else 1.7))


def _paint_item(painter: QPainter, option: QStyleOptionMenuItem) -> None:
    t, rect = theme.current(), _rect(option)
    side = int(option.fontMetrics.height() * 0.7)
    if _is_line(option):
        painter.fillRect(rect.left() + side, rect.center().y(), rect.width() - 2 * side, 1, t.line)
        return
    state = option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent)
        painter.drawRoundedRect(QRectF(rect), theme.FIELD_RADIUS, theme.FIELD_RADIUS)
    text, _tab, keys = option.text.partition("\t")
    room = rect.adjusted(side, 0, -side, 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    painter.setPen(t.on_accent if chosen else t.ink if enabled else t.muted)
    mnemonic = Qt.TextFlag.TextHideMnemonic
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft | mnemonic, text)
    painter.setPen(t.on_accent if chosen else t.muted)
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, keys)
    painter.restore()
