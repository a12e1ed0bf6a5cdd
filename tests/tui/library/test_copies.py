"""Copies in the library: one row a story, opened and folded by a key, compared by another."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Static

from extractors.corpus.copies import settle_copies
from extractors.corpus.marker import mark
from extractors.corpus.rows import rows_of
from extractors.corpus.shard import write_shard
from extractors.exports.schema import as_schema
from extractors.model import Analysis, ModelInfo, Span
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.library.test_library import screen_line, until
from tui.library.read_articles import ReadArticles
from tui.library_app import LibraryApp
from tui.screens.library_screen import LibraryScreen
from tui.screens.versions_screen import VersionsScreen

_REST = " ".join(f"Sentence {n} of the story tells what no other sentence of it tells." for n in range(20))
_OTHERS = 140  # more than a page of rows


def record(id: str, day: str, title: str, text: str) -> dict[str, object]:
    article = article_of(text, id=id, source="records.jsonl", option_date=day)
    whole = as_schema(article, Analysis((Span(0, len(text)),), (), (), 1, (), ModelInfo("m", "1")))
    whole["article"]["title"] = title
    return rows_of(whole)  # type: ignore[return-value]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpora") / "copies"
    mark(folder, "e1")
    rows = [
        record("a", "2021-08-01", "Storm", f"A storm killed 40 people in Karwar. {_REST}"),
        record("b", "2021-08-02", "Toll rises", f"A storm killed 62 people in Karwar. {_REST}"),
        record("c", "2021-08-03", "By wire", f"A storm killed 40 people in Karwar. {_REST}"),
        *(
            record(f"o{n}", f"2021-09-{n % 28 + 1:02}", f"Other {n}", f"{n} men came.")
            for n in range(_OTHERS)
        ),
    ]
    write_shard(folder, "e1", rows)  # type: ignore[arg-type]
    settle_copies(folder)
    return folder


@pytest.fixture
def app(corpus: Path) -> Iterator[LibraryApp]:
    made = LibraryApp(corpus, CannedClient(None), ReadArticles())
    yield made
    made.end()
    gc.unfreeze()


def first_signs(app: LibraryApp, top: int, count: int) -> list[str]:
    listed = app.library.articles
    y = top - round(listed.scroll_offset.y)
    return [screen_line(app, "#library-list", y + row)[1] for row in range(count)]


def last_line(app: LibraryApp) -> str:
    return screen_line(app, "#library-list", app.library.articles.size.height - 1)


async def test_a_story_far_down_is_opened_where_it_stands_and_folded_from_a_copy(app: LibraryApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        controller = app.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == _OTHERS + 1)
        assert f"{_OTHERS + 1} articles + 2 copies" in screen_line(app, "#title")
        await pilot.press("G")
        await until(pilot, lambda: "Storm" in last_line(app))
        assert "2 copies" in last_line(app)
        await pilot.press("p")
        await until(pilot, lambda: controller.result.count == _OTHERS + 3)
        assert app.library.articles.cursor == _OTHERS, "the cursor stays"
        await pilot.press("G")
        await until(pilot, lambda: first_signs(app, _OTHERS, 3) == ["-", "=", "="])
        await pilot.press("p")
        await until(pilot, lambda: controller.result.count == _OTHERS + 1)
        assert app.library.articles.cursor == _OTHERS, "on the article that they are folded under"
        assert first_signs(app, _OTHERS, 1) == ["+"]


async def test_what_the_versions_changed_is_shown_and_where_there_is_none_said(app: LibraryApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        controller = app.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == _OTHERS + 1)
        await pilot.press("E")
        await until(
            pilot, lambda: "There is no copy or version of this article" in screen_line(app, "#status")
        )
        await pilot.press("p")
        await until(pilot, lambda: "No copy or version of this" in screen_line(app, "#status"))
        await pilot.press("o")
        await until(pilot, lambda: "Storm" in screen_line(app, "#library-list", 0))
        await pilot.press("E")
        await until(
            pilot, lambda: isinstance(app.screen, VersionsScreen) and len(app.screen.query(Static)) > 2
        )
        shown = " ".join(str(part.content) for part in app.screen.query(Static))
        assert "40 → 62" in shown
        assert "word for word: By wire" in shown
        await pilot.press("q")
        assert isinstance(app.screen, LibraryScreen)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is not app.library and "Storm" in screen_line(app, "#title"))
        await pilot.press("p")
        reader = app.screen
        await until(pilot, lambda: "Copies and versions: Toll rises · By wire" in reader.notice)  # type: ignore[attr-defined]


async def test_a_row_says_that_a_version_under_it_differs(app: LibraryApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        controller = app.library.controller
        await until(pilot, lambda: controller.corpus is not None and controller.result.count == _OTHERS + 1)
        await pilot.press("G")
        await until(pilot, lambda: "2 copies, 1 differs" in last_line(app))
