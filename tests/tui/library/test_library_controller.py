"""The library's controller alone: what it asks the corpus, what it shows, and what comes too late."""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

from extractors.corpus.answers import Facets
from tests.tui.library.test_library import corpus, ended
from tui.library.library_controller import LibraryController
from tui.library.result import Result

__all__ = ["corpus", "ended"]  # fixtures


class FakeLibrary:
    """The library's window without widgets."""

    in_sight = (0, 10)

    def __init__(self) -> None:
        self.results: list[Result] = []
        self.at = 0
        self.empty = self.noted = ""
        self.facets: list[tuple[Facets, str]] = []
        self.told: list[str] = []
        self.refreshed = 0
        self.tasks: list[tuple[str, Coroutine[Any, Any, Any]]] = []

    def show_result(self, result: Result, at: int = 0) -> None:
        self.results.append(result)
        self.at = at

    def show_empty(self, words: str) -> None:
        self.empty = words

    def show_facets(self, facets: Facets, query: str, limit: int = 0) -> None:
        self.facets.append((facets, query))

    def refresh_list(self) -> None:
        self.refreshed += 1

    def tell(self, notice: str = "") -> None:
        self.told.append(notice)

    def note(self, text: str, is_error: bool = False) -> None:
        self.noted = f"error: {text}" if is_error else text

    def run(self, task: Coroutine[Any, Any, Any], group: str, is_exclusive: bool = False) -> None:
        if is_exclusive:
            for _, earlier in [pair for pair in self.tasks if pair[0] == group]:
                earlier.close()
            self.tasks = [pair for pair in self.tasks if pair[0] != group]
        self.tasks.append((group, task))

    async def rest(self) -> None:
        while self.tasks:
            await self.tasks.pop(0)[1]


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


async def test_what_a_query_finds_is_listed_with_its_facets(library: FakeLibrary, corpus: Path) -> None:
    controller = LibraryController(library, corpus)
    controller.ask("troops")
    await library.rest()
    assert library.results[-1].count == controller.result.count == 3
    assert library.noted == "3 of 4 articles"
    assert library.facets[-1][1] == "troops"
    controller.close()
    assert controller.corpus is None


async def test_of_two_questions_the_later_is_answered(library: FakeLibrary, corpus: Path) -> None:
    controller = LibraryController(library, corpus)
    controller.ask("troops")
    controller.ask("")
    await library.rest()
    assert [result.query for result in library.results] == [""]
    controller.close()


async def test_the_cursor_stays_on_its_article(library: FakeLibrary, corpus: Path) -> None:
    controller = LibraryController(library, corpus)
    controller.ask("")
    await library.rest()
    row = await controller.row_at(2)
    assert row is not None
    controller.ask("", row.key)
    await library.rest()
    assert library.at == 2
    controller.close()


async def test_what_cannot_be_asked_is_said(library: FakeLibrary, corpus: Path) -> None:
    controller = LibraryController(library, corpus)
    controller.ask("value>x")
    await library.rest()
    assert library.noted.startswith("error: ")
    assert library.told
    controller.close()


async def test_a_folder_that_is_no_corpus_is_said(library: FakeLibrary, tmp_path: Path) -> None:
    controller = LibraryController(library, tmp_path)
    controller.begin()
    await library.rest()
    assert library.empty == ""
    assert library.told[-1]


def test_without_a_corpus_no_row_is_read(library: FakeLibrary, tmp_path: Path) -> None:
    LibraryController(library, tmp_path).read_in_sight()
    assert not library.tasks


async def test_what_is_asked_again_keeps_the_row_of_keys_that_came_meanwhile(
    library: FakeLibrary, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractors.corpus.reading.Corpus.correct", lambda _: True)
    controller = LibraryController(library, corpus)
    controller.ask("")
    await library.rest()
    await controller.correct()
    library.at = 2
    await library.rest()
    assert len(library.results) == 2
    assert library.at == 2
    controller.close()


async def test_a_question_that_is_not_answered_yet_is_not_lost_to_corrections(
    library: FakeLibrary, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extractors.corpus.reading.Corpus.correct", lambda _: True)
    controller = LibraryController(library, corpus)
    controller.ask("troops")
    await controller.correct()
    await library.rest()
    assert [result.query for result in library.results] == ["troops"]
    controller.close()
