"""A training to open sections of, without the rest of its screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.page import Act
from kmop_wizard.ui.pages.fact_field import FactField
from kmop_wizard.ui.pages.fields import FactFields
from kmop_wizard.ui.pages.host import FooterSection
from kmop_wizard.ui.widgets.field import Field
from kmop_wizard.ui.window.screen import Context
from tests.ui.qt_hands import settle, visible_texts
from tests.ui.screen_stage import Stage, part

TODAY = date(2026, 11, 23)
WIDTH = 760


class SectionHost(QWidget):
    """Answers as the screen of the training does; what was asked is noted in ``acts``."""

    def __init__(
        self,
        folder: Path,
        training: Training,
        step: str,
        language: str = "en",
        today: date = TODAY,
        others: tuple[Training, ...] = (),
    ) -> None:
        super().__init__()
        self.stage = Stage(folder, (training, *others), lambda: today)
        self.words = Words(language)
        session = self.stage.session
        self.context = Context(self.words, session, self.stage.notes)  # type: ignore[arg-type]
        self.editor = session.editor(training.id)
        self.step = step
        self.acts: list[Act] = []
        self.closed = 0
        self.section: Any = None
        self._fields = FactFields(self, self.context, self.editor, lambda: None)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        session.callbacks.changed = self._follow
        self.resize(WIDTH, 560)

    @property
    def entry(self) -> Entry:
        return self.context.session.entry(self.editor.training.id)

    def do(self, act: Act) -> None:
        self.acts.append(act)

    def record(self, path: FactPath, day: date) -> None:
        self.editor.enter_many({path: day})

    def field(self, path: FactPath) -> Field:
        return self._fields.field(path)

    def fact_field(self, path: FactPath) -> FactField:
        return self._fields.at(path)

    def take_back_fields(self, part: QWidget) -> None:
        self._fields.take_back(part)

    def object_name(self, path: FactPath) -> str:
        return self.editor.object_name(path)

    def close_section(self) -> None:
        self.closed += 1

    def deposit_code(self) -> str:
        return ""

    # -- what tests do ---------------------------------------------------------------------------

    def open(self, kind: Any) -> Any:
        """Show the section that ``kind`` makes, with the focus where it wants it."""
        self.section = made = kind(self)
        self._column.addWidget(made)
        self._column.addStretch(1)
        made.follow()
        self.show()
        self.activateWindow()
        focus = made.first_focus()
        if focus is not None:
            focus.setFocus()
        settle()
        return made

    def press(self, name: str) -> None:
        part(self, name, QAbstractButton).click()
        settle()

    def sees(self, name: str) -> bool:
        return any(each.isVisible() for each in self.findChildren(QWidget, name))

    def reads(self) -> str:
        return "\n".join(visible_texts(self))

    def undo(self) -> None:
        self.editor.undo()
        settle()

    def _follow(self) -> None:
        self._fields.follow()
        if isinstance(self.section, FooterSection):
            self.section.follow()
