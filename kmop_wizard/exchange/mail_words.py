"""By which words a Dutch or French mail tells its values, and by which it tells other ones.

No approval of the portal was at hand when this was written: labels are those of the brochure, of
banks and of providers' pages. So a value counts only right beside its label.
"""

from __future__ import annotations

import re
from typing import Final


def _words(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_SEPARATOR: Final = r"\s*[:=\t]?\s*"

# --- what makes a sentence speak of something else ------------------------------------------------

# A condition, a denial, a correction, an example or the past: nothing in such a sentence counts.
_CONDITION: Final = (
    "als (?:u|je|de|uw)|indien|wanneer|stel dat|zou|si (?:vous|le|la|votre)|lorsque|quand"
)
_DENIAL: Final = "niet|geen|nooit|non|ne|n'[a-z]+|pas|jamais|plus valable"
_CORRECTION: Final = (
    "fout(?:e|ief|ieve)?|verkeerde?|erron[ée]e?s?|erreur|gecorrigeerd|gewijzigd|vervangt|vervangen"
    "|corrig[ée]e?|rectifi[ée]e?|modifi[ée]e?|remplac[ée]e?|remplace|in plaats van|au lieu d[eu]"
)
_EXAMPLE: Final = r"voorbeeld(?:en)?|bijvoorbeeld|bv\.|bijv\.|exemple|simulati(?:e|on)"
_PAST: Final = (
    "vorige?|vroegere?|oude?|eerdere?|pr[ée]c[ée]dente?|ancien(?:ne)?|reeds|al|d[ée]j[àa]"
    "|(?<!te )ontvangen|re[çc]ue?|(?:werd|is|hebt|heeft|hebben) [^.]{0,60}gestort"
    "|(?:a|avez|ont) (?:été )?vers[ée]e?s?"
    "|teruggestort|terug(?:betaald|storten|gestuurd)?|rembours[a-zé]*|geannuleerde?|annul[a-zé]*"
    "|geweigerde?|refus[ée]e?|was|waren|[ée]tait"
)
_BOUND: Final = (
    "schijf|tranche|voorschot|acompte|saldo|solde|minstens|minimaal|minimum|maximaal|maximum"
    "|hoogstens|au (?:moins|maximum)|verschil|diff[ée]rence"
)
NOT_THIS: Final = _pattern(
    rf"\b{_words(_CONDITION, _DENIAL, _CORRECTION, _EXAMPLE, _PAST, _BOUND)}(?!\w)"
)
# Another payment: the subsidy, the price, the invoice.
OTHER_MONEY: Final = _pattern(
    r"\bsubsid(?!i[ée]?-?\s?(?:nummer|nr))|\bsubvention|\bsteun|tegemoetkoming|\baide\b|overheid"
    r"|gouvernement|\bvlaio\b|vlaanderen|vlaamse|\bflandre|\bbtw\b|\btvac?\b|\bttc\b|factu|dienstverlener"
    r"|opleider|opleidings(?!s?kosten)|verstrekker|prestataire|leverancier|fournisseur|formateur"
    r"|(?:centre|organisme|institut) de formation|\btota[al]|projectbedrag|projectkost|projet"
    r"|\bprijs|kostprijs|\bprix\b|\bco[ûu]t|plafond|\bboete|kosten\b|\bfrais\b|\bdoor\b"
    r"|\bpar (?:la|le|l')\b"
)
OTHER_ACCOUNT: Final = _pattern(
    r"\b(?:uw|je|jouw) (?:eigen )?(?:bank|zicht)?rekening|\b(?:uw|je|jouw|eigen) iban"
    r"|\bvotre (?:propre )?(?:compte|iban)|\bvan(?:op|af|uit)? (?:de |uw |het )?(?:bank)?rekening"
    r"|\b(?:depuis|du|à partir du) compte|opdrachtgever|donneur d'ordre|werkgever|onderneming"
    r"|entreprise|derdenrekening|compte de tiers|boekhoud|comptable"
    # A new account in a mail is how invoices are robbed.
    r"|\bnieuwe?\b|\bnouve(?:au|l|lle)\b"
    r"|aanvrager|klant|demandeur|\bclient|terugbetal|rembours|\bvan (?:u|je)\b|\bde vous\b"
)
# A line that is a company's name alone: the account below it may be that company's.
COMPANY: Final = _pattern(
    r"[^:\t]{2,60}\b(?:vzw|asbl|bv|bvba|nv|sa|srl|sprl|cv|cvba|scrl|sc|comm\.?v)\.?"
)
OTHER_DAY: Final = _pattern(
    r"opdracht|\bordre|afgeslot|\bsluit|cl[ôo]tur|indien|ingedien|\bdiende\b|introdui|\blesdag|\bles(?:sen)?\b"
    r"|\bcours\b|examen|begint|start|d[ée]but|\bvóór\b|\bvoor (?:de )?[0-9]|\bavant\b"
    # What becomes of the money later, and a term that was moved.
    r"|geldig|valable|valide|gebruik|utilis|verwerk|behandel|trait|\bbetaal|betal(?:en|ing)"
    r"|pa(?:y|i)e|verleng|uitgesteld|prolong|report[ée]"
)
DEPOSIT: Final = _pattern(
    r"\bstort|gestort|eigen (?:bijdrage|aandeel|inbreng)|\bvers(?:er|ez|ement|[ée]e?\b)|quote-?part"
    r"|part propre|propre part|op de (?:deze )?rekening sta"
)
# What kind of mail it is: invoices speak of accounts and terms too.
PORTFOLIO: Final = _pattern(r"subsid|subvention|kmo-? ?portefeuille|portefeuille pme")
INVOICE: Final = _pattern(r"factu")
# What the mail is about did not go through; said of what may come, it is no news.
_FAILED: Final = (
    r"(?:niet goedgekeurd|geweigerd|afgewezen|geannuleerd|stopgezet"
    r"|(?:été )?(?:refus|rejet|annul)[ée]e?|pas (?:été )?(?:approuv|accept)[ée]e?)(?!\w)"
)
NOT_APPROVED: Final = _pattern(
    rf"\b(?:werd|werden|is|zijn|a|ont|n'a|n'ont|est|sont|n'est)\b[^.]{{0,40}}\b{_FAILED}"
    r"|^\W*(?:simulati(?:e|on)|voorbeeld|exemple)\b"
)
MAY_COME: Final = _pattern(
    rf"\b{_words(_CONDITION, 'wordt|zal|zullen|dan|sans|zonder|sera|seront')}(?!\w)"
)
APPROVED: Final = _pattern(r"goedgekeurd|goedkeuring|approuv|approbation|\baccord")

# --- amounts --------------------------------------------------------------------------------------

_CURRENCY: Final = r"(?:€|EUR\b|euros?\b)"
_NUMBER: Final = (
    r"(?<![0-9.,'’])(?:[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]{2})?|[0-9]+(?:[.,][0-9]{2})?)"
    r"(?![.,'’]?[0-9])"
)
_AMOUNT: Final = (
    rf"(?P<before>{_CURRENCY}\s?)?(?P<number>{_NUMBER})(?P<after>\s?{_CURRENCY})?"
    # Nothing that makes it a share, a rate, a sum or one of two.
    rf"(?!\s?{_CURRENCY}?\s?(?:[%$£]|(?:procent|pour ?cent|USD|GBP|CHF|per|par|x|of|ou|tot|uur"
    rf"|heures?|dagen|jours)\b|[-+*/]\s?{_CURRENCY}?\s?\w|{_CURRENCY}?\s?[0-9]))"
)
_BETWEEN: Final = (
    r"(?:\s*\((?:[0-9]{1,2}\s?%|in eur(?:o)?|en eur(?:os?)?|€|eur)\))?"
    r"(?:\s+(?:bedraagt|is|van|ten bedrage van|ter waarde van|een bedrag van|het bedrag van"
    r"|s'[ée]l[èe]ve [àa]|est de|est|de|d'un montant de|un montant de|le montant de|la somme de))*"
    r"\s*(?:[:=\t]|- )?\s*"
)
_AMOUNT_LABEL: Final = _words(
    r"\beigen (?:bijdrage|aandeel|inbreng)",
    r"\bte storten(?: (?:bedrag|som))?",
    r"\bbedrag (?:te storten|van (?:de|uw|je) storting)",
    r"\b(?:over te schrijven|over te maken) bedrag",
    r"\bstort(?:ings)?bedrag",
    r"(?:^|[.:!?;-] ?|\bu |\bje |\bjij )stort(?: nu)?(?: uw eigen bijdrage van)?",
    r"\bstort (?:u|je|jij)(?: nu)?",
    r"\bgelieve",
    r"\bmontant (?:[àa] verser|du versement|de votre versement)",
    r"\b[àa] verser",
    r"\b(?:quote-?part|part propre|propre part|contribution propre)",
    r"\bversez",
    r"\bveuillez verser",
)
AMOUNT_AFTER_LABEL: Final = _pattern(rf"(?P<label>{_AMOUNT_LABEL}){_BETWEEN}{_AMOUNT}")
AMOUNT_BEFORE_VERB: Final = _pattern(
    r"\b(?:gelieve|u (?:dient|moet)|je moet|(?:vragen|verzoeken) (?:wij |we )?u)(?: om)?"
    rf"(?: nu| nog| uw eigen bijdrage van| het bedrag van| een bedrag van)* {_AMOUNT}"
    r"(?: (?:op|naar) [a-z ]{3,40})? (?:te storten|over te schrijven|over te maken|storten)"
)

# Any amount in euro, but the whole of which a share is taken.
ANY_AMOUNT: Final = _pattern(rf"(?<!%)(?<!% van)(?<!% de)(?<!% du)\s?{_AMOUNT}")

# --- days -----------------------------------------------------------------------------------------

MONTHS: Final = (
    "jan janv januari janvier",
    "feb fév février februari fevrier",
    "mrt mars maart",
    "apr avr april avril",
    "mei mai",
    "jun juin juni",
    "jul juil juli juillet",
    "aug août augustus aout",
    "sep sept september septembre",
    "okt oct oktober octobre",
    "nov november novembre",
    "dec déc december décembre decembre",
)
WEEKDAYS: Final = (
    "ma maandag lundi",
    "di dinsdag mardi",
    "wo woensdag mercredi",
    "do donderdag jeudi",
    "vr vrijdag vendredi",
    "za zaterdag samedi",
    "zo zondag dimanche",
)
_WEEKDAY: Final = _words(*" ".join(WEEKDAYS).split())
_DAY: Final = (
    rf"(?:(?P<weekday>{_WEEKDAY})\b\.?,? )?"
    r"(?:(?P<day>[0-9]{1,2})(?:er|ste|e)?[ ./-](?P<month>[0-9]{1,2}|[a-zéû]{3,9})\.?[ ./-]"
    r"(?P<year>[0-9]{4})|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}))"
    r"(?![0-9]|\s?(?:of|ou|tot|[àa]|-)\b)"
)
_DAY_LABEL: Final = _words(
    r"\buiterlijk(?: op| tegen| tot en met)?",
    r"\bten laatste(?: op| tegen)?",
    r"\bstorten tot en met",
    r"\buiterste (?:stort(?:ings)?datum|datum(?: (?:voor|van) (?:de|uw) storting| om te storten)?)",
    r"\bstorten tegen",
    r"\bau plus tard(?: le)?",
    r"\bverser jusqu'au",
    r"\bdate limite(?: (?:de|du|pour le|pour votre) versement)?",
)
LAST_DAY: Final = _pattern(rf"{_DAY_LABEL}{_SEPARATOR}(?:le |op )?{_DAY}")

# --- accounts, references, names ------------------------------------------------------------------

IBAN: Final = _pattern(
    r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?"
)
ACCOUNT_LABEL: Final = _pattern(r"rekening|\biban\b|\bcompte\b")
STRUCTURED: Final = re.compile(
    r"(?P<sign>[+*]{3})\s?([0-9]{3})\s?/\s?([0-9]{4})\s?/\s?([0-9]{5})\s?(?P=sign)"
)
_COMMUNICATION_LABEL: Final = _words(
    r"\b(?:gestructureerde |vrije )?mededeling",
    r"\bcommunication(?: (?:structurée|libre))?",
    r"\bbetalingskenmerk",
    r"\br[ée]f[ée]rence (?:du|de) (?:virement|versement|paiement)",
)
COMMUNICATION_CELL: Final = _pattern(rf"{_COMMUNICATION_LABEL}\s*[:=\t]\s*(?P<value>.+)$")
COMMUNICATION_INLINE: Final = _pattern(
    rf"{_COMMUNICATION_LABEL}\s*:?\s*[\"'«“”]?\s?(?P<value>[A-Z0-9][A-Z0-9/.-]{{5,34}})"
)
SUBSIDY_NUMBER: Final = _pattern(
    _words(
        r"\bsubsidie-? ?(?:nummer|nr\.?)",
        r"\bnummer van (?:de|uw|je) subsidie(?:aanvraag)?",
        r"\b(?:num[ée]ro|n°|r[ée]f[ée]rence) (?:de |du )?(?:votre )?(?:subside|subvention)",
        r"\bnum[ée]ro de (?:la |votre )?demande de (?:subside|subvention)",
    )
    + rf"(?: is| est)?{_SEPARATOR}(?P<value>[A-Z0-9][A-Z0-9./-]{{4,24}})"
)
PORTFOLIO_NUMBER: Final = _pattern(r"(?<![A-Z0-9])20[0-9]{2} ?KMO ?[0-9]{4,8}(?![A-Z0-9])")
_NAME_LABEL: Final = _words(
    r"\b(?:naam (?:van de )?)?begunstigde",
    r"\b(?:nom du )?b[ée]n[ée]ficiaire",
    r"\bop naam van",
    r"\bten name van",
    r"\bt\.n\.v\.",
    r"\bau nom de",
)
NAME_CELL: Final = _pattern(rf"^[-*• ]*{_NAME_LABEL}\s*[:=\t]\s*(?P<value>.+)$")
NAME_INLINE: Final = re.compile(
    rf"(?i:{_NAME_LABEL}) (?P<value>[A-Z0-9][\w&.'-]*(?: (?:[A-Z0-9&][\w&.'-]*|de|van|du))*)"
    r"(?=$|\.$|\. |,| met | en | onder | avec | et | sous | \()"
)
