"""A disk that is full, read-only, slow, or fails at its nth call, in the place of the real one."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from kmop_wizard.storage import disk

WRITING = ("create", "mkdir", "replace", "rename", "unlink", "rmdir")
"""The calls that change what lies on a disk; opening a file that is not there yet is ``create``."""


class BreakableDisk:
    """The disk of this computer, with what a test breaks of it.

    A test may put a function of its own in the place of one (``disk.write = ...``), and a rule
    that is asked before each call and raises when that is to fail.
    """

    def __init__(self) -> None:
        self.rules: list[Callable[[str, Path], object]] = []
        self._opened: dict[int, Path] = {}

    def refuse(self, number: int, *under: Path, calls: tuple[str, ...] = WRITING) -> ExitStack:
        """Let ``calls`` fail with the errno ``number``, under the folders ``under`` or anywhere.

        Returns what ends it: in a ``with``, or when it is closed.
        """

        def rule(call: str, path: Path) -> None:
            if call in calls and (not under or any(map(path.is_relative_to, under))):
                raise OSError(number, os.strerror(number), str(path))

        self.rules.append(rule)
        cure = ExitStack()
        cure.callback(self.rules.remove, rule)
        return cure

    def fill(self, *under: Path) -> ExitStack:
        """Leave no room under the folders ``under``, or anywhere, until what it returns is closed."""
        return self.refuse(errno.ENOSPC, *under, calls=("create", "mkdir", "write"))

    def __getattr__(self, name: str) -> Callable[..., Any]:
        real = getattr(os, name)

        def call(first: Any, *rest: Any, **options: Any) -> Any:
            path = self._path(name, first, *rest, **options)
            creates = name == "open" and rest[0] & os.O_CREAT
            try:
                for rule in [*self.rules]:
                    rule("create" if creates else name, path)
            except OSError:
                if name == "close":
                    real(first)
                raise
            found = real(first, *rest, **options)
            if name == "open":
                self._opened[found] = path
            return found

        return call

    def _path(self, name: str, first: Any, *rest: Any, **options: Any) -> Path:
        """Of what the call is about; the new name, where there are two."""
        if isinstance(first, int):
            return self._opened.get(first, Path())
        named, folder = first, options.get("dir_fd")
        if name in ("rename", "replace"):
            named, folder = rest[0], options.get("dst_dir_fd")
        return Path(named) if folder is None else self._opened.get(folder, Path()) / named


@contextmanager
def installed() -> Iterator[BreakableDisk]:
    """A disk under all of storage that can be broken."""
    made = BreakableDisk()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "system", made)
        yield made


class Fault:
    """Counts the calls and fails the one with the number ``at`` (never, when None)."""

    def __init__(self, at: int | None, number: int, names: tuple[str, ...]) -> None:
        self.at = at
        self.number = number
        self.names = names
        self.calls: list[str] = []

    @property
    def fired(self) -> bool:
        """Whether there was a call with that number."""
        return self.at is not None and len(self.calls) > self.at

    def __call__(self, call: str, path: Path) -> None:
        if self.names and call not in self.names:
            return
        self.calls.append(call)
        if len(self.calls) - 1 == self.at:
            raise OSError(self.number, os.strerror(self.number), str(path))


@contextmanager
def failing(at: int | None, number: int, *names: str) -> Iterator[Fault]:
    """Let the call with the number ``at`` (of ``names``, or of all) fail with errno ``number``."""
    fault = Fault(at, number, names)
    with installed() as made:
        made.rules.append(fault)
        yield fault
