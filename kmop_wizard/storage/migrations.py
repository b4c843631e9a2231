"""Files of earlier versions of the format, brought up to date as plain data, in memory.

``docs/decisions/0015-a-migration-is-a-step-on-plain-data.md`` says how a step is written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kmop_wizard.storage.jsontext import Unreadable

STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""By the version that a step begins with: content of that version in, of the next one out."""


def brought_up(raw: dict[str, Any], version: int) -> dict[str, Any]:
    """Return the content of a file of an earlier version as that of ``version``.

    ``raw["version"]`` is a number from 1 to ``version``; each step is taken once, in order. Raises
    ``Unreadable``: a step meets values that nobody has looked at.
    """
    for begun in range(raw["version"], version):
        try:
            raw = {**STEPS[begun](raw), "version": begun + 1}
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            raise Unreadable("wrong_type") from None
    return raw
