"""Keys that come faster than the window works: each does what it would have done if it had come later."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.test_window import SIZE, focused_text, now, settled
from tui.app import ReaderApp
from tui.widgets.article_view import ArticleView

_NAMES = {
    "\r": "enter",
    "\x7f": "backspace",
    "/": "slash",
    "\x1b": "escape",
    " ": "space",
    "]": "right_square_bracket",
}


async def typed(pilot: Pilot[None], keys: str) -> None:
    """All at once, as a terminal passes on what was typed ahead."""
    for key in keys:
        name = _NAMES.get(key, key)
        pilot.app.post_message(events.Key(name, key if key.isprintable() else None))
    for _ in range(10):
        await pilot.pause()


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("/taliban\rn", "Taliban and that officials"),
        ("/taliban\r]", "Taliban have captured another two"),
        ("/talx\x7fiban\rnn", "Taliban have captured Lashkar Gah"),
        ("/taliban\r/troops\r", "troops over the"),
        ("/troops\x1bl", "The provincial council chief"),
        ("fkabul\r]", "Kabul"),
        ("fkabul\r/troops\rg", "date 2021"),
    ],
)
async def test_what_is_typed_fast_is_never_lost(app: ReaderApp, keys: str, text: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await typed(pilot, keys)
        assert app.screen.query_one(ArticleView).has_focus
        assert focused_text(app).startswith(text)


async def test_a_filter_typed_fast_is_whole(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await typed(pilot, "fkind:figure value>500\r")
        assert now(app).filter.query == "kind:figure value>500"
