"""What one transfers oneself: the VAT of an invoice, to the provider's own account."""

from __future__ import annotations

from kmop_wizard.domain.training import Invoice
from kmop_wizard.i18n.entry.numbers import shown_iban
from kmop_wizard.i18n.pages.page import Act, Cell, Path
from kmop_wizard.i18n.words import Words


def vat_cells(words: Words, path: Path, invoice: Invoice, provider: str) -> tuple[Cell, ...]:
    """The transfer of the VAT of ``invoice``, whose path is ``path``, in the order of a bank."""
    vat = invoice.vat_amount
    name = (invoice.supplier_name or "").strip() or provider
    number = (invoice.number or "").strip()
    rows = (
        ("supplier_name", words.say("Beneficiary"), name, name),
        ("iban", words.say("Account (IBAN)"), shown_iban(invoice.iban or ""), invoice.iban or ""),
        (
            "vat_amount",
            words.say("Amount: only the VAT"),
            "" if vat is None else words.money(vat),
            "" if vat is None else words.copied_amount(vat),
        ),
        ("number", words.say("Reference: the invoice number"), number, number),
    )
    missing = words.say("Not filled in yet")
    return tuple(
        Cell((*path, fact), label, shown, copied)
        if shown
        else Cell(
            (*path, fact),
            label,
            missing,
            missing=True,
            act=Act("edit", words.say("Fill in"), (*path, fact)),
        )
        for fact, label, shown, copied in rows
    )
