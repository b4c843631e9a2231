"""Which papers belong to which step, and which should be there by now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kmop_wizard.domain.plan import Plan
from kmop_wizard.domain.training import ATTACHMENT_KINDS, Attachment, Training

OTHER: Final = "other"
PAPERS_OF_STEP: Final[Mapping[str, tuple[str, ...]]] = {
    "enrol": ("enrolment",),
    "apply": ("approval",),
    "deposit": ("deposit_proof",),
    "subsidy": (),
    "attend": ("attendance_list", "certificate"),
    "pay": ("invoice",),
}
INSPECTED: Final = ("enrolment", "attendance_list", "certificate")
"""What an inspection asks for; the other papers prove what was paid."""


def kind_of(attachment: Attachment) -> str:
    """The kind of a paper; ``other`` for one that is not known here."""
    return attachment.kind if attachment.kind in ATTACHMENT_KINDS else OTHER


def papers_of_kind(training: Training, kind: str) -> tuple[Attachment, ...]:
    """The papers of one kind, in their order."""
    return tuple(each for each in training.attachments if kind_of(each) == kind)


def expected_papers(training: Training, plan: Plan) -> tuple[str, ...]:
    """The kinds of papers that exist by now, in the order of the steps."""
    exists = {
        "enrolment": True,
        "approval": plan.steps["apply"] == "done",
        "deposit_proof": plan.steps["deposit"] == "done",
        "attendance_list": plan.steps["attend"] == "done",
        "certificate": plan.steps["attend"] == "done",
        "invoice": bool(training.invoices),
    }
    return tuple(kind for kind in _in_order() if exists[kind])


def missing_papers(training: Training, plan: Plan) -> tuple[str, ...]:
    """The kinds of papers that exist by now and were not added yet."""
    kept = {kind_of(each) for each in training.attachments}
    return tuple(kind for kind in expected_papers(training, plan) if kind not in kept)


def _in_order() -> Iterable[str]:
    return (kind for kinds in PAPERS_OF_STEP.values() for kind in kinds)
