"""What goes into the frozen program and what stays out: ``build.spec`` asks here."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import Final, NamedTuple

LANGUAGES: Final = ("nl", "fr", "en")

# Nothing that the program imports may stand here, nor what its libraries can't be imported without:
# ``wrongly_excluded`` looks at the imports, and the tests run without these names what is frozen.
EXCLUDED_MODULES: Final = (
    "PySide6.QtDBus",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "babel",
    "setuptools",
    "tkinter",
    "unittest",
)
# The plugins that stay, by kind: those of another kind have no use here. Theme plugins of a desktop
# would bring half of that desktop along.
PLUGINS: Final = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qico", "qjpeg", "qsvg"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cocoaprintersupport", "cupsprintersupport", "windowsprintersupport"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
# Libraries, and on macOS the folders that these are with all that belongs to them.
_UNUSED: Final = re.compile(r"(lib)?(opengl32sw|Qt6?(Network|Qml|Quick))")
# Linux: what the person's system has, in its own version. Most of it talks to what runs there, its
# graphics, fonts, screen, bus or printers; a second C++ library would break its graphics drivers.
# By name, with the Debian package that has it.
FROM_SYSTEM: Final[Mapping[str, str]] = {
    "ld-linux-x86-64.so.2": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libc.so.6": "libc6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb.so.1": "libxcb1",
    "libz.so.1": "zlib1g",
}
# Linux: the libraries of the building machine that travel along, whatever else is installed there.
CARRIED: Final = frozenset(
    {
        "libbz2",
        "libcrypto",
        "libexpat",
        "libffi",
        "libglib-2",
        "libgthread-2",
        "liblzma",
        "libmpdec",
        "libpcre2-8",
        "libssl",
        "libuuid",
        "libxcb-cursor",
        "libxcb-icccm",
        "libxcb-image",
        "libxcb-keysyms",
        "libxcb-randr",
        "libxcb-render",
        "libxcb-render-util",
        "libxcb-shape",
        "libxcb-shm",
        "libxcb-sync",
        "libxcb-util",
        "libxcb-xfixes",
        "libxcb-xkb",
        "libxkbcommon",
        "libxkbcommon-x11",
        "libzstd",
    }
)
# stdnum's tables of other countries' numbers; its hook for PyInstaller collects them all.
_TABLES: Final = {"iban.dat"}


def is_wanted(target: str) -> bool:
    """Tell whether a collected file has a use in this program."""
    path = PurePath(target)
    if "plugins" in path.parts:
        kind = path.parts[path.parts.index("plugins") + 1]
        return path.stem.removeprefix("lib") in PLUGINS.get(kind, set())
    if path.suffix == ".qm":
        return path.stem in {f"qtbase_{language}" for language in LANGUAGES}
    if path.parts[0] == "stdnum" and path.suffix == ".dat":
        return path.name in _TABLES
    if path.parent.name == "icons" and path.suffix in {".ico", ".icns"}:
        return False  # they are in the program file
    return not any(_UNUSED.match(part) for part in path.parts)


Row = tuple[str, str, str]
"""A collected file as PyInstaller has it: where it will lie, where it lies, its kind."""


def without_twins(rows: Collection[Row], version: Callable[[str], tuple[int, int]]) -> list[Row]:
    """Return the files for Windows with each library once: the newest, where everything finds it.

    Python and Qt each bring Microsoft's libraries for C++; a process loads the first of a name.
    """
    copies: dict[str, list[Row]] = {}
    for row in rows:
        copies.setdefault(PureWindowsPath(row[0]).name.lower(), []).append(row)
    twins = [same for name, same in copies.items() if len(same) > 1 and name.endswith(".dll")]
    gone = {row for same in twins for row in same}
    kept = [max(same, key=lambda row: version(row[1])) for same in twins]
    return [
        *(row for row in rows if row not in gone),
        *((PureWindowsPath(target).name, source, kind) for target, source, kind in kept),
    ]


def needed_by(library: Path) -> set[str]:
    """Return the names of the libraries that a program or library of Linux itself asks for."""
    asked = subprocess.run(["objdump", "-p", library], check=True, capture_output=True, text=True)
    rows = (line.split() for line in asked.stdout.splitlines())
    return {row[1] for row in rows if len(row) == 2 and row[0] == "NEEDED"}


def libraries_to_carry(
    needs: Mapping[str, Collection[str]], first: Collection[str], own: Collection[str]
) -> set[str]:
    """Return ``first`` and what these need, but for what the system has.

    ``needs`` says of each collected library what it asks for; ``own`` are those of Python and Qt.
    Raises ``NotCarried`` when one is missing on this machine, or comes along that nobody chose.
    """
    carried = set(first)
    waiting = list(first)
    troubles = []
    while waiting:
        asking = waiting.pop()
        for name in sorted(set(needs[asking]) - FROM_SYSTEM.keys() - carried):
            if name not in needs:
                troubles.append(f"{asking} asks for {name}, which is not on this machine")
            elif name not in own and name.partition(".")[0] not in CARRIED:
                troubles.append(f"{asking} asks for {name}: neither in CARRIED nor in FROM_SYSTEM")
            else:
                carried.add(name)
                waiting.append(name)
    if troubles:
        raise NotCarried("\n".join(sorted(set(troubles))))
    return carried


class NotCarried(SystemExit):
    """Ends the build: a needed library is missing, or one comes along that nobody chose."""


class Import(NamedTuple):
    """That ``importer`` imports ``module``; ``guarded``: it goes on when that is not there."""

    importer: str
    module: str
    guarded: bool


def wrongly_excluded(imports: Iterable[Import]) -> Iterator[str]:
    """Yield a sentence on each import that would fail in the frozen program.

    What the program itself imports is always missed; what a library imports inside a function or
    in a ``try`` is not needed by those who never come there.
    """
    for each in imports:
        left_out = any(
            each.module == name or each.module.startswith(f"{name}.") for name in EXCLUDED_MODULES
        )
        ours = each.importer.partition(".")[0] == "kmop_wizard"
        if left_out and (ours or not each.guarded):
            yield f"{each.importer} imports {each.module}, which EXCLUDED_MODULES leaves out"
