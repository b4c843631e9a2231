"""What a page of the wizard says, as plain values: the window draws them, tests read them.

A text that may carry bold parts is ``Rich``: escaped, with ``<b>`` around what is bold. An ``Act``
names what a press does; the window's table of actions knows how.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.rules import Rules
from kmop_wizard.domain.training import Training
from kmop_wizard.i18n.words import Words

Path = tuple[str, ...]
Rich = str
"""Escaped text with ``<b>`` around what is bold."""

NEUTRAL: Final = "neutral"
ACCENT: Final = "accent"
SUCCESS: Final = "success"
WARNING: Final = "warning"
DANGER: Final = "danger"


def bold(text: object) -> Rich:
    """``text`` in bold."""
    return f"<b>{rich(text)}</b>"


def rich(text: object) -> Rich:
    """``text``, which is plain, for a place that may also hold bold parts."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unbroken(text: str) -> str:
    """``text`` that stays on one line as long as there is room for it."""
    return text.replace(" ", "\u00a0")


class Situation(NamedTuple):
    """All that a page is made of.

    ``application`` and ``invoice`` are the paths of the entries that are asked about, known or
    new. ``missing``: the facts of step 1 that were not known when the page was opened.
    ``compared``: what the e-invoice was compared with, in words, and whether it agrees.
    ``account``: the warning that the account is not the one of the last deposit.
    ``reminders``: the program says by itself that a day to look has come. ``practice``: nothing of
    this is real.
    """

    words: Words
    training: Training
    plan: Plan
    rules: Rules
    today: date
    application: Path = ("applications", "1")
    invoice: Path = ("invoices", "1")
    missing: tuple[Path, ...] = ()
    compared: tuple[tuple[str, bool], ...] = ()
    account: str = ""
    reminders: bool = False
    practice: bool = False


class Act(NamedTuple):
    """A press: its name (``paste_mail``), what stands on it, and the fact that it is about."""

    name: str
    text: str
    path: Path = ()


class Chip(NamedTuple):
    """A few words and how pressing they are (``neutral``, ``accent``, ``success``…)."""

    text: str
    tone: str = NEUTRAL


class DayButton(NamedTuple):
    """A day that is recorded in one press; ``name`` is ``today``, ``yesterday``…"""

    name: str
    title: str
    note: str
    day: date


class Days(NamedTuple):
    """The answer is a day: the fact at ``path`` becomes it. The first button is the primary."""

    path: Path
    heading: str
    buttons: tuple[DayButton, ...]
    other: DayButton
    aside: Act | None = None


class EndCard(NamedTuple):
    """What has been done, and what comes; the first act is the primary."""

    heading: str
    text: Rich
    acts: tuple[Act, ...]
    edit: Act | None = None
    links: tuple[Act, ...] = ()


class Cell(NamedTuple):
    """A value to copy into a form; without ``copied`` there is nothing to copy but the ``act``."""

    path: Path
    label: str
    shown: str
    copied: str = ""
    missing: bool = False
    act: Act | None = None
    wide: bool = False


class HowStep(NamedTuple):
    """One numbered step: what to do, where, and the values that go along."""

    text: Rich
    act: Act | None = None
    link: Act | None = None
    cells: tuple[Cell, ...] = ()
    qr: bool = False


class HowTo(NamedTuple):
    """How to do what the page asks; ``note`` and ``link`` stand at the right of the heading."""

    heading: str
    steps: tuple[HowStep, ...]
    note: Chip | None = None
    link: Act | None = None


class Sum(NamedTuple):
    """An amount with its label; ``sign`` (``+``, ``=``) stands before it."""

    label: str
    amount: str
    tone: str = NEUTRAL
    sign: str = ""


class Sums(NamedTuple):
    """Amounts beside each other. Without any, ``text`` says what would bring them."""

    sums: tuple[Sum, ...]
    text: str = ""
    link: Act | None = None
    tone: str = NEUTRAL


class Row(NamedTuple):
    """A thing to keep or to do: an icon's name, a title, a line, and what one can do with it.

    ``pressed``: that is what the page is about, so it is a button and no link.
    """

    icon: str
    title: str
    text: str
    act: Act
    pressed: bool = False


class Rows(NamedTuple):
    """Rows under a heading, then buttons; the first act is the primary if ``primary`` says so."""

    heading: str
    rows: tuple[Row, ...]
    acts: tuple[Act, ...] = ()


class Line(NamedTuple):
    """One line with an icon (``check``, ``warning``, ``calendar``, or none) and links."""

    text: Rich
    icon: str = ""
    links: tuple[Act, ...] = ()
    tone: str = NEUTRAL


class Fields(NamedTuple):
    """Facts to type, two beside each other, labels above."""

    paths: tuple[Path, ...]


class Buttons(NamedTuple):
    """Presses in a row, the first the primary; a note beside or under them, a link at the end."""

    acts: tuple[Act, ...]
    heading: str = ""
    note: str = ""
    under: str = ""
    aside: Act | None = None


class Points(NamedTuple):
    """What went wrong, what is still well, and the way out.

    ``primary``: the first act is the primary of the page.
    """

    heading: str
    points: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    warning: str = ""
    primary: bool = True


class Term(NamedTuple):
    """A deadline: what for, its day or its length, and how pressing it is or a note."""

    label: str
    day: str
    chip: Chip | None = None
    note: str = ""


class Terms(NamedTuple):
    """Deadlines beside each other."""

    terms: tuple[Term, ...]


class Checks(NamedTuple):
    """What was compared: each line with whether it agrees; what differs comes first."""

    heading: str
    chip: Chip
    lines: tuple[tuple[str, bool], ...]
    acts: tuple[Act, ...]


Block = Days | EndCard | HowTo | Sums | Rows | Line | Fields | Buttons | Points | Terms | Checks


class Question(NamedTuple):
    """A question of the help: its topic and key in ``resources/guidance/``."""

    topic: str
    key: str


class Page(NamedTuple):
    """All that a page says. ``focus`` names the act or the path that has the focus on opening.

    ``aside`` follows the sentence, small: the last day; ``link`` follows both.
    """

    step: str
    small: str
    question: str
    chip: Chip
    sentence: Rich
    blocks: tuple[Block, ...]
    questions: tuple[Question, ...]
    footer: tuple[Act, ...]
    back: Act | None = None
    forward: Act | None = None
    focus: str | Path = ""
    aside: str = ""
    link: Act | None = None


def questions(topic: str, *keys: str) -> tuple[Question, ...]:
    """The questions with ``keys`` of one topic."""
    return tuple(Question(topic, key) for key in keys)
