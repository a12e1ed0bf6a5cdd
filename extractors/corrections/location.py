"""Where corrections and rules lie: with the user's data, and with the user's configuration."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_config_path, user_data_path


def corrections() -> Path:
    """The folder of the corrections, a file an article."""
    return user_data_path("q7x2-tui", appauthor=False) / "corrections"


def rules() -> Path:
    """The file of the rules."""
    return user_config_path("q7x2-tui", appauthor=False) / "rules.toml"
