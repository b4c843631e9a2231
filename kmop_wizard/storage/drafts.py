"""Text that is no fact yet, as it was typed: by training, and by path of the fact."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from kmop_wizard.domain import facts
from kmop_wizard.storage.ownfiles import path_in, read_rows, write_rows

DRAFTS: Final = "drafts.json"

Texts = Mapping[facts.Path, str]


class Drafts(NamedTuple):
    """Typed texts by training id, then by path (``("enrolment", "first_lesson_day")``)."""

    by_training: Mapping[str, Texts] = MappingProxyType({})

    def of(self, training_id: str) -> Texts:
        """Return the drafts of one training by path."""
        return self.by_training.get(training_id, {})

    def with_training(self, training_id: str, drafts: Texts) -> Drafts:
        """Return these drafts with ``drafts`` for one training; without any, it is left out."""
        kept = {each: self.by_training[each] for each in self.by_training if each != training_id}
        return Drafts({**kept, training_id: dict(drafts)} if drafts else kept)


def read_drafts(state: Path) -> Drafts:
    """Return the drafts in the folder ``state``; what is damaged is left out."""
    by_training = {}
    for training_id, rows in read_rows(state / DRAFTS).items():
        texts = {}
        for row in rows:
            path, text = path_in(row), row.get("text")
            if path and isinstance(text, str):
                texts[path] = text
        if texts:
            by_training[training_id] = texts
    return Drafts(by_training)


def write_drafts(state: Path, drafts: Drafts) -> None:
    """Write the drafts to the folder ``state``; raises ``SaveFailed``."""
    write_rows(
        state / DRAFTS,
        {
            training_id: [{"path": list(path), "text": text} for path, text in texts.items()]
            for training_id, texts in drafts.by_training.items()
        },
    )
