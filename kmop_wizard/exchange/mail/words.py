"""By which words a Dutch, French or English mail says what it is about.

No mail of the portal was at hand when this was written: the words are those of the brochure, of
banks, of providers' pages and of the few mails that people describe.
"""

from __future__ import annotations

import re
from typing import Final


def alternatives(*words: str) -> str:
    """One of ``words``, as a piece of a pattern."""
    return f"(?:{'|'.join(words)})"


def pattern(text: str) -> re.Pattern[str]:
    """The pattern ``text``, for capitals and small letters."""
    return re.compile(text, re.IGNORECASE)


# --- what makes a sentence speak of something else ------------------------------------------------

# A condition, a denial, a correction, an example or the past: nothing in such a sentence counts.
_CONDITION: Final = (
    "als (?:u|je|de|uw)|indien|wanneer|zodra|stel dat|zou|na (?:de |uw )?goedkeuring"
    "|si (?:vous|le|la|votre)|lorsque|quand|dès que|if|when|once|unless"
)
_DENIAL: Final = (
    "niet(?! later dan)|niets|geen|nooit|non|ne|n'[a-z]+|pas|jamais|plus valable"
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
    "|former|other|afgesloten|clôturée?|collega|collègue|colleague"
)
_PAST: Final = (
    "reeds|al|d[ée]j[àa]|already|(?<!te )ontvangen|re[çc]ue?|received"
    "|(?:werd|is|heb|hebt|heeft|hebben) .{0,60}gestort|(?:a|ai|avez|ont) (?:été )?vers[ée]e?s?"
    "|teruggestort|terug(?:betaald|storten|gestuurd)?|rembours[a-zé]*|geannuleerde?|annul[a-zé]*"
    "|geweigerde?|refus[ée]e?|cancelled|refunded|refund|was(?! (?:approved|accepted))|waren"
    "|[ée]tait"
)
_BOUND: Final = (
    "schijf|tranche|voorschot|acompte|saldo|solde|minstens|minimaal|minimum|maximaal|maximum"
    "|hoogstens|au (?:moins|maximum)|verschil|diff[ée]rence|at (?:least|most)|balance"
    "|(?:eerste|tweede) deel|in (?:twee|drie|two|deux)"
)
NOT_THIS: Final = pattern(
    rf"\b{alternatives(_CONDITION, _DENIAL, _CORRECTION, _EXAMPLE, _EARLIER, _PAST, _BOUND)}(?!\w)"
)
NOT_ASKED: Final = pattern(rf"\b{alternatives(_CONDITION, _DENIAL, _EXAMPLE, _PAST)}(?!\w)")
# Whose number it is: a sentence on the conditions or the end of an application names it as well.
OTHER_APPLICATION: Final = pattern(rf"\b{alternatives(_EXAMPLE, _EARLIER, _CORRECTION)}(?!\w)")
# A label that names somebody: the value is that one's.
SOMEBODY: Final = re.compile(
    r"^[^:\t]{0,40}[a-zé] (?!(?:Number|Communication|Amount|Deposit|Account|Beneficiary|Deadline"
    r"|Date"
    r"|Name|Project|Subsidy|Compte|Verser|Versement|Dossier"
    r"|Portefeuille)\b)[A-Z][a-zé]{2,}[^:\t]{0,40}\s?[:\t]"
)
# Another payment: the subsidy, the price, the invoice, the order to pay.
OTHER_MONEY: Final = pattern(
    r"\bsubsid(?!i[ée]?-?\s?(?:nummer|nr))|\bsubvention|\bsteun|tegemoetkoming|\baide\b|overheid"
    r"|gouvernement|\bvlaio\b|vlaanderen|vlaamse|\bflandre|\bflemish|\bbtw\b|\btvac?\b|\bttc\b"
    r"|\bvat\b"
    r"|factu|invoice|dienstverlener|opleider|opleidings(?!s?kosten)|verstrekker|prestataire"
    r"|leverancier|fournisseur|formateur|\bprovider|(?:centre|organisme|institut) de formation"
    r"|\btota[al]|projectbedrag|projectkost|bedrag van het project|projet\b(?! 20[0-9]{2})"
    r"|\bprijs|kostprijs|\bprix\b"
    r"|\bprice|\bco[ûu]t|plafond|\bboete|kosten\b|\bfrais\b|\bcosts?\b|\bdoor\b|\bpar (?:la|le"
    r"|l')\b"
    r"|betaalopdracht|opdracht tot betaling|ordre de paiement|payment order"
)
OTHER_ACCOUNT: Final = pattern(
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
_ACCOUNT: Final = r"(?:bank)?(?:rekening|gegevens|iban\b|compte\b|account\b|details\b)"
CHANGED_ACCOUNT: Final = pattern(
    r"\b(?:nieuwe?|andere?|gewijzigde?|aangepaste?|juiste?|correcte?|foute?|verkeerde?"
    r"|gebruikelijke?"
    rf"|vorige?|oude?|tijdelijke?|bank) {_ACCOUNT}"
    r"|(?:rekening|\bbank|iban)[^.]{0,60}\b(?:gewijzigd|veranderd?|vernieuwd|aangepast|geblokkeerd"
    r"|gesloten|verhuisd|wordt|niet beschikbaar)\b"
    r"|\b(?:andere?|van|nieuwe) bank\b|\bvoortaan\b|\bdésormais\b|\bfrom now on\b"
    r"|\b(?:nouve(?:au|lle|lles|aux)|bon|mauvais|ancien|correct)[^.]{0,12} (?:compte|coordonn|iban)"
    r"|\b(?:compte|banque|iban|bancaires)[^.]{0,60}\b(?:chang|modifi|habituel|bloqu|ferm)"
    r"|\bchang[ée]+ de (?:banque|compte)|\bdonn[ée]es bancaires"
    r"|\b(?:new|updated|changed|correct|right|wrong|regular|usual|previous|old|temporary)"
    r" (?:bank|account|iban)"
    r"|\b(?:bank|account|iban)[^.]{0,60}\b(?:changed|updated|blocked|closed|unavailable)"
)
_FORM: Final = r"\b(?:vzw|asbl|bv|bvba|nv|sa|srl|sprl|cv|cvba|scrl|sc|comm\.?v)\.?"
# A line that is a company's name alone: the account below it may be that company's.
COMPANY: Final = pattern(rf"[^:\t]{{2,60}}{_FORM}")
COMPANY_FORM: Final = pattern(rf"\s*{_FORM}$")
# A name that signs: who gives courses, or any company; and the office, which is neither.
INSTITUTION: Final = pattern(
    rf"{_FORM}$|\b(?:acad[ée]mi(?:e|es|y)|academy|instituu?t|[ée]coles?|(?:hoge|avond)?school"
    r"|universit[a-zé]*|(?:opleidings|vormings|leer|kennis|bijscholings)centrum"
    r"|centr(?:um|e|er) (?:voor|de formation)|trainings?|trainers?|opleidingen|opleiders?|vormingen"
    r"|formations?|formateur|formatrice|coach(?:ing)?|lesge(?:ver|efster)|docente?|consult"
    r"|consult(?:ing|ancy|ants?)|learning|cours(?:es)?)\b"
)
OFFICE: Final = pattern(r"\bvlaio\b|agentschap|kmo-? ?portefeuille|portefeuille pme|overheid")
# Who writes so gives the course, and what it asks for is the price: no deposit of such a mail
# is proposed, whatever it says of an approval.
_GIVEN: Final = (
    r"(?:opleiding|cursus|training|workshop|les(?:sen|gevers?|geefster)?|lokalen|academie|school"
    r"|centrum|vorming|formation|cours|acad[ée]mie|école|formateur|course|class|trainer|academy)"
)
PAYEE: Final = pattern(
    r"\b(?:onze|ons|nos|notre|our) (?:eigen )?(?:(?:bank|zicht)?rekening(?:nummer)?|iban|compte"
    rf"|bank account|account|{_GIVEN})\b"
    r"|\b(?:aan|bij) ons\b.{0,40}\b(?:stort|betal|over)|\bons\b.{0,20}\b(?:betalen|storten)\b"
    r"|\b(?:uw|je|jouw|votre|your) (?:plaats|deelname|inschrijving|place|inscription|participation"
    r"|seat|spot|registration|enrol+ment)\b(?!\s*[:\t])"
    r"|\b(?:stort|betaal|schrijf|maak) ik\b|\bik (?:stort|betaal|schrijf)\b|\bje (?:vers|pai|vire)"
    r"|\bI(?:'ll| will)? (?:deposit|transfer|pay)\b"
    r"|\bpro-? ?forma\b|factu(?:ur|ratie)gegevens|\bvervaldag\b|\bbestel(?:ling|bon)"
    r"|\bbetaal(?:vraag|verzoek)|\b(?:lunch|catering|repas|handboek|syllabus|cursusmateriaal)\b"
    r"|cursusgeld|(?:les|studie|college)geld|inschrijvings?(?:geld|kost|prijs)"
    r"|deelname(?:geld|kost|prijs)|\bminerval|frais d'inscription"
    r"|(?:participation|registration|course|tuition|training) fee"
    r"|\btot (?:binnenkort|dan|ziens) (?:in|op|bij)\b|\bin de les\b"
    r"|\b(?:see|seeing) you (?:in|at|on)\b|\bplaisir de vous (?:accueillir|voir|rencontrer)"
    r"|, (?:je|jouw|uw|votre|your) (?:lesgever|lesgeefster|trainer|coach|docent|formateur"
    r"|formatrice)\W*$"
)
OTHER_DAY: Final = pattern(
    r"opdracht|\bordre|\border\b|afgeslot|\bsluit|cl[ôo]tur|indien|ingedien|\bdiende\b|introdui"
    r"|\blesdag|\bles(?:sen)?\b|\bcours\b|examen|begint|start|d[ée]but|\bvóór\b"
    r"|\bvoor (?:de )?[0-9]{1,2}\b(?!\s?(?:€|eur))"
    r"|\bavant\b|\bbefore\b"
    # What becomes of the money later, and a term that was moved.
    r"|geldig|valable|valide|\bvalid|gebruik|utilis|\buse|verwerk|behandel|trait|\bbetaal(?!d)"
    r"|betal(?:en|ing)"
    r"|pa(?:y|i)e|\bpaid|verleng|uitgesteld|prolong|report[ée]|extend|werkdag"
)
DEPOSIT: Final = pattern(
    r"\bstort|gestort|\boproep tot|eigen (?:bijdrage|aandeel|inbreng)|voorfinanciering"
    r"|\bvers(?:er|ez|ement|[ée]e?\b)|\bvirer\b|quote-?part|part propre|propre part"
    r"|pr[ée]financement"
    r"|op de (?:deze )?rekening sta|over te (?:schrijven|maken)|\bschrijf\b|\bmaak\b.{0,60}\bover\b"
    r"|\bdeposit|\bown (?:share|contribution)|\btransfer\b"
)
DENIED: Final = pattern(r"\b(?:niet|geen|nog|not|pas|no|yet)\b|\bn'")
# Nor does who only asks about it.
ASKS_ABOUT: Final = pattern(r"\b(?:vraag|vragen|questions?)\b")
# Who did it asks for nothing, nor does who asks whether to do it.
QUESTION: Final = re.compile(r"\?\W*$")

# --- what kind of mail it is ----------------------------------------------------------------------

PORTFOLIO_NUMBER: Final = pattern(
    r"(?<![A-Z0-9])(?P<year>20[0-9]{2})[ -]?KMO[ -]?(?P<count>[0-9]{4,8})(?![A-Z0-9])"
)
PORTFOLIO: Final = pattern(r"kmo-? ?portefeuille|portefeuille pme|\bkmop\b|\bsme wallet")
SUBSIDY: Final = pattern(r"subsid|subvention")
OTHER_SCHEME: Final = pattern(
    r"premie\b|ch[èe]ques?\b|opleidingsverlof|\bcong[ée]-?[ée]ducation|transformatiesteun"
    r"|groeisubsidie|\bslim-|brussel|bruxel|wallon|\bprimes? (?:de|à|pour)\b"
)
# A subject, that of the mail or one that was copied with its text.
_SUBJECT: Final = r"(?:(?:subject|onderwerp|betreft|objet|sujet|concerne|fwd?|re|tr)\s?: ?)"
_NOTICE: Final = (
    r"(?:(?:kennisgeving|bevestiging|avis|confirmation|notice)\s?:? ?(?:van |de |of )?"
    r"(?:de |uw |je |la |votre |the |your )?)"
)
# What it is about stands there; at the begin of a line alone it may be the title of a chapter.
_TITLE: Final = rf"^(?:{_SUBJECT}+{_NOTICE}?|{_NOTICE})(?:de |goede )*"
# An invoice speaks in its own name; a call to deposit only says what becomes of it.
INVOICE: Final = pattern(
    rf"^{_SUBJECT}*\W*(?:factuur|facture|invoice|creditnota)\b[^.]{{0,15}}[0-9]"
    r"|(?:factuurnummer|factuurdatum|num[ée]ro de facture|date de facture|invoice (?:number|date))"
    r"\s*[:\t]\s*\S*[0-9]"
    r"|\b(?:onze|notre|our) (?:facturen|factuur|facture|invoice)\b"
    r"|\bons\b.{0,20}\bbetalen\b|\bbetaal ons\b|\bpayez-nous\b|\bnous payer\b|\bpay us\b"
)
# What no payment in its own name could say.
CALL: Final = pattern(
    r"\b(?:oproep|uitnodiging) tot storting|\bvoorfinanciering|appel [àa] versement"
    r"|pr[ée]financement|\bcall (?:to|for) deposit"
)
# With these a table of the deposit begins, also below a signature.
BEGINNING: Final = pattern(
    rf"{CALL.pattern}|\bvraag (?:tot|om te) stor(?:ting|ten)|\bte storten bedrag"
    r"|\bmontant [àa] verser|\bamount to deposit|^(?:subsidie|dossier"
    r"|(?:kmo-)?project)nummer\s*[:\t]"
    r"|^num[ée]ro de (?:dossier|subside)\s*[:\t]"
)

# Inside one sentence: a point in a number or in "d.d." is not its end.
_IN: Final = r"(?:[^.]|\.(?=[0-9])|(?<=\bd)\.(?=d)|(?<=\.d)\.)"
_ON: Final = rf"{_IN}{{0,150}}?"
_YOURS: Final = rf"\b(?:uw|je|jouw|de|deze|votre|vos|la|le|l'|your|the|van)\b{_IN}{{0,40}}?"
_APPLICATION: Final = r"(?:aanvra(?:ag|gen)|dossiers?|project|projet|demandes?|applications?)\b"
_IS: Final = (
    r"\b(?:werd|werden|is|zijn|a(?: bien)? été|ont été|est|sont|was|were|has been|have been|n'a"
    r"|n'est)\b"
)
_HAS_BEEN: Final = rf"{_IS}{_IN}{{0,90}}?\b"
ACCEPTED: Final = r"(?:goedgekeurd|aanvaard|approuv[ée]e?s?|accept[ée]e?s?|approved|accepted)(?!\w)"
REJECTED: Final = (
    r"(?:geweigerd|afgewezen|afgekeurd|refus[ée]e?s?|rejet[ée]e?s?|rejected|refused|declined)(?!\w)"
)
SAYS_ACCEPTED: Final = pattern(rf"\b{ACCEPTED}")
SAYS_REJECTED: Final = pattern(rf"\b{REJECTED}")
SUPPOSED: Final = pattern(rf"\b{alternatives(_CONDITION)}(?!\w)")
MAY_COME: Final = pattern(
    rf"\b(?:{_CONDITION}|wordt|zal|zullen|kan wel|(?<=, )dan|sans|zonder|sera|seront|aura|auront"
    r"|will|would|may)(?!\w)"
)
# Of the application something is told that was done.
_DONE: Final = (
    rf"^(?=.*(?:{_IS}|\b(?:heb|hebt|heeft|hebben|avez|has|have)\b)).*?{_APPLICATION}.*?\b"
)
_STATUS: Final = r"^(?:status|statut)\s*[:\t]\s*"
APPROVED: Final = pattern(
    rf"^(?=.*{_IS}).*?{_YOURS}{_APPLICATION}.*(?<!niet )\b{ACCEPTED}"
    rf"|{_APPLICATION}{_IN}{{0,20}} {ACCEPTED}"
    rf"|\b(?:have|has|avons|a) {ACCEPTED} {_YOURS}{_APPLICATION}"
    rf"|\bheeft {_YOURS}{_APPLICATION}.*\b{ACCEPTED}"
    rf"|\bkeurden? {_YOURS}{_APPLICATION}.*\bgoed\b"
    r"|\b(?:de|een) goedkeuring (?:gekregen|ontvangen)"
    rf"|{_TITLE}(?:goedkeuring|aanvaarding|approbation|acceptation|approval|acceptance)\b"
    r"|\b(?:datum (?:van )?(?:de )?goedkeuring|goedkeuringsdatum|date d'approbation|approval date)"
    rf"|{_STATUS}{ACCEPTED}|^{ACCEPTED} (?:op|le|on)\s*[:\t]"
)
_TURNED_DOWN: Final = rf"(?:(?:niet|pas|not)\b{_IN}{{0,30}}?\b{ACCEPTED}|{REJECTED})"
REFUSED: Final = pattern(
    rf"{_DONE}{_TURNED_DOWN}"
    rf"|{_YOURS}{_APPLICATION}.*\bkomt niet in aanmerking\b"
    rf"|{_APPLICATION}.*\b(?:(?:kan|kon) niet (?:worden )?(?:goedgekeurd|aanvaard)"
    r"|ne peut (?:pas )?être (?:accept|approuv)|could not be (?:approved|accepted))"
    rf"|(?:{_TITLE}|^)(?:weigering|refus|rejection|refusal)\b {_YOURS}{_APPLICATION}"
    rf"|{_STATUS}{_TURNED_DOWN}|^{REJECTED} (?:op|le|on)\s*[:\t]"
)
_STOP: Final = r"\b(?:stopzetting|arrêt|termination)\b"
STOPPED: Final = pattern(
    rf"{_DONE}(?:stopgezet|arr[êe]t[ée]e?|stopped|terminated)(?!\w)"
    rf"|{_TITLE}{_STOP}|{_STOP}.*{ACCEPTED}"
    rf"|\b(?:hebben|ontvingen|avons|have|bevestigen|confirmons|confirm)\b{_IN}{{0,40}}{_STOP}"
)
# The order to pay: given and taken in. Nothing else of such a mail counts.
ORDER: Final = r"(?:betaalopdracht|opdracht tot betaling|ordre de paiement|payment order)"
TAKEN_IN: Final = (
    r"(?:aanvaard|ontvangen|geregistreerd|bevestigd|accept[ée]|re[çc]u|enregistr[ée]|confirm[ée]"
    r"|accepted|received|registered|confirmed)(?!\w)"
)
ORDERED: Final = pattern(
    rf"{ORDER}{_ON}(?:{_HAS_BEEN}(?:goed )?|\bhebben wij (?:goed )?){TAKEN_IN}"
    rf"|\b(?:hebben wij|wij hebben|ontvingen|registreerden|nous avons"
    rf"|we have){_IN}{{0,30}}\b{ORDER}"
    rf"|\bgaf (?:u|je)\b{_IN}{{0,40}}\b{ORDER}"
    rf"|\b(?:hebt|heeft)\b{_IN}{{0,60}}\b{ORDER}{_IN}{{0,20}}\bgegeven"
    rf"|\bvous avez donné{_IN}{{0,40}}\b{ORDER}|\byou gave{_IN}{{0,40}}\b{ORDER}"
    rf"|^{_SUBJECT}*{_NOTICE}{ORDER}|^{_SUBJECT}*{ORDER}\b.{{0,80}}\b{TAKEN_IN}\W*$"
)
# It ended otherwise, or it goes on already: such a mail asks for no deposit.
_SHARE: Final = r"\b(?:storting|versement|deposit|bijdrage|aandeel|quote-part)\b"
_ARRIVED: Final = r"\b(?:geweigerd|ontvangen|toegekomen|verwerkt|aanvaard|re[çc]u|received)(?!\w)"
_RECEIPT: Final = r"\b(?:ontvangst|réception|receipt)\b"
SETTLED: Final = pattern(
    rf"(?:{_IS}|\bwordt\b|\bworden\b){_IN}{{0,40}}\b"
    r"(?:geannuleerd|annul[ée]e?|cancelled|canceled|teruggestort)(?!\w)"
    rf"|{_SHARE}{_ON}(?:{_IS}|\bhebben\b|\bheeft\b){_IN}{{0,50}}{_ARRIVED}"
    rf"|\bhebben\b{_IN}{{0,30}}{_SHARE}{_ON}{_ARRIVED}"
    r"|\b(?:ontvingen|avons (?:bien )?re[çc]u|have received)\b"
    rf"{_IN}{{0,30}}{_SHARE}(?! (?:nog )?niet)"
    rf"|\bsubsidie\b{_IN}{{0,40}}{_IS}{_IN}{{0,40}}\b(?:toegevoegd|toegekend|gestort)(?!\w)"
    rf"|{_TITLE}{_RECEIPT}(?= van| de| of|\W*$)"
    rf"|\b(?:bevestigen|accusons|confirmons|confirm)\b{_IN}{{0,30}}{_RECEIPT}"
    r"|^(?:ontvangen|gestort) bedrag"
)
MADE_UP: Final = pattern(rf"^{_SUBJECT}*\W*(?:simulati(?:e|on)|voorbeeld|exemple|example)\b")
