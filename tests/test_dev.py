"""What CI runs fails also when it becomes slow."""

from __future__ import annotations

import pytest

import dev


def test_a_part_that_takes_longer_than_its_share_fails(capsys: pytest.CaptureFixture[str]) -> None:
    dev.step("quick", lambda: None, minutes=1)
    assert capsys.readouterr().out.startswith("--- quick: fine (")
    with pytest.raises(dev.Failed, match=r"slow: right, but 0\.0 minutes; it may take 0"):
        dev.step("slow", lambda: None, minutes=0)
    assert capsys.readouterr().out == ""
