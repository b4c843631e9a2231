"""A data folder, a state folder and a store for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmop_wizard.storage.store import Store
from tests.storage.samples import at_one


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def store(data: Path, state: Path) -> Store:
    return Store(data, state, at_one)


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """The data folder of another computer."""
    return tmp_path / "there"


@pytest.fixture
def other(there: Path, tmp_path: Path) -> Store:
    """The store of another computer, over its own folder."""
    return Store(there, tmp_path / "there state", at_one)
