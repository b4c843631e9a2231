"""The commands without a window: what they print, where they end, and what they never do."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import kmop_wizard.tour
import kmop_wizard.ui
from kmop_wizard import __version__
from kmop_wizard.__main__ import main
from kmop_wizard.command_line import Options
from kmop_wizard.commands import agenda_data
from kmop_wizard.i18n import LANGUAGES

TODAY = date(2026, 11, 23)
BAKERY = {"name": "Bakkerij Peeters", "number": "999.999.922", "size": "small"}
ENROLMENT = {
    "provider": "liantis-edpb",
    "enrolled_on": "2026-11-01",
    "first_lesson_day": "2026-11-09",
    "last_lesson_day": "2026-12-07",
    "price_excl_vat": "1450.00",
}
APPROVED = {"submitted_on": "2026-11-20", "approved_on": "2026-11-23"}


def put(data: Path, training_id: str, name: str | None = None, **facts: Any) -> Path:
    """Write a training's file and return it."""
    path = data / "trainings" / (name or f"{training_id}.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"format": "kmop-training", "version": 1, "id": training_id} | facts
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one training to deposit for, and one of which nothing is known."""
    folder = tmp_path / "data"
    put(
        folder,
        "a",
        title="Brandbestrijding",
        enterprise=BAKERY,
        enrolment=ENROLMENT,
        applications=[APPROVED],
    )
    put(folder, "b", title="  ")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit code, output and complaints of the program with these arguments."""
    code = main([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A run of the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "kmop_wizard", *arguments],
        check=False,
        capture_output=True,
        env=os.environ | environment,
        timeout=60,
    )


def test_agenda_for_programs(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "agenda", "--json", "--data-dir", data, "--today", TODAY)
    assert (code, err) == (0, "")
    expected = {
        "today": "2026-11-23",
        "trainings": [
            {
                "id": "a",
                "title": "Brandbestrijding",
                "steps": {
                    "enrol": "done",
                    "apply": "done",
                    "deposit": "open",
                    "subsidy": "later",
                    "attend": "waiting",
                    "pay": "later",
                },
                "deadlines": {
                    "apply_by": "2026-11-23",
                    "deposit_by": "2026-12-23",
                    "close_on": "2027-12-31",
                    "keep_until": "2036-11-09",
                },
                "next": {
                    "action": "deposit",
                    "by": "2026-12-23",
                    "act_by": "2026-12-16",
                    "check_on": None,
                    "urgency": "planned",
                },
                "amounts": {
                    "price_excl_vat": "1450.00",
                    "subsidy": "435.00",
                    "own_share": "1015.00",
                },
                "warnings": [],
            },
            {
                "id": "b",
                "title": None,
                "steps": {
                    "enrol": "open",
                    "apply": "later",
                    "deposit": "later",
                    "subsidy": "later",
                    "attend": "later",
                    "pay": "later",
                },
                "deadlines": {
                    "apply_by": None,
                    "deposit_by": None,
                    "close_on": None,
                    "keep_until": None,
                },
                "next": {
                    "action": "complete_enrolment",
                    "by": None,
                    "act_by": None,
                    "check_on": None,
                    "urgency": "none",
                },
                "amounts": {"price_excl_vat": None, "subsidy": None, "own_share": None},
                "warnings": ["year_budget"],
            },
        ],
        "ceilings": [
            {
                "enterprise": "0999.999.922",
                "year": 2026,
                "ceiling": "7500.00",
                "used": "435.00",
                "left": "7065.00",
            }
        ],
        "unreadable": [],
    }
    assert out == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


def test_agenda_names_every_file_that_is_no_training(data: Path) -> None:
    put(data, "c", version=2)
    put(data, "a", name="a (copy).json")
    (data / "trainings" / "Z.json").write_bytes(b"")
    put(data, "e", title=3)
    found = agenda_data(data, TODAY)
    assert found["unreadable"] == [
        {"file": "trainings/Z.json", "reason": "empty"},
        {"file": "trainings/a (copy).json", "reason": "conflict_copy"},
        {"file": "trainings/c.json", "reason": "newer_version"},
        {"file": "trainings/e.json", "reason": "wrong_type"},
    ]


def test_agenda_sees_neither_example_nor_trash(data: Path) -> None:
    before = agenda_data(data, TODAY)
    for folder in (data / "example", data / "trash" / "x"):
        put(folder, "x", enterprise=BAKERY, enrolment=ENROLMENT, applications=[APPROVED])
        (folder / "trainings" / "x.json").rename(folder / "x.json")
        (folder / "trainings").rmdir()
    put(data / "example", "x", title="Voorbeeld")
    assert agenda_data(data, TODAY) == before


def test_agenda_keeps_every_cent_and_letter(tmp_path: Path) -> None:
    price = "9" * 40 + ".99"
    put(tmp_path, "a", title="Été 漢 \U0001f600", enrolment={"price_excl_vat": price})
    (row,) = agenda_data(tmp_path, TODAY)["trainings"]
    assert row["title"] == "Été 漢 \U0001f600"
    assert row["amounts"]["price_excl_vat"] == price


@pytest.mark.parametrize("folder", ["", "missing", "missing/deeper"])
def test_a_data_folder_without_trainings_is_empty(folder: str, tmp_path: Path) -> None:
    assert agenda_data(tmp_path / folder, TODAY) == {
        "today": "2026-11-23",
        "trainings": [],
        "ceilings": [],
        "unreadable": [],
    }
    assert list(tmp_path.iterdir()) == []


def test_the_usual_data_folder_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    put(Path(os.environ["KMOP_WIZARD_HOME"]) / "data", "a", title="Van mij")
    assert "Van mij" in run(capsys, "agenda", "--lang", "nl")[1]


@pytest.mark.parametrize("arguments", [["agenda"], ["agenda", "--json"]])
def test_a_data_folder_that_is_a_file(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sign = "\n" if os.name == "posix" else "\u2028"  # what ends a line, as far as names may have it
    file = tmp_path / f"fi{sign}le"
    file.write_bytes(b"mine")
    code, out, err = run(capsys, *arguments, "--data-dir", file, "--lang", "en")
    assert (code, out) == (1, "")
    assert err.startswith("kmop-wizard: The folder ")
    assert f"fi{ascii(sign)[1:-1]}le" in err
    assert err.count("\n") == 1


def test_windows_calls_a_data_folder_that_is_a_file_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def miss(folder: Path) -> list[str]:
        raise FileNotFoundError(2, "No such file or directory", str(folder))

    monkeypatch.setattr("kmop_wizard.storage.listing.os.listdir", miss)
    file = tmp_path / "file"
    file.write_bytes(b"mine")
    assert run(capsys, "agenda", "--data-dir", file)[0] == 1
    assert run(capsys, "agenda", "--data-dir", tmp_path)[0] == 0


def test_a_data_folder_that_may_not_be_listed(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(folder: Path) -> list[str]:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("kmop_wizard.storage.listing.os.listdir", refuse)
    code, out, err = run(capsys, "agenda", "--data-dir", data, "--lang", "en")
    assert (code, out) == (1, "")
    assert (
        err == f"kmop-wizard: The folder {data} can't be read: you have no permission to open it.\n"
    )


def test_agenda_for_people(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(data, "c", version=2)
    code, out, err = run(capsys, "agenda", "--data-dir", data, "--today", TODAY, "--lang", "en")
    assert (code, err) == (0, "")
    first, training, untitled, purse, unreadable = out.split("\n\n")
    assert first == "Monday 23 November 2026"
    assert training.splitlines()[0] == "Brandbestrijding"
    assert "Deposit your own share: " in training
    assert "(by Wed 16 Dec 2026 at the latest · last day 23 Dec)" in training
    assert "  1. Enrol with the right provider: done\n" in training
    assert untitled.startswith("Course without a title\n  → Complete your enrolment details\n")
    assert untitled.splitlines()[-1].startswith("  ! Apply soon if you can")
    assert purse.startswith("0999.999.922, subsidy 2026: ")
    assert "trainings/c.json: it was made by a newer version" in unreadable


def test_agenda_without_trainings_is_friendly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {
        run(capsys, "agenda", "--data-dir", tmp_path, "--today", TODAY, "--lang", language)[1]
        for language in LANGUAGES
    }
    assert len(said) == len(LANGUAGES)
    assert all(text.count("\n") == 3 for text in said)


def test_agenda_says_when_nothing_is_to_be_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(tmp_path, "a", applications=[APPROVED | {"stopped_on": "2026-11-23"}])
    out = run(capsys, "agenda", "--data-dir", tmp_path, "--today", TODAY, "--lang", "en")[1]
    assert "Nothing to do at the moment." in out


def test_a_title_stays_on_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(tmp_path, "a", title="one\ntwo \x1b[31m\u202e\u2028three")
    out = run(capsys, "agenda", "--data-dir", tmp_path, "--lang", "en")[1]
    assert "\none\\ntwo \\x1b[31m\\u202e\\u2028three\n" in out


def test_check_of_a_folder_in_order(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", "--json", "--data-dir", data)
    assert (code, json.loads(out), err) == (0, {"ok": True, "problems": []}, "")
    code, out, err = run(capsys, "check", "--data-dir", data, "--lang", "en")
    assert (code, out, err) == (0, f"Everything in {data} is in order.\n", "")


def test_check_says_what_needs_attention(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(data, "c", attachments=[{"kind": "invoice", "file": "attachments/c/1.xml"}])
    put(data, "a", name="a (copy).json")
    before = {path: path.read_bytes() for path in data.rglob("*.json")}
    code, out, err = run(capsys, "check", "--json", "--data-dir", data, "--lang", "en")
    assert (code, err) == (1, "")
    assert json.loads(out) == {
        "ok": False,
        "problems": [
            {
                "file": "trainings/a (copy).json",
                "code": "conflict_copy",
                "message": "it looks like a copy of another course, made by a synchronised folder (a)",
            },
            {
                "file": "trainings/c.json",
                "code": "attachment_missing",
                "message": "an attachment is missing (attachments/c/1.xml)",
            },
        ],
    }
    code, out, err = run(capsys, "check", "--data-dir", data, "--lang", "en")
    assert (code, err) == (1, "")
    assert out.splitlines()[0] == f"2 things in {data} need your attention:"
    assert out.splitlines()[2].startswith("  trainings/c.json: an attachment is missing")
    assert before == {path: path.read_bytes() for path in data.rglob("*.json")}
    assert {path.name for path in data.iterdir()} == {"trainings"}


def test_check_names_what_lies_outside_the_data_folder_in_full(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Path(os.environ["KMOP_WIZARD_HOME"]) / "config" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_bytes(b"{")
    code, out, err = run(capsys, "check", "--json", "--data-dir", data, "--lang", "en")
    (problem,) = json.loads(out)["problems"]
    assert (code, err, json.loads(out)["ok"]) == (1, "", False)
    assert (problem["file"], problem["code"]) == (str(settings.resolve()), "own_file_damaged")
    code, out, _ = run(capsys, "check", "--data-dir", data, "--lang", "en")
    assert code == 1
    assert out.splitlines()[1] == f"  {settings.resolve()}: {problem['message']}"


def test_check_of_a_data_folder_that_is_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"mine")
    code, out, _ = run(capsys, "check", "--json", "--data-dir", file)
    assert code == 1
    assert json.loads(out)["problems"][0]["code"] == "not_a_folder"


BAD_USE = (
    ["--bogus"],
    ["bog\nus"],
    ["bog\r\x1b[2Jus\x00"],
    ["--bog\udcff\u2028us"],
    ["agenda", "--data-dir", ""],
    ["agenda", "--today", "2026-02-30\n"],
    ["--lang", "\x85"],
    ["tour"],
    ["x\n" * 1000],
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("arguments", BAD_USE)
def test_bad_use_gets_one_line(
    arguments: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *arguments, f"--lang={language}")
    assert (code, out) == (2, "")
    assert err.startswith("kmop-wizard: ")
    assert err.endswith("\n")
    assert err[:-1].replace("\u00a0", " ").isprintable()


def test_bad_use_is_said_in_the_language_asked_set_or_of_the_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kmop_wizard.__main__.system_language", lambda chosen, _: chosen or "fr")
    english, dutch, french = (
        run(capsys, "tour", "--lang", language)[2] for language in ("en", "nl", "fr")
    )
    assert len({english, dutch, french}) == 3
    assert run(capsys, "tour")[2] == french
    settings = Path(os.environ["KMOP_WIZARD_HOME"]) / "config" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"language": "nl"}', encoding="utf-8")
    assert run(capsys, "tour")[2] == dutch
    assert run(capsys, "tour", "--lang", "en")[2] == english


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"kmop-wizard {__version__}\n", "")
    code, out, err = run(capsys, "--help", "--lang", "en")
    assert (code, err) == (0, "")
    assert "agenda" in out


@pytest.mark.parametrize(
    ("arguments", "module", "extra"),
    [
        ([], "app", [None, ""]),
        ([__file__.replace(".py", ".kmop")], "app", [Path(__file__).with_suffix(".kmop"), ""]),
        (["--self-test"], "self_test", []),
        (["tour", "--out", "there"], "tour", [Path("there")]),
    ],
)
def test_the_window_gets_its_options(
    arguments: list[str],
    module: str,
    extra: list[Path | str | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[list[object]] = []

    def run_window(*given: object) -> int:
        # Those that print are given a way to tell their lines.
        calls.append([each for each in given if not callable(each)])
        return 7

    fake = SimpleNamespace(run=run_window)
    room = kmop_wizard.ui if module == "app" else kmop_wizard.tour
    monkeypatch.setitem(sys.modules, f"{room.__name__}.{module}", fake)
    monkeypatch.setattr(room, module, fake, raising=False)
    monkeypatch.setattr("kmop_wizard.__main__.is_file", lambda _path: True)
    code = main([*arguments, "--data-dir=here", "--lang=fr", "--today=2026-11-23"])
    assert code == 7
    assert calls == [[Options(Path("here"), "fr", TODAY), *extra]]


def test_the_day_is_the_clock_s_unless_it_is_given(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("kmop_wizard.clock.today", lambda: date(2031, 5, 6))
    found = json.loads(run(capsys, "agenda", "--json", "--data-dir", data)[1])
    assert found["today"] == "2031-05-06"
    assert {row["next"]["action"] for row in found["trainings"]} == {"complete_enrolment", "lost"}


@pytest.mark.parametrize("arguments", [["--version"], ["agenda", "--json"], ["--bogus"], ["check"]])
def test_a_program_without_a_console_says_nothing(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(arguments) == (2 if arguments == ["--bogus"] else 0)


class Broken(io.StringIO):
    """A stream that fails as the system does, with nothing behind it."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def flush(self) -> None:
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize(("number", "code"), [(32, 0), (22, 0), (28, 1)])
def test_output_that_nobody_takes(
    number: int, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", Broken(number))
    assert main(["--help", "--lang", "en"]) == code
    err = capsys.readouterr().err
    assert err.count("\n") == code
    assert bool(code) == ("written" in err)


@pytest.mark.parametrize(("number", "code"), [(32, 7), (22, 7), (28, 1), (None, 7)])
@pytest.mark.parametrize(("arguments", "module"), [("--self-test", "self_test"), ("tour", "tour")])
def test_pages_that_nobody_reads_of(
    arguments: str,
    module: str,
    number: int | None,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run_window(*given: object) -> int:
        tell = given[-1]
        assert callable(tell)
        for page in ("home", "enrol"):
            tell(page)
        return 7

    fake = SimpleNamespace(run=run_window)
    room = kmop_wizard.ui if module == "app" else kmop_wizard.tour
    monkeypatch.setitem(sys.modules, f"{room.__name__}.{module}", fake)
    monkeypatch.setattr(room, module, fake, raising=False)
    out = ["--out", "there"] if module == "tour" else []
    assert main([arguments, *out]) == 7
    assert capsys.readouterr().out == "home\nenrol\n"
    monkeypatch.setattr(sys, "stdout", None if number is None else Broken(number))
    assert main([arguments, *out, "--lang", "nl"]) == code
    said = "kmop-wizard: Het resultaat kan niet geschreven worden: de schijf is vol.\n"
    assert capsys.readouterr().err == (said if code == 1 else "")


SCREEN_VARIABLES = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET")
NO_SCREEN: list[dict[str, str]] = [
    {},
    {"DISPLAY": ":7777"},
    {"WAYLAND_DISPLAY": "wayland-7777", "XDG_RUNTIME_DIR": "/nowhere"},
    {"QT_QPA_PLATFORM": "xcb"},
    {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":7777"},
]


@pytest.mark.skipif(sys.platform != "linux", reason="only there the screen has an address")
@pytest.mark.parametrize("screen", NO_SCREEN, ids=str)
def test_a_window_without_a_screen_is_one_line(screen: dict[str, str], tmp_path: Path) -> None:
    hidden = {**dict.fromkeys(SCREEN_VARIABLES, ""), **screen}
    done = start("--lang", "en", "--data-dir", str(tmp_path), **hidden)
    said = b"kmop-wizard: There is no screen here to open a window on.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", said)


@pytest.mark.skipif(sys.platform != "linux", reason="only there the screen has an address")
@pytest.mark.parametrize("screen", [*NO_SCREEN, {"QT_QPA_PLATFORM": "offscreen"}], ids=str)
def test_pages_are_painted_out_of_sight(
    screen: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SCREEN_VARIABLES:
        monkeypatch.setenv(name, screen.get(name, ""))
    fake = SimpleNamespace(run=lambda *_given: 0)
    monkeypatch.setitem(sys.modules, "kmop_wizard.tour.self_test", fake)
    monkeypatch.setattr(kmop_wizard.tour, "self_test", fake, raising=False)
    assert main(["--self-test"]) == 0
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_closed_pipe_leaves_no_traces(data: Path) -> None:
    command = [sys.executable, "-m", "kmop_wizard", "agenda", "--data-dir", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}, {"LANG": "nl_BE"}],
    ids=lambda environment: next(iter(environment)),
)
def test_output_is_utf8_whatever_the_locale(environment: dict[str, str], tmp_path: Path) -> None:
    put(tmp_path, "a", title="Été 漢")
    for flags in ([], ["--json"]):
        done = start("agenda", *flags, "--data-dir", str(tmp_path), **environment)
        assert (done.returncode, done.stderr) == (0, b"")
        assert "Été 漢" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("command", ["agenda", "check"])
def test_commands_start_without_qt(command: str, data: Path) -> None:
    tell = (
        "import sys; from kmop_wizard.__main__ import main; main(sys.argv[1:]); "
        "sys.exit(' '.join(name for name in sys.modules if name.split('.')[0] in "
        "{'PySide6', 'shiboken6'} or name.startswith('kmop_wizard.ui')) or 0)"
    )
    for language in ("nl", "en"):
        arguments = [command, "--data-dir", str(data), "--lang", language]
        done = subprocess.run([sys.executable, "-c", tell, *arguments], check=False)
        assert done.returncode == 0


@pytest.mark.parametrize("before", [None, "/opt/own/lib"])
def test_what_the_frozen_program_opens_finds_its_own_libraries(
    before: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for name in ("LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH"):
        monkeypatch.setenv(name, "/usr/lib/kmop-wizard/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before is not None:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    assert main(["--version"]) == 0
    assert os.environ.get("LD_LIBRARY_PATH") == before
    assert not {"QT_PLUGIN_PATH", "QML2_IMPORT_PATH", "LD_LIBRARY_PATH_ORIG"} & os.environ.keys()


def test_a_checkout_keeps_the_variables_of_its_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/own/lib")
    assert main(["--version"]) == 0
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/own/lib"


def test_a_library_that_the_system_lacks_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "libGL.so.1: cannot open shared object file: No such file or directory"

    def run_self_test(*_given: object) -> int:
        raise ImportError(said)

    fake = SimpleNamespace(run=run_self_test)
    monkeypatch.setitem(sys.modules, "kmop_wizard.tour.self_test", fake)
    monkeypatch.setattr(kmop_wizard.tour, "self_test", fake, raising=False)
    assert main(["--self-test", "--lang", "nl"]) == 1
    err = capsys.readouterr().err
    assert err == (
        "kmop-wizard: libGL.so.1 staat niet op deze computer. Installeer het en start het programma"
        " opnieuw.\n"
    )


def test_a_fault_of_our_own_is_no_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def run_self_test(*_given: object) -> int:
        raise ImportError("cannot import name 'deeds'")

    fake = SimpleNamespace(run=run_self_test)
    monkeypatch.setitem(sys.modules, "kmop_wizard.tour.self_test", fake)
    monkeypatch.setattr(kmop_wizard.tour, "self_test", fake, raising=False)
    with pytest.raises(ImportError):
        main(["--self-test"])
