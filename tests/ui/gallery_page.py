"""A whole page made of the parts of pages, as pictures to lay beside a drawing.

``python -m tests.ui.gallery_page FOLDER`` writes it in several sizes, schemes and text sizes.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.i18n.pages import page as said
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.copy_cell import REACH, CopyCell
from kmop_wizard.ui.widgets.copy_grid import CopyGrid
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.day_answer import DayAnswer, DayChoice
from kmop_wizard.ui.widgets.help_question import HelpQuestion, HelpQuestions
from kmop_wizard.ui.widgets.how_to import HowTo
from kmop_wizard.ui.widgets.label import ShortLabel
from kmop_wizard.ui.widgets.page_footer import PageFooter
from kmop_wizard.ui.widgets.page_header import PageHeader
from kmop_wizard.ui.widgets.rail import Rail, RailStrip
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.section_card import SectionCard, section_heading

STEPS = ("enrol", "apply", "deposit", "subsidy", "attend", "pay")
ITEMS = (
    StepItem("enrol", "Inschrijven", "1 november 2026", "done", "Stap 1: gedaan"),
    StepItem("apply", "Subsidie aanvragen", "uiterlijk ma 23 nov", "open", "Stap 2", "warning"),
    StepItem("deposit", "Eigen bijdrage storten", "na je goedkeuring", "later", "Stap 3"),
    StepItem("subsidy", "Subsidie ontvangen", "na je storting", "later", "Stap 4"),
    StepItem("attend", "Opleiding volgen", "9 nov tot 7 dec 2026", "waiting", "Stap 5"),
    StepItem("pay", "Opdracht tot betaling", "na de factuur", "later", "Stap 6"),
)
CELLS = (
    ("enterprise.number", "Ondernemingsnummer", "0999.999.922"),
    ("title", "Naam van de opleiding", "Brandbestrijding en evacuatie"),
    ("enrolment.theme", "Thema", "Zoals op je inschrijving (30%)"),
    ("enrolment.enrolled_on", "Datum inschrijving", "01/11/2026"),
    ("enrolment.first_lesson_day", "Eerste lesdag", "09/11/2026"),
    ("enrolment.last_lesson_day", "Laatste lesdag", "07/12/2026"),
    ("enrolment.price_excl_vat", "Projectbedrag, zonder btw", "€ 1.450,00"),
    ("enrolment.registration_number", "Dienstverlener", "DV.O104628"),
    ("enrolment.participants", "Deelnemers", ""),
)
LINKS = (
    ("action.toggle.all_facts", "Alle gegevens van deze stap"),
    ("action.documents", "Documenten (1)"),
    ("action.notes", "Notities"),
    ("action.print", "Afdrukken"),
    ("action.phone", "Op je telefoon"),
    ("action.otherwise", "Het liep anders…"),
    ("action.all_help", "Alle hulp (F1)"),
)
YEAR = "Vraag liefst snel aan: tegen het jaareinde kan het subsidiebudget op zijn."
QUESTIONS = (
    HelpQuestion("theme", "Welk thema kies ik?", "Het thema beslist mee hoeveel je krijgt."),
    HelpQuestion("start", "Welke dag is de start?", "De eerste lesdag van de hele opleiding."),
    HelpQuestion("moved", "De opleiding is verschoven", "Vul de nieuwe eerste lesdag in."),
)


def header(low: bool) -> PageHeader:
    made = PageHeader()
    made.set_page(
        said.Page(
            step="apply",
            small="Stap 2 van 6",
            question="Heb je je subsidie aangevraagd?",
            chip=said.Chip("nog 3 dagen", "warning"),
            sentence=f"Dat kan tot en met {said.bold('maandag 23 november 2026')}.",
            blocks=(),
            questions=(),
            footer=(),
            back=said.Act("back", "Vorige"),
            forward=said.Act("next", "Volgende"),
        )
    )
    made.set_low(low)
    return made


def answer() -> tuple[QWidget, DayAnswer]:
    field = DateField("applications.submitted_on")
    days = DayAnswer(field)
    days.set_choices(
        (
            DayChoice("today", "&Vandaag", "vr 20 nov", date(2026, 11, 20)),
            DayChoice("yesterday", "&Gisteren", "do 19 nov", date(2026, 11, 19)),
        ),
        "&Andere dag…",
        "kies of typ een dag",
    )
    section = QWidget()
    column = QVBoxLayout(section)
    column.setSpacing(10)
    column.addWidget(section_heading("Ja, aangevraagd op"))
    column.addWidget(days)
    return section, days


def grid(low: bool) -> CopyGrid:
    made = CopyGrid()
    for fact, label, value in CELLS:
        cell = CopyCell(fact)
        if not value:
            cell.set_missing(label, "Nog niet ingevuld", "Invullen")
        elif fact == "enrolment.theme":
            cell.set_elsewhere(label, value, "Wijzig")
        else:
            cell.set_value(label, value, value, "Gekopieerd")
        if low:
            cell.set_high(39)
        made.add(cell, wide=fact == "enrolment.participants")
    return made


def how_to(low: bool, wide: bool) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setSpacing(8)
    top = QHBoxLayout()
    top.addWidget(section_heading("Nog niet? Zo doe je het"), 1)
    if wide:
        note = ShortLabel(YEAR, "small", "muted")
        top.addWidget(note)
    column.addLayout(top)
    steps = HowTo()
    site = Button("secondary", "action.open_portal", "Naar e-loketondernemers.be ↗")
    steps.add_step(site).set_rich("Meld je aan op het e-loket. Een factuur heb je niet nodig.")
    how = ShortLabel("Klik op een regel om te kopiëren", "small", "muted")
    steps.add_step(how).set_rich("Neem deze gegevens over.")
    steps.add_under(grid(low), REACH)
    column.addWidget(steps)
    return section


class Page(QWidget):
    """The drawn page of step 2."""

    def __init__(self, width: int, height: int, scale: float = 1) -> None:
        super().__init__()
        self.setPalette(QPalette())
        wide, low = width / scale >= 1072, height / scale < 692
        card = SectionCard()
        section, self.days = answer()
        card.add_section(section)
        card.add_section(how_to(low, width / scale >= 700))
        questions = HelpQuestions()
        questions.set_questions("Goed om te weten", QUESTIONS, "Sluiten")
        self.questions = questions
        if not low:
            card.add_section(questions, slim=True)
        card.set_low(low)
        column = QVBoxLayout()
        column.addWidget(header(low))
        column.addSpacing(4)
        column.addWidget(card)
        column.addStretch(1)
        column.setSpacing(0)
        content = QWidget()
        body = QHBoxLayout(content)
        side = max(20, (width - theme.px(self, 1032)) // 2)
        body.setContentsMargins(side, 8, side, 8)
        body.setSpacing(theme.px(self, 32))
        self.rail: QWidget
        if wide:
            rail = Rail(STEPS)
            rail.setFixedWidth(theme.px(self, 240))
            rail.set_items(ITEMS, "apply")
            body.addWidget(rail)
            self.rail = rail
        else:
            strip = RailStrip(STEPS)
            strip.set_texts("Stap 2 van 6", "Alle stappen")
            strip.set_items(ITEMS, "apply")
            strip.setMinimumHeight(theme.px(self, 32))
            column.insertWidget(0, strip)
            column.insertSpacing(1, 10)
            self.rail = strip
        body.addLayout(column, 1)
        self.footer = PageFooter()
        self.footer.set_links(LINKS, "Meer")
        self.footer.set_most(0 if wide else 3)
        self.footer.set_low(low)
        foot = QHBoxLayout()
        foot.setContentsMargins(side, 0, side, 0)
        foot.addWidget(self.footer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 40 if low else 48, 0, 0)
        whole.setSpacing(0)
        self.area = ScrollArea(content)
        whole.addWidget(self.area, 1)
        whole.addLayout(foot)
        self.resize(width, height)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    for name, scheme, width, height, times in (
        ("light", "light", 1180, 696, 1),
        ("dark", "dark", 1180, 696, 1),
        ("contrast", "light", 1180, 696, 1),
        ("small", "light", 800, 600, 1),
        ("smaller", "dark", 640, 480, 1),
        ("large", "light", 1366, 728, 2),
    ):
        font = app.font()
        theme.set_size(font, app.font().pointSizeF() * times)
        app.setFont(font)
        theme.apply(app, scheme, high_contrast=name == "contrast")
        shown = Page(width, height, times)
        shown.show()
        app.processEvents()
        app.processEvents()
        shown.grab().save(str(folder / f"page-{name}.png"))
        if name == "light":
            shown.days.open_field()
            app.processEvents()
            shown.grab().save(str(folder / "page-other-day.png"))
        shown.close()
        theme.set_size(font, app.font().pointSizeF() / times)
        app.setFont(font)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
