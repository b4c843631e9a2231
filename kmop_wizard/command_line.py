"""What was typed after ``kmop-wizard``: one command, and options before or after it.

Written out instead of left to argparse, whose sentences can't be translated and whose subcommands
forget the options that stand before their name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from kmop_wizard.i18n import LANGUAGES, N_, Words

COMMANDS: Final = ("agenda", "check", "invoice", "mail", "remind", "tour")
_WITH_FILE: Final = ("invoice", "mail")
_WITH_JSON: Final = ("agenda", "check", "invoice", "mail")
WINDOW: Final = "window"
SELF_TEST: Final = "self-test"
VERSION: Final = "version"
HELP: Final = "help"
EXPORT_SUFFIX: Final = ".kmop"

_SWITCHES: Final[Mapping[str, bool]] = {"--on": True, "--off": False}
_FLAGS: Final = ("--json", "--all", "--self-test", "--version", "--help", *_SWITCHES)
_VALUED: Final = ("--data-dir", "--lang", "--today", "--out")
_SHORT: Final[Mapping[str, str]] = {"-h": "--help"}
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LONGEST_SHOWN: Final = 80


class Options(NamedTuple):
    """What every command takes; ``None`` leaves it to the settings, the system and the clock.

    ``language`` is one of ``LANGUAGES``; ``today`` replaces the clock everywhere.
    """

    data_dir: Path | None = None
    language: str | None = None
    today: date | None = None


class Request(NamedTuple):
    """What to do: one of ``COMMANDS``, ``WINDOW``, ``SELF_TEST``, ``VERSION`` or ``HELP``.

    ``as_json``: for agenda, check, invoice and mail. ``out``: the folder for the pictures of the
    tour; ``every``: also in each language, colour scheme and size. ``file``: the e-invoice or
    e-mail to read, or the export to open in the window. ``switch``: turns the reminders on or off.
    ``training_id``: the one to open in the window.
    """

    command: str = WINDOW
    options: Options = Options()
    as_json: bool = False
    out: Path | None = None
    file: Path | None = None
    switch: bool | None = None
    training_id: str = ""
    every: bool = False


class BadUse(Exception):
    """Arguments that make no sense, and one sentence about the first thing that is wrong."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message, values)
        self.message = message
        self.values = {name: _shortened(value) for name, value in values.items()}

    def sentence(self, words: Words) -> str:
        """What is wrong, in the language of ``words``."""
        return words.say(self.message, **self.values)


def read_arguments(arguments: Sequence[str]) -> Request:
    """Return what ``arguments`` (without the program's name) ask for; raises ``BadUse``."""
    typed, values, flags = _split(arguments)
    command = _command(typed)
    options = Options(_data_dir(values), _language(values), _today(values))
    if "--help" in flags:
        return Request(HELP, options)
    if "--version" in flags:
        return Request(VERSION, options)
    if "--self-test" in flags:
        if typed:
            raise BadUse(N_("--self-test is used alone, without a command."))
        command = SELF_TEST
    if "--json" in flags and command not in _WITH_JSON:
        raise BadUse(N_("--json can only be used with agenda, check, invoice or mail."))
    every = "--all" in flags
    if every and command != "tour":
        raise BadUse(N_("--all can only be used with tour."))
    out = _out(values, command)
    switch = _switch(flags, command)
    as_json = "--json" in flags
    return Request(command or WINDOW, options, as_json, out, _file(typed), switch, every=every)


def language_asked(arguments: Sequence[str]) -> str | None:
    """The language of ``--lang`` in arguments that may be wrong elsewhere."""
    asked = None
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            given = value if equals else "".join(arguments[place + 1 : place + 2])
            asked = given if given in LANGUAGES else asked
    return asked


def help_text(words: Words) -> str:
    """What ``--help`` prints."""
    commands = (
        ("agenda", words.say("Print the steps, next action and deadline of every course")),
        ("check", words.say("Check the files in the data folder; changes nothing")),
        ("invoice FILE", words.say("Print the details of an e-invoice")),
        ("mail FILE", words.say("Print the values found in an e-mail")),
        ("remind [--on|--off]", words.say("Show what is due, if anything; turn that on or off")),
        ("tour", words.say("Run an example and save a screenshot of each page")),
    )
    options = (
        ("--data-dir DIR", words.say("The folder with your courses")),
        ("--lang nl|fr|en", words.say("The language: Dutch, French or English")),
        ("--today YYYY-MM-DD", words.say("Use another date as today")),
        ("--json", words.say("With agenda, check, invoice and mail: output for other programs")),
        ("--out DIR", words.say("With tour: the folder for the screenshots")),
        ("--all", words.say("With tour: each language, colour scheme and size as well")),
        ("--self-test", words.say("Open every page once and tell whether it works")),
        ("--version", words.say("Print the version")),
        ("--help", words.say("Print this help")),
    )
    return "\n".join(
        (
            words.say("kmop-wizard [command] [options]"),
            words.say("Without a command the window opens; with a .kmop file, to import it."),
            "",
            words.say("Commands:"),
            *_columns(commands),
            "",
            words.say("Options, before or after the command:"),
            *_columns(options),
            "",
        )
    )


def _split(arguments: Sequence[str]) -> tuple[list[str], dict[str, str], set[str]]:
    typed: list[str] = []
    values: dict[str, str] = {}
    flags: set[str] = set()
    remaining = iter(arguments)
    for argument in remaining:
        name, equals, value = argument.partition("=")
        name = _SHORT.get(name, name)
        if argument == "--":
            typed.extend(remaining)
        elif not argument.startswith("-") or argument == "-":
            typed.append(argument)
        elif name in _VALUED:
            values[name] = _value(name, value if equals else next(remaining, ""), bool(equals))
        elif name not in _FLAGS:
            raise BadUse(N_("There is no option {option}: see kmop-wizard --help."), option=name)
        elif equals:
            raise BadUse(N_("{option} takes no value."), option=name)
        else:
            flags.add(name)
    return typed, values, flags


def _value(name: str, value: str, joined: bool) -> str:
    # A folder whose name begins with a dash can be given as --data-dir=-name.
    if not value.strip() or (value.startswith("-") and not joined):
        raise BadUse(N_("{option} needs a value."), option=name)
    return value


def _command(typed: Sequence[str]) -> str | None:
    if not typed:
        return None
    export = typed[0].lower().endswith(EXPORT_SUFFIX)
    if typed[0] not in COMMANDS and not export:
        raise BadUse(
            N_(
                "There is no command “{command}”: use agenda, check, invoice, mail, remind or"
                " tour, or give a .kmop file to import."
            ),
            command=typed[0],
        )
    words_expected = 2 if typed[0] in _WITH_FILE else 1
    if len(typed) > words_expected:
        raise BadUse(N_("Unexpected word: “{word}”."), word=typed[words_expected])
    return None if export else typed[0]


def _file(typed: Sequence[str]) -> Path | None:
    if not typed:
        return None
    if typed[0] not in COMMANDS:
        return _folder(EXPORT_SUFFIX, typed[0])
    if typed[0] not in _WITH_FILE:
        return None
    if len(typed) == 1 or not typed[1].strip():
        if typed[0] == "mail":
            raise BadUse(N_("mail needs the file of an e-mail."))
        raise BadUse(N_("invoice needs the file of an e-invoice."))
    return _folder(typed[0], typed[1])


def _data_dir(values: Mapping[str, str]) -> Path | None:
    return _folder("--data-dir", values["--data-dir"]) if "--data-dir" in values else None


def _language(values: Mapping[str, str]) -> str | None:
    language = values.get("--lang")
    if language is not None and language not in LANGUAGES:
        raise BadUse(N_("--lang takes nl, fr or en, not “{value}”."), value=language)
    return language


def _today(values: Mapping[str, str]) -> date | None:
    text = values.get("--today")
    if text is None:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise BadUse(N_("--today needs a valid date, such as 2026-11-23, not “{value}”."), value=text)


def _switch(flags: set[str], command: str | None) -> bool | None:
    switches = sorted(flags.intersection(_SWITCHES))
    if not switches:
        return None
    if command != "remind" or len(switches) > 1:
        raise BadUse(N_("--on and --off can only be used with remind, one at a time."))
    return _SWITCHES[switches[0]]


def _out(values: Mapping[str, str], command: str | None) -> Path | None:
    if command != "tour":
        if "--out" in values:
            raise BadUse(N_("--out can only be used with tour."))
        return None
    if "--out" not in values:
        raise BadUse(N_("tour needs --out with the folder for its screenshots."))
    return _folder("--out", values["--out"])


def _folder(name: str, value: str) -> Path:
    if "\0" in value:
        raise BadUse(N_("{option} can't be “{value}”."), option=name, value=value)
    return Path(value)


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    return [f"  {left:<22}{right}" for left, right in rows]


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
