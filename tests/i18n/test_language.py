"""The language of the first start."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

import pytest

from kmop_wizard.i18n import language, system_language


@pytest.mark.parametrize(
    ("setting", "environ", "expected"),
    [
        (None, {}, "nl"),
        ("fr", {"LANG": "en_GB.UTF-8"}, "fr"),
        ("FR", {}, "fr"),
        ("de", {"LANG": "fr_BE.UTF-8"}, "fr"),
        ("", {"LANG": "en_US"}, "en"),
        (None, {"LANG": "fr_BE.UTF-8"}, "fr"),
        (None, {"LANG": "fr"}, "fr"),
        (None, {"LANG": "fr-FR"}, "fr"),
        (None, {"LANG": "nl_BE@euro"}, "nl"),
        (None, {"LANG": "en.UTF-8"}, "en"),
        (None, {"LANG": "C"}, "nl"),
        (None, {"LANG": "C.UTF-8"}, "nl"),
        (None, {"LANG": "POSIX"}, "nl"),
        (None, {"LANG": "de_DE.UTF-8"}, "nl"),
        (None, {"LANG": "french"}, "nl"),
        (None, {"LC_ALL": "fr_BE", "LC_MESSAGES": "en_GB", "LANG": "nl_BE"}, "fr"),
        (None, {"LC_MESSAGES": "en_GB", "LANG": "fr_BE"}, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "fr_BE"}, "fr"),
        (None, {"LC_ALL": "C", "LANG": "fr_BE"}, "nl"),
    ],
)
def test_settings_then_the_environment_then_dutch(
    setting: str | None, environ: dict[str, str], expected: str
) -> None:
    assert system_language(setting, environ, native=None) == expected


@pytest.mark.parametrize(
    ("named", "expected"), [("fr_BE", "fr"), ("en_US", "en"), ("de_DE", "nl"), (None, "nl")]
)
def test_a_system_with_its_own_call_is_asked_instead(named: str | None, expected: str) -> None:
    assert system_language(None, {"LANG": "en_GB"}, native=lambda: named) == expected


@pytest.mark.parametrize(
    ("preferred", "expected"), [(["fr-BE", "nl-BE"], "fr"), (["nl-Latn-BE"], "nl"), ([], "nl")]
)
def test_macos_is_asked_for_what_its_user_prefers(
    monkeypatch: pytest.MonkeyPatch, preferred: list[str], expected: str
) -> None:
    """With functions that do as Core Foundation says of its own."""
    let_go: list[int] = []

    def write(text: int, into: ctypes.Array[ctypes.c_char], size: int, encoding: int) -> bool:
        into.value = preferred[text].encode()
        return encoding == 0x08000100 and len(into.value) < size

    core = SimpleNamespace(
        CFLocaleCopyPreferredLanguages=lambda: 7,
        CFArrayGetCount=lambda array: len(preferred),
        CFArrayGetValueAtIndex=lambda array, index: index,
        CFStringGetCString=write,
        CFRelease=lambda array: let_go.append(array),  # noqa: PLW0108 - takes attributes
    )
    monkeypatch.setattr(ctypes, "CDLL", lambda path: core)
    assert system_language(None, {"LANG": "en_GB"}, native=language.mac_locale) == expected
    assert let_go == [7]
