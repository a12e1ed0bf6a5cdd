"""The footer and the help speak of what has the keys."""

from __future__ import annotations

import pytest

from tests.tui.test_window import SIZE, line, screen, settled
from tui.app import ReaderApp
from tui.key_contexts import KEY_CONTEXTS
from tui.keymap import COMMAND_OF


@pytest.mark.parametrize("name", KEY_CONTEXTS)
def test_a_footer_has_at_most_eight_keys_and_all_are_commands(name: str) -> None:
    key_context = KEY_CONTEXTS[name]
    assert 2 < len(key_context.hints) <= 8
    assert all(id_ in COMMAND_OF for id_, _ in key_context.hints)
    assert all(id_ in COMMAND_OF for ids, _ in key_context.keys for id_ in ids)


@pytest.mark.parametrize(
    ("keys", "key_context", "says"),
    [
        ([], "text", "next entity"),
        (["right_square_bracket", "i"], "card", "only this"),
        (["m"], "map", "+ nearer"),
        (["t"], "timeline", "0 all dates"),
        (["tab"], "pane", "i card"),
    ],
)
async def test_the_footer_names_the_keys_of_what_has_them(
    app: ReaderApp, keys: list[str], key_context: str, says: str
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await pilot.pause()
        assert screen(app).key_context == key_context
        assert says in line(app, "#status", 0)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_no_hint_is_cut_and_help_and_quit_always_stay(app: ReaderApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        footer = line(app, "#status", 0)
        assert "? help" in footer
        assert "q quit" in footer
        assert "…" not in footer


@pytest.mark.parametrize(
    ("keys", "title"),
    [([], "In the text"), (["tab"], "In a pane"), (["right_square_bracket", "i"], "On a card")],
)
async def test_the_help_begins_with_what_has_the_keys(app: ReaderApp, keys: list[str], title: str) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*keys, "question_mark")
        groups = [str(group.render()) for group in app.screen.query("Static.help-group")]
        assert groups[0] == title


async def test_a_reason_that_is_cut_says_where_all_of_it_is(app: ReaderApp) -> None:
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "G")
        await pilot.pause()
        footer = line(app, "#status", 0)
        assert "…" in footer
        assert "Enter go there" in footer
        assert "i card" in footer


@pytest.mark.parametrize(
    ("size", "hints"),
    [
        ((60, 20), ("Enter go there", "i card")),
        ((80, 24), ("Enter go there", "i card", "Esc text")),
        ((120, 36), ("Enter go there", "i card", "Esc text")),
        ((200, 50), ("Enter go there", "i card", "Esc text", "n next mention", "= only this")),
    ],
)
async def test_the_keys_of_a_pane_stay_beside_the_reason(
    app: ReaderApp, size: tuple[int, int], hints: tuple[str, ...]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for keys in (["tab"], ["j"], ["G"], ["tab"], ["j"]):
            await pilot.press(*keys)
            await pilot.pause()
            footer = line(app, "#status", 0)
            assert all(hint in footer for hint in hints), footer
            assert screen(app).notice[: size[0] // 4] in footer


@pytest.mark.parametrize(
    ("key", "hints"), [("m", ("Esc text", "+ nearer", "i card")), ("t", ("Esc text", "i card"))]
)
async def test_the_keys_of_a_chart_stay_beside_the_reason(
    app: ReaderApp, key: str, hints: tuple[str, ...]
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(key, "n", "n")
        await pilot.pause()
        footer = line(app, "#status", 0)
        assert all(hint in footer for hint in hints), footer


async def test_what_was_done_in_a_pane_is_said_whole(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", "x")
        await pilot.pause()
        assert screen(app).notice in line(app, "#status", 0)


async def test_a_notice_stands_whole_where_the_window_is_narrow(app: ReaderApp) -> None:
    async with app.run_test(size=(60, 15)) as pilot:
        await settled(pilot)
        await pilot.press("g", "c")
        assert line(app, "#status", 0).strip() == "There is no entity under the cursor: ] goes to the next."


async def test_the_way_out_of_a_card_is_named_at_sixty_columns(app: ReaderApp) -> None:
    async with app.run_test(size=(60, 15)) as pilot:
        await settled(pilot)
        await pilot.press("right_square_bracket", "i")
        assert "Esc close" in line(app, "#status", 0)
