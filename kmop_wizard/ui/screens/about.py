"""What this program is, what it promises, and how fresh its rules are."""

from __future__ import annotations

from typing import Final

from kmop_wizard import __version__
from kmop_wizard.i18n import N_
from kmop_wizard.ui.screens.column import ColumnScreen, Section, named, portable_sentence
from kmop_wizard.ui.screens.links import LinkButtons
from kmop_wizard.ui.screens.sources import source_list
from kmop_wizard.ui.widgets.label import Label, small
from kmop_wizard.ui.window.screen import Context, Route

_RULES: Final = (
    (N_("Rate of the subsidy"), "rates.small.standard"),
    (
        N_("Rate for cybersecurity, energy efficiency or alternative energy sources"),
        "rates.small.cybersecurity",
    ),
    (N_("Maximum per calendar year"), "ceiling"),
    (N_("Minimum price per application"), "minimum"),
    (N_("Last day to apply"), "apply_days"),
    (N_("Last day to deposit"), "deposit_days"),
    (N_("Keep documents until"), "keep_years"),
)


class AboutScreen(ColumnScreen):
    """Plain text in a few cards, and the sources to be opened."""

    def __init__(self, context: Context, route: Route) -> None:
        say = context.words.say
        super().__init__(
            context,
            route,
            say("About"),
            say(
                "This wizard takes you from enrolment to payment order: what to do next for"
                " the kmo-portefeuille, and by when."
            ),
        )
        program = Section()
        program.add(Label(say("kmo-portefeuille wizard"), bold=True))
        program.add(named(Label(say("Version {version}", version=__version__)), "about.version"))
        program.add(
            Label(
                say(
                    "Free software under the MIT licence: you may use it, copy it and change it."
                    " It comes without any warranty. The window is made with Qt (LGPL)."
                )
            )
        )
        self.add(program)
        self.add(self._promise())
        self.add(self._rules())

    def _promise(self) -> Section:
        say = self.words.say
        part = Section(say("What you type stays with you"))
        for text in (
            say("Nothing is ever sent anywhere: the program makes no connection of its own."),
            say("There is no account. Your courses are files on this computer."),
            say("Only a button with an arrow (↗) opens something outside, in your own browser."),
        ):
            part.add(Label(text))
        if (beside := self.session.folders.beside) is not None:
            part.add(named(Label(portable_sentence(self.words, beside)), "about.portable"))
        return part

    def _rules(self) -> Section:
        words = self.words
        part = Section(words.say("Not an official program"))
        part.add(
            Label(
                words.say(
                    "This is not a program of VLAIO or the Flemish Government. What VLAIO"
                    " writes on its website and in its e-mails always prevails."
                )
            )
        )
        rules = self.session.rules.on(self.session.today)
        part.add(
            named(
                Label(
                    words.say(
                        "The rules in this program apply since {since} at the latest, and"
                        " were last compared with their sources on {day}.",
                        since=words.long_day(rules.holds_from),
                        day=words.long_day(self.session.rules.checked_on),
                    )
                ),
                "about.checked",
            )
        )
        if self.session.rules.are_old(self.session.today):
            part.add(
                named(
                    Label(
                        words.say("That is more than a year ago: look for a newer version."),
                        tone="warning",
                    ),
                    "about.old_rules",
                )
            )
        part.add(source_list(words, [(words.say(about), path) for about, path in _RULES]))
        part.add(LinkButtons(self.context, ("portal", "newer")))
        part.add(small(words.say("In doubt? Call 1700 (free).")))
        return part
