"""What the user chose once: language, own enterprise, look, place of the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from kmop_wizard.storage.ownfiles import read_object, write_object

SETTINGS: Final = "settings.json"
REMINDERS: Final = ("off", "login", "daily")
"""Refused or taken back; at log-in; at log-in and daily."""
_UNKNOWN: Final = "unknown"


class Settings(NamedTuple):
    """All settings are texts; ``None`` is not chosen yet.

    ``language``: nl, fr or en. ``enterprise_*``: offered in every new training. ``scheme``: system,
    light or dark. ``geometry``: the window's place, as Qt gives it, in hexadecimal digits.
    ``data_folder``: where the trainings were moved to. ``reminders``: one of ``REMINDERS``.
    ``rules_told_on``: the day on which the age of the rules was told last. ``errors_seen``: the
    mark of the reports that were offered.
    ``strip``: normal where the window beside the website need not stay on top. ``losses_told``: the
    ids, with blanks between them, of the courses of which home said that a new application was no
    longer possible.
    ``unknown``: settings of another version, kept.
    """

    language: str | None = None
    enterprise_name: str | None = None
    enterprise_number: str | None = None
    enterprise_size: str | None = None
    scheme: str = "system"
    geometry: str | None = None
    data_folder: str | None = None
    reminders: str | None = None
    rules_told_on: str | None = None
    errors_seen: str | None = None
    strip: str | None = None
    losses_told: str | None = None
    unknown: Mapping[str, object] = MappingProxyType({})


_NAMES: Final = tuple(name for name in Settings._fields if name != _UNKNOWN)


def read_settings(config: Path) -> Settings:
    """Return the settings in the folder ``config``; what is missing or damaged is the default."""
    content = read_object(config / SETTINGS)
    texts = {name: content[name] for name in _NAMES if isinstance(content.get(name), str)}
    unknown = {name: content[name] for name in content if name not in _NAMES}
    return Settings(**texts, unknown=unknown)  # type: ignore[arg-type]


def write_settings(config: Path, settings: Settings) -> None:
    """Write the settings to the folder ``config``; raises ``SaveFailed``."""
    content = {name: getattr(settings, name) for name in _NAMES}
    write_object(config / SETTINGS, {**settings.unknown, **content})
