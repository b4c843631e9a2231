"""Settings, drafts and recovery: small files that are never in the way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.conflicts import Conflict
from kmop_wizard.domain.training import Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.conflicts import read_conflicts, write_conflicts
from kmop_wizard.storage.drafts import Drafts, read_drafts, write_drafts
from kmop_wizard.storage.jsontext import MAX_BYTES
from kmop_wizard.storage.recovery import clear_recovery, read_recoveries, write_recovery
from kmop_wizard.storage.settings import Settings, read_settings, write_settings
from tests.storage.bad_files import BAD
from tests.storage.samples import ID, names, training, tree

TITLE = ("title",)
DAMAGED = [b"", b"\0\0", b"{", b"[]", b"\xff", b'{"a": 1, "a": 1}', b"[" * 100_000, b"nul"]
CHOSEN = Settings("fr", "Bakkerij Peeters", "0999.999.922", "small", "dark", "00ff", "all")


def test_settings_come_back(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "config") == Settings()
    write_settings(tmp_path / "config", CHOSEN)
    assert read_settings(tmp_path / "config") == CHOSEN


def test_a_setting_of_a_wrong_kind_is_the_default_and_others_stay(tmp_path: Path) -> None:
    content = {
        "language": "nl",
        "scheme": 5,
        "enterprise_size": None,
        "geometry": [],
        "x_later": {"a": 1},
    }
    (tmp_path / "settings.json").write_text(json.dumps(content), "utf-8")
    found = read_settings(tmp_path)
    assert found == Settings("nl", unknown={"x_later": {"a": 1}})
    write_settings(tmp_path, found._replace(language="en"))
    written = json.loads((tmp_path / "settings.json").read_bytes())
    assert (written["x_later"], written["language"]) == ({"a": 1}, "en")


@pytest.mark.parametrize("damaged", DAMAGED, ids=range(len(DAMAGED)))
def test_damaged_settings_are_defaults_and_kept_aside(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(damaged)
    assert read_settings(tmp_path) == Settings()
    assert tree(tmp_path) == {"settings.json": damaged}
    write_settings(tmp_path, CHOSEN)
    write_settings(tmp_path, CHOSEN)
    assert read_settings(tmp_path) == CHOSEN
    (copy,) = tmp_path.glob("settings.json.damaged-*")
    assert copy.read_bytes() == damaged


def test_a_folder_in_the_place_of_settings_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert read_settings(tmp_path) == Settings()
    with pytest.raises(SaveFailed):
        write_settings(tmp_path, CHOSEN)
    (tmp_path / "file").write_bytes(b"")
    assert read_settings(tmp_path / "file") == Settings()
    with pytest.raises(SaveFailed, match="not_a_folder"):
        write_settings(tmp_path / "file", CHOSEN)


def test_drafts_are_kept_by_training() -> None:
    drafts = Drafts().with_training("one", {TITLE: "x"}).with_training("two", {("notes",): "y"})
    assert drafts.of("one") == {TITLE: "x"}
    assert drafts.of("three") == {}
    assert drafts.with_training("one", {}) == Drafts({"two": {("notes",): "y"}})


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=5),
        st.dictionaries(
            st.lists(st.text(max_size=5), min_size=1, max_size=3).map(tuple),
            st.text(max_size=20),
            min_size=1,
            max_size=3,
        ),
        max_size=3,
    )
)
def test_drafts_come_back_as_typed(by_training: dict[str, dict[tuple[str, ...], str]]) -> None:
    # The folder of a fixture would be the same for every example.
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        write_drafts(Path(folder), Drafts(by_training))
        assert read_drafts(Path(folder)) == Drafts(by_training)


def test_what_is_damaged_in_drafts_is_left_out(tmp_path: Path) -> None:
    assert read_drafts(tmp_path) == Drafts()
    row = {"path": ["title"], "text": "x"}
    bad = [{**row, "path": "title"}, {**row, "path": []}, {**row, "text": 5}, {**row, "path": [1]}]
    trainings = {"one": [*bad, row, None, {}], "two": [], "three": {}, "four": None}
    content = {"version": 2, "trainings": trainings}
    (tmp_path / "drafts.json").write_text(json.dumps(content), "utf-8")
    assert read_drafts(tmp_path) == Drafts({"one": {TITLE: "x"}})
    (tmp_path / "drafts.json").write_bytes(b"\0")
    assert read_drafts(tmp_path) == Drafts()
    write_drafts(tmp_path, Drafts({"one": {TITLE: "y"}}))
    assert len(names(tmp_path)) == 2


def test_drafts_that_could_not_be_read_again_are_not_written(tmp_path: Path) -> None:
    write_drafts(tmp_path, Drafts({"one": {TITLE: "x"}}))
    with pytest.raises(SaveFailed, match="not_storable"):
        write_drafts(tmp_path, Drafts({"one": {TITLE: "x" * MAX_BYTES}}))
    assert read_drafts(tmp_path) == Drafts({"one": {TITLE: "x"}})


def test_what_could_not_be_saved_is_kept_until_it_is(tmp_path: Path) -> None:
    assert read_recoveries(tmp_path) == ()
    others = [Training("../" * 50), Training("a\0b", title="Brand")]
    for one in (training(), *others, replace(training(), title="Evacuatie")):
        write_recovery(tmp_path, one)
    assert read_recoveries(tmp_path) == (
        others[0],
        replace(training(), title="Evacuatie"),
        others[1],
    )
    clear_recovery(tmp_path, ID)
    clear_recovery(tmp_path, ID)
    assert read_recoveries(tmp_path) == tuple(others)


def test_what_names_no_entry_by_its_id_is_set_aside(tmp_path: Path) -> None:
    """Notes of before entries had ids: shown at no entry, and kept."""
    drafts = json.dumps({"one": {"invoices.0.due_on": "31/02"}}).encode()
    conflicts = json.dumps({"one": [{"path": "invoices.0.number", "mine": None}]}).encode()
    (tmp_path / "recovery").mkdir()
    for name, content in (("drafts", drafts), ("conflicts", conflicts)):
        (tmp_path / f"{name}.json").write_bytes(content)
    write_recovery(tmp_path, training())
    (kept,) = (tmp_path / "recovery").iterdir()
    kept.write_bytes(encode(training()))
    assert (read_drafts(tmp_path), read_conflicts(tmp_path)) == (Drafts(), {})
    assert read_recoveries(tmp_path) == ()
    write_drafts(tmp_path, Drafts({"one": {TITLE: "x"}}))
    write_conflicts(tmp_path, {"one": (Conflict(TITLE, "a", "b"),)})
    clear_recovery(tmp_path, ID)
    write_recovery(tmp_path, training())
    aside = {
        each.name.partition(".")[0]: each.read_bytes() for each in tmp_path.rglob("*.damaged-*")
    }
    assert aside == {"drafts": drafts, "conflicts": conflicts, kept.stem: encode(training())}
    assert read_recoveries(tmp_path) == (training(),)


def test_a_damaged_recovery_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "recovery").mkdir()
    for number, (content, _, reason) in enumerate(BAD.values()):
        if reason != "id":
            (tmp_path / "recovery" / f"{number}.json").write_bytes(content)
    (tmp_path / "recovery" / "folder.json").mkdir()
    before = tree(tmp_path)
    assert read_recoveries(tmp_path) == ()
    assert tree(tmp_path) == before
