"""What goes wrong with files, in words that say what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kmop_wizard.i18n.words import N_, Words

_SAVE_PROBLEMS: Final[Mapping[str, str]] = {
    "disk_full": N_("The disk is full. Free some space and try again: your work stays on screen."),
    "read_only": N_("The folder is read-only. Choose another folder or change its protection."),
    "no_permission": N_(
        "You have no permission to save in this folder. Ask your IT"
        " administrator or choose another folder."
    ),
    "folder_missing": N_("The folder is gone. Plug the disk back in or put the folder back."),
    "not_a_folder": N_("There is a file where the folder should be. Move it away and try again."),
    "locked": N_("The file is open in another program. Close that program and try again."),
    "verify_failed": N_(
        "The file could not be checked after saving. Try again, or choose another disk."
    ),
    "io_error": N_("The disk gave an error. Try again, or choose another disk."),
    "changed_outside": N_(
        "The file was changed outside this window. Nothing was overwritten: choose which to keep."
    ),
    "not_storable": N_("This text contains characters that can't be saved. Type it again."),
    "already_there": N_("There is already a file with this name. Nothing was overwritten."),
    "link": N_(
        "Your folder contains a link to another place. Remove the link, or choose another folder."
    ),
    "not_downloaded": N_(
        "The file is in the cloud and not on this computer. Download it, then try again."
    ),
}
_ANY_SAVE_PROBLEM: Final = N_("Saving failed. Try again: your work stays on screen.")

_UNREADABLE: Final[Mapping[str, str]] = {
    "empty": N_("the file is empty"),
    "too_large": N_("the file is too large for a course"),
    "not_utf8": N_("the file contains characters that can't be read"),
    "not_json": N_("the content is damaged or incomplete"),
    "duplicate_key": N_("a value occurs twice in the file"),
    "lone_surrogate": N_("the file contains an incomplete character"),
    "too_deep": N_("the content is not that of a course"),
    "not_an_object": N_("the file contains no course"),
    "other_format": N_("the file belongs to another program"),
    "bad_version": N_("the version of the file is not right"),
    "bad_id": N_("the course has no usable name of its own"),
    "conflict_copy": N_("it looks like a copy of another course, made by a synchronised folder"),
    "wrong_type": N_("a value is of the wrong kind"),
    "not_a_day": N_("a date is not a real day"),
    "not_an_amount": N_("an amount is not written as one"),
    "not_a_file": N_("this is not an ordinary file"),
    "outside_folder": N_("it leads outside the data folder"),
    "link": N_("there is a link to another place in its path"),
    "link_inside": N_("this is a link to another place: nothing is saved through it"),
    "not_downloaded": N_("it is in the cloud and not on this computer: download it first"),
    "no_permission": N_("you have no permission to open it"),
    "io_error": N_("the disk gave an error"),
    "folder_missing": N_("the folder is gone"),
    "not_a_folder": N_("there is a file where the folder should be"),
    "locked": N_("it is open in another program"),
    "newer_version": N_("it was made by a newer version of this program"),
    "version_unreadable": N_("an earlier version of a course can't be read"),
    "trash_unreadable": N_("a course in the bin can't be read"),
    "recovery_waiting": N_(
        "work that could not be saved is kept here: open the program to save it"
    ),
    "recovery_unreadable": N_("work that could not be saved was kept here, and can't be read"),
    "conflict_undecided": N_("two different values: open the course to choose"),
    "own_file_damaged": N_("the file is damaged and not used; delete it when you don't need it"),
    "attachment_outside": N_("an attachment is outside the folder of its course"),
    "attachment_missing": N_("an attachment is missing"),
    "attachment_unreadable": N_("an attachment can't be read"),
    "attachment_changed": N_("an attachment has changed since it was added"),
    "attachment_too_large": N_("an attachment is larger than 25 MB and was not compared"),
    "attachment_not_downloaded": N_("an attachment is in the cloud and not on this computer"),
}
_ANY_UNREADABLE: Final = N_("it can't be read")

_UNWRITABLE: Final[Mapping[str, str]] = {
    "disk_full": N_("the disk is full"),
    "read_only": N_("the folder is read-only"),
    "no_permission": N_("you have no permission to save there"),
    "folder_missing": N_("the folder is gone"),
    "not_a_folder": N_("there is a file where the folder should be"),
}
_ANY_UNWRITABLE: Final = N_("the disk gave an error")


def save_problem(words: Words, code: str) -> str:
    """Why saving failed and what to do; a code that is not known gets a general sentence."""
    return words.say(_SAVE_PROBLEMS.get(code, _ANY_SAVE_PROBLEM))


def unreadable_reason(words: Words, code: str, where: str = "") -> str:
    """Why a file can't be used, in small letters to stand behind its name.

    ``where`` is the place in the file, the version or the attachment, when there is one.
    """
    reason = words.say(_UNREADABLE.get(code, _ANY_UNREADABLE))
    if not where:
        return reason
    return words.say("{reason} ({where})", reason=reason, where=where)


def unwritable_reason(words: Words, code: str) -> str:
    """Why something asked for on the command line can't be written, in small letters."""
    return words.say(_UNWRITABLE.get(code, _ANY_UNWRITABLE))
