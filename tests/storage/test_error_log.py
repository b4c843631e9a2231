"""Errors of the program are kept: where and of what kind, bounded, and nothing that a person told."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.error_log import (
    DYING,
    FILE,
    LARGEST,
    add_error,
    mark_of,
    take_death,
    trace_of,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PRIVATE = "Bakkerij Peeters"


def raised(kind: type[Exception] = KeyError) -> Exception:
    try:
        try:
            int(PRIVATE)
        except ValueError as cause:
            raise kind(PRIVATE) from cause
    except Exception as error:
        return error
    raise AssertionError


def test_an_entry_says_when_where_and_what(tmp_path: Path) -> None:
    path = add_error(tmp_path / "state", trace_of(raised()), NOON)
    assert path == tmp_path / "state" / FILE
    said = path.read_text(encoding="utf-8")
    assert said.startswith("2026-11-23T12:00:00Z kmop-wizard ")
    lines = said.splitlines()[1:]
    assert lines[0] == "KeyError"
    assert lines[1].startswith("  test_error_log.py:")
    assert lines[1].endswith(" raised")
    assert "caused by ValueError" in lines


def test_what_a_person_told_and_where_he_keeps_it_stay_out(tmp_path: Path) -> None:
    said = add_error(tmp_path, trace_of(raised()), NOON).read_text(encoding="utf-8")
    assert PRIVATE not in said
    assert str(Path(__file__).parent) not in said


def test_places_are_named_from_the_program_on() -> None:
    code = compile("1 / 0", "/home/sofie/prog/kmop_wizard/ui/home/rows.py", "exec")
    windows = compile("exec(code)", r"C:\Users\Sofie\x\site-packages\stdnum\iban.py", "exec")
    with pytest.raises(ZeroDivisionError) as caught:
        exec(windows, {"code": code})  # noqa: S102 - places that no file of this test has
    said = trace_of(caught.value)
    assert "\n  stdnum/iban.py:1 <module>\n  kmop_wizard/ui/home/rows.py:1 <module>" in said
    assert "ofie" not in said


def test_the_newest_stay_within_the_bound(tmp_path: Path) -> None:
    for number in range(400):
        add_error(tmp_path, f"Error{number}\n" + "  somewhere.py:1 there\n" * 20, NOON)
    said = (tmp_path / FILE).read_bytes()
    assert len(said) <= LARGEST
    assert b"Error399\n" in said
    assert b"Error0\n" not in said
    assert said.startswith(b"2026-")


def test_one_that_is_too_long_is_cut(tmp_path: Path) -> None:
    path = add_error(tmp_path, "x" * (2 * LARGEST), NOON)
    assert path.stat().st_size <= LARGEST


def test_endless_depth_and_endless_causes_are_bounded() -> None:
    def deep(n: int) -> None:
        deep(n + 1)

    with pytest.raises(RecursionError) as caught:
        deep(0)
    assert len(trace_of(caught.value).splitlines()) < 300
    one, two = ValueError(), KeyError()
    one.__cause__, two.__cause__ = two, one
    assert trace_of(one).count("caused by") < 10


def test_a_folder_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    with pytest.raises(SaveFailed):
        add_error(tmp_path / "state", "ValueError", NOON)


def test_a_file_that_is_no_text_of_ours_does_not_stop_it(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\0" * 100_000)
    path = add_error(tmp_path, "ValueError", NOON)
    assert b"ValueError" in path.read_bytes()
    assert path.stat().st_size <= LARGEST


DIES = """
import ctypes, sys
from pathlib import Path
from kmop_wizard.storage.error_log import hear_of_death

def save_bakkerij_peeters():
    ctypes.string_at(0)

hear_of_death(Path(sys.argv[1]))
save_bakkerij_peeters()
"""


def test_a_sudden_end_leaves_its_places_for_the_next_start(tmp_path: Path, project: Path) -> None:
    place = tmp_path / "Sofie Peeters"
    place.mkdir()
    (place / "dies.py").write_text(DIES, encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"exec(compile(open({str(place / 'dies.py')!r}).read(), {str(place / 'dies.py')!r}, 'exec'))",
            str(tmp_path),
        ],
        check=False,
        cwd=project,
        capture_output=True,
    )
    assert done.returncode != 0
    assert mark_of(tmp_path) == ""
    take_death(tmp_path)
    said = (tmp_path / FILE).read_text("utf-8")
    assert "Segmentation fault" in said or "access violation" in said
    assert "\n  dies.py:7 save_bakkerij_peeters" in said
    assert "Sofie" not in said
    assert not (tmp_path / DYING).exists()
    assert mark_of(tmp_path) != ""


def test_a_program_that_ended_well_leaves_nothing_to_offer(tmp_path: Path) -> None:
    take_death(tmp_path)
    (tmp_path / DYING).write_bytes(b"")
    take_death(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [b"\xff\0" * 50, b"Sofie\n" * 9000, b'  File "' + b"a" * 200_000])
def test_last_words_that_say_nothing_are_not_kept(words: bytes, tmp_path: Path) -> None:
    (tmp_path / DYING).write_bytes(words)
    take_death(tmp_path)
    assert list(tmp_path.iterdir()) == []
