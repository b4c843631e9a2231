"""Two values of one fact are the same in whatever spelling."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kmop_wizard.app.facts.kinds import mean_the_same


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("iban", "BE71 0961 2345 6769", "IBAN BE71-0961-2345-6769", True),
        ("iban", "BE71096123456769", "BE68539007547034", False),
        ("vat_number", "0999.999.922", "TVA BE0999999922", True),
        ("vat_number", "DE999999922", "BE0999999922", False),
        ("enterprise_number", "BE 0999999922", "0999.999.922", True),
        ("communication", "OGM 090/9337/55493", "+++090/9337/55493+++", True),
        ("communication", "2026KMO1", "2026KMO2", False),
        ("registration_number", "dv 0104628", "DV.O104628", True),
        ("text", "2026-1187", "20261187", False),
        ("iban", None, "BE71096123456769", False),
        ("amount", Decimal("1.00"), Decimal("1.00"), True),
        ("iban", None, None, True),
    ],
)
def test_spelling_plays_no_part(kind: str, one: object, other: object, same: bool) -> None:
    assert mean_the_same(kind, one, other) is same
