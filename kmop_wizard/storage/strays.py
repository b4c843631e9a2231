"""What systems, editors and synchronisers put beside the files of a folder, told by its name."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

_LITTER: Final = re.compile(
    r"(?is)(\._|\.#|~\$|\.~).*"
    r"|desktop\.ini|(eh)?thumbs\.db|\.ds_store|__macosx|\.localized|\.directory|icon\r"
)
# Being written, or hidden on purpose: read too early, half a file would be merged and put away.
_PASSING: Final = re.compile(r"(?is)[.~].*|.*\.(tmp|temp|part|partial|filepart|crdownload|!sync)")
_PLACEHOLDER: Final = re.compile(
    r"(?is)\.(?P<hidden>.+\..+)\.icloud"
    r"|(?P<shown>.+\..+)\.(nextcloud|owncloud|opencloud|cloud|rsls)"
)
_PLACEHOLDERS: Final = (
    *(".{}.icloud", "{}.nextcloud", "{}.owncloud", "{}.opencloud"),
    *("{}.cloud", "{}.rsls"),  # odrive, Resilio Sync
)
_ID: Final = re.compile(r"(?i)\.json|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# Windows: offline, to be fetched when opened, to be fetched when read. macOS: SF_DATALESS.
_FAR_ATTRIBUTES: Final = 0x1000 | 0x40000 | 0x400000
_FAR_FLAG: Final = 0x40000000


def is_litter(name: str) -> bool:
    """Whether a system or an editor makes files with this name for itself."""
    return _LITTER.fullmatch(name) is not None


def is_passing(name: str) -> bool:
    """Whether a file with this name is hidden, or on its way to another name."""
    return _PASSING.fullmatch(name) is not None


def names_a_training(name: str) -> bool:
    """Whether a file with this name, whatever its end, is likely to be one of a training."""
    return _ID.search(name) is not None


def stands_for(name: str) -> str:
    """The file that a cloud keeps elsewhere while one called ``name`` lies here; or ""."""
    found = _PLACEHOLDER.fullmatch(name)
    return "" if found is None else found["hidden"] or found["shown"]


def placeholder_of(path: Path) -> Path | None:
    """What lies here instead of ``path``, when a cloud keeps that elsewhere; never raises."""
    if os.path.lexists(path):
        return None
    places = (path.with_name(made.format(path.name)) for made in _PLACEHOLDERS)
    return next((each for each in places if os.path.lexists(each)), None)


def is_far(found: os.stat_result) -> bool:
    """Whether this is what lstat tells of a file whose content a cloud keeps elsewhere."""
    attributes = getattr(found, "st_file_attributes", 0)
    flags = getattr(found, "st_flags", 0)
    return stat.S_ISREG(found.st_mode) and bool(attributes & _FAR_ATTRIBUTES or flags & _FAR_FLAG)
