"""What macOS is told of the program, and its package."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Final

from kmop_wizard import APPLICATION_ID, __version__
from kmop_wizard.command_line import EXPORT_SUFFIX
from tools.freezing import LANGUAGES
from tools.packaging.common import NAME, PROGRAM_NAME, said

# Apple's names have no underscore.
BUNDLE_ID: Final = APPLICATION_ID.replace("_", "-")
SIGN_IDENTITY: Final = "KMOP_SIGN_IDENTITY"
"""The variable with the name of the certificate to sign with; without it nothing is signed."""
_EXPORT_TYPE: Final = f"{BUNDLE_ID}.export"
# Qt's wheel is for this one and later.
_OLDEST: Final = "13.0"


def info_plist() -> dict[str, object]:
    """Return the keys of ``Info.plist`` that PyInstaller does not write itself."""
    return {
        "CFBundleName": PROGRAM_NAME,
        "CFBundleDisplayName": PROGRAM_NAME,
        "CFBundleDevelopmentRegion": LANGUAGES[0],
        "CFBundleLocalizations": list(LANGUAGES),
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": PROGRAM_NAME,
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": f"{NAME}.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_EXPORT_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _EXPORT_TYPE,
                "UTTypeDescription": PROGRAM_NAME,
                "UTTypeConformsTo": ["public.zip-archive"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [EXPORT_SUFFIX.removeprefix(".")]
                },
            }
        ],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": _OLDEST,
        "NSHumanReadableCopyright": "The kmop-wizard authors, MIT",
        "NSHighResolutionCapable": True,
    }


def make_zip(program: Path, out: Path) -> Path:
    """Pack the ``.app`` as Finder does, with its links and its signature; returns the archive."""
    result = out / f"{NAME}-{__version__}-macos-{platform.machine()}.zip"
    said("ditto", "-c", "-k", "--keepParent", program, result)
    return result
