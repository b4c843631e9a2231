#!/usr/bin/env python3
"""Everything a developer runs, from one file that needs nothing but Python 3.11 or newer.

python3 dev.py COMMAND. On a fresh machine each command first makes a virtual environment in .venv
with the locked dependencies and, on Debian and Ubuntu, installs the packages that Qt and freezing
need: as root by itself, otherwise it prints the one command to run first. Later runs skip all that.
"""

from __future__ import annotations

import hashlib
import math
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BUILD = ROOT / "build"
FROZEN = BUILD / "frozen"
WINE = BUILD / "windows"
PACKAGES = BUILD / "packages"
LOCK = ROOT / "requirements" / "dev.txt"
RUNTIME_LOCK = ROOT / "requirements" / "run.txt"
WINDOWS = os.name == "nt"
WINE_ASKED = "--windows"
OLDEST = (3, 11)

# Found by running Qt on a bare Debian; what these depend on comes along.
QT_PACKAGES = (
    "fonts-dejavu-core",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libgl1",
    "libglib2.0-0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libxkbcommon0",
)
FREEZE_PACKAGES = ("appstream", "binutils", "desktop-file-utils", "xz-utils")
# Windows on Debian: Wine, what compiles the setup program, and a screen to try both on.
WINE_PACKAGES = (
    *("gcc-mingw-w64-x86-64-win32", "nsis", "wine", "wine64"),
    *("imagemagick", "locales", "openbox", "xauth", "xdotool", "xvfb"),
)
# Another Debian inside this one, and two kinds of screen to try the .deb on.
BARE_PACKAGES = ("debootstrap", "openbox", "weston", "xdotool", "xvfb")
# What reads the window from outside; the program does without, and so does who may not install it.
READER_PACKAGES = (
    "at-spi2-core",
    "dbus",
    "gir1.2-atspi-2.0",
    "libxtst6",
    "python3-gi",
    "xvfb",
)
APT_INSTALL = ("apt-get", "install", "-y", "--no-install-recommends")
SYSTEM_PYTHON = Path("/usr/bin/python3")
"""The one for which Debian has the bindings of AT-SPI."""


Command = Sequence["str | Path"]


class Failed(Exception):
    """A step did not succeed; the text says which and why."""


def program_in(environment: Path, name: str) -> Path:
    """Return where a program lies in a virtual environment."""
    return environment / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name)


PYTHON = program_in(ROOT / ".venv", "python")


# --- set-up ---------------------------------------------------------------------------------------


def set_up() -> None:
    """Bring the machine to the state that every command needs; quick when it is there already."""
    install_packages()
    stamp = ROOT / ".venv" / "set-up-for"
    state = f"{sys.version_info[:2]} {hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return
    say("Setting up .venv with the locked dependencies (once, about a minute)")
    make_environment(ROOT / ".venv", LOCK)
    stamp.write_text(state, encoding="utf-8")


def make_environment(folder: Path, lock: Path) -> None:
    """Make a virtual environment with exactly what ``lock`` names."""
    quietly([sys.executable, "-m", "venv", "--clear", folder])
    pip_install(folder, "--require-hashes", "-r", lock)


def pip_install(environment: Path, *arguments: str | Path) -> None:
    """Install into a virtual environment."""
    pip: Command = [program_in(environment, "python"), "-m", "pip", "--disable-pip-version-check"]
    quietly([*pip, "install", "--quiet", *arguments])


def install_packages(more: Sequence[str] = ()) -> None:
    """On Debian and its kin, install the missing system packages or say how to."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    missing = sorted({*needed_packages(), *more} - installed_packages())
    if not missing:
        return
    install = [*APT_INSTALL, *missing]
    if os.geteuid() != 0:
        both = f"apt-get update && {' '.join(install)}"
        become_root = "sudo sh -c" if shutil.which("sudo") else "su -l -c"
        print(
            f"Some packages are missing. Run this once, then try again:\n\n{become_root} '{both}'"
        )
        sys.exit(2)
    apt_install(missing)


def apt_install(packages: Sequence[str]) -> None:
    """Install Debian packages, as root."""
    say(f"Installing {', '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quietly(["apt-get", "update"], environment=environment)
    quietly([*APT_INSTALL, *packages], environment=environment)


def needed_packages() -> set[str]:
    """Return the names of the Debian packages that running, testing and freezing rest on."""
    needed = {*QT_PACKAGES, *FREEZE_PACKAGES}
    if sys.base_prefix == "/usr":  # Debian's own Python comes in parts
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        needed |= {f"python{version}-venv", f"libpython{version}"}
    return needed


def installed_packages() -> set[str]:
    """Return the installed packages and what they provide, as libraries change their names."""
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}, ${Provides}\n"]
    listing = subprocess.run(query, check=True, capture_output=True, text=True).stdout
    rows = (line.split("\t", 1) for line in listing.splitlines())
    names = (name for status, row in rows if status == "installed" for name in row.split(","))
    return {name.split()[0] for name in names if name.strip()}


# --- commands -------------------------------------------------------------------------------------


def run(arguments: Sequence[str]) -> None:
    """Open the window; without a screen, take pictures of it instead."""
    if has_screen():
        directly([PYTHON, "-m", "kmop_wizard", *arguments])
        return
    pictures = BUILD / "tour"
    say("There is no screen here, so the tour takes pictures of every page instead")
    shutil.rmtree(pictures, ignore_errors=True)
    tour: Command = [PYTHON, "-m", "kmop_wizard", "tour", "--out", pictures, *arguments]
    directly(tour, environment=offscreen())
    say(f"The pictures are in {pictures}")


def has_screen() -> bool:
    """Tell whether Qt can open a window that somebody sees."""
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in {"offscreen", "minimal"}:
        return False
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        return False
    # A DISPLAY can be left over from a screen that is gone: Qt aborts on it, so ask it first.
    probe = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    return subprocess.run([PYTHON, "-c", probe], check=False, capture_output=True).returncode == 0


def test(arguments: Sequence[str]) -> None:
    """Do all that CI does, each part within its share; with arguments, only pytest with these."""
    if arguments:
        directly([PYTHON, "-m", "pytest", *arguments], environment=offscreen())
        return
    for name, action, minutes in PARTS:
        step(name, action, minutes)
    say("tests")
    within("tests", TEST_MINUTES, run_tests)  # the last line is pytest's own


def check_and_wheel() -> None:
    """Run the quick checks, and use the wheel."""
    check([])
    step("wheel", try_wheel)


def run_tests() -> None:
    """Run pytest on every core; who has nothing left to do takes from who has."""
    shared: Command = ["-n", "auto", "--dist", "worksteal"]
    directly([PYTHON, "-m", "pytest", *shared], environment=offscreen())


def check(_: Sequence[str]) -> None:
    """Run the quick checks: lint, format, types and catalogues."""
    step("lint", lambda: quietly([PYTHON, "-m", "ruff", "check", ROOT]))
    step("format", lambda: quietly([PYTHON, "-m", "ruff", "format", "--check", ROOT]))
    step("types", lambda: quietly([PYTHON, "-m", "mypy"]))
    step("catalogues", lambda: quietly([PYTHON, "-m", "tools.catalogues", "check"]))
    step("formats", lambda: quietly([PYTHON, "-m", "tools.formats", "check"]))
    directly([PYTHON, "-m", "tools.lengths"])


def bench(arguments: Sequence[str]) -> None:
    """Measure what people wait for, and write docs/performance.md (--cold, --long: more)."""
    directly([PYTHON, "-m", "benchmarks", *arguments])


def count_work() -> None:
    """Count the work of a start and of a letter against their budget."""
    quietly([PYTHON, "-m", "benchmarks.budget"])


def reliability(arguments: Sequence[str]) -> None:
    """Try to lose what a person told the program, and print what came of it (--short: less)."""
    directly([PYTHON, "-m", "benchmarks.reliability", *arguments])


def exchange(arguments: Sequence[str]) -> None:
    """Try what comes in and goes out against other programs (--short: less)."""
    directly([PYTHON, "-m", "benchmarks.exchange", *arguments], environment=offscreen())


def accessibility(_: Sequence[str]) -> None:
    """Go through the brochure's case from outside, by accessible names, in Dutch and French."""
    reason = why_not_read()
    if reason:
        say(f"accessibility from outside: skipped, {reason}")
        return
    outside: Command = [SYSTEM_PYTHON, "-W", "ignore", "-m", "tests.outside"]
    quietly(["dbus-run-session", "--", *outside, PYTHON, "-m", "kmop_wizard"])


def design(_: Sequence[str]) -> None:
    """Print the tables of docs/design.md: what the case costs a person, and all contrasts."""
    for table in ("effort", "contrast"):
        directly([PYTHON, "-m", f"benchmarks.{table}"], environment=offscreen())


def why_not_read() -> str:
    """Return why the window can't be read from outside here; installs what is missing, as root."""
    if sys.platform != "linux":
        return "AT-SPI is Linux's"
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return "this is neither Debian nor Ubuntu"
    missing = sorted({*READER_PACKAGES} - installed_packages())
    if missing and os.geteuid() != 0:
        return f"for want of {', '.join(missing)}"
    if missing:
        apt_install(missing)
    old = "import sys; sys.exit(sys.version_info < (3, 11))"
    if subprocess.run([SYSTEM_PYTHON, "-c", old], check=False).returncode:
        return f"{SYSTEM_PYTHON} is older than Python 3.11"
    return ""


def coverage(arguments: Sequence[str]) -> None:
    """Run pytest and show which lines no test reaches."""
    tests: Command = [PYTHON, "-m", "coverage", "run", "-m", "pytest", *arguments]
    directly(tests, environment=offscreen())
    directly([PYTHON, "-m", "coverage", "report"])


def tidy(_: Sequence[str]) -> None:
    """Format the source and repair what the linter can repair."""
    directly([PYTHON, "-m", "ruff", "check", "--fix", "--exit-zero", ROOT])
    directly([PYTHON, "-m", "ruff", "format", ROOT])


def catalogues(_: Sequence[str]) -> None:
    """Extract the messages and merge them into the catalogues."""
    directly([PYTHON, "-m", "tools.catalogues", "update"])


def pictures(_: Sequence[str]) -> None:
    """Take the pictures of README and the guides anew, from the real window."""
    directly([PYTHON, "-m", "tools.pictures"])


def lock(arguments: Sequence[str]) -> None:
    """Lock the dependencies again (--upgrade: at their newest versions)."""
    compile_lock: list[str | Path] = [
        PYTHON,
        "-m",
        "uv",
        "pip",
        "compile",
        "--quiet",
        "--universal",
        "--no-header",
    ]
    compile_lock += ["--generate-hashes", "--no-annotate", "--python-version", "3.11"]
    directly([*compile_lock, *arguments, "--group", "dev", "pyproject.toml", "-o", LOCK])
    directly([*compile_lock, "-c", LOCK, "pyproject.toml", "-o", RUNTIME_LOCK])


def try_wheel() -> None:
    """Build the wheel, install it into an environment of its own and use it from elsewhere."""
    folder = BUILD / "wheel"
    shutil.rmtree(folder, ignore_errors=True)
    quietly([PYTHON, "-m", "build", "--no-isolation", "--outdir", folder, ROOT])
    (wheel,) = folder.glob("*.whl")
    environment = BUILD / "wheel-env"
    make_environment(environment, RUNTIME_LOCK)
    pip_install(environment, "--no-deps", wheel)
    quietly([PYTHON, "-m", "tools.try_program", program_in(environment, "kmop-wizard")])


def try_frozen() -> None:
    """Freeze the program and use the result."""
    step("freeze", freeze)
    program = FROZEN / "kmop-wizard" / f"kmop-wizard{'.exe' if WINDOWS else ''}"
    quietly([PYTHON, "-m", "tools.try_program", program])


def freeze(what: str = "program", wine: bool = False) -> None:
    """Freeze the program, or the smallest window with the same recipe; ``wine``: for Windows."""
    build = (WINE if wine else BUILD).relative_to(ROOT)  # the same for Windows, under Wine
    python: Command = [PYTHON, "-m", "tools.packaging.wine"] if wine else [PYTHON]
    places: Command = ["--distpath", build / "frozen", "--workpath", build / f"freeze-{what}"]
    environment = {**os.environ, "KMOP_FREEZE": what}
    quietly([*python, "-m", "PyInstaller", "--noconfirm", *places, "build.spec"], environment)


def size(arguments: Sequence[str]) -> None:
    """Freeze the program and the smallest window, and say what each megabyte is for."""
    wine = WINE_ASKED in arguments
    step("freeze the smallest window", lambda: freeze("smallest", wine))
    step("freeze the program", lambda: freeze(wine=wine))
    frozen = (WINE if wine else BUILD) / "frozen"
    directly([PYTHON, "-m", "tools.sizes", frozen / "kmop-wizard", frozen / "smallest-window"])


def package(arguments: Sequence[str]) -> None:
    """Make what people install, in build/packages (--windows: under Wine; --check: try it)."""
    wine = WINE_ASKED in arguments
    if wine:
        install_packages(WINE_PACKAGES)
    size(arguments)
    frozen = (WINE if wine else BUILD) / "frozen"
    if sys.platform == "linux" and not wine:
        check_share()
    program = frozen / ("kmop-wizard.app" if sys.platform == "darwin" else "kmop-wizard")
    directly([PYTHON, "-m", "tools.packaging", program, PACKAGES])
    if "--check" in arguments:
        try_packages(program, wine)


def try_packages(program: Path, wine: bool) -> None:
    """Use what was packed as people do, and print what came of it as a table."""
    if wine:
        directly([PYTHON, "-m", "tools.packaging.check_windows", program, PACKAGES])
    else:
        install_packages(BARE_PACKAGES)
        trial: Command = [PYTHON, "-m", "tools.packaging.check_deb", program, PACKAGES]
        directly(trial, environment=offscreen())


def try_deb() -> None:
    """Make the Debian package of what was frozen, and look at what desktops read in it."""
    if sys.platform == "linux" and shutil.which("dpkg-deb"):
        check_share()
        quietly([PYTHON, "-m", "tools.packaging", "--quick", FROZEN / "kmop-wizard", PACKAGES])


def check_share() -> None:
    """Check the files that a desktop reads."""
    share = ROOT / "packaging" / "linux"
    quietly(["desktop-file-validate", *share.glob("*.desktop")])
    quietly(["appstreamcli", "validate", "--no-net", *share.glob("*.metainfo.xml")])


def say(text: str) -> None:
    """Print a line of our own between those of the tools."""
    print(f"--- {text}", flush=True)


def step(name: str, action: Callable[[], object], minutes: float = math.inf) -> None:
    """Do one step of the test and say how long it took; it fails when that was too long."""
    say(f"{name}: fine ({within(name, minutes, action):.1f} s)")


def within(name: str, minutes: float, action: Callable[[], object]) -> float:
    """Do something, and return how many seconds it took; raises Failed past its share."""
    begin = time.monotonic()
    action()
    seconds = time.monotonic() - begin
    if seconds > 60 * minutes:
        raise Failed(f"{name}: right, but {seconds / 60:.1f} minutes; it may take {minutes}")
    return seconds


def offscreen() -> dict[str, str]:
    """Return the environment in which Qt needs no screen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def directly(command: Command, environment: Mapping[str, str] | None = None) -> None:
    """Run a command that talks to the developer itself, and end with its exit code if it fails."""
    done = subprocess.run([*map(str, command)], check=False, cwd=ROOT, env=environment)
    if done.returncode:
        sys.exit(done.returncode if done.returncode > 0 else 1)


def quietly(command: Command, environment: Mapping[str, str] | None = None) -> None:
    """Run a command without its output, but show all of that when it fails."""
    line = [*map(str, command)]
    done = subprocess.run(line, check=False, cwd=ROOT, env=environment, capture_output=True)
    if done.returncode:
        output = (done.stdout + done.stderr).decode("utf-8", "replace")
        raise Failed(f"{output}\n{' '.join(line)}: exit code {done.returncode}")


# What ``test`` does before the tests, and the minutes that each may take on two cores.
PARTS: Sequence[tuple[str, Callable[[], None], float]] = (
    ("checks and wheel", check_and_wheel, 3),
    ("frozen program", try_frozen, 5),
    (".deb", try_deb, 1),
    ("accessibility", lambda: accessibility([]), 3),
    ("work budget", count_work, 3),
)
TEST_MINUTES = 6

COMMANDS: Mapping[str, Callable[[Sequence[str]], None]] = {
    command.__name__: command
    for command in (
        *(run, test, check, bench, reliability, exchange, accessibility, design),
        *(coverage, tidy, catalogues, lock, size, package, pictures),
    )
}


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks."""
    if sys.version_info < OLDEST:
        print("Python 3.11 or newer is needed: see what your system offers, then use that one.")
        return 2
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        for name, command in COMMANDS.items():
            print(f"  {name:13} {(command.__doc__ or '').strip()}")
        return 0 if arguments in ([], ["--help"], ["-h"]) else 2
    try:
        set_up()
        COMMANDS[arguments[0]](arguments[1:])
    except Failed as failure:
        print(f"{failure}\nFAILED", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
