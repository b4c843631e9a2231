"""The command ``mail``: what an e-mail proposes, for programs and for people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from kmop_wizard.commands import Row, shown
from kmop_wizard.exchange.mail.parts import LARGEST_MAIL, NotAMail
from kmop_wizard.exchange.mail.reader import FACTS, Reading, read_file
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.deposits import (
    mail_label,
    mail_outcome_sentence,
    mail_title,
    proposed_value,
)
from kmop_wizard.storage.atomic import read_bytes


def read_mail(file: Path) -> Reading:
    """What ``file`` proposes, a saved mail or its text.

    Raises ``OSError``, and ``NotAMail``: also with ``nothing_found``, for a mail about something
    else.
    """
    reading = read_file(read_bytes(file, LARGEST_MAIL + 1))
    if reading.kind == "other" and not reading.proposals:
        raise NotAMail("nothing_found")
    return reading


def mail_data(reading: Reading) -> Row:
    """Everything that ``mail --json`` prints: days as ISO texts, amounts as decimal texts."""
    found = {each.fact: each.value for each in reading.proposals}
    return {"kind": reading.kind} | {_name(fact): _plain(found.get(fact)) for fact in FACTS}


def mail_text(words: Words, reading: Reading) -> str:
    """What ``mail`` prints for people: each value with the sentence that it came from."""
    lines = [mail_title(words, reading.kind)]
    if reading.outcome == "several_applications":
        lines.append(f"  ! {mail_outcome_sentence(words, reading.outcome)}")
    for each in reading.proposals:
        value = proposed_value(words, each.fact, each.value)
        label = mail_label(words, _name(each.fact))
        lines.append(f"  {words.say('{label}: {value}', label=label, value=value)}")
        lines.append(f"    {words.say('In the e-mail: {line}', line=each.source)}")
    return "\n".join(map(shown, lines)) + "\n"


def _name(fact: str) -> str:
    return fact.removeprefix("deposit.")


def _plain(value: str | Decimal | date | None) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value
