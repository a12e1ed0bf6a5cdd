"""Hatchling's build hook: a wheel carries the finished place index, built here where the tree has none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "extractors/gazetteer/places.sqlite"


class PlaceIndexHook(BuildHookInterface[Any]):
    """Puts the place index into the wheel. An editable install reads the tree's own, which `make install` builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index where there is none, and add it to the wheel.

        Args:
            version: `standard`, or `editable`.
            build_data: What hatchling puts into the wheel.
        """
        if version == "editable":
            return
        root = Path(self.root)
        if not (root / INDEX).is_file():
            command = [sys.executable, "-m", "extractors.gazetteer.build", "--output", str(root / INDEX)]
            subprocess.run(command, cwd=root, check=True)
        build_data["force_include"][str(root / INDEX)] = INDEX
