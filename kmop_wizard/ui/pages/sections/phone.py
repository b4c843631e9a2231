"""The next deadline as a code that a phone takes into its calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.i18n.pages.page import Act
from kmop_wizard.i18n.sentences.exports import calendar_texts
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from kmop_wizard.exchange.calendar import Deadline

_BESIDE: Final = 26


class PhoneSection(SectionFrame):
    """The code, and beside it what it puts on which day."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self.set_heading(
            words.say("This day on your phone"),
            words.say("Scan the code with your camera: the day goes into your calendar."),
        )
        self._code = QrView()
        self._code.setObjectName("deadline.code")
        self._day, self._what = Label(scale="section", bold=True), Label()
        calendar = Button("plain", "action.calendar", words.say("Add to my calendar…"))
        calendar.clicked.connect(lambda: host.do(Act("calendar", "")))
        texts = QWidget()
        beside = QVBoxLayout(texts)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(6)
        for part in (self._day, self._what, calendar):
            beside.addWidget(part)
        beside.addStretch(1)
        self.part().addWidget(Beside(self._code, texts, _BESIDE, (0, 1), 20))
        self.follow()

    def first_focus(self) -> Button:
        return self.back

    def follow(self) -> None:
        from kmop_wizard.exchange.calendar import deadline_code

        words, deadline = self.words, self._deadline()
        self._day.setVisible(deadline is not None)
        if deadline is None:
            self._code.show_code((), "")
            self._what.setText(words.say("There is no day to remember now."))
            return
        texts = calendar_texts(words, deadline.kind, self.host.entry, deadline.day, deadline.by)
        code = deadline_code(deadline, lambda _each: texts)
        self._day.setText(words.day(deadline.day))
        self._what.setText(texts[0])
        if code is None:
            self._code.show_code((), "")
            self._what.setText(words.say("There is no QR code: the title is too long."))
        else:
            self._code.show_code(code.matrix, f"{texts[0]}, {words.day(deadline.day)}")

    def _deadline(self) -> Deadline | None:
        """The one that the next action is to meet."""
        from kmop_wizard.exchange.calendar import deadlines_of

        entry = self.host.entry
        day = entry.plan.next.check_on or entry.plan.next.day
        return next((each for each in deadlines_of(entry) if each.live and each.day == day), None)
