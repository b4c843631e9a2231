"""When it went differently: what happened, on which day, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kmop_wizard.domain.facts import Path
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.widgets.beside import Beside
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.ruled_rows import RuledRows

_BESIDE_FROM = 34.0


class _Turn(NamedTuple):
    """What may happen, what follows, and the facts to fill in then."""

    title: str
    text: str
    paths: tuple[Path, ...]


class OtherwiseSection(SectionFrame):
    """A line for each turn, with its day; a page follows by itself."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self.set_heading(
            words.say("What went differently?"),
            words.say("Fill in the day. The steps follow by themselves."),
        )
        rows = RuledRows()
        self._fields: list[QWidget] = []
        for turn in self._turns():
            rows.column.addWidget(self._row(turn))
        self.part().addWidget(rows)

    def first_focus(self) -> QWidget:
        return self._fields[0]

    def _row(self, turn: _Turn) -> QWidget:
        told, fields = QWidget(), QWidget()
        texts, column = QVBoxLayout(told), QVBoxLayout(fields)
        for layout in (texts, column):
            layout.setContentsMargins(0, 10, 0, 10)
            layout.setSpacing(3)
        texts.addWidget(Label(turn.title, bold=True))
        texts.addWidget(small(turn.text))
        texts.addStretch(1)
        for path in turn.paths:
            field = self.host.field(path)
            field.set_stacked(True)
            column.addWidget(field)
            field.show()
            self._fields.append(field.edit)
        column.addStretch(1)
        return Beside(told, fields, _BESIDE_FROM, shares=(3, 2), gap=24, below=0)

    def _turns(self) -> Iterator[_Turn]:
        words, plan = self.words, self.host.entry.plan
        current = self.host.editor.current_application
        again = words.say("You can no longer apply again for this course.")
        apply_by = plan.deadlines.apply_by
        if plan.standing.in_time and apply_by is not None:
            again = words.say("You can apply again until {day}.", day=words.day(apply_by))
        back = words.say("Your money comes back to your account automatically.")
        if plan.standing.approved:
            yield _Turn(
                words.say("Your deposit was cancelled"),
                f"{back} {again}",
                ((*current, "deposit", "cancelled_on"),),
            )
        yield _Turn(words.say("Your application was refused"), again, ((*current, "refused_on"),))
        own = words.say("Arrange it with your provider as well.")
        yield _Turn(
            words.say("You stopped your application (stopzetten)"),
            f"{back} {own}",
            ((*current, "stopped_on"),),
        )
        yield _Turn(
            words.say("The course has moved"),
            words.say("The deadline to apply follows the first day of the course."),
            (("enrolment", "first_lesson_day"), ("enrolment", "last_lesson_day")),
        )
