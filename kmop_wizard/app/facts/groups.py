"""What is known in a training, to read: by step, and where there may be several by entry."""

from __future__ import annotations

from typing import NamedTuple

from kmop_wizard.app.facts.table import spec_key, step_of
from kmop_wizard.domain.facts import Path, entry_of, facts_of
from kmop_wizard.domain.plan import STEPS
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.history import FactWords, owner_words


class FactGroup(NamedTuple):
    """``entry``: which application or invoice, where there may be several."""

    step: str
    entry: str
    facts: tuple[tuple[str, str], ...]


def fact_groups(words: Words, training: Training, wording: FactWords) -> tuple[FactGroup, ...]:
    """The known facts with their names, in the order of the steps; without the notes."""
    provider = wording.shown("enrolment.provider", training.enrolment.provider or "")
    found: dict[tuple[str, Path | None, str], list[tuple[str, str]]] = {}
    for path, value in facts_of(training).items():
        key = spec_key(path)
        same_again = key == "enrolment.provider_name" and value == provider
        if not key or key == "notes" or same_again or value in (None, "", ()):
            continue
        group = found.setdefault(
            (step_of(key), entry_of(path), owner_words(words, path, training)), []
        )
        group.append((wording.label(key), wording.shown(key, value)))
    groups = [FactGroup(step, entry, tuple(facts)) for (step, _, entry), facts in found.items()]
    return tuple(sorted(groups, key=lambda group: STEPS.index(group.step)))
