"""Step 6: the invoices and the order to pay them from the portfolio (betalen, not storten)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kmop_wizard.domain.papers import missing_papers
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.domain.standing import is_credit_note
from kmop_wizard.domain.training import NO_INVOICE, Invoice
from kmop_wizard.domain.warning_codes import provider_name
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.marks import chip_of, overdue
from kmop_wizard.i18n.pages.page import (
    NEUTRAL,
    SUCCESS,
    WARNING,
    Act,
    Block,
    Buttons,
    Cell,
    Checks,
    Chip,
    HowStep,
    HowTo,
    Line,
    Page,
    Rich,
    Row,
    Rows,
    Situation,
    Sum,
    Sums,
    bold,
    questions,
    rich,
)
from kmop_wizard.i18n.pages.rescue import rescue_page
from kmop_wizard.i18n.sentences.papers import paper_kind


def pay_page(now: Situation) -> Page:
    """Is the invoice there; then, has the payment order been given."""
    found = rescue(now.training, now.plan)
    if found is not None and found.situation == "closed":
        return rescue_page(now, "pay")
    if now.plan.next.action == "finished":
        return _finished(now)
    if not now.plan.standing.payable:
        return _no_invoice(now)
    return _ordered(now) if now.plan.steps["pay"] == "done" else _to_order(now)


def asked_invoice(now: Situation) -> Invoice:
    """The invoice that the page asks about: the one at ``now.invoice``."""
    found = (each for each in now.training.invoices if each.id == now.invoice[1])
    return next(found, NO_INVOICE)


def _provider(now: Situation) -> str:
    return provider_name(now.training, now.rules) or now.words.say("the provider")


def _no_invoice(now: Situation) -> Page:
    words = now.words
    price = now.training.enrolment.price_excl_vat
    compared = words.say("We compare it with your enrolment.")
    if price is not None:
        compared = words.say(
            "We compare it with your enrolment: {amount} excl. VAT.", amount=words.money(price)
        )
    sends = words.say(
        "{provider} sends you an invoice, usually after the last lesson.",
        provider=rich(_provider(now)),
    )
    return Page(
        step="pay",
        small=parts.small_line(now, "pay"),
        question=words.say("Do you have your invoice?"),
        chip=_chip(now),
        sentence=_look_on(now),
        blocks=(
            Buttons(
                (
                    parts.read_einvoice(now),
                    Act("edit", words.say("Fill in yourself"), (*now.invoice, "number")),
                ),
                heading=words.say("Yes, I have it"),
                under=words.say(
                    "Or drag it to this window. It is in your bookkeeping program or with your"
                    " accountant."
                ),
                aside=parts.for_today(now),
            ),
            *parts.warnings(now, "invoice_overdue", "closing_soon"),
            *_credit_notes(now),
            HowTo(
                words.say("Not yet? This is what comes"),
                (
                    HowStep(sends),
                    HowStep(compared),
                    HowStep(words.say("You give the payment order. That is not automatic.")),
                ),
            ),
            _never_by_bank(now),
        ),
        questions=questions("pay", "where_einvoice", "when", "never_by_bank"),
        footer=parts.footer(now, parts.phone(now), parts.otherwise(now)),
        back=parts.back_of(now, "pay"),
        forward=parts.forward_of(now, "pay"),
        focus="read_einvoice",
    )


def _never_by_bank(now: Situation) -> Line:
    words = now.words
    said = words.say(
        "{never} You transfer only the VAT yourself.",
        never=bold(words.say("Don't pay the invoice through your bank.")),
    )
    return Line(said, "warning", (Act("mail_accountant", words.say("Mail to my accountant")),))


def _chip(now: Situation) -> Chip:
    if now.plan.next.action in ("await_invoice", "order_payment"):
        return chip_of(now.words, now.plan, now.today)
    return Chip(now.words.say("later"), NEUTRAL)


def _look_on(now: Situation) -> Rich:
    words, following = now.words, now.plan.next
    if following.action != "await_invoice" or following.check_on is None:
        return words.say("The invoice comes from the provider, usually after the last lesson.")
    if overdue(now.plan):
        return words.say("Not yet? Look in your e-invoices, or ask the provider.")
    return words.say("Not yet? Check again on {day}.", day=bold(words.day(following.check_on)))


def _to_order(now: Situation) -> Page:
    words = now.words
    path = (*now.invoice, "payment_ordered_on")
    blocks: list[Block] = [
        parts.day_answer(now, path, words.say("Yes, payment order given on")),
        *parts.warnings(now, "closing_soon", "deadline_on_closed_day"),
        *_other_currency(now),
        _how(now),
        *_credit_notes(now),
        _checks(now),
    ]
    return Page(
        step="pay",
        small=parts.small_line(now, "pay"),
        question=_order_question(now),
        chip=_chip(now),
        sentence=_order_by(now),
        aside=parts.last_day_note(now, "order_payment"),
        blocks=tuple(blocks),
        questions=questions("pay", "never_by_bank", "when", "closing"),
        footer=parts.footer(
            now,
            Act("mail_accountant", words.say("Mail to my accountant")),
            parts.otherwise(now),
        ),
        back=parts.back_of(now, "pay"),
        forward=parts.forward_of(now, "pay"),
        focus="open_start",
    )


def _credit_notes(now: Situation) -> list[Line]:
    """Credit notes are told, never asked."""
    words = now.words
    return [
        Line(
            rich(
                words.say(
                    "Credit note {number}: {amount}. It gives money back and needs no payment"
                    " order.",
                    number=each.number or "",
                    amount=words.money(each.amount_excl_vat or Decimal(0)),
                )
            ),
            links=(Act("edit", words.say("Change"), ("invoices", each.id, "number")),),
        )
        for each in now.training.invoices
        if is_credit_note(each)
    ]


def _other_currency(now: Situation) -> list[Line]:
    currency = asked_invoice(now).currency
    if currency in (None, "EUR"):
        return []
    said = now.words.say(
        "The amounts are in {currency}: ask your provider for an invoice in euro.",
        currency=currency,
    )
    return [Line(rich(said), "warning", tone=WARNING)]


def _order_question(now: Situation) -> str:
    words, number = now.words, (asked_invoice(now).number or "").strip()
    if len(now.plan.standing.payable) > 1 and number:
        return words.say("Have you given the payment order for invoice {number}?", number=number)
    return words.say("Have you given the payment order?")


def _order_by(now: Situation) -> Rich:
    words = now.words
    if now.plan.next.action != "order_payment":
        return words.say("You can give the order once the subsidy is in your portfolio.")
    day = parts.bold_day(now)
    if not day:
        return words.say("Payment is not automatic.")
    return words.say("Do it by {day}", day=day)


def _how(now: Situation) -> HowTo:
    words = now.words
    choose = words.say(
        "Choose {pay} with your project. Payment is not automatic.", pay=bold("betalen")
    )
    steps = [
        HowStep(choose, Act("open_start", words.say("Go to kmo-portefeuille.be"))),
        HowStep(words.say("Copy these details."), link=parts.strip(now), cells=order_cells(now)),
    ]
    vat = asked_invoice(now).vat_amount
    if vat:
        said = words.say(
            "Transfer only the VAT yourself, {amount}, to {provider}.",
            amount=bold(words.money(vat)),
            provider=rich(_provider(now)),
        )
        details = Act("vat_details", words.say("Payment details"))
        steps.append(HowStep(said, link=details))
    return HowTo(words.say("Not yet? This is how"), tuple(steps))


def order_cells(now: Situation) -> tuple[Cell, ...]:
    """What to type on the website to have the invoice paid."""
    words, invoice = now.words, asked_invoice(now)
    amount = invoice.amount_excl_vat
    rows = (
        ("number", words.say("Invoice number"), *((invoice.number or "",) * 2)),
        (
            "amount_excl_vat",
            words.say("Amount excl. VAT"),
            "" if amount is None else _amount(now, amount),
            "" if amount is None else words.copied_amount(amount),
        ),
    )
    return tuple(_cell(now, name, label, shown, copied) for name, label, shown, copied in rows)


def _amount(now: Situation, amount: Decimal) -> str:
    """An amount of the invoice, never called euro when it is not."""
    currency = asked_invoice(now).currency
    if currency in (None, "EUR"):
        return now.words.money(amount)
    return f"{now.words.plain_amount(amount)} {currency}"


def _cell(now: Situation, name: str, label: str, shown: str, copied: str) -> Cell:
    path = (*now.invoice, name)
    if shown:
        return Cell(path, label, shown, copied)
    fill_in = Act("edit", now.words.say("Fill in"), path)
    return Cell(path, label, now.words.say("Not filled in yet"), missing=True, act=fill_in)


def _checks(now: Situation) -> Checks:
    words, invoice = now.words, asked_invoice(now)
    heading = words.say("Your invoice")
    if invoice.issued_on is not None:
        heading = words.say("Invoice of {day}", day=words.long_day(invoice.issued_on))
    right = sum(1 for _, agrees in now.compared if agrees)
    chip = Chip("")
    if now.compared:
        text = words.say("{n} of {total} agree", n=right, total=len(now.compared))
        chip = Chip(text, SUCCESS if right == len(now.compared) else WARNING)
    lines = tuple(sorted(now.compared, key=lambda line: line[1]))
    return Checks(heading, chip, lines or _known_warnings(now), _invoice_acts(now))


def _known_warnings(now: Situation) -> tuple[tuple[str, bool], ...]:
    lines = parts.warnings(now, "invoice_provider_differs", "invoice_amount_differs")
    return tuple((line.text, False) for line in lines if isinstance(line, Line))


def _invoice_acts(now: Situation) -> tuple[Act, ...]:
    words = now.words
    acts = (
        Act("edit", words.say("Change the invoice"), (*now.invoice, "number")),
        Act("add_invoice", words.say("Add an invoice")),
    )
    return acts if now.compared else (*acts, parts.read_einvoice(now))


def _ordered(now: Situation) -> Page:
    """All orders are given, but another step is still open."""
    words, day = now.words, _last_order(now)
    said = words.say("All payment orders are given.")
    if day is not None:
        said = words.say("Given on {day}.", day=bold(words.day(day)))
    return Page(
        step="pay",
        small=parts.small_line(now, "pay"),
        question=words.say("You have given the payment order"),
        chip=Chip(words.say("payment ordered"), SUCCESS),
        sentence=said,
        blocks=(*([_vat_rows(now)] if _vat(now) else []), _checks(now)),
        questions=questions("pay", "confirmation", "never_by_bank", "closing"),
        footer=parts.footer(now, Act("mail_accountant", words.say("Mail to my accountant"))),
        back=parts.back_of(now, "pay"),
        forward=parts.forward_of(now, "pay"),
        focus="next",
    )


def _last_order(now: Situation) -> date | None:
    days = [each.payment_ordered_on for each in now.training.invoices]
    return max((day for day in days if day is not None), default=None)


def _vat(now: Situation) -> Decimal:
    payable = now.plan.standing.payable
    return sum((each.vat_amount or Decimal(0) for each in payable), Decimal(0))


def _vat_rows(now: Situation) -> Rows:
    return Rows(now.words.say("What remains to be done"), (_vat_row(now),))


def _vat_row(now: Situation) -> Row:
    words, payable = now.words, now.plan.standing.payable
    first = payable[0]
    said = words.say("To {provider}", provider=_provider(now))
    if len(payable) == 1 and first.number:
        said = words.say(
            "To {provider}, invoice {number}", provider=_provider(now), number=first.number
        )
    if len(payable) == 1 and first.due_on is not None:
        said += ", " + words.say("by {day}", day=words.day(first.due_on))
    title = words.say("Pay the VAT yourself: {amount}", amount=words.money(_vat(now)))
    return Row("euro", title, said, Act("vat_details", words.say("Payment details")))


def _finished(now: Situation) -> Page:
    words, plan = now.words, now.plan
    subsidy = now.training.application.subsidy.amount or plan.amounts.subsidy
    day = _last_order(now)
    question = words.say("Done: your subsidy has been used")
    if subsidy is not None:
        question = words.say("Done: {amount} subsidy used", amount=words.money(subsidy))
    edit = Act("edit", words.say("Change"), (*now.invoice, "payment_ordered_on"))
    return Page(
        step="pay",
        small=words.say("All six steps done"),
        question=question,
        chip=Chip(words.say("payment ordered"), SUCCESS),
        sentence="" if day is None else words.say("on {day}.", day=words.day(day)),
        blocks=tuple(_summary(now)),
        questions=(
            *questions("attend", "inspection", "keep"),
            *questions("pay", "confirmation"),
        ),
        footer=parts.footer(
            now,
            Act("mail_accountant", words.say("Mail to my accountant")),
            Act("new_like_this", words.say("New course like this one")),
        ),
        back=parts.back_of(now, "pay"),
        focus="save_dossier",
        link=edit,
    )


def _summary(now: Situation) -> list[Block]:
    words, amounts = now.words, now.plan.amounts
    blocks: list[Block] = []
    price, own = amounts.price_excl_vat, amounts.own_share
    subsidy = now.training.application.subsidy.amount or amounts.subsidy
    if price is not None and own is not None and subsidy is not None:
        own = now.training.application.deposit.amount or own
        blocks.append(
            Sums(
                (
                    Sum(words.say("Price excl. VAT"), words.money(price)),
                    Sum(words.say("Your own share"), words.money(own), NEUTRAL, "="),
                    Sum(words.say("Subsidy"), words.money(subsidy), SUCCESS, "+"),
                )
            )
        )
    rows = [_vat_row(now)] if _vat(now) else []
    missing = missing_papers(now.training, now.plan)
    if missing:
        kept = len({each.kind for each in now.training.attachments})
        title = words.say("Add: {paper}", paper=paper_kind(words, missing[0]).lower())
        said = words.say("You have {n} of the {total} documents", n=kept, total=kept + len(missing))
        rows.append(Row("paper", title, said, Act("toggle.documents", words.say("Add…"))))
    keep_until = now.plan.deadlines.keep_until
    if keep_until is not None:
        title = words.say("Keep your documents until {day}", day=words.day(keep_until))
        said = words.say("In an inspection you must be able to show them")
        rows.append(Row("calendar", title, said, Act("calendar", words.say("Add to my calendar…"))))
    acts = (
        Act("save_dossier", words.say("Save the dossier…")),
        Act("next", words.say("Go to my courses")),
    )
    blocks += parts.warnings(now, "invoice_provider_differs", "invoice_amount_differs")
    blocks.append(Rows(words.say("What remains to be done"), tuple(rows), acts))
    return blocks
