"""What desktops read of the program, and what its packages ask of a system."""

from __future__ import annotations

import configparser
import plistlib
import re
import struct
import zipfile
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kmop_wizard import APPLICATION_ID, __version__
from kmop_wizard.storage.folders import PORTABLE_MARKER
from kmop_wizard.ui.app import ICON_SIZES, program_icon
from tools.freezing import CARRIED, FROM_SYSTEM, NotCarried, libraries_to_carry, without_twins
from tools.icons import FOLDER, ICNS_TYPES, ICO_SIZES, NAME, SIZES, picture
from tools.packaging import macos, windows, wine
from tools.packaging.linux import SHARE, depends
from tools.sizes import group_of

MIME = "application/x-kmop-wizard-export"


# -- what is carried ---------------------------------------------------------------------------------

NEEDS = {
    "libqxcb.so": ["libQt6Gui.so.6", "libxcb-cursor.so.0", "libxcb.so.1"],
    "libQt6Gui.so.6": ["libc.so.6", "libEGL.so.1"],
    "libxcb-cursor.so.0": ["libxcb-image.so.0"],
    "libxcb-image.so.0": ["libc.so.6"],
    "libcupsprintersupport.so": ["libcups.so.2"],
    "libcups.so.2": ["libgnutls.so.30"],
    "libgnutls.so.30": [],
    "libpq.so": ["libgnutls.so.30"],
    "libodbc.so": ["libodbcinst.so.2"],
}
OWN = {"libQt6Gui.so.6", "libqxcb.so", "libcupsprintersupport.so"}


def test_a_library_brings_along_what_it_needs_and_the_system_does_not_have() -> None:
    carried = libraries_to_carry(NEEDS, ["libqxcb.so"], OWN)
    assert carried == {
        "libqxcb.so",
        "libQt6Gui.so.6",
        "libxcb-cursor.so.0",
        "libxcb-image.so.0",
    }


def test_what_only_the_building_machine_has_does_not_come_along() -> None:
    carried = libraries_to_carry(NEEDS, ["libcupsprintersupport.so"], OWN)
    assert carried == {"libcupsprintersupport.so"}


@pytest.mark.parametrize(("plugin", "named"), [("libpq.so", "gnutls"), ("libodbc.so", "odbcinst")])
def test_what_nobody_chose_or_is_missing_stops_the_build(plugin: str, named: str) -> None:
    with pytest.raises(NotCarried, match=named):
        libraries_to_carry(NEEDS, [plugin], OWN)


def test_a_library_is_carried_or_of_the_system() -> None:
    assert not CARRIED & {name.partition(".")[0] for name in FROM_SYSTEM}


def test_the_package_depends_on_what_is_asked_of_the_system() -> None:
    asked = ["libc.so.6", "libm.so.6", "libEGL.so.1", "libcups.so.2", "libQt6Core.so.6"]
    found = depends(asked, "2.36")
    assert found[1:] == ["libc6 (>= 2.36)", "libegl1", "xkb-data"]
    assert found[0].startswith("fonts-")


@pytest.mark.parametrize(
    ("path", "group"),
    [
        ("kmop-wizard", "The program"),
        ("kmop-wizard.exe", "The program"),
        ("kmop-wizard.pkg", "The program"),
        ("_internal/libcrypto.so.3", "Encryption"),
        ("_internal/PySide6/Qt/lib/libicudata.so.73", "Unicode"),
        ("_internal/PySide6/Qt/lib/libQt6Gui.so.6", "Qt: Core"),
        ("_internal/PySide6/QtGui.abi3.so", "Qt: bindings"),
        ("_internal/PySide6/Qt/plugins/platforms/libqxcb.so", "Qt: plugins"),
        ("_internal/PySide6/Qt/translations/qtbase_nl.qm", "Qt: translations"),
        ("_internal/libxcb-cursor.so.0", "The screen"),
        ("_internal/python3.11/lib-dynload/_decimal.cpython-311-x86_64-linux-gnu.so", "Python"),
        ("_internal/kmop_wizard/_data/resources/icons/kmop-wizard.svg", "Our resources"),
        ("_internal/stdnum/iban.dat", "Tables"),
        ("_internal/VCRUNTIME140_1.dll", "Microsoft"),
        ("_internal/surprise", "Other"),
    ],
)
def test_each_file_has_its_reason(path: str, group: str) -> None:
    assert group_of(path).startswith(group)


# -- Windows ------------------------------------------------------------------------------------------

LOCK = """\
babel==2.18.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
pefile==2024.8.26 ; sys_platform == 'win32' \\
    --hash=sha256:cc
"""


def test_a_lock_for_windows_asks_nothing_of_this_machine() -> None:
    assert wine.lock_for_windows(LOCK, {"pefile"}) == (
        "pefile==2024.8.26 \\\n    --hash=sha256:cc\n"
    )
    with pytest.raises(KeyError):
        wine.lock_for_windows(LOCK, {"babel", "gone"})


def test_what_freezes_for_windows_is_locked() -> None:
    lock = (wine.REQUIREMENTS / "dev.txt").read_text(encoding="utf-8")
    found = wine.lock_for_windows(lock, wine.FREEZES)
    assert found.count("==") == len(wine.FREEZES)
    assert ";" not in found


def test_each_library_of_windows_comes_once_in_its_newest_version() -> None:
    versions = {"python/VCRUNTIME140.dll": (14, 38), "qt/vcruntime140.dll": (14, 44)}
    rows = [
        ("VCRUNTIME140.dll", "python/VCRUNTIME140.dll", "BINARY"),
        ("PySide6\\vcruntime140.dll", "qt/vcruntime140.dll", "BINARY"),
        ("PySide6\\Qt6Core.dll", "qt/Qt6Core.dll", "BINARY"),
        ("a\\data.json", "a/data.json", "DATA"),
        ("b\\data.json", "b/data.json", "DATA"),
    ]
    kept = ("vcruntime140.dll", "qt/vcruntime140.dll", "BINARY")
    assert without_twins(rows, versions.__getitem__) == [*rows[2:], kept]


def test_the_setup_program_says_everything_in_three_languages() -> None:
    script = windows.SCRIPT.read_text(encoding="utf-8")
    told = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.+)"$', script, re.MULTILINE)
    said: dict[str, set[str]] = {}
    for name, language, sentence in told:
        said.setdefault(name, set()).add(language)
        assert sentence.strip(), name
    assert said
    assert set(map(frozenset, said.values())) == {frozenset({"DUTCH", "FRENCH", "ENGLISH"})}
    assert set(re.findall(r"\$\((\w+)\)", script)) == said.keys()


def test_the_portable_archive_keeps_all_beside_itself(tmp_path: Path) -> None:
    program = tmp_path / "frozen"
    (program / "_internal").mkdir(parents=True)
    (program / "_internal" / "é.txt").write_text("x", encoding="utf-8")
    made = [windows.make_zip(program, tmp_path).read_bytes() for _ in range(2)]
    assert made[0] == made[1]
    (path,) = tmp_path.glob("*.zip")
    with zipfile.ZipFile(path) as archive:
        names = [Path(name).relative_to(path.stem).as_posix() for name in archive.namelist()]
    assert names == ["LICENSE", "_internal/é.txt", PORTABLE_MARKER]


# -- macOS --------------------------------------------------------------------------------------------


def test_macos_is_told_the_name_the_languages_and_the_kind_of_file() -> None:
    told = plistlib.loads(plistlib.dumps(macos.info_plist()))
    assert told["CFBundleDisplayName"] == "kmo-portefeuille wizard"
    assert told["CFBundleLocalizations"] == ["nl", "fr", "en"]
    (kind,) = told["UTExportedTypeDeclarations"]
    (opens,) = told["CFBundleDocumentTypes"]
    assert opens["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeTagSpecification"] == {"public.filename-extension": ["kmop"]}
    assert re.fullmatch(r"[A-Za-z0-9.-]+", kind["UTTypeIdentifier"])


# -- what desktops read -------------------------------------------------------------------------------


def test_the_entry_in_the_menu_opens_a_file_and_has_three_languages() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(SHARE / f"{APPLICATION_ID}.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    assert said["Exec"] == "kmop-wizard %f"
    assert said["Icon"] == APPLICATION_ID
    assert said["MimeType"] == f"{MIME};"
    for name in ("Comment", "Keywords"):
        assert len({said[name], said[f"{name}[nl]"], said[f"{name}[fr]"]}) == 3


def test_the_kind_of_file_is_the_one_that_the_entry_opens() -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ElementTree.parse(SHARE / f"{APPLICATION_ID}.xml").getroot()[0]
    assert kind.get("type") == MIME
    glob, icon = kind.find(f"{space}glob"), kind.find(f"{space}icon")
    assert glob is not None
    assert glob.get("pattern") == "*.kmop"
    assert icon is not None
    assert icon.get("name") == APPLICATION_ID


def test_the_page_in_a_shop_tells_of_this_version_and_its_pictures_exist(project: Path) -> None:
    page = ElementTree.parse(SHARE / f"{APPLICATION_ID}.metainfo.xml").getroot()
    release = page.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    pictures = [image.text or "" for image in page.iter("image")]
    assert pictures
    for address in pictures:
        assert (project / address.partition("/main/")[2]).is_file(), address
    for tag in ("summary", "description/p"):
        assert len(page.findall(tag)) == 3


# -- icons ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_each_picture_is_what_its_drawing_gives(size: int, qapp: QApplication) -> None:
    kept = QImage(str(FOLDER / f"{NAME}-{size}.png"))
    assert kept.size().toTuple() == (size, size)
    drawn = picture(size)
    step = max(1, size // 32)
    for x in range(0, size, step):
        for y in range(0, size, step):
            there, here = kept.pixelColor(x, y), drawn.pixelColor(x, y)
            apart = zip(there.getRgb(), here.getRgb(), strict=True)  # type: ignore[call-overload]
            assert max(abs(one - other) for one, other in apart) < 64, (x, y)


def test_the_icon_of_windows_holds_each_size() -> None:
    content = (FOLDER / f"{NAME}.ico").read_bytes()
    kind, count = struct.unpack_from("<2xHH", content)
    assert (kind, count) == (1, len(ICO_SIZES))
    for index, size in enumerate(ICO_SIZES):
        edge, length, place = struct.unpack_from("<B7xII", content, 6 + 16 * index)
        assert edge == size % 256
        assert QImage.fromData(content[place : place + length]).width() == size


def test_the_icon_of_macos_holds_each_size() -> None:
    content = (FOLDER / f"{NAME}.icns").read_bytes()
    assert struct.unpack_from(">4sI", content) == (b"icns", len(content))
    found, place = {}, 8
    while place < len(content):
        kind, length = struct.unpack_from(">4sI", content, place)
        found[kind] = QImage.fromData(content[place + 8 : place + length]).width()
        place += length
    assert found == ICNS_TYPES


def test_the_window_has_the_icon_in_each_size(qapp: QApplication) -> None:
    assert {size.width() for size in program_icon().availableSizes()} == set(ICON_SIZES)
