"""A QR code as a pattern to paint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import segno

# Scanners want four light modules around the pattern.
BORDER: Final = 4


@dataclass(frozen=True, slots=True)
class QrCode:
    """``payload`` as a QR code of level M.

    ``matrix`` holds rows from top to bottom, ``True`` for dark, its light border included: paint it
    dark on white in every colour scheme, as many scanners refuse an inverted one.
    """

    payload: str
    version: int
    matrix: tuple[tuple[bool, ...], ...]


def qr_code(payload: str, highest_version: int) -> QrCode | None:
    """``payload`` in UTF-8 in the smallest code that holds it; ``None`` when none does."""
    # Who shows no code pays nothing for the library.
    import segno  # noqa: PLC0415

    try:
        made = segno.make_qr(
            payload,
            error="m",
            mode="byte",
            encoding="utf-8",
            # Without being told, some scanners read accents as Chinese; plain letters need no
            # telling.
            eci=not payload.isascii(),
            boost_error=False,
        )
    except segno.DataOverflowError:
        return None
    version = made.version
    if not isinstance(version, int) or version > highest_version:
        return None
    return QrCode(payload, version, _rows(made))


def _rows(made: segno.QRCode) -> tuple[tuple[bool, ...], ...]:
    rows: Sequence[Sequence[int]] = tuple(tuple(row) for row in made.matrix_iter(border=BORDER))
    return tuple(tuple(bool(module) for module in row) for row in rows)
