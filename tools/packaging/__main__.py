"""Packs what was frozen: ``python -m tools.packaging PROGRAM OUT``.

PROGRAM is the folder (on macOS the ``.app``) of any system; what is made of it lies in OUT, and the
SHA-256 of each is printed. ``--quick`` makes one package alone, packed less tightly, for tests.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from pathlib import Path

from tools.packaging import linux, macos, windows
from tools.packaging.common import NAME, moment


def packages(program: Path, out: Path, *, quick: bool) -> list[Path]:
    """Make the packages of the system that ``program`` is for; returns their paths."""
    if program.suffix == ".app":
        return [macos.make_zip(program, out)]
    if (program / f"{NAME}.exe").exists():
        windows.sign(program)
        setup = windows.make_setup(program, out, quick=quick)
        return [setup] if quick else [setup, windows.make_zip(program, out)]
    deb = linux.make_deb(program, out, "-Zzstd" if quick else "-Zxz")
    return [deb] if quick else [deb, linux.make_portable(program, out)]


def main(arguments: list[str]) -> int:
    """Make the packages and print their checksums."""
    parser = argparse.ArgumentParser(prog="tools.packaging")
    parser.add_argument("program", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = moment()  # dpkg-deb and makensis ask for it too
    for path in packages(given.program.resolve(), given.out.resolve(), quick=given.quick):
        with path.open("rb") as file:
            print(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
