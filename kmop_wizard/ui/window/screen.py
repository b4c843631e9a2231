"""What every screen of the window has in common, and what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.session.editing import Editor, Step
from kmop_wizard.app.session.session import Session
from kmop_wizard.i18n import Words

if TYPE_CHECKING:
    from kmop_wizard.app.intake.incoming import IncomingFile


class Route(NamedTuple):
    """Where the user is: a screen, and what it shows.

    ``file``: an export, or a folder that was chosen, by its path. ``value``: what is shown, where
    that has no name. ``back``: where the user came from, when it is not home or the training.
    """

    screen: str
    training_id: str = ""
    step: str = ""
    file: str = ""
    value: object = None
    back: Route | None = None

    @property
    def has_training(self) -> bool:
        """Whether a training is open in it."""
        return self.screen in ("training", "start")


HOME: Final = Route("home")


class Navigator(Protocol):
    """Where a screen can send the user; the window does it."""

    @property
    def route(self) -> Route:
        """Where the user is now."""

    def to(self, route: Route) -> None: ...

    def home(self) -> None: ...

    def new_training(self) -> None: ...

    def open_training(self, training_id: str, step: str = "") -> None: ...

    def trash(self, training_id: str) -> None: ...

    def open_link(self, name: str) -> None: ...

    def use(self, session: Session, route: Route) -> None: ...

    def toast(self, message: str, undo: Any = None) -> None: ...

    def offer_undo(self, message: str, editor: Editor, step: Step | None) -> None:
        """A message whose Undo takes ``step`` back, wherever the user is by then."""

    def change_language(self, language: str) -> None: ...

    def change_scheme(self, scheme: str) -> None: ...

    def search(self) -> None: ...

    def help(self) -> None: ...

    def undo(self) -> None: ...

    def redo(self) -> None: ...


class Context(NamedTuple):
    """What a screen needs from its surroundings."""

    words: Words
    session: Session
    go: Navigator


class Screen(QWidget):
    """One thing to see at a time. It is built for one language; the window builds it anew for
    another, and hands over what `keep` returned.

    ``whole_width``: it keeps its own margins, up to the edges of the window. ``apart``: it has
    nothing to do with the trainings, nor with the bar and the keys that lead to them.
    """

    whole_width: ClassVar[bool] = False
    apart: ClassVar[bool] = False

    def __init__(self, context: Context, route: Route) -> None:
        super().__init__()
        self.context = context
        self.words = context.words
        self.session = context.session
        self.go = context.go
        self.route = route

    @property
    def title(self) -> str:
        """What the window's title says."""
        return ""

    @property
    def step(self) -> str:
        """The step that is shown, or that the user came from."""
        return self.route.step

    @property
    def undoes(self) -> Editor | None:
        """What undo and redo work on."""
        return None

    def follow(self) -> None:
        """Facts, settings or the day changed: show what is true now."""

    def first_focus(self) -> QWidget | None:
        """Where typing starts when the screen comes up."""
        return None

    def search(self) -> None:
        """A search was asked for."""

    def keep(self) -> dict[str, Any]:
        """What the screen holds that is stored nowhere else, for the same screen built anew."""
        return {}

    def take_back(self, kept: dict[str, Any]) -> None:
        """Restore what `keep` returned."""

    def take_files(self, _files: Sequence[IncomingFile]) -> bool:
        """Files were dropped on the window; ``False`` when there is no place for them here."""
        return False

    def leave(self) -> None:
        """The user goes elsewhere."""
