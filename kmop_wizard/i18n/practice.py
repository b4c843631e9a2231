"""What the practice flight says at its edge: what to do now, and what others have done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, NamedTuple

from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.marks import step_name
from kmop_wizard.i18n.pages.page import Rich, bold, rich
from kmop_wizard.i18n.words import N_, Words

UNTIL_CHANGE: Final = N_("Until something changes")
STOP: Final = N_("Stop")
START_AGAIN: Final = N_("Start again")


class Turn(NamedTuple):
    """Whose turn it is: ``step`` is where one acts, "" while one waits; ``news``: it is of today.

    ``reading``: the sample e-mail is open.
    """

    stage: str
    step: str = ""
    news: bool = False
    last_lesson: date | None = None
    reading: bool = False


_CONTINUE: Final = N_("Continue: apply for the subsidy")
# What to do, and the button with which one does it.
_DO: Final[Mapping[str, tuple[str, str]]] = {
    "enrol": (
        N_("Enter the price, 1450, and choose a small business. Then choose “{button}”."),
        _CONTINUE,
    ),
    "enrolled": (N_("Your enrolment is complete. Choose “{button}”."), _CONTINUE),
    "apply": (
        N_("In real life you now apply on the website. Then you come back: choose “{button}”."),
        N_("Today"),
    ),
    "await_approval": (N_("Now VLAIO decides. Choose “{button}”."), UNTIL_CHANGE),
    "mail": (N_("The approval e-mail has come. Choose “{button}”."), parts.SAMPLE_MAIL),
    "deposit": (
        N_("In real life you now transfer the money, and it arrives. Choose “{button}”."),
        N_("Today"),
    ),
    "await_subsidy": (N_("Now VLAIO deposits the subsidy. Choose “{button}”."), UNTIL_CHANGE),
    "subsidy": (N_("The subsidy is in your portfolio. Choose “{button}”."), N_("Today")),
    "await_lessons": (N_("Next comes the last lesson. Choose “{button}”."), UNTIL_CHANGE),
    "attend": (N_("The last lesson is over. Choose “{button}”."), ""),
    "await_invoice": (N_("Next comes the invoice. Choose “{button}”."), UNTIL_CHANGE),
    "invoice": (N_("The invoice has come. Choose “{button}”."), parts.SAMPLE_INVOICE),
    "order": (
        N_("In real life you now give the payment order on the website. Choose “{button}”."),
        N_("Today"),
    ),
    "finished": (N_("You know the six steps. Choose “{button}” and begin your own."), STOP),
    "reapply": (
        N_("This application no longer counts. See what you can still do, or choose “{button}”."),
        START_AGAIN,
    ),
    "lost": (
        N_("Too late: this subsidy is lost. With your own you see it in time. Choose “{button}”."),
        START_AGAIN,
    ),
}
_NEWS: Final[Mapping[str, str]] = {
    "mail": N_("Today the approval e-mail came. Choose “{button}”."),
    "subsidy": N_("Today VLAIO deposited the subsidy. Choose “{button}”."),
    "attend": N_("Today is the last lesson. Choose “{button}”."),
    "invoice": N_("Today the invoice came. Choose “{button}”."),
}


def coach(words: Words, turn: Turn, shown: str) -> Rich:
    """What to do now; ``shown`` is the step whose page is open."""
    stage = turn.stage
    if (stage, shown) == ("apply", "enrol"):
        stage = "enrolled"
    if turn.reading:
        said = words.say("Compare the details with the e-mail, then use them all.")
    elif stage == "enrolled" or turn.step in ("", shown) or (stage, shown) == ("mail", "deposit"):
        sentence, button = _DO[stage]
        if turn.news:
            sentence = _NEWS.get(stage, sentence)
        said = words.say(sentence, button=rich(_button(words, button, turn)))
    else:
        number = STEPS.index(turn.step) + 1
        said = words.say(
            "Go to step {n}, “{name}”.", n=number, name=rich(step_name(words, turn.step))
        )
    waits = not (turn.step or turn.reading)
    return said if waits else f"{bold(words.say('Your turn.'))} {said}"


def _button(words: Words, button: str, turn: Turn) -> str:
    if button or turn.last_lesson is None:
        return words.say(button)
    return parts.lesson_day(words, turn.last_lesson)
