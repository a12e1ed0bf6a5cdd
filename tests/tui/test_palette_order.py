"""The palette opens on what was used lately, then on what is likely where the keys are."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import SystemCommand
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot

from extractors.model import Analysis, Article
from tests.tui.canned import CannedClient
from tests.tui.test_window import SIZE, now, settled
from tui.app import ReaderApp
from tui.key_contexts import KEY_CONTEXTS
from tui.keymap import COMMAND_OF, COMMANDS, MOVING
from tui.memory import Memory
from tui.palette_order import likely, ordered
from tui.queries import Queries


def action(title: str) -> SystemCommand:
    return SystemCommand(title, "help", lambda: None)


def test_what_was_used_lately_leads_the_latest_first_then_what_is_likely_then_the_others_as_they_came() -> (
    None
):
    actions = [action(title) for title in "abcdef"]
    found = ordered(actions, recent=("e", "gone", "b"), here=("d", "b"), last={"a"}, place="On a card")
    assert [one.title for one in found] == ["b", "e", "d", "c", "f", "a"]
    assert [one.help for one in found[:4]] == [
        "Used lately · help",
        "Used lately · help",
        "On a card · help",
        "help",
    ]


@pytest.mark.parametrize("name", KEY_CONTEXTS)
def test_every_part_of_the_window_has_likely_actions_and_none_only_moves(name: str) -> None:
    words = likely(name, COMMANDS)
    assert words
    moving = {command.words for command in COMMANDS if command.group == MOVING}
    assert not moving & set(words)
    assert COMMAND_OF["quit"].words not in words


async def titles(pilot: Pilot[None]) -> list[str]:
    await pilot.press("ctrl+p")
    palette = pilot.app.screen
    assert isinstance(palette, CommandPalette)
    for _ in range(500):
        await pilot.pause(0.01)
        listed = palette.query_one(CommandList)
        if listed.option_count > 5:
            return [str(option.prompt).split("\n")[0] for option in listed.options]
    pytest.fail("the palette stayed empty")


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        ((), "filter.ask"),
        (("tab",), "row.choose"),
        (("right_square_bracket", "i"), "again.next"),
        (("m",), "chart.nearer"),
    ],
)
async def test_the_palette_opens_on_what_has_the_keys(
    app: ReaderApp, keys: tuple[str, ...], first: str
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        assert (await titles(pilot))[0] == COMMAND_OF[first].words


async def test_what_was_done_by_the_palette_leads_it_the_next_time_in_another_window_too(
    sample: Article, stored_analysis: Analysis, tmp_path: Path
) -> None:
    for is_first in (True, False):
        memory = Memory(queries=Queries(tmp_path / "queries.json"))
        app = ReaderApp([sample], CannedClient(stored_analysis), memory=memory)
        async with app.run_test(size=SIZE) as pilot:
            await settled(pilot)
            if is_first:
                await titles(pilot)
                await pilot.press(*"end of the article")
                for _ in range(100):
                    await pilot.pause(0.01)
                await pilot.press("enter")
                await pilot.pause()
                assert now(app).focus.offset > 1000
            else:
                assert (await titles(pilot))[0] == "End of the article"


def test_queries_of_before_there_were_actions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "queries.json"
    path.write_text('{"saved": {"big": "value>500"}, "filters": ["kabul"], "searches": []}', "utf-8")
    queries = Queries(path)
    assert queries.saved == {"big": "value>500"}
    assert queries.recent("actions") == ()
    queries.used("actions", "Quit")
    assert Queries(path).recent("filters") == ("kabul",)
