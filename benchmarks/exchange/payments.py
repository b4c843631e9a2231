"""Payment codes as pictures, read back by zbarimg, which knows nothing of this program."""

from __future__ import annotations

import random
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from benchmarks.reliability.rows import Row, counted
from kmop_wizard.exchange.payment_qr import HIGHEST_VERSION, LARGEST_PAYLOAD, payment_code
from kmop_wizard.exchange.qr import BORDER, QrCode
from tools.icons import png

ZBAR: Final = shutil.which("zbarimg")
NO_ZBAR: Final = "zbarimg (Debian: zbar-tools) is not installed"
NAMES: Final = (
    "Portefeuille Beheer NV",
    "Société Élan & Cie",
    "Brød Ž (België)",
    "Kas\nBE68539007547034\nEUR1.00",
    "Fonds\r\n\u2028BE68539007547034",
    "Be\u202etaling\u200b",
)
_LINES: Final = 11


def scanned(code: QrCode) -> str:
    """What zbarimg reads in its picture; raises ``CalledProcessError`` when that is nothing."""
    command = [str(ZBAR), "--quiet", "--raw", "--oneshot", "-Sdisable", "-Sqr.enable", "-"]
    done = subprocess.run(command, input=_picture(code), capture_output=True, check=True)
    return done.stdout.decode("utf-8").removesuffix("\n")


def _picture(code: QrCode) -> bytes:
    size = len(code.matrix)
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for y, row in enumerate(code.matrix):
        for x in (x for x, dark in enumerate(row) if dark):
            image.setPixelColor(x, y, Qt.GlobalColor.black)
    return png(image.scaled(3 * size, 3 * size))


def payments(_folder: Path, count: int) -> Row:
    """Scan ``count`` random payments, hostile names among them."""
    tried = f"{count} random payments as a QR picture, read by zbarimg"
    if ZBAR is None:
        return Row(tried, NO_ZBAR, None)
    chance = random.Random(2026)
    bad = {"other than what went in": 0, "too large": 0, "not level M": 0, "wrong lines": 0}
    bad["refused without need"] = 0
    largest = highest = refused = 0
    for _ in range(count):
        name, iban, amount, communication, reference = random_payment(chance)
        made = payment_code(name, iban, amount, communication)
        free = "" if reference else " ".join(communication.split())
        wanted = [iban, f"EUR{amount}", "", reference, free]
        if not isinstance(made, QrCode):
            whole = "\n".join(["BCD", "002", "1", "SCT", "", shown(name), *wanted])
            refused += 1
            bad["refused without need"] += len(whole.encode()) <= LARGEST_PAYLOAD
            continue
        read = scanned(made)
        largest, highest = max(largest, len(read.encode())), max(highest, made.version)
        bad["too large"] += len(read.encode()) > LARGEST_PAYLOAD or made.version > HIGHEST_VERSION
        bad["not level M"] += not is_level_m(made)
        bad["other than what went in"] += read != made.payload
        lines = [*read.split("\n"), ""][:_LINES]
        bad["wrong lines"] += (
            lines[:5] != ["BCD", "002", "1", "SCT", ""]
            or lines[5] != shown(name)
            or lines[6:] != wanted
            or len(read.splitlines()) > _LINES
        )
    more = f"at most {largest} bytes, version {highest}; {refused} too long for a code"
    return counted(tried, bad, more)


def shown(name: str) -> str:
    """What is seen of a name, on one line, of at most 70 signs."""
    seen = "".join(sign for sign in name if sign.isspace() or sign.isprintable())
    return " ".join(seen.split())[:70].strip()


def is_level_m(code: QrCode) -> bool:
    """Whether the pattern itself says so: the first two signs of its format, unmasked, are 00."""
    row = code.matrix[BORDER + 8]
    return (row[BORDER] ^ True, row[BORDER + 1] ^ False) == (False, False)


def random_payment(chance: random.Random) -> tuple[str, str, Decimal, str, str]:
    """A beneficiary, an account, an amount, a communication, and the digits of a structured one."""
    account = f"{chance.randrange(10**10):010}"
    national = f"{account}{int(account) % 97 or 97:02}"
    iban = f"BE{98 - int(f'{national}111400') % 97:02}{national}"
    digits = f"{chance.randrange(10**10):010}"
    whole = f"{digits}{int(digits) % 97 or 97:02}"
    structured = f"+++{whole[:3]}/{whole[3:7]}/{whole[7:]}+++"
    free = "".join(chance.choices("ABCdéèç0123456789 .-/", k=chance.randint(1, 138))) + "a7"
    name = chance.choice(NAMES) + "".join(chance.choices("aeé ïßNV€", k=chance.randint(0, 60)))
    amount = Decimal(chance.randrange(1, 10**9)).scaleb(-2)
    reference = chance.choice([whole, ""])
    return name, iban, amount, structured if reference else free, reference
