"""No file makes the reader hang, fill the memory, look elsewhere, or say a wrong amount."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from kmop_wizard.exchange import xml_safety
from kmop_wizard.exchange.einvoice import parse_einvoice
from kmop_wizard.exchange.xml_safety import REASONS, NotAnInvoice
from tests.disk import BreakableDisk
from tests.exchange.attacks import CANARY, MEGABYTE, Attack, attacks
from tests.exchange.invoices import read_einvoice, ubl

ATTACKS = list(attacks())
SECONDS = 2.0
MEMORY = 200 * MEGABYTE
POSIX_ONLY = pytest.mark.skipif(os.name == "nt", reason="there is no such thing on Windows")


def outcome(attack: Attack, path: Path) -> str | None:
    """What is wrong with what the reader makes of the file, if anything."""
    try:
        found = read_einvoice(path)
    except NotAnInvoice as refused:
        return None if refused.code == attack.code else f"code {refused.code}"
    if attack.code is not None:
        return f"read, not {attack.code}"
    for name, expected in attack.expected.items():
        value = getattr(found, name)
        value = str(value) if isinstance(value, Decimal) else value
        if value != expected:
            return f"{name}: {value!r}, not {expected!r}"
    return f"the canary: {found}" if CANARY in repr(found) else None


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name[:60])
def test_the_outcome_is_right_and_quick(attack: Attack, tmp_path: Path) -> None:
    path = tmp_path / "invoice.xml"
    path.write_bytes(attack.make())
    start = time.process_time()
    assert outcome(attack, path) is None
    assert time.process_time() - start < SECONDS
    path.unlink()


def test_there_are_enough_of_them_and_each_has_a_name() -> None:
    assert len({attack.name for attack in ATTACKS}) == len(ATTACKS) >= 150
    assert {attack.code for attack in ATTACKS} - {None} <= set(REASONS)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded and read as Linux does")
def test_all_of_them_stay_within_memory_and_read_nothing_else(tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    canary.write_text(CANARY, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.exchange.run_attacks", str(canary), str(tmp_path)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert (ran.stderr, ran.returncode) == ("", 0), ran.stdout
    assert ran.stdout.splitlines()[-1] == f"{len(ATTACKS)} right"


def code_of(path: Path) -> str:
    with pytest.raises(NotAnInvoice) as refused:
        read_einvoice(path)
    return refused.value.code


def test_what_is_no_file(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "folder"
    assert code_of(tmp_path / "none") == "missing"
    assert code_of(tmp_path / "a\0b") == "missing"
    file = tmp_path / "file"
    file.write_bytes(b"x")
    assert code_of(file / "below") == "missing"
    assert code_of(tmp_path / ("a" * 5_000)) in ("missing", "io_error")


@POSIX_ONLY
def test_what_looks_like_a_file(tmp_path: Path) -> None:
    loop, dangling, pipe = tmp_path / "loop", tmp_path / "dangling", tmp_path / "pipe"
    loop.symlink_to(loop)
    dangling.symlink_to(tmp_path / "none")
    os.mkfifo(pipe)
    assert code_of(loop) == "io_error"
    assert code_of(dangling) == "missing"
    assert code_of(pipe) == "not_a_file"
    assert code_of(Path("/dev/zero")) == "not_a_file"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert code_of(tmp_path / "s") == "not_a_file"
    linked = tmp_path / "linked"
    (tmp_path / "real.xml").write_text(ubl(), encoding="utf-8")
    linked.symlink_to(tmp_path / "real.xml")
    assert read_einvoice(linked).number == "2026-1187"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EACCES, "no_permission"), (errno.EIO, "io_error")]
)
def test_what_the_disk_refuses(number: int, code: str, tmp_path: Path, disk: BreakableDisk) -> None:
    path = tmp_path / "a.xml"
    path.write_text(ubl(), encoding="utf-8")
    disk.refuse(number, path, calls=("open",))
    assert code_of(path) == code


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xml"
    path.write_text(ubl(), encoding="utf-8")
    size = path.stat().st_size
    monkeypatch.setattr(xml_safety, "LARGEST_FILE", size)
    assert read_einvoice(path).number == "2026-1187"
    monkeypatch.setattr(xml_safety, "LARGEST_FILE", size - 1)
    assert code_of(path) == "too_large"
    with pytest.raises(NotAnInvoice, match="too_large"):
        parse_einvoice(path.read_bytes())


@pytest.fixture(autouse=True)
def _no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the reader opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
