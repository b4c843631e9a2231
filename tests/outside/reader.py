"""Reads and uses the window as a screen reader does: through AT-SPI, from another process.

It runs in the system's Python, which has GObject introspection; the program runs in its own.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

_PATIENCE_S: Final = 15
_RETURN: Final = 0xFF0D
"""The key, by its number in X11."""
_IGNORE: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)

BUTTON: Final = "push button"
CHOICE: Final = "radio button"
INPUT: Final = "text"
LIST: Final = "list"
ROW: Final = "list item"


class Lost(Exception):
    """What a person would look for is not to be found; the text says what, and what is there."""


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees; its name."""
    read, write = os.pipe()
    line = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(line, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Reader:
    """One run of the program. ``said``: what it announced, in order."""

    def __init__(self, program: Sequence[str], display: str, home: str) -> None:
        self._display = display
        self.said: list[str] = []
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "KMOP_WIZARD_HOME": home,
            # it warns of each part that went while it was looked at
            "QT_LOGGING_RULES": "qt.accessibility.atspi=false",
        }
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - until `close`
        self._process = subprocess.Popen(program, env=environment, stderr=self._errors)
        self._application = self._wait(self._started, "the program among those that can be read")
        self._application.set_cache_mask(Atspi.Cache.NONE)
        _give_focus(display)

    def close(self) -> None:
        """End the program as a system does that shuts down; raises `Lost` when an error was not caught."""
        self._listener.deregister("object:announcement")
        self._process.terminate()
        self._process.wait()
        self._errors.seek(0)
        complaint = self._errors.read().decode(errors="replace")
        self._errors.close()
        if "Traceback" in complaint:
            raise Lost(complaint)

    def _hear(self, event: Any) -> None:
        self.said.append(str(event.any_data))

    def _started(self) -> Any:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(place)
            if found is not None and found.get_process_id() == self._process.pid:
                return found
        return None

    def _wait(self, look: Callable[[], Any], what: str, there: Callable[[], str] = str) -> Any:
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            _listen()
            try:
                found = look()
            except GLib.GError:  # what was looked at went away meanwhile
                found = None
            if found:
                return found
        raise Lost(f"never: {what}\n{there()}")

    def nodes(self) -> Iterator[Any]:
        """All that is to be seen, in the order of reading."""
        yield from _below(self._application)

    def find(self, role: str, name: str) -> Any:
        """What is called ``name``, alone or beside a colon or a comma; waits until it shows."""

        def look() -> Any:
            found = [node for node in self.nodes() if node.get_role_name() == role]
            exact = [node for node in found if node.get_name() == name]
            return next(iter(exact or [each for each in found if _is_part(name, each)]), None)

        return self._wait(look, f"{role} {name}", self.listing)

    def press(self, name: str, role: str = BUTTON) -> None:
        """Press a button, or make a choice."""
        self._wait(
            lambda: _act(self.find(role, name), "Press", "Toggle"),
            f"{name} is pressed",
            self.listing,
        )

    def press_until(self, name: str, text: str) -> None:
        """Press a button, again if need be, until ``text`` can be read."""

        def shown() -> bool:
            if any(text in node.get_name() for node in self.nodes()):
                return True
            self.press(name)
            return False

        self.wait_for(shown, f"{name} leads to {text}")

    def choose(self, name: str) -> None:
        """Choose one of a few, and see that it is."""
        self.press(name, CHOICE)
        self.wait_for(lambda: self.has(CHOICE, name, Atspi.StateType.CHECKED), f"{name} is chosen")

    def write(self, name: str, text: str) -> None:
        """Put ``text`` in the place of what an input holds, and see that it is there."""
        self.hand_over(name, text)
        self.wait_for(lambda: self.value(name) == text, f"{name} holds {text}")

    def hand_over(self, name: str, text: str) -> None:
        """Put ``text`` in an input that goes away once it has it."""
        node = self.find(INPUT, name)
        self._focus(node)
        node.set_text_contents(text)

    def open_row(self, name: str, sentence: str) -> None:
        """Go to a list and press Return on its first row, which says ``sentence``."""
        self._focus(self.find(LIST, name))
        self.wait_for(
            lambda: any(
                node.get_role_name() == ROW
                and sentence in node.get_name()
                and node.get_state_set().contains(Atspi.StateType.FOCUSED)
                for node in self.nodes()
            ),
            f"the row that says {sentence} is the current one",
        )
        _press_return(self._display)

    def value(self, name: str) -> str:
        """What an input holds."""
        return str(Atspi.Text.get_text(self.find(INPUT, name), 0, -1))

    def leave(self, name: str) -> None:
        """Go on from an input: to the button called ``name``."""
        self._focus(self.find(BUTTON, name))

    def _focus(self, node: Any) -> None:
        focused = Atspi.StateType.FOCUSED
        self.wait_for(
            lambda: _act(node, "SetFocus") and node.get_state_set().contains(focused),
            f"{node.get_name()} has the focus",
        )

    def has(self, role: str, name: str, state: Any) -> bool:
        """Whether what is called ``name`` is in a state."""
        return bool(self.find(role, name).get_state_set().contains(state))

    def read(self, text: str) -> None:
        """See that ``text`` can be read somewhere: as a name, or in what a name says."""
        self.wait_for(
            lambda: any(text in node.get_name() for node in self.nodes()), f"read: {text}"
        )

    def hear(self, text: str) -> None:
        """See that ``text`` is announced, since the last time that something was heard."""
        self.wait_for(lambda: any(text in each for each in self.said), f"hear: {text}")
        self.said.clear()

    def wait_for(self, holds: Callable[[], Any], what: str) -> None:
        """Let the program work until something holds."""
        self._wait(holds, what, self.listing)

    def listing(self) -> str:
        """What is to be seen, a line for each; and what was announced."""
        lines = [
            f"{node.get_role_name()} {node.get_name()!r} {_states(node)}" for node in self.nodes()
        ]
        return "\n".join([*lines, f"announced: {self.said}"])


def _states(node: Any) -> str:
    """What is special about how it is now."""
    told = (
        Atspi.StateType.FOCUSED,
        Atspi.StateType.SELECTED,
        Atspi.StateType.CHECKED,
        Atspi.StateType.EXPANDED,
    )
    held = node.get_state_set()
    return " ".join(state.value_nick for state in told if held.contains(state))


def _act(node: Any, *wanted: str) -> bool:
    """Do the first of ``wanted`` that it offers; a part that is going offers nothing."""
    offered = [node.get_action_name(place) for place in range(node.get_n_actions())]
    name = next((each for each in wanted if each in offered), None)
    return name is not None and bool(node.do_action(offered.index(name)))


def _is_part(name: str, node: Any) -> bool:
    whole = node.get_name()
    begins = tuple(f"{name}{sign}" for sign in (", ", ": ", "\u00a0: "))
    return bool(whole.startswith(begins) or whole.endswith(f": {name}"))


def _below(node: Any) -> Iterator[Any]:
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is None or not child.get_state_set().contains(Atspi.StateType.SHOWING):
            continue
        yield child
        yield from _below(child)


def _listen() -> None:
    context = GLib.MainContext.default()
    while context.iteration(may_block=False):
        pass
    time.sleep(0.02)


@contextmanager
def _server(display: str) -> Iterator[tuple[Any, Any]]:
    """The library of the X server, and a connection to it."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XSetErrorHandler(_IGNORE)  # some windows are never shown and can't have the focus
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    yield x11, connection
    x11.XCloseDisplay(connection)


def _press_return(display: str) -> None:
    keys = ctypes.CDLL("libXtst.so.6")
    with _server(display) as (x11, connection):
        code = x11.XKeysymToKeycode(connection, ctypes.c_ulong(_RETURN))
        for down in (1, 0):
            keys.XTestFakeKeyEvent(connection, code, down, ctypes.c_ulong(0))


def _give_focus(display: str) -> None:
    """Do what a window manager does: give the keyboard to the window."""
    with _server(display) as (x11, connection):
        _focus_windows(x11, connection)


def _focus_windows(x11: Any, connection: Any) -> None:
    root = ctypes.c_ulong(x11.XDefaultRootWindow(connection))
    above, parent = ctypes.c_ulong(), ctypes.c_ulong()
    children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    x11.XQueryTree(connection, root, *map(ctypes.byref, (above, parent, children, count)))
    for place in range(count.value):
        x11.XSetInputFocus(connection, ctypes.c_ulong(children[place]), 2, ctypes.c_ulong(0))
