"""What interrupted writes left behind, removed folder by folder: each may take a while."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kmop_wizard.storage.atomic import is_folder, remove_leftovers
from kmop_wizard.storage.backups import BACKUPS
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.listing import TRAININGS
from kmop_wizard.storage.recovery import RECOVERY
from kmop_wizard.storage.trash import ATTACHMENTS, TRASH


def removing_leftovers(places: Folders) -> Iterator[Path]:
    """Remove what this program left more than a day ago; yield each folder that was looked into.

    Never raises. Nothing but the program's own temporary files is touched.
    """
    data, state = places.data, places.state
    remove_leftovers(data / TRAININGS, data)
    yield data / TRAININGS
    for folder in (places.config, state, state / RECOVERY, *_folders_in(state / BACKUPS)):
        remove_leftovers(folder)
        yield folder
    for parent in (data / ATTACHMENTS, data / TRASH):
        for folder in _folders_in(parent):
            remove_leftovers(folder, data)
            yield folder


def _folders_in(parent: Path) -> Iterator[Path]:
    with suppress(OSError):
        for name in os.listdir(parent):  # noqa: PTH208 - nothing but names is needed
            if is_folder(parent / name):
                yield parent / name
