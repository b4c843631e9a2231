"""Whether who writes is to be paid: a provider tells of the approval, and asks for money too.

Its account looks like the one of the deposit, and money that goes there is no deposit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from kmop_wizard.exchange.mail import labels, words
from kmop_wizard.exchange.mail.lines import Line

# A name below the last sentence stands in one of so many lines.
_AT_THE_END: Final = 3
_LONGEST_NAME: Final = 70
_NO_NAME: Final = re.compile(r"[:@\t0-9!?]|\.$")


def mails_of_payees(lines: Sequence[Line], own_name: str) -> frozenset[int]:
    """Which of the mails in one (``Line.mail``) a payee wrote; ``own_name`` is no payee's."""
    return frozenset(
        mail
        for mail, inside in groupby(lines, lambda line: line.mail)
        if _by_a_payee([line for line in inside if line.text], own_name)
    )


def _by_a_payee(lines: Sequence[Line], own_name: str) -> bool:
    names = (*_signing(lines), *_beneficiaries(lines))
    return any(words.PAYEE.search(line.text) for line in lines) or any(
        words.INSTITUTION.search(name) and not words.OFFICE.search(name)
        for name in names
        if not own_name or own_name not in compared(name)
    )


def _signing(lines: Sequence[Line]) -> Iterator[str]:
    """Names below a greeting, or below all else."""
    for at, line in enumerate(lines):
        before = lines[at - 1].text if at else ""
        cells = line.text.split("\t")
        named = any(labels.NAME_LABEL.fullmatch(each.rstrip(": ")) for each in (before, cells[0]))
        if (line.signs or at >= max(1, len(lines) - _AT_THE_END)) and not named:
            yield from filter(_may_be_a_name, cells)


def _beneficiaries(lines: Sequence[Line]) -> Iterator[str]:
    """Names beside an account that are said to get what is deposited: only words tell these."""
    for line in lines:
        for pattern in (labels.NAME_CELL, labels.NAME_INLINE, labels.NAME_BEHIND):
            for match in pattern.finditer(line.text):
                yield words.COMPANY_FORM.sub("", match["value"])


def _may_be_a_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not _NO_NAME.search(text)


def compared(name: str) -> str:
    """``name`` as two of them are compared."""
    return " ".join(name.casefold().split())
