"""What was typed into the window, and whether it is still to be found."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kmop_wizard.app.session.editing import Editor
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.facts import Path as FactPath
from kmop_wizard.domain.facts import facts_of, general, is_entry, value_or_none, with_fact
from kmop_wizard.domain.training import Training

HERS: Final = -1
"""The action of what a colleague wrote."""
_REMEMBERED: Final = 200
"""So many of what was let go are looked at again: a redo brings it back."""

May = Callable[["Typed"], bool]
"""Whether what was just done may have replaced this."""


@dataclass(eq=False)
class Typed:
    """One thing that a person typed: in which training, for which fact, and what of it must stay.

    ``as_typed``: what it is until the field is left. ``is_half``: it is no fact yet.
    ``met_others``: another program has written this training since. ``why``: what replaced it.
    """

    training_id: str
    fact: str
    text: str
    of_digits: bool
    when: int
    as_typed: str = field(default="")
    is_half: bool = field(default=False)
    met_others: bool = field(default=False)
    why: str = field(default="")

    def is_in(self, found: str) -> bool:
        """Whether a value that was found is this one."""
        same = "".join(filter(str.isdigit, found)) if self.of_digits else found.lower()
        return self.text.lower() in same or (bool(self.as_typed) and self.as_typed in found)

    def __str__(self) -> str:
        return f"{self.text!r} as {self.fact} of {self.training_id} (action {self.when})"


class Ledger:
    """The list of a person: what she typed, and what of it she has replaced herself."""

    def __init__(self) -> None:
        self.live: list[Typed] = []
        self.replaced: list[Typed] = []
        self.count = 0
        self._unseen: set[str] = set()

    def add(self, typed: Typed) -> None:
        """She typed this."""
        typed.met_others = typed.met_others or typed.training_id in self._unseen
        self.live.append(typed)
        self.count += 1

    def replace(self, these: Iterable[Typed], why: str) -> None:
        """She put something else in their places, or may have."""
        for each in these:
            each.why = why
            self.live.remove(each)
            self.replaced.append(each)

    def of(self, training_id: str, fact: str) -> list[Typed]:
        """What must be found of one fact."""
        return [each for each in self.live if (each.training_id, each.fact) == (training_id, fact)]

    def meet_others(self, training_id: str) -> None:
        """Another program has written this training, and the window has not looked yet."""
        self._unseen.add(training_id)
        for each in self.live:
            each.met_others = each.met_others or each.training_id == training_id

    def look(self) -> None:
        """The window has followed what others wrote."""
        self._unseen.clear()

    def missed(self, session: Session, may: May, why: str) -> Typed | None:
        """What the window has no more though nothing that was done explains it."""
        shown: dict[str, dict[str, str] | None] = {}

        def is_shown(typed: Typed) -> bool | None:
            if typed.training_id not in shown:
                shown[typed.training_id] = in_the_window(session, typed.training_id)
            values = shown[typed.training_id]
            return None if values is None else typed.is_in(values.get(typed.fact, ""))

        for typed in [*self.live]:
            if is_shown(typed) is False:
                # What is half typed is settled by what others record in its place.
                settled = typed.is_half and typed.met_others and _fact(shown, typed)
                if may(typed) or settled:
                    self.replace([typed], why)
                elif not typed.met_others:
                    return typed
        for typed in self.replaced[-_REMEMBERED:]:
            if is_shown(typed):
                self.replaced.remove(typed)
                self.live.append(typed)
        return None

    def let_go(self, these: Iterable[Typed]) -> None:
        """Somebody who saw them put something else in their places."""
        for each in these:
            self.live.remove(each)

    def lost(self, session: Session, folders: Iterable[Path]) -> list[Typed]:
        """What is in no file, draft or question on the disk, nor in the history."""
        files = list(_files(folders))
        found: list[Typed] = []
        for typed in self.live:
            known = in_the_window(session, typed.training_id) is not None
            allowed = [
                values
                for training_id, is_history, values in files
                if training_id == typed.training_id
                if not is_history or typed.met_others or not known
            ]
            if not any(typed.is_in(values.get(typed.fact, "")) for values in allowed):
                found.append(typed)
        return found


def _fact(shown: dict[str, dict[str, str] | None], typed: Typed) -> str:
    return (shown[typed.training_id] or {}).get(typed.fact, "")


def in_the_window(session: Session, training_id: str) -> dict[str, str] | None:
    """What the program has of a training by general path; nothing of one that is not there."""
    try:
        editor = session.editor(training_id)
    except KeyError:
        return None
    found: dict[str, list[str]] = {}
    for path, value in _told(editor):
        if is_entry(path):
            for inner, each in facts_of_entry(path[0], value):
                found.setdefault(f"{path[0]}.{inner}", []).append(as_text(each))
        else:
            found.setdefault(".".join(general(path)), []).append(as_text(value))
    return {path: "\n".join(values) for path, values in found.items()}


def state_of(editor: Editor) -> tuple[Any, ...]:
    """All that one step of undo holds, to be compared."""
    facts = {path: each for path, each in facts_of(editor.training).items() if not is_entry(path)}
    return facts, dict(editor.drafts)


def value_at(editor: Editor, path: FactPath) -> str:
    """What the program has at one path of one entry: a fact, or what was typed for it."""
    return editor.drafts.get(path) or as_text(value_or_none(editor.training, path))


def as_text(value: Any) -> str:
    """A fact, as memory or a file has it, as text."""
    if value is None:
        return ""
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def facts_of_entry(name: str, entry: Any) -> Iterator[tuple[str, Any]]:
    """The facts of an entry of a list by general path, without the list's name."""
    if entry is None:
        return
    alone = with_fact(Training(""), (name, entry.id), entry)
    for path, value in facts_of(alone).items():
        if not is_entry(path):
            yield ".".join(path[2:]), value


def _told(editor: Editor) -> Iterator[tuple[FactPath, Any]]:
    yield from ((p, v) for p, v in facts_of(editor.training).items() if not is_entry(p))
    yield from editor.drafts.items()
    for conflict in editor.conflicts:
        yield conflict.path, conflict.mine
        yield conflict.path, conflict.theirs


# -- on the disk: read without the program ---------------------------------------------------------


def values_by_training(folders: Iterable[Path]) -> dict[str, list[dict[str, str]]]:
    """What files, drafts and questions below ``folders`` say, without the history."""
    found: dict[str, list[dict[str, str]]] = {}
    for training_id, is_history, values in _files(folders):
        if not is_history:
            found.setdefault(training_id, []).append(values)
    return found


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, bool, dict[str, str]]]:
    """Of each file below ``folders``: its training, whether it is history, and its values."""
    for folder in folders:
        for file in sorted(folder.rglob("*.json*")):
            try:
                content = json.loads(file.read_bytes())
            except (OSError, ValueError):
                continue
            if not isinstance(content, dict):
                continue
            if file.name in ("drafts.json", "conflicts.json"):
                yield from _notes(content)
            elif content.get("format") == "kmop-training":
                is_history = "backups" in file.parts or "copies" in file.parts
                yield content["id"], is_history, values_of(content)
            elif isinstance(inner := content.get("training"), dict):
                yield str(inner.get("id")), False, values_of(inner)


def _notes(content: dict[str, Any]) -> Iterator[tuple[str, bool, dict[str, str]]]:
    for training_id, rows in content.get("trainings", content).items():
        if not isinstance(rows, list):
            continue
        for row in rows:
            path = row["path"]
            if "text" in row:
                yield training_id, False, {_general(path): row["text"]}
            for side in ("mine", "theirs"):
                if isinstance(row.get(side), dict):
                    yield training_id, False, values_of(row[side])


def _general(path: list[str]) -> str:
    in_list = path[0] in ("applications", "invoices", "attachments")
    return ".".join(path[:1] + path[2:] if in_list else path)


def values_of(content: dict[str, Any]) -> dict[str, str]:
    """What a training's file says, by general path."""
    found: dict[str, list[str]] = {}

    def walk(thing: Any, at: tuple[str, ...]) -> None:
        if isinstance(thing, dict):
            for name, inner in thing.items():
                walk(inner, (*at, name))
        elif isinstance(thing, list) and thing and isinstance(thing[0], dict):
            for each in thing:
                walk(each, at)
        elif thing is not None:
            found.setdefault(".".join(at), []).append(as_text(thing))

    walk(content, ())
    return {path: "\n".join(values) for path, values in found.items()}
