"""Where the points of a timeline go, so that no label covers another."""

from __future__ import annotations

from collections.abc import Sequence


def places(
    days: Sequence[int], widths: Sequence[int], gaps: Sequence[int], room: int, edge: int
) -> list[float] | None:
    """The place of each day on a line of ``room`` pixels, near its share of the time.

    ``widths``: of the labels, centred under their points; ``gaps``: the least free space after each
    label but the last; ``edge``: the least distance of a point to the ends. All in pixels. ``None``
    if the labels don't fit beside each other.
    """
    if not days:
        return []
    first, last = max(edge, widths[0] / 2), room - max(edge, widths[-1] / 2)
    apart = [
        (one + other) / 2 + gap for one, other, gap in zip(widths, widths[1:], gaps, strict=False)
    ]
    if first + sum(apart) > last and (len(days) > 1 or widths[0] > room):
        return None
    span = max(1, days[-1] - days[0])
    found = [first + (last - first) * (day - days[0]) / span for day in days]
    for place in range(1, len(found)):
        found[place] = max(found[place], found[place - 1] + apart[place - 1])
    found[-1] = min(found[-1], last) if len(found) > 1 else found[-1]
    for place in range(len(found) - 2, -1, -1):
        found[place] = min(found[place], found[place + 1] - apart[place])
    return found


def position_of(day: int, days: Sequence[int], found: Sequence[float], room: int) -> float:
    """The place of any ``day`` between those of the points; outside them, half-way to the end."""
    if day < days[0]:
        return found[0] / 2
    for start, end, left, right in zip(days, days[1:], found, found[1:], strict=False):
        if day <= end:
            return left + (right - left) * (day - start) / max(1, end - start)
    return (found[-1] + room) / 2
