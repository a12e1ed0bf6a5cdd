"""The worker as the window hears it."""

from __future__ import annotations

import asyncio

import pytest

from extractors.cache import DAMAGES
from extractors.errors import WorkerError
from extractors.model import Analysis, Article
from extractors.protocol import Analyse, Analysed, Failed, Look, Progressed, Redate
from tests.tui.reader.fakes import FakeClient, Reader
from tui.reader import analysis_controller
from tui.reader.article_opener import ArticleOpener
from tui.reading import Progress
from tui.widgets.title_bar import progress_of


@pytest.fixture
def unknown(sample: Article) -> Reader:
    return Reader([sample])


async def told(reader: Reader, *events: object) -> None:
    """Begin, and have the worker say this."""
    reader.client.events_to_come = list(events)
    reader.controllers.analysis.begin()
    await reader.host.rest()


async def test_an_article_that_is_not_known_is_asked_for_and_learnt(
    unknown: Reader, stored_analysis: Analysis
) -> None:
    await told(unknown, Progressed(0, 1, 3), Analysed(0, stored_analysis, 3, 3, complete=True))
    assert isinstance(unknown.client.heard[0], Analyse)
    assert unknown.now.progress.is_complete
    assert unknown.now.facts.listed


async def test_a_very_long_article_is_asked_for_after_the_first_keys(
    unknown: Reader, sample: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    long, waited = Reader([sample]), []

    async def counted(_seconds: float) -> None:
        waited.append(len(long.client.heard))

    monkeypatch.setattr(asyncio, "sleep", counted)
    await told(unknown)
    assert not waited
    monkeypatch.setattr(analysis_controller, "_LONG", len(sample.text) - 1)
    await told(long)
    assert waited == [0]
    assert isinstance(long.client.heard[0], Analyse)


async def test_an_article_that_is_known_needs_no_worker(sample: Article, stored_analysis: Analysis) -> None:
    reader = Reader([sample], opener=ArticleOpener([sample], lambda article: [stored_analysis]))
    reader.controllers.analysis.begin()
    await reader.host.rest()
    assert reader.now.progress.is_complete
    assert not reader.client.heard


async def test_what_is_said_of_another_article_is_not_heard(
    unknown: Reader, stored_analysis: Analysis
) -> None:
    await told(unknown, Analysed(1, stored_analysis, 3, 3, complete=True))
    assert not unknown.now.facts.listed


async def test_a_worker_that_dies_is_told_of_and_another_is_started(
    unknown: Reader, stored_analysis: Analysis
) -> None:
    await told(
        unknown, Analysed(0, stored_analysis, 2, 3, complete=False), WorkerError("It died.", "Press r.")
    )
    assert unknown.now.progress.trouble == "It died. Press r."
    assert unknown.now.facts.listed, "what was found stays"
    unknown.controllers.analysis.retry()
    assert unknown.client.has_ended
    assert not unknown.now.progress.trouble


async def test_what_another_windows_worker_leaves_undone_a_worker_of_this_window_does(
    unknown: Reader, stored_analysis: Analysis
) -> None:
    borrowed, own = unknown.client, FakeClient()
    borrowed.is_borrowed = True
    borrowed.another = lambda: own  # type: ignore[method-assign]
    own.events_to_come = [Analysed(0, stored_analysis, 3, 3, complete=True)]
    await told(unknown, Analysed(0, stored_analysis, 2, 3, complete=False), WorkerError("It was killed."))
    await unknown.host.rest()
    assert borrowed.has_ended
    assert isinstance(own.heard[0], Analyse)
    assert unknown.now.progress.is_complete
    assert not unknown.now.progress.trouble


async def test_another_windows_worker_that_leaves_when_all_is_done_is_not_missed(
    unknown: Reader, stored_analysis: Analysis
) -> None:
    own = FakeClient()
    unknown.client.is_borrowed = True
    unknown.client.another = lambda: own  # type: ignore[method-assign]
    await told(unknown, Analysed(0, stored_analysis, 3, 3, complete=True), WorkerError("It left."))
    await unknown.host.rest()
    assert not own.heard
    assert not unknown.now.progress.trouble


async def test_a_failure_that_the_worker_tells_is_a_trouble_too(unknown: Reader) -> None:
    await told(unknown, Failed("No such model.", "pip install it."))
    assert unknown.now.progress.trouble == "No such model. pip install it."


def test_nothing_failed_and_retry_says_so(reader: Reader) -> None:
    reader.controllers.analysis.retry()
    assert reader.notice == "Nothing failed: the analysis is running, or done."


def test_the_worker_is_told_of_each_paragraph_that_is_read_once(unknown: Reader) -> None:
    paragraphs = unknown.now.article.paragraphs
    for offset in (paragraphs[3].start, paragraphs[3].start + 5, paragraphs[4].start):
        unknown.session.go(offset)
    looks = [command.near for command in unknown.client.heard if isinstance(command, Look)]
    assert looks == [paragraphs[3].start, paragraphs[4].start]


async def test_what_comes_while_keys_follow_each_other_waits(
    unknown: Reader, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(unknown.controllers.analysis), "rest_s", 60.0)
    unknown.client.events_to_come = [Analysed(0, stored_analysis, 3, 3, complete=True)]
    unknown.session.go(5)
    unknown.controllers.analysis.begin()
    await unknown.host.rest("analysis")
    assert not unknown.now.facts.listed
    monkeypatch.setattr(type(unknown.controllers.analysis), "rest_s", 0.0)
    await unknown.host.rest("inbox")
    assert unknown.now.facts.listed


async def test_another_anchor_is_told_to_the_worker_that_has_the_article(
    unknown: Reader, stored_analysis: Analysis
) -> None:
    await told(unknown, Analysed(0, stored_analysis, 3, 3, complete=True))
    unknown.controllers.articles.set_date("2021-01-02", "option")
    assert isinstance(unknown.client.heard[-1], Redate)
    assert unknown.now.article.published == "2021-01-02"


async def test_another_anchor_of_what_was_cached_has_it_analysed_anew(reader: Reader) -> None:
    reader.controllers.articles.set_date("2021-01-02", "option")
    await reader.host.rest()
    assert isinstance(reader.client.heard[-1], Analyse)
    assert progress_of(reader.now) == "resolving dates"
    begun = reader.now.progressed(Progress(1, 3))
    assert begun.progress.is_resolving, "what is shown is still of the day before"
    assert not begun.progressed(Progress(3, 3, is_complete=True)).progress.is_resolving


async def test_sections_that_are_cached_are_learnt_nearest_first(
    sample: Article, stored_analysis: Analysis
) -> None:
    asked: list[int] = []

    class Sections(list[Analysis]):
        def __getitem__(self, number: int) -> Analysis:  # type: ignore[override]
            asked.append(number)
            return super().__getitem__(number)

    sections = Sections([stored_analysis, Analysis(), Analysis()])
    reader = Reader([sample], opener=ArticleOpener([sample], lambda article: sections))
    reader.controllers.analysis.begin()
    await reader.host.rest()
    assert asked == [0, 1, 2]


async def test_a_damaged_section_has_the_article_analysed_anew(
    sample: Article, stored_analysis: Analysis
) -> None:
    class Damaged(list[Analysis]):
        def __getitem__(self, number: int) -> Analysis:  # type: ignore[override]
            if number:
                raise DAMAGES[0]
            return super().__getitem__(number)

    sections = Damaged([stored_analysis, Analysis()])
    reader = Reader([sample], opener=ArticleOpener([sample], lambda article: sections))
    reader.controllers.analysis.begin()
    await reader.host.rest()
    assert isinstance(reader.client.heard[-1], Analyse)
