"""Exports: a ZIP of ``manifest.json``, ``trainings/`` and ``attachments/``, read within bounds.

An export comes from anywhere. Nothing in it is believed: names, sizes, ratios and hashes are
checked before anything is used, and nothing is ever unpacked by its own name.
"""

from __future__ import annotations

import hashlib
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from kmop_wizard import clock
from kmop_wizard.domain.training import Training
from kmop_wizard.storage import disk
from kmop_wizard.storage.atomic import SaveFailed, code_of, patiently
from kmop_wizard.storage.attachments import MOST_BYTES, AttachmentHome, AttachmentRefused
from kmop_wizard.storage.codec import Newer, decode, encode
from kmop_wizard.storage.copying import Progress
from kmop_wizard.storage.jsontext import MAX_BYTES, Unreadable, parse, render
from kmop_wizard.storage.listing import SUFFIX, TRAININGS
from kmop_wizard.storage.names import is_safe_id, safe_name
from kmop_wizard.storage.strays import is_litter
from kmop_wizard.storage.trash import ATTACHMENTS

FORMAT: Final = "kmop-export"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
MOST_MEMBERS: Final = 10_000
MOST_TOTAL: Final = 1024 * 1024 * 1024
# What text and XML reach; a bomb needs far more.
HIGHEST_RATIO: Final = 200
_SMALL: Final = 1024 * 1024
# The years that a ZIP can tell; a computer whose battery is empty lives in 1970.
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_LATEST: Final = (2107, 12, 31, 23, 59, 58)
BAD: Final = (
    "not_an_export",
    "newer_version",
    "too_large",
    "unsafe_name",
    "duplicate_name",
    "damaged",
    "no_permission",
    "io_error",
)


class BadExport(Exception):
    """A file that is no export to be used: a code of ``BAD``, and the member it is about."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(code, where)
        self.code = code
        self.where = where


class Export(NamedTuple):
    """A checked export. ``unreadable``: members that hold no training of this version.

    ``papers``: the SHA-256 of each attachment by its name.
    """

    path: Path
    trainings: tuple[Training, ...]
    unreadable: tuple[str, ...]
    papers: Mapping[str, str]


def write_export(
    data: Path,
    target: Path,
    trainings: Sequence[Training],
    moment: datetime,
    progress: Progress = lambda _done, _all: None,
) -> tuple[str, ...]:
    """Write ``trainings`` and their attachments in ``data`` to the file ``target``.

    Returns the names of what could not be read and stayed out. Raises ``SaveFailed``, or
    ``BadExport`` (``too_large``) for more than an export may hold; then what lay at ``target``
    before is still there.
    """
    temporary = target.with_name(f".kmop-{os.urandom(8).hex()}.tmp")
    try:
        with zipfile.ZipFile(temporary, "x", zipfile.ZIP_DEFLATED) as archive:
            # Reading it back takes about as long: that is the second half.
            missing = _fill(
                archive, data, trainings, moment, lambda done, of: progress(done, 2 * of)
            )
        read_export(temporary, lambda done, of: progress(of + done, 2 * of))
        _flush(temporary)
        patiently(lambda: temporary.replace(target))
    except OSError as error:
        raise SaveFailed(code_of(error), target, error) from error
    except BadExport as problem:
        if problem.code == "too_large":
            raise
        raise SaveFailed("verify_failed", target) from problem
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return missing


def read_export(path: Path, progress: Progress = lambda _done, _all: None) -> Export:
    """Check an export to its last byte and return what it holds; raises ``BadExport``."""
    with _opened(path) as archive:
        hashes = _hashes(archive)
        trainings, unreadable, papers = [], [], {}
        for place, (name, digest) in enumerate(hashes.items()):
            progress(place, len(hashes))
            content = _member(archive, name, _limit(name))
            if hashlib.sha256(content).hexdigest() != digest:
                raise BadExport("damaged", name)
            if name.startswith(f"{ATTACHMENTS}/"):
                papers[name] = digest
                continue
            try:
                trainings.append(decode(content, PurePosixPath(name).stem))
            except (Unreadable, Newer):
                unreadable.append(name)
        return Export(path, tuple(trainings), tuple(unreadable), papers)


def read_paper(export: Export, name: str) -> bytes:
    """Return an attachment of an export; raises ``BadExport``."""
    with _opened(export.path) as archive:
        content = _member(archive, name, MOST_BYTES)
    if hashlib.sha256(content).hexdigest() != export.papers[name]:
        raise BadExport("damaged", name)
    return content


def _fill(
    archive: zipfile.ZipFile,
    data: Path,
    trainings: Sequence[Training],
    moment: datetime,
    progress: Progress,
) -> tuple[str, ...]:
    sources = [source for training in trainings for source in _sources(data, training)]
    members: dict[str, str] = {}
    taken: set[str] = set()
    missing = []
    written_on = min(max(moment.timetuple()[:6], _EARLIEST), _LATEST)

    def add(name: str, content: bytes) -> None:
        if name.casefold() in taken:
            raise BadExport("duplicate_name", name)
        _check_name(name)
        info = zipfile.ZipInfo(name, written_on)
        # Not packed tighter than what is read back: a scan of a blank page would look like a bomb.
        info.compress_type = zipfile.ZIP_STORED if len(content) > _SMALL else zipfile.ZIP_DEFLATED
        archive.writestr(info, content)
        taken.add(name.casefold())
        members[name] = hashlib.sha256(content).hexdigest()

    for name, read in sources:
        if name not in members:
            progress(len(members), len(sources))
            try:
                add(name, read())
            except (AttachmentRefused, BadExport, Unreadable, ValueError):
                missing.append(name)
    manifest: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": clock.moment_text(moment),
        "members": dict(members),
    }
    archive.writestr(zipfile.ZipInfo(MANIFEST, written_on), render(manifest))
    return tuple(missing)


def _sources(data: Path, training: Training) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of each member that belongs to ``training``, and what reads it."""
    yield f"{TRAININGS}/{training.id}{SUFFIX}", lambda: _encoded(training)
    home = AttachmentHome(data, training.id)
    for attachment in training.attachments:
        yield attachment.file or "", partial(home.content, attachment)


def _encoded(training: Training) -> bytes:
    """What the file of a training holds; raises ``Unreadable`` or ``ValueError`` for what none can.

    What can't be saved, and is on the screen only, can't leave either.
    """
    content = encode(training)
    decode(content, training.id)
    return content


def _flush(path: Path) -> None:
    descriptor = disk.system.open(str(path), os.O_RDWR)
    try:
        disk.system.fsync(descriptor)
    finally:
        disk.system.close(descriptor)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as error:
        code = code_of(error)
        raise BadExport(code if code in BAD else "io_error") from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise BadExport("not_an_export") from error
    except (ValueError, UnicodeError) as error:
        raise BadExport("not_an_export") from error


def _hashes(archive: zipfile.ZipFile) -> dict[str, str]:
    """The hash of each member as the manifest gives it; each of them is safe to read."""
    infos = archive.infolist()
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_TOTAL:
        raise BadExport("too_large")
    for info in infos:
        if info.filename == MANIFEST:
            _check_member(info)
    hashes = _manifest(archive)
    names: set[str] = set()
    used = [info for info in infos if info.filename in hashes or not _is_passed_over(info)]
    for info in used:
        _check_member(info)
        if info.filename.casefold() in names:
            raise BadExport("duplicate_name", info.filename)
        names.add(info.filename.casefold())
    found = {info.filename for info in used} - {MANIFEST}
    if found != set(hashes):
        raise BadExport("damaged", min(found ^ set(hashes)))
    return hashes


def _is_passed_over(info: zipfile.ZipInfo) -> bool:
    """Whether a system put this in when it made the archive anew. Nothing reads it."""
    return info.is_dir() or any(map(is_litter, info.filename.split("/")))


def _manifest(archive: zipfile.ZipFile) -> dict[str, str]:
    try:
        manifest = parse(_member(archive, MANIFEST, MAX_BYTES))
    except (Unreadable, KeyError):
        raise BadExport("not_an_export", MANIFEST) from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise BadExport("not_an_export", MANIFEST)
    version, members = manifest.get("version"), manifest.get("members")
    if isinstance(version, int) and version > VERSION:
        raise BadExport("newer_version", str(version))
    if version is True or version != VERSION or not isinstance(members, dict):
        raise BadExport("not_an_export", MANIFEST)
    return {str(name): str(digest).lower() for name, digest in members.items()}


def _check_member(info: zipfile.ZipInfo) -> None:
    name = info.filename
    if info.flag_bits & 0x1 or stat.S_ISLNK(info.external_attr >> 16) or info.is_dir():
        raise BadExport("unsafe_name", name)
    if info.file_size > _limit(name):
        raise BadExport("too_large", name)
    if info.file_size > _SMALL and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
        raise BadExport("too_large", name)
    if name != MANIFEST:
        _check_name(name)


def _check_name(name: str) -> None:
    parts = name.split("/")
    if len(parts) == 2 and parts[0] == TRAININGS and parts[1].endswith(SUFFIX):
        safe = is_safe_id(parts[1].removesuffix(SUFFIX))
    elif len(parts) == 3 and parts[0] == ATTACHMENTS and is_safe_id(parts[1]):
        safe = safe_name(parts[2]) == parts[2]
    else:
        safe = False
    if not safe:
        raise BadExport("unsafe_name", name)


def _limit(name: str) -> int:
    return MOST_BYTES if name.startswith(f"{ATTACHMENTS}/") else MAX_BYTES


def _member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    # The size that the archive gives is a claim.
    with archive.open(name) as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise BadExport("too_large", name)
    return content
