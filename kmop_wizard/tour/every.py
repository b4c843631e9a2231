"""The tour in each language, colour scheme, size of window and size of text, on one sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kmop_wizard.i18n import LANGUAGES
from kmop_wizard.tour import tour
from kmop_wizard.ui import theme
from kmop_wizard.ui.app import application_with_look

if TYPE_CHECKING:
    from kmop_wizard.command_line import Options

SCHEMES: Final = ("light", "dark")
SHEET: Final = "contact-sheet.png"
_THUMB: Final = 240
_NAME: Final = 16
_GAP: Final = 6
_GROUND: Final = "#808080"


class Size(NamedTuple):
    """``name`` of its folder; the window's width and height in pixels; the text in times usual."""

    name: str
    width: int
    height: int
    text: int = 1


SIZES: Final = (
    Size("1180x696", 1180, 696),
    Size("800x600", 800, 600),
    Size("640x480", 640, 480),
    Size("1180x696-200", 1180, 696, 2),
)


def run(
    options: Options,
    out: Path,
    tell: Callable[[str], None],
    schemes: Sequence[str] = SCHEMES,
) -> int:
    """Take the pictures of each look into ``<lang>-<scheme>-<size>`` under ``out``, then the sheet.

    The language of ``options`` only, where it names one. Returns 1 after an error in a slot.
    Raises ``OSError`` when a picture can't be written.
    """
    application = application_with_look()
    chosen = theme.current().scheme
    theme.apply(application, chosen)  # the first look sets the size of the text, once
    usual = QFont(application.font())
    failed = 0
    folders = []
    languages = LANGUAGES if options.language is None else (options.language,)
    try:
        for language, scheme, size in product(languages, schemes, SIZES):
            folder = out / f"{language}-{scheme}-{size.name}"
            folders.append(folder)
            _look(application, usual, scheme, size)
            asked = options._replace(language=language, data_dir=None)
            sizes = {"": (size.width, size.height)}
            failed |= tour.run(asked, folder, tell, sizes, scheme)
    finally:
        application.setFont(usual)
        theme.apply(application, chosen)
    tell(str(_sheet(folders, out / SHEET)))
    return failed


def _look(application: QApplication, usual: QFont, scheme: str, size: Size) -> None:
    font = QFont(usual)
    points = usual.pointSizeF()
    theme.set_size(font, (points if points > 0 else usual.pixelSize()) * size.text)
    application.setFont(font)
    theme.apply(application, scheme)


def _sheet(folders: Sequence[Path], path: Path) -> Path:
    """One row a picture, one column a look; the names stand above."""
    names = sorted({picture.name for folder in folders for picture in folder.glob("*.png")})
    high = round(_THUMB * 0.75) + _NAME
    sheet = QImage(
        len(folders) * (_THUMB + _GAP), len(names) * (high + _GAP), QImage.Format.Format_RGB32
    )
    sheet.fill(QColor(_GROUND))
    painter = QPainter(sheet)
    for (row, name), (column, folder) in product(enumerate(names), enumerate(folders)):
        left, top = column * (_THUMB + _GAP), row * (high + _GAP)
        painter.drawText(left + 2, top + _NAME - 4, f"{folder.name} {name.removesuffix('.png')}")
        picture = QImage(str(folder / name))
        if not picture.isNull():
            small = picture.scaled(
                _THUMB,
                high - _NAME,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(left, top + _NAME, small)
    painter.end()
    if not sheet.save(str(path)):
        raise OSError(f"can't write {path}")
    return path
