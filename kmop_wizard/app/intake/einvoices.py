"""E-invoices on their way into a training: recognised, kept as papers, taken over as facts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from kmop_wizard.app.facts.kinds import FACT_KINDS
from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain import facts
from kmop_wizard.domain.facts import is_blank, without_entry
from kmop_wizard.domain.training import NO_INVOICE, Attachment, Invoice, Training
from kmop_wizard.exchange.einvoice import EInvoice, EmbeddedFile, as_invoice_facts, parse_einvoice
from kmop_wizard.exchange.watchdog import Finding, compare, place_of_same
from kmop_wizard.exchange.xml_safety import NotAnInvoice
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.entry import EntryProblem
from kmop_wizard.storage.attachments import AttachmentHome, AttachmentRefused

EINVOICE_FIELDS: Final = tuple(
    key.removeprefix("invoices.") for key, spec in FACT_SPECS.items() if spec.einvoice
)
"""The facts of an invoice that an e-invoice says."""
SUFFIX: Final = ".xml"
_PDF: Final = b"%PDF-"
_PDF_KIND: Final = "application/pdf"
_PDF_SUFFIX: Final = ".pdf"
_MOST_PDFS: Final = 10
_MOST_NAMED: Final = 5
_LONGEST_NAME: Final = 60
_KIND: Final = "invoice"


class Received(NamedTuple):
    """A file that is an e-invoice: as it is, as it was read, and the facts that it says."""

    name: str
    content: bytes
    found: EInvoice
    facts: Invoice


def receive(file: IncomingFile) -> Received:
    """Read ``file``; raises ``NotAnInvoice``."""
    found = parse_einvoice(file.content())
    return Received(file.name, file.content(), found, as_invoice_facts(found))


def invoice_for(received: Received, training: Training, new_id: str) -> str | None:
    """The id of the invoice to fill in; ``None`` when this e-invoice is there already.

    One that was typed by hand is filled up; else it is the first in which nothing is known, or the
    new one ``new_id``.
    """
    digest = hashlib.sha256(received.content).hexdigest()
    copies = {each.file for each in training.attachments if each.sha256 == digest}
    if any(each.attachment in copies for each in training.invoices if each.attachment):
        return None
    same = place_of_same(received.facts, training)
    if same is not None:
        found = training.invoices[same]
        return None if is_einvoice(found.attachment) else found.id
    return next((each.id for each in training.invoices if is_blank(each)), new_id)


def is_einvoice(file: str | None) -> bool:
    """Whether the name of a kept file is that of an e-invoice."""
    return (file or "").lower().endswith(SUFFIX)


def in_another(received: Received, training: Training, session: Session) -> Finding | None:
    """Where else the same invoice is."""
    findings = compare(received.found, training, _others(session, training), session.rules)
    elsewhere = (f for f in findings if f.code == "in_another_training" and not f.agrees)
    return next(elsewhere, None)


def findings(
    found: EInvoice, training: Training, invoice_id: str, session: Session
) -> tuple[Finding, ...]:
    """What ``found`` says beside the rest of the training whose invoice it is."""
    rest = without_entry(training, "invoices", invoice_id)
    return compare(found, rest, _others(session, training), session.rules)


def differences(found: EInvoice, training: Training, invoice_id: str, session: Session) -> int:
    """How many of the `findings` do not agree."""
    return sum(not each.agrees for each in findings(found, training, invoice_id, session))


def files_left_out(words: Words, found: EInvoice) -> list[str]:
    """What of the files inside an e-invoice is not kept apart, and why."""
    said = []
    damaged = [each for each in found.attachments if _is_damaged(each)]
    if damaged:
        files = _names(words, damaged)
        said.append(
            words.say(
                "Damaged in the e-invoice, and not kept: {files}. Ask your provider for it.",
                files=files,
            )
        )
    if sum(map(_is_pdf, found.attachments)) > _MOST_PDFS:
        said.append(words.say("Only the first {n} PDFs in the e-invoice were kept.", n=_MOST_PDFS))
    others = [each for each in found.attachments if not _is_pdf(each) and each not in damaged]
    if others:
        files = _names(words, others)
        said.append(words.say("Also in the e-invoice, in the kept file: {files}.", files=files))
    return said


def _is_pdf(file: EmbeddedFile) -> bool:
    return (file.content or b"").startswith(_PDF)


def _is_damaged(file: EmbeddedFile) -> bool:
    """Whether nothing can be read of a file, or it says that it is a PDF and is none."""
    called_pdf = file.mime == _PDF_KIND or (file.file or "").lower().endswith(_PDF_SUFFIX)
    return not file.content or (called_pdf and not _is_pdf(file))


def _names(words: Words, files: Sequence[EmbeddedFile]) -> str:
    nameless = words.say("a file without a name")
    names = [(each.file or nameless)[:_LONGEST_NAME] for each in files[:_MOST_NAMED]]
    return ", ".join(names) + (", …" if len(files) > _MOST_NAMED else "")


def keep(received: Received, training_id: str, session: Session) -> tuple[Attachment, ...]:
    """Keep copies of the XML, first, and of the PDFs in it.

    Raises ``AttachmentRefused``, and ``SaveFailed`` when they can't be written.
    """
    home, today = session.attachments(training_id), session.today
    name = received.name if is_einvoice(received.name) else received.name + SUFFIX
    papers = [home.add(name, received.content, _KIND, today)]
    for each in list(filter(_is_pdf, received.found.attachments))[:_MOST_PDFS]:
        own = each.file or Path(name).stem
        name_of_pdf = own if own.lower().endswith(_PDF_SUFFIX) else f"{own}{_PDF_SUFFIX}"
        papers.append(home.add(name_of_pdf, each.content or b"", _KIND, today))
    session.einvoices[_key(home, papers[0])] = replace(received.found, attachments=())
    return tuple(papers)


def changes(
    received: Received,
    training: Training,
    invoice_id: str,
    papers: tuple[Attachment, ...],
    words: Words,
) -> dict[facts.Path, Any]:
    """What to enter, by path: the facts that are not known yet and that a field can hold."""
    invoice = ("invoices", invoice_id)
    day = papers[0].added_on or date.min
    entered: dict[facts.Path, Any] = {
        (*invoice, name): value
        for name in EINVOICE_FIELDS
        if (value := getattr(received.facts, name)) is not None
        if facts.fact(training, (*invoice, name)) is None and _fits(name, value, words, day)
    }
    entered[(*invoice, "attachment")] = papers[0].file
    held = {each.file for each in training.attachments}
    new = {each.file: each for each in papers if each.file not in held}
    return entered | {("attachments", each.id): each for each in new.values()}


def kept_einvoice(invoice: Invoice, training: Training, session: Session) -> EInvoice | None:
    """The e-invoice that is kept with an invoice, read once; the files in it are left out."""
    if not is_einvoice(invoice.attachment):
        return None
    papers = (each for each in training.attachments if each.file == invoice.attachment)
    paper = next(papers, None)
    if paper is None:
        return None
    home, read = session.attachments(training.id), session.einvoices
    key = _key(home, paper)
    if key not in read:
        try:
            read[key] = replace(parse_einvoice(home.content(paper)), attachments=())
        except (AttachmentRefused, NotAnInvoice):
            return None
    return read[key]


def _key(home: AttachmentHome, paper: Attachment) -> object:
    return home.data, paper.file, paper.sha256


def said(found: EInvoice | None) -> Mapping[str, object]:
    """What an e-invoice says of each of ``EINVOICE_FIELDS``."""
    says = NO_INVOICE if found is None else as_invoice_facts(found)
    return {name: getattr(says, name) for name in EINVOICE_FIELDS}


def _others(session: Session, training: Training) -> list[Training]:
    """All real trainings but this one; the worked example knows of none."""
    if session.is_example(training.id):
        return []
    every = (entry.training for entry in session.agenda.entries)
    return [each for each in every if each.id != training.id]


def _fits(name: str, value: Any, words: Words, today: date) -> bool:
    kind = FACT_KINDS[FACT_SPECS[f"invoices.{name}"].kind]
    return not isinstance(kind.read(kind.show(words, value), today), EntryProblem)
