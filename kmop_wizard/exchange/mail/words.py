"""By which words a Dutch, French or English mail tells its values, and by which other ones.

No mail of the portal was at hand when this was written: the words are those of the brochure, of
banks, of providers' pages and of the few mails that people describe. So a value counts only right
beside its label, or in a sentence that asks for it.
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
    "als (?:u|je|de|uw)|indien|wanneer|zodra|stel dat|zou|na (?:de |uw )?goedkeuring|si (?:vous|le|la|votre)"
    "|lorsque|quand|dès que|if|when|once|unless"
)
_DENIAL: Final = (
    "niet(?! later dan)|niets|geen|nooit|non|ne|n'[a-z]+|pas(?= encore)|pas|jamais|plus valable"
    "|not(?! later than)|never|don't|cannot"
)
_CORRECTION: Final = (
    "fout(?:e|ief|ieve)?|verkeerde?|erron[ée]e?s?|erreur|gecorrigeerd|gewijzigd|vervangt|vervangen"
    "|corrig[ée]e?|rectifi[ée]e?|modifi[ée]e?|remplac[ée]e?|remplace|in plaats van|au lieu d[eu]"
    "|wrong|corrected|replaces|replaced|instead of"
)
_EXAMPLE: Final = r"voorbeeld(?:en)?|bijvoorbeeld|bv\.|bijv\.|exemple|example|simulati(?:e|on)"
_EARLIER: Final = (
    "vorige?|vroegere?|oude?|eerdere?|andere?|pr[ée]c[ée]dente?|ancien(?:ne)?|autres?|previous|earlier"
    "|former|other|afgesloten|clôturée?"
)
_PAST: Final = (
    "reeds|al|d[ée]j[àa]|already|(?<!te )ontvangen|re[çc]ue?|received"
    "|(?:werd|is|heb|hebt|heeft|hebben) .{0,60}gestort|(?:a|ai|avez|ont) (?:été )?vers[ée]e?s?"
    "|teruggestort|terug(?:betaald|storten|gestuurd)?|rembours[a-zé]*|geannuleerde?|annul[a-zé]*"
    "|geweigerde?|refus[ée]e?|cancelled|refunded|refund|was(?! (?:approved|accepted))|waren|[ée]tait"
)
_BOUND: Final = (
    "schijf|tranche|voorschot|acompte|saldo|solde|minstens|minimaal|minimum|maximaal|maximum"
    "|hoogstens|au (?:moins|maximum)|verschil|diff[ée]rence|at (?:least|most)|balance"
    "|(?:eerste|tweede) deel|in (?:twee|drie|two|deux)"
)
NOT_THIS: Final = _pattern(
    rf"\b{_words(_CONDITION, _DENIAL, _CORRECTION, _EXAMPLE, _EARLIER, _PAST, _BOUND)}(?!\w)"
)
NOT_ASKED: Final = _pattern(rf"\b{_words(_CONDITION, _DENIAL, _EXAMPLE, _PAST)}(?!\w)")
# Whose number it is: a sentence on the conditions or the end of an application names it as well.
OTHER_APPLICATION: Final = _pattern(rf"\b{_words(_EXAMPLE, _EARLIER, _CORRECTION)}(?!\w)")
# Another payment: the subsidy, the price, the invoice, the order to pay.
OTHER_MONEY: Final = _pattern(
    r"\bsubsid(?!i[ée]?-?\s?(?:nummer|nr))|\bsubvention|\bsteun|tegemoetkoming|\baide\b|overheid"
    r"|gouvernement|\bvlaio\b|vlaanderen|vlaamse|\bflandre|\bflemish|\bbtw\b|\btvac?\b|\bttc\b|\bvat\b"
    r"|factu|invoice|dienstverlener|opleider|opleidings(?!s?kosten)|verstrekker|prestataire"
    r"|leverancier|fournisseur|formateur|\bprovider|(?:centre|organisme|institut) de formation"
    r"|\btota[al]|projectbedrag|projectkost|bedrag van het project|projet\b(?! 20[0-9]{2})|\bprijs|kostprijs|\bprix\b"
    r"|\bprice|\bco[ûu]t|plafond|\bboete|kosten\b|\bfrais\b|\bcosts?\b|\bdoor\b|\bpar (?:la|le|l')\b"
    r"|betaalopdracht|opdracht tot betaling|ordre de paiement|payment order"
)
OTHER_ACCOUNT: Final = _pattern(
    r"\b(?:uw|je|jouw) (?:eigen )?(?:bank|zicht)?rekening|\b(?:uw|je|jouw|eigen) iban"
    r"|\bvotre (?:propre )?(?:compte|iban)|\byour (?:own )?(?:bank )?account"
    r"|\bvan(?:op|af|uit)? (?:de |uw |het )?(?:bank)?rekening|\bfrom (?:the |your )?account"
    r"|\b(?:depuis|du|à partir du) compte|opdrachtgever|donneur d'ordre|werkgever|onderneming"
    r"|entreprise|derdenrekening|compte de tiers|boekhoud|comptable"
    # A new account in a mail is how invoices are robbed.
    r"|\bnieuwe?\b|\bnouve(?:au|l|lle)\b|\bnew\b"
    r"|aanvrager|klant|demandeur|\bclient|terugbetal|rembours|refund|\bvan (?:u|je)\b|\bde vous\b"
)
# An account that changed: no account of such a mail is proposed, wherever it is said.
CHANGED_ACCOUNT: Final = _pattern(
    r"(?:rekening|bank|iban)[^.]{0,60}\b(?:gewijzigd|veranderd|vernieuwd|aangepast)"
    r"|(?:gewijzigde?|nieuwe?|andere?|aangepaste?) (?:rekening|bank|iban)"
    r"|veranderden? van bank|van (?:bank|rekening) veranderd"
    r"|\bvoortaan\b|(?:compte|banque|iban|bancaires)[^.]{0,60}\b(?:chang|modifi)|\bchang[ée]+ de (?:banque|compte)"
    r"|nouve(?:au|lles?|aux) (?:compte|num[ée]ro de compte|coordonn|donn[ée]es bancaires|iban)"
    r"|\bdésormais\b|(?:new|updated|changed) (?:bank|account|iban)"
    r"|(?:bank|account|iban)[^.]{0,60}\b(?:has|have) (?:been )?(?:changed|updated)|from now on"
)
# A line that is a company's name alone: the account below it may be that company's.
COMPANY: Final = _pattern(
    r"[^:\t]{2,60}\b(?:vzw|asbl|bv|bvba|nv|sa|srl|sprl|cv|cvba|scrl|sc|comm\.?v)\.?"
)
OTHER_DAY: Final = _pattern(
    r"opdracht|\bordre|\border\b|afgeslot|\bsluit|cl[ôo]tur|indien|ingedien|\bdiende\b|introdui"
    r"|\blesdag|\bles(?:sen)?\b|\bcours\b|examen|begint|start|d[ée]but|\bvóór\b|\bvoor (?:de )?[0-9]{1,2}\b(?!\s?(?:€|eur))"
    r"|\bavant\b|\bbefore\b"
    # What becomes of the money later, and a term that was moved.
    r"|geldig|valable|valide|\bvalid|gebruik|utilis|\buse|verwerk|behandel|trait|\bbetaal(?!d)|betal(?:en|ing)"
    r"|pa(?:y|i)e|\bpaid|verleng|uitgesteld|prolong|report[ée]|extend|werkdag"
)
DEPOSIT: Final = _pattern(
    r"\bstort|gestort|\boproep tot|eigen (?:bijdrage|aandeel|inbreng)|voorfinanciering"
    r"|\bvers(?:er|ez|ement|[ée]e?\b)|\bvirer\b|quote-?part|part propre|propre part|pr[ée]financement"
    r"|op de (?:deze )?rekening sta|over te (?:schrijven|maken)|\bschrijf\b|\bmaak\b.{0,60}\bover\b"
    r"|\bdeposit|\bown share|\btransfer\b"
)
DENIED: Final = _pattern(r"\b(?:niet|geen|nog|not|pas|no|yet)\b|\bn'")
# Who did it asks for nothing, nor does who asks whether to do it.
QUESTION: Final = re.compile(r"\?\W*$")

# --- what kind of mail it is ----------------------------------------------------------------------

PORTFOLIO_NUMBER: Final = _pattern(
    r"(?<![A-Z0-9])(?P<year>20[0-9]{2})[ -]?KMO[ -]?(?P<count>[0-9]{4,8})(?![A-Z0-9])"
)
PORTFOLIO: Final = _pattern(r"kmo-? ?portefeuille|portefeuille pme|\bkmop\b|\bsme wallet")
SUBSIDY: Final = _pattern(r"subsid|subvention")
OTHER_SCHEME: Final = _pattern(
    r"premie\b|ch[èe]ques?\b|opleidingsverlof|\bcong[ée]-?[ée]ducation|transformatiesteun"
    r"|groeisubsidie|\bslim-|brussel|bruxel|wallon|région wallonne|\bprimes? (?:de|à|pour)\b"
)
# An invoice speaks in its own name; a call to deposit only says what becomes of it.
INVOICE: Final = _pattern(
    r"^(?:subject: )?\W*(?:factuur|facture|invoice|creditnota)\b[^.]{0,15}[0-9]"
    r"|(?:factuurnummer|factuurdatum|num[ée]ro de facture|date de facture|invoice (?:number|date))\s*[:\t]\s*\S*[0-9]"
    r"|\b(?:onze|notre|our) (?:facturen|factuur|facture|invoice)\b(?! op het portaal)"
)
# What no payment in its own name could say.
CALL_HEADING: Final = _pattern(
    r"\b(?:oproep|uitnodiging) tot storting|\bvoorfinanciering|appel [àa] versement|pr[ée]financement"
    r"|\bcall (?:to|for) deposit"
)
CALL: Final = _pattern(
    r"\b(?:oproep|vraag|uitnodiging|verzoek) (?:tot|om te) stor(?:ting|ten)|\bte storten bedrag"
    r"|appel [àa] versement|montant [àa] verser|amount to deposit|call (?:to|for) deposit"
)
_YOURS: Final = r"\b(?:uw|je|jouw|de|deze|votre|vos|la|le|l'|your|the|van)\b[^.]{0,40}?"
_APPLICATION: Final = r"(?:aanvra(?:ag|gen)|dossiers?|project|projet|demandes?|applications?)\b"
_SUBJECT: Final = r"^(?:subject: )?(?:(?:kennisgeving|bevestiging|avis|confirmation|notice) (?:van |de |of )?(?:de |uw |la |votre |the |your )?)?"
_HAS_BEEN: Final = (
    r"\b(?:werd|werden|is|zijn|a été|ont été|est|sont|was|were|has been|have been|n'a|n'est)\b[^.]{0,90}?\b"
)
_NO: Final = r"(?:niet|pas|not)\b[^.]{0,30}?\b"
_ACCEPTED: Final = r"(?:goedgekeurd|aanvaard|approuv[ée]e?s?|accept[ée]e?s?|approved|accepted)(?!\w)"
_REJECTED: Final = (
    r"(?:geweigerd|afgewezen|afgekeurd|refus[ée]e?s?|rejet[ée]e?s?|rejected|refused|declined)(?!\w)"
)
_IN: Final = r"(?:[^.]|\.(?=[0-9]))"
_SHARE: Final = r"(?:storting|versement|deposit|bijdrage|aandeel|quote-part)"
_ARRIVED: Final = r"(?:geweigerd|ontvangen|toegekomen|verwerkt|aanvaard|re[çc]u|received)(?!\w)"
_ORDER: Final = r"(?:betaalopdracht|opdracht tot betaling|ordre de paiement|payment order)"
_TAKEN_IN: Final = (
    r"(?:aanvaard|ontvangen|geregistreerd|bevestigd|accept[ée]|re[çc]u|enregistr[ée]|confirm[ée]"
    r"|accepted|received|registered|confirmed)(?!\w)"
)
SUPPOSED: Final = _pattern(rf"\b{_words(_CONDITION)}(?!\w)")
MAY_COME: Final = _pattern(
    rf"\b{_words(_CONDITION, 'wordt|zal|zullen|kan wel|(?<=, )dan|sans|zonder|sera|seront|aura|auront|will|would|may')}(?!\w)"
)
APPROVED: Final = _pattern(
    rf"{_YOURS}{_APPLICATION}[^.]*{_HAS_BEEN}(?<!niet ){_ACCEPTED}"
    rf"|\b(?:werd|is|zijn|werden)\b[^.]{{0,60}}{_APPLICATION}[^.]{{0,60}}\b{_ACCEPTED}"
    rf"|{_APPLICATION}[^.]{{0,20}} {_ACCEPTED}"
    rf"|\bkeurden? {_YOURS}{_APPLICATION}[^.]*\bgoed\b"
    r"|\b(?:de|een) goedkeuring (?:gekregen|ontvangen)"
    rf"|{_SUBJECT}(?:goedkeuring|aanvaarding|approbation|acceptation|approval|acceptance)\b"
    r"|\b(?:datum (?:van )?(?:de )?goedkeuring|goedkeuringsdatum|date d'approbation|approval date)"
)
_DENIED: Final = (
    r"(?:kan|kon) niet (?:worden )?(?:goedgekeurd|aanvaard)"
    r"|ne peut (?:pas )?être (?:accept|approuv)|could not be (?:approved|accepted)"
)
REFUSED: Final = _pattern(
    rf"{_APPLICATION}[^.]*(?:{_HAS_BEEN}(?:{_NO}{_ACCEPTED}|{_REJECTED})|{_DENIED})"
    rf"|\b(?:werd|is)\b[^.]{{0,40}}{_APPLICATION}[^.]{{0,60}}\b(?:{_NO}{_ACCEPTED}|{_REJECTED})"
    rf"|{_SUBJECT}(?:weigering|refus|rejection|refusal)\b"
)
STOPPED: Final = _pattern(
    rf"{_APPLICATION}[^.]*{_HAS_BEEN}(?:stopgezet|arr[êe]t[ée]e?|stopped|terminated)(?!\w)"
    rf"|\b(?:werd|is)\b[^.]{{0,40}}{_APPLICATION}[^.]*\bstopgezet(?!\w)"
    rf"|{_SUBJECT}(?:stopzetting|arrêt du projet|stop of the project)\b"
    r"|\b(?:hebben|ontvingen|avons|have)\b[^.]{0,30}\b(?:stopzetting|arrêt)\b"
)
# The order to pay: given and taken in. Nothing else of such a mail counts.
ORDERED: Final = _pattern(
    rf"{_ORDER}[^;?!]*(?:{_HAS_BEEN}(?:goed )?|\bhebben wij (?:goed )?){_TAKEN_IN}"
    rf"|\b(?:hebben|ontvingen|registreerden|avons|have)\b[^.]{{0,30}}{_ORDER}"
    rf"|{_SUBJECT}{_ORDER}(?:\b.{{0,20}}\b{_TAKEN_IN})?[^.]{{0,40}}$"
)
# It ended otherwise, or it goes on already: such a mail asks for no deposit.
SETTLED: Final = _pattern(
    r"\b(?:werd|werden|is|zijn|wordt|worden|a été|est|was|has been)\b[^.]{0,40}\b"
    r"(?:geannuleerd|annul[ée]e?|cancelled|canceled|teruggestort)(?!\w)"
    rf"|\b{_SHARE}\b{_IN}*\b(?:is|werd|zijn|a été|est|was|has been|hebben|heeft)\b{_IN}{{0,50}}\b{_ARRIVED}"
    rf"|\bhebben\b{_IN}{{0,30}}\b{_SHARE}\b{_IN}*\b{_ARRIVED}"
    rf"|\b(?:ontvingen|avons (?:bien )?re[çc]u|have received)\b{_IN}{{0,30}}\b{_SHARE}\b(?! (?:nog )?niet)"
    rf"|\bsubsidie\b{_IN}{{0,40}}\b(?:werd|is)\b{_IN}{{0,40}}\b(?:toegevoegd|toegekend|gestort)(?!\w)"
    rf"|{_SUBJECT}(?:ontvangst|réception|receipt) (?:van |de |of )|^bevestiging van de ontvangst"
    r"|^ontvangen bedrag"
)
MADE_UP: Final = _pattern(r"^(?:subject: )?\W*(?:simulati(?:e|on)|voorbeeld|exemple|example)\b")

# --- amounts --------------------------------------------------------------------------------------

_CURRENCY: Final = r"(?:€|EUR\b|euros?\b)"
_NUMBER: Final = (
    r"(?<![0-9.,'’])(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}|[0-9]{1,3}(?:[ .][0-9]{3})+(?:,[0-9]{2})?"
    r"|[0-9]+(?:[.,][0-9]{2})?)(?![.,'’]?[0-9])"
)
_AMOUNT: Final = (
    rf"(?P<before>{_CURRENCY}\s?)?(?P<number>{_NUMBER})(?P<after>\s?{_CURRENCY})?"
    # Nothing that makes it a share, a rate, a sum or one of two.
    rf"(?!\s?{_CURRENCY}?\s?(?:[%$£]|(?:procent|pour ?cent|percent|USD|GBP|CHF|per|par|x|of|ou|or|tot|uur"
    rf"|heures?|hours?|dagen|jours|days)\b|[-+*/]\s?{_CURRENCY}?\s?\w|{_CURRENCY}?\s?[0-9]))"
)
# The application that a label or a request speaks of stands between it and the amount.
FOR_NUMBER: Final = _pattern(
    r" ?\b(?:voor|pour(?: le)?|for|in|van)(?: (?:het |le |the )?(?:project|dossier|projet|uw kmo-portefeuille))?"
    r" 20[0-9]{2} ?KMO ?[0-9]{4,8}\b"
)
_BETWEEN: Final = (
    r"(?:\s*\((?:[0-9]{1,2}\s?%|in eur(?:o)?|en eur(?:os?)?|€|eur)\))?"
    r"(?:\s+(?:bedraagt|is|van|ten bedrage van|ter waarde van|een bedrag van|het bedrag van"
    r"|s'[ée]l[èe]ve [àa]|est de|est|de|d'un montant de|un montant de|le montant de|la somme de|of))*"
    r"\s*(?:[:=\t]|- )?\s*"
)
_AMOUNT_LABEL: Final = _words(
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
    r"\b(?:please )(?:deposit|transfer)",
    r"\b(?:your )?own share",
    r"\bdeposit amount",
)
AMOUNT_AFTER_LABEL: Final = _pattern(rf"(?P<label>{_AMOUNT_LABEL}){_BETWEEN}{_AMOUNT}")
AMOUNT_BEFORE_VERB: Final = _pattern(
    r"\b(?:gelieve|u|je|om|(?:vragen|verzoeken) (?:wij |we )?u)(?: (?:dient|moet|kan|kunt|heeft|hebt|om|nog|nu))*"
    rf"(?: uw eigen bijdrage van| het bedrag van| een bedrag van)* {_AMOUNT}"
    r"(?: (?:op|naar|voor|in) [a-z -]{3,40}?)? (?:te storten|over te schrijven|over te maken|storten)"
)
# An amount that only says so, in one block with the account.
AMOUNT_ALONE: Final = _pattern(rf"^(?P<label>bedrag|montant|amount)\s*[:=\t]\s*{_AMOUNT}\s*$")

# Any amount in euro, but the whole of which a share is taken.
ANY_AMOUNT: Final = _pattern(rf"(?<!%)(?<!% van)(?<!% de)(?<!% du)(?<!% of)\s?{_AMOUNT}")

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
_WEEKDAY: Final = _words(*" ".join(WEEKDAYS).split())
_DAY: Final = (
    rf"(?:(?P<weekday>{_WEEKDAY})\b\.?,? )?"
    r"(?:(?P<day>[0-9]{1,2})(?:er|ste|e|st|nd|rd|th)?[ ./-](?P<month>[0-9]{1,2}|[a-zéû]{3,9})\.?[ ./-]"
    r"(?P<year>[0-9]{4})|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|(?P<us_month>[a-z]{3,9}) (?P<us_day>[0-9]{1,2})(?:st|nd|rd|th)?, (?P<us_year>[0-9]{4}))"
    r"(?![0-9]|\s?\(?(?:of|ou|or|tot|[àa]|-)\b)"
)
_DAY_LABEL: Final = _words(
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
LAST_DAY: Final = _pattern(rf"{_DAY_LABEL}{_SEPARATOR}(?:le |op |on )?{_DAY}")
LAST_DAY_ALONE: Final = _pattern(rf"^{_DAY_LABEL}\s*[:=\t]\s*{_DAY}$")
DO_THIS: Final = _pattern(r"^(?:doe (?:dit|dat)|dit (?:kan|moet)|faites-le|do (?:this|so))\b")

_ON: Final = r"(?:op|le|en date du|on|sinds|du)"
_DOWN: Final = r"(?:goedgekeurd|aanvaard|geweigerd|afgewezen|afgekeurd|goed|approuv[ée]e|accept[ée]e|refus[ée]e|rejet[ée]e|approved|accepted|rejected|refused)"
# The day on which the application was approved or refused.
DECIDED_ON: Final = (
    _pattern(rf"\b{_DOWN} {_ON} {_DAY}"),
    _pattern(rf"\b{_ON} {_DAY}(?: door [a-z ]{{3,40}})? {_DOWN}(?!\w)"),
    _pattern(
        r"\b(?:datum (?:van )?(?:de )?(?:goedkeuring|weigering)|goedkeuringsdatum|date d'approbation"
        rf"|date de refus|approval date|date of approval)\s*[:=\t]\s*{_DAY}"
    ),
)
ACCEPTED: Final = _pattern(rf"\b{_ACCEPTED}")
REJECTED: Final = _pattern(rf"\b{_REJECTED}")
DECISION_LABEL: Final = _pattern(
    r"datum (?:van )?(?:de )?(?:goedkeuring|weigering)|goedkeuringsdatum|date d'approbation|date de refus"
    r"|approval date|date of approval"
)
ORDERED_ON: Final = (
    _pattern(rf"\b{_TAKEN_IN} {_ON} {_DAY}"),
    _pattern(rf"\b{_ON} {_DAY} (?:goed )?{_TAKEN_IN}"),
    _pattern(rf"\b{_ORDER}(?:(?!factu|invoice)[^;]){{0,60}}?\b(?:van|op|du|of) {_DAY}"),
    _pattern(rf"\b(?:datum|date|day)[^:\t]{{0,20}}{_ORDER}\s*[:=\t]\s*{_DAY}"),
)

# --- accounts, references, names ------------------------------------------------------------------

IBAN: Final = _pattern(
    r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?"
)
ACCOUNT_LABEL: Final = _pattern(
    r"rekening|\biban\b|\bcompte\b|\baccount\b|\b(?:op|naar|sur|vers|to|into)\s*$"
)
_COMMUNICATION_LABEL: Final = _words(
    r"\b(?:gestructureerde |vrije )?mededeling",
    r"\b(?:structured )?communication(?: (?:structurée|libre))?",
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
        r"\bkmo-? ?(?:portefeuille-? ?)?projectnummer",
        r"\bkmop project number",
        r"\bsubsidy number",
        r"\b(?:num[ée]ro|n°|r[ée]f[ée]rence) (?:de |du )?(?:votre )?(?:subside|subvention)",
        r"\bnum[ée]ro de (?:la |votre )?demande de (?:subside|subvention)",
    )
    + rf"(?: is| est)?{_SEPARATOR}(?P<value>[A-Z0-9][A-Z0-9./-]{{4,24}})"
)
_NAME: Final = _words(
    r"(?:naam (?:van de )?)?begunstigde",
    r"(?:nom du )?b[ée]n[ée]ficiaire",
    r"(?:name of the )?beneficiary",
    r"op naam van",
    r"ten name van",
    r"t\.n\.v\.",
    r"au nom de",
    r"in the name of",
)
NAME_LABEL: Final = _pattern(_NAME)
NAME_CELL: Final = _pattern(rf"^{_NAME}\s*[:=\t]\s*(?P<value>.+)$")
NAME_INLINE: Final = re.compile(
    rf"\b(?i:{_NAME}) (?P<value>[A-Z0-9][\w&.'-]*(?: (?:[A-Z0-9&][\w&.'-]*|de|van|du))*)"
    r"(?=$|\.$|\. |,| met | en | onder | avec | et | sous | with | and | \()"
)
# Labels of values of any kind, and the lines with which a table of a mail begins.
VALUE_LABEL: Final = _pattern(
    r"bedrag|subsidie\b|nummer|num[ée]ro|datum|\bdate\b|rekening|compte|account|iban|mededeling"
    r"|communicati|begunstigde|b[ée]n[ée]ficiaire|beneficiary|aandeel|bijdrage|prijs|prix|montant"
    r"|amount|\bbtw\b|\btva\b|kost|subside|subvention|quote-?part|number|deadline"
)
VALUE_LINE: Final = _pattern(
    r"(?:subsidie|dossier|(?:kmo-)?project)nummer\s*[:\t]|num[ée]ro de (?:dossier|subside)\s*[:\t]"
)
