"""Where things lie: trainings, settings, and what belongs to this computer alone."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard.storage.atomic import is_file
from kmop_wizard.storage.settings import read_settings

APP_NAME: Final = "kmop-wizard"
HOME_VARIABLE: Final = "KMOP_WIZARD_HOME"
PORTABLE_MARKER: Final = "kmop-wizard-portable"
# Not APP_NAME: on Linux the frozen program itself has that name.
PORTABLE_FOLDER: Final = "kmop-wizard-files"
_HASH_LENGTH: Final = 16


class Folders(NamedTuple):
    """``data`` holds ``trainings/``, ``config`` the settings.

    ``state``, one for each data folder (lock, backups, drafts, recovery), lies outside it: a data
    folder may be synchronised with other computers.
    """

    data: Path
    config: Path
    state: Path


def folders(
    data_dir: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    program: Path | None = None,
) -> Folders:
    """Return the folders to use, absolute; nothing is created.

    ``data_dir`` replaces the data folder, else the one in the settings does. The three lie in
    ``KMOP_WIZARD_HOME`` when it is set, beside the program when the file ``kmop-wizard-portable``
    lies there, else where the system keeps such things. ``program`` is the folder of the program
    (default: of the running one).
    """
    data, config, state = _homes(environ, program or _program_folder())
    data = _real(data_dir or _moved_to(config) or data)
    return Folders(data, _real(config), _real(state) / _fingerprint(data))


def _homes(environ: Mapping[str, str], program: Path) -> tuple[Path, Path, Path]:
    home = environ.get(HOME_VARIABLE)
    if not home and is_file(program / PORTABLE_MARKER):
        home = str(program / PORTABLE_FOLDER)
    if home:
        return Path(home, "data"), Path(home, "config"), Path(home, "state")
    # Reading the system's tables costs start-up time: only where they decide.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    system = PlatformDirs(APP_NAME, appauthor=False)
    return system.user_data_path, system.user_config_path, system.user_state_path


def _moved_to(config: Path) -> Path | None:
    chosen = read_settings(config).data_folder
    return Path(chosen) if chosen and Path(chosen).is_absolute() else None


def _program_folder() -> Path:
    """The folder of the frozen program; of a checkout, the one that holds the package."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def _real(path: Path) -> Path:
    # Unlike Path.resolve() this does not raise on a loop of links.
    return Path(os.path.realpath(path))


def _fingerprint(data: Path) -> str:
    name = os.path.normcase(data)
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:_HASH_LENGTH]
