"""What a command is about: what the reader points at, in the text and in the panes."""

from __future__ import annotations

from tests.tui.test_window import SIZE, now, screen, settled
from tui.app import ReaderApp


def name_of(app: ReaderApp, id_: str) -> str:
    return str(getattr(now(app).facts.entities[id_], "name", ""))


async def test_nothing_is_pointed_at_where_the_text_names_nothing(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert screen(app).controllers.selection.pointed() is None
        near = screen(app).controllers.selection.pointed_or_near()
        assert near is not None
        assert near.mention is not None
        assert now(app).sentence.start <= near.mention.start < now(app).sentence.end


async def test_the_mention_under_the_cursor_is_pointed_at(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("right_square_bracket")
        pointed = screen(app).controllers.selection.pointed()
        assert pointed is not None
        assert pointed.mention is not None
        assert pointed.mention.start == now(app).focus.offset


async def test_the_chosen_entity_is_pointed_at_away_from_its_mentions(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        mention = now(app).next_mention()
        assert mention is not None
        screen(app).session.go(now(app).focus.offset, mention.entity)
        assert screen(app).controllers.selection.pointed() == (mention.entity, None)


async def test_a_row_points_at_its_entity_as_a_whole(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("tab", "g", "j")
        pointed = screen(app).controllers.selection.pointed()
        assert pointed is not None
        assert name_of(app, pointed.entity) == "Pakistan"
        assert pointed.mention is None
