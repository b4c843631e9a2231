"""Keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window

Keys = Mapping[QKeySequence.StandardKey | str, Callable[[], Any]]


def window_keys(window: Window) -> Keys:
    """The usual keys and what they do."""
    standard = QKeySequence.StandardKey
    return {
        standard.New: window.new_training,
        standard.Find: window.search,
        standard.Undo: window.undo,
        standard.Redo: window.redo,
        standard.Quit: window.close,
        "Ctrl+Y": window.redo,
        "F1": window.help,
        "Alt+Home": window.home,
    }


def add_shortcuts(window: QWidget, keys: Keys) -> None:
    """Call each function on its key; where two keys are the same on this system, the first."""
    taken: set[str] = set()
    for key, act in keys.items():
        sequence = QKeySequence(key)
        name = sequence.toString()
        if name and name not in taken:
            taken.add(name)
            # A slot is given no argument that it did not ask for.
            QShortcut(sequence, window).activated.connect(lambda chosen=act: chosen())
