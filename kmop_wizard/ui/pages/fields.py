"""The fields of a page: one for each fact, wherever on the page it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QWidget

from kmop_wizard.app.session.editing import Editor
from kmop_wizard.domain.facts import Path
from kmop_wizard.ui.pages.fact_field import FactField
from kmop_wizard.ui.pages.provider_choice import PROVIDER, ProviderField
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.field import Field
from kmop_wizard.ui.window.screen import Context


class FactFields:
    """Makes each field when it is first asked for. Who puts one in a layout has it from then on;
    what stands nowhere is hidden in ``page``. ``left`` is called when a field has been left.
    """

    def __init__(
        self, page: QWidget, context: Context, editor: Editor, left: Callable[[], object]
    ) -> None:
        self._context = context
        self._editor = editor
        self._left = left
        self._made: dict[Path, FactField] = {}
        self._hidden = QWidget(page)
        self._hidden.hide()

    def __iter__(self) -> Iterator[tuple[Path, FactField]]:
        return iter(list(self._made.items()))

    def made(self, path: Path) -> FactField | None:
        """The field for the fact at ``path``, if it was ever asked for."""
        return self._made.get(path)

    def at(self, path: Path) -> FactField:
        """The field for the fact at ``path``, with what binds it to its fact."""
        if path not in self._made:
            kind = ProviderField if path == PROVIDER else FactField
            made = self._made[path] = kind(self._context, self._editor, path)
            made.widget.setParent(self._hidden)
            made.left.connect(lambda: self._left())
        return self._made[path]

    def field(self, path: Path) -> Field:
        """The field for the fact at ``path``, which takes what is typed at once."""
        field = self.at(path)
        field.waits = False
        field.widget.label.show()
        return field.widget

    def day_field(self, path: Path) -> DateField:
        """The field for the day at ``path``: what is typed stays a draft until it is recorded."""
        field = self.at(path)
        field.waits = True
        assert isinstance(field.widget, DateField)
        field.widget.label.hide()  # the heading above asks; its text names the input
        return field.widget

    def take_back(self, part: QWidget) -> None:
        """Hide the fields that stand in ``part``, which is about to go."""
        for field in self._made.values():
            if part.isAncestorOf(field.widget):
                field.widget.setParent(self._hidden)

    def follow(self) -> None:
        """Show in each what is true now."""
        for _, field in self:
            field.follow()

    def settle(self) -> None:
        """Record what was typed whole."""
        for _, field in self:
            field.settle()

    def show_problems(self, page: QWidget) -> bool:
        """Say beside each field on ``page`` what is wrong; the first one gets the focus."""
        wrong = [f for _, f in self if f.widget.isVisibleTo(page) and f.problem()]
        for field in wrong:
            field.show_problem()
        if wrong:
            wrong[0].edit.setFocus()
        return bool(wrong)
