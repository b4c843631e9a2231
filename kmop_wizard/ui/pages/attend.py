"""Step 5: following the training."""

from __future__ import annotations

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.pages.term_line import show_term
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.timeline import Timeline


class AttendPage(StepPage):
    """Whether the training has been followed, and what to keep of it."""

    step = "attend"
    warnings = ("lesson_days_reversed",)

    def build(self) -> None:
        self._line = Timeline()
        self.add(self._line)
        self.field(("attendance", "completed_on"))
        self._keep = Label(tone="muted")
        self.add(self._keep)
        self.on_follow(self._show)

    def _show(self, entry: Entry) -> None:
        words, enrolment = self.words, entry.training.enrolment
        first, last = enrolment.first_lesson_day, enrolment.last_lesson_day
        show_term(
            self._line,
            words,
            self.context.session.today,
            (
                (first, words.say("first lesson day")),
                (None if last == first else last, words.say("last lesson day")),
            ),
        )
        keep_until = entry.plan.deadlines.keep_until
        self._keep.setText(
            words.say(
                "Keep the enrolment, the attendance list and the certificate until {day}.",
                day=words.day(keep_until),
            )
            if keep_until
            else words.say("Keep the enrolment, the attendance list and the certificate ten years.")
        )
