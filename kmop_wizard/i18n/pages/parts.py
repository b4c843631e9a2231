"""What several pages have in common: the small line, day answers, warnings, the footer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from kmop_wizard.domain.plan import STEPS
from kmop_wizard.i18n.pages.page import (
    WARNING,
    Act,
    Block,
    DayButton,
    Days,
    Line,
    Path,
    Rich,
    Situation,
    bold,
)
from kmop_wizard.i18n.sentences import warning_sentence
from kmop_wizard.i18n.words import N_, Words

HOME: Final = "done_for_today"
SAMPLE_MAIL: Final = N_("Paste the sample e-mail")
SAMPLE_INVOICE: Final = N_("Read the sample invoice")


def small_line(now: Situation, step: str) -> str:
    """``Step 2 of 6``."""
    return now.words.say("Step {n} of {total}", n=STEPS.index(step) + 1, total=len(STEPS))


def back_of(now: Situation, step: str) -> Act:
    """The way to the step before, from the first one home."""
    if step == STEPS[0]:
        return Act("back", now.words.say("My courses"))
    return Act("back", now.words.say("Previous"))


def forward_of(now: Situation, step: str) -> Act:
    """The way to the step after, from the last one home."""
    if step == STEPS[-1]:
        return Act("next", now.words.say("Go to my courses"))
    return Act("next", now.words.say("Next"))


def day_answer(now: Situation, path: Path, heading: str, aside: Act | None = None) -> Days:
    """Today, yesterday, or another day."""
    words, today = now.words, now.today
    yesterday = today - timedelta(days=1) if today.toordinal() > 1 else today
    return Days(
        path,
        heading,
        (
            DayButton("today", words.say("Today"), words.weekday_month(today), today),
            DayButton(
                "yesterday", words.say("Yesterday"), words.weekday_month(yesterday), yesterday
            ),
        ),
        other_day(now),
        aside,
    )


def other_day(now: Situation) -> DayButton:
    """The button that turns into a field for a day."""
    words = now.words
    return DayButton(
        "other_day", words.say("Other day…"), words.say("choose or type a day"), now.today
    )


def lesson_day(words: Words, day: date) -> str:
    """``Maandag 7 dec``."""
    return words.weekday_name(day).capitalize() + " " + words.day_month(day)


def paste_mail(now: Situation) -> Act:
    """The approval e-mail, pasted; in the practice one that is made up."""
    text = SAMPLE_MAIL if now.practice else N_("Paste the approval e-mail…")
    return Act("paste_mail", now.words.say(text))


def read_einvoice(now: Situation) -> Act:
    """The e-invoice, read; in the practice one that is made up."""
    text = SAMPLE_INVOICE if now.practice else N_("Read e-invoice…")
    return Act("read_einvoice", now.words.say(text))


def for_today(now: Situation) -> Act:
    """The way home when there is nothing more to do here."""
    return Act(HOME, now.words.say("Done for today"))


def strip(now: Situation) -> Act:
    """The values in a window of their own, beside the portal."""
    return Act("strip", now.words.say("Separate window"))


def last_day_note(now: Situation, action: str) -> str:
    """The last day, small, where the day to act lies before it: `` · last day 31 December``."""
    following, words = now.plan.next, now.words
    if following.action != action or following.by in (None, following.day):
        return ""
    shown = words.day_month(following.by)
    if following.act_by is not None and following.by.year != following.act_by.year:
        shown = words.day_month_year(following.by)
    return words.say("· last day {day}", day=shown)


def bold_day(now: Situation) -> Rich:
    """The one day to show large, in bold; empty when there is none."""
    day = now.plan.next.day
    return "" if day is None else bold(now.words.day(day))


def warnings(now: Situation, *codes: str) -> list[Block]:
    """A line for each of ``codes`` that the plan warns of."""
    return [Line(_sentence(now, code), "warning", tone=WARNING) for code in _open(now, codes)]


def _open(now: Situation, codes: Iterable[str]) -> list[str]:
    return [code for code in codes if code in now.plan.warnings]


def _sentence(now: Situation, code: str) -> Rich:
    said = warning_sentence(now.words, code, now.plan, now.training, now.rules, now.today)
    return said.replace("&", "&amp;").replace("<", "&lt;")


def footer(now: Situation, *more: Act) -> tuple[Act, ...]:
    """The quiet links under each page; ``more`` at their end."""
    words, papers = now.words, len(now.training.attachments)
    documents = words.say("Documents ({n})", n=papers) if papers else words.say("Documents")
    return (
        Act("toggle.all_facts", words.say("All details of this step")),
        Act("toggle.documents", documents),
        Act("toggle.notes", words.say("Notes")),
        Act("print", words.say("Print")),
        *more,
    )


def phone(now: Situation) -> Act:
    """The deadline as a code for a phone."""
    return Act("toggle.phone", now.words.say("On your phone"))


def otherwise(now: Situation) -> Act:
    """What to do when it went differently."""
    return Act("toggle.otherwise", now.words.say("It went differently…"))
