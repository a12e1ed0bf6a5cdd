"""Where corrections and rules lie: with the user's data, and with the user's configuration."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from extractors.settings import place


def corrections() -> Path:
    """The folder of the corrections, a file an article."""
    return user_data_path(place.NAME, appauthor=False) / "corrections"


def rules() -> Path:
    """The file of the rules."""
    return Path(place.folder()) / "rules.toml"
