"""What was said in the last line can be read again."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Static

from tests.tui.test_listing import app_of, loader_of, until
from tests.tui.test_window import SIZE, line, screen, settled
from tui.app import ReaderApp
from tui.screens.messages_screen import MessagesScreen


def _shown(app: ReaderApp) -> list[str]:
    return [str(row.render()) for row in app.screen.query(".message").results(Static)]


async def _opened(app: ReaderApp, pilot: object) -> None:
    await pilot.press("ctrl+p")  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]
    await pilot.press(*"messages")  # type: ignore[attr-defined]
    await until(
        pilot,
        lambda: (
            bool(app.screen.query("CommandList")) and app.screen.query_one("CommandList").option_count > 0
        ),
    )  # type: ignore[arg-type, attr-defined]
    await pilot.press("enter")  # type: ignore[attr-defined]
    await until(pilot, lambda: isinstance(app.screen, MessagesScreen))  # type: ignore[arg-type]


async def test_every_message_is_in_the_list_in_order_and_no_reason_is(app: ReaderApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("s", "R", "tab", "j", "escape", "u")
        await _opened(app, pilot)
        shown = _shown(app)
        assert shown[-3:] == [
            "The panes mark what is in: paragraph.",
            "There is no file to read again.",
            "You have corrected nothing here that could be undone.",
        ]
        assert not any("GeoNames" in said or "candidate" in said for said in shown)
        times = [str(row.render()) for row in app.screen.query(".message-time").results(Static)]
        assert len(times) == len(shown)
        assert times == sorted(times)
        await pilot.press("g", "G", "space", "escape")
        assert not isinstance(app.screen, MessagesScreen)


async def test_files_that_cannot_be_read_are_counted_and_each_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a good.txt").write_text("Kabul fell on Friday. It was a long day there.", "utf-8")
    for number in range(5):
        (folder / f"bad {number}.pdf").write_bytes(b"%PDF-1.4 no document")
    loader = loader_of(folder)
    app = app_of(loader)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: loader.is_complete and "5 files or records" in screen(app).notice)
        assert "5 files or records could not be read: ^p messages" in line(app, "#status", 0)
        await pilot.press("j", "A")
        await pilot.pause()
        told = str(app.screen.query_one("#articles-told", Static).render())
        assert told.count("Not read: ") == 3
        assert "2 more: ^p messages" in told
        assert str(tmp_path) not in told, "the reason would be cut"
        assert "Not read: bad 0.pdf: " in told
        await pilot.press("escape")
        await _opened(app, pilot)
        for number in range(5):
            assert sum(f"bad {number}.pdf" in said for said in _shown(app)) == 1


async def test_one_file_that_cannot_be_read_is_told_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kabul fell on Friday. It was a long day there.", "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 no document")
    loader = loader_of(tmp_path)
    app = app_of(loader)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: loader.is_complete and "b.pdf" in screen(app).notice)
        await pilot.press("A")
        await pilot.pause()
        assert "b.pdf" in str(app.screen.query_one("#articles-told", Static).render())


async def test_a_note_that_nobody_asked_for_does_not_take_the_place_of_another(app: ReaderApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        window = screen(app)
        window.session.say_more("The article says no date of its own.")
        assert window.notice == "2 notes: ^p messages", "both would be cut"
        window.session.say_more("5 files or records could not be read: ^p messages")
        assert window.notice == "5 files or records could not be read: ^p messages"
        window.session.say_more("It was changed.")
        assert window.notice == "5 files or records could not be read, and a note: ^p messages"
        await _opened(app, pilot)
        assert _shown(app)[-2:] == ["The article says no date of its own.", "It was changed."]


async def test_why_a_file_is_not_read_is_on_the_screen_however_deep_and_long_it_is_called(
    tmp_path: Path,
) -> None:
    folder = tmp_path / ("deep" * 20) / ("and deeper " * 5).strip()
    folder.mkdir(parents=True)
    (folder / "a good.txt").write_text("Kabul fell on Friday. It was a long day there.", "utf-8")
    for name in ("b", "c" * 90):
        (folder / f"{name}.pdf").write_bytes(b"")
    loader = loader_of(folder)
    app = app_of(loader)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: loader.is_complete)
        await pilot.press("A")
        await pilot.pause()
        for said in str(app.screen.query_one("#articles-told", Static).render()).splitlines():
            assert said.startswith("Not read: ")
            name, _, reason = said.removeprefix("Not read: ").partition(": ")
            assert name.endswith(".pdf")
            assert reason
            assert len(name) <= 30
