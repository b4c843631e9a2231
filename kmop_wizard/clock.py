"""The one place that asks the computer what day and time it is.

Everything else takes a day as an argument, so that ``--today`` and the tests can give another one.
"""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Return the calendar day in local time."""
    return date.today()


def now() -> datetime:
    """Return the moment, in UTC and aware of it."""
    return datetime.now(tz=UTC)


def now_on(day: date) -> datetime:
    """Return the moment as if it were ``day`` here, in UTC; at this time of the day."""
    try:
        return datetime.combine(day, now().astimezone().time()).astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        return now()


def moment_text(moment: datetime) -> str:
    """A moment in UTC as files have it: ``2026-11-23T13:02:11Z``."""
    # Not strftime: it writes years before 1000 with fewer digits.
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
