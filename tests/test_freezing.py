"""What is left out of the frozen program is not missed: it is run here without that."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.freezing import EXCLUDED_MODULES, Import, is_wanted, wrongly_excluded

# As in the frozen program: what was left out can't be found, whoever asks.
WITHOUT = """
import sys

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in {names!r}):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, LeftOut())
from importlib import import_module
from pkgutil import walk_packages
import kmop_wizard
from kmop_wizard.__main__ import main

for module in walk_packages(kmop_wizard.__path__, "kmop_wizard."):
    import_module(module.name)
sys.exit(main(["--self-test"]))
"""


def self_test_without(names: tuple[str, ...], home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KMOP_WIZARD_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", WITHOUT.format(names=names)],
        cwd=Path(__file__).resolve().parents[1],
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_the_program_needs_nothing_that_is_left_out(tmp_path: Path) -> None:
    done = self_test_without(EXCLUDED_MODULES, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_module_that_is_needed_and_left_out_is_noticed(tmp_path: Path) -> None:
    done = self_test_without((*EXCLUDED_MODULES, "ssl"), tmp_path)
    assert done.returncode == 1
    failed = {line.partition(":")[0] for line in done.stdout.splitlines() if ": ok" not in line}
    assert {"typed", "pasted"} <= failed


@pytest.mark.parametrize(
    ("importer", "module", "guarded", "noticed"),
    [
        ("kmop_wizard.ui.app", "unittest", False, True),
        ("kmop_wizard.ui.app", "PySide6.QtNetwork", True, True),
        ("stdnum.util", "unittest.mock", False, True),
        ("stdnum.util", "unittest", True, False),
        ("stdnum.util", "unittests", False, False),
    ],
)
def test_imports_of_what_is_left_out(
    importer: str, module: str, guarded: bool, noticed: bool
) -> None:
    found = list(wrongly_excluded([Import(importer, module, guarded)]))
    assert bool(found) == noticed


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        ("stdnum/iban.dat", True),
        ("stdnum/oui.dat", False),
        ("stdnum/cn/loc.dat", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/sqldrivers/libqsqlite.so", False),
        ("PySide6/Qt/translations/qtbase_nl.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/lib/libQt6Network.so.6", False),
        ("PySide6/Qt/lib/libQt6QmlMeta.so.6", False),
        ("PySide6/Qt/lib/libQt6Gui.so.6", True),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/QtNetwork.pyd", False),
        ("PySide6/Qt/lib/QtNetwork.framework/Versions/A/QtNetwork", False),
        ("PySide6/Qt/lib/QtNetwork.framework/Resources/Info.plist", False),
        ("PySide6/Qt/lib/QtQuickWidgets.framework/Versions/Current", False),
        ("QtQml", False),
        ("PySide6/Qt/lib/QtGui.framework/Resources/Info.plist", True),
        ("kmop_wizard/_data/resources/rules/rules.json", True),
    ],
)
def test_files_that_are_collected(target: str, wanted: bool) -> None:
    assert is_wanted(target) == wanted
