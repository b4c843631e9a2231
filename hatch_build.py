"""Builds the wheel: compiles the catalogues and puts them beside the other resources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``kmop_wizard/_data/translations`` with one ``.mo`` per language."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into the build folder and tell hatchling where the results go."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from tools.catalogues import compile_catalogues  # noqa: PLC0415  (known only now)

        compiled = root / "build" / "catalogues"
        compile_catalogues(root / "translations", compiled)
        build_data["force_include"][str(compiled)] = "kmop_wizard/_data/translations"
