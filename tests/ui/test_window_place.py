"""The window fits the screen: at the first start, at each start, and when the screen changes."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QMainWindow

from kmop_wizard.ui.window.window_place import SIZE, SMALLEST, WindowPlace, place_of, within

LAPTOP = QRect(0, 0, 1366, 728)
"""What a common laptop leaves under its task bar."""
WIDE = QRect(0, 0, 2560, 1400)
SECOND = QRect(1366, 0, 1280, 680)


class Desktop:
    """What the desktop leaves; it can change."""

    def __init__(self, free: QRect) -> None:
        self.free = free

    def __call__(self, _window: QMainWindow) -> QRect:
        return self.free


@pytest.fixture
def open_on(qtbot: Any) -> Any:
    """Opens a window on a desktop; gives the window and what keeps it in its place."""

    def show(desktop: Desktop, place: str | None = None) -> tuple[QMainWindow, WindowPlace]:
        window = QMainWindow()
        qtbot.addWidget(window)
        keeper = WindowPlace(window, place, desktop)
        window.show()
        for _ in range(5):
            QApplication.processEvents()
        return window, keeper

    return show


def test_the_first_window_fits_under_the_task_bar_in_the_middle(open_on: Any) -> None:
    window, _keeper = open_on(Desktop(LAPTOP))
    frame = window.frameGeometry()
    assert LAPTOP.contains(frame)
    assert window.width() == SIZE[0]
    assert abs(frame.center().x() - LAPTOP.center().x()) <= 1


def test_on_a_large_screen_it_has_its_usual_size(open_on: Any) -> None:
    window, _keeper = open_on(Desktop(WIDE))
    assert window.size() == QSize(*SIZE)


def test_a_place_is_kept_and_brought_back_onto_the_screen(open_on: Any) -> None:
    window, _keeper = open_on(Desktop(WIDE))
    window.setGeometry(80, 90, 650, 560)
    again, _keeper = open_on(Desktop(WIDE), place_of(window))
    assert again.geometry() == QRect(80, 90, 650, 560)
    small = QRect(0, 0, 640, 500)
    smaller, _keeper = open_on(Desktop(small), place_of(window))
    assert small.contains(smaller.frameGeometry())


@pytest.mark.parametrize("place", ["", "zz", "00ff"])
def test_a_text_that_is_no_place_is_a_first_start(open_on: Any, place: str) -> None:
    window, _keeper = open_on(Desktop(WIDE), place)
    assert window.size() == QSize(*SIZE)


def test_another_screen_or_bar_takes_the_window_in(open_on: Any) -> None:
    desktop = Desktop(WIDE)
    window, keeper = open_on(desktop)
    for free in (LAPTOP, SECOND, QRect(0, 0, 800, 500)):
        desktop.free = free
        keeper.stay()
        assert free.contains(window.frameGeometry())


def test_it_can_be_made_small_but_no_smaller_than_can_be_read(open_on: Any) -> None:
    window, _keeper = open_on(Desktop(WIDE))
    window.resize(10, 10)
    assert window.size() == QSize(*SMALLEST)


def test_a_tiny_screen_still_takes_the_whole_window(open_on: Any) -> None:
    window, _keeper = open_on(Desktop(QRect(0, 0, 480, 320)))
    assert QRect(0, 0, 480, 320).contains(window.frameGeometry())


def test_a_maximized_window_is_left_alone(open_on: Any) -> None:
    desktop = Desktop(WIDE)
    window, keeper = open_on(desktop)
    window.showMaximized()
    QApplication.processEvents()
    before = window.geometry()
    desktop.free = QRect(0, 0, 600, 400)
    keeper.stay()
    assert window.geometry() == before


def test_within_moves_before_it_shrinks() -> None:
    assert within(QRect(2000, 900, 800, 600), WIDE) == QRect(QPoint(1760, 800), QSize(800, 600))
    assert within(QRect(-50, -50, 3000, 3000), WIDE) == WIDE
