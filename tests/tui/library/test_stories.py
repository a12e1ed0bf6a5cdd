"""Stories in the library: a row a story, opened by a key; told by another; its figures on cards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from extractors.extracting import Extractor
from extractors.model import Figure
from tests.stories.marked import Marked, analysed, filled, marked
from tests.tui.canned import CannedClient
from tests.tui.library.test_library import card, reading, screen_line, until
from tui.library.read_articles import ReadArticles
from tui.library_app import LibraryApp
from tui.screens.library_reading import LibraryReadingScreen
from tui.screens.library_screen import LibraryScreen
from tui.screens.story_screen import StoryScreen


def _of(*beginnings: str) -> list[Marked]:
    return [one for one in marked() if one.article.id.startswith(beginnings)]


@pytest.fixture(scope="module")
def corpus(extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = analysed(extractor, _of("e1a", "e1b", "e1c", "e1d", "e1e", "e7", "o03"))
    return filled(tmp_path_factory.mktemp("stories") / "news", [list(told.values())])


@pytest.fixture
def app(corpus: Path) -> Iterator[LibraryApp]:
    made = LibraryApp(corpus, CannedClient(None), ReadArticles())
    yield made
    made.end()
    gc.unfreeze()


def figure_of(reader: LibraryReadingScreen, value: float) -> str:
    """The figure of that value in the article that is read."""
    figures = (one for one in reader.now.facts.entities.values() if isinstance(one, Figure))
    return next(figure.id for figure in figures if figure.value == value)


def lines_of(app: LibraryApp, count: int) -> list[str]:
    return [screen_line(app, "#library-list", y) for y in range(count)]


async def test_a_key_lists_a_row_a_story_which_another_opens_by_day_and_source(app: LibraryApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        controller = app.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == 11)
        await pilot.press("s")
        await until(pilot, lambda: controller.result.count == 3)
        assert "3 stories of 11 articles" in screen_line(app, "#title")
        rows = lines_of(app, 3)
        assert "Strong quake shakes" in rows[0]
        assert "5 articles" in rows[0]
        assert "articles" not in rows[1], "an article of no story"
        await pilot.press("p")
        await until(pilot, lambda: controller.result.count == 7)
        assert [row[1] for row in lines_of(app, 7)] == ["-", "=", "=", "=", "=", " ", "+"]
        assert "Deadly earthquake" in lines_of(app, 2)[1]
        await pilot.press("p")
        await until(pilot, lambda: controller.result.count == 3)
        await pilot.press("s")
        await until(pilot, lambda: controller.result.count == 11)


async def test_a_story_is_told_by_day_with_who_is_new_and_how_its_figures_developed(app: LibraryApp) -> None:
    async with app.run_test(size=(120, 50)) as pilot:
        controller = app.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == 11)
        await pilot.press("o")
        await until(pilot, lambda: "Floods cut off" in screen_line(app, "#library-list", 0))
        await pilot.press("P")
        await until(pilot, lambda: isinstance(app.screen, StoryScreen) and len(app.screen.query(Static)) > 6)
        region, size = app.screen.query_one("#story").region, app.size
        assert abs(region.x - (size.width - region.right)) <= 1, "in the middle"
        assert abs(region.y - (size.height - region.bottom)) <= 1
        shown = "\n".join(str(part.content) for part in app.screen.query(Static))
        assert "5 articles, Sat 17 Jun 2023 to Wed 21 Jun 2023, from 3 sources" in shown
        assert "▌ Northern Wire · Floods cut off villages in Sylhet" in shown
        assert "who is new: Rahima Begum" in shown
        assert "people dead  ▁" in shown
        dead = shown[shown.index("people dead") : shown.index("people displaced")]
        steps = [" ".join(line.split()) for line in dead.splitlines()[1:] if line.strip()]
        assert steps == [
            "Sat 17 Jun 2023 at least 12 people first police",
            "Sun 18 Jun 2023 at least 21 people updated police",
            "Sun 18 Jun 2023 21 people same police",
            "Sun 18 Jun 2023 24 people differs Relief workers",
            "Tue 20 Jun 2023 from 21 to 38 people updated disaster ministry",
            "Wed 21 Jun 2023 38 people same disaster ministry",
        ]
        await pilot.press("P")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_the_reader_tells_the_story_too_and_of_an_article_alone_that_there_is_none(
    app: LibraryApp,
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        controller = app.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == 11)
        await pilot.press("f", *"story:embankment", "enter")
        await until(pilot, lambda: controller.result.count == 0)
        await pilot.press("escape", "f", *"story:stranded", "enter")
        await until(pilot, lambda: controller.result.count == 5)
        await pilot.press("G", "enter")
        reader = await reading(pilot, app, "Floods cut off")
        assert "story:stranded is asked of the story alone" in reader.notice
        await pilot.press("P")
        await until(pilot, lambda: isinstance(app.screen, StoryScreen))
        await pilot.press("q", "q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("escape", "f", *"garment", "enter")
        await until(pilot, lambda: controller.result.count == 1)
        await pilot.press("P")
        await until(pilot, lambda: "No other article of the corpus" in screen_line(app, "#status"))


async def test_a_toll_changed_only_against_the_same_thing_in_what_was_read(app: LibraryApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        controller = app.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == 11)
        await pilot.press("o", "enter")
        await reading(pilot, app, "Floods cut off")
        await pilot.press("full_stop")
        reader = await reading(pilot, app, "Army boats")
        reader.controllers.cards.show_of(figure_of(reader, 21))
        await until(pilot, lambda: "12 in “Floods cut off" in " ".join(card(app).split()))
        assert "changed" in card(app)
        assert "differs" in card(app), "what relief workers say"
        reader.controllers.cards.show_of(figure_of(reader, 9))
        await until(pilot, lambda: "no article that you read has it" in " ".join(card(app).split()))
        assert "new" in card(app)
