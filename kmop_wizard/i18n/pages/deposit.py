"""Step 3: depositing the own share into the portfolio (storten, not betalen)."""

from __future__ import annotations

from kmop_wizard.domain.papers import papers_of_kind
from kmop_wizard.domain.rescue import rescue
from kmop_wizard.domain.training import Deposit
from kmop_wizard.i18n.entry.numbers import shown_iban
from kmop_wizard.i18n.pages import parts
from kmop_wizard.i18n.pages.apply import previous
from kmop_wizard.i18n.pages.marks import chip_of
from kmop_wizard.i18n.pages.page import (
    NEUTRAL,
    SUCCESS,
    WARNING,
    Act,
    Block,
    Buttons,
    Cell,
    Chip,
    EndCard,
    HowStep,
    HowTo,
    Line,
    Page,
    Rich,
    Situation,
    bold,
    questions,
    rich,
)
from kmop_wizard.i18n.pages.rescue import rescue_page


def deposit_page(now: Situation) -> Page:
    """Has the own share arrived in the portfolio."""
    found = rescue(now.training, now.plan)
    if found is not None and found.situation in ("deposit_cancelled", "deposit_missed"):
        return rescue_page(now, "deposit")
    words = now.words
    done = now.plan.steps["deposit"] == "done"
    return Page(
        step="deposit",
        small=parts.small_line(now, "deposit"),
        question=words.say("Your own share has been deposited")
        if done
        else words.say("Have you deposited your own share?"),
        chip=_chip(now, done=done),
        sentence=_arrived(now) if done else _deposit_by(now),
        aside=parts.last_day_note(now, "deposit"),
        blocks=tuple(_finished(now) if done else _to_do(now)),
        questions=questions("deposit", "deposit_or_pay", "why_early", "exact"),
        footer=parts.footer(now, parts.phone(now), parts.otherwise(now), *previous(now)),
        back=parts.back_of(now, "deposit"),
        forward=parts.forward_of(now, "deposit"),
        focus=_focus(now, done=done),
    )


def mail_is_read(now: Situation) -> bool:
    """Whether what one needs to deposit is known."""
    deposit = now.training.application.deposit
    return bool(deposit.iban and deposit.communication)


def _focus(now: Situation, *, done: bool) -> str:
    if done:
        return "go_on"
    if not now.plan.standing.applied:
        return "step.apply"
    return "copy" if mail_is_read(now) else "paste_mail"


def _chip(now: Situation, *, done: bool) -> Chip:
    if done:
        return Chip(now.words.say("deposited"), SUCCESS)
    if now.plan.next.action == "deposit":
        return chip_of(now.words, now.plan, now.today)
    return Chip(now.words.say("later"), NEUTRAL)


def _arrived(now: Situation) -> Rich:
    words, day = now.words, now.training.application.deposit.deposited_on
    if day is None:
        return words.say("The subsidy has come, so your own share was there.")
    return words.say("The money has been there since {day}.", day=bold(words.day(day)))


def _deposit_by(now: Situation) -> Rich:
    words, following = now.words, now.plan.next
    asked = now.training.application.deposit.amount
    amount = now.plan.amounts.own_share if asked is None else asked
    if following.action != "deposit":
        if not now.plan.standing.applied:
            if now.training.application.deposit != Deposit():  # told from the approval e-mail
                return words.say("Enter in step 2 when you applied: then your deadline counts.")
            return words.say("First apply for your subsidy. The approval e-mail says how much.")
        return words.say("You deposit once your application is approved.")
    day = following.day
    if day is None:
        return words.say("Transfer the amount in the approval e-mail.")
    return _sentence(
        now, parts.bold_day(now), None if amount is None else bold(words.money(amount))
    )


def _sentence(now: Situation, day: Rich, amount: Rich | None) -> Rich:
    words, following = now.words, now.plan.next
    if following.act_by is not None and following.act_by < now.today:
        if amount is None:
            return words.say("Still today: the money must arrive by {day}.", day=day)
        return words.say(
            "Still today: deposit {amount}, it must arrive by {day}.", amount=amount, day=day
        )
    if amount is None:
        return words.say("Deposit by {day}.", day=day)
    return words.say("Deposit {amount} by {day}", amount=amount, day=day)


def _to_do(now: Situation) -> list[Block]:
    words = now.words
    if not now.plan.standing.applied:
        to_apply = Act("step.apply", words.say("Go to step {n}", n=2))
        blocks: list[Block] = [Buttons((to_apply,), words.say("No application recorded yet"))]
        return blocks
    blocks = [
        parts.day_answer(
            now,
            (*now.application, "deposit", "deposited_on"),
            words.say("Yes, the money has been in your portfolio since"),
        ),
        *parts.warnings(
            now, "deposit_after_term", "deadline_on_closed_day", "deposit_amount_differs"
        ),
    ]
    if now.account:
        call = Act("call_1700", words.say("Call 1700"))
        blocks.append(Line(rich(now.account), "warning", (call,), tone=WARNING))
    blocks.append(_how(now) if mail_is_read(now) else _paste_first(now))
    return blocks


def _paste_first(now: Situation) -> HowTo:
    words = now.words
    return HowTo(
        words.say("Not yet? This is how"),
        (
            HowStep(
                words.say("The approval e-mail has the account, the amount and the reference."),
                parts.paste_mail(now),
                Act(
                    "edit",
                    words.say("Fill in without an e-mail"),
                    (*now.application, "deposit", "amount"),
                ),
            ),
            HowStep(words.say("You transfer exactly that amount, with exactly that reference.")),
            HowStep(words.say("When the money is there, choose the day of arrival above.")),
        ),
    )


def _how(now: Situation) -> HowTo:
    words = now.words
    approved_on = now.training.application.approved_on
    from_mail = view = None
    if papers_of_kind(now.training, "approval"):
        view = Act("view_mail", words.say("View"))
    if approved_on is not None:
        from_mail = Chip(
            words.say("✓ from the e-mail of {day}", day=words.day_month(approved_on)), SUCCESS
        )
    return HowTo(
        words.say("Not yet? This is how"),
        (
            HowStep(
                words.say("Scan the code with your bank app, or copy the details exactly."),
                link=parts.strip(now),
                cells=deposit_cells(now),
                qr=True,
            ),
            HowStep(
                words.say(
                    "Has the money arrived? Choose the day of arrival above, usually one or two"
                    " bank days later."
                )
            ),
        ),
        from_mail,
        view,
    )


def deposit_cells(now: Situation) -> tuple[Cell, ...]:
    """What to type into the transfer."""
    words, deposit = now.words, now.training.application.deposit
    amount = now.plan.amounts.own_share if deposit.amount is None else deposit.amount
    rows = (
        (
            "amount",
            words.say("Amount"),
            "" if amount is None else words.money(amount),
            "" if amount is None else words.copied_amount(amount),
        ),
        ("iban", words.say("Account (IBAN)"), shown_iban(deposit.iban or ""), deposit.iban or ""),
        ("beneficiary", words.say("Beneficiary"), *((deposit.beneficiary or "",) * 2)),
        ("communication", words.say("Reference"), *((deposit.communication or "",) * 2)),
    )
    return tuple(_cell(now, name, label, shown, copied) for name, label, shown, copied in rows)


def _cell(now: Situation, name: str, label: str, shown: str, copied: str) -> Cell:
    path = (*now.application, "deposit", name)
    if shown:
        return Cell(path, label, shown, copied)
    fill_in = Act("edit", now.words.say("Fill in"), path)
    return Cell(path, label, now.words.say("Not filled in yet"), missing=True, act=fill_in)


def _finished(now: Situation) -> list[Block]:
    words, deposit = now.words, now.training.application.deposit
    amount = deposit.deposited_amount or deposit.amount or now.plan.amounts.own_share
    said = words.say("VLAIO now deposits the subsidy. There is nothing more to do in this step.")
    if now.plan.standing.subsidy_received:
        said = words.say("There is nothing more to do in this step.")
    heading = words.say("Deposited")
    if amount is not None:
        heading = words.say("Deposited: {amount}", amount=words.money(amount))
    edit = Act("edit", words.say("Change"), (*now.application, "deposit", "deposited_on"))
    go_on = Act("go_on", words.say("Go to step {n}", n=4))
    return [
        EndCard(heading, said, (go_on,), edit),
        *parts.warnings(now, "deposit_after_term", "deposit_amount_differs"),
    ]
