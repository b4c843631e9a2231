"""Providers that a user typed are offered again, each with all numbers used for it."""

from __future__ import annotations

import pytest

from kmop_wizard.domain.providers import TypedProvider, typed_providers
from tests.domain.builders import ENROLLED, RULES, Facts, told

TYPED: Facts = {**ENROLLED, "provider": None}


def test_each_provider_comes_once_with_all_its_numbers() -> None:
    trainings = (
        told(TYPED, "a", provider_name="Opleidingen Janssens bv", registration="DV.O200002"),
        told(TYPED, "b", provider_name=" opleidingen  JANSSENS bv", registration="dv 0200001"),
        told(TYPED, "c", provider_name="Opleidingen Janssens bv", registration="DV.O200002"),
        told(TYPED, "d", provider_name="Academie Peeters", registration=None),
    )
    assert typed_providers(trainings, RULES) == (
        TypedProvider("Academie Peeters", ()),
        TypedProvider("Opleidingen Janssens bv", ("DV.O200001", "DV.O200002")),
    )


@pytest.mark.parametrize(
    ("provider", "name", "number"),
    [
        ("liantis-edpb", "Liantis EDPB vzw", "DV.O104628"),
        ("liantis-edpb", "An own name for it", "DV.O104628"),
        (None, "liantis edpb  VZW", "DV.O104628"),
        (None, None, "DV.O200001"),
        (None, "  ", "DV.O200001"),
    ],
)
def test_a_known_one_or_one_without_a_name_is_not_offered(
    provider: str | None, name: str | None, number: str
) -> None:
    training = told(ENROLLED, provider=provider, provider_name=name, registration=number)
    assert typed_providers((training,), RULES) == ()


def test_the_number_of_a_known_provider_is_not_offered_under_another_name() -> None:
    training = told(TYPED, provider_name="Academie Peeters", registration="DV.0104628")
    assert typed_providers((training,), RULES) == (TypedProvider("Academie Peeters", ()),)
