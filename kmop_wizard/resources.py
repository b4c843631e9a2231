"""Where the files lie that travel with the program.

A wheel and a frozen program carry them inside the package, as ``kmop_wizard/_data``; in a checkout
they lie beside the package, where people edit them.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CARRIED = _PACKAGE / "_data"


def resource_folder() -> Path:
    """Return the folder that holds ``rules/``, ``providers/``, ``guidance/`` and their like."""
    return _home() / "resources"


def catalogue_folder() -> Path:
    """Return the folder that holds ``<language>/LC_MESSAGES/kmop_wizard.*``.

    Only a checkout has ``.po`` files there; a wheel and a frozen program have ``.mo`` files alone.
    """
    return _home() / "translations"


def _home() -> Path:
    return _CARRIED if _CARRIED.is_dir() else _PACKAGE.parent
