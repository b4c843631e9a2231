"""The six pages of the wizard, by step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kmop_wizard.ui.pages.apply import ApplyPage
from kmop_wizard.ui.pages.attend import AttendPage
from kmop_wizard.ui.pages.deposit import DepositPage
from kmop_wizard.ui.pages.enrol import EnrolPage
from kmop_wizard.ui.pages.page import StepPage
from kmop_wizard.ui.pages.pay import PayPage
from kmop_wizard.ui.pages.subsidy import SubsidyPage

PAGES: Final[Mapping[str, type[StepPage]]] = {
    page.step: page
    for page in (EnrolPage, ApplyPage, DepositPage, SubsidyPage, AttendPage, PayPage)
}
