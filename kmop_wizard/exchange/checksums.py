"""Account numbers and references with a checksum: only what is right is given back."""

from __future__ import annotations

import re
from typing import Final

# The libraries wait until something is checked: the way to the first window does not need them.

_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
_STRUCTURED: Final = re.compile(
    r"(?P<sign>[+]{3}|[*]{3}|)([0-9]{3})/?([0-9]{4})/?([0-9]{5})(?P=sign)", re.ASCII
)
_CREDITOR_REFERENCE: Final = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}", re.ASCII)
_STRUCTURED_SIGN: Final = re.compile("[+*/]")
_BELGIAN_LENGTH: Final = 16


def right_iban(text: str | None) -> str | None:
    """An account number in capitals without blanks; ``None`` when its checksums are not right.

    Belgian ones are checked twice, by the international and the national checksum. A bank code that
    no table knows is no reason to refuse.
    """
    plain = "".join((text or "").split()).upper()
    if not _IBAN.fullmatch(plain):
        return None
    from stdnum import iban  # noqa: PLC0415

    if not iban.is_valid(plain, check_country=False):
        return None
    if plain.startswith("BE") and (
        len(plain) != _BELGIAN_LENGTH or int(plain[14:]) != (int(plain[4:14]) % 97 or 97)
    ):
        return None
    return plain


def structured_digits(text: str | None) -> str | None:
    """The twelve digits of a Belgian structured communication with a right checksum."""
    found = _STRUCTURED.fullmatch("".join((text or "").split()))
    if found is None:
        return None
    digits = "".join(found.groups()[1:])
    from stdnum.be import ogm_vcs  # noqa: PLC0415

    return digits if ogm_vcs.is_valid(digits) else None


def looks_structured(text: str | None) -> bool:
    """Whether ``text`` is written as a structured communication, be its checksum right or not.

    Twelve bare digits may as well be another reference.
    """
    plain = "".join((text or "").split())
    return bool(_STRUCTURED.fullmatch(plain)) and bool(_STRUCTURED_SIGN.search(plain))


def creditor_reference(text: str | None) -> str | None:
    """An international reference (``RF18 5390…``) without blanks, when its checksum is right."""
    plain = "".join((text or "").split()).upper()
    if not _CREDITOR_REFERENCE.fullmatch(plain):
        return None
    from stdnum import iso11649  # noqa: PLC0415

    return plain if iso11649.is_valid(plain) else None
