"""Step 5: following the course, and what to keep of it."""

from __future__ import annotations

from kmop_wizard.domain.papers import papers_of_kind
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.page import (
    SUCCESS,
    Act,
    Block,
    Chip,
    DayButton,
    Days,
    EndCard,
    Page,
    Path,
    Rich,
    Row,
    Rows,
    Situation,
    bold,
    questions,
)

_COMPLETED: Path = ("attendance", "completed_on")


def attend_page(now: Situation) -> Page:
    """Is the course finished."""
    words = now.words
    done = now.plan.steps["attend"] == "done"
    return Page(
        step="attend",
        small=parts.small_line(now, "attend"),
        question=words.say("The course is finished")
        if done
        else words.say("Is the course finished?"),
        chip=_chip(now, done=done),
        sentence=_sentence(now, done=done),
        blocks=tuple(_blocks(now, done=done)),
        questions=questions("attend", "sign", "keep", "employee"),
        footer=parts.footer(now, parts.phone(now), parts.otherwise(now)),
        back=parts.back_of(now, "attend"),
        forward=parts.forward_of(now, "attend"),
        focus="go_on" if done else "add_paper.attendance_list",
    )


def _chip(now: Situation, *, done: bool) -> Chip:
    words, enrolment = now.words, now.training.enrolment
    first, last = enrolment.first_lesson_day, enrolment.last_lesson_day
    if done:
        return Chip(words.say("completed"), SUCCESS)
    if first is None or now.today < first:
        return Chip(words.say("later"))
    if last is None:
        return Chip(words.say("under way"))
    if last == now.today:
        return Chip(words.say("last lesson today"))
    return Chip(words.say("under way") if now.today < last else words.say("to fill in"))


def _sentence(now: Situation, *, done: bool) -> Rich:
    words, enrolment = now.words, now.training.enrolment
    first, last = enrolment.first_lesson_day, enrolment.last_lesson_day
    completed = now.training.attendance.completed_on
    if done and completed is not None:
        return words.say("Completed on {day}.", day=bold(words.day(completed)))
    if first is None:
        return words.say("Fill in the first day of the course in step 1.")
    if now.today < first:
        return words.say("The course begins on {day}.", day=bold(words.day(first)))
    if last is None:
        return words.say("The course began on {day}.", day=bold(words.day(first)))
    if last < now.today:
        return words.say("The last lesson was on {day}.", day=bold(words.day(last)))
    return words.say("The last lesson is on {day}.", day=bold(words.day(last)))


def _blocks(now: Situation, *, done: bool) -> list[Block]:
    words = now.words
    edit = Act("edit", words.say("Change"), _COMPLETED)
    blocks: list[Block] = []
    if done:
        said = words.say("Keep the attendance list and the certificates for an inspection.")
        go_on = Act("go_on", words.say("Go to step {n}", n=6))
        blocks.append(EndCard(words.say("Course completed"), said, (go_on,), edit))
    else:
        blocks.append(_answer(now))
    blocks += parts.warnings(now, "lesson_days_reversed")
    blocks.append(_papers(now))
    return blocks


def _answer(now: Situation) -> Days:
    words, last = now.words, now.training.enrolment.last_lesson_day
    heading = words.say("Yes, completed on")
    moved = Act("edit", words.say("The course has moved"), ("enrolment", "last_lesson_day"))
    if last is None:
        return parts.day_answer(now, _COMPLETED, heading, moved)
    title, note = parts.lesson_day(words, last), words.say("last day of the course")
    button = DayButton("last_lesson_day", title, note, last)
    return Days(_COMPLETED, heading, (button,), parts.other_day(now), moved)


def _papers(now: Situation) -> Rows:
    words, training = now.words, now.training
    add = words.say("Add…")
    rows = [
        Row(
            _icon(now, "attendance_list"),
            words.say("Attendance list"),
            words.say("Signed by each participant on each day of the course"),
            Act("add_paper.attendance_list", add),
            pressed=True,
        )
    ]
    names = training.enrolment.participants
    title = words.say("Certificate of each participant")
    if len(names) == 1:
        title = words.say("Certificate of {name}", name=names[0])
    rows.append(
        Row(
            _icon(now, "certificate"),
            title,
            words.say(
                "With name, provider and registration number, course with first day or length"
            ),
            Act("add_paper.certificate", add),
            pressed=True,
        )
    )
    rows.append(
        Row(
            "mail",
            words.say("Mail to the participant"),
            words.say("What to sign and what to keep, in Dutch, French or English"),
            Act("mail_participant", words.say("View the text")),
        )
    )
    return Rows(words.say("Keep these documents"), tuple(rows))


def _icon(now: Situation, kind: str) -> str:
    return "check" if papers_of_kind(now.training, kind) else "paper"
