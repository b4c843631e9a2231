"""The program without a window, as every test of it gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.fakes import Computer


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """A computer over an empty data folder."""
    return Computer(tmp_path / "laptop", tmp_path / "data", "laptop", monkeypatch)


@pytest.fixture
def office(tmp_path: Path, laptop: Computer, monkeypatch: pytest.MonkeyPatch) -> Computer:
    """Another computer over the same data folder."""
    computer = Computer(tmp_path / "office", tmp_path / "data", "office", monkeypatch)
    laptop.at_work()
    return computer
