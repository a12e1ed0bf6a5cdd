"""Python's own word: audit hooks in every interpreter, which see what Python code does and nothing of C libraries."""

from __future__ import annotations

import json
import os
from pathlib import Path

from tests.tracing.touch import Touch

_HOOKED = Path(__file__).parent / "hooked"


def environment(into: Path) -> dict[str, str]:
    """What a program is started with, so that it tells of itself into this file."""
    path = os.pathsep.join(filter(None, [str(_HOOKED), os.environ.get("PYTHONPATH", "")]))
    return {"PYTHONPATH": path, "TRACED_INTO": str(into)}


def touches(into: Path) -> list[Touch]:
    """What was told, in order."""
    lines = map(json.loads, into.read_text("ascii").splitlines())
    return [Touch(deed, where) for _, deed, where in lines]
