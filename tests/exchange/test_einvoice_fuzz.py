"""Whatever happens to an invoice on its way, reading it gives facts or one kind of refusal."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from kmop_wizard.exchange.einvoice import EInvoice, as_invoice_facts, parse_einvoice
from kmop_wizard.exchange.xml_safety import REASONS, NotAnInvoice
from tests.exchange.invoices import embedded, envelope, totals, ubl

WHOLE = tuple(
    text.encode()
    for text in (
        ubl(references=embedded()),
        ubl("CreditNote"),
        envelope(ubl()),
        '<?xml version="1.0" encoding="utf-8"?>' + ubl(totals=totals(payable="1<!-- -->2")),
    )
)
PIECES = (
    b"<", b">", b"/>", b"</", b"&", b"&amp;", b"&x;", b"&#0;", b"&#x1F600;", b'"', b"'", b"<!--", b"-->", b"<?", b"?>",
    b"<![CDATA[", b"]]>", b"<!DOCTYPE a>", b"<!ENTITY a 'b'>", b"xmlns=''", b"xmlns:cbc='x'", b"\0", b"\xff", b"\xc3",
    b"\xef\xbb\xbf", b" ", b"\n", b"NaN", b"1e9", b"-", b"<a/>", b"<cbc:ID>", b"</cbc:ID>", b"encoding='utf-16'",
)  # fmt: skip
edits = st.lists(
    st.tuples(
        st.sampled_from(("insert", "delete", "replace", "copy", "cut")),
        st.floats(0, 1),
        st.integers(0, 60),
        st.sampled_from(PIECES) | st.binary(max_size=4),
    ),
    max_size=6,
)


def damaged(data: bytes, changes: list[tuple[str, float, int, bytes]]) -> bytes:
    for kind, where, length, piece in changes:
        at = int(where * len(data))
        if kind == "insert":
            data = data[:at] + piece + data[at:]
        elif kind == "delete":
            data = data[:at] + data[at + length :]
        elif kind == "replace":
            data = data[:at] + piece + data[at + len(piece) :]
        elif kind == "copy":
            data = data[:at] + data[at : at + length] + data[at:]
        else:
            data = data[:at]
    return data


def read(data: bytes) -> EInvoice | None:
    """What comes of the file; nothing but the one kind of refusal passes."""
    try:
        return parse_einvoice(data)
    except NotAnInvoice as refused:
        code = refused.code
    assert code in REASONS
    return None


@given(st.sampled_from(WHOLE), edits)
@example(WHOLE[0], [])
def test_damage_gives_facts_or_a_refusal(
    whole: bytes, changes: list[tuple[str, float, int, bytes]]
) -> None:
    found = read(damaged(whole, changes))
    if found is None:
        return
    for amount in (found.amount_excl_vat, found.vat_amount, found.payable, found.prepaid):
        assert amount is None or (amount.is_finite() and amount.as_tuple().exponent == -2)
    facts = as_invoice_facts(found)
    if found.gives_money_back:
        assert (facts.amount_excl_vat or Decimal(0)) <= 0


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read(data)


@given(st.text(max_size=200))
def test_any_text_in_an_invoice(text: str) -> None:
    with suppress(UnicodeEncodeError):
        read(ubl(id=f"<cbc:ID>{text}</cbc:ID>", totals=totals(payable=text)).encode())


@given(st.decimals(-(10**12), 10**12, places=2), st.integers(0, 12))
def test_every_amount_is_exact(amount: Decimal, cut: int) -> None:
    text = f"{amount:.2f}"
    cut = min(cut, len(text))
    found = parse_einvoice(
        ubl(totals=totals(payable=f"{text[:cut]}<!-- 9 -->{text[cut:]}")).encode()
    )
    assert found.payable == amount
