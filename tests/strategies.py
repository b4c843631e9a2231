"""Random trainings for properties, in the form in which a file gives them back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from kmop_wizard.domain.training import (
    ATTACHMENT_KINDS,
    NO_APPLICATION,
    NO_ATTACHMENT,
    NO_INVOICE,
    SIZES,
    THEMES,
    Application,
    Attachment,
    Attendance,
    Deposit,
    Enrolment,
    Enterprise,
    Invoice,
    Subsidy,
    Training,
)
from kmop_wizard.storage.jsontext import Number


def texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Text that says something: not blank, no half surrogate pairs; control characters too."""
    characters = st.characters(exclude_categories=["Cs"])
    return st.text(characters, min_size=1, max_size=max_size).filter(lambda text: text.strip())


def ids() -> st.SearchStrategy[str]:
    """Ids as the program makes them."""
    return st.uuids().map(str)


def cents(smallest: int = 0, largest: int = 20_000_00) -> st.SearchStrategy[Decimal]:
    """Euro with two decimals."""
    return st.integers(smallest, largest).map(lambda amount: Decimal(amount).scaleb(-2))


def numbers() -> st.SearchStrategy[int | Number]:
    """Numbers of keys that the program does not know, kept as they are written."""
    spelt = st.sampled_from(("1.10", "-0", "1e400", "0.1E-7", "9" * 5000)).map(Number)
    return st.integers(-(10**12), 10**12) | spelt


def json_values() -> st.SearchStrategy[object]:
    """Any value of an unknown key."""
    leaves = st.none() | st.booleans() | numbers() | st.text(max_size=10)
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
        ),
        max_leaves=5,
    )


def unknowns() -> st.SearchStrategy[dict[str, object]]:
    """Keys of a later version; mostly there are none."""
    names = st.text(max_size=5).map(lambda name: f"x_{name}")
    return st.just({}) | st.dictionaries(names, json_values(), max_size=2)


def _some(what: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | what


def enterprises() -> st.SearchStrategy[Enterprise]:
    sizes = st.sampled_from(SIZES) | texts()
    return st.builds(Enterprise, _some(texts()), _some(texts()), _some(sizes), unknowns())


def enrolments() -> st.SearchStrategy[Enrolment]:
    return st.builds(
        Enrolment,
        provider=_some(st.sampled_from(("liantis-edpb", "liantis-consult")) | texts()),
        provider_name=_some(texts()),
        registration_number=_some(texts()),
        enrolled_on=_some(st.dates()),
        first_lesson_day=_some(st.dates()),
        last_lesson_day=_some(st.dates()),
        price_excl_vat=_some(cents()),
        theme=st.sampled_from(THEMES) | texts(),
        participants=st.lists(texts(), max_size=3).map(tuple),
        unknown=unknowns(),
    )


def deposits() -> st.SearchStrategy[Deposit]:
    return st.builds(
        Deposit,
        due_on=_some(st.dates()),
        amount=_some(cents()),
        iban=_some(texts()),
        beneficiary=_some(texts()),
        communication=_some(texts()),
        deposited_on=_some(st.dates()),
        deposited_amount=_some(cents()),
        cancelled_on=_some(st.dates()),
        unknown=unknowns(),
    )


def applications() -> st.SearchStrategy[Application]:
    """Applications in which something is known."""
    subsidies = st.builds(Subsidy, _some(st.dates()), _some(cents()), unknowns())
    return st.builds(
        Application,
        submitted_on=_some(st.dates()),
        subsidy_number=_some(texts()),
        approved_on=_some(st.dates()),
        refused_on=_some(st.dates()),
        stopped_on=_some(st.dates()),
        deposit=st.just(Deposit()) | deposits(),
        subsidy=st.just(Subsidy()) | subsidies,
        unknown=unknowns(),
    ).filter(lambda application: application != NO_APPLICATION)


def invoices() -> st.SearchStrategy[Invoice]:
    """Invoices and credit notes in which something is known."""
    return st.builds(
        Invoice,
        number=_some(texts()),
        issued_on=_some(st.dates()),
        due_on=_some(st.dates()),
        supplier_name=_some(texts()),
        supplier_vat=_some(texts()),
        amount_excl_vat=_some(cents(-20_000_00)),
        vat_amount=_some(cents(-20_000_00)),
        payment_ordered_on=_some(st.dates()),
        attachment=_some(texts()),
        document=_some(st.sampled_from(("invoice", "credit_note"))),
        currency=_some(texts()),
        iban=_some(texts()),
        unknown=unknowns(),
    ).filter(lambda invoice: invoice != NO_INVOICE)


def attachments() -> st.SearchStrategy[Attachment]:
    """Attachments of which something is known."""
    kinds = st.sampled_from(ATTACHMENT_KINDS)
    return st.builds(
        Attachment, _some(kinds), _some(texts()), _some(texts()), _some(st.dates()), unknowns()
    ).filter(lambda attachment: attachment != NO_ATTACHMENT)


def trainings() -> st.SearchStrategy[Training]:
    """Trainings as a file gives them back: no blank text, no application without a fact."""
    return st.builds(
        Training,
        id=ids(),
        title=_some(texts()),
        enterprise=enterprises(),
        enrolment=enrolments(),
        applications=st.lists(applications(), max_size=2).map(tuple),
        attendance=st.builds(Attendance, _some(st.dates()), unknowns()),
        invoices=st.lists(invoices(), max_size=2).map(tuple),
        attachments=st.lists(attachments(), max_size=2).map(tuple),
        notes=st.just("") | texts(),
        revision=st.integers(0, 10**9),
        saved_at=_some(st.datetimes().map(lambda moment: moment.isoformat() + "Z")),
        saved_by=_some(texts()),
        saves=st.dictionaries(texts(), st.integers(0, 10**6), max_size=3),
        unknown=unknowns(),
    )
