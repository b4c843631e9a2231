"""Numbers by which banks and tax offices know things, in the one form in which they compare."""

from __future__ import annotations

import re
from typing import Final

_STRUCTURED: Final = re.compile(
    r"(?:\+{3}|\*{3})?([0-9]{3})/?([0-9]{4})/?([0-9]{5})(?:\+{3}|\*{3})?"
)
_BELGIAN_VAT: Final = re.compile(r"BE[0-9]{9,10}")


def compact(text: str | None) -> str | None:
    """``text`` without any blank; nothing left is not known."""
    return "".join((text or "").split()) or None


def account(text: str | None) -> str | None:
    """An account number in capitals without blanks, whether its checksum is right or not."""
    found = compact(text)
    return None if found is None else found.upper()


def vat_number(text: str | None) -> str | None:
    """A VAT number in capitals without blanks; a Belgian one without points too."""
    found = account(text)
    if found is None:
        return None
    plain = found.replace(".", "").replace("-", "")
    return plain if _BELGIAN_VAT.fullmatch(plain) else found


def communication(text: str | None) -> str | None:
    """A valid structured communication as ``+++090/9337/55493+++``, any other text as it stands."""
    return structured(text) or text


def structured(text: str | None) -> str | None:
    """A valid structured communication as ``+++090/9337/55493+++``; no other text."""
    found = _STRUCTURED.fullmatch(compact(text) or "")
    if found is None:
        return None
    # Only who reads an invoice pays for this import.
    from stdnum.be import ogm_vcs  # noqa: PLC0415

    return (
        "+++{}/{}/{}+++".format(*found.groups())
        if ogm_vcs.is_valid("".join(found.groups()))
        else None
    )
