"""What a session tells whoever shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def _nothing(*_of: object) -> None:
    """What a callback does that nobody has set."""


@dataclass
class Callbacks:
    """What a session tells.

    ``changed``: facts, settings or the day. ``save_state_changed``: a save succeeded or failed.
    ``changed_remotely``: the ids of what others wrote. ``file_gone``: the id of a training whose
    file stays away.
    """

    changed: Callable[[], None] = _nothing
    save_state_changed: Callable[[], None] = _nothing
    changed_remotely: Callable[[tuple[str, ...]], None] = _nothing
    file_gone: Callable[[str], None] = _nothing
