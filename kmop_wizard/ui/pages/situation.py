"""What a page is made of, from a training that is shown."""

from __future__ import annotations

from kmop_wizard.app.intake.mails import asked_invoice
from kmop_wizard.i18n.pages.page import Situation
from kmop_wizard.ui.pages.host import Host


def situation(host: Host) -> Situation:
    """What the sentences of a page are made of."""
    entry, session, editor = host.entry, host.context.session, host.editor
    return Situation(
        host.words,
        entry.training,
        entry.plan,
        session.rules,
        session.today,
        editor.current_application,
        ("invoices", asked_invoice(editor)),
    )
