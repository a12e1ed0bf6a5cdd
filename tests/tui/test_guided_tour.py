"""The tour: each step says what is seen and waits for its key; Esc leaves; it fits into a small window."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from extractors.model import Article
from tests.tui.canned import CannedClient
from tests.tui.test_tour import shown
from tests.tui.test_window import settled
from tui.app import ReaderApp
from tui.reader.tour_controller import STEPS, WAITING

KEYS = {
    "sentence.next": ["l"], "mention.next": ["right_square_bracket"], "card.open": ["i"], "clear": ["escape"],
    "filter.ask": ["f", *("v", "a", "l", "u", "e", "greater_than_sign", "5", "0", "0"), "enter"],
    "map.toggle": ["m"], "timeline.toggle": ["t"], "doubt.next": ["D"], "help": ["question_mark"],
}  # fmt: skip


@pytest.fixture
def guided(sample: Article, client: CannedClient) -> ReaderApp:
    return ReaderApp([sample], client, has_tour=True)


def says(app: ReaderApp, number: int) -> bool:
    return f"Tour {number} of {len(STEPS)}" in shown(app)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_each_step_waits_for_its_key_and_the_last_one_ends_in_the_help(
    guided: ReaderApp, size: tuple[int, int]
) -> None:
    async with guided.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.pause()
        for number, step in enumerate(STEPS, start=1):
            screen = shown(guided)
            assert says(guided, number), screen
            assert " ".join(step.says.split()[:4]) in screen
            await press(pilot, "j")  # any other key is the window's, and the tour waits
            assert says(guided, number)
            for _ in range(3):
                await press(pilot, *KEYS[step.command])
                if not says(guided, number) or step.command != "clear":
                    break
        assert "Next paragraph" in shown(guided)
        await press(pilot, "escape")
        assert "Tour" not in shown(guided)
        assert guided.is_running


async def test_esc_leaves_the_tour_and_closes_nothing_else(guided: ReaderApp) -> None:
    async with guided.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "l", "right_square_bracket")
        assert says(guided, 3)
        await press(pilot, "escape")
        assert "Tour" not in shown(guided)
        reading = guided.reading_screen
        assert reading is not None
        assert reading.now.focus.entity, "the fact that was chosen is chosen still"


async def test_the_tour_waits_for_the_facts(sample: Article) -> None:
    app = ReaderApp([sample], CannedClient(None), has_tour=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "l")
        assert says(app, 1)
        assert WAITING in shown(app)


async def test_it_begins_from_the_help_too(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "question_mark")
        await press(pilot, "f2")
        assert says(app, 1)
        assert len(app.screen_stack) == 1


async def test_a_step_that_closes_closes_the_card_and_the_filter(guided: ReaderApp) -> None:
    async with guided.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "l", "right_square_bracket", "i")
        assert "MENTION" in shown(guided)
        await press(pilot, "escape")
        assert says(guided, 5)
        assert "MENTION" not in shown(guided)
