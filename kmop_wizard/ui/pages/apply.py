"""Step 2: the application for the subsidy, and what to do when it goes differently."""

from __future__ import annotations

from typing import Final

from kmop_wizard.app.facts.table import FACT_SPECS
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.rules import enterprise_key
from kmop_wizard.domain.training import STANDARD_THEME
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n import N_, Words
from kmop_wizard.ui.pages.history import build_history
from kmop_wizard.ui.pages.mail_panel import MailPage
from kmop_wizard.ui.pages.rescue_panel import build_rescue
from kmop_wizard.ui.pages.term_line import show_term
from kmop_wizard.ui.widgets.form import Form
from kmop_wizard.ui.widgets.label import Label
from kmop_wizard.ui.widgets.timeline import Timeline

_LANGUAGE_OF_THE_FORM: Final = "nl"


class ApplyPage(MailPage):
    """What is typed on the e-loket, by when, and what came of it."""

    step = "apply"
    warnings = (
        "applied_after_term",
        "applied_before_enrolment",
        "approval_overdue",
        "ceiling_exceeded",
        "provider_number_differs",
        "year_budget",
    )

    def build(self) -> None:
        words = self.words
        current = self.editor.current_application
        build_rescue(self)
        self._line = Timeline()
        self.add(self._line)
        self.on_follow(self._show_line)
        if self.entry.plan.steps["apply"] in ("open", "later"):
            self._build_values()
        self.links(
            ("eloket", words.say("Open the e-loket")),
            ("portal", words.say("Open the VLAIO information page")),
        )
        self.section(words.say("Your application"))
        self.add_mail()
        paths = ("submitted_on", "subsidy_number", "approved_on")
        for path in ((*current, name) for name in paths):
            if path not in self.fields:
                self.field(path)
        self.folded(
            "other_outcome",
            words.say("It was refused, or you stopped it"),
            (*current, "refused_on"),
            (*current, "stopped_on"),
        )
        build_history(self)

    def _build_values(self) -> None:
        """The values in the order in which people look for them on the form."""
        words = self.words
        self.section(words.say("This is what you type on the e-loket"))
        rows = (
            (("enterprise", "number"), N_("Enterprise number"), self._enterprise),
            (("enrolment", "registration_number"), N_("Registration number"), self._provider),
            (("title",), N_("Training"), self._title),
            (("enrolment", "theme"), N_("Theme"), self._theme),
            (("enrolment", "first_lesson_day"), N_("First lesson day"), self._first_day),
            (("enrolment", "enrolled_on"), N_("Enrolled on"), self._enrolled_on),
            (("enrolment", "price_excl_vat"), N_("Project amount"), self._price),
            (("enrolment", "participants"), N_("Participants"), self._participants),
        )
        dutch = Words(_LANGUAGE_OF_THE_FORM)
        form = Form(gap=0)
        for path, label, value in rows:
            self.value_row(form, path, _with_dutch(words, dutch, label), value)
        self.add(form)
        self.add(
            Label(
                words.say(
                    "Have this at hand too: the number of hours (uren), the kind (soort:"
                    " klassikaal, online or intern) and the NACE code of your main activity."
                ),
                tone="muted",
            )
        )

    def _enterprise(self, entry: Entry) -> tuple[str, str]:
        number = enterprise_key(entry.training.enterprise.number) or ""
        return number, number

    def _provider(self, entry: Entry) -> tuple[str, str]:
        number = entry.training.enrolment.registration_number or ""
        name = provider_name(entry.training, self.context.session.rules)
        return (f"{number} \u00b7 {name}" if number and name else number), number

    def _title(self, entry: Entry) -> tuple[str, str]:
        return (entry.training.title or "",) * 2

    def _theme(self, entry: Entry) -> tuple[str, str]:
        theme = entry.training.enrolment.theme
        choices = dict(FACT_SPECS["enrolment.theme"].choices)
        if theme == STANDARD_THEME or theme not in choices:
            return "", ""
        on_form = Words(_LANGUAGE_OF_THE_FORM).say(choices[theme])
        own = self.words.say(choices[theme])
        return own if own == on_form else f"{own} ({on_form})", on_form

    def _first_day(self, entry: Entry) -> tuple[str, str]:
        day = entry.training.enrolment.first_lesson_day
        return (self.words.day(day), self.words.numeric_day(day)) if day else ("", "")

    def _enrolled_on(self, entry: Entry) -> tuple[str, str]:
        day = entry.training.enrolment.enrolled_on
        return (self.words.day(day), self.words.numeric_day(day)) if day else ("", "")

    def _price(self, entry: Entry) -> tuple[str, str]:
        price, words = entry.training.enrolment.price_excl_vat, self.words
        if price is None:
            return "", ""
        shown = words.say("{amount} without VAT", amount=words.money(price))
        return shown, words.copied_amount(price)

    def _participants(self, entry: Entry) -> tuple[str, str]:
        names = entry.training.enrolment.participants
        return ", ".join(names), "\n".join(names)

    def _show_line(self, entry: Entry) -> None:
        words, enrolment = self.words, entry.training.enrolment
        days = entry.plan.standing.rule_set.apply_days
        show_term(
            self._line,
            words,
            self.context.session.today,
            (
                (enrolment.enrolled_on, words.say("enrolment")),
                (enrolment.first_lesson_day, words.say("first lesson day")),
                (entry.plan.deadlines.apply_by, words.say("last day to apply")),
            ),
            (1, words.count("{n} calendar day", "{n} calendar days", days)),
            met=entry.plan.steps["apply"] in ("done", "waiting")
            and entry.plan.next.action not in ("reapply", "lost"),
        )


def _with_dutch(words: Words, dutch: Words, label: str) -> str:
    """``label`` with the word that stands on the form, which is in Dutch only."""
    own, on_form = words.say(label), dutch.say(label)
    return own if words.language == dutch.language else f"{own} ({on_form.lower()})"
