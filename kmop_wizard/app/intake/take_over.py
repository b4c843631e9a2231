"""E-invoices taken over into one training, as one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kmop_wizard.app.intake.einvoices import (
    Received,
    changes,
    differences,
    files_left_out,
    in_another,
    invoice_for,
    keep,
    receive,
)
from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.not_added import MOST_AT_ONCE, too_many
from kmop_wizard.app.session.editing import Editor, Step
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.facts import Path, with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.exchange.xml_safety import NotAnInvoice
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.i18n.sentences.einvoices import finding_sentence, no_einvoice_sentence
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentRefused
from kmop_wizard.storage.names import new_entry_id


class TakenOver(NamedTuple):
    """What came of it. ``invoices``: the ids of those that were filled in.

    ``doubts``: how many things need another look. ``problems``: sentences on what was not done.
    ``elsewhere``: what was left because another training has it.
    """

    invoices: tuple[str, ...]
    step: Step | None
    doubts: int
    problems: tuple[str, ...]
    elsewhere: tuple[IncomingFile, ...]


def take_over(
    words: Words,
    session: Session,
    editor: Editor,
    files: Sequence[IncomingFile],
    *,
    anyway: bool = False,
) -> TakenOver:
    """Fill in the invoices that ``files`` are, and keep copies of them.

    ``anyway``: also those that are in another training already.
    """
    intake = _Intake(words, session, editor, anyway=anyway)
    for file in files[:MOST_AT_ONCE]:
        intake.take(file)
    step = None
    if intake.invoices:
        editor.end_step()
        step = editor.enter_many(intake.entered)
    problems = (*too_many(words, files), *intake.problems)
    return TakenOver(tuple(intake.invoices), step, intake.doubts, problems, tuple(intake.elsewhere))


class _Intake:
    """One file after the other, into the training as the files before it leave it."""

    def __init__(self, words: Words, session: Session, editor: Editor, *, anyway: bool) -> None:
        self.invoices: list[str] = []
        self.entered: dict[Path, Any] = {}
        self.doubts = 0
        self.problems: list[str] = []
        self.elsewhere: list[IncomingFile] = []
        self._words = words
        self._session = session
        self._editor = editor
        self._training = editor.training
        self._anyway = anyway

    def take(self, file: IncomingFile) -> None:
        """Take ``file`` over, or note why not."""
        try:
            self._take(receive(file), file)
        except (NotAnInvoice, AttachmentRefused) as refused:
            self.problems.append(no_einvoice_sentence(self._words, refused.code, file.name))
        except SaveFailed as failure:
            self.problems.append(save_problem(self._words, failure.code))

    def _take(self, received: Received, file: IncomingFile) -> None:
        training, words, session = self._training, self._words, self._session
        invoice_id = invoice_for(received, training, self._new_id(training))
        if invoice_id is None:
            self.problems.append(self._already_here(received))
            return
        if not self._anyway and (found := in_another(received, training, session)) is not None:
            self.elsewhere.append(file)
            self.problems.append(finding_sentence(words, found.code, found.agrees, found.values))
            return
        papers = keep(received, training.id, session)
        self.problems += files_left_out(words, received.found)
        self.doubts += differences(received.found, training, invoice_id, session)
        self.invoices.append(invoice_id)
        self._enter(changes(received, training, invoice_id, papers, words))

    def _enter(self, values: Mapping[Path, Any]) -> None:
        self.entered.update(values)
        for path, value in values.items():
            self._training = with_fact(self._training, path, value)

    def _new_id(self, training: Training) -> str:
        """The id of the invoice that is shown to be filled in, unless it has been."""
        ids = [*self._editor.ids("invoices"), self._editor.new_id]
        known = {each.id for each in training.invoices}
        return next((each for each in ids if each not in known), "") or new_entry_id()

    def _already_here(self, received: Received) -> str:
        number = received.facts.number
        if number is None:
            return self._words.say("{name} is here already.", name=received.name)
        return finding_sentence(self._words, "already_here", False, {"number": number})
