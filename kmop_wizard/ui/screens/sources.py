"""Where the rules come from, and when somebody last compared them with their source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kmop_wizard.i18n import N_, Words
from kmop_wizard.storage.reference import Checked, load_checks
from kmop_wizard.ui.widgets.collapsible import Collapsible
from kmop_wizard.ui.widgets.label import small

_PUBLISHERS: Final = (
    ("S-VLAIO", N_("VLAIO (vlaio.be)")),
    ("S-FLANDERS", N_("Flemish Government (vlaanderen.be)")),
    ("S-BROCHURE", N_("the brochure of Liantis")),
    ("S-PROVIDER-PAGES", N_("pages of training providers")),
)


def publisher(words: Words, source: str) -> str:
    """Who says it: the name behind a row of docs/sources.md; an unknown row stays as it is."""
    found = (name for start, name in _PUBLISHERS if source.startswith(start))
    return words.say(next(found, source))


def source_line(words: Words, checked: Checked) -> str:
    """``Source: VLAIO (vlaio.be), checked on 23 nov 2026.``"""
    return words.say(
        "Source: {source}, checked on {day}.",
        source=publisher(words, checked.source),
        day=words.day_month_year(checked.checked_on),
    )


def source_list(words: Words, rows: Iterable[tuple[str, str]]) -> Collapsible:
    """``rows`` of (what a rule is about, the path of its value), closed at first."""
    checks = load_checks()
    part = Collapsible("action.sources")
    part.set_texts(
        words.say("Where these rules come from"), words.say("shown"), words.say("hidden")
    )
    for about, path in rows:
        checked = checks[path]
        line = words.say(
            "{rule}: {source}, checked on {day}",
            rule=about,
            source=publisher(words, checked.source),
            day=words.day_month_year(checked.checked_on),
        )
        part.add(small(line))
    return part
