"""The commands without a window: ``agenda`` and ``check``, for programs and for people.

Each gives its whole output as one object or one text; only `kmop_wizard.__main__` prints.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from kmop_wizard.domain.agenda import Agenda, Entry, agenda, quiet_until
from kmop_wizard.domain.ceiling import Ceiling
from kmop_wizard.domain.plan import STEPS, Plan
from kmop_wizard.domain.rules import Rules
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import (
    action_sentence,
    days_phrase,
    quiet_sentence,
    state_word,
    step_title,
    unreadable_reason,
    warning_sentence,
)
from kmop_wizard.storage.check import Problem, check
from kmop_wizard.storage.folders import Folders, folders
from kmop_wizard.storage.listing import NEWER, NewerFile, ReadFile, UnreadableFile, read_trainings
from kmop_wizard.storage.reference import load_rules

Row = dict[str, object]

# Signs that are blank to the eye and keep an amount or a sentence together.
_BLANKS: Final = "\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Found:
    """What a data folder holds on one day: its agenda, and the files that give no training."""

    agenda: Agenda
    rules: Rules
    today: date
    unreadable: tuple[Problem, ...]


def look(data_dir: Path | None, today: date) -> Found:
    """Read the data folder (``None``: the usual one) and plan everything in it.

    No folder holds no trainings. Raises ``FolderUnreadable`` when the folder can't be listed.
    """
    rules = load_rules()
    trainings = []
    unreadable = []
    places = folders(data_dir)
    for each in read_trainings(places.data, must_exist=places.chosen):
        if isinstance(each, ReadFile):
            trainings.append(each.training)
        else:
            unreadable.append(_problem(each))
    unreadable.sort(key=lambda problem: problem.file)
    return Found(agenda(trainings, rules, today), rules, today, tuple(unreadable))


def agenda_data(data_dir: Path | None, today: date) -> Row:
    """Everything that ``agenda --json`` prints; raises ``FolderUnreadable``.

    Days are ISO texts, amounts decimal texts in euro, ``None`` is not known; the reason of a file
    that can't be read is a code of storage.
    """
    found = look(data_dir, today)
    return {
        "today": today.isoformat(),
        "trainings": [_training_row(entry) for entry in found.agenda.entries],
        "ceilings": [_ceiling_row(each) for each in found.agenda.purse.ceilings],
        "unreadable": [{"file": each.file, "reason": each.code} for each in found.unreadable],
    }


def agenda_text(words: Words, data_dir: Path | None, today: date) -> str:
    """What ``agenda`` prints for people; raises ``FolderUnreadable``."""
    found = look(data_dir, today)
    blocks = [_training_block(words, found, entry) for entry in found.agenda.entries]
    if not blocks:
        blocks = [
            [words.say("There are no courses yet. Start the program to enter your first one.")]
        ]
    purse = [_ceiling_line(words, each) for each in found.agenda.purse.ceilings]
    blocks += [purse, _unreadable_block(words, found.unreadable)]
    return _text(_heading(words, found), *blocks)


def check_data(words: Words, data_dir: Path | None) -> Row:
    """Everything that ``check --json`` prints; messages are in the language of ``words``.

    ``file`` is relative to the data folder, and absolute for what lies elsewhere.
    """
    places = folders(data_dir)
    problems = check(places.data, places.state, places.config, must_exist=places.chosen)
    return {
        "ok": not problems,
        "problems": [
            {
                "file": _where(places, each),
                "code": each.code,
                "message": unreadable_reason(words, each.code, each.detail),
            }
            for each in problems
        ],
    }


def check_text(words: Words, data_dir: Path | None) -> tuple[bool, str]:
    """Whether all is in order, and what ``check`` prints for people."""
    places = folders(data_dir)
    data, problems = (
        places.data,
        check(places.data, places.state, places.config, must_exist=places.chosen),
    )
    if not problems:
        line = words.say("Everything in {folder} is in order.", folder=shown(str(data)))
        return True, _text([line])
    heading = words.count(
        "{n} thing in {folder} needs your attention:",
        "{n} things in {folder} need your attention:",
        len(problems),
        folder=shown(str(data)),
    )
    lines = (_problem_line(words, replace(each, file=_where(places, each))) for each in problems)
    return False, _text([heading, *lines])


def _where(places: Folders, problem: Problem) -> str:
    if problem.place == "data":
        return problem.file
    return str(getattr(places, problem.place) / problem.file)


def shown(text: str) -> str:
    """``text`` on one line that any output can hold: what has no shape of its own is escaped."""
    return "".join(
        sign if sign.isprintable() or sign in _BLANKS else ascii(sign)[1:-1] for sign in text
    )


def _problem(found: NewerFile | UnreadableFile) -> Problem:
    if isinstance(found, NewerFile):
        return Problem(found.file, NEWER, found.version)
    return Problem(found.file, found.reason, found.where)


def _training_row(entry: Entry) -> Row:
    planned = entry.plan
    deadlines, following, amounts = planned.deadlines, planned.next, planned.amounts
    return {
        "id": entry.training.id,
        "title": _title(entry),
        "steps": {step: planned.steps[step] for step in STEPS},
        "deadlines": {
            "apply_by": _day(deadlines.apply_by),
            "deposit_by": _day(deadlines.deposit_by),
            "close_on": _day(deadlines.close_on),
            "keep_until": _day(deadlines.keep_until),
        },
        "next": {
            "action": following.action,
            "by": _day(following.by),
            "act_by": _day(following.act_by),
            "check_on": _day(following.check_on),
            "urgency": following.urgency,
        },
        "amounts": {
            "price_excl_vat": _euro(amounts.price_excl_vat),
            "subsidy": _euro(amounts.subsidy),
            "own_share": _euro(amounts.own_share),
        },
        "warnings": list(planned.warnings),
    }


def _ceiling_row(ceiling: Ceiling) -> Row:
    return {
        "enterprise": ceiling.enterprise,
        "year": ceiling.year,
        "ceiling": _euro(ceiling.ceiling),
        "used": _euro(ceiling.used),
        "left": _euro(ceiling.left),
    }


def _title(entry: Entry) -> str | None:
    title = entry.training.title
    return title if title and title.strip() else None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _euro(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:.2f}"


def _heading(words: Words, found: Found) -> list[str]:
    today = words.day(found.today)
    quiet = quiet_until(found.agenda.entries, found.rules, found.today)
    if quiet is None or not found.agenda.entries:
        return [today]
    return [today, quiet_sentence(words, quiet.until)]


def _training_block(words: Words, found: Found, entry: Entry) -> list[str]:
    training, planned = entry.training, entry.plan
    action = action_sentence(words, planned, training, found.rules)
    if planned.next.by or planned.next.check_on:
        action = words.say(
            "{action} ({by})", action=action, by=days_phrase(words, planned.next, found.today)
        )
    warnings = (
        warning_sentence(words, code, planned, training, found.rules, found.today)
        for code in planned.warnings
    )
    return [
        _title(entry) or words.say("Course without a title"),
        f"  → {action}",
        *(
            f"  {number}. {_step_line(words, step, planned)}"
            for number, step in enumerate(STEPS, start=1)
        ),
        *(f"  ! {sentence}" for sentence in warnings),
    ]


def _step_line(words: Words, step: str, planned: Plan) -> str:
    state = state_word(words, step, planned)
    return words.say("{step}: {state}", step=step_title(words, step), state=state)


def _ceiling_line(words: Words, ceiling: Ceiling) -> str:
    return words.say(
        "{enterprise}, subsidy {year}: {used} of {ceiling} applied for, {left} left",
        enterprise=ceiling.enterprise or words.say("Business without a number"),
        year=ceiling.year,
        used=words.money(ceiling.used),
        ceiling=words.money(ceiling.ceiling),
        left=words.money(ceiling.left),
    )


def _unreadable_block(words: Words, problems: tuple[Problem, ...]) -> list[str]:
    if not problems:
        return []
    heading = words.count(
        "{n} file is left alone and not counted:",
        "{n} files are left alone and not counted:",
        len(problems),
    )
    return [heading, *(_problem_line(words, each) for each in problems)]


def _problem_line(words: Words, problem: Problem) -> str:
    return f"  {problem.file}: {unreadable_reason(words, problem.code, problem.detail)}"


def _text(*blocks: Iterable[str]) -> str:
    """The blocks with an empty line between them; each item stays on its own line."""
    parts = ["\n".join(shown(line) for line in block) for block in blocks]
    return "\n\n".join(part for part in parts if part) + "\n"
