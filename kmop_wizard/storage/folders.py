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
    folder may be synchronised with other computers. ``usual``: the data folder while none is chosen
    in the settings; ``None`` when this one was named for this start only. ``beside``: the folder of
    the program, when all is kept beside it.
    """

    data: Path
    config: Path
    state: Path
    usual: Path | None = None
    beside: Path | None = None

    @property
    def chosen(self) -> bool:
        """Whether the settings say so. Then it is there, or its disk or share is away."""
        return self.usual is not None and self.data != self.usual

    @property
    def setting(self) -> str | None:
        """What the settings have to say for it; ``None`` for the usual folder."""
        return _as_kept(self.data, self.beside) if self.chosen else None

    def over(self, data: Path) -> Folders:
        """Another data folder, with a state of its own, of the same program."""
        data = _real(data)
        state = self.state.parent / _fingerprint(data, self.beside)
        return self._replace(data=data, state=state)


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
    program = _real(program or _program_folder())
    beside = (
        program if not environ.get(HOME_VARIABLE) and is_file(program / PORTABLE_MARKER) else None
    )
    data, config, state = map(_real, _homes(environ, beside))
    usual = None if data_dir else data
    used = data_dir or _moved_to(config, beside) or data
    return Folders(data, config, state / "x", usual, beside).over(used)


def _homes(environ: Mapping[str, str], beside: Path | None) -> tuple[Path, Path, Path]:
    home = environ.get(HOME_VARIABLE) or (beside and str(beside / PORTABLE_FOLDER))
    if home:
        return Path(home, "data"), Path(home, "config"), Path(home, "state")
    # Reading the system's tables costs start-up time: only where they decide.
    from platformdirs import PlatformDirs  # noqa: PLC0415

    system = PlatformDirs(APP_NAME, appauthor=False)
    return system.user_data_path, system.user_config_path, system.user_state_path


def _moved_to(config: Path, beside: Path | None) -> Path | None:
    chosen = read_settings(config).data_folder
    if not chosen or "\0" in chosen:
        return None
    if beside is not None:
        return beside / chosen  # an absolute path stays as it is
    return Path(chosen) if Path(chosen).is_absolute() else None


def _as_kept(data: Path, beside: Path | None) -> str:
    """How ``data`` is written down: from the program, where both lie on one stick.

    The stick has another drive letter, or another name, on the next computer.
    """
    if beside is not None and data.is_relative_to(_stick(beside)):
        return Path(os.path.relpath(data, beside)).as_posix()
    return str(data)


def _stick(beside: Path) -> Path:
    """The disk that the program lies on; on the disk of the system, its own folder."""
    for folder in (beside, *beside.parents):
        if os.path.ismount(folder):
            return beside if str(folder) == "/" else folder
    return beside


def _program_folder() -> Path:
    """The folder of the frozen program; of a checkout, the one that holds the package."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parents[2]


def _real(path: Path) -> Path:
    # Unlike Path.resolve() this does not raise on a loop of links.
    try:
        return Path(os.path.realpath(path))
    except OSError:  # a disk that Windows can't look into, such as a locked one
        return Path(os.path.abspath(path))  # noqa: PTH100


def _fingerprint(data: Path, beside: Path | None) -> str:
    name = os.path.normcase(_as_kept(data, beside))
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:_HASH_LENGTH]
