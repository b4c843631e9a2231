"""One training as it is edited: facts, drafts and open conflicts, with undo over all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from kmop_wizard.app.facts.table import object_name
from kmop_wizard.domain.conflicts import Conflict, left_open, resolved
from kmop_wizard.domain.entries import OF_THE_FILE
from kmop_wizard.domain.facts import (
    Path,
    entry_of,
    fact,
    is_blank,
    is_entry,
    known_entries,
    value_or_none,
    with_fact,
    without_entry,
)
from kmop_wizard.domain.merge import merge
from kmop_wizard.domain.training import LISTS, NO_APPLICATION, Training
from kmop_wizard.storage.backups import computer_name
from kmop_wizard.storage.names import new_entry_id

_NOT_KNOWN: Final = (None, "", ())
_APPLICATIONS: Final = "applications"

Texts = Mapping[Path, str]


class State(NamedTuple):
    """What is undone and redone as one: the facts, what was typed and is no fact yet, by path, and
    the conflicts that nobody has decided."""

    training: Training
    drafts: Texts
    conflicts: tuple[Conflict, ...]


@dataclass(eq=False)
class Step:
    """One step of undo. Who made it can take it back, also when others came after it."""

    before: State
    after: State


class Editor:
    """Every change of one training goes through here.

    ``texts`` and ``conflicts``: what this computer noted beside the file (see `texts`); what the
    file settled since is left out. ``changed`` is called after each change.
    """

    def __init__(
        self,
        training: Training,
        texts: Texts,
        conflicts: Iterable[Conflict],
        changed: Callable[[Editor], None],
    ) -> None:
        # The number and moment of the save that the training comes from.
        self._save_marks = _save_marks(training)
        self._training: Training | None = None
        facts = _with_applications(_without_save_marks(training), texts)
        drafts = {
            path: text
            for path, text in texts.items()
            if not is_entry(path) and value_or_none(facts, path) in _NOT_KNOWN
            if _has_entry_of(path, facts) or entry_of(path) in texts
        }
        left = left_open(conflicts, facts, training.saved_by or "")
        self._state = State(facts, drafts, left)
        self._changed = changed
        self._new_id = new_entry_id()
        self._past: list[Step] = []
        self._future: list[Step] = []
        self._typed_in: Path | None = None
        self._typed_in_gone: Texts = {}

    # -- what there is ---------------------------------------------------------------------------

    @property
    def training(self) -> Training:
        """The facts as they are now; the same object until they change."""
        if self._training is None:
            self._training = replace(self._state.training, **self._save_marks)
        return self._training

    @property
    def drafts(self) -> Texts:
        """What was typed and is no fact yet, by path."""
        return self._state.drafts

    @property
    def texts(self) -> Texts:
        """The drafts, and with a blank text the entries of which nothing is known."""
        return self.texts_beside(self._state.training)

    def texts_beside(self, file: Training) -> Texts:
        """`texts`, and with a blank text the entries too that ``file`` does not hold."""
        training, drafts, _ = self._state
        entries: list[Path] = [
            (_APPLICATIONS, each.id) for each in training.applications if is_blank(each)
        ]
        entries += [each for path in drafts if (each := entry_of(path))]
        known = known_entries(training), known_entries(file)
        left = [path for path in entries if not all(_has_entry_of(path, each) for each in known)]
        return {**dict.fromkeys(left, ""), **drafts}

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What two computers said differently and nobody has decided."""
        return self._state.conflicts

    @property
    def last_step(self) -> Step | None:
        """The step that `undo` would take back."""
        return self._past[-1] if self._past else None

    @property
    def current_application(self) -> Path:
        """The path of the last application; one that has only drafts counts."""
        ids = self.ids(_APPLICATIONS) or (self.new_id,)
        return (_APPLICATIONS, ids[-1])

    @property
    def new_id(self) -> str:
        """The id of an entry that is shown to be filled in: the same until it is."""
        if any(self._new_id in self.ids(name) for name in LISTS):
            self._new_id = new_entry_id()
        return self._new_id

    def ids(self, entries: str) -> tuple[str, ...]:
        """The ids of a list; those of entries that have only drafts come last."""
        known = [each.id for each in getattr(self._state.training, entries)]
        typed = [path[1] for path in self.drafts if entry_of(path) and path[0] == entries]
        return tuple(dict.fromkeys([*known, *typed]))

    def object_name(self, path: Path) -> str:
        """What the input of the fact at ``path`` is called."""
        return object_name(path, self.ids(path[0]) if entry_of(path) else ())

    # -- changing --------------------------------------------------------------------------------

    def enter(self, path: Path, value: object) -> None:
        """Record the fact at ``path``; what is typed in one field is one step of undo."""
        self._become(_entered(self._state, path, value), path)

    def enter_draft(self, path: Path, text: str) -> None:
        """Keep ``text``, which is no fact yet, as typed; the fact at ``path`` is not known then."""
        cleared = _entered(self._state, path, None)
        self._become(cleared._replace(drafts={**cleared.drafts, path: text}), path)

    def enter_many(self, values: Mapping[Path, object]) -> Step | None:
        """Record several facts as one step of undo, and return it if anything changed."""
        state = self._state
        for path, value in values.items():
            state = _entered(state, path, value)
        return self._become(state)

    def replace_all(self, training: Training) -> Step | None:
        """Take ``training`` for the facts, as one step of undo, and return it.

        What was typed for a fact that is known now, or in an entry that goes, goes with the step.
        """
        before, facts = self._state, _without_save_marks(training)
        drafts = _still_typed(before.drafts, before.training, facts)
        return self._become(before._replace(training=facts, drafts=drafts))

    def remove_entry(self, entries: str, entry_id: str) -> Step | None:
        """Take an entry out of a list, with what was typed in it, as one step of undo."""
        training, drafts, _ = self._state
        left = {path: drafts[path] for path in drafts if entry_of(path) != (entries, entry_id)}
        training = without_entry(training, entries, entry_id)
        return self._become(self._state._replace(training=training, drafts=left))

    def decide(self, conflict: Conflict, value: Any) -> Step | None:
        """Take ``value``, one side of an open conflict, as one step of undo."""
        if conflict not in self.conflicts:
            return None
        left = tuple(each for each in self.conflicts if each != conflict)
        training = resolved(self._state.training, conflict, value)
        return self._become(self._state._replace(training=training, conflicts=left))

    def end_step(self) -> None:
        """The field was left: what is typed next is another step of undo."""
        self._typed_in = None

    # -- undo ------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back."""
        if self._past:
            self._future.append(self._past.pop())
            self._show(self._future[-1].before)

    def redo(self) -> None:
        """Take the last undo back."""
        if self._future:
            self._past.append(self._future.pop())
            self._show(self._past[-1].after)

    def can_undo(self, step: Step) -> bool:
        """Whether ``step`` was made here, and neither taken back nor merged with another side."""
        return step in self._past

    def undo_step(self, step: Step) -> None:
        """Take ``step`` back and nothing else: what was changed again since then stays."""
        if step is self.last_step:
            self.undo()
        elif self.can_undo(step):
            state = self._followed(_without_step(self._state, step))
            again = [each for each in step.before.conflicts if each not in step.after.conflicts]
            self._take(state._replace(conflicts=(*state.conflicts, *again)))

    # -- what comes from the file ----------------------------------------------------------------

    def saved(self, training: Training) -> None:
        """Take note of a save of what was edited here; what was typed since then stays."""
        self._save_marks, self._training = _save_marks(training), None

    def rebase(self, saved: Training, conflicts: Iterable[Conflict] = ()) -> bool:
        """Go on from what is in the file; say whether that changed anything here.

        Undo ends there: going back past it would take the facts of others away.
        """
        self._save_marks, self._training = _save_marks(saved), None
        facts, (mine, drafts, asked) = _without_save_marks(saved), self._state
        in_file = known_entries(mine)
        new = tuple(each for each in conflicts if each not in asked)
        if not new and facts in (mine, in_file):
            return False
        left = left_open(asked, facts, saved.saved_by or "")
        drafts = self._typed_after(drafts, in_file, facts)
        self._state = State(_with_applications(facts, self.texts), drafts, (*left, *new))
        self._past.clear()
        self._future.clear()
        self._typed_in = None
        return True

    def _typed_after(self, drafts: Texts, before: Training, after: Training) -> Texts:
        """What of ``drafts`` is left when the file went from ``before`` to ``after``.

        What was typed in an entry that is gone comes back with it: whoever replaced the file unseen
        never had the entry, and the merge that follows puts it back.
        """
        known = {**self._typed_in_gone, **drafts}
        back = {path: known[path] for path in known if _has_entry_of(path, after)}
        left = _still_typed({**drafts, **back}, before, after)
        self._typed_in_gone = {
            path: text for path, text in known.items() if path not in back and path not in left
        }
        return left

    def _become(self, state: State, path: Path | None = None) -> Step | None:
        return self._take(self._followed(state), path)

    def _followed(self, state: State) -> State:
        """``state`` with its conflicts as they are after an edit here."""
        return state._replace(conflicts=left_open(state.conflicts, state.training, computer_name()))

    def _take(self, state: State, path: Path | None = None) -> Step | None:
        before = self._state
        if state == before:
            return None
        step = self.last_step
        if step is not None and path is not None and path == self._typed_in:
            step.after = state
            if state == step.before:
                self._past.pop()
                path = None
        else:
            step = Step(before, state)
            self._past.append(step)
        self._future.clear()
        self._show(state)
        self._typed_in = path
        return step

    def _show(self, state: State) -> None:
        self._typed_in = None
        self._state, self._training = state, None
        self._changed(self)


def _entered(state: State, path: Path, value: object) -> State:
    training = state.training
    if fact(training, path) != value:
        training = with_fact(training, path, value)
    drafts = {key: text for key, text in state.drafts.items() if key != path}
    return state._replace(training=training, drafts=drafts)


def _still_typed(drafts: Texts, before: Training, after: Training) -> Texts:
    """Those of ``drafts`` whose facts are not known ``after``, and whose entries did not go."""
    return {
        path: text
        for path, text in drafts.items()
        if value_or_none(after, path) in _NOT_KNOWN
        if _has_entry_of(path, after) or not _has_entry_of(path, before)
    }


def _has_entry_of(path: Path, training: Training) -> bool:
    entry = entry_of(path)
    return entry is None or value_or_none(training, entry) is not None


def _with_applications(training: Training, texts: Texts) -> Training:
    """``training`` with the new applications in which nothing is known: no file holds them."""
    for path in texts:
        if is_entry(path) and path[0] == _APPLICATIONS and not _has_entry_of(path, training):
            training = with_fact(training, path, NO_APPLICATION)
    return training


def _without_step(state: State, step: Step) -> State:
    """A merge of what was changed since with what the step began with."""
    training = merge(step.after.training, state.training, step.before.training).training
    drafts = dict(state.drafts)
    for path in {**step.before.drafts, **step.after.drafts}:
        facts = [value_or_none(each, path) for each in (state.training, step.after.training)]
        if drafts.get(path) == step.after.drafts.get(path) and facts[0] == facts[1]:
            drafts.pop(path, None)
            if path in step.before.drafts:
                drafts[path] = step.before.drafts[path]
    return state._replace(training=_without_save_marks(training), drafts=drafts)


def _save_marks(training: Training) -> dict[str, Any]:
    return {name: getattr(training, name) for name in OF_THE_FILE}


def _without_save_marks(training: Training) -> Training:
    return replace(training, **{name: getattr(_NEVER_SAVED, name) for name in OF_THE_FILE})


_NEVER_SAVED: Final = Training("")
