"""Says what each megabyte of a frozen program is for.

``python -m tools.sizes PROGRAM SMALLEST`` prints both folders side by side as a table, and ends
with 1 when the program is more than ``MOST`` times the smallest one made with the same recipe.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

MOST: Final = 1.15
_MEGABYTE: Final = 1_000_000
# What a file is for: the first pattern that its path matches.
GROUPS: Final = {
    "Qt: translations of its own buttons": r"\.qm$",
    "Unicode: sorting, letters, encodings (ICU; Qt is linked with it)": r"/libicu|icu.*\.dll",
    "Qt: plugins (screens, pictures, printers, input)": r"/plugins/",
    "Qt: bindings for Python": r"\.abi3\.so|shiboken6|pyside6|/Qt\w+\.pyd",
    "Qt: Core, Gui, Widgets and what these need": r"[/\\]PySide6[/\\]|/Qt/|Qt6\w+\.dll",
    "Encryption (OpenSSL: Python's ssl and hashlib are linked with it)": r"lib(ssl|crypto)",
    "The screen and the keyboard (X, xkb), glib": r"/lib(xcb|xkb|glib|gthread|pcre)",
    "Python and its libraries in C": (
        r"libpython|python3\.\d+/|base_library|lib(bz2|expat|ffi|lzma|mpdec|uuid|zstd)|python3\d*\.dll|\.pyd$"
    ),
    "Microsoft's libraries for C and C++": r"(?i:msvcp|vcruntime)140",
    "Our resources: rules, help, pictures, catalogues": r"kmop_wizard/_data/",
    "Tables of libraries (time zones, account numbers)": r"\.(dat|gz|tar\.gz)$|zoneinfo|tzdata",
    "The program: ours and every library in Python": r"^(kmop-wizard|smallest-window)[^/]*$",
}
_OTHER: Final = "Other"


def group_of(path: str) -> str:
    """Return the group of a file, by its path in the folder of the program, with ``/``."""
    return next((group for group, known in GROUPS.items() if re.search(known, path)), _OTHER)


def sizes(folder: Path) -> Counter[str]:
    """Return the bytes of each group in a frozen program; a link takes none."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            found[group_of(path.relative_to(folder).as_posix())] += path.stat().st_size
    return found


def table(program: Counter[str], smallest: Counter[str]) -> list[str]:
    """Return the two side by side in megabytes, as lines of Markdown; the largest group first."""
    rows = [("all", program.total(), smallest.total())]
    rows += [(group, program[group], smallest[group]) for group, _ in program.most_common()]
    shown = [(name, *(f"{each / _MEGABYTE:.2f}" for each in both)) for name, *both in rows]
    head = [("megabytes", "the program", "the smallest window"), ("---",) * 3]
    return [f"| {' | '.join(row)} |" for row in [*head, *shown]]


def main(program: Path, smallest: Path) -> int:
    """Print the table and the ratio; 1 when that is too much."""
    ours, least = sizes(program), sizes(smallest)
    print("\n".join(table(ours, least)))
    ratio = ours.total() / least.total()
    print(f"\n{ratio:.3f} times the smallest window; at most {MOST}.")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
