"""The colours of our themes, for Textual's themes and for the page that is painted before Textual is there.

Every text reads at 4.5:1 or better on every ground it stands on (WCAG 2.2, AA), in high contrast at 7:1 (AAA).
"""

from __future__ import annotations

DARK = {
    "primary": "#8fb4ff",
    "secondary": "#6fc7b7",
    "accent": "#e8bd6d",
    "warning": "#e8bd6d",
    "error": "#ff8f87",
    "success": "#8bd49c",
    "foreground": "#d8dade",
    "background": "#15171b",
    "surface": "#15171b",
    "panel": "#1d2026",
    "reading-tint": "#20242c",
    "match-ground": "#53430f",
    "cursor-ground": "#2c4470",
    "faint": "#868c97",
    "rule": "#353a44",
}

LIGHT = {
    "primary": "#1d4fb8",
    "secondary": "#00695c",
    "accent": "#8a5200",
    "warning": "#8a5200",
    "error": "#b3261e",
    "success": "#1b6e3c",
    "foreground": "#22252a",
    "background": "#fbfaf7",
    "surface": "#fbfaf7",
    "panel": "#f0eee8",
    "reading-tint": "#efece3",
    "match-ground": "#ffe28a",
    "cursor-ground": "#cfdcf5",
    "faint": "#66635c",
    "rule": "#cfcabd",
}

HIGH_CONTRAST = {
    "primary": "#a8c7ff",
    "secondary": "#7ff0da",
    "accent": "#ffd866",
    "warning": "#ffd866",
    "error": "#ffb3ad",
    "success": "#9df2b0",
    "foreground": "#ffffff",
    "background": "#000000",
    "surface": "#000000",
    "panel": "#101010",
    "reading-tint": "#262626",
    "match-ground": "#3d3000",
    "cursor-ground": "#003a8c",
    "faint": "#c4c4c4",
    "rule": "#9a9a9a",
}

HIGH_CONTRAST_LIGHT = {
    "primary": "#002a80",
    "secondary": "#004038",
    "accent": "#5c2f00",
    "warning": "#5c2f00",
    "error": "#7a0000",
    "success": "#003d14",
    "foreground": "#000000",
    "background": "#ffffff",
    "surface": "#ffffff",
    "panel": "#f2f2f2",
    "reading-tint": "#e6e6e6",
    "match-ground": "#ffe680",
    "cursor-ground": "#bcd4ff",
    "faint": "#3d3d3d",
    "rule": "#5c5c5c",
}

# The kinds take four hues of Okabe and Ito, "Color Universal Design" (2002, revised 2008): blue (sky blue on the dark ground),
# vermilion, yellow and reddish purple, each lightened or darkened until it reads and stays apart from the others and from
# the text for eyes without red, green or blue cones, as Machado, Oliveira and Fernandes (2009) model them.
COLOUR_BLIND = {
    "primary": "#9ad2f2",
    "secondary": "#9ad2f2",
    "accent": "#f0e442",
    "warning": "#f0e442",
    "error": "#ff9e61",
    "success": "#3cc79c",
    "foreground": "#dcdee2",
    "background": "#14161a",
    "surface": "#14161a",
    "panel": "#1c1f25",
    "reading-tint": "#20242c",
    "match-ground": "#173a52",
    "cursor-ground": "#2c4470",
    "faint": "#8a909b",
    "rule": "#3a3f49",
}

COLOUR_BLIND_LIGHT = {
    "primary": "#006ca9",
    "secondary": "#006ca9",
    "accent": "#8f3f00",
    "warning": "#8f3f00",
    "error": "#8f3f00",
    "success": "#00664b",
    "foreground": "#1f2226",
    "background": "#fbfaf7",
    "surface": "#fbfaf7",
    "panel": "#f0eee8",
    "reading-tint": "#ecebe6",
    "match-ground": "#f6ea84",
    "cursor-ground": "#cfdcf5",
    "faint": "#625f58",
    "rule": "#c8c4b8",
}

# By the name a person gives: the colours, and whether their ground is dark.
OURS = {
    "dark": (DARK, True),
    "light": (LIGHT, False),
    "high-contrast": (HIGH_CONTRAST, True),
    "high-contrast-light": (HIGH_CONTRAST_LIGHT, False),
    "colour-blind": (COLOUR_BLIND, True),
    "colour-blind-light": (COLOUR_BLIND_LIGHT, False),
}
DEFAULT = "dark"

# The terminal's own colours.
ANSI = ("ansi-dark", "ansi-light")

# Foreground, background and bars of Textual's themes as the window shows them, for the painted page; a test holds them to it.
TEXTUALS = {
    "atom-one-dark": ("#b5bcc7", "#282c34", "#3b414d"),
    "atom-one-light": ("#383a42", "#fafafa", "#e0e0e0"),
    "catppuccin-frappe": ("#c6d0f5", "#303446", "#414559"),
    "catppuccin-latte": ("#4c4f69", "#eff1f5", "#e6e9ef"),
    "catppuccin-macchiato": ("#cad3f5", "#24273a", "#363a4f"),
    "catppuccin-mocha": ("#cdd6f4", "#181825", "#313244"),
    "dracula": ("#f8f8f2", "#282a36", "#2b2e3b"),
    "flexoki": ("#fffcf0", "#100f0f", "#1c1b1a"),
    "gruvbox": ("#fbf1c7", "#282828", "#3c3836"),
    "monokai": ("#d6d6d6", "#272822", "#2e2e2e"),
    "nord": ("#d8dee9", "#2e3440", "#3b4252"),
    "rose-pine": ("#e0def4", "#191724", "#1f1d2e"),
    "rose-pine-dawn": ("#575279", "#faf4ed", "#fffaf3"),
    "rose-pine-moon": ("#e0def4", "#232136", "#2a273f"),
    "solarized-dark": ("#a7b3b5", "#002b36", "#073642"),
    "solarized-light": ("#4d6066", "#fdf6e3", "#eee8d5"),
    "textual-dark": ("#e0e0e0", "#121212", "#1e1e1e"),
    "textual-light": ("#1f1f1f", "#e0e0e0", "#d8d8d8"),
    "tokyo-night": ("#a9b1d6", "#1a1b26", "#24283b"),
}


def page_colours(theme: str) -> tuple[str, str, str] | None:
    """Foreground, background and bars of a theme, empty where they are the terminal's own; None where there is no such theme."""
    if theme in OURS:
        colours = OURS[theme][0]
        return colours["foreground"], colours["background"], colours["panel"]
    return ("", "", "") if theme in ANSI else TEXTUALS.get(theme)
