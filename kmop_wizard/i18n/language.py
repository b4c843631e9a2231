"""Which language the program starts in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Final

from kmop_wizard.i18n.words import LANGUAGES

DEFAULT_LANGUAGE: Final = "nl"
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def windows_locale() -> str | None:
    """The display language that Windows shows this user, like ``fr_BE``; elsewhere nothing."""
    name = None
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows asks
        import locale  # noqa: PLC0415

        name = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    return name


def system_language(
    setting: str | None,
    environ: Mapping[str, str],
    native: Callable[[], str | None] | None = windows_locale if sys.platform == "win32" else None,
) -> str:
    """The language to start in: one of ``LANGUAGES``.

    ``setting`` (what the user chose) wins; then ``native``, the system's own call, where there is
    one; else the first of LC_ALL, LC_MESSAGES and LANG that is set. ``C``, ``POSIX`` and languages
    that the program does not speak give Dutch.
    """
    chosen = (setting or "").strip().lower()
    if chosen in LANGUAGES:
        return chosen
    if native is not None:
        named = native()
    else:
        named = next((environ[name] for name in _VARIABLES if environ.get(name)), None)
    return _spoken(named or "")


def _spoken(locale_name: str) -> str:
    language = locale_name.strip().lower().replace("-", "_")
    for mark in ("_", ".", "@"):
        language = language.partition(mark)[0]
    return language if language in LANGUAGES else DEFAULT_LANGUAGE
