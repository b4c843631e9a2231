"""The history of a training in words: what changed, when, and on which computer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from kmop_wizard.domain.changes import Change
from kmop_wizard.domain.facts import (
    Path,
    entry_of,
    facts_of,
    general,
    is_entry,
    place_of,
    value_or_none,
)
from kmop_wizard.domain.training import (
    ATTACHMENT_KINDS,
    Application,
    Attachment,
    Entry,
    Training,
)
from kmop_wizard.i18n.sentences.papers import paper_kind
from kmop_wizard.i18n.words import Words

LONGEST: Final = 60
"""In characters: what is shown of a text."""
_SEEN_BEFORE: Final = 12
"""In characters: what is shown of what did not change, before what did."""
_UNKNOWN: Final = (None, "", ())
# Not the spaces that keep an amount on one line.
_BLANKS: Final = re.compile(r"[^\S\u00a0\u202f]+")


class FactWords(NamedTuple):
    """How facts are told, by their path for any entry, joined by points.

    ``label``: what a fact is called, nothing for what has no name. ``shown``: its value in words.
    ``recorded``: the message that tells of it when it was not known, if it has one.
    """

    label: Callable[[str], str]
    shown: Callable[[str, Any], str]
    recorded: Callable[[str], str]


def local(moment: datetime) -> datetime:
    """``moment`` in the time zone of this computer; one at the end of time stays as it is."""
    try:
        return moment.astimezone()
    except (OverflowError, ValueError, OSError):
        return moment


def moment_words(words: Words, moment: datetime) -> str:
    """``23 november 2026, 14:02``, in local time."""
    here = local(moment)
    return f"{words.long_day(here.date())}, {words.clock(here)}"


def place_words(words: Words, computer: str, here: str) -> str:
    """On which computer, of which ``here`` is this one; blank is another without a name."""
    if not computer:
        return words.say("on another computer")
    if computer == here:
        return words.say("on this computer")
    return words.say("on {computer}", computer=computer)


def beginning_words(words: Words, training: Training) -> str:
    """What the earliest state is that this computer keeps of a training."""
    if training.revision <= 1:
        return words.say("Course added")
    return words.say("The earliest version that this computer keeps")


def change_sentences(
    words: Words, found: Iterable[Change], after: Training, wording: FactWords
) -> tuple[str, ...]:
    """Tell each of ``found``, which led to ``after``, in a sentence; never without any."""
    said = [sentence for each in found for sentence in _sentences_of(words, each, after, wording)]
    return tuple(dict.fromkeys(said)) or (words.say("Another detail changed"),)


def entry_words(words: Words, entry: Entry, place: int) -> str:
    """What one of several applications, invoices or documents is called; ``place`` from 0."""
    if isinstance(entry, Attachment):
        return words.say("Document {name}", name=elided(PurePosixPath(entry.file or "").name))
    if isinstance(entry, Application):
        day = entry.submitted_on
        if day is None:
            return words.say("Application {n}", n=place + 1)
        return words.say("Application of {day}", day=words.long_day(day))
    number = elided(entry.number or "") or words.say("without a number")
    if (entry.amount_excl_vat or 0) < 0:
        return words.say("Credit note {number}", number=number)
    return words.say("Invoice {number}", number=number)


def owner_words(words: Words, path: Path, after: Training) -> str:
    """The application, invoice or document that a fact belongs to, where there may be several."""
    whole = entry_of(path)
    entry = value_or_none(after, whole) if whole else None
    several = path[0] != "applications" or len(after.applications) > 1
    return entry_words(words, entry, place_of(after, path)) if entry and several else ""


def elided(text: str, start: int = 0) -> str:
    """``text`` on one line, of at most ``LONGEST`` characters, from ``start`` on."""
    line = _on_one_line(text)
    shown = f"…{line[start:]}" if start else line
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1].rstrip()}…"


def _sentences_of(
    words: Words, change: Change, after: Training, wording: FactWords
) -> Iterator[str]:
    if is_entry(change.path):
        yield from _entry_sentences(words, change, after, wording)
        return
    key = ".".join(general(change.path))
    both = (change.before, change.after)
    if key == "enrolment.participants" and all(isinstance(each, tuple) for each in both):
        said = list(_people(words, *both))
    elif key == "attachments.kind":
        kinds = (paper_kind(words, each if each in ATTACHMENT_KINDS else "other") for each in both)
        said = [_both(words, words.say("Kind of document"), *kinds)]
    elif wording.label(key):
        said = [_fact(words, change, key, wording)]
    else:
        return
    of_what = owner_words(words, change.path, after)
    yield from (f"{of_what} · {each}" if of_what else each for each in said)


def _fact(words: Words, change: Change, key: str, wording: FactWords) -> str:
    label = wording.label(key)
    before, after = (
        "" if value in _UNKNOWN else _on_one_line(wording.shown(key, value))
        for value in (change.before, change.after)
    )
    if not before and (recorded := wording.recorded(key)):
        return words.say(recorded, day=after)
    if not before:
        return words.say("{field}: {value}", field=label, value=elided(after))
    return _both(words, label, before, after or words.say("not known"))


def _both(words: Words, label: str, before: str, after: str) -> str:
    if before.split() == after.split():
        return words.say("{field}: only spaces or line breaks changed", field=label)
    start = 0
    if max(len(before), len(after)) > LONGEST:
        start = max(0, _same_at_start(before, after) - _SEEN_BEFORE)
    return words.say(
        "{field}: {before} → {after}",
        field=label,
        before=elided(before, start),
        after=elided(after, start),
    )


def _on_one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _same_at_start(one: str, other: str) -> int:
    differ = (n for n, both in enumerate(zip(one, other, strict=False)) if both[0] != both[1])
    return next(differ, min(len(one), len(other)))


def _people(words: Words, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    came, went = Counter(after) - Counter(before), Counter(before) - Counter(after)
    for name in came:
        yield words.say("Participant added: {name}", name=elided(name))
    for name in went:
        yield words.say("Participant removed: {name}", name=elided(name))
    if not came and not went:
        yield words.say("Participants put in another order")


def _entry_sentences(
    words: Words, change: Change, after: Training, wording: FactWords
) -> Iterator[str]:
    place = place_of(after, change.path)
    called = entry_words(words, change.after or change.before, place)
    is_application = change.path[0] == "applications"
    first_application = is_application and place == 0
    if change.after is None:
        yield words.say("{entry} removed", entry=called)
        return
    if not first_application:
        yield words.say("{entry} added", entry=called)
    for path, value in facts_of(after).items():
        key = ".".join(general(path))
        # Of a new invoice only what was done with it; the day of an application is in its name.
        on_its_own = key == "invoices.payment_ordered_on" or (
            is_application and (first_application or key != "applications.submitted_on")
        )
        if entry_of(path) == change.path and on_its_own and wording.label(key):
            said = _fact(words, Change(path, None, value), key, wording)
            yield said if first_application else f"{called} · {said}"
