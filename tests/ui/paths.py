"""Facts by the names of their fields: what a person sees has places, the program has ids."""

from __future__ import annotations

from kmop_wizard.domain.facts import Path
from kmop_wizard.domain.training import LISTS, Training
from kmop_wizard.storage.names import new_entry_id


def path_of(name: str, training: Training) -> Path:
    """The path of the fact whose field is called ``name``: ``invoices.1.number``, from 0.

    An entry that is not there yet has a new id.
    """
    owner, *rest = name.split(".")
    if owner not in LISTS:
        return (owner, *rest)
    place = int(rest.pop(0)) if rest[0].isdecimal() else 0
    entries = getattr(training, owner)
    return (owner, entries[place].id if place < len(entries) else new_entry_id(), *rest)
