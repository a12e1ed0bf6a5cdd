"""Every theme is read by everyone: WCAG's contrast, and kinds that stay apart without colour and without a kind of cone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.theme import BUILTIN_THEMES, Theme

from extractors.kinds import NAMES as KINDS
from extractors.model import Analysis, Article
from extractors.settings.known import OUR_THEMES, TEXTUAL_THEMES, THEMES
from tests.tui.canned import CannedClient
from tests.tui.test_window import settled
from tui import palette, themes
from tui.app import ReaderApp
from tui.contrast import AA, AAA, contrast, legible, linear, rgb
from tui.widgets.article_view import ArticleView

COLOURED = tuple(name for name in THEMES if name not in palette.ANSI)

# Text, and the grounds that the style sheets put it on.
TEXTS = ("foreground", *KINDS, "faint", "primary", "accent", "warning", "error")
GROUNDS = ("background", "panel", "surface", "reading-tint")
ON_MATCHES = ("foreground", *KINDS)

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009), severity 1.
EYES = {
    "without red cones": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "without green cones": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "without blue cones": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip

# CIE 1976: about 2 is just seen side by side; words stand apart from each other, so they need far more.
APART = 15


def colours(name: str) -> dict[str, str]:
    theme = themes.theme(name)
    assert isinstance(theme, Theme)
    fields = {field: getattr(theme, field) for field in palette.DARK if hasattr(theme, field)}
    return {**theme.variables, **fields}


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the example that just fails
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("ground", ["#000000", "#ffffff", "#808080", "#434c5e"])
def test_a_colour_is_moved_until_it_reads_and_no_colour_is_moved_that_does(ground: str) -> None:
    assert contrast(legible(ground, [ground]), ground) >= AA
    far = legible("#ffffff" if contrast("#ffffff", ground) > AA else "#000000", [ground])
    assert far in ("#ffffff", "#000000")


@pytest.mark.parametrize("name", COLOURED)
def test_every_text_reads_on_every_ground(name: str) -> None:
    found, least = colours(name), AAA if name.startswith("high-contrast") else AA
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(text, "match-ground") for text in ON_MATCHES] + [("foreground", "cursor-ground")]
    low = {pair: ratio for pair in pairs if (ratio := contrast(found[pair[0]], found[pair[1]])) < least}
    assert not low


def lab(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    channels = [linear(channel) for channel in rgb(colour)]
    seen = [min(1.0, max(0.0, sum(a * b for a, b in zip(row, channels, strict=True)))) for row in matrix]
    to_xyz = (0.4125, 0.3576, 0.1804), (0.2127, 0.7152, 0.0722), (0.0193, 0.1192, 0.9503)
    xyz = [sum(a * b for a, b in zip(row, seen, strict=True)) for row in to_xyz]
    white = (0.9505, 1.0, 1.089)
    x, y, z = (
        (part / full) ** (1 / 3) if part / full > 0.008856 else 7.787 * part / full + 16 / 116
        for part, full in zip(xyz, white, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("name", ["colour-blind", "colour-blind-light"])
def test_the_kinds_stay_apart_for_the_colour_blind(name: str, eyes: str) -> None:
    found = colours(name)
    seen = {role: lab(found[role], EYES[eyes]) for role in (*KINDS, "foreground")}
    for one, two in combinations(seen, 2):
        distance = sum((a - b) ** 2 for a, b in zip(seen[one], seen[two], strict=True)) ** 0.5
        assert distance >= APART, (one, two)


def test_every_theme_of_textual_can_be_named_and_the_painted_page_knows_its_colours() -> None:
    assert set(TEXTUAL_THEMES) == set(BUILTIN_THEMES)
    assert set(OUR_THEMES) == set(palette.OURS)
    for name in COLOURED:
        theme = themes.theme(name)
        assert theme is not None
        assert palette.page_colours(name) == (theme.foreground, theme.background, theme.panel)
    for name in palette.ANSI:
        assert palette.page_colours(name) == ("", "", "")
    assert palette.page_colours("nowhere") is None


@pytest.mark.parametrize("name", THEMES)
def test_dark_and_light_lead_to_each_other(name: str) -> None:
    there = themes.counterpart(name)
    assert themes.theme(there).dark is not themes.theme(name).dark  # type: ignore[union-attr]
    assert themes.counterpart(there, came_from=name) == name


def test_a_family_stays_together() -> None:
    assert themes.counterpart("high-contrast") == "high-contrast-light"
    assert themes.counterpart("catppuccin-latte") == "catppuccin-mocha"
    assert themes.counterpart("nord") == "light"


@pytest.mark.parametrize("name", THEMES)
async def test_kinds_are_told_apart_without_colour_in_every_theme(
    sample: Article, stored_analysis: Analysis, name: str
) -> None:
    app = ReaderApp([sample], CannedClient(stored_analysis), name)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        view = app.screen.query_one(ArticleView)
        looks = [view.get_component_rich_style(f"article--{kind}", partial=True) for kind in KINDS]
        lines = {(bool(look.bold), bool(look.underline), bool(look.italic)) for look in looks}
        assert len(lines) == len(KINDS)
        if name not in palette.ANSI:
            assert len({look.color for look in looks}) == len(KINDS)


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        await pilot.pause()
        if is_so():
            return
    pytest.fail("it did not come about")


async def test_the_palette_offers_every_theme_and_t_goes_back(
    sample: Article, stored_analysis: Analysis
) -> None:
    app = ReaderApp([sample], CannedClient(stored_analysis), "nord")
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert set(app.available_themes) == set(THEMES)
        await pilot.press("T")
        assert app.theme == "light"
        await pilot.press("T")
        assert app.theme == "nord"
        app.search_themes()
        await until(pilot, lambda: bool(app.screen.query("CommandList")))
        await pilot.press(*"gruvbox")
        await until(pilot, lambda: app.screen.query_one(CommandList).option_count == 1)
        await pilot.press("enter")
        await until(pilot, lambda: app.theme != "nord")
        assert app.theme == "gruvbox"
        assert app.screen.styles.background.hex.lower() == palette.TEXTUALS["gruvbox"][1]
