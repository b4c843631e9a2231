"""Pictures for README, guides and software centre: what the tour takes of the real window.

``python -m tools.pictures`` takes anew those that a document shows, and removes all others.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / "docs" / "images"
DOCUMENTS: Final = (
    ROOT / "README.md",
    ROOT / "docs" / "nl" / "README.md",
    ROOT / "docs" / "fr" / "README.md",
    ROOT / "packaging" / "linux" / "io.github.kmop_wizard.KmopWizard.metainfo.xml",
)
TAKEN: Final = "*-??.png"
"""The names of those that the tour takes, each with its language."""
_SHOWN: Final = re.compile(r"images/([a-z-]+)-(nl|fr|en)\.png")
_COLOURS: Final = 64
"""Enough for what a window is painted with; a third of the bytes."""


def shown(documents: Iterable[Path] = DOCUMENTS) -> set[tuple[str, str]]:
    """The pictures that are shown: the name in the tour, and the language."""
    texts = (document.read_text(encoding="utf-8") for document in documents)
    return {(name, language) for text in texts for name, language in _SHOWN.findall(text)}


def main() -> None:
    """Take them all."""
    wanted = shown()
    for old in FOLDER.glob(TAKEN):
        old.unlink()
    for language in sorted({language for _, language in wanted}):
        with tempfile.TemporaryDirectory(prefix="kmop-wizard-pictures-") as out:
            _tour(out, language)
            for name in sorted(name for name, each in wanted if each == language):
                (taken,) = Path(out).glob(f"[0-9][0-9]-{name}.png")
                picture = FOLDER / f"{name}-{language}.png"
                if not small(QImage(str(taken))).save(str(picture), quality=0):  # the smallest
                    raise OSError(f"can't write {picture}")
                print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")


def _tour(out: str, language: str) -> None:
    tour = [sys.executable, "-m", "kmop_wizard", "tour", "--out", out, "--lang", language]
    # A dark desktop, or one with a style of its own, would show in the pictures.
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(tour, check=True, cwd=ROOT, env=offscreen, stdout=subprocess.DEVNULL)


def small(picture: QImage) -> QImage:
    """``picture`` in the colours that it has most of."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    table = [colour for colour, _ in counted.most_common(_COLOURS)]
    nearest = Qt.ImageConversionFlag.ThresholdDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, nearest)


if __name__ == "__main__":
    main()
