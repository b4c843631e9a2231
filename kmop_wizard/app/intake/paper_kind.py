"""What kind of paper a file is, told from the file alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from kmop_wizard.app.intake.incoming import IncomingFile
from kmop_wizard.app.intake.mails import content_of, read
from kmop_wizard.domain.papers import OTHER
from kmop_wizard.exchange.mail.parts import NotAMail

_MAIL: Final = ".eml"
# Beginnings of words in names, without accents. Two kinds in one name leave a doubt.
_NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "enrolment": ("inschrijv", "inscription", "enrol", "registration"),
    "approval": ("goedkeuring", "approbation", "approval"),
    "deposit_proof": ("storting", "rekeninguittreksel", "versement", "deposit"),
    "invoice": ("factuur", "facture", "invoice", "creditnota", "note de credit"),
    "attendance_list": ("aanwezigheid", "presence", "attendance"),
    "certificate": ("attest", "certifica", "getuigschrift"),
}


def kind_of_file(file: IncomingFile) -> str:
    """The kind of paper that ``file`` is, whatever page it is added on.

    An e-invoice and an approval e-mail are known by their content, others by the word in their name
    that leaves no doubt; ``other`` is what can't be told apart.
    """
    path = file.path
    if file.is_einvoice:
        return "invoice"
    if file.suffix == _MAIL and _is_approval(path):
        return "approval"
    decomposed = unicodedata.normalize("NFKD", path.stem.casefold())
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    name = " ".join(plain.replace("_", " ").replace("-", " ").split())
    found = [kind for kind, words in _NAMED.items() if any(word in name for word in words)]
    return found[0] if len(found) == 1 else OTHER


def _is_approval(path: Path) -> bool:
    """Whether the e-mail is an approval, or asks for the deposit."""
    content = content_of(path)
    try:
        return content is not None and read(content, "").kind == "approval"
    except NotAMail:
        return False
