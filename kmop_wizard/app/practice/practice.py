"""The practice flight: a made-up training on a day of its own, from enrolment to payment order.

It is a session over a folder of its own in the state folder, gone when the practice ends: nothing
of it is in the data folder, and no other session sees it.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.practice.files import ACCOUNT, approval_mail, einvoice
from kmop_wizard.app.practice.traces import FOLDER, remove_traces
from kmop_wizard.app.session.scheduling import Scheduler
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.plan import plan
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.practice import Turn
from kmop_wizard.storage.folders import Folders

FIRST_DAY: Final = date(2026, 11, 20)
LAST_LESSON: Final = date(2026, 12, 7)
_PROVIDER: Final = "Liantis EDPB vzw"
_INVOICE: Final = "2026-1187"
_PRICE: Final = Decimal("1450.00")
_OWN_SHARE: Final = Decimal("1015.00")
"""Of who has taken out what was typed."""
_LONGEST_WAIT: Final = 800
"""Days: more than until the last day of the case, 31 December 2027."""
_ENDS: Final = ("finished", "lost")
_TO_APPROVAL: Final = timedelta(days=3)
_TO_SUBSIDY: Final = timedelta(days=6)
_INVOICED: Final = LAST_LESSON + timedelta(days=1)


class Practice:
    """`close` it when it is over. ``day`` is the day in it."""

    def __init__(self, words: Words, rules: Rules, scheduler: Scheduler, state: Path) -> None:
        remove_traces(state)
        self._state = state
        self._rules = rules
        place = state / FOLDER
        self.day = FIRST_DAY
        folders = Folders(place / "data", place / "config", place / "state")
        self.session = Session(folders, rules, scheduler, lambda: self.day)
        self.editor = self.session.new_training()
        self.editor.enter_many(
            {
                ("title",): words.say("Fire fighting and evacuation"),
                ("enterprise", "name"): "Bakkerij Peeters",
                ("enterprise", "number"): "0999.999.922",
                ("enrolment", "provider"): "liantis-edpb",
                ("enrolment", "provider_name"): _PROVIDER,
                ("enrolment", "registration_number"): "DV.O104628",
                ("enrolment", "enrolled_on"): date(2026, 11, 1),
                ("enrolment", "first_lesson_day"): date(2026, 11, 9),
                ("enrolment", "last_lesson_day"): LAST_LESSON,
                ("enrolment", "participants"): ("Sofie Peeters",),
            }
        )

    def close(self) -> None:
        """End it: nothing of it is left."""
        self.session.close()
        remove_traces(self._state)

    @property
    def turn(self) -> Turn:
        """Whose turn it is now."""
        return self._turn(self.day)

    @property
    def is_over(self) -> bool:
        """Whether no day brings anything new."""
        return self.turn.stage in _ENDS

    def wait(self, days: int) -> None:
        """Let ``days`` pass."""
        self.day += timedelta(days=days)
        self.session.check_clock()

    def wait_for_change(self) -> None:
        """Let days pass until somebody did something, or a day has become more pressing."""
        now = self._outlook(self.day)
        for days in range(1, _LONGEST_WAIT):
            if self._outlook(self.day + timedelta(days=days)) != now:
                self.wait(days)
                return

    def mail(self) -> bytes:
        """The approval e-mail of VLAIO."""
        training = self.editor.training
        came = self._approved_on(training) or self.day
        number = f"{came.year}KMO123456"
        own_share = plan(training, self._rules, self.day).amounts.own_share or _OWN_SHARE
        return approval_mail(training.title or "", number, came, own_share)

    def invoice(self) -> IncomingFile:
        """The e-invoice of the provider."""
        price = self.editor.training.enrolment.price_excl_vat or _PRICE
        content = einvoice(_INVOICE, _INVOICED, _PROVIDER, price, ACCOUNT)
        return IncomingFile(Path(f"{_INVOICE}.xml"), content)

    def _outlook(self, day: date) -> tuple[str, str, str]:
        following = plan(self.editor.training, self._rules, day).next
        return self._turn(day).stage, following.action, following.urgency

    def _turn(self, day: date) -> Turn:
        training = self.editor.training
        action = plan(training, self._rules, day).next.action
        came = self._approved_on(training)
        if action == "await_approval":
            if came is None or day < came:
                return Turn("await_approval")
            return Turn("mail", "apply", day == came)
        if action == "await_subsidy":
            deposited = training.application.deposit.deposited_on
            if deposited is None or day < deposited + _TO_SUBSIDY:
                return Turn("await_subsidy")
            return Turn("subsidy", "subsidy", day == deposited + _TO_SUBSIDY)
        if action in ("await_invoice", "attend"):
            return _turn_at_the_course(training, day)
        stage, step = _OWN.get(action, ("lost", ""))
        return Turn(stage, step)

    @staticmethod
    def _approved_on(training: Training) -> date | None:
        """The day on which the e-mail comes."""
        applied = training.application.submitted_on
        return None if applied is None else applied + _TO_APPROVAL


_OWN: Final = {
    "complete_enrolment": ("enrol", "enrol"),
    "apply": ("apply", "apply"),
    "deposit": ("deposit", "deposit"),
    "order_payment": ("order", "pay"),
    "reapply": ("reapply", ""),
    "stopped": ("reapply", ""),
    "finished": ("finished", ""),
}


def _turn_at_the_course(training: Training, day: date) -> Turn:
    """After the subsidy: the last lesson and the invoice come when they come."""
    if training.attendance.completed_on is None:
        if day < LAST_LESSON:
            return Turn("await_lessons")
        return Turn("attend", "attend", day == LAST_LESSON, LAST_LESSON)
    return Turn("invoice", "pay", day == _INVOICED) if day >= _INVOICED else Turn("await_invoice")
