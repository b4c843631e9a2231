"""Which language the program starts in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Final

from kmop_wizard.i18n.words import LANGUAGES

DEFAULT_LANGUAGE: Final = "nl"
_LONGEST_NAME: Final = 64
_UTF8: Final = 0x08000100  # as Core Foundation numbers it
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def windows_locale() -> str | None:
    """The display language that Windows shows this user, like ``fr_BE``; elsewhere nothing."""
    name = None
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows asks
        import locale  # noqa: PLC0415

        name = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    return name


def mac_locale() -> str | None:
    """The first of the languages that this user of macOS prefers, like ``fr-BE``.

    A program that Finder starts gets none of the variables that name one.
    """
    import ctypes  # noqa: PLC0415  only macOS asks

    core = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
    core.CFLocaleCopyPreferredLanguages.restype = ctypes.c_void_p
    core.CFArrayGetCount.argtypes = [ctypes.c_void_p]
    core.CFArrayGetCount.restype = ctypes.c_long
    core.CFArrayGetValueAtIndex.argtypes = [ctypes.c_void_p, ctypes.c_long]
    core.CFArrayGetValueAtIndex.restype = ctypes.c_void_p
    core.CFStringGetCString.argtypes = [
        *(ctypes.c_void_p, ctypes.c_char_p, ctypes.c_long, ctypes.c_uint32)
    ]
    core.CFRelease.argtypes = [ctypes.c_void_p]
    languages = core.CFLocaleCopyPreferredLanguages()
    if not languages:
        return None
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    found = core.CFArrayGetCount(languages) > 0 and core.CFStringGetCString(
        core.CFArrayGetValueAtIndex(languages, 0), name, _LONGEST_NAME, _UTF8
    )
    core.CFRelease(languages)
    return name.value.decode() if found else None


_OWN_CALLS: Final = {"win32": windows_locale, "darwin": mac_locale}
_OWN_CALL: Final = _OWN_CALLS.get(sys.platform)


def system_language(
    setting: str | None,
    environ: Mapping[str, str],
    native: Callable[[], str | None] | None = _OWN_CALL,
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
