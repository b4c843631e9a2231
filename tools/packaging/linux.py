"""The packages of Linux: a ``.deb`` and a portable archive."""

from __future__ import annotations

import platform
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kmop_wizard import APPLICATION_ID, __version__
from tools.freezing import FROM_SYSTEM, needed_by
from tools.packaging.common import NAME, ROOT, add_marker, moment, said

SHARE: Final = ROOT / "packaging" / "linux"
ICONS: Final = ROOT / "resources" / "icons"
ICON_SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
# What no library asks for by name: text needs a font, the keyboard its layouts.
ALSO_NEEDED: Final = ("fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation", "xkb-data")
# The program works without these: printers, the kind and the icon of .kmop files.
RECOMMENDED: Final = ("hicolor-icon-theme", "libcups2", "shared-mime-info")
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
    architecture = said("dpkg", "--print-architecture").strip()
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
        said("dpkg-deb", "--root-owner-group", packing, "--build", str(tree), str(result))
    return result


def make_portable(program: Path, out: Path) -> Path:
    """Make an archive that runs from where it is unpacked, and keeps all beside itself."""
    name = f"{NAME}-{__version__}-linux-{platform.machine()}"
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / name
        shutil.copytree(program, tree, symlinks=True)
        add_marker(tree)
        _set_modes(tree, tree / NAME)
        result = out / f"{name}.tar.xz"
        owner = (
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--sort=name",
            f"--mtime=@{moment()}",
        )
        said("tar", *owner, "-I", "xz -T0", "-C", place, "-cf", str(result), name)
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
