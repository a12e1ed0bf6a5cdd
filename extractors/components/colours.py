"""Colours of our labels for displaCy, which takes them from the entry point `spacy_displacy_colors`."""

from __future__ import annotations

import tomllib
from pathlib import Path

COLOURS: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "data" / "colours.toml").read_text(encoding="utf-8")
)
