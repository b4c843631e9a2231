"""Finds the values of an approval among the pieces of a mail, by label and by checksum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.exchange import mail_words as words
from kmop_wizard.exchange.checksums import (
    creditor_reference,
    looks_structured,
    right_iban,
    structured_digits,
)
from kmop_wizard.exchange.mail_units import Unit

Value = str | Decimal | date
Found = tuple[Value, Unit]

_HIGHEST_AMOUNT: Final = Decimal(1_000_000)
_YEARS: Final = range(2010, 2100)
# How many pieces of the mail may lie between an account and a word about the deposit.
_NEAR: Final = 6
_LONGEST_NAME: Final = 70
_OWN_WORDS: Final = re.compile(
    "uw|u|je|jouw|de|het|een|zie|idem|onze|votre|vos|vous|le|la|les|voir|notre|même", re.IGNORECASE
)
_CLAUSE_BEGIN: Final = re.compile(
    r"(?:,(?![0-9])|[;(])|\b(?:en|et|maar|mais|terwijl|waarna|tandis que)\b", re.IGNORECASE
)
_DATE_LIKE: Final = re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}")
_REGISTRATION: Final = re.compile(r"DV\..*|[01][0-9]{3}\.[0-9]{3}\.[0-9]{3}")
_REFERENCE: Final = re.compile(r"[A-Z0-9][A-Z0-9/.-]{5,34}", re.IGNORECASE | re.ASCII)
_GOES_ON: Final = re.compile(r"[ /.-]*[^\s.,;)]*[0-9]")
_NUMBER_AT_END: Final = re.compile(r"(?<![0-9])[0-9]{1,3}[., ]*$")
_THOUSANDS_AT_BEGIN: Final = re.compile(r"[., ]*[0-9]{3}(?![0-9])")
_TWELVE_DIGITS: Final = re.compile("[0-9]{12}")


def find_all(units: Sequence[Unit]) -> dict[str, list[Found]]:
    """What the mail may say for each fact; more than one value for a fact means doubt."""
    if not _is_approval(units):
        units = ()
    accounts = _accounts(units)
    return {
        "subsidy_number": list(_subsidy_numbers(units)),
        "deposit.amount": list(_amounts(units)),
        "deposit.due_on": list(_last_days(units)),
        "deposit.iban": accounts,
        "deposit.beneficiary": list(_names(units, accounts)),
        "deposit.communication": _communications(units),
    }


def _is_approval(units: Sequence[Unit]) -> bool:
    def says(pattern: re.Pattern[str]) -> bool:
        return any(pattern.search(unit.text) for unit in units)

    failed = any(
        words.NOT_APPROVED.search(unit.text) and not words.MAY_COME.search(unit.text)
        for unit in units
    )
    about_it = says(words.PORTFOLIO) and (says(words.APPROVED) or not says(words.INVOICE))
    return about_it and not failed


def _near_a_deposit(units: Sequence[Unit]) -> list[bool]:
    spoken = [bool(words.DEPOSIT.search(unit.text)) for unit in units]
    return [any(spoken[max(0, at - _NEAR) : at + _NEAR + 1]) for at in range(len(units))]


def _is_about_this(unit: Unit) -> bool:
    """Whether the piece, and a line that announces it, neither deny, correct nor suppose."""
    announced = unit.before.endswith(":") and words.NOT_THIS.search(unit.before)
    return not announced and not words.NOT_THIS.search(unit.text)


def _clause(text: str, begin: int, end: int) -> tuple[int, int]:
    """Where the clause around ``begin`` to ``end`` begins and ends."""
    begins = [found.end() for found in _CLAUSE_BEGIN.finditer(text, 0, begin)]
    following = _CLAUSE_BEGIN.search(text, end)
    return begins[-1] if begins else 0, following.start() if following else len(text)


def _is_other_money(unit: Unit, begin: int, end: int) -> bool:
    return bool(words.OTHER_MONEY.search(unit.text, *_clause(unit.text, begin, end)))


# --- amounts and days -----------------------------------------------------------------------------


def _amounts(units: Sequence[Unit]) -> Iterator[Found]:
    for at, unit in enumerate(units):
        following = units[at + 1].text if at + 1 < len(units) else ""
        if not _is_about_this(unit) or _breaks_off(unit.text, following):
            continue
        labelled = [
            match
            for pattern in (words.AMOUNT_AFTER_LABEL, words.AMOUNT_BEFORE_VERB)
            for match in pattern.finditer(unit.text)
        ]
        # Another amount beside the labelled one means doubt.
        others = words.ANY_AMOUNT.finditer(unit.text) if labelled else ()
        for match in (*labelled, *others):
            amount = _amount(match)
            if amount is not None and not _is_other_money(unit, match.start(), match.end()):
                yield amount, unit


def _breaks_off(text: str, following: str) -> bool:
    """Whether an amount goes on in the next piece, as in ``€ 1.`` and ``015,00``."""
    return bool(_NUMBER_AT_END.search(text) and _THOUSANDS_AT_BEGIN.match(following))


def _amount(match: re.Match[str]) -> Decimal | None:
    """The amount in euro; ``None`` for what can be read two ways, as ``1.015`` can."""
    number = match["number"].replace(" ", "")
    whole, comma, cents = number.partition(",")
    if not comma:
        whole, point, cents = number.partition(".")
        if point and len(cents) != 2:
            return None
    if not (cents or match["before"] or match["after"]):
        return None
    amount = Decimal(f"{whole.replace('.', '')}.{cents or '00'}")
    return amount if 0 < amount <= _HIGHEST_AMOUNT else None


def _last_days(units: Sequence[Unit]) -> Iterator[Found]:
    for unit in units:
        other = words.OTHER_DAY.search(unit.text) or words.OTHER_MONEY.search(unit.text)
        if other or not _is_about_this(unit):
            continue
        for match in words.LAST_DAY.finditer(unit.text):
            day = _day(match)
            if day is not None and _is_of_the_deposit(unit.text, match):
                yield day, unit


def _is_of_the_deposit(text: str, match: re.Match[str]) -> bool:
    """Whether the clause of the day speaks of the deposit, or the one that it continues."""
    begin, end = _clause(text, match.start(), match.end())
    if not text[begin : match.start()].strip(" ,"):
        begin, _ = _clause(text, max(0, begin - 1), begin)
    return bool(words.DEPOSIT.search(text, begin, end))


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
        else:
            day = date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError:
        return None
    weekday = match["weekday"]
    agrees = weekday is None or weekday.lower() in words.WEEKDAYS[day.weekday()].split()
    return day if agrees and day.year in _YEARS else None


def _month(text: str) -> int:
    """1 to 12; 0 for a word that is no month."""
    if text.isdigit():
        return int(text)
    return next(
        (at for at, names in enumerate(words.MONTHS, 1) if text.lower() in names.split()), 0
    )


# --- accounts and names ---------------------------------------------------------------------------


def _accounts(units: Sequence[Unit]) -> list[Found]:
    """The one account of the mail, wherever it stands; another one beside it means doubt."""
    possible: list[Found] = []
    labelled = False
    near = _near_a_deposit(units)
    for at, unit in enumerate(units):
        for match in words.IBAN.finditer(unit.text):
            iban = _iban(match[0])
            if iban is None or not _may_be_deposited_on(unit, match):
                continue
            if any(words.COMPANY.fullmatch(each.text) for each in units[max(0, at - 2) : at]):
                continue
            possible.append((iban, unit))
            labelled |= near[at] and bool(words.ACCOUNT_LABEL.search(unit.text, 0, match.start()))
    return possible if labelled else []


def _iban(text: str) -> str | None:
    """The account that ``text`` begins with; words after it may look like a part of it."""
    groups = re.split(r"[ .-]", text)
    for end in range(len(groups), 0, -1):
        found = right_iban("".join(groups[:end]))
        if found is not None:
            return found
    return None


def _may_be_deposited_on(unit: Unit, match: re.Match[str]) -> bool:
    other = words.OTHER_ACCOUNT.search(unit.text)
    return not (
        other or _is_other_money(unit, match.start(), match.end()) or not _is_about_this(unit)
    )


def _names(units: Sequence[Unit], accounts: Sequence[Found]) -> Iterator[Found]:
    """Names beside the account: elsewhere a beneficiary is the one who gets the subsidy."""
    if len({iban for iban, _ in accounts}) != 1:
        return
    places = {at for at, unit in enumerate(units) if any(unit is each for _, each in accounts)}
    for at, unit in enumerate(units):
        if not places & {at - 1, at, at + 1} or not _is_about_this(unit):
            continue
        match = words.NAME_CELL.search(unit.text) or words.NAME_INLINE.search(unit.text)
        name = match["value"].strip(" .;,") if match else ""
        if _is_name(name) and not _is_other_money(unit, 0, len(unit.text)):
            yield name, unit


def _is_name(text: str) -> bool:
    first = text.split(" ", maxsplit=1)[0]
    return (
        2 <= len(text) <= _LONGEST_NAME
        and (text[0].isupper() or text[0].isdigit())
        and not _OWN_WORDS.fullmatch(first)
        and not re.search(r"[0-9]{4}|[()\t@:+*/,]", text)
    )


# --- references -----------------------------------------------------------------------------------


def _subsidy_numbers(units: Sequence[Unit]) -> Iterator[Found]:
    for unit in units:
        if not _is_about_this(unit):
            continue
        for match in words.SUBSIDY_NUMBER.finditer(unit.text):
            number = match["value"].rstrip("./-").upper()
            if _REGISTRATION.fullmatch(number) or "XXX" in number or not _is_reference(number):
                continue
            if not _GOES_ON.match(unit.text, match.end()):
                yield number, unit
        for match in words.PORTFOLIO_NUMBER.finditer(unit.text):
            yield match[0].replace(" ", "").upper(), unit


def _communications(units: Sequence[Unit]) -> list[Found]:
    """The communications of the mail; none as soon as one of them has a wrong checksum."""
    found: list[Found] = []
    for unit, near in zip(units, _near_a_deposit(units), strict=True):
        if not near or not _is_about_this(unit):
            continue
        for begin, text in _communication_texts(unit):
            if _is_other_money(unit, begin, begin + len(text)):
                continue
            value = _communication(text)
            if value is None:
                return []
            found.append((value, unit))
    return found


def _communication_texts(unit: Unit) -> Iterator[tuple[int, str]]:
    cell = words.COMMUNICATION_CELL.search(unit.text)
    if cell is not None and re.search("[0-9]", cell["value"]):
        yield cell.start("value"), cell["value"]
        return
    structured = list(words.STRUCTURED.finditer(unit.text))
    yield from ((match.start(), match[0]) for match in structured)
    if not structured:
        for match in words.COMMUNICATION_INLINE.finditer(unit.text):
            text = match["value"].rstrip("./-")
            if _is_reference(text) and not _GOES_ON.match(unit.text, match.end()):
                yield match.start("value"), text


def _communication(text: str) -> str | None:
    plain = text.strip(" .,;\"'«»“”")
    digits = structured_digits(plain)
    if digits is not None:
        return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"
    reference = creditor_reference(plain)
    if reference is not None:
        return reference
    doubtful = looks_structured(plain) or _TWELVE_DIGITS.fullmatch("".join(plain.split()))
    return plain if not doubtful and _REFERENCE.fullmatch(plain) and _is_reference(plain) else None


def _is_reference(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return digits >= 4 and not _DATE_LIKE.fullmatch(text) and right_iban(text) is None
