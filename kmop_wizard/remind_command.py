"""The command ``remind``: whether something is to be said today, found out without Qt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kmop_wizard.app.reminding import Reminders, ToSay
from kmop_wizard.storage.folders import Folders, folders
from kmop_wizard.storage.listing import FolderUnreadable
from kmop_wizard.storage.reference import load_rules
from kmop_wizard.storage.settings import read_settings, write_settings


def to_say(data_dir: Path | None, today: date) -> ToSay | None:
    """What is to be said today and was not yet; it is noted as said. Raises ``SaveFailed``."""
    places = folders(data_dir)
    reminders = Reminders(places.data, places.state, must_exist=places.chosen)
    if reminders.are_quiet(today):
        return None
    rules = load_rules()
    try:
        entries = reminders.agenda(rules, today).entries
    except FolderUnreadable as problem:
        is_new = reminders.look_at_problem(problem.code)
        return ToSay((), rules, problem.code, reminders) if is_new else None
    due = tuple(each.entry for each in reminders.look(entries, rules, today))
    return ToSay(due, rules, "", reminders) if due else None


def are_refused(config: Path) -> bool:
    """Whether a person said no, or took it back: what the system still starts says nothing."""
    return read_settings(config).reminders == "off"


def switch(places: Folders, *, on: bool) -> str:
    """Turn the reminders of this computer on or off; the setting that holds then.

    Raises ``SaveFailed`` or ``OSError``.
    """
    from kmop_wizard.app.autostart import switched

    setting = switched(on=on)
    settings = read_settings(places.config)._replace(reminders=setting)
    write_settings(places.config, settings)
    return setting
