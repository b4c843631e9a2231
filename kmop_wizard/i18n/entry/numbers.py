"""Typed or pasted numbers with a checksum: enterprise, account, structured communication."""

from __future__ import annotations

import re
from typing import Final

from kmop_wizard.domain.rules import normalise_registration_number
from kmop_wizard.i18n.entry.cleaning import tidied
from kmop_wizard.i18n.entry.problem import EntryProblem
from kmop_wizard.i18n.entry.text import read_text

_ENTERPRISE_PREFIX: Final = re.compile(
    r"(?:(?:btw|tva|vat|kbo|bce)[ .:-]*)?(?:0208:)?(?:be)?", re.IGNORECASE
)
_ENTERPRISE_SIGNS: Final = re.compile("[ ./-]")
_NUMBER: Final = re.compile("[0-9]+", re.ASCII)
_BELGIAN_VAT: Final = re.compile(r"(?:btw|tva|vat)?[ .:-]*be|[0-9]", re.IGNORECASE | re.ASCII)
_IBAN_SIGNS: Final = re.compile("[ .:/-]")
_IBAN: Final = re.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", re.ASCII)
_STRUCTURED: Final = re.compile(
    r"(?:\+{3}|\*{3})?([0-9]{3})/?([0-9]{4})/?([0-9]{5})(?:\+{3}|\*{3})?"
)
_STRUCTURED_SIGN: Final = re.compile("[+*/]")
_BLANKS_AND_DOTS: Final = re.compile("[ .-]")
_REGISTRATION: Final = re.compile(r"DV\.[OA][0-9]{6}", re.ASCII)
_IBAN_GROUP: Final = 4


def read_enterprise_number(text: str) -> str | EntryProblem | None:
    """A Belgian enterprise number as ``0999.999.922``; ``None`` when blank.

    BE, blanks, dots and dashes don't count; nine digits get a leading 0. Problems:
    ``enterprise_number_form``, ``enterprise_number_checksum``. Source: S-ENTERPRISE-NUMBER.
    """
    plain = tidied(text)
    if not plain:
        return None
    digits = _ENTERPRISE_SIGNS.sub("", _ENTERPRISE_PREFIX.sub("", plain, count=1))
    digits = digits.replace("(0)", "0")
    if len(digits) == 9:
        digits = "0" + digits
    if len(digits) != 10 or not _NUMBER.fullmatch(digits) or digits[0] not in "01":
        return EntryProblem("enterprise_number_form")
    # The checksums stay out of the way to the first window.
    from stdnum.be import vat  # noqa: PLC0415

    if not vat.is_valid(digits):
        return EntryProblem("enterprise_number_checksum")
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def read_vat_number(text: str) -> str | EntryProblem | None:
    """A supplier's VAT number: a Belgian one is checked and comes as ``BE0999999922``.

    One of another country stays as typed, in capitals without blanks. Problems as for an enterprise
    number.
    """
    plain = tidied(text)
    if not plain:
        return None
    if not _BELGIAN_VAT.match(plain):
        return read_text("".join(plain.split()).upper())
    number = read_enterprise_number(plain)
    return f"BE{number.replace('.', '')}" if isinstance(number, str) else number


def read_iban(text: str) -> str | EntryProblem | None:
    """An account number without blanks; ``None`` when blank.

    Belgian ones are checked twice, by the international and the national checksum; a bank that
    nobody has heard of is no reason to refuse. Problems: ``iban_form``, ``iban_checksum``.
    """
    plain = tidied(text)
    if not plain:
        return None
    plain = _IBAN_SIGNS.sub("", plain).upper().removeprefix("IBAN")
    if not _IBAN.fullmatch(plain) or (plain.startswith("BE") and len(plain) != 16):
        return EntryProblem("iban_form")
    from stdnum import iban  # noqa: PLC0415

    if not iban.is_valid(plain, check_country=False):
        return EntryProblem("iban_checksum")
    if plain.startswith("BE") and int(plain[14:]) != (int(plain[4:14]) % 97 or 97):
        return EntryProblem("iban_checksum")
    return plain


def shown_iban(iban: str) -> str:
    """``BE71 0961 2345 6769``: groups of four, for reading and comparing."""
    plain = "".join(iban.split())
    return " ".join(plain[at : at + _IBAN_GROUP] for at in range(0, len(plain), _IBAN_GROUP))


def read_communication(text: str) -> str | EntryProblem | None:
    """A structured communication as ``+++090/9337/55493+++``; any other text as typed.

    What is written like a structured one but has a wrong checksum is ``communication_checksum``;
    twelve digits without its signs may as well be another reference and are taken as they are.
    """
    free = read_text(text)
    if not isinstance(free, str):
        return free
    digits = _structured_digits(free)
    if digits is None:
        return free
    from stdnum.be import ogm_vcs  # noqa: PLC0415

    if ogm_vcs.is_valid(digits):
        return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"
    return EntryProblem("communication_checksum") if _STRUCTURED_SIGN.search(free) else free


def is_structured_communication(text: str) -> bool:
    """Whether ``text`` is a structured communication with a right checksum."""
    return isinstance(read := read_communication(text), str) and read.startswith("+++")


def is_usual_registration_number(text: str) -> bool:
    """Whether ``text``, normalised, looks like ``DV.O104628``; another form is only unusual."""
    return _REGISTRATION.fullmatch(normalise_registration_number(tidied(text))) is not None


def _structured_digits(text: str) -> str | None:
    found = _STRUCTURED.fullmatch(_BLANKS_AND_DOTS.sub("", tidied(text)))
    return None if found is None else "".join(found.groups())
