"""What the pages say: the question first, one date, nothing asked twice, in three languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest

from kmop_wizard.domain.plan import ACTION_STEP, STEPS, plan
from kmop_wizard.domain.training import Application, Deposit, Enterprise, Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.pages.marks import rail
from kmop_wizard.i18n.pages.page import (
    Act,
    Buttons,
    Cell,
    Chip,
    DayButton,
    Days,
    EndCard,
    Fields,
    HowTo,
    Page,
    Points,
    Question,
    Rows,
    Situation,
)
from kmop_wizard.i18n.pages.pages import page_of
from kmop_wizard.storage.reference import guidance

from .situations import APPROVED, CASES, ENROLLED, INVOICE, ORDERED, RULES, Case, applied, paid_in

LANGUAGES = ("nl", "fr", "en")
ALL = [(name, step) for name in CASES for step in STEPS]
MOST_WORDS = 120


def page(case: Case, step: str, language: str = "nl") -> Page:
    training = case.training
    application = training.applications[-1].id if training.applications else "1"
    unordered = [each.id for each in training.invoices if each.payment_ordered_on is None]
    return page_of(
        step,
        Situation(
            Words(language),
            training,
            case.plan,
            RULES,
            case.today,
            ("applications", application),
            ("invoices", unordered[0] if unordered else "1"),
        ),
    )


def plain(text: str) -> str:
    """A text with bold parts, as it reads."""
    return unescape(re.sub("</?b>", "", text))


def texts(value: object) -> list[str]:
    """Every text of a page, in its order."""
    if isinstance(value, str):
        return [plain(value)] if value else []
    if isinstance(value, Act | Chip):
        return texts(value.text)
    if isinstance(value, Cell):
        return texts((value.label, value.shown, value.act))
    if isinstance(value, DayButton):
        return texts((value.title, value.note))
    if isinstance(value, Days):
        return texts((value.heading, value.buttons, value.other, value.aside))
    if isinstance(value, Fields | Question):
        return []
    if isinstance(value, Page):
        return texts((value.small, value.question, value.chip, value.sentence, value.blocks))
    return [text for each in value for text in texts(each)] if isinstance(value, tuple) else []


def cells(shown: Page) -> list[Cell]:
    """What is there to be copied, not to be read."""
    how = [block for block in shown.blocks if isinstance(block, HowTo)]
    return [cell for each in how for step in each.steps for cell in step.cells]


def acts(value: object) -> list[Act]:
    if isinstance(value, Act):
        return [value]
    return [act for each in value for act in acts(each)] if isinstance(value, tuple) else []


def primaries(shown: Page) -> list[str]:
    """What stands out on a page: the first button of an answer."""
    found = [block.buttons[0].title for block in shown.blocks if isinstance(block, Days)]
    with_acts = (EndCard, Buttons, Points, Rows)
    answers = [each for each in shown.blocks if isinstance(each, with_acts) and each.acts]
    return found or [answers[0].acts[0].text] if found or answers else []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "step"), ALL)
def test_each_page_is_short_and_has_one_question(name: str, step: str, language: str) -> None:
    shown = page(CASES[name], step, language)
    assert shown.step == step
    assert shown.question
    assert shown.chip.text
    said = texts(shown)
    assert "{" not in " ".join(said)
    to_read = set(said) - {text for cell in cells(shown) for text in texts(cell)}
    assert len(" ".join(to_read).split()) <= MOST_WORDS
    assert len(shown.questions) <= 3
    for question in shown.questions:
        assert question.key in {e.key for e in guidance(question.topic, language).entries}


@pytest.mark.parametrize(("name", "step"), ALL)
def test_the_page_of_the_next_action_says_its_one_day_in_bold(name: str, step: str) -> None:
    case = CASES[name]
    following = case.plan.next
    shown = page(case, step)
    assert shown.sentence.count("<b>") <= 2
    if ACTION_STEP[following.action] != step or following.action in ("lost", "finished", "stopped"):
        return
    day = following.check_on or following.day
    overdue = any(code.endswith("_overdue") for code in case.plan.warnings)
    if day is not None and not overdue and step != "attend":
        assert f"<b>{Words('nl').day(day)}</b>" in shown.sentence


def test_a_last_day_stands_small_beside_the_day_to_act() -> None:
    case = Case(applied(approved_on=APPROVED, deposit=Deposit(due_on=date(2026, 12, 23))))
    assert "<b>vrijdag 18 december 2026</b>" in page(case, "deposit").sentence
    assert page(case, "deposit").aside == "· laatste dag 23 dec"


def test_after_the_day_to_act_the_last_day_is_large() -> None:
    training = applied(approved_on=APPROVED, deposit=Deposit(due_on=date(2026, 12, 23)))
    said = page(Case(training, date(2026, 12, 21)), "deposit").sentence
    assert "<b>woensdag 23 december 2026</b>" in said
    assert plain(said).startswith("Vandaag nog")


@pytest.mark.parametrize(("name", "step"), ALL)
def test_what_is_done_is_not_asked_again(name: str, step: str) -> None:
    case = CASES[name]
    if case.plan.steps[step] != "done" or case.plan.next.action in ("lost", "reapply", "stopped"):
        return
    assert not [block for block in page(case, step).blocks if isinstance(block, Days)]


@pytest.mark.parametrize(("name", "step"), ALL)
def test_nothing_that_records_has_the_focus(name: str, step: str) -> None:
    focus = page(CASES[name], step).focus
    assert focus not in ("today", "yesterday", "other_day", "last_lesson_day")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_theme_is_copied_in_the_words_of_the_form(language: str) -> None:
    training = replace(
        CASES["enrolled"].training,
        enrolment=replace(CASES["enrolled"].training.enrolment, theme="cybersecurity"),
    )
    shown = page(Case(training), "apply", language)
    found = {cell.path[-1]: cell for cell in cells(shown)}
    assert found["theme"].copied == "Digitalisering – cybersecurity"
    assert list(found) == [
        *("number", "title", "theme", "enrolled_on", "first_lesson_day", "last_lesson_day"),
        *("price_excl_vat", "registration_number", "participants"),
    ]
    assert found["participants"].missing
    assert found["price_excl_vat"].copied in ("1450,00", "1450.00")


def test_a_title_is_no_markup() -> None:
    training = replace(CASES["enrolled"].training, title="<b>A & B</b>")
    shown = page(Case(training), "enrol")
    assert "&lt;b&gt;A &amp; B&lt;/b&gt;" in str(shown.blocks)


def test_without_an_application_the_deposit_page_asks_for_it() -> None:
    shown = page(CASES["enrolled"], "deposit")
    assert shown.focus == "step.apply"
    assert not [block for block in shown.blocks if isinstance(block, Days)]


def test_a_cancelled_deposit_never_says_late() -> None:
    case = CASES["cancelled"]
    row = {each.step: each for each in rail(Words("nl"), case.training, case.plan, case.today)}
    assert row["deposit"].state == "storting geannuleerd"
    assert "te laat" not in " ".join(texts(page(case, "deposit")))
    assert page(case, "apply").question == "Vraag je subsidie opnieuw aan"


def test_the_last_page_says_what_was_used_and_what_remains() -> None:
    case = Case(paid_in((replace(ORDERED, vat_amount=Decimal("304.50")),), attended=True))
    shown = page(case, "pay")
    assert shown.question == "Klaar: € 435,00 subsidie gebruikt".replace(
        "€ ", Words("nl").money(Decimal("435.00"))[:2]
    )
    assert any("304,50" in text for text in texts(shown))
    assert [act.name for act in acts(shown.blocks)][-2:] == ["save_dossier", "next"]


def test_of_several_invoices_the_page_names_the_one_it_asks_about() -> None:
    second = replace(INVOICE, id="2", number="2026-1188")
    shown = page(Case(paid_in((replace(ORDERED, id="1"), second))), "pay")
    assert "2026-1188" in shown.question
    (days,) = [block for block in shown.blocks if isinstance(block, Days)]
    assert days.path == ("invoices", "2", "payment_ordered_on")


def test_the_rail_of_the_brochures_case() -> None:
    case = CASES["enrolled"]
    rows = rail(Words("nl"), case.training, case.plan, date(2026, 11, 20))
    assert [row.state for row in rows] == [
        "1 november 2026",
        "uiterlijk ma 23 nov",
        "na je goedkeuring",
        "na je storting",
        "9 nov tot 7 dec 2026",
        "na de factuur",
    ]
    assert [row.mark for row in rows] == ["done", "later", "later", "later", "waiting", "later"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_the_brochures_case_has_its_pages(language: str) -> None:
    training = Training("a")
    for days in range(0, 800, 7):
        today = date(2026, 11, 1) + timedelta(days=days)
        for case in (
            Case(training, today),
            *(Case(each.training, today) for each in CASES.values()),
        ):
            for step in STEPS:
                assert page(case, step, language).question


def test_the_first_button_of_an_answer_is_the_only_primary() -> None:
    for name, step in ALL:
        assert len(primaries(page(CASES[name], step))) <= 1


def test_the_plan_of_a_situation_is_used_as_it_is() -> None:
    case = CASES["approved"]
    assert plan(case.training, RULES, case.today) == case.plan
    assert re.search(r"<b>.*1\.015,00</b>", page(case, "deposit").sentence)


def test_who_has_the_approval_email_is_asked_when_she_applied() -> None:
    """Otherwise nothing says why her last day to deposit does not count."""
    told = replace(ENROLLED, applications=(Application(deposit=Deposit(date(2026, 12, 23))),))
    assert page(Case(told), "deposit").sentence == (
        "Vul in stap 2 in wanneer je je aanvraag indiende. Dan telt je termijn om te storten."
    )
    assert page(Case(ENROLLED), "deposit").sentence.startswith("Vraag eerst je subsidie aan.")


@pytest.mark.parametrize(
    ("without", "asked"),
    [
        ({"price_excl_vat": None}, "Vul de prijs in"),
        ({"size": None}, "Kies de grootte van je onderneming"),
    ],
)
def test_while_amounts_are_not_known_what_they_need_is_asked(
    without: dict[str, None], asked: str
) -> None:
    facts = {name: value for name, value in without.items() if name != "size"}
    enterprise = Enterprise(size=None) if "size" in without else ENROLLED.enterprise
    training = replace(
        ENROLLED, enterprise=enterprise, enrolment=replace(ENROLLED.enrolment, **facts)
    )
    said = " ".join(texts(page(Case(training), "enrol")))
    assert f"{asked} en je ziet wat je krijgt" in said
    assert said.count("en je ziet wat je krijgt") == 1
