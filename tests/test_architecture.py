"""Keeps the arrows between the rooms of the program, and the few habits that no linter knows.

``tour -> ui -> app -> exchange, storage, i18n -> domain``. A failure says where, what, and what to do instead.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tools.lengths import long_parts

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kmop_wizard"

# What each room may import of the program itself; "" is the package with its version and name.
ROOMS: dict[str, set[str]] = {
    "": set(),
    "clock": set(),
    "screen": set(),
    "resources": set(),
    "domain": {"domain"},
    "i18n": {"", "i18n", "domain", "resources"},
    "storage": {"", "storage", "domain", "resources", "clock"},
    "exchange": {"exchange", "domain"},
    "commands": {"", "commands", "storage", "i18n", "exchange", "domain", "resources", "clock"},
    "command_line": {"", "i18n"},
    "invoice_command": {"", "app", "commands", "i18n", "exchange"},
    "remind_command": {"", "app", "storage"},
    "mail_command": {"", "commands", "i18n", "exchange", "storage"},
    "app": {"", "app", "storage", "i18n", "exchange", "domain", "resources", "clock"},
    "ui": {
        "",
        "ui",
        "app",
        "commands",
        "command_line",
        "storage",
        "i18n",
        "exchange",
        "domain",
        "resources",
        "clock",
    },
    "tour": {
        "",
        "tour",
        "ui",
        "app",
        "command_line",
        "storage",
        "i18n",
        "exchange",
        "domain",
        "resources",
        "clock",
    },
    "__main__": {
        "tour",
        "",
        "commands",
        "command_line",
        "storage",
        "i18n",
        "exchange",
        "invoice_command",
        "mail_command",
        "remind_command",
        "screen",
        "app",
        "domain",
        "resources",
        "clock",
        "ui",
    },
}
DOMAIN_LIBRARIES = {
    "__future__",
    "collections",
    "dataclasses",
    "datetime",
    "decimal",
    "enum",
    "functools",
    "itertools",
    "math",
    "operator",
    "re",
    "types",
    "typing",
    "unicodedata",
}
PLAIN_WRITES = {
    "storage/atomic.py": "it is what makes a write safe",
    "storage/error_log.py": "a program that dies can only write to what is open already",
    "i18n/catalogue.py": "a compiled catalogue that is lost is made again",
}
PLAIN_MOVES = {
    "storage/atomic.py": "it goes through within.py",
    "storage/exports.py": "the user says where an export goes",
}
PLAIN_READS = {
    "storage/reference.py": "what travels with the program is as long as it was made",
    "i18n/catalogue.py": "so is a catalogue",
    "i18n/formats.py": "and the formats",
    "storage/exports.py": "what is unpacked is counted",
    "tour/self_test_actions.py": "it made the file itself",
}
DISK = {"open", "read", "write", "fsync", "mkdir", "replace", "rename", "unlink", "rmdir"}
WINDOW = {"ui", "tour"}

DISPLAYING = {
    "QAction",
    "QCheckBox",
    "QGroupBox",
    "QLabel",
    "QMenu",
    "QPushButton",
    "QRadioButton",
    "QToolButton",
    "addAction",
    "addItem",
    "addMenu",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
    "showMessage",
}


@dataclass(frozen=True)
class Source:
    """One file of the package."""

    path: str
    tree: ast.Module

    @property
    def room(self) -> str:
        first = self.path.partition("/")[0].removesuffix(".py")
        return "" if first == "__init__" else first


def read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(PACKAGE).as_posix()
    return Source(name, ast.parse(text))


@cache
def sources() -> list[Source]:
    return [read(path) for path in sorted(PACKAGE.rglob("*.py")) if "_data" not in path.parts]


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that the file imports, inside functions too."""
    package = ["kmop_wizard", *Path(source.path).parent.parts]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            full = ".".join([*base, *(node.module or "").split(".")]).rstrip(".")
            yield from ((node.lineno, f"{full}.{alias.name}") for alias in node.names)


def calls(source: Source) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield each call with the name it is called by and what stands before the last point."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute):
                yield node, function.attr, ast.unparse(function.value)
            elif isinstance(function, ast.Name):
                yield node, function.id, ""


def wrong_arrows(source: Source) -> Iterator[tuple[int, str]]:
    for line, name in imports(source):
        parts = name.split(".")
        if parts[0] != "kmop_wizard":
            continue
        target = parts[1] if len(parts) > 1 and parts[1] in ROOMS else ""
        if target not in ROOMS[source.room] and target != source.room:
            yield line, f"{source.room or 'the package'} must not import {target or 'the package'}"


def foreign_libraries_in_domain(source: Source) -> Iterator[tuple[int, str]]:
    if source.room == "domain":
        for line, name in imports(source):
            first = name.split(".")[0]
            if first not in DOMAIN_LIBRARIES | {"kmop_wizard"}:
                yield line, f"the domain is pure: pass what {first} gives as an argument"


def qt_outside_the_window(source: Source) -> Iterator[tuple[int, str]]:
    if source.room not in WINDOW:
        for line, name in imports(source):
            if name.split(".")[0] in {"PySide6", "shiboken6"}:
                yield line, "only ui and tour may import Qt: hand plain values to it"


def window_at_start(source: Source) -> Iterator[tuple[int, str]]:
    if source.path in {"__main__.py", "commands.py"} or source.path.startswith("commands/"):
        top = Source(source.path, ast.Module(_at_import(source.tree), []))
        for line, name in imports(top):
            if name.startswith(("kmop_wizard.ui", "kmop_wizard.tour")):
                yield line, "import ui inside a function: commands must start without Qt"


def _at_import(tree: ast.Module) -> list[ast.stmt]:
    return [
        node
        for node in tree.body
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]


def own_clock(source: Source) -> Iterator[tuple[int, str]]:
    if source.path != "clock.py":
        for node, name, before in calls(source):
            asks = name in {"today", "utcnow"} and before.split(".")[-1] in {"date", "datetime"}
            if asks or (name == "now" and before.split(".")[-1] == "datetime"):
                yield node.lineno, "take the day as an argument: only clock.py asks the computer"


def unsafe_writes(source: Source) -> Iterator[tuple[int, str]]:
    if source.path in PLAIN_WRITES:
        return
    for node, name, _ in calls(source):
        if name in {"write_text", "write_bytes"} or (name == "open" and _writes(node)):
            yield node.lineno, "use storage.atomic.write_safely: a plain write can lose the file"


def unbounded_reads(source: Source) -> Iterator[tuple[int, str]]:
    if source.path not in PLAIN_READS:
        for node, name, before in calls(source):
            whole = name in {"read_text", "read_bytes"} and before and not node.args
            if whole or (name in {"read", "readlines"} and before == "file" and not node.args):
                yield node.lineno, "use storage.atomic.read_bytes: a file has any length"


def moves_past_links(source: Source) -> Iterator[tuple[int, str]]:
    if source.room != "storage" or source.path in PLAIN_MOVES:
        return
    for node, name, _ in calls(source):
        if name in {"unlink", "rmdir", "rename", "rmtree"}:
            yield node.lineno, "use atomic.move and atomic.remove: they follow no link"


def past_the_disk(source: Source) -> Iterator[tuple[int, str]]:
    if source.room == "storage":
        for node, name, before in calls(source):
            if before == "os" and name in DISK:
                yield node.lineno, f"use disk.system.{name}: a test puts another disk there"


def _writes(call: ast.Call) -> bool:
    given = [*call.args[:2], *(word.value for word in call.keywords if word.arg == "mode")]
    modes = [text.value for text in given if isinstance(text, ast.Constant)]
    return any(
        isinstance(mode, str) and set(mode) <= set("rwxabt+") and set(mode) & set("wxa+")
        for mode in modes
    )


def literal_texts(source: Source) -> Iterator[tuple[int, str]]:
    if source.room in WINDOW:
        for node, name, _ in calls(source):
            if name in DISPLAYING:
                for text in (part for given in node.args for part in _literals(given)):
                    if any(letter.isalpha() for letter in text):
                        yield node.lineno, f"{text!r} is shown untranslated: use words.say(...)"


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (text for part in node.values for text in _literals(part))
    elif isinstance(node, ast.BinOp):
        yield from (*_literals(node.left), *_literals(node.right))


def waiting_dialogs(source: Source) -> Iterator[tuple[int, str]]:
    if source.room == "ui" and source.path != "ui/window/dialogs.py":
        for node, name, before in calls(source):
            if name in {"exec", "exec_"} and before.split(".")[-1] not in APPLICATION_NAMES:
                yield node.lineno, "ask through ui/window/dialogs.py: tests can answer there"


APPLICATION_NAMES = {"QApplication", "app", "application"}

RULES = (
    wrong_arrows,
    foreign_libraries_in_domain,
    qt_outside_the_window,
    window_at_start,
    own_clock,
    unsafe_writes,
    unbounded_reads,
    moves_past_links,
    past_the_disk,
    literal_texts,
    waiting_dialogs,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_program_keeps_the_rule(
    rule: Callable[[Source], Iterator[tuple[int, str]]],
) -> None:
    found = [
        f"kmop_wizard/{source.path}:{line}: {advice}"
        for source in sources()
        for line, advice in rule(source)
    ]
    assert found == [], "\n" + "\n".join(found)


def imported_files() -> dict[str, set[str]]:
    """What each file imports of the program, by path; inside functions and for types too."""
    every = sources()
    names = {
        "kmop_wizard."
        + each.path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): each.path
        for each in every
    }
    found: dict[str, set[str]] = {}
    for source in every:
        found[source.path] = set()
        for _, name in imports(source):
            parts = name.split(".")
            prefixes = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
            file = next((names[each] for each in prefixes if each in names), None)
            if file is not None and file != source.path:
                found[source.path].add(file)
    return found


def circles(graph: dict[str, set[str]]) -> set[tuple[str, ...]]:
    """The groups of files in which each leads to each other."""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        ahead = [start]
        while ahead:
            for each in graph[ahead.pop()] - seen:
                seen.add(each)
                ahead.append(each)
        return seen

    all_reached = {file: reached(file) for file in graph}
    return {
        tuple(sorted(each for each in seen if file in all_reached[each]))
        for file, seen in all_reached.items()
        if file in seen
    }


def test_no_files_import_each_other() -> None:
    assert circles(imported_files()) == set(), "types count too: let one ask for a protocol"


def test_a_circle_is_noticed() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == {("a", "b", "c")}


def test_the_window_has_rooms() -> None:
    loose = {path.name for path in (PACKAGE / "ui").glob("*.py")}
    assert loose == {"__init__.py", "app.py", "theme.py"}, "each other file has a room of its own"


def test_every_room_has_its_arrows() -> None:
    assert {source.room for source in sources()} <= set(ROOMS)


def test_what_is_long_is_reported() -> None:
    short = "def short():\n" + "    pass\n" * 59
    long = "def long():\n" + "    pass\n" * 60
    assert list(long_parts("a.py", short + long)) == ["a.py:61: long has 61 lines"]
    assert list(long_parts("a.py", "a = 1\n" * 400)) == []
    assert list(long_parts("a.py", "a = 1\n" * 401)) == ["a.py: 401 lines"]


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (wrong_arrows, "domain/plan.py", "from kmop_wizard.storage.store import Store"),
        (wrong_arrows, "domain/plan.py", "from ..storage import store"),
        (wrong_arrows, "domain/plan.py", "from .. import ui"),
        (wrong_arrows, "i18n/words.py", "import kmop_wizard.storage.codec"),
        (wrong_arrows, "exchange/einvoice.py", "from kmop_wizard.i18n import Words"),
        (wrong_arrows, "exchange/einvoice.py", "from kmop_wizard.storage import store"),
        (wrong_arrows, "storage/store.py", "def f():\n    from kmop_wizard.i18n import Words"),
        (foreign_libraries_in_domain, "domain/plan.py", "import os"),
        (qt_outside_the_window, "storage/store.py", "from PySide6.QtCore import QObject"),
        (window_at_start, "__main__.py", "from kmop_wizard.ui import app"),
        (own_clock, "storage/store.py", "day = datetime.date.today()"),
        (own_clock, "storage/store.py", "moment = datetime.now(tz=UTC)"),
        (unsafe_writes, "storage/store.py", "path.write_text(text)"),
        (unsafe_writes, "storage/store.py", "open(path, 'wb')"),
        (unsafe_writes, "storage/store.py", "path.open(mode='a')"),
        (unbounded_reads, "app/intake/incoming.py", "content = path.read_bytes()"),
        (unbounded_reads, "ui/home.py", "file.read()"),
        (moves_past_links, "storage/trash.py", "file.rename(place)"),
        (moves_past_links, "storage/trash.py", "shutil.rmtree(folder)"),
        (past_the_disk, "storage/store.py", "os.open(path, os.O_RDONLY)"),
        (literal_texts, "ui/home.py", "label.setText('Paid')"),
        (literal_texts, "ui/home.py", "label.setText(f'{n} days')"),
        (literal_texts, "ui/home.py", "QPushButton('Next' + arrow, self)"),
        (waiting_dialogs, "ui/home.py", "QMessageBox(self).exec()"),
    ],
)
def test_the_rule_notices(
    rule: Callable[[Source], Iterator[tuple[int, str]]], path: str, text: str
) -> None:
    assert list(rule(Source(path, ast.parse(text))))


@pytest.mark.parametrize(
    ("rule", "path", "text"),
    [
        (wrong_arrows, "ui/home.py", "from kmop_wizard.domain.plan import plan"),
        (wrong_arrows, "domain/plan.py", "from .rules import Rules"),
        (window_at_start, "__main__.py", "def main():\n    from kmop_wizard.ui import app"),
        (own_clock, "clock.py", "date.today()"),
        (own_clock, "ui/home.py", "self.today()"),
        (unsafe_writes, "storage/atomic.py", "open(path, 'wb')"),
        (unsafe_writes, "storage/store.py", "open(path, 'rb')"),
        (unbounded_reads, "storage/store.py", "read_bytes(path, MAX_BYTES + 1)"),
        (unbounded_reads, "storage/exports.py", "content = path.read_bytes()"),
        (moves_past_links, "storage/atomic.py", "disk.system.rename(source, target)"),
        (past_the_disk, "storage/atomic.py", "disk.system.open(path, os.O_RDONLY)"),
        (moves_past_links, "storage/trash.py", "move(source, target, data)"),
        (literal_texts, "ui/home.py", "label.setText(words.say('Paid')); mark.setText('✓')"),
        (waiting_dialogs, "ui/window/dialogs.py", "dialog.exec()"),
        (waiting_dialogs, "ui/app.py", "self.app.exec()"),
    ],
)
def test_the_rule_lets_pass(
    rule: Callable[[Source], Iterator[tuple[int, str]]], path: str, text: str
) -> None:
    assert list(rule(Source(path, ast.parse(text)))) == []
