"""A host for each test, closed at its end; the clipboard of the machine stays out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kmop_wizard.domain.training import Training
from kmop_wizard.ui import theme
from tests.ui.pages.section_host import SectionHost
from tests.ui.qt_hands import settle

MakeHost = Callable[..., SectionHost]


@pytest.fixture
def make_host(tmp_path: Path, qapp: QApplication) -> Iterator[MakeHost]:
    """A host over an empty folder: ``make_host(training, step, language=…)``."""
    theme.apply(qapp, "light")
    QGuiApplication.clipboard().clear()
    made: list[SectionHost] = []

    def make(training: Training, step: str, **more: Any) -> SectionHost:
        made.append(SectionHost(tmp_path / str(len(made)), training, step, **more))
        return made[-1]

    yield make
    for host in made:
        host.context.session.close()
        host.close()
        host.deleteLater()
    settle(2)
