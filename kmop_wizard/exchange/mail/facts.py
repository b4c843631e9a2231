"""Finds the values of a mail among its statements, by label and by checksum."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from kmop_wizard.domain.references import signed_communications, structured_communication
from kmop_wizard.exchange.checksums import creditor_reference, right_iban
from kmop_wizard.exchange.mail import labels, words
from kmop_wizard.exchange.mail.statements import Statement

Value = str | Decimal | date
Found = tuple[Value, Statement]

_HIGHEST_AMOUNT: Final = Decimal(1_000_000)
_YEARS: Final = range(2010, 2100)
# How many statements may lie between an account and a word about the deposit.
_NEAR: Final = 6
# How many between an amount that only says so and the account of its block.
_BESIDE: Final = 2
_LONGEST_NAME: Final = 70
_OWN_WORDS: Final = re.compile(
    "uw|u|je|jouw|de|het|een|zie|idem|onze|votre|vos|vous|le|la|les|voir|notre|même|your|our|the|see",
    re.IGNORECASE,
)
_CLAUSE_BEGIN: Final = re.compile(
    r"(?:,(?![0-9])|[;(])|\b(?:en|et|and|maar|mais|but|terwijl|waarna|tandis que)\b", re.IGNORECASE
)
_GOES_ON_WITH: Final = re.compile(r"[ ,]*(?:dus|donc|soit|so)?[ ,]*", re.IGNORECASE)
_DATE_LIKE: Final = re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}")
_REGISTRATION: Final = re.compile(r"DV\..*|[01][0-9]{3}\.[0-9]{3}\.[0-9]{3}")
_REFERENCE: Final = re.compile(r"[A-Z0-9][A-Z0-9/.-]{5,34}", re.IGNORECASE | re.ASCII)
_GOES_ON: Final = re.compile(r"[ /.-]*[^\s.,;)]*[0-9]")
_NUMBER_AT_END: Final = re.compile(r"(?<![0-9])[0-9]{1,3}[., ]*$")
_THOUSANDS_AT_BEGIN: Final = re.compile(r"[., ]*[0-9]{3}(?![0-9])")
_TWELVE_DIGITS: Final = re.compile("[0-9]{12}")


def find_deposit(
    statements: Sequence[Statement], payees: Collection[int]
) -> dict[str, list[Found]]:
    """What a mail that asks for a deposit may say; more than one value for a fact means doubt.

    ``payees``: in which of its mails somebody writes who is to be paid, for whatever it asks.
    """
    asking = [each for each in statements if each.mail not in payees]
    accounts = _accounts(statements)
    if not any(each.mail not in payees for _, each in accounts):
        accounts = []
    return {
        "subsidy_number": list(find_numbers(statements)),
        "approved_on": list(_decided_on(statements)),
        "deposit.amount": list(_amounts(asking, accounts)),
        "deposit.due_on": list(_last_days(asking)),
        "deposit.iban": accounts,
        "deposit.beneficiary": list(_names(asking, accounts)),
        "deposit.communication": _communications(asking),
    }


def find_refusal(statements: Sequence[Statement]) -> dict[str, list[Found]]:
    """What a refusal says."""
    return {
        "subsidy_number": list(find_numbers(statements)),
        "refused_on": list(_decided_on(statements)),
    }


def find_order(statements: Sequence[Statement], sent: date | None) -> dict[str, list[Found]]:
    """The day of the order to pay; where none is said, the one on which its mail was sent."""
    days: list[Found] = []
    news: list[Statement] = []
    for each in statements:
        said = words.ORDERED.search(each.text)
        patterns = labels.ORDERED_ON if said else (labels.ORDER_DAY,)
        days += [(day, each) for day in _days(patterns, each.text)]
        news += [each] if said else []
    if not days and sent is not None and news and news[0].mail == 0:
        days.append((sent, news[0]))
    return {"payment_ordered_on": days}


def is_about_this(statement: Statement) -> bool:
    """Whether it, and a line that announces it, neither deny, correct, suppose nor name another."""
    if words.SOMEBODY.match(statement.text):
        return False
    before = statement.before
    # An address at the end of a line says who wrote, and announces nothing.
    if before.endswith(":") and "@" not in before and words.NOT_THIS.search(before):
        return False
    return not words.NOT_THIS.search(statement.text)


def _near_a_deposit(statements: Sequence[Statement]) -> list[bool]:
    spoken = [bool(words.DEPOSIT.search(each.text)) for each in statements]
    return [any(spoken[max(0, at - _NEAR) : at + _NEAR + 1]) for at in range(len(statements))]


def _clause(text: str, begin: int, end: int) -> tuple[int, int]:
    """Where the clause around ``begin`` to ``end`` begins and ends."""
    begins = [found.end() for found in _CLAUSE_BEGIN.finditer(text, 0, begin)]
    following = _CLAUSE_BEGIN.search(text, end)
    return begins[-1] if begins else 0, following.start() if following else len(text)


def _is_other_money(text: str, begin: int, end: int) -> bool:
    return bool(words.OTHER_MONEY.search(text, *_clause(text, begin, end)))


# --- amounts and days -----------------------------------------------------------------------------


def _amounts(statements: Sequence[Statement], accounts: Sequence[Found]) -> Iterator[Found]:
    blocks = [
        at for at, each in enumerate(statements) if any(each is found for _, found in accounts)
    ]
    for at, statement in enumerate(statements):
        following = statements[at + 1].text if at + 1 < len(statements) else ""
        text = labels.WHOLE.sub("", labels.FOR_NUMBER.sub("", statement.text))
        if not is_about_this(statement) or _breaks_off(text, following):
            continue
        patterns = [labels.AMOUNT_AFTER_LABEL, labels.AMOUNT_BEFORE_VERB]
        if any(abs(block - at) <= _BESIDE for block in blocks):
            patterns.append(labels.AMOUNT_ALONE)
        labelled = [match for pattern in patterns for match in pattern.finditer(text)]
        # Another amount beside the labelled one means doubt.
        others = labels.ANY_AMOUNT.finditer(text) if labelled else ()
        for match in (*labelled, *others):
            amount = _amount(match)
            if amount is not None and not _is_other_money(text, match.start(), match.end()):
                yield amount, statement


def _breaks_off(text: str, following: str) -> bool:
    """Whether an amount goes on in the next piece, as in ``€ 1.`` and ``015,00``."""
    return bool(_NUMBER_AT_END.search(text) and _THOUSANDS_AT_BEGIN.match(following))


def _amount(match: re.Match[str]) -> Decimal | None:
    """The amount in euro; ``None`` for what can be read two ways, as ``1.015`` can."""
    number = match["number"].replace(" ", "")
    if "," in number and "." in number[number.index(",") :]:
        number = number.replace(",", "")
    whole, comma, cents = number.partition(",")
    if not comma:
        whole, point, cents = number.partition(".")
        if point and len(cents) != 2:
            return None
    if not (cents or match["before"] or match["after"]):
        return None
    amount = Decimal(f"{whole.replace('.', '')}.{cents or '00'}")
    return amount if 0 < amount <= _HIGHEST_AMOUNT else None


def _last_days(statements: Sequence[Statement]) -> Iterator[Found]:
    near = _near_a_deposit(statements)
    for at, statement in enumerate(statements):
        text = statement.text
        if words.OTHER_DAY.search(text) or words.OTHER_MONEY.search(text):
            continue
        if not is_about_this(statement):
            continue
        above = " ".join(each.text for each in statements[max(0, at - 3) : at])
        follows = (
            labels.DO_THIS.match(text)
            and words.DEPOSIT.search(above)
            and not words.OTHER_DAY.search(above)
        )
        own_line = near[at] and labels.LAST_DAY_ALONE.search(text)
        alone = own_line and not words.OTHER_DAY.search(statement.before)
        for match in labels.LAST_DAY.finditer(text):
            day = _day(match)
            if day is not None and (follows or alone or _is_of_the_deposit(text, match)):
                yield day, statement


def _is_of_the_deposit(text: str, match: re.Match[str]) -> bool:
    """Whether the clause of the day speaks of the deposit, or the sentence that it ends."""
    begin, end = _clause(text, match.start(), match.end())
    if _GOES_ON_WITH.fullmatch(text, begin, match.start()):
        begin = 0
    return bool(words.DEPOSIT.search(text, begin, end))


def _decided_on(statements: Sequence[Statement]) -> Iterator[Found]:
    for each in statements:
        if words.MAY_COME.search(each.text) or words.OTHER_APPLICATION.search(each.text):
            continue
        news = words.APPROVED.search(each.text) or words.REFUSED.search(each.text)
        patterns = labels.DECIDED_ON if news else (labels.DECISION_DAY,)
        for day in _days(patterns, each.text):
            yield day, each


def _days(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[date]:
    found = (_day(match) for pattern in patterns for match in pattern.finditer(text))
    return (day for day in found if day is not None)


def _day(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
        else:
            year, month = match["year"] or match["us_year"], match["month"] or match["us_month"]
            day = date(int(year), _month(month), int(match["day"] or match["us_day"]))
    except ValueError:
        return None
    weekday = match["weekday"]
    agrees = weekday is None or weekday.lower() in labels.WEEKDAYS[day.weekday()].split()
    return day if agrees and day.year in _YEARS else None


def _month(text: str) -> int:
    """1 to 12; 0 for a word that is no month."""
    if text.isdigit():
        return int(text)
    return next(
        (at for at, names in enumerate(labels.MONTHS, 1) if text.lower() in names.split()), 0
    )


# --- accounts and names ---------------------------------------------------------------------------


def _accounts(statements: Sequence[Statement]) -> list[Found]:
    """The one account of the mail, wherever it stands; another one beside it means doubt."""
    if any(words.CHANGED_ACCOUNT.search(each.text) for each in statements):
        return []
    possible: list[Found] = []
    labelled = False
    near = _near_a_deposit(statements)
    for at, statement in enumerate(statements):
        for match in labels.IBAN.finditer(statement.text):
            iban = _iban(match[0])
            if iban is None or not _may_be_deposited_on(statement, match):
                continue
            if any(words.COMPANY.fullmatch(each.text) for each in statements[max(0, at - 2) : at]):
                continue
            possible.append((iban, statement))
            labelled |= near[at] and bool(
                labels.ACCOUNT_LABEL.search(statement.text, 0, match.start())
            )
    return possible if labelled else []


def _iban(text: str) -> str | None:
    """The account that ``text`` begins with; words after it may look like a part of it."""
    groups = re.split(r"[ .-]", text)
    for end in range(len(groups), 0, -1):
        found = right_iban("".join(groups[:end]))
        if found is not None:
            # Who gets the deposit is Belgian; another account deserves a second look.
            return found if found.startswith("BE") else None
    return None


def _may_be_deposited_on(statement: Statement, match: re.Match[str]) -> bool:
    other = words.OTHER_ACCOUNT.search(statement.text)
    return not (
        other
        or _is_other_money(statement.text, match.start(), match.end())
        or not is_about_this(statement)
    )


def _names(statements: Sequence[Statement], accounts: Sequence[Found]) -> Iterator[Found]:
    """Names beside the account: elsewhere a beneficiary is the one who gets the subsidy."""
    if len({iban for iban, _ in accounts}) != 1:
        return
    lines = [each for each in statements if not labels.BANK.match(each.text)]
    places = {at for at, line in enumerate(lines) if any(line is each for _, each in accounts)}
    for at, statement in enumerate(lines):
        if not places & {at - 1, at, at + 1} or not is_about_this(statement):
            continue
        match = labels.NAME_CELL.search(statement.text) or labels.NAME_INLINE.search(statement.text)
        name = match["value"].strip(" .;,") if match else ""
        if _is_name(name) and not _is_other_money(statement.text, 0, len(statement.text)):
            yield name, statement


def _is_name(text: str) -> bool:
    first = text.split(" ", maxsplit=1)[0]
    return (
        2 <= len(text) <= _LONGEST_NAME
        and (text[0].isupper() or text[0].isdigit())
        and not _OWN_WORDS.fullmatch(first)
        and not re.search(r"[0-9]{4}|[()\t@:+*/,]", text)
    )


# --- references -----------------------------------------------------------------------------------


def find_numbers(statements: Sequence[Statement]) -> Iterator[Found]:
    """The numbers of the application: in the form of the portal, or beside their label."""
    for statement in statements:
        text = statement.text
        if words.OTHER_APPLICATION.search(text):
            continue
        known = [*words.PORTFOLIO_NUMBER.finditer(text)]
        for match in known:
            yield f"{match['year']}KMO{match['count']}", statement
        if known or not is_about_this(statement):
            continue
        for match in labels.SUBSIDY_NUMBER.finditer(text):
            number = match["value"].rstrip("./-").upper()
            if _REGISTRATION.fullmatch(number) or "XXX" in number or not _is_reference(number):
                continue
            if not _GOES_ON.match(text, match.end()):
                yield number, statement


def _communications(statements: Sequence[Statement]) -> list[Found]:
    """The communications of the mail; none as soon as one of them has a wrong checksum."""
    found: list[Found] = []
    near = _near_a_deposit(statements)
    for at, statement in enumerate(statements):
        if not near[at] or not is_about_this(statement):
            continue
        if at and _is_somebodys_account(statements[at - 1]):
            continue
        for begin, text in _communication_texts(statement.text):
            if _is_other_money(statement.text, begin, begin + len(text)):
                continue
            value = _communication(text)
            if value is None:
                return []
            found.append((value, statement))
    return found


def _is_somebodys_account(statement: Statement) -> bool:
    return bool(words.SOMEBODY.match(statement.text) and labels.IBAN.search(statement.text))


def _communication_texts(text: str) -> Iterator[tuple[int, str]]:
    cell = labels.COMMUNICATION_CELL.search(text)
    if cell is not None and re.search("[0-9]", cell["value"]):
        yield cell.start("value"), cell["value"]
        return
    signed = [*signed_communications(text)]
    yield from ((each.begin, text[each.begin : each.end]) for each in signed)
    if not signed:
        for match in labels.COMMUNICATION_INLINE.finditer(text):
            reference = match["value"].rstrip("./-")
            if _is_reference(reference) and not _GOES_ON.match(text, match.end()):
                yield match.start("value"), reference


def _communication(text: str) -> str | None:
    """``text`` as it is recorded, when it is nothing but one reference that can be right."""
    plain = text.strip(" .,;\"'«»“”")
    signed = [*signed_communications(plain)]
    if signed:
        whole = (signed[0].begin, signed[0].end) == (0, len(plain))
        return signed[0].value if whole else None
    digits = _TWELVE_DIGITS.fullmatch("".join(plain.split()))
    reference = structured_communication(plain) or creditor_reference(plain)
    if reference is not None or digits:
        return reference
    return plain if _REFERENCE.fullmatch(plain) and _is_reference(plain) else None


def _is_reference(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return digits >= 4 and not _DATE_LIKE.fullmatch(text) and right_iban(text) is None
