"""All widgets in one window, as pictures to look at.

``python -m tests.ui.gallery FOLDER`` writes them for both schemes, a narrow window and a large font.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kmop_wizard.app.overview.step_items import StepItem
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.widgets.card import Card
from kmop_wizard.ui.widgets.chip import Chip
from kmop_wizard.ui.widgets.choice_field import ChoiceField, SelectField
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.date_field import DateField
from kmop_wizard.ui.widgets.field import MoneyField, TextArea, TextField
from kmop_wizard.ui.widgets.flow import FlowRow
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label, heading, small, title
from kmop_wizard.ui.widgets.purse_bar import PurseBar
from kmop_wizard.ui.widgets.rail import Rail
from kmop_wizard.ui.widgets.scroll import ScrollArea
from kmop_wizard.ui.widgets.step_marks import StepDots
from kmop_wizard.ui.widgets.timeline import Point, Segment, Timeline, Today
from kmop_wizard.ui.widgets.toast import Toast

STEPS = ("enrol", "apply", "deposit", "subsidy", "attend", "pay")
ITEMS = (
    StepItem("enrol", "S'inscrire chez le bon prestataire", "fait · 20 oct. 2026", "done", ""),
    StepItem("apply", "Demander le subside", "approuvé · 27 oct. 2026", "done", ""),
    StepItem(
        "deposit", "Verser votre quote-part", "encore 3 jours · jeu. 26 nov.", "open", "", "warning"
    ),
    StepItem("subsidy", "Recevoir le subside", "message de VLAIO", "waiting", ""),
    StepItem("attend", "Suivre la formation", "délai dépassé", "overdue", "", "danger"),
    StepItem("pay", "Facture et ordre de paiement", "au plus tard le 31 déc. 2027", "later", ""),
)
POINTS = (
    Point(date(2026, 11, 1), "1 nov", "inscription", done=True),
    Point(date(2026, 11, 9), "9 nov", "premier jour de cours", done=True),
    Point(date(2026, 11, 23), "23 nov", "dernier jour pour demander", "danger"),
)


def home_row(name: str, states: tuple[str, ...], current: int, tone: str) -> Card:
    card = Card()
    row = QHBoxLayout(card)
    row.setContentsMargins(20, 12, 20, 12)
    row.setSpacing(20)
    left = QVBoxLayout()
    left.setSpacing(4)
    left.addStretch(1)
    left.addWidget(Label(name, bold=True))
    left.addWidget(Label("Liantis EDPB vzw · start 9 nov 2026", tone="muted"))
    left.addStretch(1)
    dots = StepDots()
    dots.show_states(states, current)
    dots.setAccessibleName("3 of 6 steps done")
    right = QVBoxLayout()
    right.setSpacing(4)
    right.addStretch(1)
    right.addWidget(Label("Geef opdracht tot betaling van factuur 2026-1187"))
    right.addWidget(Chip("vandaag · ma 23 nov", tone))
    right.addStretch(1)
    row.addLayout(left, 4)
    row.addWidget(dots)
    row.addLayout(right, 4)
    row.addWidget(Button("secondary", f"action.open.{name}", "Verder"))
    return card


def form() -> Form:
    made = Form()
    number = TextField("enrolment.registration_number", 18)
    number.set_label("&Numéro d'enregistrement du prestataire")
    number.set_text("DV.O104628")
    number.add_trailing(Button("secondary", "action.copy.enrolment.registration_number", "Copier"))
    number.set_hint("Liantis EDPB vzw")
    amount = MoneyField("enrolment.price_excl_vat")
    amount.set_label("&Montant du projet")
    amount.set_text("1 450,00")
    amount.set_hint("hors TVA · subside 30 % : 435,00 € · quote-part : 1 015,00 €")
    day = DateField("applications.submitted_on")
    day.set_label("&Demandé le")
    day.set_text("31/2/2026")
    day.add_trailing(Button("secondary", "action.today.applications.submitted_on", "Aujourd'hui"))
    day.set_problem("Le 31 février n'existe pas. Écrivez un jour comme 23/11/2026.")
    size = ChoiceField("enterprise.size")
    size.set_label("Taille de l'entreprise")
    size.set_options([("small", "Petite entreprise"), ("medium", "Moyenne entreprise")])
    size.set_text("small")
    kind = SelectField("attachment.kind")
    kind.set_label("Pièce")
    kind.set_options([("approval", "Approbation"), ("invoice", "Facture"), ("other", "Autre")])
    kind.set_text("invoice")
    iban = TextField("applications.deposit.iban")
    iban.set_label("Compte (IBAN)")
    iban.set_placeholder("BE71 0961 2345 6769")
    iban.set_hint("✓ numéro valable", "success")
    notes = TextArea("notes", 3)
    notes.set_label("Notes")
    notes.set_text("Appeler Bakkerij Peeters <b>demain</b>")
    for part in (number, amount, day, size, kind, iban, notes):
        made.add(part)
    return made


def page() -> Card:
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(26, 20, 26, 20)
    column.setSpacing(12)
    column.addWidget(title("Étape 3 sur 6 · Versez votre quote-part"))
    column.addWidget(
        Label(
            "Verser (storten), c'est alimenter votre portefeuille. L'ordre de payer la facture "
            "(betalen) viendra à l'étape 6.",
            tone="muted",
        )
    )
    banner = Banner()
    banner.set_message(
        "L'argent doit arriver au plus tard le jeudi 26 novembre 2026. Versez aujourd'hui : une "
        "banque met parfois deux jours.",
        "warning",
    )
    late = Banner()
    late.set_message(
        "Vandaag, maandag 23 november 2026, is de laatste dag om aan te vragen.", "danger"
    )
    late.add_button(Button("secondary", "action.late", "Wat kan ik nog doen?"))
    line = Timeline()
    line.set_line(
        POINTS, Segment(1, "14 jours calendrier"), Today(date(2026, 11, 20), "aujourd'hui"), "…"
    )
    fields = form()
    history = Collapsible("action.toggle.history")
    history.set_texts("Historique (1)", "ouvert", "fermé")
    history.add(small("Demande du 1 octobre 2026, refusée."))
    history.set_open(True)
    toast = Toast()
    toast.set_texts("Annuler", "Fermer")
    toast.present("La formation « Brandbestrijding en evacuatie » est dans la corbeille.")
    feet = FlowRow(right=True)
    off = Button("primary", "action.off", "Pas encore")
    off.setEnabled(False)
    for button in (
        Button("secondary", "action.back", "&Retour"),
        Button("link", "action.link", "‹ Mes formations"),
        Button("quiet", "action.quiet", "Français"),
        off,
        Button("primary", "action.next", "&Continuer"),
    ):
        feet.add(button)
    for part in (banner, late, line, fields, history, toast, feet):
        column.addWidget(part)
    column.addStretch(1)
    return card


def home() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(14)
    head = FlowRow(gap=6)
    head.add(title("Mijn opleidingen"))
    for place, text in enumerate(("Lopend 4", "Klaar 2", "Alle 6")):
        pill = Button("pill", f"action.filter.{place}", text)
        pill.setChecked(place == 0)
        head.add(pill)
    head.add(Button("primary", "action.new_training", "Nieuwe opleiding"))
    column.addWidget(head)
    purse_card = Card()
    row = QHBoxLayout(purse_card)
    row.setContentsMargins(20, 16, 20, 16)
    count = QVBoxLayout()
    count.addWidget(Label("1", "title", "danger"))
    count.addWidget(Label("vandaag laatste dag", tone="muted"))
    row.addLayout(count, 1)
    purse = PurseBar()
    purse.set_purse(
        "Subsidie 2026: € 3.075,00 van € 7.500,00 aangevraagd", 0.41, "Nog € 4.425,00 vrij dit jaar"
    )
    row.addWidget(purse, 1)
    column.addWidget(purse_card)
    done, later = "done", "later"
    rows = (
        ("Brandbestrijding en evacuatie", (done, "open", *[later] * 4), 1, "danger"),
        ("Vertrouwenspersoon", (done, "waiting", *[later] * 4), 1, "warning"),
        ("Loonbeleid voor kmo's", (done, done, "overdue", "waiting", "lost", later), 3, "neutral"),
        ("Preventieadviseur", (*[done] * 5, "open"), 5, "success"),
    )
    for each in rows:
        column.addWidget(home_row(*each))
    return column


def window(width: int, narrow: bool = False) -> QWidget:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(24, 20, 24, 20)
    if not narrow:
        column.addLayout(home())
    body = QBoxLayout(
        QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
    )
    steps = Rail(STEPS)
    steps.set_items(ITEMS, "deposit")
    step_card = Card()
    QVBoxLayout(step_card).addWidget(steps)
    body.addWidget(step_card, 0 if narrow else 2)
    body.addWidget(page(), 7)
    if not narrow:
        know = QVBoxLayout()
        know.addWidget(heading("Bon à savoir"))
        know.addWidget(Label("Ai-je besoin d'une facture ?", bold=True))
        know.addWidget(Label("Non. Votre inscription suffit.", tone="muted"))
        know.addStretch(1)
        body.addLayout(know, 2)
    column.addLayout(body)
    shown = QWidget()
    whole = QVBoxLayout(shown)
    whole.setContentsMargins(0, 0, 0, 0)
    area = ScrollArea(content)
    whole.addWidget(area)
    return shown


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.apply(app, "light")
    for name, scheme, width, narrow, times in (
        ("light", "light", 1240, False, 1),
        ("dark", "dark", 1240, False, 1),
        ("narrow", "light", 600, True, 1),
        ("large", "dark", 1280, True, 2),
        ("large-narrow", "light", 640, True, 2),
    ):
        font = app.font()
        theme.set_size(font, app.font().pointSizeF() * times)
        app.setFont(font)
        theme.apply(app, scheme)
        shown = window(width, narrow)
        shown.resize(width, 2600 if times == 2 else 1500)
        shown.show()
        app.processEvents()
        shown.grab().save(str(folder / f"{name}.png"))
        shown.close()
        theme.set_size(font, app.font().pointSizeF() / times)
        app.setFont(font)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
