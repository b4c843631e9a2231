"""How well each colour is told from what it stands on, in every scheme: a table of ratios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, QPalette

from kmop_wizard.ui.theme import Theme, theme_from_palette, theme_of
from tests.ui.contrast import contrast

TEXT: Final = 4.5
EDGE: Final = 3.0
"""What WCAG 2.2 asks of text (1.4.3), and of what is no text but must be seen (1.4.11)."""

_GROUNDS: Final = ("ground", "card", "field")
_TONES: Final = ("neutral", "accent", "danger", "warning", "success")
TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "ink": (*_GROUNDS, *(f"{tone}_ground" for tone in _TONES)),
    "muted": (*_GROUNDS, "neutral_ground", "accent_ground"),
    "accent": (*_GROUNDS, "accent_ground"),
    **{
        tone: (*_GROUNDS, f"{tone}_ground", "accent_ground")
        for tone in ("danger", "warning", "success")
    },
    "on_accent": ("accent",),
    "card": ("success", "danger"),
}
"""Each colour that writes, with what it is written on; ``card`` is the sign in a full mark."""
EDGES: Final[Mapping[str, tuple[str, ...]]] = {
    "field_border": _GROUNDS,
    "accent": _GROUNDS,
    "danger": _GROUNDS,
    "success": _GROUNDS,
}
"""Borders, the focus ring and the marks of the steps."""

_CONTRAST_THEMES: Final = {
    "Aquatic": ("#202020", "#ffffff", "#75e9fc"),
    "Desert": ("#fffaef", "#3d3d3d", "#1c5e75"),
    "Dusk": ("#2d3236", "#ffffff", "#70ebde"),
    "Night sky": ("#000000", "#ffffff", "#8080ff"),
}
"""Ground, text and link of the contrast themes of Windows 11."""


def themes() -> dict[str, Theme]:
    """All schemes by name: the two of our own, and what becomes of a system's high contrast."""
    own = {"light": theme_of("light"), "dark": theme_of("dark")}
    return own | {
        name: theme_from_palette(_palette(*colours)) for name, colours in _CONTRAST_THEMES.items()
    }


def _palette(ground: str, text: str, link: str) -> QPalette:
    palette, role = QPalette(), QPalette.ColorRole
    for each in (role.Window, role.Base, role.Button):
        palette.setColor(each, QColor(ground))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(each, QColor(text))
    palette.setColor(role.Link, QColor(link))
    return palette


def lowest(theme: Theme, colour: str, grounds: tuple[str, ...]) -> float:
    """The ratio of ``colour`` to the ground on which it is told worst."""
    return min(contrast(getattr(theme, colour), getattr(theme, each)) for each in grounds)


def table() -> Iterator[str]:
    """The lines of the table for people."""
    found = themes()
    yield f"| colour | used for | {' | '.join(found)} | at least |"
    yield f"|---|---|{'---|' * len(found)}---|"
    for use, pairs, least in (("text", TEXTS, TEXT), ("edges", EDGES, EDGE)):
        for colour, grounds in pairs.items():
            ratios = " | ".join(f"{lowest(each, colour, grounds):.1f}" for each in found.values())
            yield f"| {colour} | {use} | {ratios} | {least} |"


def main() -> None:
    """Print the table."""
    application = QGuiApplication([])
    print("\n".join(table()))
    application.quit()


if __name__ == "__main__":
    main()
