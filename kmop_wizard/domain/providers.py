"""The providers that a user typed, to be offered again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kmop_wizard.domain.rules import Rules, normalise_registration_number
from kmop_wizard.domain.training import Training


class TypedProvider(NamedTuple):
    """A provider by name, with every number that was used for it (one per service and seat)."""

    name: str
    numbers: tuple[str, ...]


def typed_providers(trainings: Iterable[Training], rules: Rules) -> tuple[TypedProvider, ...]:
    """The providers in ``trainings`` that the rules do not know, by name; case and the length of
    blanks do not tell two apart. Numbers are in official notation, those of the rules left out."""
    names: dict[str, str] = {}
    numbers: dict[str, set[str]] = {}
    for training in trainings:
        enrolment = training.enrolment
        name = " ".join((enrolment.provider_name or "").split())
        if not name or rules.provider(enrolment.provider) is not None:
            continue
        key = name.casefold()
        names.setdefault(key, name)
        number = normalise_registration_number(enrolment.registration_number or "")
        if number and rules.provider_numbered(number) is None:
            numbers.setdefault(key, set()).add(number)
    known = {each.name.casefold() for each in rules.providers}
    return tuple(
        TypedProvider(names[key], tuple(sorted(numbers.get(key, ()))))
        for key in sorted(names)
        if key not in known
    )
