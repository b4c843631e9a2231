"""The window: the only package that imports PySide6."""

from __future__ import annotations

import sys
from typing import Final

_PLENTY: Final = 1 << 40


def _keep_singletons() -> None:
    """Keep ``None``, ``True`` and ``False`` from being freed on Python 3.11.

    PySide6 6.12.0 takes it that they are immortal, as they are from Python 3.12 on, and drops a
    reference at each call without a result: some thousand calls later Python 3.11 aborts with
    "none_dealloc: deallocating None". More references than can ever be dropped prevent that.
    """
    import ctypes

    for single in (None, True, False, (), ""):
        ctypes.c_ssize_t.from_address(id(single)).value += _PLENTY


if sys.version_info < (3, 12) and sys.implementation.name == "cpython" and sys.maxsize > 2**32:
    _keep_singletons()
