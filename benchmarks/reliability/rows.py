"""What each trial reports: one row of the table."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """``tried``: what was done, with numbers. ``found``: what came of it. ``good``: as it must."""

    tried: str
    found: str
    good: bool


def counted(tried: str, bad: dict[str, int], more: str = "") -> Row:
    """A row that is good when nothing bad was counted."""
    found = ", ".join(f"{number} {name}" for name, number in bad.items())
    return Row(tried, f"{found}{'; ' if more else ''}{more}", not any(bad.values()))
