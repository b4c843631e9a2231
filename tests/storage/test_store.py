"""Loading and saving the trainings of a data folder."""

from __future__ import annotations

import errno
import random
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from kmop_wizard.domain.training import Enrolment, Training
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.codec import decode, encode
from kmop_wizard.storage.jsontext import MAX_BYTES
from kmop_wizard.storage.listing import FolderUnreadable
from kmop_wizard.storage.store import Store
from tests.disk import failing
from tests.storage.samples import (
    ID,
    as_file,
    at_one,
    document,
    names,
    posix_only,
    put_file,
    put_training,
    training,
    tree,
)
from tests.storage.test_atomic import ERRORS, file_size_limit

KILLS = 25
MOST_CALLS = 100


def test_a_save_counts_and_is_dated(store: Store, data: Path) -> None:
    first = store.save(Training("one", title="Brand"))
    assert (first.revision, first.saved_at) == (1, "2026-11-24T13:00:00Z")
    assert first.saved_by == computer_name()
    second = store.save(replace(first, title="Evacuatie"))
    assert second.revision == 2
    assert Store(data, data).load().trainings == (second,)


def test_the_version_before_is_kept_outside_the_data_folder(
    store: Store, data: Path, state: Path
) -> None:
    path = put_training(data)
    before = path.read_bytes()
    (found,) = store.load().trainings
    store.save(replace(found, title="Evacuatie"))
    assert (state / "backups" / ID / "before.json").read_bytes() == before
    assert tree(data).keys() == {"trainings", f"trainings/{ID}.json"}


def test_a_backup_that_fails_does_not_stop_a_save(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(data, tmp_path / "file", at_one)
    first = store.save(Training("one"))
    assert store.save(first).revision == 2
    assert store.backup_failure is not None
    assert store.backup_failure.code == "not_a_folder"


@pytest.mark.parametrize("place", ["data", "data/trainings"])
def test_a_data_folder_that_is_a_file_is_said_so(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_bytes(b"mine")
    store = Store(tmp_path / "data", tmp_path / "state")
    with pytest.raises(FolderUnreadable) as caught:
        store.load()
    assert caught.value.code == "not_a_folder"
    with pytest.raises(SaveFailed, match="not_a_folder"):
        store.save(Training("one"))
    assert (tmp_path / place).read_bytes() == b"mine"


def test_what_others_changed_is_not_overwritten(store: Store, data: Path) -> None:
    path = put_training(data)
    (mine,) = store.load().trainings
    theirs = Store(data, data / "x").load().trainings[0]
    other = encode(replace(theirs, revision=8, title="Van hen"))
    path.write_bytes(other)
    with pytest.raises(SaveFailed, match="changed_outside"):
        store.save(replace(mine, title="Van mij"))
    store.load()
    with pytest.raises(SaveFailed, match="changed_outside"):
        store.save(replace(mine, title="Van mij"))
    assert path.read_bytes() == other


def test_a_file_made_by_others_is_not_overwritten(store: Store, data: Path) -> None:
    path = put_training(data, "one")
    before = path.read_bytes()
    with pytest.raises(SaveFailed, match="changed_outside"):
        store.save(Training("one"))
    assert path.read_bytes() == before


def test_a_file_deleted_by_others_is_written_again(store: Store, data: Path) -> None:
    path = put_training(data)
    (mine,) = store.load().trainings
    path.unlink()
    assert store.save(mine).revision == 8
    assert path.is_file()


def test_a_folder_that_went_away_is_not_made_anew(store: Store, data: Path) -> None:
    put_training(data)
    (mine,) = store.load().trainings
    data.rename(data.with_name("pulled out"))
    for action in (lambda: store.save(mine), lambda: store.trash(ID)):
        with pytest.raises(SaveFailed, match="folder_missing"):
            action()
    assert not data.exists()
    data.with_name("pulled out").rename(data)
    assert store.save(mine).revision == 8


@pytest.mark.parametrize(
    "training_id",
    ["", ".", "..", "../x", "a/b", "a\\b", "C:x", "a\0b", "CON", "nul.txt", "x" * 101, " x", "x."],
)
def test_an_id_that_leads_elsewhere_is_never_written(
    store: Store, tmp_path: Path, training_id: str
) -> None:
    for action in (store.trash, store.restore, lambda each: store.save(Training(each))):
        with pytest.raises(SaveFailed, match="not_storable"):
            action(training_id)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "bad",
    [
        Training(ID, notes="x" * MAX_BYTES),
        Training(ID, enrolment=Enrolment(price_excl_vat=Decimal("-1.00"))),
        Training(ID, enrolment=Enrolment(price_excl_vat=Decimal("1.001"))),
        Training(ID, revision=-2),
    ],
    ids=["too large", "below zero", "less than a cent", "revision below zero"],
)
def test_what_could_not_be_read_again_is_not_written(
    store: Store, tmp_path: Path, bad: Training
) -> None:
    with pytest.raises(SaveFailed, match="not_storable"):
        store.save(bad)
    assert names(tmp_path) == []


def test_unknown_keys_survive_a_save(store: Store, data: Path) -> None:
    content = document(x_later={"a": [1, "2.50", None]})
    content["invoices"][0]["x_later"] = 1
    path = put_file(data, f"{ID}.json", as_file(content))
    (found,) = store.load().trainings
    store.save(replace(found, title="Evacuatie"))
    written = decode(path.read_bytes(), ID)
    assert written.unknown == {"x_later": {"a": [1, "2.50", None]}}
    assert written.invoices[0].unknown == {"x_later": 1}


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
def test_any_call_of_a_save_that_fails_loses_nothing(
    store: Store, data: Path, state: Path, number: int
) -> None:
    saved = store.save(training())
    for at in range(MOST_CALLS):
        wanted = replace(saved, title=f"Titel {at}")
        with failing(at, number) as fault:
            try:
                saved = store.save(wanted)
            except SaveFailed:
                failed = True
            else:
                failed = False
        if failed:
            (found,) = Store(data, state).load().trainings
            assert found.title in (saved.title, wanted.title)
            saved = store.save(wanted)
        assert Store(data, state).load().trainings == (saved,)
        if not fault.fired:
            break
    assert 20 < at < MOST_CALLS - 1


@posix_only
def test_a_full_disk_keeps_what_was_saved_and_trying_again_works(store: Store, data: Path) -> None:
    saved = store.save(training())
    wanted = replace(saved, notes="x" * 50_000)
    with file_size_limit(10_000), pytest.raises(SaveFailed, match="disk_full"):
        store.save(wanted)
    assert Store(data, data).load().trainings == (saved,)
    assert store.save(wanted).revision == saved.revision + 1


_SAVES_FOR_EVER = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from kmop_wizard.storage.store import Store
store = Store(Path(sys.argv[1]), Path(sys.argv[2]))
(training,) = store.load().trainings
while True:
    training = store.save(replace(training, notes="x" * int(sys.argv[3])))
    print(training.revision, flush=True)
"""


def test_being_killed_at_any_moment_loses_nothing(data: Path, state: Path, project: Path) -> None:
    put_training(data)
    dice = random.Random(20261123)
    for _ in range(KILLS):
        size = dice.choice((2_000, 40_000, 400_000))
        command = [sys.executable, "-c", _SAVES_FOR_EVER, str(data), str(state), str(size)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=project) as process:
            assert process.stdout is not None
            for _ in range(dice.randint(1, 4)):
                revision = int(process.stdout.readline())
            process.kill()
        loaded = Store(data, state).load()
        assert [each.id for each in loaded.trainings] == [ID]
        assert loaded.unreadable == ()
        assert loaded.trainings[0].revision >= revision


def test_the_moment_of_a_save_has_four_digits_for_its_year(tmp_path: Path) -> None:
    moment = datetime(17, 3, 4, 5, 6, 7, 8, tzinfo=UTC)
    store = Store(tmp_path / "data", tmp_path / "state", lambda: moment)
    assert store.save(Training("a")).saved_at == "0017-03-04T05:06:07Z"
