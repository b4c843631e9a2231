"""An e-mail on its way into a training: read once, and what came of that in a sentence."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kmop_wizard.exchange.mail.parts import LARGEST_MAIL, NotAMail
from kmop_wizard.exchange.mail.reader import Reading, read_eml, read_pasted
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.deposits import mail_outcome_sentence, not_a_mail_sentence
from kmop_wizard.storage.atomic import read_bytes


class ReceivedMail(NamedTuple):
    """``text`` as pasted, or the name of the ``file``; ``reading``, or why it was ``refused``."""

    text: str
    file: str
    reading: Reading | None
    refused: str = ""

    def sentence(self, words: Words) -> str:
        """What came of reading it."""
        reading = self.reading
        if reading is None:
            return not_a_mail_sentence(words, self.refused)
        asks_nothing = reading.kind == "payment_order"
        return mail_outcome_sentence(words, reading.kind if asks_nothing else reading.outcome)

    @property
    def has_proposals(self) -> bool:
        """Whether it proposes anything for an application."""
        reading = self.reading
        return reading is not None and reading.kind != "payment_order" and bool(reading.proposals)


def pasted_mail(text: str, own_name: str) -> ReceivedMail | None:
    """Read a pasted text; a blank one is no mail. ``own_name``: that of the user's enterprise."""
    if not text.strip():
        return None
    try:
        return ReceivedMail(text, "", read_pasted(text, own_name))
    except NotAMail as refused:
        return ReceivedMail(text, "", None, refused.code)


def mail_in(path: Path, own_name: str) -> ReceivedMail | None:
    """Read the e-mail in a file; ``None`` for what is no file, or can't be opened."""
    try:
        content = read_bytes(path, LARGEST_MAIL + 1)
    except (OSError, ValueError):
        return None
    try:
        return ReceivedMail("", path.name, read_eml(content, own_name))
    except NotAMail as refused:
        return ReceivedMail("", path.name, None, refused.code)
