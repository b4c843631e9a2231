"""The days of a step's term on a line, from facts and deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from kmop_wizard.i18n import Words
from kmop_wizard.ui.widgets.timeline import Point, Segment, Timeline, Today


def show_term(
    line: Timeline,
    words: Words,
    today: date,
    days: Sequence[tuple[date | None, str]],
    term: tuple[int, str] | None = None,
    met: bool = False,
) -> None:
    """Show the known ``days``, each with its caption, and today.

    ``term``: the position in ``days`` where the term starts, and its length in words; the day
    after it is the last day, and takes the colour of how near it is. ``met``: what had to be done
    in it has been done.
    """
    known = [(day, text) for day, text in days if day is not None]
    start = end = -1
    if term is not None and days[term[0]][0] and days[term[0] + 1][0]:
        start = sum(day is not None for day, _text in days[: term[0]])
        end = start + 1
    points = [
        Point(
            day,
            text,
            words.day_month(day),
            _tone(day, today)
            if position == end and not met
            else ("success" if day <= today else "neutral"),
            day < today and position != end,
        )
        for position, (day, text) in enumerate(known)
    ]
    in_order = all(a.day <= b.day for a, b in pairwise(points))
    if len(points) < 2 or not in_order:
        line.set_line((), None, None, "")
        return
    segment = None
    if term is not None and start >= 0:
        segment = Segment(start, term[1], "success" if met else "warning")
    spoken = ", ".join(f"{text}: {words.day(day)}" for day, text in known)
    line.set_line(points, segment, Today(today, words.say("today")), spoken)


def _tone(last_day: date, today: date) -> str:
    left = (last_day - today).days
    if left <= 0:
        return "danger"
    return "warning" if left <= 7 else "neutral"
