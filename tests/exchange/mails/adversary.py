"""Mails that were thought up to bring out a wrong proposal; each did, or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.exchange.mails import (
    FR_TABLE,
    IBAN,
    NAME,
    NL_TABLE,
    NUMBER,
    OGM,
    OTHER_IBAN,
    OTHER_OGM,
    Mail,
)

_ALL = ("number", "amount", "day", "iban", "name", "communication")
_NL = {
    "amount": "Te storten bedrag: € 1.015,00",
    "day": "Uiterste stortdatum: 23/12/2026",
    "iban": "Rekeningnummer: BE71 0961 2345 6769",
    "name": f"Begunstigde: {NAME}",
    "communication": f"Gestructureerde mededeling: {OGM}",
    "number": f"Subsidienummer: {NUMBER}",
}
_FR = {
    "amount": "Montant à verser : 1 015,00 EUR",
    "day": "Date limite de versement : 23 décembre 2026",
    "iban": "Numéro de compte : BE71 0961 2345 6769",
}
# What stands in the mail instead of the line that tells a fact: that fact may not be proposed.
_NL_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "amount": (
        "Gelieve € 25,00 administratiekosten te storten.",
        "Stort niet meer dan € 1.015,00.",
        "Eigen bijdrage inclusief btw: € 1.319,50",
        "Eigen bijdrage € 500,00 voor opleiding A en € 515,00 voor opleiding B",
        "Eigen bijdrage opleiding A: € 500,00\nEigen bijdrage opleiding B: € 515,00",
        "Eigen bijdrage kleine onderneming: € 1.015,00\nEigen bijdrage middelgrote onderneming: € 1.160,00",
        "Te storten bedrag: € 1.\n015,00",
        "Te storten bedrag: € 1\n015,00 euro",
        "Te storten bedrag: € 1'015,00",
        "Te storten bedrag: € 1.015,00, in twee delen van € 507,50",
        "Te storten bedrag (excl. btw): € 1.015,00\nTe storten bedrag (incl. btw): € 1.319,50",
    ),
    "day": (
        "Stort uw eigen bijdrage voor de opleiding van 9/11/2026 tot en met 07/12/2026.",
        "De opleiding loopt van 9/11/2026 tot en met 07/12/2026. Stort uw eigen bijdrage.",
        "Uw storting blijft geldig tot en met 31/12/2027.",
        "Na storting kunt u tot en met 31/12/2027 betalen.",
        "De gestorte bedragen moeten uiterlijk op 31/12/2027 gebruikt zijn.",
        "Uw storting wordt verwerkt uiterlijk op 5/01/2027.",
        "U diende uw aanvraag tijdig in, uiterlijk op 23/11/2026, en kan nu storten.",
        "Betaal de rekening van de opleiding uiterlijk op 15/12/2026 en stort.",
        "Uiterste stortdatum: 23/12/2026 (verlengd tot 15/01/2027)",
        "Na het storten geeft u uiterlijk op 31/12/2027 de betaalopdracht.",
        "Stort op tijd: de eerste les is uiterlijk op 9/12/2026.",
        "Uiterste datum eindafrekening: 31/12/2027",
    ),
    "iban": (
        f"Rekeningnummer opleidingsverstrekker: {OTHER_IBAN}",
        f"Rekeningnummer opleidingscentrum: {OTHER_IBAN}",
        f"Liantis EDPB vzw\nRekeningnummer: {OTHER_IBAN}",
        f"Rekeningnummer: {OTHER_IBAN} (nieuw rekeningnummer)",
        f"Rekening voor terugbetaling: {OTHER_IBAN}",
        f"Het rekeningnummer dat wij van u kennen is {OTHER_IBAN}",
        f"Rekeningnummer aanvrager: {OTHER_IBAN}",
        f"Rekeningnummer Vlaamse overheid: {OTHER_IBAN}",
    ),
    "communication": (
        f"Mededeling voor de factuur: {OTHER_OGM}",
        f"Voor de opleider: mededeling {OTHER_OGM}",
        f"Gestructureerde mededeling: {OGM} of {NUMBER}",
    ),
    "name": (
        f"Begunstigde: {NAME}, tel. 02 123 45 67",
        f"Begunstigde: {NAME}, Koningsstraat 1, Brussel",
        "Begunstigde onderneming: Bakkerij Peeters",
    ),
    "number": ("Subsidienummer: 2026KMOxxxxxx",),
}
_FR_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "amount": (
        "Quote-part du prestataire : 1 015,00 EUR",
        "Montant à verser TVAC : 1 228,15 EUR",
        "Montant à verser : 1 015,00 EUR, soit 1 228,15 EUR",
    ),
    "day": (
        "Versez votre quote-part pour la formation du 9 novembre 2026 jusqu'au 7 décembre 2026.",
        "Après votre versement, le portefeuille reste utilisable jusqu'au 31 décembre 2027.",
        "Le montant versé doit être utilisé au plus tard le 31 décembre 2027.",
        "Date limite de paiement au prestataire : 31 décembre 2027",
    ),
    "iban": (
        f"Numéro de compte du demandeur : {OTHER_IBAN}",
        f"Numéro de compte du centre de formation : {OTHER_IBAN}",
    ),
}
_REFUSALS = {
    "not approved": NL_TABLE.replace("is goedgekeurd", "is niet goedgekeurd"),
    "refused in French": FR_TABLE.replace("a été approuvée", "a été refusée"),
    "not approved in French": FR_TABLE.replace("a été approuvée", "n'a pas été approuvée"),
}
_TWO = "two rows of a table"
_NO_APPROVAL = {
    "cancelled": "Uw aanvraag werd geannuleerd omdat u niet tijdig stortte. Dit waren de gegevens:\n"
    + NL_TABLE,
    "a simulation": f"Simulatie kmo-portefeuille\n{NL_TABLE}",
    _TWO: "Uw subsidieaanvragen zijn goedgekeurd.\n"
    "Subsidienummer\tTe storten bedrag\tMededeling\n"
    f"S2026-1234\t€ 1.015,00\t{OGM}\nS2026-1235\t€ 700,00\t{OTHER_OGM}\nStort op rekening {IBAN}",
}
_HARMLESS = {
    "what will be cancelled": "Als u niet tijdig stort, wordt uw aanvraag automatisch geannuleerd.",
    "what is cancelled then": "Is uw storting te laat, dan is uw aanvraag geannuleerd.",
    "what they deposit": "De Vlaamse overheid stort daarna 435,00 euro in uw portefeuille.",
    "until when it can be used": "Het bedrag van 1.450,00 euro kunt u tot en met 31/12/2027 gebruiken.",
    "an account of the provider": f"Rekening dienstverlener: {OTHER_IBAN}.",
}


def adversaries() -> Iterator[Mail]:
    """All of them, by what they are about."""
    for table, lines, instead in ((NL_TABLE, _NL, _NL_INSTEAD), (FR_TABLE, _FR, _FR_INSTEAD)):
        for fact, texts in instead.items():
            # Without one certain account the name beside it is not certain either.
            left = [each for each in _ALL if each != fact and (fact, each) != ("iban", "name")]
            for text in texts:
                yield Mail(f"{fact}: {text}", table.replace(lines[fact], text), " ".join(left))
    for name, text in _NO_APPROVAL.items():
        yield Mail(name, text, "", kind="approval" if name == _TWO else "other")
    for name, text in _REFUSALS.items():
        yield Mail(name, text, "number", kind="refusal")
    for name, text in _HARMLESS.items():
        yield Mail(name, NL_TABLE.replace("Met vriendelijke", f"{text}\n\nMet vriendelijke"))


# What real mails say besides; none of it tells a value of the deposit.
_BESIDE = (
    "Betaling aan de opleider uiterlijk op 31/01/2027.",
    "Uw dossier: 2026-4455.",
    f"Onze rekening voor facturen: {OTHER_IBAN}",
    "Subsidiebedrag: € 435,00",
    "Totale kostprijs: € 1.450,00",
    "Aanvraag ingediend op 20/11/2026, goedgekeurd op 23/11/2026.",
    "Eigen bijdrage: zie hierboven.",
    "Vorige storting: € 700,00 op 3/3/2025",
    "Mededeling op uw factuur: VF-2026-0012",
    "U kan nog € 7.065,00 subsidie krijgen.",
    "Uiterste datum voor uw aanvraag: 23/11/2026",
    "Gelieve uw factuur van € 1.754,50 te bewaren.",
    "Begunstigde opleiding: Sofie Peeters",
    "La TVA de 304,50 € est à votre charge.",
    "Le cours commence le 9 novembre 2026.",
    f"Votre compte : {OTHER_IBAN}",
    "Versement précédent : 700,00 €",
    "Bénéficiaire de la formation : Sofie Peeters",
)


def lines_beside() -> tuple[str, ...]:
    """Texts that may stand anywhere in a mail beside the right ones."""
    instead = (*_NL_INSTEAD.values(), *_FR_INSTEAD.values())
    return (*_BESIDE, *_HARMLESS.values(), *(text for texts in instead for text in texts))
