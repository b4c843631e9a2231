"""What goes into the frozen program and what stays out: ``build.spec`` asks here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePath
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
_UNUSED_LIBRARIES: Final = (
    "opengl32sw",
    "qdirect2d",
    "Qt6Network",
    "Qt6Qml",
    "Qt6Quick",
    "QtNetwork",
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
    return not any(name in path.name for name in _UNUSED_LIBRARIES)


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
