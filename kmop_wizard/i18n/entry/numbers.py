"""Typed or pasted numbers with a checksum: enterprise, account, structured communication."""

from __future__ import annotations

import re
from typing import Final

from kmop_wizard.domain.references import (
    account_number,
    is_right_belgian_account,
    is_wrong_communication,
    structured_communication,
    vat_number,
)
from kmop_wizard.domain.rules import normalise_registration_number
from kmop_wizard.i18n.entry.cleaning import tidied
from kmop_wizard.i18n.entry.problem import EntryProblem
from kmop_wizard.i18n.entry.text import read_text

_BELGIAN_NUMBER: Final = re.compile("BE([01][0-9]{9})")
_MEANT_AS_BELGIAN: Final = re.compile("BE|[0-9]", re.ASCII)
_IBAN: Final = re.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
_REGISTRATION: Final = re.compile(r"DV\.[OA][0-9]{6}", re.ASCII)
_IBAN_GROUP: Final = 4


def read_enterprise_number(text: str) -> str | EntryProblem | None:
    """A Belgian enterprise number as ``0999.999.922``; ``None`` when blank.

    BE, labels, blanks, dots and dashes don't count; nine digits get a leading 0. Problems:
    ``enterprise_number_form``, ``enterprise_number_checksum``. Source: S-ENTERPRISE-NUMBER.
    """
    if not tidied(text):
        return None
    found = _BELGIAN_NUMBER.fullmatch(vat_number(text) or "")
    if found is None:
        return EntryProblem("enterprise_number_form")
    digits = found[1]
    # The checksums stay out of the way to the first window.
    from stdnum.be import vat  # noqa: PLC0415

    if not vat.is_valid(digits):
        return EntryProblem("enterprise_number_checksum")
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def read_vat_number(text: str) -> str | EntryProblem | None:
    """A supplier's VAT number: a Belgian one is checked and comes as ``BE0999999922``.

    One of another country is in capitals without blanks and points. Problems as for an enterprise
    number.
    """
    plain = vat_number(text)
    if plain is None or not _MEANT_AS_BELGIAN.match(plain):
        return read_text(plain or text)
    number = read_enterprise_number(plain)
    return f"BE{number.replace('.', '')}" if isinstance(number, str) else number


def read_iban(text: str) -> str | EntryProblem | None:
    """An account number without blanks; ``None`` when blank.

    Belgian ones are checked twice, by the international and the national checksum; a bank that
    nobody has heard of is no reason to refuse. Problems: ``iban_form``, ``iban_checksum``.
    """
    if not tidied(text):
        return None
    plain = account_number(text) or ""
    if not _IBAN.fullmatch(plain) or (plain.startswith("BE") and len(plain) != 16):
        return EntryProblem("iban_form")
    from stdnum import iban  # noqa: PLC0415

    if not iban.is_valid(plain, check_country=False):
        return EntryProblem("iban_checksum")
    if plain.startswith("BE") and not is_right_belgian_account(plain):
        return EntryProblem("iban_checksum")
    return plain


def shown_iban(iban: str) -> str:
    """``BE71 0961 2345 6769``: groups of four, for reading and comparing."""
    plain = "".join(iban.split())
    return " ".join(plain[at : at + _IBAN_GROUP] for at in range(0, len(plain), _IBAN_GROUP))


def read_communication(text: str) -> str | EntryProblem | None:
    """A structured communication as ``+++090/9337/55493+++``; any other text as typed.

    A valid one is taken out of the words around it. What shows the signs of a structured one and is
    not valid is ``communication_checksum``; twelve digits without them may as well be another
    reference and are taken as they are.
    """
    structured = structured_communication(text)
    if structured is not None:
        return structured
    if is_wrong_communication(text):
        return EntryProblem("communication_checksum")
    return read_text(text)


def is_usual_registration_number(text: str) -> bool:
    """Whether ``text``, normalised, looks like ``DV.O104628``; another form is only unusual."""
    return _REGISTRATION.fullmatch(normalise_registration_number(tidied(text))) is not None
