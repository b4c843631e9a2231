"""Makes the packages of Linux out of the frozen program: a ``.deb`` and a portable archive.

``python -m tools.packaging PROGRAM OUT`` packs the folder PROGRAM into the folder OUT, and prints
the SHA-256 of each file. ``--quick`` makes the ``.deb`` alone, packed less tightly, for tests.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kmop_wizard import APPLICATION_ID, __version__
from kmop_wizard.storage.folders import PORTABLE_FOLDER, PORTABLE_MARKER
from tools.freezing import FROM_SYSTEM, needed_by

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "kmop-wizard"
SHARE: Final = ROOT / "packaging" / "linux"
ICONS: Final = ROOT / "resources" / "icons"
ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
# What no library asks for by name: text needs a font, the keyboard its layouts.
ALSO_NEEDED: Final = ("fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation", "xkb-data")
# The program works without these: printers, the kind and the icon of .kmop files.
RECOMMENDED: Final = ("hicolor-icon-theme", "libcups2", "shared-mime-info")
_MARKER_TEXT: Final = f"""\
While this file is here, the trainings are kept beside the program, in {PORTABLE_FOLDER}.
Take it away, and they are kept in your own folders.
"""
_CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The kmop-wizard authors <kmop-wizard@users.noreply.github.com>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: office
Priority: optional
Homepage: https://github.com/kmop-wizard/kmop-wizard
Description: guide through the six steps of the kmo-portefeuille
 Says what to do now, and by when, for each training that the subsidy of
 Flanders pays a part of. Works without a network.
"""


def depends(asked: Iterable[str], libc: str) -> list[str]:
    """Return the Debian packages with the libraries ``asked`` for; ``libc``: its oldest version."""
    packages = {FROM_SYSTEM[name] for name in asked if name in FROM_SYSTEM} - set(RECOMMENDED)
    rows = [f"{each} (>= {libc})" if each == "libc6" else each for each in packages]
    return sorted([*rows, *ALSO_NEEDED])


def programs_and_libraries(folder: Path) -> Iterator[Path]:
    """Yield the files that are loaded into a process."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def make_deb(program: Path, out: Path, packing: str) -> Path:
    """Make the Debian package; returns its path."""
    asked = {name for path in programs_and_libraries(program) for name in needed_by(path)}
    architecture = _said("dpkg", "--print-architecture").strip()
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / NAME
        home = tree / "usr" / "lib" / NAME
        # Hard links would do, but a build may lie on another disk.
        shutil.copytree(program, home, symlinks=True)
        _add_share(tree / "usr")
        command = tree / "usr" / "bin" / NAME
        command.parent.mkdir()
        command.symlink_to(f"../lib/{NAME}/{NAME}")
        _set_modes(tree, home / NAME)
        control = tree / "DEBIAN" / "control"
        control.parent.mkdir(mode=0o755)
        text = _CONTROL.format(
            name=NAME,
            version=__version__,
            architecture=architecture,
            kilobytes=_bytes(tree) // 1024,
            depends=", ".join(depends(asked, platform.libc_ver()[1])),
            recommends=", ".join(RECOMMENDED),
        )
        control.write_text(text, encoding="utf-8")
        result = out / f"{NAME}_{__version__}_{architecture}.deb"
        _said("dpkg-deb", "--root-owner-group", packing, "--build", str(tree), str(result))
    return result


def make_portable(program: Path, out: Path) -> Path:
    """Make an archive that runs from where it is unpacked, and keeps all beside itself."""
    name = f"{NAME}-{__version__}-linux-{platform.machine()}"
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / name
        shutil.copytree(program, tree, symlinks=True)
        (tree / PORTABLE_MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
        shutil.copy(ROOT / "LICENSE", tree)
        _set_modes(tree, tree / NAME)
        result = out / f"{name}.tar.xz"
        owner = (
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--sort=name",
            f"--mtime=@{_moment()}",
        )
        _said("tar", *owner, "-I", "xz -T0", "-C", place, "-cf", str(result), name)
    return result


def _add_share(usr: Path) -> None:
    """Add what desktops look for: the entry in the menu, the kind of file, the page in a shop."""
    files = {
        "applications": ("desktop", APPLICATION_ID),
        "metainfo": ("metainfo.xml", APPLICATION_ID),
        "mime/packages": ("xml", APPLICATION_ID),
    }
    for folder, (ending, name) in files.items():
        place = usr / "share" / folder
        place.mkdir(parents=True)
        shutil.copy(SHARE / f"{name}.{ending}", place)
    icons = usr / "share" / "icons" / "hicolor"
    pictures = {f"{size}x{size}": (f"{NAME}-{size}.png", "png") for size in ICON_SIZES}
    pictures["scalable"] = (f"{NAME}.svg", "svg")
    for folder, (source, ending) in pictures.items():
        place = icons / folder / "apps"
        place.mkdir(parents=True)
        shutil.copy(ICONS / source, place / f"{APPLICATION_ID}.{ending}")
    papers = usr / "share" / "doc" / NAME
    papers.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", papers / "copyright")


def _set_modes(tree: Path, program: Path) -> None:
    """Let everyone read all of it, whatever the mask of the builder, and start ``program``."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)


def _bytes(tree: Path) -> int:
    return sum(path.lstat().st_size for path in tree.rglob("*"))


def _moment() -> str:
    """When the source was last changed, so that one source gives one archive."""
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return said
    if shutil.which("git") and (ROOT / ".git").exists():
        return _said("git", "-C", str(ROOT), "log", "-1", "--format=%ct").strip()
    return str(int((ROOT / "CHANGELOG.md").stat().st_mtime))


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main(arguments: list[str]) -> int:
    """Make the packages and print their checksums."""
    parser = argparse.ArgumentParser(prog="tools.packaging")
    parser.add_argument("program", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = _moment()  # dpkg-deb asks for it too
    made = [make_deb(given.program, given.out, "-Zzstd" if given.quick else "-Zxz")]
    if not given.quick:
        made.append(make_portable(given.program, given.out))
    for path in made:
        with path.open("rb") as file:
            print(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
