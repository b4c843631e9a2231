"""Undo and redo in the open training, and what that changed in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kmop_wizard.ui.document import Document

if TYPE_CHECKING:
    from kmop_wizard.ui.window.window import Window


def travel(window: Window, message: str, act: Callable[[Document], None]) -> None:
    """Undo or redo, and say which facts changed; ``message`` has ``{fields}`` for them."""
    if window.route.screen not in ("training", "start"):
        return
    from kmop_wizard.app.facts.table import changed_labels

    document = window.workspace.document(window.route.training_id)
    before = document.training
    act(document)
    fields = changed_labels(window.words, before, document.training)
    if fields:
        window.toast(window.words.say(message, fields=", ".join(fields)))
