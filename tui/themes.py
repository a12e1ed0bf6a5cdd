"""Themes: our three families, and Textual's own, adapted so that every text reads on the grounds that we put it on."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from textual.theme import BUILTIN_THEMES, Theme

from tui import palette
from tui.contrast import legible, mixed
from tui.kind_views import views

# What a Textual theme has fields for; the rest are variables of our own.
_FIELDS = (
    "primary", "secondary", "accent", "warning", "error", "success", "foreground", "background", "surface", "panel",
)  # fmt: skip

# The theme of the same family on the other ground; the first of a name's pairs leads there.
_PAIRS = (
    ("dark", "light"),
    ("high-contrast", "high-contrast-light"),
    ("colour-blind", "colour-blind-light"),
    ("textual-dark", "textual-light"),
    ("atom-one-dark", "atom-one-light"),
    ("catppuccin-mocha", "catppuccin-latte"),
    ("catppuccin-macchiato", "catppuccin-latte"),
    ("catppuccin-frappe", "catppuccin-latte"),
    ("rose-pine", "rose-pine-dawn"),
    ("rose-pine-moon", "rose-pine-dawn"),
    ("solarized-dark", "solarized-light"),
    ("ansi-dark", "ansi-light"),
)

# Colours that the terminal's own palette gives: they are named, and nothing is known of how they look.
_ANSI = {
    "reading-tint": "ansi_default", "match-ground": "ansi_bright_black", "cursor-ground": "ansi_bright_black",
    "faint": "ansi_default", "rule": "ansi_bright_black",
}  # fmt: skip

# Shares of one colour in another, chosen by looking: the tint is seen and does not shout.
_TINT, _RULE, _CURSOR, _MATCH, _FAINT = 0.06, 0.22, 0.25, 0.3, 0.35
_MATCH_HUE = {True: "#b08a00", False: "#ffc800"}


@cache
def theme(name: str) -> Theme | None:
    """A theme by its name, ours or Textual's; None where there is none of that name."""
    if name in palette.OURS:
        colours, is_dark = palette.OURS[name]
        return _theme(name, {**colours, **_of_kinds(name, is_dark)}, is_dark)
    its_own = BUILTIN_THEMES.get(name)
    return None if its_own is None else _adapted(its_own)


def _theme(name: str, colours: dict[str, str], dark: bool) -> Theme:
    fields = {field: colours[field] for field in _FIELDS}
    return Theme(name=name, **fields, dark=dark, variables=_variables(colours))  # type: ignore[arg-type]


def _variables(colours: dict[str, str]) -> dict[str, str]:
    return {name: colour for name, colour in colours.items() if name not in _FIELDS}


def _adapted(its_own: Theme) -> Theme:
    """One of Textual's themes with our variables, its text moved towards white or black where it would read badly."""
    if its_own.ansi:
        return replace(its_own, variables={**its_own.variables, **_ANSI, **_ansi_of_kinds()})
    given = its_own.to_color_system().generate()
    of_kinds = _of_kinds("dark" if its_own.dark else "light", its_own.dark)
    background, panel = given["background"].lower(), given["surface"].lower()
    tint = mixed(background, given["foreground"], _TINT)
    grounds = {
        "background": background,
        "panel": panel,
        "surface": background,
        "reading-tint": tint,
        "match-ground": mixed(background, _MATCH_HUE[its_own.dark], _MATCH),
        "cursor-ground": mixed(background, given["primary"], _CURSOR),
        "rule": mixed(background, given["foreground"], _RULE),
    }
    under = (background, panel, tint)
    everywhere = (*under, grounds["match-ground"], grounds["cursor-ground"])
    colours = {name: legible(given[name], under) for name in _FIELDS if name not in grounds}
    colours["foreground"] = legible(given["foreground"], everywhere)
    colours["faint"] = legible(mixed(given["foreground"], background, _FAINT), under)
    colours |= {kind: legible(colour, everywhere) for kind, colour in of_kinds.items()}
    ours = _theme(its_own.name, colours | grounds, its_own.dark)
    return replace(ours, variables={**its_own.variables, **ours.variables})


def counterpart(name: str, came_from: str = "") -> str:
    """The theme on the other ground: the one that the reader came from, else of the same family, else ours.

    Args:
        name: The theme now.
        came_from: The theme that was left for it; empty where it was the first.
    """
    now, before = theme(name), theme(came_from)
    if now is None:
        return palette.DEFAULT
    if before is not None and before.dark != now.dark:
        return came_from
    for dark, light in _PAIRS:
        if name in (dark, light):
            return light if name == dark else dark
    return "light" if now.dark else "dark"


class GroundToggle:
    """Changes between a theme and its counterpart on the other ground."""

    def __init__(self) -> None:
        self._left = ""  # the theme that was left for this one

    def other_than(self, name: str) -> str:
        """The theme to change to from this one."""
        there, self._left = counterpart(name, self._left), name
        return there


def defaults(is_dark: bool) -> dict[str, str]:
    """Our variables for a theme that does not name them."""
    base = "dark" if is_dark else "light"
    return _variables({**palette.OURS[base][0], **_of_kinds(base, is_dark)})


def _of_kinds(name: str, is_dark: bool) -> dict[str, str]:
    """The colour of each kind in a theme of ours."""
    return {view.kind: view.colour(name, is_dark) for view in views()}


def _ansi_of_kinds() -> dict[str, str]:
    return {view.kind: view.look.ansi for view in views()}
