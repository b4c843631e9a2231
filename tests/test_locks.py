"""The locked requirements are whole, agree with each other, and name no package index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ("dev.txt", "run.txt")
_PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def _text(project: Path, lock: str) -> str:
    return (project / "requirements" / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_a_hash_and_no_address(project: Path, lock: str) -> None:
    text = _text(project, lock)
    assert "://" not in text
    assert not re.findall(r"^--(?!\s)", text, re.MULTILINE)
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in requirement


def test_what_users_get_is_what_developers_test(project: Path) -> None:
    developers = dict(_PIN.findall(_text(project, "dev.txt")))
    users = dict(_PIN.findall(_text(project, "run.txt")))
    assert users.items() <= developers.items()


def test_each_dependency_is_locked(project: Path) -> None:
    described = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    names = [re.split(r"[^A-Za-z0-9-]", row)[0] for row in described["project"]["dependencies"]]
    build = [re.split(r"[^A-Za-z0-9-]", row)[0] for row in described["build-system"]["requires"]]
    assert set(names) <= set(dict(_PIN.findall(_text(project, "run.txt"))))
    assert set(build) <= set(dict(_PIN.findall(_text(project, "dev.txt"))))
