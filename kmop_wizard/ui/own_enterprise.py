"""The user's own enterprise: asked once, offered in every new training."""

from __future__ import annotations

from kmop_wizard.domain.training import Training
from kmop_wizard.ui.workspace import Workspace


def remember_enterprise(workspace: Workspace, training: Training) -> None:
    """Keep what was typed of the enterprise for the first time; the example's is not the user's."""
    if workspace.is_example(training.id):
        return
    settings, enterprise = workspace.settings, training.enterprise
    workspace.change_settings(
        enterprise_name=settings.enterprise_name or enterprise.name,
        enterprise_number=settings.enterprise_number or enterprise.number,
        enterprise_size=settings.enterprise_size or enterprise.size,
    )
