"""The documents to keep: what is here, what is missing, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import Training
from kmop_wizard.ui.pages.sections.documents import DocumentsSection
from kmop_wizard.ui.papers import opening
from tests.ui.clipping import clipped
from tests.ui.pages.conftest import MakeHost
from tests.ui.pages.section_host import SectionHost
from tests.ui.qt_hands import settle
from tests.ui.screen_stage import part
from tests.ui.trainings import INVOICED

DONE = with_fact(INVOICED, ("attendance", "completed_on"), date(2026, 12, 7))
TODAY = date(2026, 12, 8)
Keep = Callable[..., SectionHost]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What other programs were asked to show."""
    shown: list[Path] = []
    monkeypatch.setattr(opening, "open_file", lambda path: not shown.append(path))
    return shown


@pytest.fixture
def keep(make_host: MakeHost) -> Keep:
    """A host whose training keeps files: ``keep(("inschrijving.pdf", "enrolment"))``."""

    def keep(*files: tuple[str, str], training: Training = DONE, **more: object) -> SectionHost:
        host = make_host(training, "pay", today=TODAY, **more)
        home = host.context.session.attachments(training.id)
        kept = tuple(home.add(name, name.encode(), kind, TODAY) for name, kind in files)
        host.editor.replace_all(replace(host.editor.training, attachments=kept))
        host.open(DocumentsSection)
        return host

    return keep


def test_what_is_here_and_what_is_missing(keep: Keep) -> None:
    host = keep(("inschrijving.pdf", "enrolment"), ("2026-1187.xml", "invoice"))
    read = host.reads()
    assert "2 of 6" in read
    assert "Sunday 9 November 2036" in read
    assert read.count("missing") == 4
    assert "inschrijving.pdf · added on" in read
    assert host.sees("action.add_paper.attendance_list")
    assert not host.sees("action.add_paper.enrolment")
    assert "Certificate of Sofie Peeters" in read


def test_a_missing_one_is_asked_for_by_its_kind(keep: Keep) -> None:
    host = keep()
    host.press("action.add_paper.certificate")
    host.press("action.add_attachment")
    assert [act.name for act in host.acts] == ["add_paper.certificate", "add_paper"]


def test_a_file_is_shown_and_one_that_could_run_is_not(keep: Keep, opened: list[Path]) -> None:
    host = keep(("inschrijving.pdf", "enrolment"), ("factuur.exe", "invoice"))
    host.press("action.open_attachment")
    assert [path.name for path in opened] == ["inschrijving.pdf"]
    host.press("action.open_attachment.1")
    assert len(opened) == 1
    assert "can run a program" in host.reads()


def test_the_kind_of_a_document_is_chosen(keep: Keep) -> None:
    host = keep(("scan.pdf", "other"))
    choice = part(host, "attachments.kind", QComboBox)
    assert choice.isVisible(), "what it is is asked at once"
    choice.setCurrentIndex(choice.findData("certificate"))
    choice.activated.emit(choice.currentIndex())
    settle()
    assert host.editor.training.attachments[0].kind == "certificate"
    assert not host.sees("action.add_paper.certificate")


def test_a_document_is_taken_off_the_list_and_brought_back(keep: Keep) -> None:
    host = keep(("inschrijving.pdf", "enrolment"))
    host.press("action.more_attachment")
    host.press("action.remove_attachment")
    assert host.editor.training.attachments == ()
    assert host.sees("action.add_paper.enrolment")
    _name, _message, editor, step = host.stage.notes.calls[-1]
    editor.undo_step(step)
    settle()
    assert not host.sees("action.add_paper.enrolment")
    assert host.focusWidget().objectName() == "action.add_attachment"


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("width", [760, 460])
def test_nothing_is_cut(keep: Keep, language: str, width: int) -> None:
    host = keep(("inschrijving.pdf", "enrolment"), ("scan.pdf", "other"), language=language)
    host.resize(width, 1400)
    settle()
    assert clipped(host.section) == []
