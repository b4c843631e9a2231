"""What the parts of a page may ask of the training's screen that they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.session.editing import Editor
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.page import Act
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.field import Field
from kmop_wizard.ui.widgets.help_question import HelpQuestion
from kmop_wizard.ui.window.screen import Context, Navigator, Route

Matrix = tuple[tuple[bool, ...], ...]


class Host(Protocol):
    """A training that is shown: its facts, its fields, and what can be done with it."""

    context: Context
    words: Words
    editor: Editor

    @property
    def entry(self) -> Entry:
        """The training and its plan as they are now."""

    @property
    def step(self) -> str:
        """The step whose page is open."""

    @property
    def questions(self) -> Sequence[HelpQuestion]:
        """The questions of the page, with their answers."""

    def do(self, act: Act) -> None:
        """Do what was pressed."""

    def record(self, path: Path, day: date) -> None:
        """Record the day at ``path`` as one step of undo, and say so."""

    def field(self, path: Path) -> Field:
        """The one field for the fact at ``path``; who puts it in a layout has it from then on."""

    def day_field(self, path: Path) -> DateField:
        """The field for the day at ``path``: what is typed stays a draft until `record`."""

    def take_back_fields(self, part: QWidget) -> None:
        """Keep the fields that stand in ``part``, which is about to go."""

    def object_name(self, path: Path) -> str:
        """What the field of the fact at ``path`` is called."""

    def close_section(self) -> None:
        """Show the page's card again in the place of a section."""

    def deposit_code(self) -> Matrix | str:
        """The payment code, or in words why there is none."""


class FooterSection(QWidget):
    """What a link of the footer opens in the place of the card."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host

    def follow(self) -> None:
        """Show what is true now."""

    def reveal(self, path: Path) -> None:
        """Show the field of the fact at ``path``, with the focus in it, if the section has it."""

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when the section opens."""
        return None


class TrainingPages(Host, Protocol):
    """The pages of a training, as what is done from outside a page sees them."""

    session: Session
    go: Navigator
    route: Route

    def window(self) -> QWidget:
        """The window they stand in."""

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when a page opens."""

    def open_step(self, step: str) -> None:
        """Show the page of ``step``."""

    def open_section(self, name: str, path: Path = ()) -> None:
        """Show the section ``name`` in the place of the card, at the fact at ``path``."""

    def show_section(self, name: str, section: FooterSection) -> None:
        """Show ``section`` in the place of the card."""

    def go_back(self) -> None:
        """Go to the page before this one."""

    def go_on(self) -> None:
        """Go to the page after this one."""

    def show_problems(self) -> bool:
        """Show what stands in the way of going on; whether there is anything."""
