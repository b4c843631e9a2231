"""Days on which banks and offices rest."""

from __future__ import annotations

from typing import Final

from kmop_wizard.i18n.words import N_, Words

_NAMES: Final = {
    "saturday": N_("Saturday"),
    "sunday": N_("Sunday"),
    "new_year": N_("New Year's Day"),
    "easter_monday": N_("Easter Monday"),
    "labour_day": N_("Labour Day"),
    "ascension": N_("Ascension Day"),
    "whit_monday": N_("Whit Monday"),
    "national_day": N_("Belgian National Day"),
    "assumption": N_("Assumption Day"),
    "all_saints": N_("All Saints' Day"),
    "armistice": N_("Armistice Day"),
    "christmas": N_("Christmas Day"),
}


def closed_day_name(words: Words, code: str) -> str:
    """The name of a code of ``domain.days.closed_day``."""
    return words.say(_NAMES[code])
