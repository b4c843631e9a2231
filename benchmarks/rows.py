"""A row of the table of speed, and how it is printed."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """What was measured against what; ``good`` is ``None`` where there is no limit."""

    what: str
    against: str
    found: str
    limit: str
    good: bool | None


def ratio_row(what: str, against: str, ratio: float, limit: float, about: str) -> Row:
    """A row with a ratio, and in ``about`` what it comes from."""
    return Row(what, against, f"{ratio:.2f} × ({about})", f"{limit} ×", ratio <= limit)


def wait_row(what: str, milliseconds: float, limit: float) -> Row:
    """A row of what a person waits for, in milliseconds."""
    return Row(what, "", f"{milliseconds:.1f} ms", f"{limit:g} ms", milliseconds <= limit)


def spread(times: Sequence[float]) -> str:
    """Seconds as the median, and the fastest and slowest in milliseconds."""
    found = (statistics.median(times), min(times), max(times))
    return "{:.0f} ms, {:.0f} to {:.0f}".format(*(1000 * each for each in found))


def table(rows: Sequence[Row]) -> str:
    """The rows in Markdown."""
    lines = ["| what | against | found | at most | |", "|---|---|---|---|---|"]
    verdicts = {True: "good", False: "**missed**", None: ""}
    lines += [
        f"| {row.what} | {row.against} | {row.found} | {row.limit} | {verdicts[row.good]} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"
