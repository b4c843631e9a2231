"""What `tests.outside` looks for is what the window says: a text that changes there changes here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.pofile import read_po

SAYS = ("_say", "_today", "_on_the_form", "count")


def texts(source: str) -> Iterator[str]:
    """The English texts of the program in the case that is played from outside."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            first = node.args[0] if node.args else None
            if node.func.attr in SAYS and isinstance(first, ast.Constant):
                yield first.value
        if isinstance(node, ast.Tuple) and len(node.elts) == 2:
            label, value = node.elts
            if isinstance(label, ast.Constant) and isinstance(value, ast.Constant | ast.Name):
                yield label.value


def test_each_text_that_is_looked_for_is_one_of_the_program(project: Path) -> None:
    with (project / "translations" / "kmop_wizard.pot").open("rb") as template:
        known = {
            each
            for message in read_po(template)
            for each in (message.id if isinstance(message.id, tuple) else (message.id,))
        }
    source = (project / "tests" / "outside" / "case.py").read_text(encoding="utf-8")
    wanted = set(texts(source))
    assert len(wanted) > 20
    assert wanted - known == set()
