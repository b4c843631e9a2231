"""What opens in the place of a page's card, by the last part of the name of its link or act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kmop_wizard.ui.pages.host import FooterSection, Host
from kmop_wizard.ui.pages.sections.all_facts import AllFactsSection
from kmop_wizard.ui.pages.sections.applied_with import AppliedWithSection
from kmop_wizard.ui.pages.sections.conflicts import ConflictsSection
from kmop_wizard.ui.pages.sections.documents import DocumentsSection
from kmop_wizard.ui.pages.sections.good_to_know import GoodToKnowSection
from kmop_wizard.ui.pages.sections.hand_over import AccountantSection, ParticipantSection
from kmop_wizard.ui.pages.sections.letter import LetterSection
from kmop_wizard.ui.pages.sections.mail import MailSection
from kmop_wizard.ui.pages.sections.notes import NotesSection
from kmop_wizard.ui.pages.sections.otherwise import OtherwiseSection
from kmop_wizard.ui.pages.sections.phone import PhoneSection
from kmop_wizard.ui.pages.sections.previous_applications import PreviousApplicationsSection
from kmop_wizard.ui.pages.sections.vat_details import VatDetailsSection

SECTIONS: Final[Mapping[str, Callable[[Host], FooterSection]]] = {
    "all_facts": AllFactsSection,
    "applied_with": AppliedWithSection,
    "conflicts": ConflictsSection,
    "documents": DocumentsSection,
    "good_to_know": GoodToKnowSection,
    "mail": MailSection,
    "letter": LetterSection,
    "notes": NotesSection,
    "otherwise": OtherwiseSection,
    "phone": PhoneSection,
    "vat_details": VatDetailsSection,
    "previous_applications": PreviousApplicationsSection,
    "mail_accountant": AccountantSection,
    "mail_participant": ParticipantSection,
}
