"""Names the files and functions that have grown long, for whoever wonders what to split.

``python -m tools.lengths``. Length is a hint and never a reason by itself: it ends with 0.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PLACES: Final = ("kmop_wizard", "tools", "benchmarks", "tests")
LONG_FILE: Final = 400
LONG_FUNCTION: Final = 60


def long_parts(name: str, text: str) -> Iterator[str]:
    """Yield what is long in the file ``name`` with this text: the whole, and each function."""
    if (lines := len(text.splitlines())) > LONG_FILE:
        yield f"{name}: {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONG_FUNCTION:
                yield f"{name}:{node.lineno}: {node.name} has {lines} lines"


def main() -> None:
    """Print a line for each."""
    files = [path for place in PLACES for path in sorted((ROOT / place).rglob("*.py"))]
    for path in [ROOT / "dev.py", *files]:
        for line in long_parts(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")):
            print(line)


if __name__ == "__main__":
    main()
