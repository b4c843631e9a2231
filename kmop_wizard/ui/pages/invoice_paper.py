"""Which of the kept files is this invoice."""

from __future__ import annotations

from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.facts import Path, fact
from kmop_wizard.domain.papers import papers_of_kind
from kmop_wizard.domain.training import Attachment, Training
from kmop_wizard.storage.attachments import file_name
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.widgets.choice_field import SelectField
from kmop_wizard.ui.widgets.form import Form


def build_invoice_paper(page: StepPage, invoice: Path, form: Form) -> None:
    """A choice among the files that are invoices; hidden while there are none."""
    words, path = page.words, (*invoice, "attachment")
    field = SelectField(page.editor.object_name(path))
    field.set_label(words.say("File of this invoice"))
    none = words.say("none")
    field.set_placeholder(none)
    shown: list[tuple[str, str]] = []

    def follow(entry: Entry) -> None:
        options = [("", none), *_options(entry.training, path)]
        if options != shown:
            shown[:] = options
            field.set_options(options)
        field.set_text(fact(entry.training, path) or "")
        field.setVisible(len(options) > 1)

    def choose(file: str) -> None:
        page.editor.end_step()
        page.editor.enter(path, file or None)
        page.editor.end_step()

    field.edited.connect(choose)
    form.add(field)
    page.on_follow(follow)


def _options(training: Training, path: Path) -> list[tuple[str, str]]:
    files = [each.file for each in papers_of_kind(training, "invoice") if each.file]
    chosen = fact(training, path)
    if chosen and chosen not in files:
        files.append(chosen)
    return [(file, file_name(Attachment(file=file))) for file in files]
