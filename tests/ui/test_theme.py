"""Colours that can be read, in both schemes and in the system's own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.contrast import EDGE, EDGES, TEXT, TEXTS, lowest, table, themes
from kmop_wizard.ui import theme
from kmop_wizard.ui.widgets.label import Label
from tests.ui.person import Program
from tests.ui.qt_hands import settle

from .contrast import contrast


@pytest.fixture(autouse=True)
def light_afterwards(qapp):
    theme.apply(qapp, "light")
    font = qapp.font()
    yield
    qapp.setFont(font)
    theme.apply(qapp, "light")


@pytest.mark.parametrize("scheme", themes())
def test_text_can_be_read_and_edges_seen(scheme: str) -> None:
    colours = themes()[scheme]
    for pairs, least in ((TEXTS, TEXT), (EDGES, EDGE)):
        found = {colour: lowest(colours, colour, grounds) for colour, grounds in pairs.items()}
        assert {colour: ratio for colour, ratio in found.items() if ratio < least} == {}


def test_the_table_of_contrasts_is_as_the_document_has_it(project: Path) -> None:
    document = (project / "docs" / "design.md").read_text(encoding="utf-8")
    assert "\n".join(table()) in document


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_palette_text_can_be_read_on_its_ground(qapp: QApplication, scheme: str) -> None:
    theme.apply(qapp, scheme)
    role = QPalette.ColorRole
    for group in (
        QPalette.ColorGroup.Active,
        QPalette.ColorGroup.Inactive,
        QPalette.ColorGroup.Disabled,
    ):
        for text, ground in (
            (role.WindowText, role.Window),
            (role.Text, role.Base),
            (role.ButtonText, role.Button),
            (role.PlaceholderText, role.Base),
            (role.Link, role.Base),
            (role.Link, role.Window),
            (role.HighlightedText, role.Highlight),
            (role.ToolTipText, role.ToolTipBase),
        ):
            palette = qapp.palette()
            assert contrast(palette.color(group, text), palette.color(group, ground)) >= 4.5, (
                text,
                ground,
            )


def test_switching_reaches_the_widgets_that_exist(qtbot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    label, coloured = Label("Bakkerij Peeters"), Label("te laat", tone="warning")
    for each in (label, coloured):
        qtbot.addWidget(each)
        each.show()
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: label.palette().windowText().color() == theme.theme_of("dark").ink)
    assert coloured.palette().windowText().color() == theme.theme_of("dark").warning


def test_a_larger_font_reaches_the_widgets_that_exist(qtbot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    title, plain = Label("Titel", "title"), QLabel("gewoon")
    for each in (title, plain):
        qtbot.addWidget(each)
        each.show()
    before, larger = title.font().pointSizeF(), qapp.font()
    larger.setPointSizeF(larger.pointSizeF() * 2)
    qapp.setFont(larger)
    qtbot.waitUntil(lambda: title.font().pointSizeF() == pytest.approx(2 * before, abs=0.1))
    theme.apply(qapp, "dark")
    assert qapp.font().pointSizeF() == pytest.approx(larger.pointSizeF())


def test_the_font_is_enlarged_once(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    size = qapp.font().pointSizeF()
    theme.apply(qapp, "dark")
    assert qapp.font().pointSizeF() == size


def test_text_follows_the_size_of_the_system_while_the_window_is_open(
    program: Program, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.start().window
    before, asked = qapp.font(), theme._system_font()
    larger = QFont(asked)
    theme.set_size(larger, theme._size_of(asked) * 1.5)
    for font, times in ((larger, 1.5), (asked, 1.0)):
        monkeypatch.setattr(theme, "_system_font", lambda font=font: QFont(font))
        for _ in range(2):
            QCoreApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.ThemeChange))
        settle()
        shown = theme._size_of(qapp.font()) / (theme._size_of(asked) * theme._BODY)
        assert shown == pytest.approx(times, rel=0.02)
    qapp.setFont(before)


def test_high_contrast_that_comes_and_goes_is_followed(
    program: Program, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.start().window
    before = theme.current().scheme
    for wanted in (True, False):
        monkeypatch.setattr(theme, "_wants_contrast", lambda _app, wanted=wanted: wanted)
        QCoreApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.ThemeChange))
        assert (theme.current().scheme == "contrast") == wanted
    assert theme.current().scheme == before


def test_high_contrast_keeps_the_colours_of_the_system(qapp: QApplication) -> None:
    colours = theme.apply(qapp, "dark", high_contrast=True)
    assert colours.scheme == "contrast"
    assert colours is theme.current()
    system = qapp.style().standardPalette()
    assert colours.ink == system.windowText().color()
    assert colours.card == system.window().color()
    assert qapp.palette().windowText().color() == system.windowText().color()


def test_the_system_scheme_is_light_or_dark(qapp: QApplication) -> None:
    assert theme.apply(qapp, "system", high_contrast=False).scheme in ("light", "dark")


def test_tones() -> None:
    colours = theme.theme_of("light")
    assert colours.tone("danger") == (colours.danger, colours.danger_ground)
    assert colours.tone("neutral") == (colours.muted, colours.neutral_ground)


def test_python_outlives_many_calls_without_a_result() -> None:
    code = (
        "import kmop_wizard.ui\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "for _turn in range(50_000): thing.setObjectName('x')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
