"""The language of Qt itself: its own menus and the calendar."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LOCALES: Final = {"nl": "nl_BE", "fr": "fr_BE", "en": "en_BE"}
_installed: list[QTranslator] = []


def use_language(language: str) -> None:
    """Make Qt speak ``language`` (nl, fr or en); English is what it speaks of itself."""
    remove_translators()
    QLocale.setDefault(QLocale(LOCALES[language]))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator()
    if language != "en" and translator.load(f"qtbase_{language}", folder):
        QCoreApplication.installTranslator(translator)
        _installed.append(translator)


def remove_translators() -> None:
    """Take back what was installed: it must not outlive the application."""
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
