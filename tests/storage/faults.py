"""Makes the nth system call of a piece of code fail."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest

CALLS: Final = (
    *("open", "read", "write", "fsync", "fstat", "close"),
    *("replace", "rename", "mkdir", "stat", "unlink"),
)


class Fault:
    """Counts the calls and fails the one with the number ``at`` (never, when None)."""

    def __init__(self, at: int | None, number: int) -> None:
        self.at = at
        self.number = number
        self.calls: list[str] = []

    @property
    def fired(self) -> bool:
        return self.at is not None and len(self.calls) > self.at

    def around(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) - 1 != self.at:
                return real(*arguments, **options)
            if name == "close":
                real(*arguments)
            raise OSError(self.number, os.strerror(self.number), str(arguments[0]))

        return call


@contextmanager
def failing(at: int | None, number: int) -> Iterator[Fault]:
    """Let the call with the number ``at`` fail with the errno ``number``."""
    fault = Fault(at, number)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, fault.around(name, getattr(os, name)))
        yield fault
