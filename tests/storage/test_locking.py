"""One program at a time between looking at a file and replacing it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kmop_wizard.storage import locking
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.locking import exclusive

_HOLDS = """
import sys
from pathlib import Path
from kmop_wizard.storage.locking import exclusive
with exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_another_program_waits_and_a_killed_one_lets_go(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state" / "save.lock"
    command = [sys.executable, "-c", _HOLDS, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    waits: list[float] = []
    monkeypatch.setattr(locking.time, "sleep", waits.append)
    with subprocess.Popen(command, cwd=project, **pipes) as holder:  # type: ignore[call-overload]
        assert holder.stdout.readline().split() == [b"held"]
        with pytest.raises(SaveFailed, match="locked"), exclusive(path):
            pass
        holder.kill()
        holder.wait()
        assert sum(waits) == pytest.approx(2.0)
        with exclusive(path):
            assert path.is_file()


def test_where_no_lock_can_be_made_work_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with exclusive(tmp_path / "file" / "save.lock"):
        pass


def test_a_lock_leaves_no_descriptor_open(tmp_path: Path) -> None:
    before = os.open(tmp_path, os.O_RDONLY) if os.name == "posix" else 0
    for _ in range(50):
        with exclusive(tmp_path / "save.lock"):
            pass
    if os.name == "posix":
        os.close(before)
        after = os.open(tmp_path, os.O_RDONLY)
        os.close(after)
        assert after == before
