"""Account numbers and references with a checksum: only what is right is given back."""

from __future__ import annotations

import re
from typing import Final

from kmop_wizard.domain.references import account_number, is_right_belgian_account

# The libraries wait until something is checked: the way to the first window does not need them.

_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
_CREDITOR_REFERENCE: Final = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}", re.ASCII)


def right_iban(text: str | None) -> str | None:
    """An account number in normal form; ``None`` when its checksums are not right.

    Belgian ones are checked twice, by the international and the national checksum. A bank code that
    no table knows is no reason to refuse.
    """
    plain = account_number(text) or ""
    if not _IBAN.fullmatch(plain):
        return None
    from stdnum import iban  # noqa: PLC0415

    if not iban.is_valid(plain, check_country=False):
        return None
    if plain.startswith("BE") and not is_right_belgian_account(plain):
        return None
    return plain


def creditor_reference(text: str | None) -> str | None:
    """An international reference (``RF18 5390…``) without blanks, when its checksum is right."""
    plain = "".join((text or "").split()).upper()
    if not _CREDITOR_REFERENCE.fullmatch(plain):
        return None
    from stdnum import iso11649  # noqa: PLC0415

    return plain if iso11649.is_valid(plain) else None
