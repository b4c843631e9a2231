"""Reads every attack in a process whose memory is bounded, and sees which files are opened.

``python -m tests.exchange.run_attacks CANARY FOLDER``
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import defusedxml.ElementTree  # noqa: F401
import stdnum.be.ogm_vcs  # noqa: F401

from tests.exchange.attacks import attacks
from tests.exchange.test_attacks import MEMORY, outcome

_OPENED: list[str] = []
_STATUS = "/proc/self/status"


def main(canary: str, folder: str) -> int:
    """Write each file in turn, read it, and print what is not right; then what it cost at most."""
    path = Path(folder) / "attack.xml"
    for encoding in ("windows-1252", "iso-8859-15"):
        "".encode(encoding)
    sys.addaudithook(_note)
    wrong = count = most = opened = 0
    slowest = 0.0
    for attack in attacks(canary):
        path.write_bytes(attack.make())
        _bound(MEMORY)
        before, begin = _peak(afresh=True), time.process_time()
        problem = outcome(attack, path)
        slowest = max(slowest, time.process_time() - begin)
        most = max(most, _peak() - before)
        elsewhere = {name for name in _OPENED if name not in (str(path), _STATUS)}
        _bound(None)
        count += 1
        opened += len(elsewhere)
        if problem or elsewhere:
            wrong += 1
            sys.stdout.write(f"{attack.name}: {problem} {elsewhere}\n")
    sys.stdout.write(f"{slowest:.2f} {most // 1024} {opened}\n{count - wrong} right\n")
    return min(wrong, 1)


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and not isinstance(arguments[0], int):
        _OPENED.append(str(arguments[0]))
    elif event.startswith("socket."):
        _OPENED.append(event)


def _peak(*, afresh: bool = False) -> int:
    """The most memory that this process has had at once, in KiB; ``afresh``: from now on."""
    if afresh:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        _OPENED.clear()
    status = Path(_STATUS).read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line[:6] == "VmHWM:")


def _bound(more: int | None) -> None:
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if more is None:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        return
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    now = pages * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + more, hard))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
