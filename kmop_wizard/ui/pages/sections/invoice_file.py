"""Which of the kept files is this invoice."""

from __future__ import annotations

from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.papers import papers_of_kind
from kmop_wizard.domain.training import Attachment, Training
from kmop_wizard.storage.attachments import file_name
from kmop_wizard.ui.pages.host import Host
from kmop_wizard.ui.widgets.choice_field import SelectField


class InvoiceFile(SelectField):
    """A choice among the files that are invoices; hidden while there are none."""

    def __init__(self, host: Host, invoice: Path) -> None:
        self._path = (*invoice, "attachment")
        super().__init__(host.object_name(self._path))
        self._host = host
        self._options: list[tuple[str, str]] = []
        self._none = host.words.say("none")
        self.set_label(host.words.say("File of this invoice"))
        self.set_placeholder(self._none)
        self.edited.connect(self._choose)

    def follow(self) -> None:
        """Show the files there are, and the one that was chosen."""
        training = self._host.editor.training
        options = [("", self._none), *_options(training, self._path)]
        if options != self._options:
            self._options = options
            self.set_options(options)
        self.set_text(fact(training, self._path) or "")
        self.setVisible(len(options) > 1)

    def _choose(self, file: str) -> None:
        editor = self._host.editor
        editor.end_step()
        editor.enter(self._path, file or None)
        editor.end_step()


def _options(training: Training, path: Path) -> list[tuple[str, str]]:
    files = [each.file for each in papers_of_kind(training, "invoice") if each.file]
    chosen = fact(training, path)
    if chosen and chosen not in files:
        files.append(chosen)
    return [(file, file_name(Attachment(file=file))) for file in files]
