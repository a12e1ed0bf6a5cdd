"""What is said in the last line is not cut: it goes on from lines above, which lie over the panes."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tests.tui.test_window import settled
from tui.app import ReaderApp
from tui.widgets.notice_lines import NoticeLines, broken
from tui.widgets.status_bar import StatusBar

LONG = "Only the model’s label says that it is an organisation: it is named once, and nothing that is known supports it."


def shown(app: ReaderApp) -> list[str]:
    rows = ["".join(s.text for s in strip).rstrip() for strip in app.screen._compositor.render_strips()]
    return rows[-3:]


async def test_what_is_longer_than_the_last_line_takes_the_line_above_until_the_next_key(
    app: ReaderApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = shown(app)
        app.screen.session.say(LONG)  # type: ignore[attr-defined]
        await pilot.pause()
        *_, above, last = shown(app)
        assert f"{above} {last.strip()}".strip() == LONG
        await pilot.press("j")
        await pilot.pause()
        assert shown(app)[:2] == before[:2], "the panes are as they were"
        app.screen.session.say("Short.")  # type: ignore[attr-defined]
        await pilot.pause()
        assert shown(app)[-1].endswith("Short.")
        assert shown(app)[:2] == before[:2]


async def test_a_question_takes_the_lines_away(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = shown(app)
        app.screen.session.say(LONG)  # type: ignore[attr-defined]
        await pilot.pause()
        await pilot.press("f")
        await pilot.pause()
        assert shown(app)[:2] == before[:2]


async def test_a_reason_of_a_row_stays_one_line_because_the_card_has_all_of_it(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("tab", *["j"] * 4)
        await pilot.pause()
        assert not any(lines.display for lines in app.screen.query(NoticeLines))
        assert "card" in app.screen.query_one(StatusBar).render_line(0).text


@pytest.mark.parametrize("last", [20, 40, 60])
@pytest.mark.parametrize("room", [60, 78, 118])
@pytest.mark.parametrize("text", [LONG, "", "a", "a" * 200, "words " * 60, f"{LONG} {LONG}"])
def test_no_word_is_lost_and_no_line_is_longer_than_its_room(text: str, room: int, last: int) -> None:
    lines = broken(text, room, last)
    assert " ".join(lines).split() == text.split()
    if all(len(word) <= last for word in text.split()):
        assert all(cell_len(line) <= room for line in lines)
        assert cell_len(lines[-1]) <= last
