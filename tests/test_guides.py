"""The guides name what stands in the window, and show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tools import catalogues
from tools.pictures import DOCUMENTS, FOLDER, ROOT, TAKEN, shown, small

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
PICTURE = re.compile(r"!\[(.*?)\]\(.*?/([a-z-]+)-(nl|fr)\.png\)")
LANGUAGES = ("nl", "fr")


def guide(language: str) -> str:
    return (ROOT / "docs" / language / "README.md").read_text(encoding="utf-8")


def in_the_window(language: str) -> set[str]:
    """All that is said, without the marks of mnemonics."""
    found: set[str] = set()
    for message in catalogues.read(catalogues.catalogue_path(language), language):
        if message.id:
            text = message.string
            found |= {text} if isinstance(text, str) else set(text)
    return {text.replace("&", "") for text in found}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_stands_in_the_window_with_those_words(language: str) -> None:
    named = [re.sub(r"[ \n]+", " ", name) for name in BOLD.findall(guide(language))]
    assert len(named) > 25
    known = in_the_window(language)
    assert [name for name in named if name not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guide_shows_the_window_in_its_language_and_says_what_there_is_to_see(
    language: str,
) -> None:
    pictures = PICTURE.findall(guide(language))
    assert len(pictures) >= 5
    for said, _, spoken in pictures:
        assert said
        assert spoken == language


def test_both_guides_have_the_same_parts_and_pictures() -> None:
    for pattern in (r"^#+ ", r"^\d\. ", r"^- ", r"images/([a-z-]+)-"):
        nl, fr = (re.findall(pattern, guide(language), re.MULTILINE) for language in LANGUAGES)
        assert nl == fr, pattern


def test_every_picture_is_there_and_every_one_there_is_shown() -> None:
    files = {tuple(file.stem.rsplit("-", 1)) for file in FOLDER.glob(TAKEN)}
    assert files == shown()
    assert all(document.is_file() for document in DOCUMENTS)


@pytest.mark.parametrize("file", sorted(FOLDER.glob(TAKEN)), ids=lambda file: file.stem)
def test_a_picture_is_one_of_the_window_and_small(file: Path) -> None:
    assert QImage(str(file)).size().toTuple() == (1180, 760)
    assert file.stat().st_size < 60_000


def test_a_picture_keeps_its_colours_when_it_becomes_small() -> None:
    """Of each area the colour stays; what is between two may come to the nearer one."""
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    for y in range(100):
        for x in range(100):
            picture.setPixel(x, y, 0xFF0B5C7A if x < 60 else 0xFFFFFFFF)
    found = small(picture)
    assert found.format() == QImage.Format.Format_Indexed8
    assert found.pixelColor(10, 10).name() == "#0b5c7a"
    assert found.pixelColor(90, 90).name() == "#ffffff"
