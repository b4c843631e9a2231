"""Every code of the plan and of storage has its words, in each language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from kmop_wizard.domain.days import closed_day
from kmop_wizard.domain.plan import STATES, STEPS, plan
from kmop_wizard.i18n import LANGUAGES, Words, sentences
from kmop_wizard.storage.atomic import CODES as SAVE_CODES
from kmop_wizard.storage.check import PROBLEM_CODES
from tests.i18n.situations import CASES, ENROLLED, RULES, TODAY, Case

NL, FR, EN = (Words(language) for language in LANGUAGES)
NBSP = "\u00a0"


def _everything(words: Words, case: Case) -> Iterator[str]:
    plan, training, today = case.plan, case.training, case.today
    yield sentences.action_sentence(words, plan, training, RULES)
    yield sentences.by_phrase(words, plan.next, today)
    for step in STEPS:
        yield sentences.step_note(words, step, plan, training, today)
    for code in plan.warnings:
        yield sentences.warning_sentence(words, code, plan, training, RULES, today)


@pytest.mark.parametrize("name", CASES)
def test_every_situation_is_said_in_every_language(name: str) -> None:
    dutch, french, english = (list(_everything(words, CASES[name])) for words in (NL, FR, EN))
    for nl, fr, en in zip(dutch, french, english, strict=True):
        assert bool(nl) == bool(fr) == bool(en)
        assert "{" not in nl + fr + en
        assert "?" not in en
        if " " in en.replace(" · ", "") and en != "9 Nov – 7 Dec 2026":
            assert en not in (nl, fr), en


@pytest.mark.parametrize(
    ("name", "expected", "by"),
    [
        ("empty", "Vul je inschrijving aan", "geen deadline"),
        ("enrolled", "Dien je aanvraag in op het e-loket", "vandaag · ma 23 nov"),
        ("too late", "Termijn om aan te vragen voorbij: kijk wat nog kan", "geen deadline"),
        ("applied", "Wacht op de goedkeuring via e-mail", "kijk na op za 28 nov 2026"),
        ("applied long ago", "Wacht op de goedkeuring via e-mail", "kijk nu na"),
        (
            "approved",
            f"Stort je eigen bijdrage: €{NBSP}1.015,00",
            "uiterlijk wo 16 dec 2026 · laatste dag 23 dec",
        ),
        (
            "deposit soon",
            f"Stort je eigen bijdrage: €{NBSP}1.015,00",
            "vandaag · ma 23 nov · laatste dag 26 nov",
        ),
        ("deposit today", f"Stort je eigen bijdrage: €{NBSP}1.015,00", "vandaag · wo 23 dec"),
        (
            "deposit in haste",
            f"Stort je eigen bijdrage: €{NBSP}1.015,00",
            "vandaag nog · laatste dag do 26 nov",
        ),
        (
            "refused early",
            "Vraag opnieuw aan: de aanvraag is geweigerd",
            "morgen · zo 22 nov · laatste dag 23 nov",
        ),
        ("refused", "Vraag opnieuw aan: de aanvraag is geweigerd", "vandaag · ma 23 nov"),
        ("refused too late", "Aanvraag geweigerd: kijk wat nog kan", "geen deadline"),
        ("cancelled", "Vraag opnieuw aan: de storting is geannuleerd", "vandaag · ma 23 nov"),
        ("cancelled too late", "Storting geannuleerd: kijk wat nog kan", "geen deadline"),
        (
            "deposit missed",
            "Vraag opnieuw aan: de termijn om te storten is voorbij",
            "vandaag · ma 23 nov",
        ),
        ("deposited", "Wacht tot VLAIO de subsidie stort", "kijk na op do 3 dec 2026"),
        (
            "invoice expected",
            "Wacht op de factuur van Liantis EDPB vzw",
            "kijk na op do 7 jan 2027",
        ),
        (
            "invoice there",
            "Geef opdracht tot betaling van factuur 2026-1187",
            "uiterlijk do 30 dec 2027 · laatste dag 31 dec",
        ),
        (
            "two invoices",
            "Geef opdracht tot betaling van 2 facturen",
            "uiterlijk do 30 dec 2027 · laatste dag 31 dec",
        ),
        (
            "invoice without number",
            "Geef opdracht tot betaling van de factuur",
            "vandaag · vr 31 dec",
        ),
        ("closed", "Aanvraag afgesloten: kijk wat nog kan", "geen deadline"),
        ("lessons", "Volg de opleiding", "lessen tot en met ma 7 dec 2026"),
        ("last lesson", "Volg de opleiding", "laatste les vandaag · ma 7 dec"),
        (
            "after the lessons",
            "Volg de lessen en vul in wanneer ze afgerond zijn",
            "laatste les was op 7 dec 2026",
        ),
        ("finished", "Alles klaar: bewaar je documenten tot 9 nov 2036", "geen deadline"),
        ("stopped", "Aanvraag stopgezet", "geen deadline"),
    ],
)
def test_the_next_action_and_its_day(name: str, expected: str, by: str) -> None:
    case = CASES[name]
    assert sentences.action_sentence(NL, case.plan, case.training, RULES) == expected
    assert sentences.days_phrase(NL, case.plan.next, case.today) == by


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-2, "en retard de 2 jours · 23 nov. 2026"),
        (-1, "en retard de 1 jour · 23 nov. 2026"),
        (0, "aujourd’hui · lun. 23 nov."),
        (1, "demain · lun. 23 nov."),
        (7, "7 jours restants · lun. 23 nov."),
        (8, "au plus tard le lun. 23 nov. 2026"),
    ],
)
def test_days_left_in_french(days: int, expected: str) -> None:
    today = TODAY - timedelta(days=days)
    next_ = plan(ENROLLED, RULES, min(today, TODAY)).next
    urgency = "week" if 1 <= days <= 7 else next_.urgency
    following = next_._replace(action="apply", by=TODAY, act_by=TODAY, day=TODAY, urgency=urgency)
    assert sentences.by_phrase(FR, following, today) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "approved",
            [
                "klaar · 1 nov 2026",
                "goedgekeurd · 23 nov 2026",
                "uiterlijk wo 16 dec 2026",
                "bericht van VLAIO",
                "9 nov – 7 dec 2026",
                "uiterlijk 30 dec 2027",
            ],
        ),
        (
            "enrolled",
            [
                "klaar · 1 nov 2026",
                "vandaag laatste dag",
                "30 dagen na goedkeuring",
                "bericht van VLAIO",
                "9 nov – 7 dec 2026",
                "later",
            ],
        ),
    ],
)
def test_the_small_lines_of_the_step_list(name: str, expected: list[str]) -> None:
    case = CASES[name]
    notes = [sentences.step_note(NL, step, case.plan, case.training, case.today) for step in STEPS]
    assert notes == expected


@pytest.mark.parametrize("words", [NL, FR, EN])
def test_every_code_has_its_own_words(words: Words) -> None:
    by_kind = {
        "titles": [sentences.step_title(words, step) for step in STEPS],
        "states": _state_words(words),
        "saving": [sentences.save_problem(words, code) for code in (*SAVE_CODES, "new")],
        "closed": [sentences.closed_day_name(words, code) for code in _closed_codes()],
    }
    for said in by_kind.values():
        assert len(set(said)) == len(said)


def _state_words(words: Words) -> list[str]:
    plan = CASES["empty"].plan
    return [
        sentences.state_word(words, "enrol", plan._replace(steps={"enrol": state}))
        for state in STATES
    ]


@pytest.mark.parametrize("name", ["cancelled", "cancelled too late"])
def test_a_cancelled_deposit_is_never_called_late(name: str) -> None:
    case = CASES[name]
    assert sentences.state_word(EN, "deposit", case.plan) == "deposit cancelled"
    said = " ".join(_everything(EN, case)).lower()
    assert "late" not in said.replace("later", "").replace("latest", "")


def test_lessons_under_way_wait_for_nobody() -> None:
    assert sentences.state_word(NL, "attend", CASES["lessons"].plan) == "bezig"


def _closed_codes() -> set[str]:
    days = (date(2026, 1, 1) + timedelta(days=shift) for shift in range(365))
    return {code for code in map(closed_day, days) if code}


@pytest.mark.parametrize("words", [NL, FR, EN])
@pytest.mark.parametrize("code", PROBLEM_CODES)
def test_every_problem_of_a_file_is_said(words: Words, code: str) -> None:
    said = sentences.unreadable_reason(words, code)
    general = sentences.unreadable_reason(words, "new")
    saving = code in SAVE_CODES
    assert saving or said != general
    assert sentences.unreadable_reason(words, code, "title") == f"{said} (title)"


def test_nothing_to_do() -> None:
    assert (
        sentences.quiet_sentence(FR, date(2027, 3, 12))
        == "Rien à faire avant le vendredi 12 mars 2027."
    )
    assert sentences.quiet_sentence(NL, None) == "Nu is er niets te doen."


def test_storten_and_betalen_are_never_mixed() -> None:
    for name, case in CASES.items():
        deposit = sentences.action_sentence(NL, case.plan, case.training, RULES)
        if case.plan.next.action == "deposit":
            assert "Stort" in deposit, name
            assert "betal" not in deposit.lower(), name
        if case.plan.next.action == "order_payment":
            assert "stort" not in deposit.lower(), name
