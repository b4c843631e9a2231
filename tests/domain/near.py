"""Random trainings whose days lie near each other, so that terms meet; and finished ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from hypothesis import strategies as st

from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.training import (
    Application,
    Attendance,
    Deposit,
    Enrolment,
    Enterprise,
    Invoice,
    Subsidy,
    Training,
)
from tests.domain.builders import DAYS, NAMES, STAGES, told
from tests.strategies import trainings

MIDDLE: Final = date(2026, 11, 23)


def near_days(before: int = 400, after: int = 400) -> st.SearchStrategy[date]:
    """Days around the brochure's case, most of them close to it."""
    far = st.integers(-before, after)
    close = st.integers(-min(before, 45), min(after, 45))
    return (close | close | far).map(lambda days: MIDDLE + timedelta(days))


def _some(what: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | what


def _rarely(what: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(*[st.none()] * 5, what)


def amounts(smallest: int = 0, largest: int = 30_000_00) -> st.SearchStrategy[Decimal]:
    """Euro from ``smallest`` to ``largest`` cents."""
    return st.integers(smallest, largest).map(lambda cents: Decimal(f"{cents}e-2"))


def _enrolments() -> st.SearchStrategy[Enrolment]:
    return st.builds(
        Enrolment,
        provider=_some(st.sampled_from(("liantis-edpb", "liantis-consult"))),
        registration_number=_some(st.sampled_from(("DV.0104628", "DV.A1", "DV.O1"))),
        enrolled_on=_some(near_days()),
        first_lesson_day=_some(near_days()),
        last_lesson_day=_some(near_days()),
        price_excl_vat=_some(amounts()),
        theme=st.sampled_from(("standard", "cybersecurity", "other")),
    )


def _applications() -> st.SearchStrategy[Application]:
    deposits = st.builds(
        Deposit,
        due_on=_rarely(near_days()),
        deposited_on=_some(near_days()),
        cancelled_on=_rarely(near_days()),
    )
    return st.builds(
        Application,
        submitted_on=_some(near_days()),
        approved_on=_some(near_days()),
        refused_on=_rarely(near_days()),
        stopped_on=_rarely(near_days()),
        deposit=deposits,
        subsidy=st.builds(Subsidy, _some(near_days()), _rarely(amounts(0, 9_000_00))),
    )


def _invoices() -> st.SearchStrategy[Invoice]:
    return st.builds(
        Invoice,
        number=st.just("1"),
        amount_excl_vat=_some(amounts(-5_000_00, 5_000_00)),
        payment_ordered_on=_some(near_days()),
    )


def near_trainings(training_id: str = "a") -> st.SearchStrategy[Training]:
    """Trainings of which any fact may be missing."""
    numbers = st.sampled_from(("0999.999.922", "999999922", "0400.000.000"))
    return st.builds(
        Training,
        id=st.just(training_id),
        enterprise=st.builds(
            Enterprise,
            number=_some(numbers),
            size=_some(st.sampled_from(("small", "medium", "large"))),
        ),
        enrolment=_enrolments(),
        applications=st.lists(_applications(), max_size=2).map(tuple),
        attendance=st.builds(Attendance, _some(near_days())),
        invoices=st.lists(_invoices(), max_size=2).map(tuple),
    )


@st.composite
def changed_stages(draw: st.DrawFn) -> Training:
    """The brochure's case at one of its stages, with up to four facts other than there."""
    training = told(STAGES[draw(st.sampled_from(sorted(STAGES)))])
    for path in draw(st.lists(st.sampled_from(sorted(NAMES.values())), max_size=4)):
        if path[-1].endswith(DAYS):
            values = near_days()
        elif "amount" in path[-1] or "price" in path[-1]:
            values = amounts(-5_000_00 if path[0] == "invoices" else 0, 30_000_00)
        else:
            values = st.sampled_from(("small", "medium", "large", "liantis-edpb", "DV.O104945"))
        training = with_fact(training, path, draw(_some(values)))
    return training


def near_folders(most: int = 5) -> st.SearchStrategy[tuple[Training, ...]]:
    """Some trainings with ids of their own."""
    return st.integers(0, most).flatmap(
        lambda count: st.tuples(*(near_trainings(chr(ord("a") + n)) for n in range(count)))
    )


@st.composite
def finished_trainings(draw: st.DrawFn) -> Training:
    """Trainings of which all six steps are done, whatever else is known."""
    training = draw(trainings() | near_trainings())
    days = st.dates() | near_days()
    last = replace(
        training.application,
        submitted_on=draw(days),
        refused_on=None,
        stopped_on=None,
        deposit=replace(
            training.application.deposit, deposited_on=draw(_some(days)), cancelled_on=None
        ),
        subsidy=replace(training.application.subsidy, received_on=draw(days)),
    )
    invoice = Invoice(amount_excl_vat=draw(_some(amounts())), payment_ordered_on=draw(days))
    ordered = [replace(one, payment_ordered_on=draw(days)) for one in training.invoices]
    return replace(
        training,
        enterprise=replace(training.enterprise, size="small"),
        enrolment=replace(
            training.enrolment,
            provider="liantis-edpb",
            enrolled_on=draw(days),
            first_lesson_day=draw(days),
            price_excl_vat=draw(amounts()),
        ),
        applications=(*training.applications[:-1], last),
        attendance=Attendance(draw(days)),
        invoices=(*ordered, invoice),
    )
