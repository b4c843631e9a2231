"""Two real Syncthing nodes on this computer, cut off from each other and joined again.

Each node has a folder and a program that edits in it.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import parse as parse_xml

from benchmarks.reliability.rows import Row, counted
from benchmarks.reliability.together import Editor, begin, lost
from kmop_wizard.domain.entries import same_facts
from kmop_wizard.storage.store import Store

MOST_SECONDS: Final = 60.0
POLL_SECONDS: Final = 0.2
ROUNDS: Final = 10
MOST_MERGES: Final = 12
_PORTS: Final = ((22101, 22102), (22103, 22104))
_KEY: Final = "reliability"
# Without maxConflicts this version makes no conflict copies and one side is lost in silence.
_CONFIG: Final = """<configuration version="36">
  <folder id="data" path="{data}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true"
      fsWatcherDelayS="1">
    {members}
    <maxConflicts>-1</maxConflicts>
  </folder>
  {devices}
  <gui enabled="true" tls="false"><address>127.0.0.1:{gui}</address><apikey>{key}</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled>
    <localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled>
    <natEnabled>false</natEnabled>
    <urAccepted>-1</urAccepted>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
    <crashReportingEnabled>false</crashReportingEnabled>
    <reconnectionIntervalS>1</reconnectionIntervalS>
  </options>
</configuration>
"""


class Node:
    """One computer: a Syncthing with a folder, and a program that edits in it."""

    def __init__(self, home: Path, ports: tuple[int, int]) -> None:
        self.home = home
        self.data = home / "data"
        self.port, self.gui = ports
        generate = ["syncthing", "generate", "--home", str(home / "config")]
        subprocess.run(generate, check=True, capture_output=True)
        own = parse_xml(home / "config" / "config.xml").find("device")  # noqa: S314
        self.id = "" if own is None else own.attrib["id"]
        self.process: subprocess.Popen[bytes] | None = None

    def join(self, other: Node) -> None:
        """Share the folder with another node."""
        members = "".join(f'<device id="{each.id}"/>' for each in (self, other))
        devices = "".join(
            f'<device id="{each.id}" name="{each.home.name}">'
            f"<address>tcp://127.0.0.1:{each.port}</address></device>"
            for each in (self, other)
        )
        config = _CONFIG.format(
            data=self.data,
            members=members,
            devices=devices,
            gui=self.gui,
            port=self.port,
            key=_KEY,
        )
        (self.home / "config" / "config.xml").write_text(config, encoding="utf-8")

    def start(self) -> None:
        """Start Syncthing; it finds the other by itself."""
        command = ["syncthing", "serve", "--no-browser", "--no-restart", "--home"]
        with (self.home / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, str(self.home / "config")], stdout=log, stderr=log
            )

    def stop(self) -> None:
        """End it, as when the computer goes offline."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def ask(self, question: str, *, post: bool = False) -> Any:
        """Ask the node itself."""
        address = f"http://127.0.0.1:{self.gui}/rest/{question}"
        request = urllib.request.Request(
            address, method="POST" if post else "GET", headers={"X-API-Key": _KEY}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            content = answer.read()
        return json.loads(content) if content.strip() else None

    def files(self) -> dict[str, bytes]:
        """What lies in the folder of trainings."""
        return {path.name: path.read_bytes() for path in self.data.glob("trainings/*.json")}


def two_nodes(folder: Path, edits: int, seed: int = 1) -> Row | None:
    """Edit on two nodes, cut off and joined in turn; nothing where Syncthing is not installed."""
    if shutil.which("syncthing") is None:
        return None
    nodes = [Node(folder / name, ports) for name, ports in zip(_NAMES, _PORTS, strict=True)]
    begin(nodes[0].data, folder / "first state")
    for node in nodes:
        node.data.mkdir(exist_ok=True)
        (node.data / ".stfolder").mkdir(exist_ok=True)
    nodes[0].join(nodes[1])
    nodes[1].join(nodes[0])
    copies = 0
    with _joined(nodes):
        _until_equal(nodes)
    editors = [
        Editor(node.home.name, Store(node.data, node.home / "state"), seed) for node in nodes
    ]
    dice = random.Random(seed)
    per_round = max(1, edits // (2 * ROUNDS))
    for _ in range(ROUNDS):
        # Cut off: both edit, and neither knows of the other.
        for editor in editors:
            for _ in range(per_round):
                editor.edit()
            for training_id in editor.here:
                editor.store.keep_version(training_id)
        with _joined(nodes):
            copies += _settle(nodes, editors)
            # Joined: both edit, and files change under their hands.
            for _ in range(per_round):
                for editor in dice.sample(editors, 2):
                    copies += editor.look()
                    editor.edit()
            copies += _settle(nodes, editors)
    made = [edit for editor in editors for edit in editor.edits]
    seen = {text for editor in editors for text in editor.seen}
    finals = [{each.id: each for each in editor.store.load().trainings} for editor in editors]
    gone = len(list(lost(made, seen, finals[0])))
    left = sum(len(editor.store.load().conflicts) for editor in editors)
    apart = sum(not same_facts(finals[0][name], finals[1][name]) for name in finals[0])
    return counted(
        f"2 Syncthing nodes, {ROUNDS} × cut off and joined, {len(made)} random edits",
        {"lost without a visible conflict": gone, "copies left": left, "different": apart},
        f"{copies} conflict copies merged, {len(seen)} texts shown in conflicts",
    )


_NAMES: Final = ("office", "laptop")


@contextmanager
def _joined(nodes: list[Node]) -> Iterator[None]:
    for node in nodes:
        node.start()
    try:
        for node in nodes:
            _wait_until(partial(node.ask, "system/ping"))
        yield
    finally:
        for node in nodes:
            node.stop()


def _settle(nodes: list[Node], editors: list[Editor]) -> int:
    """Let the nodes exchange and the programs merge until nothing changes any more."""
    copies = 0
    for _ in range(MOST_MERGES):
        _until_equal(nodes)
        before = [node.files() for node in nodes]
        copies += sum(editor.look() for editor in editors)
        if [node.files() for node in nodes] == before:
            return copies
    raise RuntimeError("the nodes go on merging for ever")


def _until_equal(nodes: list[Node]) -> None:
    """Wait until both folders hold the same files with the same content."""

    def equal() -> bool:
        for node in nodes:
            node.ask("db/scan?folder=data", post=True)
        states = [node.ask("db/status?folder=data") for node in nodes]
        idle = all(each["state"] == "idle" and not each["needTotalItems"] for each in states)
        connected = all(
            each["connected"]
            for node in nodes
            for name, each in node.ask("system/connections")["connections"].items()
            if name != node.id
        )
        return idle and connected and nodes[0].files() == nodes[1].files()

    _wait_until(equal)
    _wait_until(equal)


def _wait_until(met: Callable[[], object]) -> None:
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        with suppress(OSError):
            if met():
                return
        time.sleep(POLL_SECONDS)
    raise TimeoutError("the nodes did not come to rest")
