"""The first minute of `docs/start.md`: at most 25 keys, and each step gives what it says."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tui.test_window import SIZE, line, settled
from tui.app import ReaderApp

_START = Path(__file__).parents[2] / "docs" / "start.md"
_NAMES = {
    "]": "right_square_bracket",
    "/": "slash",
    "Enter": "enter",
    "Esc": "escape",
    ">": "greater_than_sign",
}


def steps() -> list[list[str]]:
    """The keys of each row of the page's table."""
    table = _START.read_text("utf-8").split("## A first minute")[1].split("##")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    return [
        [
            key
            for words in re.findall(r"`([^`]+)`", row)
            for key in ([words] if words in _NAMES else list(words))
        ]
        for row in rows
    ]


def shown(app: ReaderApp) -> str:
    """What stands on the screen."""
    return "\n".join(
        "".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()
    )


def test_the_tour_takes_at_most_25_keys() -> None:
    assert 0 < sum(map(len, steps())) <= 25


async def test_each_step_of_the_tour_gives_what_it_says(app: ReaderApp) -> None:
    taliban, friday, lashkar_gah, figures, citation, end = steps()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)

        async def press(keys: list[str]) -> str:
            await pilot.press(*[_NAMES.get(key, key) for key in keys])
            await pilot.pause()
            return shown(app)

        screen = await press(taliban)
        assert "7 MENTIONS" in screen
        assert "resurgent Taliban" in screen
        assert re.search(r"▌ Fri 13 Aug 2021", await press(friday))
        screen = await press(lashkar_gah)
        assert re.search(r"division +Helmand", screen)
        assert "31.59" in screen
        screen = await press(figures)
        assert "3 of " in line(app, "#status", 0)
        for figure in ("~ 800  troops", "  3,000  troops", "~ 600  troops"):
            assert figure in screen
        await press(citation)
        assert "Lashkar Gah, the capital of the southern province of Helmand." in app.clipboard
        assert "2021" in app.clipboard
        await pilot.press(*end)
    assert app.return_code == 0
