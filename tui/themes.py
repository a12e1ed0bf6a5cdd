"""Our two themes: calm grounds, four kinds that stay apart for colour-blind readers and on both grounds."""

from __future__ import annotations

from textual.theme import Theme

from tui import palette

# What a Textual theme has fields for; the rest are variables of our own.
_FIELDS = (
    "primary", "secondary", "accent", "warning", "error", "success", "foreground", "background", "surface", "panel",
)  # fmt: skip


def _theme(name: str, colours: dict[str, str], dark: bool) -> Theme:
    fields = {field: colours[field] for field in _FIELDS}
    return Theme(name=name, **fields, dark=dark, variables=_variables(colours))  # type: ignore[arg-type]


def _variables(colours: dict[str, str]) -> dict[str, str]:
    return {name: colour for name, colour in colours.items() if name not in _FIELDS}


DARK = _theme("q7x2-dark", palette.DARK, dark=True)
LIGHT = _theme("q7x2-light", palette.LIGHT, dark=False)


def defaults(is_dark: bool) -> dict[str, str]:
    """Our variables for a theme that is not ours."""
    return _variables(palette.DARK if is_dark else palette.LIGHT)
