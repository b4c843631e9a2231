"""What could not be saved or read, visible until it has been solved."""

from __future__ import annotations

from kmop_wizard.i18n import Words
from kmop_wizard.i18n.sentences import save_problem
from kmop_wizard.ui.widgets.banner import Banner
from kmop_wizard.ui.widgets.button import Button
from kmop_wizard.ui.workspace import Workspace


class SaveBanner(Banner):
    """Hidden while all is well."""

    def __init__(self) -> None:
        super().__init__("danger")
        self.try_again = Button("secondary", "action.try_again")
        self.add_button(self.try_again)

    def show_state(self, workspace: Workspace, words: Words) -> None:
        """Say what is wrong, if anything is, and that nothing typed is lost."""
        self.try_again.setText(words.say("Try again"))
        folder = str(workspace.folders.data)
        if workspace.failure is not None:
            detail = words.say(
                "Your work stays on the screen. The program keeps trying to save it in {folder}",
                folder=folder,
            )
            self.set_message(save_problem(words, workspace.failure.code), detail=detail)
        elif workspace.folder_problem is not None:
            detail = words.say(
                "The folder of your trainings can't be read: {folder}", folder=folder
            )
            self.set_message(save_problem(words, workspace.folder_problem.code), detail=detail)
        else:
            self.set_message("")
