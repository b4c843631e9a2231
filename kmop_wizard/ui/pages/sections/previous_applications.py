"""Earlier applications of the same training, the latest first; they can still be put right."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.app.facts.table import facts_of_step
from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.domain.training import NO_APPLICATION, Application
from kmop_wizard.i18n.words import N_
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.pages.sections.frame import SectionFrame
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.widgets.ruled_rows import RuledRows

_STEPS: Final = ("apply", "deposit", "subsidy")
_HAPPENED: Final = (
    (("approved_on",), N_("approved on {day}")),
    (("deposit", "deposited_on"), N_("deposited on {day}")),
    (("refused_on",), N_("refused on {day}")),
    (("stopped_on",), N_("stopped on {day}")),
    (("deposit", "cancelled_on"), N_("deposit cancelled on {day}")),
)


class PreviousApplicationsSection(SectionFrame):
    """One line for each; its fields unfold under it."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        words = self.words
        self.set_heading(
            words.say("Previous applications"),
            words.say("They no longer count. You can still correct them."),
        )
        self._buttons: list[Button] = []
        self._lines: list[tuple[Path, Label]] = []
        rows = RuledRows()
        for place, entry_id in reversed(tuple(enumerate(self._ids()))):
            rows.column.addWidget(self._row(place, ("applications", entry_id)))
        self.part().addWidget(rows)
        self.follow()

    def first_focus(self) -> QWidget:
        return next(iter(self._buttons), self.back)

    def follow(self) -> None:
        for path, line in self._lines:
            line.setText(self._summary(path))

    def _ids(self) -> tuple[str, ...]:
        """All but the current one; that too when it has failed."""
        ids, entry = self.host.editor.ids("applications"), self.host.entry
        return ids if rescue(entry.training, entry.plan) is not None else ids[:-1]

    def _row(self, place: int, path: Path) -> QWidget:
        words = self.words
        texts = QVBoxLayout()
        texts.setSpacing(1)
        line = small()
        title = self._title(place, path)
        texts.addWidget(Label(title, bold=True))
        texts.addWidget(line)
        self._lines.append((path, line))
        change = Button("plain", f"action.toggle.application.{place}")
        self._buttons.append(change)
        top = QHBoxLayout()
        top.addLayout(texts, 1)
        top.addWidget(change)
        form = Form()
        form.setContentsMargins(0, 8, 0, 0)
        for step in _STEPS:
            for each in facts_of_step(step, path):
                field = self.host.field(each)
                form.add(field)
                field.show()
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 8, 0, 8)
        column.addLayout(top)
        column.addWidget(form)

        def unfold(opened: bool) -> None:
            form.setVisible(opened)
            text = words.say("Close") if opened else words.say("Change")
            change.setText(text)
            change.setAccessibleName(f"{text}: {title}")

        unfold(False)
        change.clicked.connect(lambda: unfold(form.isHidden()))
        return row

    def _application(self, path: Path) -> Application:
        return fact(self.host.editor.training, path) or NO_APPLICATION

    def _title(self, place: int, path: Path) -> str:
        day = self._application(path).submitted_on
        if day is None:
            return self.words.say("Application {n}", n=place + 1)
        return self.words.say("Application of {day}", day=self.words.day(day))

    def _summary(self, path: Path) -> str:
        words, application = self.words, self._application(path)
        training = self.host.editor.training
        said = [(application.subsidy_number or "").strip()]
        for name, sentence in _HAPPENED:
            day = fact(training, (*path, *name))
            if day is not None:
                said.append(words.say(sentence, day=words.day_month_year(day)))
        return " \u00b7 ".join(filter(None, said))
