"""How this installation came to be, and so what installs it again or with more: a clone, an address, or a package index.

Whoever installs keeps that beside the metadata, in `direct_url.json` (PEP 610); there is none of what a package index gave.
"""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

NAME: Final = "q7x2-tui"


def with_extra(extra: str) -> str:
    """The command that installs it with an extra as well: `pip install 'q7x2-tui[serve]'`."""
    origin = _origin()
    source = _source(origin, f"[{extra}]")
    return f"{_pip(origin)} install {'--editable ' if _is_editable(origin) else ''}{source}"


def again() -> str:
    """What to do where something of it is missing or damaged, as a sentence."""
    origin = _origin()
    clone = _clone(origin)
    if _is_editable(origin) and clone is not None and Path(sys.prefix) == clone / ".venv":
        return f"Install the program again: make -B -C {shlex.quote(str(clone))} install"
    source = _source(origin, "")
    if _is_editable(origin):
        source = f"--editable {source}"
    return f"Install the program again: {_pip(origin)} install --force-reinstall {source}"


def _origin() -> Mapping[str, object]:
    """What the installer kept of where it was; empty where that was a package index."""
    try:
        kept = distribution(NAME).read_text("direct_url.json")
        found = json.loads(kept) if kept else {}
    except (PackageNotFoundError, OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and isinstance(found.get("url"), str) else {}


def _pip(origin: Mapping[str, object]) -> str:
    """Of a clone the environment's own pip: no other would reach it from everywhere."""
    return f"{shlex.quote(sys.executable)} -m pip" if origin else "pip"


def _clone(origin: Mapping[str, object]) -> Path | None:
    url = urlsplit(str(origin.get("url", "")))
    return Path(unquote(url.path)) if url.scheme == "file" and "dir_info" in origin else None


def _source(origin: Mapping[str, object], extra: str) -> str:
    """What pip is told to install, quoted for a shell."""
    if not origin:
        return f"'{NAME}{extra}'" if extra else NAME
    clone = _clone(origin)
    if clone is not None:
        return f"'{clone}{extra}'" if "'" not in str(clone) else shlex.quote(f"{clone}{extra}")
    vcs = origin.get("vcs_info")
    before = f"{vcs['vcs']}+" if isinstance(vcs, dict) and "vcs" in vcs else ""
    return shlex.quote(f"{NAME}{extra} @ {before}{origin['url']}")


def _is_editable(origin: Mapping[str, object]) -> bool:
    about = origin.get("dir_info")
    return isinstance(about, dict) and bool(about.get("editable"))
