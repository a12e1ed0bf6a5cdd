"""Everything that can be set, once: its name, default, meaning, and what it may be."""

from __future__ import annotations

from typing import NamedTuple

from extractors import DEFAULT_MODEL
from extractors.kinds import CLOSED, NAMES

# Ours; the names of Textual's own follow.
OUR_THEMES = (
    "dark", "light", "high-contrast", "high-contrast-light", "colour-blind", "colour-blind-light",
)  # fmt: skip
TEXTUAL_THEMES = (
    "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe", "catppuccin-latte",
    "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn",
    "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark", "textual-light", "tokyo-night",
)  # fmt: skip
THEMES = OUR_THEMES + TEXTUAL_THEMES

# Cells a line of the text takes at most.
LEAST_WIDTH, DEFAULT_WIDTH, MOST_WIDTH = 40, 88, 120

# What relative dates are counted from.
ANCHORS = ARTICLES_OWN, GIVEN = "article", "given"


class Setting(NamedTuple):
    """Something that the configuration file may set.

    Attributes:
        name: Its key in the file.
        default: What holds without it; its type is what the file must give. A tuple stands for an array of texts.
        meaning: What it does, as a sentence.
        choices: What it, or each of its texts, may be; empty where any text is allowed.
        bounds: Least and greatest of a number; None for what is no number.
        is_extracts: Whether `extract` uses it too.
    """

    name: str
    default: str | int | bool | tuple[str, ...]
    meaning: str
    choices: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None
    is_extracts: bool = False


SETTINGS = (
    Setting("model", DEFAULT_MODEL, "An installed English spaCy pipeline.", is_extracts=True),
    Setting(
        "anchor",
        ARTICLES_OWN,
        "What “Friday” is counted from: the article's own date, or only a date that you or a record give.",
        ANCHORS,
        is_extracts=True,
    ),
    Setting(
        "home",
        "",
        "Where the outlet is, such as “Paris, Texas”, of articles that do not say.",
        is_extracts=True,
    ),
    Setting(
        "resident_minutes",
        0,
        "How long the analysing process waits for another window after one is closed.",
        bounds=(0, 1440),
    ),
    Setting("cache", True, "Whether finished analyses are kept, and used again."),
    Setting("theme", "dark", "The colours.", THEMES),
    Setting(
        "width", DEFAULT_WIDTH, "Cells a line of the text takes at most.", bounds=(LEAST_WIDTH, MOST_WIDTH)
    ),
    Setting(
        "scope",
        "sentence",
        "What part of the text the panes mark at first.",
        ("sentence", "paragraph", "screen", "so far", "article"),
    ),
    Setting("order", "first mention", "How the panes are ordered at first.", ("first mention", "frequency", "name")),
    Setting("hidden", CLOSED, "Kinds that are hidden at first.", NAMES),
    Setting("labels", False, "Whether each mention in the text carries the letter of its kind at first."),
)  # fmt: skip

BY_NAME = {setting.name: setting for setting in SETTINGS}
DEFAULTS = {setting.name: setting.default for setting in SETTINGS}

# The table of keys by the id of what they do; the reader alone knows the ids.
KEYS = "keys"
