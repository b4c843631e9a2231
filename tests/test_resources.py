"""The program finds what travels with it, in a checkout and where it was installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kmop_wizard import resources


def test_a_checkout_has_them_beside_the_package(project: Path) -> None:
    assert resources.resource_folder() == project / "resources"
    assert resources.catalogue_folder() == project / "translations"
    assert (resources.resource_folder() / "rules").is_dir()


def test_an_installed_package_carries_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_CARRIED", tmp_path)
    assert resources.resource_folder() == tmp_path / "resources"
    assert resources.catalogue_folder() == tmp_path / "translations"
