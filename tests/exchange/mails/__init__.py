"""Made-up e-mails: what each says, and what may be proposed from it.

``FULL`` is what the mails tell unless they say otherwise. One that stays silent on a fact or tells
it in doubt gives fewer proposals; none may ever give another value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

NUMBER = "2026KMO123456"
IBAN = "BE71096123456769"
OTHER_IBAN = "BE68539007547034"
OGM = "+++090/9337/55493+++"
OTHER_OGM = "+++010/8068/17183+++"
NAME = "Portefeuille Beheer NV"
FULL: Mapping[str, object] = {
    "subsidy_number": NUMBER,
    "deposit.amount": Decimal("1015.00"),
    "deposit.due_on": date(2026, 12, 23),
    "deposit.iban": IBAN,
    "deposit.beneficiary": NAME,
    "deposit.communication": OGM,
}
# Told by some mails only.
DAYS: Mapping[str, object] = {
    "approved_on": date(2026, 11, 23),
    "refused_on": date(2026, 11, 23),
    "payment_ordered_on": date(2026, 12, 8),
}
SHORT = {
    "approved": "approved_on",
    "refused": "refused_on",
    "ordered": "payment_ordered_on",
    "number": "subsidy_number",
    "amount": "deposit.amount",
    "day": "deposit.due_on",
    "iban": "deposit.iban",
    "name": "deposit.beneficiary",
    "communication": "deposit.communication",
}


@dataclass(frozen=True)
class Mail:
    """One mail; ``gives`` names the facts of ``FULL`` and ``DAYS`` that are proposed from it.

    ``text`` is what a person pastes; where it is empty, ``saved`` holds a file.
    """

    name: str
    text: str
    gives: str = "number amount day iban name communication"
    other: Mapping[str, object] = field(default_factory=dict)
    kind: str = "approval"
    saved: bytes = b""

    @property
    def expected(self) -> dict[str, object]:
        wanted = {SHORT[word] for word in self.gives.split()}
        return {
            fact: value for fact, value in (*FULL.items(), *DAYS.items()) if fact in wanted
        } | dict(self.other)


NL_TABLE = f"""Beste mevrouw Peeters,

Uw subsidieaanvraag voor de opleiding Brandbestrijding en evacuatie is goedgekeurd.

Subsidienummer: {NUMBER}
Te storten bedrag: € 1.015,00
Uiterste stortdatum: 23/12/2026
Rekeningnummer: BE71 0961 2345 6769
Begunstigde: {NAME}
Gestructureerde mededeling: {OGM}

Met vriendelijke groeten,
Het team kmo-portefeuille
"""
FR_TABLE = f"""Madame, Monsieur,

Votre demande de subside a été approuvée.

Numéro de subside : {NUMBER}
Montant à verser : 1 015,00 EUR
Date limite de versement : 23 décembre 2026
Numéro de compte : BE71 0961 2345 6769
Bénéficiaire : {NAME}
Communication structurée : {OGM}

Cordialement,
L'équipe
"""
NL_PROSE = f"""Dag Sofie,

Goed nieuws: je aanvraag met subsidienummer {NUMBER} is goedgekeurd. Stort je eigen
bijdrage van € 1.015,00 uiterlijk op woensdag 23 december 2026. Gebruik daarvoor het
rekeningnummer BE71 0961 2345 6769 op naam van {NAME}, met als mededeling
{OGM}. Zodra je storting is toegekomen, voegt VLAIO de subsidie van € 435,00 toe.

Vriendelijke groeten
"""
FR_PROSE = f"""Bonjour Sofie,

Votre demande est approuvée sous le numéro de subside {NUMBER}. Votre quote-part s'élève à
1.015,00 €. Le versement doit arriver au plus tard le 23 décembre 2026 sur le compte IBAN
BE71096123456769 au nom de {NAME}. Mentionnez la communication {OGM}.
La Flandre ajoute ensuite le subside de 435,00 €.

Bien à vous
"""

RIGHT = (
    Mail("Dutch, label and value", NL_TABLE),
    Mail("French, label and value", FR_TABLE),
    Mail("Dutch prose", NL_PROSE),
    Mail("French prose", FR_PROSE),
    Mail("Windows line ends", NL_TABLE.replace("\n", "\r\n")),
    Mail("quoted", "".join(f"> {line}\n" for line in NL_TABLE.splitlines())),
    Mail("no-break spaces", NL_TABLE.replace("€ ", "€\u00a0").replace("BE71 0961 2345", "BE71\u00a00961\u00a02345")),
    Mail("narrow spaces in French amounts", FR_TABLE.replace("1 015", "1\u202f015")),
    Mail("soft hyphens and zero-width signs", NL_TABLE.replace("2345", "23\u200b45").replace("Rekening", "Reke\u00adning")),
    Mail("decomposed accents", FR_TABLE.replace("é", "e\u0301")),
    Mail("columns by tab", NL_TABLE.replace(": ", "\t")),
    Mail("columns by spaces", NL_TABLE.replace(": ", "       ")),
    Mail("columns by bars", "\n".join(f"| {line.replace(': ', ' | ')} |" for line in NL_TABLE.splitlines())),
    Mail(
        "a row of headings above a row of values",
        "Stort uw eigen bijdrage met deze gegevens.\n"
        "Subsidienummer\tTe storten bedrag\tUiterste stortdatum\tRekeningnummer\tMededeling\n"
        f"{NUMBER}\t€ 1.015,00\t23/12/2026\tBE71 0961 2345 6769\t{OGM}\n",
        "number amount day iban communication",
    ),
    Mail(
        "labels above their values",
        f"Subsidienummer\n{NUMBER}\n\nTe storten bedrag\n€ 1.015,00\n\nUiterste stortdatum\n23-12-2026\n\n"
        f"Rekeningnummer\nBE71 0961 2345 6769\n\nMededeling\n{OGM}\n",
        "number amount day iban communication",
    ),
    Mail("bullets", "\n".join(f"- {line}" if ": " in line else line for line in NL_TABLE.splitlines())),
    Mail("stars around the communication", NL_TABLE.replace(OGM, "***090/9337/55493***")),
    Mail("twelve bare digits after the label", NL_TABLE.replace(OGM, "090933755493")),
    Mail(
        "a free communication",
        NL_TABLE.replace("Gestructureerde mededeling: " + OGM, f"Mededeling: {NUMBER}"),
        "number amount day iban name",
        {"deposit.communication": NUMBER},
    ),
    Mail(
        "an international reference",
        NL_TABLE.replace(OGM, "RF18 5390 0754 7034"),
        "number amount day iban name",
        {"deposit.communication": "RF18539007547034"},
    ),
    Mail("the amount before the verb", NL_PROSE.replace("Stort je eigen\nbijdrage van € 1.015,00 uiterlijk", "Gelieve € 1.015,00 te storten, uiterlijk")),
    Mail("share and subsidy in one sentence", NL_TABLE.replace("Te storten bedrag: € 1.015,00", "De subsidie bedraagt € 435,00, uw eigen bijdrage bedraagt € 1.015,00.")),
    Mail("a percentage beside the label", NL_TABLE.replace("Te storten bedrag:", "Eigen bijdrage (70 %):")),
    Mail("the price, the subsidy and the share", NL_TABLE.replace("Te storten", "Projectbedrag: € 1.450,00\nSubsidie: € 435,00\nTe storten")),
    Mail("without cents", NL_TABLE.replace("1.015,00", "1015")),
    Mail("EUR and a point", NL_TABLE.replace("€ 1.015,00", "EUR 1015.00")),
    Mail("an ISO date", NL_TABLE.replace("23/12/2026", "2026-12-23")),
    Mail("day and month in words", NL_TABLE.replace("23/12/2026", "wo 23 dec. 2026")),
    Mail(
        "forwarded, with an account in the signature above",
        f"Kan jij dit storten?\n\nGroetjes\nBakkerij Peeters\nIBAN {OTHER_IBAN}\n\n"
        f"-------- Doorgestuurd bericht --------\nVan: kmo-portefeuille\n\n{NL_TABLE}",
    ),
    Mail("an account in the signature below", f"{NL_TABLE}Rekening {OTHER_IBAN}\n"),
    Mail("forwarded twice", f"FYI\n\nVan: Sofie\n\n> Van: kmo-portefeuille\n> \n{''.join(f'> > {line}{chr(10)}' for line in NL_TABLE.splitlines())}"),
    Mail("the invoice's account is told apart", NL_TABLE.replace("Met vriendelijke", f"De factuur van de dienstverlener (rekening {OTHER_IBAN}, mededeling {OTHER_OGM}) betaalt u niet zelf.\n\nMet vriendelijke")),
    Mail("what the bank account of the firm is for", NL_TABLE.replace("Met vriendelijke", f"Terugbetalingen gebeuren op uw rekening {OTHER_IBAN}.\n\nMet vriendelijke")),
    Mail("an earlier application", NL_TABLE.replace("Met vriendelijke", "Uw vorige aanvraag 2025KMO654321 is afgesloten.\n\nMet vriendelijke")),
    Mail("the last day of the payment order", NL_TABLE.replace("Met vriendelijke", "Geef uiterlijk op 31 december 2027 opdracht tot betaling.\n\nMet vriendelijke")),
)  # fmt: skip

DOUBTFUL = (
    Mail("two accounts", NL_TABLE.replace("Begunstigde", f"Rekeningnummer: {OTHER_IBAN}\nBegunstigde"), "number amount day communication"),
    Mail("another account without a label", NL_TABLE.replace("Met vriendelijke", f"Onze gegevens: {OTHER_IBAN}.\n\nMet vriendelijke"), "number amount day communication"),
    Mail("a wrong account", NL_TABLE.replace("6769", "6768"), "number amount day communication"),
    Mail("a changed account in one sentence", NL_TABLE.replace("Rekeningnummer: BE71 0961 2345 6769", f"Het rekeningnummer {OTHER_IBAN} is gewijzigd in BE71 0961 2345 6769."), "number amount day communication"),
    Mail("only the firm's own account", NL_TABLE.replace("Rekeningnummer", "Uw rekening"), "number amount day communication"),
    Mail("a wrong communication", NL_TABLE.replace("55493", "55494"), "number amount day iban name"),
    Mail("twelve digits with a wrong checksum", NL_TABLE.replace(OGM, "090933755494"), "number amount day iban name"),
    Mail("two communications", NL_TABLE.replace("Met vriendelijke", f"Mededeling: {OTHER_OGM}\n\nMet vriendelijke"), "number amount day iban name"),
    Mail("a communication with more behind it", NL_TABLE.replace(OGM, f"{OGM} {NUMBER}"), "number amount day iban name"),
    Mail("a communication to look up", NL_TABLE.replace(OGM, "zie bijlage 2026"), "number amount day iban name"),
    Mail("two amounts", NL_TABLE.replace("Uiterste", "Eigen bijdrage: € 870,00\nUiterste"), "number day iban name communication"),
    Mail("an amount that can be read two ways", NL_TABLE.replace("1.015,00", "1.015"), "number day iban name communication"),
    Mail("an English amount", NL_TABLE.replace("1.015,00", "1,015.00")),
    Mail("three decimals", NL_TABLE.replace("1.015,00", "1015,005"), "number day iban name communication"),
    Mail("dollars", NL_TABLE.replace("€ 1.015,00", "1.015,00 USD"), "number day iban name communication"),
    Mail("a share of an amount", NL_TABLE.replace("Te storten bedrag: € 1.015,00", "Stort 70 % van € 1.450,00."), "number day iban name communication"),
    Mail("a share per person", NL_TABLE.replace("€ 1.015,00", "€ 507,50 per deelnemer"), "number day iban name communication"),
    Mail("what the Government deposits", NL_TABLE.replace("Te storten bedrag: € 1.015,00", "De Vlaamse overheid stort € 435,00 uiterlijk op 15 januari 2027."), "number day iban name communication"),
    Mail("the subsidy to deposit", NL_TABLE.replace("Te storten bedrag: € 1.015,00", "Subsidie te storten: € 435,00"), "number day iban name communication"),
    Mail("an example", NL_TABLE.replace("Te storten bedrag:", "Bijvoorbeeld: te storten bedrag"), "number day iban name communication"),
    Mail("announced as an example", NL_TABLE.replace("Te storten", "Dit is een voorbeeld:\nTe storten"), "number day iban name communication"),
    Mail("a condition", NL_TABLE.replace("Te storten bedrag: € 1.015,00", "Als u te weinig stort, zoals € 1.000,00, telt het niet."), "number day iban name communication"),
    Mail("a corrected amount", NL_TABLE.replace("Te storten bedrag: € 1.015,00", "Te storten bedrag: € 1.051,00 was fout."), "number day iban name communication"),
    Mail("a minus", NL_TABLE.replace("€ 1.015,00", "-€ 1.015,00"), "number day iban name communication"),
    Mail("nothing to deposit", NL_TABLE.replace("1.015,00", "0,00"), "number day iban name communication"),
    Mail("columns of labels above columns of values", f"Projectbedrag\nSubsidie\nEigen bijdrage\n€ 1.450,00\n€ 435,00\n€ 1.015,00\nStort op rekening {IBAN}", "iban"),
    Mail("amounts in a row", f"Projectbedrag Subsidie Eigen bijdrage\n€ 1.450,00 € 435,00 € 1.015,00\nStort op rekening {IBAN}", "iban"),
    Mail("before a day", NL_TABLE.replace("Uiterste stortdatum: 23/12/2026", "Stort vóór 23 december 2026."), "number amount iban name communication"),
    Mail("two last days", NL_TABLE.replace("Rekeningnummer", "Stort uiterlijk op 22/12/2026.\nRekeningnummer"), "number amount iban name communication"),
    Mail("a day without a year", NL_TABLE.replace("23/12/2026", "23 december"), "number amount iban name communication"),
    Mail("month first", NL_TABLE.replace("23/12/2026", "12/23/2026"), "number amount iban name communication"),
    Mail("another weekday", NL_TABLE.replace("23/12/2026", "maandag 23/12/2026"), "number amount iban name communication"),
    Mail("a day that does not exist", NL_TABLE.replace("23/12/2026", "31/11/2026"), "number amount iban name communication"),
    Mail("the last day to apply", NL_TABLE.replace("Uiterste stortdatum: 23/12/2026", "Een aanvraag indienen kan uiterlijk op 23/12/2026."), "number amount iban name communication"),
    Mail("two beneficiaries", NL_TABLE.replace("Gestructureerde", "Begunstigde: Kas BV\nGestructureerde").replace("Rekeningnummer", "Begunstigde: Kas BV\nRekeningnummer"), "number amount day iban communication"),
    Mail("who gets the subsidy", NL_TABLE.replace(f"Begunstigde: {NAME}", "Begunstigde van de subsidie: Bakkerij Peeters"), "number amount day iban communication"),
    Mail("a beneficiary far from the account", "Begunstigde: Bakkerij Peeters\n\n" + NL_TABLE.replace(f"Begunstigde: {NAME}\n", ""), "number amount day iban communication"),
    Mail("a number in two pieces", NL_TABLE.replace(NUMBER, "2026 123456 78"), "amount day iban name communication"),
    Mail("two applications", f"{NL_TABLE}\nVan: kmo-portefeuille\n\n{NL_TABLE.replace('123456', '123457')}", ""),
    Mail("a range of amounts", NL_TABLE.replace("1.015,00", "1.015,00 tot € 1.200,00"), "number day iban name communication"),
    Mail("a sum", NL_TABLE.replace("1.015,00", "1.015,00 - € 100,00 = € 915,00"), "number day iban name communication"),
    Mail("an amount each quarter", NL_TABLE.replace("€ 1.015,00", "1.015,00 EUR per kwartaal"), "number day iban name communication"),
    Mail("an instalment", NL_TABLE.replace("1.015,00", "500,00 (eerste schijf)"), "number day iban name communication"),
    Mail("an amount and what it was", NL_TABLE.replace("1.015,00", "1.015,00 (dat was € 1.051,00)"), "number day iban name communication"),
    Mail("one of two days", NL_TABLE.replace("23/12/2026", "23/12/2026 of 24/12/2026"), "number amount iban name communication"),
    Mail("an account that is denied", FR_TABLE.replace("BE71 0961 2345 6769", f"BE71 0961 2345 6769 et non {OTHER_IBAN}"), "number amount day communication"),
    Mail("the accountant's account", NL_TABLE.replace("Rekeningnummer", "Derdenrekening van uw boekhouder"), "number amount day communication"),
    Mail("an enterprise number as subsidy number", NL_TABLE.replace(NUMBER, "0999.999.922"), "amount day iban name communication"),
    Mail("a registration number as subsidy number", NL_TABLE.replace(NUMBER, "DV.O104628"), "amount day iban name communication"),
    Mail("a newsletter", "Wist je dat de kmo-portefeuille tot € 7.500 per jaar geeft? Stort je bijdrage op tijd.", "", kind="other"),
    Mail("an invoice", f"Factuur 2026-1187 van € 1.754,50. Betaal op rekening {OTHER_IBAN} met mededeling {OTHER_OGM} uiterlijk op 23/12/2026.", "", kind="other"),
    Mail("an invoice that speaks of the portfolio", f"Factuur 2026-1187. Wij zijn geregistreerd bij de kmo-portefeuille. Gelieve € 1.754,50 te storten op rekening {OTHER_IBAN} met mededeling {OTHER_OGM} uiterlijk op 23/12/2026.", "", kind="other"),
    Mail("a refusal", "Uw aanvraag werd geweigerd. U hoeft niets te storten.", "", kind="other"),
    Mail("nothing at all", "Hallo", "", kind="other"),
)  # fmt: skip
