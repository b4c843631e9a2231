"""The worked example: a made-up training in the middle of its six steps."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from kmop_wizard.domain.days import add_days
from kmop_wizard.domain.training import (
    Application,
    Deposit,
    Enrolment,
    Enterprise,
    Training,
)
from kmop_wizard.i18n import Words
from kmop_wizard.storage.names import new_entry_id


def example_training(words: Words, today: date) -> Training:
    """A training that is approved, whose own share must arrive five days after ``today``."""

    def day(shift: int) -> date | None:
        return add_days(today, shift)

    return Training(
        str(uuid.uuid4()),
        title=words.say("Fire fighting and evacuation"),
        enterprise=Enterprise("Bakkerij Peeters", "0999.999.922", "small"),
        enrolment=Enrolment(
            provider="liantis-edpb",
            registration_number="DV.O104628",
            enrolled_on=day(-33),
            first_lesson_day=day(9),
            last_lesson_day=day(37),
            price_excl_vat=Decimal("1450.00"),
            participants=("An Peeters", "Jef Peeters"),
        ),
        applications=(_application(day),),
        notes=words.say(
            "This is an example: change what you like, and throw it away when you are done."
        ),
    )


def _application(day: Callable[[int], date | None]) -> Application:
    return Application(
        id=new_entry_id(),
        submitted_on=day(-28),
        subsidy_number="2026KMO00001",
        approved_on=day(-25),
        deposit=Deposit(
            due_on=day(5),
            amount=Decimal("1015.00"),
            iban="BE71096123456769",
            beneficiary="kmo-portefeuille",
            communication="+++090/9337/55493+++",
        ),
    )
