"""Every place of the window that a person can come to, with trainings at all points of the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.exports import write_export
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.practice.begin import begin
from kmop_wizard.ui.window.screen import Route
from tests.ui.person import Person, Program, settle
from tests.ui.trainings import APPLIED, APPROVED, DEPOSITED, ENROLLED, INVOICED, RECEIVED

TODAY = date(2026, 11, 20)
MOMENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
STEPS = ("enrol", "apply", "deposit", "subsidy", "attend", "pay")


def numbered(number: int, training: Training) -> Training:
    return replace(training, id=f"00000000-0000-4000-8000-{number:012}")


FULL = numbered(1, with_fact(INVOICED, ("invoices", "2", "number"), "2026-1200"))
FRESH = numbered(2, ENROLLED)
CANCELLED = numbered(
    3, with_fact(DEPOSITED, ("applications", "1", "deposit", "cancelled_on"), date(2026, 11, 19))
)
REFUSED = numbered(4, with_fact(APPLIED, ("applications", "1", "refused_on"), date(2026, 11, 19)))
AGAIN = numbered(
    5,
    with_fact(CANCELLED, ("applications", "2", "submitted_on"), date(2026, 11, 20)),
)
MISSED = numbered(6, with_fact(ENROLLED, ("enrolment", "first_lesson_day"), date(2026, 11, 2)))
STOPPED = numbered(7, with_fact(APPLIED, ("applications", "1", "stopped_on"), date(2026, 11, 19)))
WAITING = numbered(8, APPROVED)
CURRENT = numbered(9, RECEIVED)
BEFORE = replace(FULL, title="Brandbestrijding", invoices=())
DAMAGED = numbered(10, ENROLLED)
TRAININGS = (FULL, FRESH, CANCELLED, REFUSED, AGAIN, MISSED, STOPPED, WAITING, CURRENT)

SPECIAL = {
    "fresh": (FRESH, "apply"),
    "cancelled": (CANCELLED, "apply"),
    "refused": (REFUSED, "apply"),
    "again": (AGAIN, "apply"),
    "missed": (MISSED, "apply"),
    "stopped": (STOPPED, "apply"),
}
SCREENS = (
    "home",
    "practice",
    "planner",
    "eligibility",
    "purse",
    "settings",
    "data_folder",
    "about",
    "help",
    "transfer",
    "import",
    "trash",
)
EXPORT = "export.kmop"
HISTORY = ("history", "history_state")
SECTIONS = (
    *(f"{step}/all_facts" for step in STEPS),
    "enrol/notes",
    "apply/documents",
    "apply/otherwise",
    "apply/applied_with",
    "deposit/mail",
    "deposit/phone",
    "attend/mail_participant",
    "pay/mail_accountant",
    "again/previous_applications",
    "refused/letter",
)
"""What opens in the place of a page's card."""
PLACES: tuple[str, ...] = (*SCREENS, "start", *HISTORY, *STEPS, *SPECIAL, *SECTIONS)


@contextmanager
def open_program(folder: Path) -> Iterator[Person]:
    """The program over all `TRAININGS`, one with a history, two damaged files and a newer one."""
    program = Program(folder, TODAY)
    program.save(DAMAGED, *TRAININGS[1:])
    store = Store(program.folders.data, program.folders.state)
    before = store.save(BEFORE)
    store.save(replace(FULL, revision=before.revision, saved_at=before.saved_at))
    trainings = program.folders.data / "trainings"
    changed = with_fact(FRESH, ("notes",), "Told elsewhere")
    write_export(folder, folder / EXPORT, (FULL, changed, numbered(10, FRESH)), MOMENT)
    (trainings / f"{DAMAGED.id}.json").write_bytes(b"")
    (trainings / "damaged.json").write_text('{"format": "kmop-training",', encoding="utf-8")
    (trainings / "newer.json").write_text(
        '{"format": "kmop-training", "version": 2, "id": "newer", "title": "Later"}',
        encoding="utf-8",
    )
    yield program.start()
    program.close()


def go(person: Person, place: str) -> None:
    """Come to one of `PLACES`."""
    window = person.window
    place, _, section = place.partition("/")
    if place == "practice":
        begin(window.context)
    elif place in SCREENS:
        file = str(person.program.folders.data.parent / EXPORT) if place == "import" else ""
        window.to(Route(place, step="apply" if place == "help" else "", file=file))
    elif place in HISTORY:
        window.to(Route(place, FULL.id, "pay"))
    elif place == "start":
        window.new_training()
    else:
        training, step = SPECIAL.get(place, (FULL, place))
        window.open_training(training.id, step)
        if section:
            window.screen_shown.open_section(section)  # type: ignore[union-attr]
    settle()


def everywhere(person: Person, look: Callable[[str], None]) -> None:
    """Call ``look`` at every place."""
    for place in PLACES:
        go(person, place)
        look(place)
