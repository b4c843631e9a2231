"""The packages of Windows: a setup program, and an archive that runs from where it is unpacked."""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
import time
import zipfile
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage, QPainter

from kmop_wizard import __version__
from tools.icons import picture
from tools.packaging.common import NAME, PROGRAM_NAME, ROOT, add_marker, moment, said

SCRIPT: Final = ROOT / "packaging" / "windows" / "setup.nsi"
ICON: Final = ROOT / "resources" / "icons" / f"{NAME}.ico"
_GROUND: Final = 0xE3F1F6
SIGN: Final = "KMOP_SIGN"
"""The variable with a command that signs the file whose path follows it; without it none does."""
# The compiler of setup programs: on Debian in the PATH, on Windows where its own setup puts it.
_COMPILER: Final = "makensis"
_USUAL_PLACE: Final = "NSIS/makensis.exe"


def make_setup(
    program: Path, out: Path, version: str = __version__, *, quick: bool = False
) -> Path:
    """Make the setup program; ``quick``: packed less tightly. Returns its path."""
    result = out / f"{NAME}-{version}-setup.exe"
    with tempfile.TemporaryDirectory() as place:
        _compile(program, result, version, _side(Path(place)), quick=quick)
    return result


def _compile(program: Path, result: Path, version: str, side: Path, *, quick: bool) -> None:
    told = {
        "APP": PROGRAM_NAME,
        "ID": NAME,
        "VERSION": version,
        "SRC": program,
        "ICON": ICON,
        "SIDE": side,
        "OUT": result,
    }
    if quick:
        told["QUICK"] = ""
    if command := os.environ.get(SIGN):
        told["SIGN"] = command
    defines = [f"-D{name}={value}" for name, value in told.items()]
    said(_compiler(), "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defines, SCRIPT)


def _side(place: Path) -> Path:
    """Draw what stands at the left of the first and the last page; returns its path."""
    width, height, edge = 164, 314, 96
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(_GROUND)
    painter = QPainter(image)
    painter.drawImage((width - edge) // 2, (height - edge) // 3, picture(edge))
    painter.end()
    path = place / "side.bmp"
    if not image.save(str(path)):
        raise OSError(f"{path} can't be written")
    return path


def make_zip(program: Path, out: Path) -> Path:
    """Make the portable archive; returns its path."""
    name = f"{NAME}-{__version__}-windows"
    result = out / f"{name}.zip"
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / name
        shutil.copytree(program, tree)
        add_marker(tree)
        with zipfile.ZipFile(result, "w") as archive:
            for path in sorted(each for each in tree.rglob("*") if each.is_file()):
                row = zipfile.ZipInfo(path.relative_to(place).as_posix(), _changed())
                archive.writestr(row, path.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)
    return result


def _changed() -> tuple[int, int, int, int, int, int]:
    return time.gmtime(int(moment()))[:6]


def sign(program: Path) -> None:
    """Sign both programs, if somebody told how; raises ``CalledProcessError``."""
    if command := os.environ.get(SIGN):
        for ending in ("exe", "com"):
            said(*shlex.split(command), program / f"{NAME}.{ending}")


def _compiler() -> str | Path:
    places = (os.environ.get("PROGRAMFILES(X86)"), os.environ.get("PROGRAMFILES"))
    usual = (Path(place, _USUAL_PLACE) for place in places if place)
    return shutil.which(_COMPILER) or next((each for each in usual if each.exists()), _COMPILER)
