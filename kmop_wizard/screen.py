"""What there is to show a window on, asked before Qt, which ends a program that lacks something."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

_PLATFORM: Final = "QT_QPA_PLATFORM"
# As the loaders of Linux, macOS and Windows say it. Windows names what could not be loaded with it.
_MISSING: Final = (
    re.compile(r"(lib\S+): cannot open shared object file"),
    re.compile(r"Library not loaded: \S*?([^/\s]+)(?=\s|$)"),
    re.compile(r"DLL load failed while importing (\w+)"),
)
_PLUGINS: Final = {"wayland": "libqwayland*.so", "xcb": "libqxcb.so"}
_ERROR_SIGN: Final = 0x10


def paint_out_of_sight() -> None:
    """Need no screen: there may be none, or one that is gone, on which Qt would give up."""
    if sys.platform == "linux" and (not os.environ.get(_PLATFORM) or not has_screen()):
        os.environ[_PLATFORM] = "offscreen"


def has_screen() -> bool:
    """Whether there may be one; asking Qt where there is none ends the program."""
    told = os.environ.get(_PLATFORM)
    if sys.platform != "linux" or (told and not told.startswith(("xcb", "wayland"))):
        return True
    return _wayland_answers() or (bool(os.environ.get("DISPLAY")) and _x_answers())


def missing_library(problem: Exception) -> str | None:
    """The library of the system that ``problem`` is about; ``None`` for a fault of another kind."""
    found = filter(None, (each.search(str(problem)) for each in _MISSING))
    return next((each[1] for each in found), None)


def missing_for_screen() -> str | None:
    """The library that every way to a screen of this session lacks, of those that Qt can go.

    Qt would say so in English and end the program.
    """
    if sys.platform != "linux":
        return None
    import ctypes

    missing = None
    for plugin in _plugins():
        try:
            ctypes.CDLL(str(plugin))
        except OSError as problem:
            missing = missing_library(problem) or plugin.name
        else:
            return None
    return missing


def tell_in_a_window(
    title: str,
    sentence: str,
    run: Callable[[Sequence[str]], object] | None = None,
    environ: Mapping[str, str] = os.environ,
) -> None:
    """Show ``sentence`` by a program of the system, where there is one, without waiting for it.

    Who started this program by a double-click sees nothing of what it prints.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, title, _ERROR_SIGN)
        return
    for command in _dialogs(title, sentence, environ):
        try:
            (run or _start)(command)
        except OSError:
            continue  # that program is not there
        return


def _start(command: Sequence[str]) -> None:
    from subprocess import Popen  # slow to load, and a start that goes well has no need

    Popen(command)


def _dialogs(title: str, sentence: str, environ: Mapping[str, str]) -> Iterator[Sequence[str]]:
    if sys.platform == "darwin":
        script = "on run told\ndisplay alert (item 1 of told) message (item 2 of told)\nend run"
        yield "osascript", "-e", script, title, sentence
    elif environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        yield "zenity", "--error", "--no-markup", f"--title={title}", f"--text={sentence}"
        yield "kdialog", "--title", title, "--error", sentence
        yield "notify-send", title, sentence
        yield "xmessage", "-center", sentence


def _plugins() -> Iterator[Path]:
    """The files by which Qt may come to the screens that this session has, as many as there are."""
    from importlib.util import find_spec

    told = os.environ.get(_PLATFORM, "")
    here = {"wayland": _wayland_answers(), "xcb": bool(os.environ.get("DISPLAY"))}
    spec = find_spec("PySide6")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        for name, pattern in _PLUGINS.items():
            if told.startswith(name) if told else here[name]:
                yield from Path(place, "Qt", "plugins", "platforms").glob(pattern)


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("WAYLAND_SOCKET") or (name and Path(folder, name).exists()))


def _x_answers() -> bool:
    """Whether the X server is there, asked as Qt will: a session may name one that is gone."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    answers = not xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return answers
