"""Numbers by which banks and tax offices know things, each in the one form in which it compares.

Whoever compares two of them, or takes one from a text, does it here: typed text, e-mail, invoice,
payment code and merge agree on what is the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

# "n° TVA", "BTW-nr.", "numéro d'entreprise". NO before anything but digits may be Norway.
_LABELS: Final = re.compile(
    r"(?:(?:NUMERODE|NUMEROD|NUMERO|NR|NO|NDE|ND|N)?"
    r"(?:BTW|TVA|VAT|KBO|BCE|ONDERNEMINGS|ENTREPRISE)"
    r"(?:INTRACOMMUNAUTAIRE)?(?:NUMMER|NUMBER|NUMERO|(?:NR|NO|N)(?=BE|[0-9]))?)+"
)
# The court that keeps the register stands before a number, or behind it: "RPR Gent".
_COURT: Final = r"(?:RP[RM][A-Z]{0,30})"
# The schemes under which Peppol knows Belgian enterprises and Belgian VAT numbers.
_BELGIAN_VAT: Final = re.compile(
    rf"{_COURT}?(?:0208|9925|9956)?(?:BE)?([01]?[0-9]{{9}}){_COURT}?", re.ASCII
)
_DIGITS_OF_ENTERPRISE: Final = 10
_IBAN_LABEL: Final = re.compile(
    "(?:IBAN|BANK|REKENING|REK|NUMMER|NUMBER|NUMERO|COMPTE|BANCAIRE|ACCOUNT|NR|NO|N|DE)*"
    "(?=[A-Z]{2}[0-9]{2})"
)
# What stands behind a Belgian account: its bank, by code or by name.
_WITH_BANK: Final = re.compile(
    "(BE[0-9]{14})(?:(?:BIC|SWIFT)[A-Z]{6}[A-Z0-9]{2,5}|[A-Z]{2,30})", re.ASCII
)
_BELGIAN_IBAN: Final = re.compile(r"BE[0-9]{2}([0-9]{10})([0-9]{2})")

# Signs of the width of a Chinese one, and what looks like a dash, a slash or a star.
_AS_TYPED: Final = str.maketrans(
    {chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2044\u2215", "/")
    | dict.fromkeys("\u2217\u204e\ufe61", "*")
    | dict.fromkeys("\ufe62", "+")
)
# Soft hyphen, zero-width and direction marks, byte order mark: nobody types or sees them.
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Every repetition is bounded: a mail full of plus signs must not keep the reader busy.
_BETWEEN: Final = r"[\s./-]{0,3}"
_TWELVE: Final = (
    rf"(?<![0-9A-Za-z/])([0-9]{{3}}){_BETWEEN}([0-9]{{4}}){_BETWEEN}([0-9]{{5}})(?![0-9A-Za-z])"
)
_SIGNS: Final = r"(?:[+*]\s?){3}"
_CANDIDATE: Final = re.compile(
    rf"(?:[+*]\s?){{0,6}}{_TWELVE}(?!\s?/\s?[0-9])(?:\s?[+*]){{0,6}}"
    rf"|{_SIGNS}[^+*]{{0,40}}(?:{_SIGNS})?"
    r"|(?<![0-9])[0-9]{3}\s?/\s?[0-9]{4}\s?/\s?[0-9]{1,20}",
)
_SIGN: Final = re.compile("[+*/]")
_ALONE: Final = re.compile(_TWELVE)


class Signed(NamedTuple):
    """A place in a text that shows the signs of a structured communication.

    ``value`` is the communication as ``+++090/9337/55493+++``, ``None`` when it is not valid.
    """

    begin: int
    end: int
    value: str | None


def vat_number(text: str | None) -> str | None:
    """A VAT number in capitals without blanks, points and labels; a Belgian one ``BE0999999922``.

    ``0999999922``, ``BE999999922``, ``BTW BE 0999.999.922`` and ``n° TVA 0999.999.922`` are all
    that one. Whether its checksum is right plays no part. Source: S-ENTERPRISE-NUMBER.
    """
    plain = _letters_and_digits(text)
    label = _LABELS.match(plain)
    number = plain[label.end() :] if label else plain
    belgian = _BELGIAN_VAT.fullmatch(number)
    if belgian is not None:
        return "BE" + belgian[1].rjust(_DIGITS_OF_ENTERPRISE, "0")
    return number or plain or None


def account_number(text: str | None) -> str | None:
    """An account number in capitals without blanks, points, dashes, label and name of its bank.

    Whether its checksum is right plays no part.
    """
    plain = _letters_and_digits(text)
    label = _IBAN_LABEL.match(plain)
    number = plain[label.end() :] if label else plain
    belgian = _WITH_BANK.fullmatch(number)
    return (belgian[1] if belgian else number) or None


def is_right_belgian_account(account: str) -> bool:
    """Whether a Belgian account in normal form has its national checksum right."""
    found = _BELGIAN_IBAN.fullmatch(account)
    return found is not None and _is_checked(*found.groups())


def signed_communications(text: str) -> Iterator[Signed]:
    """Every place in ``text`` with the signs of a structured communication: the one matcher.

    The signs are three plus signs or stars, or digits with slashes as in ``090/9337/5…``. Signs of
    another width count. What shows them and is not valid must not be used for a payment.
    """
    for found in _CANDIDATE.finditer(text.translate(_AS_TYPED)):
        if _SIGN.search(found[0]):
            yield Signed(found.start(), found.end(), _in_form(*found.groups()))


def structured_communication(text: str | None) -> str | None:
    """The one valid structured communication in ``text``, as ``+++090/9337/55493+++``.

    Inside other words it is known by its signs; twelve digits without them must stand alone.
    ``None`` when there is none, or when another one beside it leaves a doubt.
    """
    visible = _INVISIBLE.sub("", text or "")
    signed = {each.value for each in signed_communications(visible)}
    if signed:
        return signed.pop() if len(signed) == 1 else None
    alone = _ALONE.fullmatch(visible.translate(_AS_TYPED).strip())
    return _in_form(*alone.groups()) if alone else None


def is_wrong_communication(text: str | None) -> bool:
    """Whether ``text`` shows the signs of a structured communication and holds no valid one."""
    visible = _INVISIBLE.sub("", text or "")
    return structured_communication(visible) is None and any(signed_communications(visible))


def _in_form(*groups: str | None) -> str | None:
    digits = "".join(group or "" for group in groups)
    if not digits or not _is_checked(digits[:10], digits[10:]):
        return None
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def _is_checked(digits: str, check: str) -> bool:
    """Whether ``check`` is the rest of ten digits by 97, where 0 is written as 97."""
    return int(check) == (int(digits) % 97 or 97)


def _letters_and_digits(text: str | None) -> str:
    """``text`` in capitals: no accents, blanks or signs; letters and digits of any script stay."""
    decomposed = unicodedata.normalize("NFKD", text or "").upper()
    return "".join(sign for sign in decomposed if sign.isalnum())
