"""A ready text for somebody else: shown first, copied or opened in the user's own mail program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from kmop_wizard.ui.pages.sections import hand_over
from kmop_wizard.ui.pages.sections.hand_over import AccountantSection, ParticipantSection
from kmop_wizard.ui.pages.sections.letter import LetterSection
from tests.ui.clipping import clipped
from tests.ui.pages.conftest import MakeHost
from tests.ui.screen_stage import part
from tests.ui.trainings import APPLIED, INVOICED

REFUSED = replace(
    APPLIED, applications=(replace(APPLIED.application, refused_on=date(2026, 11, 12)),)
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were opened."""
    addresses: list[str] = []
    monkeypatch.setattr(hand_over, "open_mail", lambda address: not addresses.append(address))
    return addresses


def shown(host: Any) -> str:
    return str(part(host, "hand_over.text", QLabel).text())


def test_the_text_is_shown_before_anything_is_opened(
    make_host: MakeHost, opened: list[str]
) -> None:
    host = make_host(INVOICED, "pay")
    host.open(AccountantSection)
    assert "Do not transfer" in shown(host)
    assert opened == []
    host.press("action.open_mail")
    assert len(opened) == 1
    assert opened[0].startswith("mailto:?subject=Invoice%202026-1187")


def test_the_text_follows_the_language_of_who_gets_it(make_host: MakeHost) -> None:
    host = make_host(INVOICED, "pay")
    host.open(AccountantSection)
    host.press("hand_over.language.fr")
    assert "À ne pas virer" in shown(host)
    assert "Mail to my accountant" in host.reads(), "the window stays in its own language"


def test_the_whole_text_is_copied(make_host: MakeHost) -> None:
    host = make_host(INVOICED, "attend")
    host.open(ParticipantSection)
    host.press("action.copy_text")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Your course: sign on each day")
    assert "Sofie Peeters" in copied
    assert "Copied" in host.reads()


def test_without_a_mail_program_it_says_so(
    make_host: MakeHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_over, "open_mail", lambda _address: False)
    host = make_host(INVOICED, "pay")
    host.open(AccountantSection)
    host.press("action.open_mail")
    assert "Copy the text instead" in host.reads()


def test_the_text_follows_the_facts(make_host: MakeHost) -> None:
    host = make_host(INVOICED, "pay")
    host.open(AccountantSection)
    host.editor.enter(("invoices", "1", "number"), "2026-9")
    assert "2026-9" in shown(host)


def test_a_letter_goes_to_vlaio_or_to_the_provider(make_host: MakeHost, opened: list[str]) -> None:
    host = make_host(REFUSED, "apply")
    host.open(LetterSection)
    assert "Can you tell me why" in shown(host)
    host.press("action.open_mail")
    host.press("hand_over.receiver.provider")
    assert "registration number" in shown(host)
    host.press("action.open_mail")
    to = [address.partition("?")[0] for address in opened]
    assert to == ["mailto:kmo-portefeuille@vlaanderen.be", "mailto:"]


def test_a_letter_stays_when_all_is_put_right_meanwhile(make_host: MakeHost) -> None:
    host = make_host(REFUSED, "apply")
    host.open(LetterSection)
    before = shown(host)
    host.editor.enter((*host.editor.current_application, "refused_on"), None)
    assert shown(host) == before


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("width", [760, 420])
@pytest.mark.parametrize(
    ("kind", "training", "step"),
    [
        (AccountantSection, INVOICED, "pay"),
        (ParticipantSection, INVOICED, "attend"),
        (LetterSection, REFUSED, "apply"),
    ],
)
def test_nothing_is_cut(
    make_host: MakeHost, language: str, width: int, kind: Any, training: Any, step: str
) -> None:
    host = make_host(training, step, language=language)
    host.resize(width, 1200)
    host.open(kind)
    assert clipped(host.section) == []
