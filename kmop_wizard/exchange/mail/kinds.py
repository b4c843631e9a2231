"""What kind of mail it is: told by its first sentence that brings news, else by what it asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kmop_wizard.exchange.mail import words
from kmop_wizard.exchange.mail.facts import Found
from kmop_wizard.exchange.mail.statements import Statement

# Of these, one is enough to believe that who writes of a deposit asks for this one.
_TELLING: Final = ("subsidy_number", "deposit.iban", "deposit.communication")


def kind_of(statements: Sequence[Statement], found: Mapping[str, list[Found]]) -> str:
    """``approval``, ``refusal``, ``payment_order``, ``stop`` or ``other``.

    ``found`` is what the statements would tell if they ask for a deposit.
    """
    if not _is_about_the_portfolio(statements):
        return "other"
    news = [each for statement in statements for each in _news(statement)]
    kind = news[0] if news else _asked(statements, found)
    if kind == "approval" and set(news) - {"approval", "payment_order"}:
        return "other"
    return kind


def _is_about_the_portfolio(statements: Sequence[Statement]) -> bool:
    def says(pattern: object) -> bool:
        return any(pattern.search(each.text) for each in statements)  # type: ignore[attr-defined]

    if says(words.PORTFOLIO_NUMBER):
        return True
    return (says(words.PORTFOLIO) or says(words.SUBSIDY)) and not says(words.OTHER_SCHEME)


def _news(statement: Statement) -> Iterator[str]:
    text = statement.text
    if words.MADE_UP.search(text):
        yield "other"
    if words.SUPPOSED.search(text) or words.QUESTION.search(text):
        return
    if words.OTHER_APPLICATION.search(text):
        return
    if words.ORDERED.search(text):
        doubtful = words.DENIED.search(text) or words.ASKS_ABOUT.search(text)
        yield "other" if doubtful else "payment_order"
    elif words.MAY_COME.search(text):
        return
    elif words.STOPPED.search(text):
        yield "stop"
    elif (settled := words.SETTLED.search(text)) and not words.DENIED.search(settled[0]):
        yield "other"
    elif words.REFUSED.search(text):
        both = words.SAYS_ACCEPTED.search(text) and words.SAYS_REJECTED.search(text)
        yield "other" if both else "refusal"
    elif words.APPROVED.search(text):
        yield "approval"


def _asked(statements: Sequence[Statement], found: Mapping[str, list[Found]]) -> str:
    if is_an_invoice(statements) or not any(found[fact] for fact in _TELLING):
        return "other"
    asks = any(
        words.DEPOSIT.search(each.text)
        and not words.NOT_ASKED.search(each.text)
        and not words.QUESTION.search(each.text)
        for each in statements
    )
    return "approval" if asks else "other"


def is_an_invoice(statements: Sequence[Statement]) -> bool:
    """Whether who writes sends an invoice; a call to deposit may be handed on with one."""
    return any(words.INVOICE.search(each.text) for each in statements) and not any(
        words.CALL.search(each.text) for each in statements
    )
