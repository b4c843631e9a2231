"""What is printed and put into the dossier, read back by pdftotext, unzip and sha256sum."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.generate import write_trainings
from benchmarks.reliability.rows import Row, counted
from kmop_wizard.command_line import Options
from kmop_wizard.domain.training import Invoice, Training
from kmop_wizard.exchange.checklist import checklist_html, overview_html
from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.storage.attachments import AttachmentHome
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.store import Store
from tests.ui.trainings import INVOICED

if TYPE_CHECKING:
    from kmop_wizard.app.session.session import Session

POPPLER: Final = shutil.which("pdftotext")
UNZIP: Final = shutil.which("unzip")
TODAY: Final = date(2026, 12, 8)
_A4: Final = (595, 842)
_MARGIN: Final = 42.0
_WORD: Final = re.compile(
    r'<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">'
)
_FOOTER: Final = re.compile(r"^.* · (?:blad|page) [0-9]+ (?:van|sur|of) [0-9]+$", re.MULTILINE)
_HOSTILE_NAMES: Final = (
    "../../../tmp/boven.pdf",
    "/etc/cron.d/x.pdf",
    "..\\..\\boven.pdf",
    "CON.pdf",
    "nul",
    "a.pdf",
    "A.PDF",
    "a.pdf:stroom",
    "factuur\u202efdp.exe",
    f"{'lang ' * 60}.pdf",
    "-rf.pdf",
    "\u0000\u0001.pdf",
    " .pdf ",
    "",
)


class _Texts(HTMLParser):
    """The text between the tags of the body, and that of the headings of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.body: list[str] = []
        self.head: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  of the library
        if tag not in ("br", "meta"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if "body" in self._inside:
            (self.head if "thead" in self._inside else self.body).append(data)


def printed(folder: Path, count: int) -> Row:
    """Checklist, overview and cover in three languages: pages, margins, and every sign of text."""
    tried = f"checklist of a long training and overview of {count}, as PDF in 3 languages"
    if POPPLER is None:
        return Row(tried, "pdftotext (Debian: poppler-utils) is not installed", None)
    bad = {"not A4": 0, "signs missing or too many": 0, "words outside the margins": 0}
    pages = 0
    for language, session in _sessions(folder, count):
        from kmop_wizard.app.papers.words import checklist_of, overview_of  # noqa: PLC0415
        from kmop_wizard.ui.papers.paper import pdf  # noqa: PLC0415

        words = Words(language)
        checklist = checklist_of(words, session.entry(_long().id), session.rules, TODAY)
        overview = overview_of(words, session)
        for title, html in (
            (checklist.title, checklist_html(checklist)),
            (overview.title, overview_html(overview)),
        ):
            path = folder / f"{language}.pdf"
            path.write_bytes(pdf(words, html, title))
            pages += _look_at(path, html, bad)
    return counted(tried, bad, f"{pages} pages")


def dossiers(folder: Path, count: int) -> Row:
    """Dossiers with papers of hostile names, unpacked by unzip and checked by sha256sum."""
    tried = f"{count} dossiers with {len(_HOSTILE_NAMES)} papers of hostile names, unpacked"
    if UNZIP is None or shutil.which("sha256sum") is None:
        return Row(tried, "unzip or sha256sum is not installed", None)
    bad = {"not unpacked": 0, "wrong checksums": 0, "files outside": 0, "papers missing": 0}
    languages = [LANGUAGES[number % len(LANGUAGES)] for number in range(count)]
    for number, (language, session) in enumerate(_sessions(folder, 1, languages)):
        from kmop_wizard.app.papers.dossier import dossier  # noqa: PLC0415
        from kmop_wizard.ui.papers.paper import pdf  # noqa: PLC0415

        content = dossier(Words(language), session, session.entry(_long().id), pdf)
        place = folder / f"out{number}" / "a" / "b" / "c"
        place.mkdir(parents=True)
        (place.parent / "dossier.zip").write_bytes(content)
        unpacked = subprocess.run(
            [UNZIP, "-q", "../dossier.zip"], cwd=place, capture_output=True, check=False
        )
        summed = subprocess.run(
            ["sha256sum", "--quiet", "--strict", "-c", "checksums.txt"],
            cwd=place,
            capture_output=True,
            check=False,
        )
        bad["not unpacked"] += unpacked.returncode != 0
        bad["wrong checksums"] += summed.returncode != 0
        everywhere = [each for each in (folder / f"out{number}").rglob("*") if each.is_file()]
        inside = [each for each in everywhere if each.is_relative_to(place)]
        bad["files outside"] += len(everywhere) - len(inside) - 1
        # The cover, the checklist, the facts and the checksums come along.
        bad["papers missing"] += abs(len(inside) - len(_HOSTILE_NAMES) - 4)
    return counted(tried, bad)


def _look_at(path: Path, html: str, bad: dict[str, int]) -> int:
    information = subprocess.check_output(["pdfinfo", str(path)], text=True)
    size = re.search(r"Page size: +([0-9.]+) x ([0-9.]+)", information)
    count = re.search(r"Pages: +([0-9]+)", information)
    pages = int(count[1]) if count else 0
    sides = (round(float(size[1])), round(float(size[2]))) if size else (0, 0)
    bad["not A4"] += sides != _A4
    text = subprocess.check_output(["pdftotext", "-raw", str(path), "-"], text=True)
    bad["signs missing or too many"] += _different(text, html, pages)
    boxes = subprocess.check_output(["pdftotext", "-bbox", str(path), "-"], text=True)
    for match in _WORD.finditer(boxes):
        left, top, right, bottom = map(float, match.groups())
        bad["words outside the margins"] += not (
            left >= _MARGIN - 1
            and right <= sides[0] - _MARGIN + 1
            and top >= _MARGIN - 1
            and bottom <= sides[1] - _MARGIN + 1
        )
    return pages


def _different(text: str, html: str, pages: int) -> int:
    """How many signs the pages have more or less than the text; where they stand is not asked."""
    reader = _Texts()
    reader.feed(html)
    wanted = _signs("".join(reader.body))
    for sign, number in _signs("".join(reader.head)).items():
        wanted[sign] += number * pages
    found = _signs(_FOOTER.sub("", text))
    return (found - wanted).total() + (wanted - found).total()


def _signs(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace() and sign not in "\u200b\u00ad\x0c")


def _long() -> Training:
    return replace(
        INVOICED,
        title="Leidinggeven aan een hybride team in de voedingsnijverheid: van jaarplanning tot"
        " functioneringsgesprek, deel 2 (gevorderden)",
        enterprise=replace(INVOICED.enterprise, name="Schrijnwerkerij & Zonen <BV> Peeters"),
        enrolment=replace(
            INVOICED.enrolment,
            provider=None,
            provider_name="Vlaams Opleidingscentrum voor de Voedingsnijverheid en Distributie vzw",
            participants=tuple(f"{name} Peeters-Van Wonterghem" for name in "ABCDEFG"),
        ),
        applications=(
            replace(INVOICED.application, refused_on=date(2026, 11, 12)),
            INVOICED.application,
        ),
        invoices=tuple(
            Invoice(
                number=f"VF/2026/0000{number}-ALPHA",
                issued_on=date(2026, 11, 20),
                due_on=date(2026, 12, 20),
                amount_excl_vat=Decimal("362.50"),
                vat_amount=Decimal("76.13"),
            )
            for number in range(4)
        ),
        notes="Bel Sofie vóór 9 uur.\n" * 20 + "https://www.example.be/" + "heel-lang/" * 30,
    )


def _sessions(
    folder: Path, count: int, languages: Sequence[str] = LANGUAGES
) -> Iterator[tuple[str, Session]]:
    """What the window works on: the long training and others, in each language."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from kmop_wizard.ui.app import build_window, close_window  # noqa: PLC0415

    if QApplication.instance() is None:
        _APPLICATION.append(QApplication([]))
    for number, language in enumerate(languages):
        place = folder / str(number)
        folders = Folders(place / "data", place / "config", place / "state")
        home = AttachmentHome(folders.data, _long().id)
        kept = tuple(
            home.add(name, b"%PDF" + bytes([at]), "invoice", TODAY)
            for at, name in enumerate(_HOSTILE_NAMES)
        )
        Store(folders.data, folders.state).save(replace(_long(), attachments=kept))
        write_trainings(folders.data, count - 1)
        window = build_window(Options(language=language), folders, lambda: TODAY)
        yield language, window.session
        close_window(window)


# Qt's application lives as long as the process.
_APPLICATION: Final[list[object]] = []
