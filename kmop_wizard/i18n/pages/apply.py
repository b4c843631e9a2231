"""Step 2: the application, from the form on the e-loket to the approval by e-mail."""

from __future__ import annotations

from datetime import date
from typing import Final

from kmop_wizard.domain.facts import is_blank
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.domain.rules import enterprise_key
from kmop_wizard.domain.training import STANDARD_THEME
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.marks import chip_of, overdue
from kmop_wizard.i18n.pages.page import (
    SUCCESS,
    Act,
    Cell,
    Chip,
    EndCard,
    HowStep,
    HowTo,
    Line,
    Page,
    Rich,
    Situation,
    bold,
    questions,
)
from kmop_wizard.i18n.pages.rescue import rescue_page
from kmop_wizard.i18n.words import N_, Words

_FORM: Final = "nl"
"""The form on the e-loket is in Dutch only, so what is copied into it is."""
_THEMES: Final = {
    "cybersecurity": N_("Digitalisation – cybersecurity"),
    "energy_efficiency": N_("Sustainability – energy efficiency"),
}


def apply_page(now: Situation) -> Page:
    """Has the subsidy been applied for; then, has it been approved."""
    if rescue(now.training, now.plan) is not None:
        return rescue_page(now, "apply")
    if not now.plan.standing.applied:
        return _not_applied(now)
    return _done(now) if now.plan.standing.approved else _waiting(now)


def _not_applied(now: Situation) -> Page:
    words = now.words
    return Page(
        step="apply",
        small=parts.small_line(now, "apply"),
        question=words.say("Have you applied for your subsidy?"),
        chip=chip_of(words, now.plan, now.today),
        sentence=_until(now),
        blocks=(
            parts.day_answer(now, (*now.application, "submitted_on"), words.say("Yes, applied on")),
            *parts.warnings(now, "deadline_on_closed_day", "price_below_minimum"),
            _how(now),
        ),
        questions=questions("apply", "theme", "start", "course_moved"),
        footer=parts.footer(now, parts.phone(now), parts.otherwise(now)),
        back=parts.back_of(now, "apply"),
        forward=parts.forward_of(now, "apply"),
        focus="open_eloket",
    )


def _until(now: Situation) -> Rich:
    words, by = now.words, now.plan.deadlines.apply_by
    if by is None:
        return words.say("First fill in the first day of the course: it decides how long you have.")
    return words.say("You can until {day}.", day=bold(words.day(by)))


def _how(now: Situation) -> HowTo:
    words = now.words
    note = None
    if "year_budget" in now.plan.warnings:
        note = Chip(words.say("Apply soon: the year's subsidy budget can run out."))
    go = Act("open_eloket", words.say("Go to e-loketondernemers.be"))
    return HowTo(
        words.say("Not yet? This is how"),
        (
            HowStep(words.say("Log in to the e-loket. You don't need an invoice."), go),
            HowStep(words.say("Copy these details."), link=parts.strip(now), cells=form_cells(now)),
        ),
        note,
    )


def form_cells(now: Situation) -> tuple[Cell, ...]:
    """The values in the order in which the form asks for them."""
    words, training, enrolment = now.words, now.training, now.training.enrolment
    number = enterprise_key(training.enterprise.number) or ""
    price, names = enrolment.price_excl_vat, enrolment.participants
    cells = (
        (("enterprise", "number"), N_("Business number"), number, number),
        (("title",), N_("Name of the course"), *_twice(training.title)),
        (("enrolment", "theme"), N_("Theme"), "", ""),
        (("enrolment", "enrolled_on"), N_("Enrolment date"), *_day(words, enrolment.enrolled_on)),
        (
            ("enrolment", "first_lesson_day"),
            N_("First day of the course"),
            *_day(words, enrolment.first_lesson_day),
        ),
        (
            ("enrolment", "last_lesson_day"),
            N_("Last day of the course"),
            *_day(words, enrolment.last_lesson_day),
        ),
        (
            ("enrolment", "price_excl_vat"),
            N_("Project amount, excl. VAT"),
            "" if price is None else words.money(price),
            "" if price is None else words.copied_amount(price),
        ),
        (
            ("enrolment", "registration_number"),
            N_("Provider"),
            *_twice(enrolment.registration_number),
        ),
        (("enrolment", "participants"), N_("Participants"), ", ".join(names), "\n".join(names)),
    )
    return tuple(
        _theme_cell(now) if path[-1] == "theme" else _cell(now, path, label, shown, copied)
        for path, label, shown, copied in cells
    )


def _cell(now: Situation, path: tuple[str, ...], label: str, shown: str, copied: str) -> Cell:
    words = now.words
    wide = path[-1] == "participants"
    if shown:
        return Cell(path, on_the_form(words, label), shown, copied, wide=wide)
    fill_in = Act("edit", words.say("Fill in"), path)
    missing = words.say("Not filled in yet")
    return Cell(path, on_the_form(words, label), missing, missing=True, act=fill_in, wide=wide)


def _theme_cell(now: Situation) -> Cell:
    words, theme = now.words, now.training.enrolment.theme
    path, label = ("enrolment", "theme"), on_the_form(words, N_("Theme"))
    change = Act("edit", words.say("Change"), path)
    if theme in _THEMES:
        dutch = Words(_FORM).say(_THEMES[theme])
        return Cell(path, label, dutch, dutch, act=change)
    rate = now.plan.amounts.rate
    if theme == STANDARD_THEME and rate is not None:
        shown = words.say("As on your enrolment ({percent})", percent=words.percent(rate))
    else:
        shown = words.say("As on your enrolment")
    return Cell(path, label, shown, act=change)


def _day(words: Words, day: date | None) -> tuple[str, str]:
    return ("", "") if day is None else _twice(words.numeric_day(day))


def _twice(text: str | None) -> tuple[str, str]:
    """Shown and copied alike."""
    return text or "", text or ""


def on_the_form(words: Words, label: str) -> str:
    """``label`` with the word that stands on the form, which is in Dutch only."""
    own, dutch = words.say(label), Words(_FORM).say(label).partition(",")[0]
    return own if words.language == _FORM else f"{own} ({dutch.lower()})"


def _waiting(now: Situation) -> Page:
    words, applied_on = now.words, now.plan.applied_on
    heading = words.say("Applied")
    if applied_on is not None:
        heading = words.say("Applied on {day}", day=words.day(applied_on))
    agenda = Act("calendar", words.say("Add to my calendar…"))
    reminder = Line(_reminder(now), "calendar", () if now.practice else (agenda,))
    submitted = Act("edit", words.say("Change"), (*now.application, "submitted_on"))
    return Page(
        step="apply",
        small=parts.small_line(now, "apply"),
        question=words.say("Has your application been approved?"),
        chip=chip_of(words, now.plan, now.today),
        sentence=_look_on(now),
        blocks=(
            EndCard(
                heading,
                words.say(
                    "It is now up to VLAIO. You get an e-mail, also if they refuse. Come back with"
                    " it: paste the e-mail here and you see what to deposit, and by when."
                ),
                (
                    parts.paste_mail(now),
                    parts.for_today(now),
                ),
                submitted,
                (
                    Act(
                        "edit",
                        words.say("Fill in without an e-mail"),
                        (*now.application, "approved_on"),
                    ),
                    Act("edit", words.say("Application refused"), (*now.application, "refused_on")),
                ),
            ),
            *parts.warnings(
                now,
                "approval_overdue",
                "applied_after_term",
                "applied_before_enrolment",
                "subsidy_year_differs",
                "date_in_future",
            ),
            reminder,
        ),
        questions=(
            *questions("deposit", "no_mail"),
            *questions("apply", "mailbox", "course_moved"),
        ),
        footer=parts.footer(
            now,
            parts.phone(now),
            Act("toggle.applied_with", words.say("What you applied with")),
            parts.otherwise(now),
            *previous(now),
        ),
        back=parts.back_of(now, "apply"),
        forward=parts.forward_of(now, "apply"),
        focus="paste_mail",
    )


def _reminder(now: Situation) -> str:
    words = now.words
    if now.practice:
        return words.say("In real life we can remind you that day.")
    if now.reminders:
        return words.say("We remind you that day.")
    return words.say("Don't forget that day.")


def _look_on(now: Situation) -> Rich:
    words, day = now.words, now.plan.next.check_on
    if day is None:
        return words.say("No e-mail yet? Look in your mailbox and on the website.")
    if overdue(now.plan):
        return words.say(
            "No e-mail yet? Look in your mailbox, also in the spam, and on the website."
        )
    return words.say("No e-mail yet? Check again on {day}.", day=bold(words.day(day)))


def _done(now: Situation) -> Page:
    words, application = now.words, now.training.application
    approved_on, number = application.approved_on, (application.subsidy_number or "").strip()
    heading = words.say("Your application has been approved")
    said = words.say("Next you deposit your own share.")
    if now.plan.standing.deposited:
        said = words.say("There is nothing more to do in this step.")
    if number:
        said = words.say("Subsidy number {number}.", number=bold(number)) + " " + said
    return Page(
        step="apply",
        small=parts.small_line(now, "apply"),
        question=heading,
        chip=Chip(words.say("approved"), SUCCESS),
        sentence=words.say("Approved on {day}.", day=bold(words.day(approved_on)))
        if approved_on is not None
        else words.say("The approval is recorded."),
        blocks=(
            EndCard(
                words.say("Applied on {day}", day=words.day(now.plan.applied_on))
                if now.plan.applied_on is not None
                else words.say("Applied"),
                said,
                (Act("go_on", words.say("Go to step {n}", n=3)),),
                Act("edit", words.say("Change"), (*now.application, "approved_on")),
            ),
            *parts.warnings(
                now,
                "applied_after_term",
                "applied_before_enrolment",
                "subsidy_year_differs",
                "ceiling_exceeded",
            ),
        ),
        questions=questions("apply", "theme", "start", "course_moved"),
        footer=parts.footer(
            now,
            Act("toggle.applied_with", words.say("What you applied with")),
            parts.otherwise(now),
            *previous(now),
        ),
        back=parts.back_of(now, "apply"),
        forward=parts.forward_of(now, "apply"),
        focus="go_on",
    )


def previous(now: Situation) -> tuple[Act, ...]:
    """The link to earlier applications, when there are any."""
    earlier = len([each for each in now.training.applications[:-1] if not is_blank(each)])
    if not earlier:
        return ()
    text = now.words.say("Previous applications ({n})", n=earlier)
    return (Act("toggle.previous_applications", text),)
