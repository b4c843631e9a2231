"""The next deadline as a code that a phone takes into its calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.plan import ACTION_STEP
from kmop_wizard.i18n.sentences.exports import calendar_texts
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.qr_card import QrCard

if TYPE_CHECKING:
    from kmop_wizard.exchange.calendar import Deadline
    from kmop_wizard.ui.pages.page import StepPage


class PhonePanel(Collapsible):
    """Folded, and only on the page of the next action; the code is made when it is unfolded."""

    def __init__(self, page: StepPage) -> None:
        super().__init__("action.toggle.phone")
        words = page.words
        self._page = page
        self.set_texts(
            words.say("Put this deadline on your phone"), words.say("open"), words.say("closed")
        )
        self._card = QrCard("deadline.code")
        self.add(self._card)
        self.setVisible(False)
        self.toggled.connect(lambda _on: self._follow(page.entry))
        page.on_follow(self._follow)

    def _follow(self, entry: Entry) -> None:
        deadline = self._deadline(entry)
        self.setVisible(deadline is not None)
        if deadline is None or not self.is_open():
            return
        from kmop_wizard.exchange.calendar import deadline_code

        words = self._page.words
        title, description = calendar_texts(words, deadline.kind, entry, deadline.day, deadline.by)
        code = deadline_code(deadline, lambda _each: (title, description))
        if code is None:
            self._card.show_code((), "", words.say("There is no QR code: the title is too long."))
            return
        caption = words.say("Scan with the camera of your phone")
        self._card.show_code(code.matrix, caption, f"{title} \u00b7 {words.day(deadline.day)}")

    def _deadline(self, entry: Entry) -> Deadline | None:
        """The one that the next action is to meet, if this is its page."""
        following = entry.plan.next
        if ACTION_STEP[following.action] != self._page.step:
            return None
        from kmop_wizard.exchange.calendar import deadlines_of

        day = following.check_on or following.day
        return next((each for each in deadlines_of(entry) if each.live and each.day == day), None)
