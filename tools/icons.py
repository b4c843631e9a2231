"""Makes the icons of every system out of the three drawings in ``resources/icons``.

``python -m tools.icons`` writes PNG files, an ICO for Windows and an ICNS for macOS beside them.
The drawings for 16 and 32 pixels lie on the pixel grid: a smaller copy of the large one is a blur.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER: Final = Path(__file__).resolve().parent.parent / "resources" / "icons"
NAME: Final = "kmop-wizard"
SIZES: Final = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES: Final = (16, 24, 32, 48, 64, 256)
# What Apple calls each size; the last five are for screens with two pixels to the point.
ICNS_TYPES: Final = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic07": 128,
    b"ic08": 256,
    b"ic09": 512,
    b"ic11": 32,
    b"ic12": 64,
    b"ic13": 256,
    b"ic14": 512,
}


def drawing(size: int) -> Path:
    """Return the drawing that is made for this number of pixels."""
    grid = {16: "-16", 24: "-32", 32: "-32"}.get(size, "")
    return FOLDER / f"{NAME}{grid}.svg"


def picture(size: int) -> QImage:
    """Return the icon ``size`` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing(size))).render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """Return the picture as a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon that holds these PNG files, by size."""
    place = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, content in pictures.items():
        edge = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(content), place + len(body))
        body += content
    return head + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return a macOS icon that holds these PNG files, by size."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main() -> None:
    """Write all files."""
    pictures = {size: png(picture(size)) for size in SIZES}
    for size, content in pictures.items():
        (FOLDER / f"{NAME}-{size}.png").write_bytes(content)
    (FOLDER / f"{NAME}.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (FOLDER / f"{NAME}.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    main()
