"""The program's start: ``kmop-wizard`` and ``python -m kmop_wizard``.

Only what a command needs is imported: the window and ``tour`` need Qt, no other command does.
"""

from __future__ import annotations

import errno
import gc
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from kmop_wizard import __version__, clock
from kmop_wizard.command_line import (
    HELP,
    SELF_TEST,
    VERSION,
    WINDOW,
    BadUse,
    Options,
    Request,
    help_text,
    language_asked,
    read_arguments,
)
from kmop_wizard.i18n import Words, system_language
from kmop_wizard.i18n.sentences import unreadable_reason, unwritable_reason
from kmop_wizard.screen import (
    has_screen,
    missing_for_screen,
    missing_library,
    paint_out_of_sight,
    tell_in_a_window,
)
from kmop_wizard.storage.atomic import SaveFailed, code_of, is_file
from kmop_wizard.storage.folders import folders
from kmop_wizard.storage.listing import FolderUnreadable
from kmop_wizard.storage.settings import read_settings

PROGRAM = "kmop-wizard"
FAILED = 1
BAD_USE = 2
# What the frozen program sets to find its own parts, and what it keeps of before.
_OWN_PLACES = ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
_PLACES_BEFORE = "LD_LIBRARY_PATH_ORIG"
# What Windows calls a pipe that nobody reads any more.
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what ``argv`` (default: the process's own arguments) asks, and return the exit code.

    0: done. 1: something needs attention or could not be read. 2: bad use.
    """
    _speak_utf8()
    _leave_our_libraries_to_us()
    arguments = sys.argv[1:] if argv is None else argv
    try:
        request = read_arguments(arguments)
    except BadUse as bad:
        return _complain(bad.sentence(_words(language_asked(arguments))), BAD_USE)
    try:
        return _run(request)
    except FolderUnreadable as failure:
        return _complain(_folder_sentence(request.options, failure), FAILED)
    except ImportError as failure:
        if (library := missing_library(failure)) is None:
            return _crashed(request, failure)
        return _without(request, library)
    except Exception as error:
        return _crashed(request, error)


def _without(request: Request, library: str) -> int:
    """Say which library of the system is not there, where a person sees it."""
    sentence = _spoken(request).say(
        "{library} is not on this computer. Install it, and start the program again.",
        library=library,
    )
    return _fail(request, sentence)


def _crashed(request: Request, error: Exception) -> int:
    """Keep a report of a fault of our own; who has a frozen program reads no traceback."""
    from kmop_wizard.storage.error_log import add_error, trace_of

    words = _spoken(request)
    said = [words.say("Something went wrong in the program.")]
    with suppress(SaveFailed):
        state = folders(request.options.data_dir).state
        file = add_error(state, trace_of(error), clock.now())
        said.append(
            words.say("If it happens again, give this file to whoever helps you: {file}", file=file)
        )
    if not getattr(sys, "frozen", False):
        raise error
    return _fail(request, " ".join(said))


def _fail(request: Request, sentence: str) -> int:
    """Complain, also in a window to who asked for one by a double-click."""
    windowed = request.command in (WINDOW, "remind")
    if windowed and getattr(sys, "frozen", False) and not sys.stderr.isatty():
        tell_in_a_window(_spoken(request).say("kmo-portefeuille wizard"), sentence)
    return _complain(sentence, FAILED)


def _run(request: Request) -> int:
    if request.command in (VERSION, HELP):
        about = request.command == VERSION
        text = f"{PROGRAM} {__version__}\n" if about else help_text(_spoken(request))
        return _print(request, text)
    without_file = {"agenda": _agenda, "check": _check, "remind": _remind, SELF_TEST: _self_test}
    if request.command in without_file:
        return without_file[request.command](request)
    if request.command == "invoice" and request.file is not None:
        return _invoice(request, request.file)
    if request.command == "mail" and request.file is not None:
        return _mail(request, request.file)
    if request.out is not None:
        paint_out_of_sight()
        return _tour(request, request.out)
    return _window(request)


def _window(request: Request) -> int:
    export = request.file
    if export is not None and not is_file(export):
        sentence = _spoken(request).say("There is no file {file}.", file=export)
        return _complain(sentence, BAD_USE)
    if not has_screen():
        sentence = _spoken(request).say("There is no screen here to open a window on.")
        return _fail(request, sentence)
    if (library := missing_for_screen()) is not None:
        return _without(request, library)
    # What a start makes is there to stay: looking for garbage in it takes a tenth of the time.
    gc.disable()
    # PySide looks through the source of every module that comes after it: these come before.
    from kmop_wizard.app.overview import phrases, search, step_items  # noqa: F401
    from kmop_wizard.app.session import session  # noqa: F401
    from kmop_wizard.ui.window.single_instance import only_window

    training_id = request.training_id
    lock = only_window(folders(request.options.data_dir).state, export, training_id)
    if lock is None:
        return 0
    from kmop_wizard.ui import app

    code = app.run(request.options, export, training_id)
    lock.unlock()
    return code


def _remind(request: Request) -> int:
    """Say what is due, until it is answered; on the next day, what is due then."""
    from kmop_wizard import remind_command

    if request.switch is not None:
        return _switch_reminders(request, on=request.switch)
    gc.disable()  # it ends soon; see _window
    words, options = _spoken(request), request.options
    if remind_command.are_refused(folders().config):
        said = words.say("Reminders are off.")
        return _print(request, said + "\n")
    kind, training_id = "next_day", ""
    try:
        while kind == "next_day":
            today = options.today or clock.today()
            found = remind_command.to_say(options.data_dir, today)
            if found is None:
                return 0
            if not has_screen():
                found.reminders.take_back()
                sentence = words.say("There is no screen here to open a window on.")
                return _complain(sentence, FAILED)
            if (library := missing_for_screen()) is not None:
                found.reminders.take_back()
                return _without(request, library)
            from kmop_wizard.ui.reminders.remind import ask

            kind, training_id = ask(options, words, found, today)
    except SaveFailed as failure:
        reason = unwritable_reason(words, failure.code)
        return _complain(words.say("The result can't be written: {reason}.", reason=reason), FAILED)
    return _window(request._replace(training_id=training_id)) if kind == "open" else 0


def _switch_reminders(request: Request, *, on: bool) -> int:
    from kmop_wizard.app.autostart import HOUR
    from kmop_wizard.i18n.sentences.reminders import reminders_sentence
    from kmop_wizard.remind_command import switch

    words = _spoken(request)
    try:
        setting = switch(folders(), on=on)
    except (SaveFailed, OSError) as failure:
        code = failure.code if isinstance(failure, SaveFailed) else code_of(failure)
        reason = unwritable_reason(words, code)
        return _complain(
            words.say("The reminders can't be changed: {reason}.", reason=reason), FAILED
        )
    return _print(request, reminders_sentence(words, setting, HOUR) + "\n")


def _agenda(request: Request) -> int:
    from kmop_wizard import commands

    gc.disable()  # all of it is there to stay, and looked through for garbage again and again

    data_dir, today = request.options.data_dir, request.options.today or clock.today()
    if request.as_json:
        return _print(request, _json(commands.agenda_data(data_dir, today)))
    return _print(request, commands.agenda_text(_spoken(request), data_dir, today))


def _check(request: Request) -> int:
    from kmop_wizard import commands

    words, data_dir = _spoken(request), request.options.data_dir
    if request.as_json:
        found = commands.check_data(words, data_dir)
        return _print(request, _json(found)) or (0 if found["ok"] else FAILED)
    in_order, text = commands.check_text(words, data_dir)
    return _print(request, text) or (0 if in_order else FAILED)


def _invoice(request: Request, file: Path) -> int:
    from kmop_wizard.exchange.xml_safety import NotAnInvoice
    from kmop_wizard.i18n.sentences.einvoices import no_einvoice_sentence
    from kmop_wizard.invoice_command import invoice_data, invoice_text

    try:
        if request.as_json:
            return _print(request, _json(invoice_data(file)))
        return _print(request, invoice_text(_spoken(request), file))
    except NotAnInvoice as refused:
        sentence = no_einvoice_sentence(_spoken(request), refused.code, file)
        return _complain(sentence, FAILED)


def _mail(request: Request, file: Path) -> int:
    from kmop_wizard.exchange.mail.parts import NotAMail
    from kmop_wizard.i18n.sentences.deposits import no_mail_sentence
    from kmop_wizard.mail_command import mail_data, mail_text, read_mail

    words = _spoken(request)
    try:
        reading = read_mail(file)
    except NotAMail as refused:
        return _complain(no_mail_sentence(words, refused.code, file), FAILED)
    except OSError as problem:
        if isinstance(problem, FileNotFoundError):
            return _complain(words.say("There is no file {file}.", file=file), FAILED)
        reason = unreadable_reason(words, code_of(problem) if is_file(file) else "not_a_file")
        sentence = words.say("The file {file} can't be read: {reason}.", file=file, reason=reason)
        return _complain(sentence, FAILED)
    return _print(
        request, _json(mail_data(reading)) if request.as_json else mail_text(words, reading)
    )


def _tour(request: Request, out: Path) -> int:
    data = request.options.data_dir
    if data is not None and os.path.lexists(data / "trainings"):
        words = _spoken(request)
        sentence = words.say(
            "{folder} already contains courses: tour needs an empty folder.", folder=data
        )
        return _complain(sentence, BAD_USE)
    from kmop_wizard.tour import every, tour

    def take(tell: Callable[[str], None]) -> int:
        failed = tour.run(request.options, out, tell)
        return every.run(request.options, out, tell) or failed if request.every else failed

    try:
        return _told(request, take)
    except OSError as problem:
        words = _spoken(request)
        reason = unwritable_reason(words, code_of(problem))
        return _complain(
            words.say("The screenshots can't be saved: {reason}.", reason=reason), FAILED
        )


def _self_test(request: Request) -> int:
    paint_out_of_sight()
    from kmop_wizard.tour import self_test, trial

    if asked := os.environ.get(trial.SEED):
        return _told(request, lambda tell: trial.run(request.options, asked, tell))
    return _told(request, lambda tell: self_test.run(request.options, tell))


def _told(request: Request, run: Callable[[Callable[[str], None]], int]) -> int:
    """Print each line that ``run`` tells, while somebody reads it; the exit code."""
    problems: list[OSError] = []

    def tell(line: str) -> None:
        if (problem := _write(sys.stdout, f"{line}\n")) is not None:
            problems.append(problem)

    code = run(tell)
    return _unwritten(request, problems[0]) if problems else code


def _folder_sentence(options: Options, failure: FolderUnreadable) -> str:
    words = _words(options.language)
    return words.say(
        "The folder {folder} can't be read: {reason}.",
        folder=folders(options.data_dir).data,
        reason=unreadable_reason(words, failure.code),
    )


def _spoken(request: Request) -> Words:
    return _words(request.options.language)


def _words(language: str | None) -> Words:
    """The words of ``language``; else of the settings, else of the system."""
    if language is None:
        setting = read_settings(folders().config).language
        language = system_language(setting, os.environ)
    return Words(language)


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _leave_our_libraries_to_us() -> None:
    """A browser that the frozen program opens must load its own libraries, not ours.

    This process has looked at its variables when it began.
    """
    if getattr(sys, "frozen", False):
        before = os.environ.pop(_PLACES_BEFORE, None)
        for name in _OWN_PLACES:
            os.environ.pop(name, None)
        if before is not None:
            os.environ[_OWN_PLACES[0]] = before


def _speak_utf8() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # a windowed program on Windows that nobody listens to
            setattr(sys, name, io.StringIO())
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _print(request: Request, text: str) -> int:
    problem = _write(sys.stdout, text)
    return 0 if problem is None else _unwritten(request, problem)


def _unwritten(request: Request, problem: OSError) -> int:
    words = _spoken(request)
    reason = unwritable_reason(words, code_of(problem))
    return _complain(words.say("The result can't be written: {reason}.", reason=reason), FAILED)


def _complain(sentence: str, code: int) -> int:
    from kmop_wizard import commands

    _write(sys.stderr, f"{PROGRAM}: {commands.shown(sentence)}\n")
    return code


def _write(stream: TextIO, text: str) -> OSError | None:
    """Write all of ``text``; returns what went wrong when someone still expects it."""
    try:
        stream.write(text)
        stream.flush()
    except OSError as problem:
        _let_go(stream)
        return None if problem.errno in _NOBODY_READS else problem
    return None


def _let_go(stream: TextIO) -> None:
    """Send what is left in the buffer nowhere, or Python complains about it at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
