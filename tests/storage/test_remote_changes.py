"""Others change the files: synchronised folders, a second program, conflict copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kmop_wizard.domain.entries import same_facts
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.domain.facts import with_fact
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import Enterprise, Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.store import ChangedOutside, Store
from tests.storage.samples import ID, as_file, at_one, document, put_file, put_training, training

DAY = date(2026, 12, 1)
COPIES = [
    "{id}.sync-conflict-20261123-130211-ABCDEFG.json",
    "{id} (conflicted copy 2026-11-23 130211).json",
    "{id} (Sofie's conflicted copy 2026-11-23).json",
    "{id} (conflicterende kopie van Sofie 2026-11-23).json",
    "{id} (copie en conflit de Sofie 2026-11-23).json",
    "{id}_conflict-20261123-130211.json",
    "{id}-LAPTOP-SOFIE.json",
    "{id} 2.json",
    "{id} - kopie.json",
    "{id}.JSON",
    "iets anders.json",
]


def elsewhere(data: Path, tmp_path: Path) -> Store:
    other = Store(data, tmp_path / "elsewhere", at_one)
    other.load()
    return other


def both_edit(
    store: Store, data: Path, tmp_path: Path, mine: FactPath, theirs: FactPath
) -> ChangedOutside:
    put_training(data)
    (here,) = store.load().trainings
    (there,) = Store(data, tmp_path / "elsewhere", at_one).load().trainings
    other = elsewhere(data, tmp_path)
    other.save(with_fact(there, theirs, "van hen"))
    with pytest.raises(ChangedOutside) as caught:
        store.save(with_fact(here, mine, "van mij"))
    assert caught.value.base == here
    return caught.value


def test_edits_of_different_facts_merge_and_are_saved(
    store: Store, data: Path, tmp_path: Path
) -> None:
    changed = both_edit(store, data, tmp_path, ("title",), ("notes",))
    merged = merge(changed.base, with_fact(training(), ("title",), "van mij"), changed.theirs)
    saved = store.save(merged.training)
    assert (saved.title, saved.notes, merged.conflicts) == ("van mij", "van hen", ())
    assert Store(data, tmp_path).load().trainings == (saved,)
    assert [each.training.notes for each in store.backups.versions(ID)][:2] == ["van hen", ""]


def test_an_edit_that_was_not_merged_is_refused_for_ever(
    store: Store, data: Path, tmp_path: Path
) -> None:
    both_edit(store, data, tmp_path, ("title",), ("title",))
    for _ in range(3):
        with pytest.raises(ChangedOutside):
            store.save(with_fact(training(), ("title",), "van mij"))
        store.load()


def test_what_was_edited_is_known_in_the_next_session_too(
    store: Store, data: Path, state: Path, tmp_path: Path
) -> None:
    changed = both_edit(store, data, tmp_path, ("title",), ("notes",))
    again = Store(data, state, at_one)
    again.load()
    with pytest.raises(ChangedOutside) as caught:
        again.save(with_fact(training(), ("title",), "van mij"))
    assert caught.value.base == changed.base


def test_what_can_not_be_read_is_not_merged(store: Store, data: Path) -> None:
    put_training(data)
    (mine,) = store.load().trainings
    for content in (b"{", as_file(document(version=2))):
        put_file(data, f"{ID}.json", content)
        with pytest.raises(SaveFailed, match="changed_outside") as caught:
            store.save(mine)
        assert not isinstance(caught.value, ChangedOutside)


def test_two_saves_in_one_second_are_told_apart(store: Store, data: Path, tmp_path: Path) -> None:
    saved = store.save(Training("one", title="van mij"))
    theirs = replace(saved, title="van hen", saves={"41c07a9e22b5d860": 1})
    put_file(data, "one.json", encode(theirs))
    loaded = store.load()
    assert loaded.overwritten == (saved,)
    with pytest.raises(ChangedOutside) as caught:
        store.save(replace(saved, notes="meer"))
    assert caught.value.base is None  # theirs does not come from what was saved here
    merged = merge(caught.value.base, replace(saved, notes="meer"), theirs)
    assert [each.theirs for each in merged.conflicts] == ["van hen"]
    assert store.save(merged.training).notes == "meer"


def test_a_save_that_another_replaced_unseen_is_told(store: Store, data: Path) -> None:
    first = store.save(Training("one", title="Brand"))
    store.keep_version("one")
    mine = store.save(replace(first, title="van mij"))
    put_file(data, "one.json", encode(replace(first, revision=2, notes="van hen")))
    loaded = store.load()
    assert loaded.overwritten == (mine,)
    assert store.load().overwritten == ()
    merged = store.merge(loaded.trainings[0], mine)
    assert (merged.training.title, merged.training.notes) == ("van mij", "van hen")
    assert merged.conflicts == ()
    assert store.save(merged.training).revision == 4


def test_what_others_saved_after_seeing_mine_is_not_crossed(store: Store, data: Path) -> None:
    mine = store.save(Training("one"))
    put_file(data, "one.json", encode(replace(mine, revision=2, title="van hen")))
    assert store.load().overwritten == ()
    assert [each.training for each in store.backups.versions("one")] == [mine]


@pytest.mark.parametrize("name", COPIES)
def test_a_conflict_copy_is_known_by_the_id_inside(store: Store, data: Path, name: str) -> None:
    put_training(data)
    name = name.format(id=ID)
    if (data / "trainings" / name).exists():
        pytest.skip("here two names that differ in case are one")
    path = put_file(data, name, encode(training(title="van hen")))
    loaded = store.load()
    assert [each.id for each in loaded.trainings] == [ID]
    (copy,) = loaded.conflicts
    assert (copy.file, copy.training.title) == (f"trainings/{name}", "van hen")
    assert [each.reason for each in loaded.unreadable] == ["conflict_copy"]
    before = path.read_bytes()
    store.resolve_conflict_copy(copy)
    assert (data / "trash" / ID / "copies" / name).read_bytes() == before
    assert store.load().conflicts == ()
    assert store.trashed() == ()


@pytest.mark.parametrize("title", ["Romeo (conflicted copy 2026-11-23)", "x.sync-conflict-1"])
def test_a_name_that_looks_like_a_copy_is_none(store: Store, data: Path, title: str) -> None:
    put_training(data, title, title=title)
    loaded = store.load()
    assert loaded.conflicts == loaded.unreadable == ()
    assert [each.id for each in loaded.trainings] == [title]


def test_a_copy_merges_with_the_state_that_both_come_from(
    store: Store, data: Path, tmp_path: Path
) -> None:
    common = store.save(Training("one", enterprise=Enterprise("Bakkerij Peeters")))
    store.keep_version("one")
    mine = store.save(replace(common, title="van mij"))
    theirs = replace(common, notes="van hen", enterprise=Enterprise(), revision=5)
    put_file(data, "one.sync-conflict-1.json", encode(theirs))
    (copy,) = store.load().conflicts
    merged = store.merge(mine, copy.training)
    assert merged.conflicts == ()
    saved = store.save(merged.training)
    assert (saved.title, saved.notes, saved.enterprise) == ("van mij", "van hen", Enterprise())
    again = store.merge(saved, copy.training)
    assert again.conflicts == ()
    assert same_facts(again.training, saved)


def test_a_copy_that_changes_again_stays(store: Store, data: Path) -> None:
    path = put_file(data, "copy.json", encode(training()))
    (copy,) = store.load().conflicts
    path.write_bytes(encode(training(title="nieuw")))
    with pytest.raises(SaveFailed, match="changed_outside"):
        store.resolve_conflict_copy(copy)
    assert path.is_file()
    path.unlink()
    store.resolve_conflict_copy(copy)


def test_copies_of_one_name_are_all_kept(store: Store, data: Path) -> None:
    for title in ("een", "twee"):
        put_file(data, "copy.json", encode(training(title=title)))
        store.resolve_conflict_copy(store.load().conflicts[0])
    folder = data / "trash" / ID / "copies"
    assert sorted(path.name for path in folder.iterdir()) == ["copy.1.json", "copy.json"]


def test_a_copy_with_a_hostile_id_is_left_alone(store: Store, data: Path) -> None:
    put_file(data, "copy.json", as_file(document(id="../../x")))
    loaded = store.load()
    assert loaded.conflicts == ()
    assert len(loaded.unreadable) == 1


def test_many_copies_at_once_come_to_what_they_come_to_one_by_one(
    store: Store, data: Path, tmp_path: Path
) -> None:
    put_training(data)
    (mine,) = store.load().trainings
    theirs = [
        with_fact(mine, path, text)
        for path, text in (
            (("title",), "a"),
            (("notes",), "b"),
            (("title",), "c"),
            (("title",), "a"),
        )
    ]
    together = store.merge_all(mine, theirs)
    now, asked = mine, set()
    other = Store(data, tmp_path / "again", at_one)
    other.load()
    for each in theirs:
        met = other.merge(now, each)
        now = met.training
        asked |= {(conflict.path, conflict.mine, conflict.theirs) for conflict in met.conflicts}
    assert same_facts(together.training, now)
    assert {(each.path, each.mine, each.theirs) for each in together.conflicts} == asked
    saved = store.save(together.training)
    assert store.load().trainings == (saved,)
