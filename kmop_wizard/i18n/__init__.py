"""Codes and values become sentences, days and amounts of a language; typed text becomes facts."""

from kmop_wizard.i18n.language import DEFAULT_LANGUAGE, system_language
from kmop_wizard.i18n.words import LANGUAGES, N_, NATIVE_NAMES, Words

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "NATIVE_NAMES", "N_", "Words", "system_language"]
