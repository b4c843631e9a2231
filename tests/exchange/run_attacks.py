"""Reads every attack in a process whose memory is bounded, and sees which files are opened.

``python -m tests.exchange.run_attacks CANARY FOLDER``
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import defusedxml.ElementTree  # noqa: F401
import stdnum.be.ogm_vcs  # noqa: F401

from tests.exchange.attacks import attacks
from tests.exchange.test_attacks import MEMORY, outcome

_OPENED: list[str] = []


def main(canary: str, folder: str) -> int:
    """Write each file in turn, read it, and print what is not right."""
    path = Path(folder) / "attack.xml"
    for encoding in ("windows-1252", "iso-8859-15"):
        "".encode(encoding)
    sys.addaudithook(_note)
    wrong = count = 0
    for attack in attacks(canary):
        path.write_bytes(attack.make())
        _bound(MEMORY)
        _OPENED.clear()
        problem = outcome(attack, path)
        elsewhere = {name for name in _OPENED if name != str(path)}
        _bound(None)
        count += 1
        if problem or elsewhere:
            wrong += 1
            sys.stdout.write(f"{attack.name}: {problem} {elsewhere}\n")
    sys.stdout.write(f"{count - wrong} right\n")
    return min(wrong, 1)


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and not isinstance(arguments[0], int):
        _OPENED.append(str(arguments[0]))
    elif event.startswith("socket."):
        _OPENED.append(event)


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
