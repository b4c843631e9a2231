"""Keys that work everywhere in the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Key = QKeySequence.StandardKey | str


def add_shortcuts(window: QWidget, keys: Mapping[Key, Callable[[], Any]]) -> None:
    """Call each function on its key; where two keys are the same on this system, the first."""
    taken: set[str] = set()
    for key, act in keys.items():
        sequence = QKeySequence(key)
        name = sequence.toString()
        if name and name not in taken:
            taken.add(name)
            # A slot is given no argument that it did not ask for.
            QShortcut(sequence, window).activated.connect(lambda chosen=act: chosen())
