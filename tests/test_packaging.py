"""What desktops read of the program, and what its packages ask of a system."""

from __future__ import annotations

import configparser
import struct
from pathlib import Path

import pytest
from defusedxml import ElementTree
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kmop_wizard import APPLICATION_ID, __version__
from kmop_wizard.ui.app import ICON_SIZES, program_icon
from tools.freezing import CARRIED, FROM_SYSTEM, NotCarried, libraries_to_carry
from tools.icons import FOLDER, ICNS_TYPES, ICO_SIZES, NAME, SIZES, picture
from tools.packaging import SHARE, depends
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
        ("_internal/surprise", "Other"),
    ],
)
def test_each_file_has_its_reason(path: str, group: str) -> None:
    assert group_of(path).startswith(group)


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
