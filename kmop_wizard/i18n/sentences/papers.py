"""Papers to keep in words: their kinds, what each must show, and why one was not taken."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kmop_wizard.i18n.words import N_, Words

_KINDS: Final[Mapping[str, str]] = {
    "enrolment": N_("Proof of enrolment"),
    "approval": N_("Approval e-mail"),
    "deposit_proof": N_("Proof of deposit"),
    "invoice": N_("Invoice"),
    "attendance_list": N_("Attendance list"),
    "certificate": N_("Certificate"),
    "other": N_("Another document"),
}
_CONTENTS: Final[Mapping[str, str]] = {
    "enrolment": N_(
        "It shows the start day and the duration in hours, what the course is about, the"
        " theme, the provider's name and registration number, the participant and your"
        " business, and the price without VAT, other costs apart."
    ),
    "approval": N_(
        "It shows the subsidy number, the amount to deposit and the last day to deposit."
    ),
    "deposit_proof": N_(
        "Your bank statement: it shows the amount, the day, the account and the reference."
    ),
    "invoice": N_(
        "It shows the provider's name, the course, the price without VAT and the VAT apart."
    ),
    "attendance_list": N_(
        "For each day of the course it shows the date, the course, each participant with the"
        " business, and a signature, on paper or digital."
    ),
    "certificate": N_(
        "One for each participant, with the name, the provider and its registration number,"
        " the course with its start day or duration, and the result if it was assessed."
    ),
    "other": N_("Anything else that you want to find again here."),
}
_REFUSALS: Final[Mapping[str, str]] = {
    "link": N_("{name} was not added: it is a shortcut to another file. Choose that file itself."),
    "not_a_file": N_("{name} was not added: it is not an ordinary file. Choose a single file."),
    "empty": N_("{name} was not added: there is nothing in it."),
    "too_large": N_("{name} was not added: it is larger than 25 MB. Make it smaller first."),
    "missing": N_("{name} was not found. It may have been moved or renamed."),
    "no_permission": N_("{name} was not used: you have no permission to open it on this computer."),
    "outside": N_("{name} was not used: it is outside the folder of your courses."),
    "changed": N_("{name} has changed since you added it."),
}
_ANY_REFUSAL: Final = N_("{name} could not be read. Try again.")


def paper_kind(words: Words, kind: str) -> str:
    """The name of a kind of paper."""
    return words.say(_KINDS[kind])


def paper_contents(words: Words, kind: str) -> str:
    """What a paper of this kind must show."""
    return words.say(_CONTENTS[kind])


def paper_refused(words: Words, code: str, name: str) -> str:
    """Why a file was not added or can't be used, and what to do."""
    return words.say(_REFUSALS.get(code, _ANY_REFUSAL), name=name)
