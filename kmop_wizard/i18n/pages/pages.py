"""The pages of the six steps, each from a plan to plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from kmop_wizard.i18n.pages.apply import apply_page
from kmop_wizard.i18n.pages.attend import attend_page
from kmop_wizard.i18n.pages.deposit import deposit_page
from kmop_wizard.i18n.pages.enrol import enrol_page
from kmop_wizard.i18n.pages.page import Page, Situation
from kmop_wizard.i18n.pages.pay import pay_page
from kmop_wizard.i18n.pages.subsidy import subsidy_page

PAGES: Final[Mapping[str, Callable[[Situation], Page]]] = {
    "enrol": enrol_page,
    "apply": apply_page,
    "deposit": deposit_page,
    "subsidy": subsidy_page,
    "attend": attend_page,
    "pay": pay_page,
}


def page_of(step: str, now: Situation) -> Page:
    """The page of ``step``, one of the six, as it is now."""
    return PAGES[step](now)
