"""A training that a newer version of the program wrote: shown, never changed."""

from __future__ import annotations

from typing import Final

from kmop_wizard.i18n.sentences import unreadable_reason
from kmop_wizard.storage.atomic import code_of, read_bytes
from kmop_wizard.storage.jsontext import MAX_BYTES
from kmop_wizard.storage.listing import NewerFile
from kmop_wizard.ui.screens.column import ColumnScreen, Section
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button, literal
from kmop_wizard.ui.widgets.field import TextArea
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.window.screen import Context, Route

_LINES: Final = 16
_SHOWN_CHARACTERS: Final = 100_000


class NewerScreen(ColumnScreen):
    """``route.training_id`` is the file's name as the listing gives it."""

    def __init__(self, context: Context, route: Route) -> None:
        say = context.words.say
        found = _found(context, route.training_id)
        title = (found.title or "").strip() if found else ""
        super().__init__(context, route, title or say("Course from a newer version"))
        self.note = Banner("warning")
        self.note.setObjectName("newer.note")
        self.note.set_message(
            say("This course was made with a newer version of this program."),
            detail=say("Nothing in it was changed. Update the program to go on with it."),
        )
        self.add(self.note)
        if found is not None:
            self.add(self._content(found))

    def go_back(self) -> None:
        self.go.home()

    def _content(self, found: NewerFile) -> Section:
        words = self.words
        part = Section(words.say("What the file contains"))
        part.add(
            small(words.say("{file}, format {version}", file=found.file, version=found.version))
        )
        try:
            content = read_bytes(self.session.folders.data / found.file, MAX_BYTES)
        except OSError as error:
            reason = unreadable_reason(words, code_of(error))
            part.add(Label(words.say("The file can't be read: {reason}.", reason=reason)))
            return part
        text = content.decode("utf-8", "replace")
        area = TextArea("newer.content", _LINES)
        area.set_label(literal(words.say("Content, to read only")))
        area.edit.setReadOnly(True)
        area.set_text(text[:_SHOWN_CHARACTERS])
        if len(text) > _SHOWN_CHARACTERS:
            area.set_hint(words.say("Only the beginning is shown; “Copy” copies everything."))
        copy = Button("secondary", "action.copy.newer", literal(words.say("Copy")))
        copy.clicked.connect(lambda: self.copy(text))
        buttons = FlowRow()
        buttons.add(copy)
        part.add(area)
        part.add(buttons)
        return part


def _found(context: Context, file: str) -> NewerFile | None:
    return next((each for each in context.session.listing.newer if each.file == file), None)
