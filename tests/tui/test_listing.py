"""Articles that come while the window is open, their list, and a file that is read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from extractors.errors import SourceError
from extractors.model import Analysis
from extractors.sources.loading import Loading
from tests.tui.canned import CannedClient
from tests.tui.test_window import line, now, screen
from tui.app import ReaderApp
from tui.article_loader import ArticleLoader
from tui.preferences import Preferences
from tui.revision import offset_in
from tui.screens.article_list import ArticleListScreen
from tui.screens.versions_screen import VersionsScreen
from tui.watch import Watch
from tui.widgets.article_list import ArticleList

SIZE = (120, 36)


def loader_of(*sources: Path | str, loading: Loading | None = None) -> ArticleLoader:
    loader = ArticleLoader(tuple(map(str, sources)), None, loading or Loading())
    loader.open_first()
    return loader


def app_of(loader: ArticleLoader) -> ReaderApp:
    return ReaderApp(loader.articles, CannedClient(Analysis()), loader=loader)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    for _ in range(500):
        await pilot.pause(0.01)
        if holds():
            return
    pytest.fail("it did not come to hold")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in (1, 2, 10):
        (tmp_path / f"note {number}.txt").write_text(
            f"Some {number} people came to Kabul. They stayed.", "utf-8"
        )
    (tmp_path / "empty.txt").write_bytes(b"")
    return tmp_path


async def test_the_first_article_opens_and_the_others_come(folder: Path) -> None:
    loader = loader_of(folder / "note 1.txt", folder)
    assert len(loader.articles) == 1
    app = app_of(loader)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: loader.is_complete and "of 4" in line(app, "#title", 0))
        assert "empty.txt: there is no text in it" in screen(app).notice
        await pilot.press("A")
        assert isinstance(app.screen, ArticleListScreen)
        await pilot.press("G", "enter")
        assert now(app).article.id == "note 10"
        assert "4 of 4" in line(app, "#title", 0)
        await pilot.press("A", "escape")
        assert now(app).article.id == "note 10"


async def test_a_file_that_changed_is_read_again_at_the_same_place(folder: Path) -> None:
    path = folder / "note 1.txt"
    app = app_of(loader_of(path))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("l")
        here = now(app).focus.offset
        await pilot.press("R")
        await until(pilot, lambda: "as it was" in screen(app).notice)
        path.write_text("URGENT\n\nSome 1 people came to Kabul. They stayed. They left.", "utf-8")
        await pilot.press("R")
        await until(pilot, lambda: "Read again" in screen(app).notice)
        reading = now(app)
        assert reading.article.text.endswith("They left.")
        assert reading.focus.offset == here + len("URGENT\n\n")
        path.unlink()
        await pilot.press("R")
        await until(pilot, lambda: "no such file" in screen(app).notice)
        assert now(app).article.text.endswith("They left."), "the text stays"


def test_a_change_is_seen(tmp_path: Path) -> None:
    import threading

    path, seen = tmp_path / "a.txt", threading.Event()
    path.write_text("one", "utf-8")
    watch = Watch(lambda _: seen.set(), every_s=0.01)
    watch.follow(str(path))
    try:
        for size in range(2, 500):  # until the watch has seen two states of it
            path.write_text("x" * size, "utf-8")
            if seen.wait(0.02):
                break
        assert seen.is_set()
    finally:
        watch.end()


def test_a_window_holds_so_much_and_says_so(folder: Path) -> None:
    loader = loader_of(folder, loading=Loading(max_bytes=100))
    loader.read_on(lambda: None)
    while not loader.is_complete:
        pass
    assert any("a window holds" in str(error) for error in loader.errors)


def test_nothing_to_read_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file in this folder"):
        loader_of(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "offset", "there"),
    [
        ("abc def", "abc def", 4, 4),
        ("abc def", "X abc def", 4, 6),
        ("abc def ghi", "abc ghi", 8, 4),
        ("abc def ghi", "abc", 8, 2),
        ("abc def ghi", "", 5, 0),
        ("one two three four", "ONE two three FOUR", 4, 4),
    ],
)
def test_a_place_is_found_in_a_later_version(old: str, new: str, offset: int, there: int) -> None:
    assert offset_in(new, old, offset) == there


async def test_the_list_finds_while_one_types_and_opens_what_was_found(folder: Path) -> None:
    loader = loader_of(folder)
    app = app_of(loader)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: loader.is_complete)
        await pilot.press("A", "slash", *"e 10")
        await pilot.pause()
        listed = app.screen.query_one(ArticleList)
        assert len(listed.rows) == 1
        assert "1 of 3 articles" in str(app.screen.query_one("#articles-title", Static).render())
        await pilot.press("enter", "enter")
        assert now(app).article.id == "note 10"
        await pilot.press("A", "f", *"nothing such", "enter")
        assert isinstance(app.screen, ArticleListScreen), "nothing was found, and nothing opens"
        await pilot.press("escape")
        assert len(app.screen.query_one(ArticleList).rows) == 3
        assert app.screen.query_one(ArticleList).number == 2
        await pilot.press("f", *"note 2", "enter", "escape")
        assert len(app.screen.query_one(ArticleList).rows) == 3, "the first Esc shows all"
        await pilot.press("escape")
        assert not isinstance(app.screen, ArticleListScreen)


async def test_the_list_sorts_and_opens_by_its_rows(tmp_path: Path) -> None:
    for name, day in (("a", "2021-08-11"), ("b", "2021-08-13"), ("c", "2021-08-12")):
        (tmp_path / f"{name}.txt").write_text(f"date {day}\n\nKabul fell.", "utf-8")
    loader = loader_of(tmp_path)
    app = app_of(loader)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: loader.is_complete)
        await pilot.press("A", "o")
        await pilot.pause()
        assert "the latest first" in str(app.screen.query_one("#articles-title", Static).render())
        assert list(app.screen.query_one(ArticleList).rows.shown) == [1, 2, 0]
        await pilot.press("j", "enter")
        assert now(app).article.id == "c"


async def test_keys_of_ones_own_hold_in_the_list_too(folder: Path) -> None:
    loader = loader_of(folder)
    keys = {"line.next": ("x",), "article.list": ("Z",)}
    app = ReaderApp(
        loader.articles, CannedClient(Analysis()), loader=loader, preferences=Preferences(keys=keys)
    )
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: loader.is_complete)
        await pilot.press("Z", "x", "j")
        assert isinstance(app.screen, ArticleListScreen)
        assert app.screen.query_one(ArticleList).cursor == 1
        await pilot.press("Z")
        assert not isinstance(app.screen, ArticleListScreen)


async def test_articles_that_tell_the_same_story_are_told_as_such(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    story = " ".join(
        f"In village number {n} some {n + 40} people fled from the storm, the mayor said." for n in range(12)
    )
    (folder / "a.txt").write_text(f"{story} It rained.", "utf-8")
    (folder / "b.txt").write_text(
        "Canada is sending 12 doctors to the port of Karwar, where a wall collapsed.", "utf-8"
    )
    (folder / "c.txt").write_text(f"A new beginning. {story}", "utf-8")
    loader = loader_of(folder)
    app = ReaderApp(loader.articles, CannedClient(Analysis()), loader=loader)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: loader.is_complete)
        await pilot.press("A")
        await until(pilot, lambda: len(loader.grouping) == 3)
        await pilot.pause()
        rows = app.screen.query_one(ArticleList)
        assert [rows.render_line(row).text[1] for row in range(2)] == ["+", " "]
        told = app.screen.query_one("#articles-told", Static)
        assert "Copies and versions: " in str(told.render())
        assert "c.txt" in str(told.render())
        await pilot.press("j")
        assert "Copies and versions" not in str(told.render())


async def test_copies_are_folded_in_the_list_opened_by_a_key_and_compared_by_another(tmp_path: Path) -> None:
    rest = " ".join(f"Sentence {n} of the story tells what no other sentence of it tells." for n in range(20))
    for name, dead in (("a", 40), ("b", 62)):
        (tmp_path / f"{name}.txt").write_text(f"A storm killed {dead} people in Karwar. {rest}", "utf-8")
    (tmp_path / "c.txt").write_text("Insurers put the damage at $45 million.", "utf-8")
    app = app_of(loader_of(tmp_path))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "1 of 3" in line(app, "#title", 0))
        await pilot.press("A")
        listed = app.screen.query_one(ArticleList)
        await until(pilot, lambda: len(listed.rows) == 2)
        assert "▌+A storm killed 40" in line(app, "#articles", 0)
        assert "1 copy" in line(app, "#articles", 0)
        assert "3 articles, 1 of them a copy" in str(app.screen.query_one("#articles-title", Static).content)
        await pilot.press("p")
        assert [line(app, "#articles", row)[1] for row in range(3)] == ["-", "=", " "]
        await pilot.press("j", "E")
        await until(
            pilot, lambda: isinstance(app.screen, VersionsScreen) and len(app.screen.query(Static)) > 2
        )
        shown = " ".join(str(part.content) for part in app.screen.query(Static))
        assert "40 → 62" in shown
        await pilot.press("E")
        assert isinstance(app.screen, ArticleListScreen)
        await pilot.press("p")
        assert len(listed.rows) == 2
        assert listed.number == 0, "on the article that its copy is folded under"
        await pilot.press("j", "E")
        assert isinstance(app.screen, ArticleListScreen), "nothing tells this story else"
