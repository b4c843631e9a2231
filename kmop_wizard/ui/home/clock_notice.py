"""A doubt about the clock of this computer: every last day is counted from the day it shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from kmop_wizard import clock
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.window.screen import Context

# Another computer may be a day ahead, in its time zone or its clock.
_DOUBTFUL_FROM_DAYS: Final = 2


class ClockNotice(Banner):
    """Hidden while the clock is not behind what was saved."""

    def __init__(self, context: Context) -> None:
        super().__init__("warning")
        self.setObjectName("home.clock")
        self._context = context

    def follow(self) -> None:
        """Compare the clock with the moments of saving anew."""
        words, session = self._context.words, self._context.session
        # With --today on an earlier day nothing is wrong with the clock; on a later one it has
        # given the moments of saving too.
        shown = max(clock.today(), session.today)
        found = last_saved(entry.training for entry in session.agenda.entries)
        if found is None or (found[0] - shown).days < _DOUBTFUL_FROM_DAYS:
            self.set_message("")
            return
        saved, training = found
        self.set_message(
            words.say(
                "The clock of this computer may be wrong: it shows {day}, but a training was saved"
                " on {saved}.",
                day=words.long_day(shown),
                saved=words.long_day(saved),
            ),
            detail=words.say(
                "Every last day is counted from today, so set the clock right. Is it right already?"
                " Then this goes away once {title} is saved again.",
                title=short_title(words, training),
            ),
        )


def last_saved(trainings: Iterable[Training]) -> tuple[date, Training] | None:
    """The day here on which a training was saved last, and which; ``None`` when none is known."""
    days = [(day, each) for each in trainings if (day := _day_of(each.saved_at)) is not None]
    return max(days, key=lambda found: found[0], default=None)


def _day_of(saved_at: str | None) -> date | None:
    try:
        return datetime.fromisoformat(saved_at or "").astimezone().date()
    except (ValueError, OverflowError, OSError):
        return None
