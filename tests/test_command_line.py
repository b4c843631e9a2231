"""Arguments in every place they may stand, and one clear line for those that make no sense."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kmop_wizard.command_line import (
    COMMANDS,
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
from kmop_wizard.i18n import LANGUAGES, Words

DAY = date(2026, 11, 23)
OPTIONS = Options(Path("here"), "fr", DAY)


def test_nothing_typed_opens_the_window() -> None:
    assert read_arguments([]) == Request(WINDOW, Options(None, None, None), False, None)


@pytest.mark.parametrize(
    "typed",
    [
        "{} --data-dir here --lang fr --today 2026-11-23",
        "--data-dir here --lang fr --today 2026-11-23 {}",
        "--data-dir=here --lang=fr --today=2026-11-23 {}",
        "--lang fr {} --today=2026-11-23 --data-dir here",
        "--lang nl --today 2020-01-01 {} --lang fr --data-dir here --today 2026-11-23",
    ],
)
@pytest.mark.parametrize("command", ["", "agenda", "check", "tour --out there"])
def test_options_count_before_and_after_the_command(typed: str, command: str) -> None:
    request = read_arguments(typed.format(command).split())
    assert request.options == OPTIONS
    assert request.command == (command.split() or [WINDOW])[0]
    assert request.out == (Path("there") if command.startswith("tour") else None)


@pytest.mark.parametrize("typed", ["agenda --json", "--json agenda", "check --json"])
def test_output_for_programs(typed: str) -> None:
    assert read_arguments(typed.split()).as_json


def test_the_tour_takes_its_folder_before_its_name_too() -> None:
    assert read_arguments(["--out=a=b", "tour"]).out == Path("a=b")


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("--version", VERSION),
        ("agenda --version", VERSION),
        ("--help", HELP),
        ("-h", HELP),
        ("tour --help", HELP),
        ("--help --version --json", HELP),
        ("--self-test", SELF_TEST),
        ("--self-test --lang fr", SELF_TEST),
        ("-- agenda", "agenda"),
    ],
)
def test_what_is_asked(typed: str, command: str) -> None:
    assert read_arguments(typed.split()).command == command


@pytest.mark.parametrize("name", ["a b.kmop", "A.KMOP", "/x/y.kmop", "-- -x.kmop", "invoice.kmop"])
def test_an_export_opens_the_window(name: str) -> None:
    options = ["--lang", "fr", "--data-dir", "here", "--today", "2026-11-23"]
    file = name.removeprefix("-- ")
    typed = ["--", file] if name != file else [file]
    request = read_arguments([*options, *typed])
    assert request == Request(WINDOW, OPTIONS, file=Path(file))
    if name == file:
        assert read_arguments([*typed, *options]) == request


def test_a_folder_may_have_an_odd_name() -> None:
    names = ["a b", "-a", "été", "a\nb", "\udcff", "a=b"]
    given = [read_arguments([f"--data-dir={name}"]).options.data_dir for name in names]
    assert given == [Path(name) for name in names]


BAD = [
    (["--bogus"], "--bogus"),
    (["--bogus=3"], "--bogus"),
    (["-x"], "-x"),
    (["--dat", "here"], "--dat"),
    (["--js", "agenda"], "--js"),
    (["agenda", "--bogus"], "--bogus"),
    (["bogus"], "bogus"),
    ([""], "agenda"),
    (["-"], "-"),
    (["--", "--json"], "--json"),
    (["Agenda"], "Agenda"),
    (["agenda", "check"], "check"),
    (["agenda", "agenda"], "agenda"),
    (["invoice"], "invoice"),
    (["invoice", " "], "invoice"),
    (["invoice", "--json"], "invoice"),
    (["invoice", "a.xml", "b.xml"], "b.xml"),
    (["invoice", "a\0b"], "invoice"),
    (["invoice", "a.xml", "--out", "here"], "--out"),
    (["a.xml", "invoice"], "a.xml"),
    (["mail"], "mail"),
    (["mail", " "], "mail"),
    (["mail", "--json"], "mail"),
    (["mail", "a.eml", "b.eml"], "b.eml"),
    (["mail", "a\0b"], "mail"),
    (["mail", "a.eml", "--out", "here"], "--out"),
    (["a.kmop", "b.kmop"], "b.kmop"),
    (["a.kmop", "agenda"], "agenda"),
    (["agenda", "a.kmop"], "a.kmop"),
    (["a.kmop", "--json"], "--json"),
    (["a.kmop", "--out", "here"], "--out"),
    (["a.kmop", "--self-test"], "--self-test"),
    (["a\0b.kmop"], ".kmop"),
    (["a.kmop.txt"], "a.kmop.txt"),
    (["--data-dir"], "--data-dir"),
    (["--data-dir", ""], "--data-dir"),
    (["--data-dir", "  "], "--data-dir"),
    (["--data-dir="], "--data-dir"),
    (["--data-dir", "--json"], "--data-dir"),
    (["--data-dir", "a\0b"], "--data-dir"),
    (["--lang"], "--lang"),
    (["--lang", "de"], "de"),
    (["--lang", "NL"], "NL"),
    (["--today"], "--today"),
    (["--today", "2026-02-30"], "2026-02-30"),
    (["--today", "20260302"], "20260302"),
    (["--today", "2026-W10-1"], "2026-W10-1"),
    (["--today", "2026-3-2"], "2026-3-2"),
    (["--today", "0000-01-01"], "0000-01-01"),
    (["--today", "2026-03-02\n"], "2026-03-02"),
    (["--today", "２０２６-03-02"], "２０２６-03-02"),
    (["--today", "today"], "today"),
    (["tour"], "--out"),
    (["tour", "--out"], "--out"),
    (["tour", "--out", ""], "--out"),
    (["tour", "--out", "here", "--json"], "--json"),
    (["agenda", "--out", "here"], "--out"),
    (["--out", "here"], "--out"),
    (["--json"], "--json"),
    (["--json=yes", "agenda"], "--json"),
    (["--self-test", "--json"], "--json"),
    (["--self-test", "--out", "here"], "--out"),
    (["agenda", "--self-test"], "--self-test"),
]


@pytest.mark.parametrize(("typed", "named"), BAD)
def test_bad_use_names_what_is_wrong(typed: list[str], named: str) -> None:
    with pytest.raises(BadUse) as bad:
        read_arguments(typed)
    for language in LANGUAGES:
        sentence = bad.value.sentence(Words(language))
        assert named in sentence
        assert "{" not in sentence


def test_an_endless_word_is_shortened() -> None:
    with pytest.raises(BadUse) as bad:
        read_arguments(["a" * 10_000])
    assert len(bad.value.sentence(Words("en"))) < 200


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("--bogus", None),
        ("--bogus --lang fr", "fr"),
        ("--lang=fr bogus", "fr"),
        ("--lang fr --lang xx", "fr"),
        ("--lang", None),
        ("bogus --lang", None),
    ],
)
def test_the_language_is_known_when_the_rest_is_wrong(typed: str, language: str | None) -> None:
    assert language_asked(typed.split()) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_short_and_complete(language: str) -> None:
    lines = help_text(Words(language)).splitlines()
    assert len(lines) < 24
    assert max(map(len, lines)) <= 100
    for name in (*COMMANDS, "--data-dir", "--lang", "--today", "--json", "--out", "--self-test"):
        assert any(line.startswith(f"  {name}") for line in lines)


def test_help_is_translated() -> None:
    assert len({help_text(Words(language)) for language in LANGUAGES}) == len(LANGUAGES)
