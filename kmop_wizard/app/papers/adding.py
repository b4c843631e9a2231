"""Papers that a person adds to a training: copies are kept, and what can't be kept is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.not_added import MOST_AT_ONCE, listed, no_document, too_many
from kmop_wizard.app.intake.paper_kind import kind_of_file
from kmop_wizard.app.session.editing import Editor, Step
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.papers import OTHER
from kmop_wizard.domain.training import Attachment
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.i18n.sentences.papers import paper_refused
from kmop_wizard.storage.atomic import SaveFailed
from kmop_wizard.storage.attachments import AttachmentRefused, file_name


class Added(NamedTuple):
    """What was added and what was not, in words, and the step of undo."""

    said: str
    problems: str
    step: Step | None


def add_papers(
    words: Words, session: Session, editor: Editor, files: Sequence[IncomingFile], kind: str = ""
) -> Added:
    """Keep copies of ``files`` as one step of undo.

    ``kind``: what they are; blank: found from the files themselves.
    """
    home = session.attachments(editor.training.id)
    added: list[Attachment] = []
    problems = too_many(words, files)
    for file in files[:MOST_AT_ONCE]:
        if reason := no_document(words, file.path):
            problems.append(reason)
            continue
        try:
            added.append(home.add_file(file.path, kind or kind_of_file(file), session.today))
        except AttachmentRefused as refused:
            problems.append(paper_refused(words, refused.code, file.name))
        except SaveFailed as failure:
            problems.append(save_problem(words, failure.code))
            break
    said, step = _keep(words, editor, added)
    return Added(said, listed(words, problems), step)


def add_mail(words: Words, session: Session, editor: Editor, text: str, kind: str) -> Added:
    """Keep the ``text`` of an e-mail as a document of ``kind``, as one step of undo."""
    home = session.attachments(editor.training.id)
    try:
        added = home.add("e-mail.txt", text.encode("utf-8", "replace"), kind, session.today)
    except AttachmentRefused as refused:
        return Added("", paper_refused(words, refused.code, "e-mail.txt"), None)
    except SaveFailed as failure:
        return Added("", save_problem(words, failure.code), None)
    said, step = _keep(words, editor, [added])
    return Added(said, "", step)


def _keep(words: Words, editor: Editor, added: Sequence[Attachment]) -> tuple[str, Step | None]:
    if not added:
        return "", None
    training = editor.training
    known = {each.file for each in training.attachments}
    new = tuple(each for each in added if each.file not in known)
    if not new:
        return words.say("{name} is here already.", name=file_name(added[0])), None
    editor.end_step()
    step = editor.replace_all(replace(training, attachments=(*training.attachments, *new)))
    said = words.count("{n} document added.", "{n} documents added.", len(new))
    unclear = ", ".join(file_name(each) for each in new if each.kind == OTHER)
    if unclear:
        said += " " + words.say("Choose the kind of document: {files}.", files=unclear)
    return said, step
