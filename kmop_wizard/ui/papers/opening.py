"""Showing a file that is kept with a training in the program that the system has for it."""

from __future__ import annotations

from typing import Final

from kmop_wizard.domain.training import Attachment
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.papers import paper_refused
from kmop_wizard.storage.attachments import AttachmentHome, AttachmentRefused, file_name
from kmop_wizard.ui.window.links import open_file

OPENED: Final = frozenset(
    (
        *("bmp", "gif", "heic", "jpeg", "jpg", "png", "tif", "tiff", "webp"),
        *("doc", "docx", "odp", "ods", "odt", "ppt", "pptx", "rtf", "xls", "xlsx"),
        *("csv", "eml", "msg", "pdf", "txt", "xml"),
    )
)
"""Kinds of files that show something and run nothing."""


def open_attachment(words: Words, home: AttachmentHome, attachment: Attachment) -> str:
    """Show the file of ``attachment``; return why that can't be done, or nothing."""
    try:
        path = home.path(attachment)
    except AttachmentRefused as refused:
        return paper_refused(words, refused.code, file_name(attachment))
    if path.suffix.lower().removeprefix(".") not in OPENED:
        return words.say(
            "{name} is not opened from here: files of this kind can run a program.", name=path.name
        )
    if not open_file(path):
        return words.say("No program on this computer could show {name}.", name=path.name)
    return ""
