"""What an import will do is known before; what came of it is true the next time too."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from kmop_wizard.domain.merge import Conflict
from kmop_wizard.domain.training import Attachment, Training
from kmop_wizard.storage import exports
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.exports import BadExport, read_export, write_export
from kmop_wizard.storage.jsontext import MAX_BYTES
from kmop_wizard.storage.store import Store
from kmop_wizard.storage.transfer import (
    BLOCKED,
    DIFFERENT,
    NEW,
    SAME,
    compared,
    import_trainings,
)
from tests.storage.samples import at_one, tree
from tests.storage.test_transfer import exported, packed, with_paper


def test_what_an_import_will_do_is_known_before(
    store: Store, data: Path, other: Store, there: Path, tmp_path: Path
) -> None:
    for name in ("new", "same", "apart", "damaged"):
        store.save(Training(name, title="van hen"))
    export = read_export(exported(data, store, tmp_path / "x.kmop"))
    other.save(Training("same", title="van hen"))
    other.save(Training("apart", title="van mij"))
    (there / "trainings" / "damaged.json").write_bytes(b"{")
    before = tree(there)
    assert compared(other, export) == {
        "new": NEW,
        "same": SAME,
        "apart": DIFFERENT,
        "damaged": BLOCKED,
    }
    assert tree(there) == before
    found = import_trainings(other, there, export)
    assert (found.added, found.unchanged) == (("new",), ("same",))
    assert (found.merged, found.blocked) == (("apart",), ("damaged",))
    assert (there / "trainings" / "damaged.json").read_bytes() == b"{"


def test_the_other_side_is_kept_before_the_merge_is_saved(
    store: Store, data: Path, other: Store, there: Path, tmp_path: Path
) -> None:
    store.save(Training("one", title="van hen"))
    export = read_export(exported(data, store, tmp_path / "x.kmop"))
    other.save(Training("one", title="van mij", notes="mijn nota"))
    untouched = tree(there)
    asked = {}

    def ask(merged: Training, conflicts: tuple[Conflict, ...]) -> None:
        assert merged.title == "van mij"
        asked[merged.id] = conflicts
        assert tree(there) == untouched

    found = import_trainings(other, there, export, ask)
    by = computer_name()
    expected = {"one": (Conflict(("title",), "van mij", "van hen", by, by),)}
    assert asked == found.conflicts == expected
    assert import_trainings(other, there, export, ask).unchanged == ("one",)


def test_an_import_that_was_cut_off_is_done_again_to_the_end(
    store: Store,
    data: Path,
    other: Store,
    there: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.save(Training("one", title="Brand", notes="van hen"))
    export = read_export(exported(data, store, tmp_path / "x.kmop"))
    other.save(Training("one", title="Brand"))

    def cut_off(_store: Store, _training: Training) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Store, "save", cut_off)
        with pytest.raises(KeyboardInterrupt):
            import_trainings(other, there, export)
    assert import_trainings(other, there, export).merged == ("one",)
    assert other.load().trainings[0].notes == "van hen"


def test_what_was_removed_after_an_import_stays_removed_at_the_next(
    store: Store, data: Path, other: Store, there: Path, tmp_path: Path
) -> None:
    saved = store.save(Training("one", title="Brand", notes="van hen"))
    other.save(Training("one", title="Brand"))
    import_trainings(other, there, read_export(exported(data, store, tmp_path / "1.kmop")))
    (merged,) = other.load().trainings
    assert merged.notes == "van hen"
    other.save(replace(merged, notes=""))
    store.save(replace(saved, enterprise=replace(saved.enterprise, name="Bakkerij Peeters")))
    found = import_trainings(other, there, read_export(exported(data, store, tmp_path / "2.kmop")))
    (again,) = other.load().trainings
    assert (again.notes, again.enterprise.name) == ("", "Bakkerij Peeters")
    assert found.conflicts == {}


def test_what_no_export_can_hold_stays_out_and_is_named(
    store: Store, data: Path, tmp_path: Path
) -> None:
    saved = store.save(Training("one"))
    unsafe = Training("a:b", title="x")
    odd = replace(saved, id="two", notes="x" * MAX_BYTES)
    file = tmp_path / "x.kmop"
    stayed = write_export(data, file, (saved, unsafe, odd), at_one())
    assert stayed == ("trainings/a:b.json", "trainings/two.json")
    assert read_export(file).trainings == (saved,)


def test_a_blank_scan_leaves_and_arrives(
    store: Store, data: Path, other: Store, there: Path, tmp_path: Path
) -> None:
    scan = bytes(5_000_000)
    store.save(with_paper(data, content=scan))
    import_trainings(other, there, read_export(exported(data, store, tmp_path / "x.kmop")))
    assert (there / "attachments" / "one" / "f.xml").read_bytes() == scan


def test_an_empty_paper_does_not_stop_the_import(other: Store, there: Path, tmp_path: Path) -> None:
    digest = hashlib.sha256(b"").hexdigest()
    paper = Attachment("invoice", "attachments/one/e.pdf", digest, id="7f")
    training_in_it = encode(Training("one", attachments=(paper,)))
    (tmp_path / "x.kmop").write_bytes(
        packed(
            lambda members, _: members.update(
                {"attachments/one/e.pdf": b"", "trainings/one.json": training_in_it}
            )
        )
    )
    assert import_trainings(other, there, read_export(tmp_path / "x.kmop")).added == ("one",)
    assert other.load().trainings[0].attachments == (paper,)


@pytest.mark.parametrize("year", [1970, 2038, 2200])
def test_a_clock_that_is_wrong_is_no_reason_not_to_export(
    store: Store, data: Path, tmp_path: Path, year: int
) -> None:
    store.save(Training("one"))
    file = tmp_path / "x.kmop"
    write_export(data, file, store.load().trainings, at_one().replace(year=year))
    assert len(read_export(file).trainings) == 1


def test_more_than_an_export_may_hold_is_said_as_such(
    store: Store, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(with_paper(data))
    monkeypatch.setattr(exports, "MOST_TOTAL", 100)
    with pytest.raises(BadExport, match="too_large"):
        exported(data, store, tmp_path / "x.kmop")
    assert not list(tmp_path.glob("*kmop*"))


def test_progress_is_told_to_the_end(
    store: Store, data: Path, other: Store, there: Path, tmp_path: Path
) -> None:
    store.save(with_paper(data))
    store.save(Training("two"))
    told: list[float] = []

    def progress(done: int, of: int) -> None:
        told.append(done / of)

    file = tmp_path / "x.kmop"
    write_export(data, file, store.load().trainings, at_one(), progress)
    assert len(told) == 6
    export = read_export(file, progress)
    import_trainings(other, there, export, progress=progress)
    assert len(told) == 11
    assert all(0 <= share < 1 for share in told)
    assert told[:6] == sorted(told[:6])
