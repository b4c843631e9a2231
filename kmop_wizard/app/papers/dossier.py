"""What goes into the dossier of one training, and the cover that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kmop_wizard.app.overview.titles import whole_title
from kmop_wizard.app.papers.words import (
    amounts_of,
    checklist_of,
    deadlines_of,
    enterprise_line,
    facts_of,
    made_on,
    what_happened,
)
from kmop_wizard.app.session.session import Session
from kmop_wizard.domain.agenda import Entry
from kmop_wizard.domain.papers import INSPECTED, expected_papers, papers_of_kind
from kmop_wizard.domain.training import ATTACHMENT_KINDS, Training
from kmop_wizard.exchange.checklist import Part, checklist_html, parts_html
from kmop_wizard.exchange.dossier import CHECKSUMS, Member, dossier_zip
from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences.papers import paper_contents, paper_kind, paper_refused
from kmop_wizard.storage.attachments import AttachmentRefused, file_name
from kmop_wizard.storage.codec import encode
from kmop_wizard.storage.names import safe_name

_TRAINING: Final = "training.json"

MakePdf = Callable[[Words, str, str], bytes]


@dataclass(frozen=True)
class _Kept:
    """The papers by kind as they go in, and sentences on those that can't."""

    members: dict[str, list[Member]]
    problems: list[str]


def dossier(words: Words, session: Session, entry: Entry, pdf: MakePdf) -> bytes:
    """The dossier as a ZIP; ``pdf`` makes a PDF of HTML and a title. Raises ``TooLarge``."""
    kept = _kept(words, session, entry.training)
    today = session.today
    checklist = checklist_html(checklist_of(words, entry, session.rules, today))
    title = whole_title(words, entry.training)
    cover = pdf(words, cover_html(words, session, entry, kept), title)
    members = [
        Member((f"{safe_name(words.say('Dossier'))}.pdf",), cover),
        Member((f"{safe_name(words.say('Checklist'))}.html",), checklist.encode()),
        Member((_TRAINING,), encode(entry.training)),
        *(member for group in kept.members.values() for member in group),
    ]
    return dossier_zip(members, today)


def dossier_cover(words: Words, session: Session, entry: Entry) -> str:
    """The cover as HTML, with what the dossier holds now."""
    return cover_html(words, session, entry, _kept(words, session, entry.training))


def missing_sentences(words: Words, entry: Entry) -> Iterator[str]:
    """What should be in the dossier by now and is not, and what it must show."""
    training = entry.training
    for kind in expected_papers(training, entry.plan):
        if not papers_of_kind(training, kind):
            yield words.say(
                "Missing: {paper}. {contents}",
                paper=paper_kind(words, kind),
                contents=paper_contents(words, kind),
            )
    people = len([name for name in training.enrolment.participants if name.strip()])
    certificates = len(papers_of_kind(training, "certificate"))
    if 0 < certificates < people:
        yield words.say(
            "Certificates: {n} for {people} participants. Each participant has one of their own.",
            n=certificates,
            people=people,
        )


def cover_html(words: Words, session: Session, entry: Entry, kept: _Kept) -> str:
    """The page on top, for someone who has never seen this program."""
    training = entry.training
    keep_until = entry.plan.deadlines.keep_until
    about = [
        enterprise_line(training),
        words.say(
            "This dossier contains the documents of one course for which the business applied"
            " for a subsidy through the kmo-portefeuille of the Flemish Government."
        ),
        words.say("To be kept until {day}.", day=words.day(keep_until)) if keep_until else "",
    ]
    missing = [*missing_sentences(words, entry), *kept.problems]
    parts = (
        Part(
            words.say("What is missing"),
            sentences=tuple(missing)
            or (words.say("Nothing: everything that should be here by now is here."),),
        ),
        Part(words.say("Documents in this dossier"), tuple(_listed(words, kept))),
        Part(words.say("The course"), facts_of(words, training, session.rules)),
        Part(words.say("What happened"), what_happened(words, training)),
        Part(words.say("Amounts"), amounts_of(words, entry)),
        Part(words.say("Deadlines"), deadlines_of(words, entry)),
        Part(
            words.say("For the accountant"),
            sentences=(
                words.say(
                    "How to book own share, subsidy and invoice: advice 2011/22 of the Commission"
                    " for Accounting Standards (CBN), of 5 October 2011."
                ),
            ),
        ),
        Part(
            words.say("How to check this dossier"),
            sentences=(
                words.say(
                    "{checksums} has the SHA-256 checksum of each file: a file that was changed"
                    " later has another. {training} has all facts as the program stores them.",
                    checksums=CHECKSUMS,
                    training=_TRAINING,
                ),
                made_on(words, session.today),
            ),
        ),
    )
    title = words.say("Dossier: {title}", title=whole_title(words, training))
    return parts_html(words.language, title, about, parts)


def _listed(words: Words, kept: _Kept) -> Iterator[tuple[str, str]]:
    for kind in ATTACHMENT_KINDS:
        names = [member.path[-1] for member in kept.members.get(kind, ())]
        if names or kind != "other":
            asked = words.say("to be shown in an inspection") if kind in INSPECTED else ""
            name = paper_kind(words, kind)
            yield f"{name} ({asked})" if asked else name, "\n".join(names) or words.say("none")


def _kept(words: Words, session: Session, training: Training) -> _Kept:
    home = session.attachments(training.id)
    found = _Kept({}, [])
    for number, kind in enumerate(ATTACHMENT_KINDS, start=1):
        folder = safe_name(f"{number} {paper_kind(words, kind)}")
        group = found.members.setdefault(kind, [])
        for attachment in papers_of_kind(training, kind):
            try:
                content = home.content(attachment)
            except AttachmentRefused as refused:
                name = file_name(attachment) or paper_kind(words, kind)
                found.problems.append(paper_refused(words, refused.code, name))
                continue
            name = safe_name(file_name(attachment), [member.path[-1] for member in group])
            group.append(Member((folder, name), content))
    return found
