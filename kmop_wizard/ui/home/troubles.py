"""What home has to tell: a doubtful clock, open questions, files that could not be used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from typing import Final

from kmop_wizard import clock
from kmop_wizard.app.overview.titles import short_title
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.backups import Version
from kmop_wizard.storage.listing import NOT_DOWNLOADED, NewerFile, UnreadableFile
from kmop_wizard.ui.home.notices import Notice, Press
from kmop_wizard.ui.window.screen import Context, Route

# Another computer may be a day ahead, in its time zone or its clock.
_DOUBTFUL_FROM_DAYS: Final = 2
_MOST_NAMED: Final = 5
_TELL_LOSS_DAYS: Final = 31
"""So long it is said that a new application is no longer possible, unless it is put aside."""


def all_troubles(context: Context, changed: Callable[[], object]) -> list[Notice]:
    """A notice for each thing, what matters most first; ``changed``: one was put aside."""
    session = context.session
    listing, missed = session.listing, session.archive.missed()
    gone = [found for each in missed if (found := session.archive.newest(each))]
    return [
        *_clock(context),
        *_questions(context),
        *([_gone(context, gone, changed)] if gone else []),
        *(_unreadable(context, each) for each in listing.unreadable),
        *(_newer(context, each) for each in listing.newer),
        *_lost(context),
        *_report(context),
        *_old_rules(context),
        *_shall_we_remind(context),
    ]


def last_saved(trainings: Iterable[Training]) -> tuple[date, Training] | None:
    """The day here on which a training was saved last, and which; ``None`` when none is known."""
    days = [(day, each) for each in trainings if (day := _day_of(each.saved_at)) is not None]
    return max(days, key=lambda found: found[0], default=None)


def _day_of(saved_at: str | None) -> date | None:
    try:
        return datetime.fromisoformat(saved_at or "").astimezone().date()
    except (ValueError, OverflowError, OSError):
        return None


def _clock(context: Context) -> Iterator[Notice]:
    """Every last day is counted from the day that the clock of this computer shows."""
    words, session = context.words, context.session
    # With --today on an earlier day nothing is wrong with the clock; on a later one it has
    # given the moments of saving too.
    shown = max(clock.today(), session.today)
    # No time zone makes a moment of today, or of a day before, one of the day after tomorrow.
    trainings = (entry.training for entry in session.agenda.entries)
    later = (each for each in trainings if (each.saved_at or "")[:10] > shown.isoformat())
    found = last_saved(later)
    if found is None or (found[0] - shown).days < _DOUBTFUL_FROM_DAYS:
        return
    saved, training = found
    yield Notice(
        words.say(
            "The clock of this computer may be wrong: it shows {day}, but a course was saved"
            " on {saved}.",
            day=words.long_day(shown),
            saved=words.long_day(saved),
        ),
        words.say(
            "Every last day is counted from today, so set the clock right. Is it right already?"
            " Then this goes away once {title} is saved again.",
            title=short_title(words, training),
        ),
        name="home.clock",
    )


def _questions(context: Context) -> Iterator[Notice]:
    """What two computers told differently: only a person can decide it."""
    words, session, go = context.words, context.session, context.go
    for entry in session.agenda.entries:
        training_id = entry.training.id
        number = len(session.editor(training_id).conflicts)
        if not number:
            continue
        title = short_title(words, entry.training)
        yield Notice(
            words.say("{title}: two computers say something different", title=title),
            words.count(
                "Both answers are kept until you choose: there is {n} question.",
                "Both answers are kept until you choose: there are {n} questions.",
                number,
            ),
            (
                Press(
                    f"action.choose.{training_id}",
                    words.say("Choose"),
                    words.say("Choose: {title}", title=title),
                    partial(go.open_training, training_id),
                ),
            ),
        )


def _lost(context: Context) -> Iterator[Notice]:
    """Said once: after a refusal or a failed deposit, the day to apply again has passed too."""
    words, session, go = context.words, context.session, context.go
    told = (session.settings.losses_told or "").split()
    for entry in session.agenda.entries:
        training_id, day = entry.training.id, entry.plan.deadlines.apply_by
        standing = entry.plan.standing
        failed = standing.refused or standing.deposit_failed
        if entry.plan.next.action != "lost" or not failed or day is None or training_id in told:
            continue
        if (session.today - day).days > _TELL_LOSS_DAYS:
            continue
        title = short_title(words, entry.training)

        def put_aside(training_id: str = training_id) -> None:
            session.change_settings(losses_told=" ".join([*told, training_id]))

        def view(training_id: str = training_id) -> None:
            session.change_settings(losses_told=" ".join([*told, training_id]))
            go.open_training(training_id)

        yield Notice(
            words.say(
                "{title}: a new application was possible until {day}",
                title=title,
                day=words.long_day(day),
            ),
            words.say(
                "A subsidy is no longer possible for this course. Your enrolment and your course"
                " simply go on."
            ),
            (
                Press(
                    f"action.view_lost.{training_id}",
                    words.say("View"),
                    words.say("View: {title}", title=title),
                    view,
                ),
                Press(
                    f"action.put_aside_lost.{training_id}",
                    words.say("Understood"),
                    words.say("Understood: {title}", title=title),
                    put_aside,
                ),
            ),
            name=f"home.lost.{training_id}",
            sign="calendar",
        )


def _report(context: Context) -> Iterator[Notice]:
    words, session, go = context.words, context.session, context.go
    report = session.report
    if report is None:
        return
    show, leave = words.say("Show the report"), words.say("Leave it")

    def open_report() -> None:
        from kmop_wizard.ui.window.links import open_file  # pressed seldom

        if not open_file(report):
            go.toast(words.say("No program on this computer opens {file}.", file=report))

    yield Notice(
        words.say("Something went wrong in the program last time"),
        words.say(
            "There is a report on this computer, without names or amounts. If it happens again,"
            " give it to whoever helps you: {file}",
            file=report,
        ),
        (
            Press("action.show_report", show, show, open_report),
            Press("action.leave_report", leave, leave, session.put_report_away),
        ),
        name="home.report",
        sign="paper",
    )


def _old_rules(context: Context) -> Iterator[Notice]:
    words, session, go = context.words, context.session, context.go
    if session.is_rules_age_due:
        look = words.say("Look for a newer version")
        yield Notice(
            words.say("The rules in this program are more than a year old"),
            words.say(
                "They were last compared with their sources on {day}. Rates and deadlines may have"
                " changed since.",
                day=words.long_day(session.rules.checked_on),
            ),
            (Press("action.open_newer", f"{look} \u2197", look, lambda: go.open_link("newer")),),
            name="home.old_rules",
        )


def _shall_we_remind(context: Context) -> Iterator[Notice]:
    """Asked until it is answered, once there is a day to remind of."""
    words, session = context.words, context.session
    nexts = (entry.plan.next for entry in session.agenda.entries if entry.active)
    known = any(each.act_by or each.by or each.check_on for each in nexts)
    if session.settings.reminders is not None or not session.may_remind or not known:
        return

    def answer(yes: bool) -> None:
        from kmop_wizard.ui.window.reminding import switch_reminders  # pressed once

        switch_reminders(context, on=yes)

    yes, no = words.say("Yes, remind me"), words.say("No, thanks")
    yield Notice(
        words.say("Shall we remind you of your deadlines?"),
        words.say(
            "A small window tells you in time, also when the wizard is closed. Nothing is sent."
        ),
        (
            Press("action.remind_me", yes, yes, lambda: answer(True)),
            Press("action.remind_me_not", no, no, lambda: answer(False)),
        ),
        name="home.reminders",
        sign="calendar",
    )


def _gone(context: Context, gone: Sequence[Version], changed: Callable[[], object]) -> Notice:
    words, go, archive = context.words, context.go, context.session.archive
    titles = [short_title(words, each.training) for each in gone[:_MOST_NAMED]]
    titles += ["…"] if len(gone) > _MOST_NAMED else []
    see, leave = words.say("See and put back…"), words.say("Leave it")

    def let_go() -> None:
        archive.let_go([each.training.id for each in gone])
        changed()

    return Notice(
        words.count(
            "The file of {n} course is gone: {titles}",
            "The files of {n} courses are gone: {titles}",
            len(gone),
            titles=", ".join(titles),
        ),
        words.say(
            "Something outside this program removed it. This computer still has the last saved"
            " version. Is the folder synchronised? Then wait until that is done."
        ),
        (
            Press("action.open_gone", see, see, lambda: go.to(Route("trash"))),
            Press("action.let_go", leave, leave, let_go),
        ),
    )


def _newer(context: Context, newer: NewerFile) -> Notice:
    say, go = context.words.say, context.go
    title = newer.title or newer.file
    return Notice(
        say("{title} comes from a newer version of this program", title=title),
        say(
            "It can be looked at and nothing in it is changed. Install the newer version to go"
            " on. File: {file}",
            file=newer.file,
        ),
        (
            Press(
                f"action.open.{newer.id}",
                say("View"),
                say("View: {title}", title=title),
                lambda: go.to(Route("newer", training_id=newer.file)),
            ),
        ),
        sign="paper",
    )


def _unreadable(context: Context, unreadable: UnreadableFile) -> Notice:
    from kmop_wizard.i18n.sentences import unreadable_reason  # most starts have no need

    words, archive = context.words, context.session.archive
    if unreadable.reason == NOT_DOWNLOADED:
        return _far(context, unreadable, archive.newest(unreadable.id))
    damaged = archive.damaged(unreadable)
    newest = archive.newest(damaged) if damaged else None
    if damaged and unreadable.reason == "not_a_file":
        reason = words.say("a folder is in the place of the file")
    else:
        reason = unreadable_reason(words, unreadable.reason, unreadable.where)
    detail = words.say(
        "The reason: {reason}. The file was left as it is, and the other courses are not affected.",
        reason=reason,
    )
    if newest is not None:
        return _damaged(context, unreadable, newest, detail)
    if damaged and unreadable.reason != "other_format":
        detail += " " + words.say(
            "This computer keeps no earlier version of it. If there is a copy elsewhere, put"
            " that in its place."
        )
    return Notice(words.say("A file could not be used: {file}", file=unreadable.file), detail)


def _far(context: Context, unreadable: UnreadableFile, newest: Version | None) -> Notice:
    words = context.words
    text = words.say("A course is in the cloud and not on this computer")
    if newest is not None:
        title = short_title(words, newest.training)
        text = words.say("{title} is in the cloud and not on this computer", title=title)
    detail = words.say(
        "Download it with the program of your cloud service. It is shown here once it is on"
        " this computer. File: {file}",
        file=unreadable.file,
    )
    return Notice(text, detail)


def _damaged(context: Context, unreadable: UnreadableFile, newest: Version, detail: str) -> Notice:
    """A file that can't be read, of which an earlier version is archive."""
    from kmop_wizard.i18n.sentences.history import moment_words  # most starts have no need

    words, go, training = context.words, context.go, newest.training
    title = short_title(words, training)
    archive = words.say(
        "Your computer keeps a version of {moment}.", moment=moment_words(words, newest.moment)
    )
    file = words.say("File: {file}", file=unreadable.file)
    return Notice(
        words.say("{title} can't be opened", title=title),
        f"{detail} {archive} {file}",
        (
            Press(
                f"action.bring_back.{training.id}",
                words.say("Put back…"),
                words.say("Put back… {title}", title=title),
                lambda: go.to(Route("history", training.id)),
            ),
        ),
    )
