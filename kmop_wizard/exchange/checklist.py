"""Paper: the checklist of one training and the overview of all, as HTML of one page after another.

The words come in as they are to be read; everything is escaped here, and nothing refers to
anything outside the text, so that what a person typed can neither shape the page nor load a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

Row = tuple[str, str]
"""What it is, and what it is worth; an empty value is a line to fill in by hand."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LONG_WORD: Final = re.compile(r"\S{36,}")
_PIECE: Final = 18
_DONE, _OPEN = "\u2611", "\u2610"
_TO_FILL_IN: Final = "\u2026" * 12

_STYLE: Final = """
body { font-family: sans-serif; font-size: 9pt; color: #1b2a3a; }
h1 { font-size: 17pt; margin-top: 0px; margin-bottom: 2px; }
h2 { font-size: 11pt; color: #0b5c7a; margin-top: 9px; margin-bottom: 2px; }
p { margin-top: 2px; margin-bottom: 3px; }
.quiet { color: #56657a; }
.made { color: #56657a; margin-top: 10px; }
.next { background-color: #e3f1f6; padding: 5px; font-weight: bold; border: none; }
.list { margin-top: 8px; }
td, th { border-bottom: 1px solid #d9e0e8; padding: 2px 10px 2px 2px; text-align: left;
         vertical-align: top; }
"""
_OVERVIEW_WIDTHS: Final = (36, 30, 20, 14)
"""Of the columns, in percent."""


@dataclass(frozen=True, slots=True)
class Task:
    """A box to tick by hand; ``done``: a recorded fact ticks it already."""

    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One of the six steps: its number and name, what it is at, and its boxes."""

    title: str
    note: str
    done: bool
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with rows of facts, and sentences after them."""

    heading: str
    rows: tuple[Row, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """One training on paper. ``language`` is nl, fr or en; ``made`` says by what and when."""

    language: str
    title: str
    about: str
    next: str
    before: tuple[Part, ...]
    steps_heading: str
    steps: tuple[Step, ...]
    after: tuple[Part, ...]
    made: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All trainings on paper: training, what to do, by when and the own share in each row."""

    language: str
    title: str
    about: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    made: str


def checklist_html(checklist: Checklist) -> str:
    """The checklist as a whole HTML page."""
    steps = "".join(_step(step) for step in checklist.steps)
    inside = [
        f"<h1>{_text(checklist.title)}</h1>",
        _paragraph(checklist.about, "quiet"),
        f'<table width="100%"><tr><td class="next">{_text(checklist.next)}</td></tr></table>',
        *(_part(part) for part in checklist.before),
        f"<h2>{_text(checklist.steps_heading)}</h2>",
        f'<table width="100%" cellspacing="0">{steps}</table>',
        *(_part(part) for part in checklist.after),
        _paragraph(checklist.made, "made"),
    ]
    return page_html(checklist.language, checklist.title, inside)


def overview_html(overview: Overview) -> str:
    """The overview as a whole HTML page; the headings come back on each page."""
    cells = "".join(
        f'<th width="{width}%">{_text(heading)}</th>'
        for width, heading in zip(_OVERVIEW_WIDTHS, overview.headings, strict=True)
    )
    head = f"<thead><tr>{cells}</tr></thead>"
    rows = "".join(
        f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in overview.rows
    )
    inside = [
        f"<h1>{_text(overview.title)}</h1>",
        *(_paragraph(line) for line in overview.about),
        f'<table class="list" width="100%" cellspacing="0">{head}{rows}</table>',
        _paragraph(overview.made, "made"),
    ]
    return page_html(overview.language, overview.title, inside)


def parts_html(language: str, title: str, about: Iterable[str], parts: Iterable[Part]) -> str:
    """A page of a title, sentences and parts with headings."""
    inside = [
        f"<h1>{_text(title)}</h1>",
        *(_paragraph(line) for line in about),
        *(_part(part) for part in parts),
    ]
    return page_html(language, title, inside)


def page_html(language: str, title: str, inside: Sequence[str]) -> str:
    """A whole page around ``inside``, which is escaped already."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f"<title>{_text(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body>{''.join(inside)}</body></html>\n"
    )


def _part(part: Part) -> str:
    rows = "".join(
        f'<tr><td width="36%" class="quiet">{_text(name)}</td>'
        f"<td>{_text(value) if value.strip() else _TO_FILL_IN}</td></tr>"
        for name, value in part.rows
    )
    table = f'<table width="100%" cellspacing="0">{rows}</table>' if rows else ""
    return f"<h2>{_text(part.heading)}</h2>{table}{''.join(map(_paragraph, part.sentences))}"


def _step(step: Step) -> str:
    tasks = "<br>".join(f"{_box(task.done)} {_text(task.text)}" for task in step.tasks)
    return (
        f'<tr><td width="40%"><b>{_box(step.done)} {_text(step.title)}</b><br>'
        f'<span class="quiet">{_text(step.note)}</span></td><td>{tasks}</td></tr>'
    )


def _box(done: bool) -> str:
    return _DONE if done else _OPEN


def _paragraph(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{_text(text)}</p>' if text else ""


def _text(text: str) -> str:
    """``text`` as HTML that shows it literally; very long words may break."""
    shown = _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    shown = _LONG_WORD.sub(lambda found: "\u200b".join(_pieces(found.group())), shown)
    # Qt takes a narrow no-break space in HTML for a common one, where an amount may break.
    return escape(shown).replace("\u202f", "\u00a0").replace("\n", "<br>")


def _pieces(word: str) -> list[str]:
    return [word[start : start + _PIECE] for start in range(0, len(word), _PIECE)]
