"""The colours of our two themes, for Textual's themes and for the page that is painted before Textual is there."""

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
    "location": "#6fc7b7",
    "actor": "#e8bd6d",
    "figure": "#8fb4ff",
    "date": "#d6a3e8",
    "reading-tint": "#20242c",
    "match-ground": "#5b4a12",
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
    "location": "#00695c",
    "actor": "#8a5200",
    "figure": "#1d4fb8",
    "date": "#84308f",
    "reading-tint": "#efece3",
    "match-ground": "#ffe28a",
    "cursor-ground": "#cfdcf5",
    "faint": "#66635c",
    "rule": "#cfcabd",
}
