"""The tour makes every picture, in each language and both sizes, and keeps to its own folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from kmop_wizard.__main__ import main
from kmop_wizard.command_line import Options
from kmop_wizard.tour import every
from kmop_wizard.tour import panels as tour_panels
from kmop_wizard.tour.driver import KeyboardDriver
from kmop_wizard.tour.keyboard_case import keyboard_case
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.button import Button
from tests.ui.person import Program

pytestmark = pytest.mark.usefixtures("qapp")

PAGES = (
    "home-empty",
    "home",
    "start",
    "enrol",
    "apply",
    "deposit",
    "subsidy",
    "attend",
    "pay",
    "settings",
)
PANELS = (
    "pay-einvoice",
    "pay-all-details",
    "pay-einvoice-differs",
    "deposit-mail",
    "deposit-code",
    "deposit-account",
    "deposit-phone",
    "home-menu",
    "attend-papers",
    "practice",
    "planner",
    "purse",
    "eligibility",
    "trash",
    "help",
    "about",
    "enrol-disagreement",
    "history",
    "history-state",
    "transfer",
    "import",
    "data-folder",
)
PAPERS = ("checklist", "overview", "dossier")
STATES = ("cancelled", "refused", "missed", "stopped", "newer", "damaged")


def is_blank(picture: QImage) -> bool:
    small = picture.scaled(200, 280)
    return len({small.pixel(x, y) for x in range(200) for y in range(280)}) < 8


def test_all_pictures_are_made_at_both_sizes_in_a_folder_of_your_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pictures"
    data = tmp_path / "data"
    assert main(["tour", "--out", str(out), "--lang", "fr", "--data-dir", str(data)]) == 0
    assert len(list((data / "trainings").glob("*.json"))) >= 5
    pictures = sorted(out.glob("*.png"))
    names = [picture.stem for picture in pictures]
    assert all(re.fullmatch(r"\d\d-[a-z]+(-[a-z]+)*", name) for name in names)
    for page in PAGES:
        assert any(name[3:] == page for name in names), page
    for state in STATES:
        assert any(name.endswith(state) for name in names), state
    numbers = [name[:2] for name in names]
    assert numbers == sorted(set(numbers))
    for panel in (*PANELS, *PAPERS):
        assert any(name[3:] == panel for name in names), panel
    papers = [picture for picture in pictures if picture.stem[3:] in PAPERS]
    for paper in papers:
        sheet = QImage(str(paper))
        assert sheet.height() / sheet.width() == pytest.approx(297 / 210, abs=0.01)
        assert not is_blank(sheet)
    for picture in set(pictures) - set(papers):
        assert QImage(str(picture)).size().toTuple() == (1180, 760)
        small = out / "800x600" / picture.name
        assert QImage(str(small)).size().toTuple() == (800, 600)
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 2 * len(pictures) - len(papers)
    assert all(Path(line).is_file() for line in said)


def test_every_look_comes_onto_one_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tour_panels, "play", lambda *_all: None)  # what it shows is tried above
    told: list[str] = []
    for language in ("nl", "fr"):
        out = tmp_path / language
        assert every.run(Options(language=language), out, told.append, ("light",)) == 0
        looks = {folder.name: folder for folder in out.iterdir() if folder.is_dir()}
        assert set(looks) == {f"{language}-light-{size.name}" for size in every.SIZES}
        for size in every.SIZES:
            pictures = sorted(looks[f"{language}-light-{size.name}"].glob("*.png"))
            assert {picture.stem[3:] for picture in pictures} >= {*PAGES}
            assert QImage(str(pictures[0])).size().toTuple() == (size.width, size.height)
        sheet = QImage(str(out / every.SHEET))
        assert sheet.width() > 4 * 200
        assert not is_blank(sheet)
    assert theme.current().scheme == "light"


def test_a_data_folder_with_trainings_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data" / "trainings").mkdir(parents=True)
    out = tmp_path / "pictures"
    assert main(["tour", "--out", str(out), "--data-dir", str(tmp_path / "data")]) == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert said.out == ""
    assert not out.exists()


def test_pictures_that_cannot_be_written_are_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "file"
    out.write_text("no folder", encoding="utf-8")
    assert main(["tour", "--out", str(out)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_case_by_keyboard_stops_at_what_tab_does_not_come_to(program: Program) -> None:
    window = program.start().window
    driver = KeyboardDriver(window)
    driver.press("action.new_training")
    assert window.route.screen == "start"
    button = next(
        each for each in window.findChildren(Button) if each.objectName() == "action.next"
    )
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    with pytest.raises(LookupError, match="Tab does not come"):
        driver.press("action.next")


def test_the_case_by_keyboard_comes_to_its_end(tmp_path: Path) -> None:
    assert keyboard_case(Options(language="fr"), tmp_path) == ""
