"""What an export holds, what becomes of it, and why it can't be used, in each language."""

from __future__ import annotations

import pytest

from kmop_wizard.i18n import LANGUAGES, Words
from kmop_wizard.i18n.sentences.transfer import (
    arrival_note,
    arrival_state,
    export_refused,
    imported_sentence,
    questions_sentence,
)
from kmop_wizard.storage.exports import BAD
from kmop_wizard.storage.transfer import BLOCKED, DIFFERENT, NEW, SAME

STATES = (NEW, SAME, DIFFERENT, BLOCKED, "added", "merged", "asked")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_own_words(language: str) -> None:
    words = Words(language)
    said = {code: export_refused(words, code) for code in BAD}
    assert said.pop("duplicate_name") == said["unsafe_name"]  # to a person they are the same
    assert len(set(said.values())) == len(said)
    assert export_refused(words, "new") == said["io_error"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_its_own_words(language: str) -> None:
    words = Words(language)
    assert len({arrival_state(words, state)[0] for state in STATES}) == len(STATES)
    assert [state for state in STATES if arrival_note(words, state)] == [DIFFERENT, BLOCKED]


def test_what_came_of_an_import_is_counted() -> None:
    dutch = Words("nl")
    assert imported_sentence(dutch, 1, 0) == "1 opleiding is toegevoegd."
    assert imported_sentence(dutch, 0, 2) == "2 opleidingen zijn samengevoegd met die van hier."
    both = imported_sentence(dutch, 2, 1)
    assert both == "2 opleidingen zijn toegevoegd. 1 opleiding is samengevoegd met die van hier."
    assert imported_sentence(dutch, 0, 0) == "Er is niets veranderd: alles stond hier al."
    assert "1 plaats " in questions_sentence(dutch, 1)
    assert "3 plaatsen " in questions_sentence(dutch, 3)
