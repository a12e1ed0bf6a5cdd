"""Our two themes: calm grounds, four kinds that stay apart for colour-blind readers and on both grounds."""

from __future__ import annotations

from textual.theme import Theme

_DARK_KINDS = {"location": "#6fc7b7", "actor": "#e8bd6d", "figure": "#8fb4ff", "date": "#d6a3e8"}
_LIGHT_KINDS = {"location": "#00695c", "actor": "#8a5200", "figure": "#1d4fb8", "date": "#84308f"}

DARK = Theme(
    name="q7x2-dark", primary="#8fb4ff", secondary="#6fc7b7", accent="#e8bd6d",
    warning="#e8bd6d", error="#ff8f87", success="#8bd49c",
    foreground="#d8dade", background="#15171b", surface="#15171b", panel="#1d2026", dark=True,
    variables={
        **_DARK_KINDS, "reading-tint": "#20242c", "match-ground": "#5b4a12", "faint": "#868c97",
        "rule": "#353a44", "cursor-ground": "#2c4470",
    },
)  # fmt: skip

LIGHT = Theme(
    name="q7x2-light", primary="#1d4fb8", secondary="#00695c", accent="#8a5200",
    warning="#8a5200", error="#b3261e", success="#1b6e3c",
    foreground="#22252a", background="#fbfaf7", surface="#fbfaf7", panel="#f0eee8", dark=False,
    variables={
        **_LIGHT_KINDS, "reading-tint": "#efece3", "match-ground": "#ffe28a", "faint": "#66635c",
        "rule": "#cfcabd", "cursor-ground": "#cfdcf5",
    },
)  # fmt: skip


def defaults(is_dark: bool) -> dict[str, str]:
    """Our variables for a theme that is not ours."""
    return (DARK if is_dark else LIGHT).variables
