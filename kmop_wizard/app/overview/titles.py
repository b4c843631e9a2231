"""What a training is called on the screen."""

from __future__ import annotations

from typing import Final

from kmop_wizard.domain.training import Training
from kmop_wizard.i18n import Words

LONGEST: Final = 90


def whole_title(words: Words, training: Training) -> str:
    """The title on one line, or what stands in for one that is not known yet."""
    return " ".join((training.title or "").split()) or words.say("Course without a title")


def short_title(words: Words, training: Training, longest: int = LONGEST) -> str:
    """The title in at most ``longest`` characters."""
    whole = whole_title(words, training)
    return whole if len(whole) <= longest else whole[: longest - 1].rstrip() + "\u2026"
