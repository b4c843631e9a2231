"""The dossier unpacks anywhere, inside its folder, and its checksums are right."""

from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import date

import pytest

from kmop_wizard.exchange import dossier
from kmop_wizard.exchange.dossier import CHECKSUMS, Member, TooLarge, dossier_zip

DAY = date(2026, 12, 8)
MEMBERS = (
    Member(("Dossier.pdf",), b"%PDF"),
    Member(("1 Bewijs van inschrijving", "inschrijving é.pdf"), b"paper"),
    Member(("6 Attest", "leeg.txt"), b""),
)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def test_all_members_are_in_it_with_their_checksums() -> None:
    with opened(dossier_zip(MEMBERS, DAY)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*(member.name for member in MEMBERS), CHECKSUMS]
        lines = archive.read(CHECKSUMS).decode().splitlines()
        assert lines == [f"{hashlib.sha256(m.content).hexdigest()}  {m.name}" for m in MEMBERS]
        for member in MEMBERS:
            assert archive.read(member.name) == member.content


def test_the_same_dossier_has_the_same_bytes() -> None:
    assert dossier_zip(MEMBERS, DAY) == dossier_zip(MEMBERS, DAY)


def test_a_clock_before_the_time_of_zip_files_is_no_obstacle() -> None:
    with opened(dossier_zip(MEMBERS, date(1970, 1, 1))) as archive:
        assert archive.infolist()[0].date_time[0] == 1980


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("",),
        ("..", "x"),
        ("a/b",),
        ("a\\b",),
        ("C:", "x"),
        (".hidden",),
        ("x.",),
        ("x ",),
        ("a\0",),
        ("a\nb",),
        (CHECKSUMS,),
        ("DOSSIER.PDF",),
    ],
)
def test_a_path_that_is_not_safe_or_not_free_is_refused(path: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="name"):
        dossier_zip([*MEMBERS, Member(path, b"")], DAY)


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossier, "MOST_BYTES", 8)
    with pytest.raises(TooLarge):
        dossier_zip(MEMBERS, DAY)
