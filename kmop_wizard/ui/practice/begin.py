"""The way into the practice flight."""

from __future__ import annotations

from kmop_wizard.app.practice.practice import Practice
from kmop_wizard.ui.window.screen import Context, Route
from kmop_wizard.ui.window.session_signals import QtScheduler


def begin(context: Context) -> None:
    """Begin a practice, also in the place of another one."""
    session = context.session
    practice = Practice(context.words, session.rules, QtScheduler(), session.folders.state)
    context.go.to(Route("practice", value=practice))
