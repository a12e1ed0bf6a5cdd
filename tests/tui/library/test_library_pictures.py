"""The library as pictures: a change of looks is seen, and accepted on purpose with ACCEPT_PICTURES=1."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.library.test_library import app_of, card, corpus, ended, listed, reading, screen_line, until
from tests.tui.test_pictures import compare, picture

__all__ = ["corpus", "ended"]


@pytest.mark.parametrize(
    ("name", "size", "theme"),
    [("library-wide", (120, 36), "dark"), ("library-narrow-light", (80, 24), "light")],
)
async def test_the_list_looks_as_it_did(corpus: Path, name: str, size: tuple[int, int], theme: str) -> None:
    app = app_of(corpus)
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        await listed(pilot, app, 4)
        await until(pilot, lambda: size[0] < 100 or "DAYS" in screen_line(app, "#facets"))
        await pilot.press("j")
        await pilot.pause()
        seen = picture(name, app)
    compare(name, seen)


async def test_the_card_of_a_figure_looks_as_it_did(corpus: Path) -> None:
    app = app_of(corpus)
    async with app.run_test(size=(120, 36)) as pilot:
        await listed(pilot, app, 4)
        await pilot.press("f", *"unit:troops", "enter")
        await listed(pilot, app, 3)
        await pilot.press("G", "enter")
        await reading(pilot, app, "Troops stay")
        await pilot.press("i")
        await until(pilot, lambda: "ACROSS" in card(app))
        await pilot.pause()
        seen = picture("library-card", app)
    compare("library-card", seen)
