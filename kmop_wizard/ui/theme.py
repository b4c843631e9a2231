"""The look: colours by name for the light and the dark scheme, the palette and the type scale.

Nothing here uses a style sheet. An application style sheet keeps a later change of font or palette
from reaching the widgets that exist already, and costs time for each widget at the start; the
widgets of this program paint their few shapes themselves from ``current()``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

RING: Final = 2
"""Width in pixels of the focus ring; every control keeps this much room around its body.

Texts, cards, lines and marks stay as far from their left and right edge, so that all that is seen
in a column begins in one line; letters that hang over to the left, like J, have their room there.
"""
CARD_RADIUS: Final = 10
FIELD_RADIUS: Final = 6
FACE_RADIUS: Final = 8

_BODY: Final = 1.1
"""Text is a little larger than the system's, so that the small print is not smaller than it."""
SCALES: Final[Mapping[str, float]] = MappingProxyType(
    {"hero": 1.8, "title": 1.7, "heading": 1.25, "section": 1.12, "body": 1.0, "small": 0.88}
)
_DRAWN_TEXT: Final = 14.5
"""The height in pixels of the text in drawings; the usual text of a system is no larger."""

Tokens = Mapping[str, str]
_LIGHT: Final[Tokens] = {
    "ink": "#1b2a3a",
    "muted": "#56657a",
    "ground": "#f5f7fa",
    "card": "#ffffff",
    "line": "#d9e0e8",
    "field": "#ffffff",
    "field_border": "#76869a",
    "neutral_ground": "#eceff4",
    "accent": "#0b5c7a",
    "accent_ground": "#e3f1f6",
    "on_accent": "#ffffff",
    "danger": "#b3261e",
    "danger_ground": "#fdecea",
    "warning": "#8a5300",
    "warning_ground": "#fff3dc",
    "success": "#1c6b3a",
    "success_ground": "#e4f4ea",
}
_DARK: Final[Tokens] = {
    "ink": "#e6ebf1",
    "muted": "#9fb0c2",
    "ground": "#151c23",
    "card": "#1d2731",
    "line": "#33414f",
    "field": "#151c23",
    "field_border": "#7d8ea0",
    "neutral_ground": "#2a3642",
    "accent": "#7cc4de",
    "accent_ground": "#20394a",
    "on_accent": "#10202b",
    "danger": "#ff9d94",
    "danger_ground": "#43211f",
    "warning": "#f2c063",
    "warning_ground": "#3f3118",
    "success": "#7fd6a0",
    "success_ground": "#1b3a29",
}


class Theme(NamedTuple):
    """One scheme's colours. ``scheme`` is ``"light"``, ``"dark"`` or ``"contrast"``."""

    scheme: str
    ink: QColor
    muted: QColor
    ground: QColor
    card: QColor
    line: QColor
    field: QColor
    field_border: QColor
    neutral_ground: QColor
    accent: QColor
    accent_ground: QColor
    on_accent: QColor
    danger: QColor
    danger_ground: QColor
    warning: QColor
    warning_ground: QColor
    success: QColor
    success_ground: QColor

    def tone(self, tone: str) -> tuple[QColor, QColor]:
        """The text colour and the ground of a tone; ``"neutral"`` is muted on grey."""
        if tone == "neutral":
            return self.muted, self.neutral_ground
        return getattr(self, tone), getattr(self, tone + "_ground")


def theme_of(scheme: str) -> Theme:
    """The colours of ``"light"`` or ``"dark"``."""
    tokens = _DARK if scheme == "dark" else _LIGHT
    return Theme(scheme, **{name: QColor(value) for name, value in tokens.items()})


def theme_from_palette(palette: QPalette) -> Theme:
    """A theme that only uses the system's own colours: for high contrast."""
    ink, ground = palette.windowText().color(), palette.window().color()
    text, base = palette.text().color(), palette.base().color()
    values = dict.fromkeys(_LIGHT, text)
    values.update({name: base for name in _LIGHT if name.endswith("_ground")})
    values.update(ink=ink, ground=ground, card=ground, line=ink, field=base, on_accent=base)
    values["accent"] = palette.link().color()
    return Theme("contrast", **values)


class _State:
    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.chosen = "light"
        self.system_size = 0.0


_state = _State(theme_of("light"))


def current() -> Theme:
    """The theme that is shown now."""
    return _state.theme


def apply(app: QApplication, scheme: str, high_contrast: bool | None = None) -> Theme:
    """Show ``scheme`` (``"system"``, ``"light"`` or ``"dark"``) in the whole application.

    ``high_contrast`` overrides what the system says (``None``: ask it). Safe to call again at any
    time; the font is enlarged only the first time.
    """
    _state.chosen = scheme
    _start(app)
    app.styleHints().setColorScheme(_QT_SCHEMES.get(scheme, Qt.ColorScheme.Unknown))
    contrast_wanted = _wants_contrast(app) if high_contrast is None else high_contrast
    if contrast_wanted:
        app.setPalette(QPalette())  # back to the system's own
        palette = app.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, palette.text().color())
        app.setPalette(palette)
        _state.theme = theme_from_palette(palette)
    else:
        _state.theme = theme_of(_resolved(app, scheme))
        app.setPalette(palette_of(_state.theme))
    return _state.theme


_QT_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def _start(app: QApplication) -> None:
    if app.property("kmop_started"):
        return
    app.setProperty("kmop_started", True)
    app.setStyle("Fusion")
    _state.system_size = _size_of(_system_font())
    font = app.font()
    set_size(font, _size_of(font) * _BODY)
    app.setFont(font)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: _follow(app))
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        hints.accessibility().contrastPreferenceChanged.connect(lambda _asked: follow_system(app))
    # a widget with a size of its own gets no FontChange; after the events of those that do
    app.fontChanged.connect(lambda _font: QTimer.singleShot(0, _refresh_fonts))


def follow_system(app: QApplication) -> None:
    """The system looks otherwise than before: take over its text size and its contrast.

    An application that has chosen a font itself is told of no other one.
    """
    font = _system_font()
    size = _size_of(font)
    if size != _state.system_size:
        _state.system_size = size
        set_size(font, size * _BODY)
        app.setFont(font)
    if _wants_contrast(app) != (_state.theme.scheme == "contrast"):
        apply(app, _state.chosen)


def _system_font() -> QFont:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)


def _refresh_fonts() -> None:
    for widget in QApplication.allWidgets():
        follow = getattr(widget, "follow_font", None)
        if follow is not None:
            follow()


def _follow(app: QApplication) -> None:
    if _state.chosen == "system":
        apply(app, "system")


def _resolved(app: QApplication, scheme: str) -> str:
    if scheme in ("light", "dark"):
        return scheme
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _wants_contrast(app: QApplication) -> bool:
    hints = app.styleHints()  # held, because the accessibility hints belong to it
    if not hasattr(hints, "accessibility"):  # older than Qt 6.10
        return False
    asked = hints.accessibility().contrastPreference()
    return bool(asked == Qt.ContrastPreference.HighContrast)


def palette_of(theme: Theme) -> QPalette:
    """Every palette role in the theme's colours, disabled ones too."""
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, colour in (
        ((role.Window, role.AlternateBase, role.Midlight), theme.ground),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), theme.ink),
        ((role.Base, role.Button, role.Light, role.ToolTipBase), theme.card),
        ((role.Mid,), theme.line),
        ((role.Dark, role.Shadow), theme.field_border),
        ((role.PlaceholderText,), theme.muted),
        ((role.Highlight, role.Link, role.LinkVisited, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.on_accent),
        ((role.BrightText,), theme.danger),
    ):
        for each in roles:
            palette.setColor(each, colour)
    disabled = QPalette.ColorGroup.Disabled
    for each in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(disabled, each, theme.muted)
    palette.setColor(disabled, role.Highlight, theme.line)
    palette.setColor(disabled, role.HighlightedText, theme.ink)
    return palette


def mix(first: QColor, second: QColor, part: float) -> QColor:
    """``first`` with ``part`` (0.0 to 1.0) of ``second`` in it."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * part,
        first.greenF() + (second.greenF() - first.greenF()) * part,
        first.blueF() + (second.blueF() - first.blueF()) * part,
    )


def _size_of(font: QFont) -> float:
    return font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize()


def set_size(font: QFont, size: float) -> None:
    """Set the size in the unit that the font uses already (points or pixels)."""
    if font.pointSizeF() > 0:
        font.setPointSizeF(round(size, 2))
    else:
        font.setPixelSize(max(1, round(size)))


def scaled(font: QFont, scale: str, bold: bool = False) -> QFont:
    """A copy of ``font`` in a step of the type scale (a key of ``SCALES``)."""
    copy = QFont(font)
    set_size(copy, _size_of(font) * SCALES[scale])
    copy.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return copy


def control_height(widget: QWidget) -> int:
    """The height in pixels of a one-line field or button with the widget's font."""
    line = widget.fontMetrics().height()
    return max(32, line + 2 * round(0.56 * line) + 2 * RING)


def em(widget: QWidget, times: float = 1.0) -> int:
    """A length in pixels that grows with the widget's font."""
    return round(widget.fontMetrics().height() * times)


def px(widget: QWidget, length: float) -> int:
    """A length of a drawing at 96 dpi, grown as the widget's text is larger than drawn."""
    font = widget.font()
    points = font.pointSizeF()
    size = points * widget.logicalDpiY() / 72 if points > 0 else font.pixelSize()
    return round(length * max(1.0, size / _DRAWN_TEXT))


BLOCK: Final = 1032
"""The width of what a window shows, as drawn: a wider window only has wider margins."""
_MARGIN: Final = 20
_LOW_BELOW: Final = 692


def is_low(widget: QWidget) -> bool:
    """Whether the window of ``widget`` has little height for its text."""
    return widget.window().height() < px(widget, _LOW_BELOW)


def block_side(widget: QWidget, width: int) -> int:
    """What stays free at both sides of the block in ``width`` pixels."""
    return max(_MARGIN, (width - px(widget, BLOCK)) // 2)


def seen(widget: QWidget, line: float = 1.0) -> QRectF:
    """Where a shape of the width of ``widget`` is painted with a border of ``line`` pixels."""
    half = line / 2
    side = RING + half
    return QRectF(widget.rect()).adjusted(side, half, -side, -half)


def pen(colour: QColor, width: float = 1.0, dashes: tuple[float, ...] = ()) -> QPen:
    """A pen with round ends."""
    made = QPen(colour, width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
    if dashes:
        made.setDashPattern(list(dashes))
    return made


def paint_ring(painter: QPainter, widget: QWidget, radius: float = FIELD_RADIUS + RING) -> None:
    """Draw the focus ring along the edge of ``widget``."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(current().accent, RING))
    half = RING / 2
    painter.drawRoundedRect(
        widget.rect().toRectF().adjusted(half, half, -half, -half), radius, radius
    )
