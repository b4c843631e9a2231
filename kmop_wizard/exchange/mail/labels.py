"""By which labels and in which sentences a mail tells each of its values.

A value counts only right beside its label, or in a sentence that asks for it.
"""

from __future__ import annotations

import re
from typing import Final

from kmop_wizard.exchange.mail.words import (
    ACCEPTED,
    ORDER,
    REJECTED,
    TAKEN_IN,
    alternatives,
    pattern,
)

_SEPARATOR: Final = r"\s*[:=\t]?\s*"

# --- amounts --------------------------------------------------------------------------------------

_CURRENCY: Final = r"(?:€|EUR\b|euros?\b)"
_NUMBER: Final = (
    r"(?<![0-9.,'’])(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}|[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]{2})?"
    r"|[0-9]+(?:[.,][0-9]{2})?)(?![.,'’]?[0-9])"
)
_AMOUNT: Final = (
    rf"(?P<before>{_CURRENCY}\s?)?(?P<number>{_NUMBER})(?P<after>\s?{_CURRENCY})?"
    # Nothing that makes it a share, a rate, a sum or one of two.
    rf"(?!\s?{_CURRENCY}?\s?(?:[%$£]|(?:procent|pour ?cent|percent|USD|GBP|CHF|per|par|x|of|ou|or"
    rf"|tot|uur"
    rf"|heures?|hours?|dagen|jours|days)\b|[-+*/]\s?{_CURRENCY}?\s?\w|{_CURRENCY}?\s?[0-9]))"
)
# The whole of which a share is taken is no amount to deposit.
WHOLE: Final = pattern(rf"\(?[0-9]{{1,2}} ?% (?:van|de|du|of) {_AMOUNT}\)?")
# The application that a label or a request speaks of stands between it and the amount.
FOR_NUMBER: Final = pattern(
    r" ?\b(?:voor|pour(?: le)?|for|in|van)(?: (?:het |le |the )?(?:project|dossier|projet"
    r"|uw kmo-portefeuille))?"
    r" 20[0-9]{2} ?KMO ?[0-9]{4,8}\b"
)
_BETWEEN: Final = (
    r"(?:\s*\((?:[0-9]{1,2}\s?%|in eur(?:o)?|en eur(?:os?)?|€|eur)\))?"
    r"(?:\s+(?:bedraagt|is|van|ten bedrage van|ter waarde van|een bedrag van|het bedrag van"
    r"|s'[ée]l[èe]ve [àa]|est de|est|de|d'un montant de|un montant de|le montant de|la somme de"
    r"|of))*"
    r"\s*(?:[:=\t]|- )?\s*"
)
_AMOUNT_LABEL: Final = alternatives(
    r"\beigen (?:bijdrage|aandeel|inbreng)",
    r"\bvoorfinanciering",
    r"\bte storten(?: (?:bedrag|som))?",
    r"\bbedrag (?:te storten|van (?:de|uw|je) storting|dat (?:u|je) moet storten)",
    r"\b(?:over te schrijven|over te maken) bedrag",
    r"\bstort(?:ings)?bedrag",
    r"\bstort (?:dit|het|een) bedrag van",
    r"\bverwachten (?:wij |we )?(?:uw|je) storting",
    r"(?:^|[.:!?;,-] ?|\bu |\bje |\bjij )(?:stort|schrijf|maak)(?: nu)?(?: uw eigen bijdrage van)?",
    r"\bstort (?:u|je|jij)(?: nu)?",
    r"\bgelieve",
    r"\bmontant (?:[àa] verser|du versement|de votre versement)",
    r"\b[àa] verser|\bpour verser|\bde virer",
    r"\b(?:quote-?part|part propre|propre part|contribution propre)",
    r"\bpr[ée]financement",
    r"\bversez",
    r"\bveuillez verser",
    r"\b(?:amount )?to (?:deposit|transfer)",
    r"(?:^|[.:;,-] ?|\bplease )(?:deposit|transfer)",
    r"\b(?:your )?own (?:share|contribution)",
    r"\bdeposit amount",
)
AMOUNT_AFTER_LABEL: Final = pattern(rf"(?P<label>{_AMOUNT_LABEL}){_BETWEEN}{_AMOUNT}")
AMOUNT_BEFORE_VERB: Final = pattern(
    r"\b(?:gelieve|u|je|om|(?:vragen|verzoeken) (?:wij |we )?u)(?: (?:dient|moet|kan|kunt|heeft"
    r"|hebt|om|nog|nu))*"
    rf"(?: uw eigen bijdrage van| het bedrag van| een bedrag van)* {_AMOUNT}"
    r"(?: (?:op|naar|voor|in) [a-z -]{3,40}?)? (?:te storten|over te schrijven|over te maken"
    r"|storten)"
)
# An amount that only says so, in one block with the account.
AMOUNT_ALONE: Final = pattern(rf"^(?P<label>bedrag|montant|amount)\s*[:=\t]\s*{_AMOUNT}\s*$")

ANY_AMOUNT: Final = pattern(_AMOUNT)

# --- days -----------------------------------------------------------------------------------------

MONTHS: Final = (
    "jan janv januari janvier january",
    "feb fév février februari fevrier february",
    "mrt mars maart mar march",
    "apr avr april avril",
    "mei mai may",
    "jun juin juni june",
    "jul juil juli juillet july",
    "aug août augustus aout august",
    "sep sept september septembre",
    "okt oct oktober octobre october",
    "nov november novembre",
    "dec déc december décembre decembre",
)
WEEKDAYS: Final = (
    "ma maandag lundi mon monday",
    "di dinsdag mardi tue tuesday",
    "wo woensdag mercredi wed wednesday",
    "do donderdag jeudi thu thursday",
    "vr vrijdag vendredi fri friday",
    "za zaterdag samedi sat saturday",
    "zo zondag dimanche sun sunday",
)
_WEEKDAY: Final = alternatives(*" ".join(WEEKDAYS).split())
_DAY: Final = (
    rf"(?:(?P<weekday>{_WEEKDAY})\b\.?,? )?"
    r"(?:(?P<day>[0-9]{1,2})(?:er|ste|e|st|nd|rd|th)?[ ./-](?P<month>[0-9]{1,2}"
    r"|[a-zéû]{3,9})\.?[ ./-]"
    r"(?P<year>[0-9]{4})|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|(?P<us_month>[a-z]{3,9}) (?P<us_day>[0-9]{1,2})(?:st|nd|rd|th)?, (?P<us_year>[0-9]{4}))"
    r"(?![0-9]|\s?\(?(?:of|ou|or|tot|[àa]|-)\b)"
)
_DAY_LABEL: Final = alternatives(
    r"\buiterlijk(?: op| tegen| tot en met)?",
    r"\bten laatste(?: op| tegen)?",
    r"\bniet later dan",
    r"\btegen(?: uiterlijk)?",
    r"\bstorten tot en met",
    r"\b(?:heeft|hebt|krijgt)(?: (?:u|je))?(?: nog)?(?: de tijd)? tot(?: en met)?",
    r"\buiterste (?:stort(?:ings)?datum|datum(?: (?:voor|van) (?:de|uw) storting| om te storten)?)",
    r"\bau plus tard(?: le)?",
    r"\bverser jusqu'au",
    r"\b(?:avez|disposez)\b[^.]{0,30} jusqu'au",
    r"\bdate limite(?: (?:de|du|pour le|pour votre) versement)?",
    r"\bby|\buntil|\b(?:no|not) later than",
    r"\b(?:deposit )?deadline(?: (?:for|of) (?:the|your) deposit)?",
)
LAST_DAY: Final = pattern(rf"{_DAY_LABEL}{_SEPARATOR}(?:le |op |on )?{_DAY}")
LAST_DAY_ALONE: Final = pattern(rf"^{_DAY_LABEL}{_SEPARATOR}{_DAY}\.?$")
DO_THIS: Final = pattern(r"^(?:doe (?:dit|dat)|dit (?:kan|moet)|faites-le|do (?:this|so))\b")

_ON: Final = r"(?:op|le|en date du|on|sinds|du)"
_DECIDED: Final = rf"(?:{ACCEPTED}|{REJECTED}|goed(?!\w))"
DECISION_DAY: Final = pattern(
    r"(?:\b(?:datum (?:van )?(?:de )?(?:goedkeuring|weigering)|goedkeuringsdatum|date d'approbation"
    r"|date de refus|approval date|date of approval)"
    rf"|^(?:{ACCEPTED}|{REJECTED}) (?:op|le|on))\s*[:=\t]\s*{_DAY}"
)
# The day on which the application was approved or refused.
DECIDED_ON: Final = (
    pattern(rf"\b{_DECIDED} {_ON} {_DAY}"),
    pattern(rf"\b{_ON} {_DAY}(?: door [a-z ]{{3,40}})? {_DECIDED}"),
    DECISION_DAY,
)
ORDER_DAY: Final = pattern(rf"\b(?:datum|date|day)[^:\t]{{0,20}}{ORDER}\s*[:=\t]\s*{_DAY}")
ORDERED_ON: Final = (
    pattern(rf"\b{TAKEN_IN} {_ON} {_DAY}"),
    pattern(
        rf"\b{_ON} {_DAY}(?: om [0-9]{{1,2}}[:.u ]+[0-9]{{2}}(?: ?uur)?)? (?:goed )?{TAKEN_IN}"
    ),
    pattern(rf"\b{_ON} {_DAY} (?:gaf (?:u|je)|vous avez|you gave|een {ORDER})"),
    pattern(
        rf"\b{ORDER}(?:(?!factu|invoice|opleiding|cursus|formation|training|\bles)[^;]){{0,60}}?"
        rf"\b(?:van|op|du|of|d\.?d\.?) {_DAY}"
    ),
    ORDER_DAY,
)

# --- accounts, references, names ------------------------------------------------------------------

IBAN: Final = pattern(
    r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?"
)
ACCOUNT_LABEL: Final = pattern(
    r"rekening|\biban\b|\bcompte\b|\baccount\b|\b(?:op|naar|sur|vers|to|into)\s*:?\s*$"
)
_COMMUNICATION_LABEL: Final = alternatives(
    r"\b(?:gestructureerde |vrije )?mededeling",
    r"\b(?:structured )?communication(?: (?:structurée|libre))?",
    r"\bbetalingskenmerk",
    r"\br[ée]f[ée]rence (?:du|de) (?:virement|versement|paiement)",
)
COMMUNICATION_CELL: Final = pattern(rf"{_COMMUNICATION_LABEL}\s*[:=\t]\s*(?P<value>.+)$")
COMMUNICATION_INLINE: Final = pattern(
    rf"{_COMMUNICATION_LABEL}\s*:?\s*[\"'«“”]?\s?(?P<value>[A-Z0-9][A-Z0-9/.-]{{5,34}})"
)
SUBSIDY_NUMBER: Final = pattern(
    alternatives(
        r"\bsubsidie-? ?(?:nummer|nr\.?)",
        r"\bnummer van (?:de|uw|je) subsidie(?:aanvraag)?",
        r"\bkmo-? ?(?:portefeuille-? ?)?projectnummer",
        r"\bkmop project number",
        r"\bsubsidy number",
        r"\b(?:num[ée]ro|n°|r[ée]f[ée]rence) (?:de |du )?(?:votre )?(?:subside|subvention)",
        r"\bnum[ée]ro de (?:la |votre )?demande de (?:subside|subvention)",
    )
    + rf"(?: is| est)?{_SEPARATOR}(?P<value>[A-Z0-9][A-Z0-9./-]{{4,24}})"
)
# Which bank it is may stand between an account and its holder.
BANK: Final = pattern(r"(?:bic|swift|bank|banque)\b")
_NAME: Final = alternatives(
    r"(?:naam (?:van de )?)?begunstigde",
    r"(?:nom du )?b[ée]n[ée]ficiaire",
    r"(?:name of the )?beneficiary",
    r"op naam van",
    r"ten name van",
    r"t\.n\.v\.",
    r"au nom de",
    r"in the name of",
)
NAME_LABEL: Final = pattern(_NAME)
NAME_CELL: Final = pattern(rf"^{_NAME}\s*[:=\t]\s*(?P<value>.+)$")
NAME_INLINE: Final = re.compile(
    rf"\b(?i:{_NAME}):? (?P<value>[A-Z0-9][\w&.'-]*(?: (?:[A-Z0-9&][\w&.'-]*|de|van|du))*)"
    r"(?=$|\.$|\. |,| met | en | onder | avec | et | sous | with | and | ?[()])"
)
# A name in brackets behind an account.
NAME_BEHIND: Final = pattern(rf"{IBAN.pattern} \((?P<value>[^()0-9]{{3,70}})\)")
# Labels of values of any kind.
VALUE_LABEL: Final = pattern(
    r"bedrag|subsidie\b|nummer|num[ée]ro|datum|\bdate\b|rekening|compte|account|iban|mededeling"
    r"|communicati|begunstigde|b[ée]n[ée]ficiaire|beneficiary|aandeel|bijdrage|prijs|prix|montant"
    r"|amount|\bbtw\b|\btva\b|kost|subside|subvention|quote-?part|number|deadline"
)
