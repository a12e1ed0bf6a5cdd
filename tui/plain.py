"""The reading as plain linear text: for pipes, files and screen readers. No control sequence leaves here."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain

from extractors import wordings
from extractors.corrections.reviewer import Reviewer
from extractors.errors import WorkerError
from extractors.joining import whole
from extractors.kinds.registry import kind_names
from extractors.model import Analysis, Article
from extractors.protocol import Analyse, Analysed, Failed
from tui import client
from tui.facts import Facts
from tui.filter import Filter
from tui.rows import Row, rows_of
from tui.visible import visible
from tui.wrapping import BEFORE_QUOTED


def plain_readings(
    articles: Iterable[Article], model: str, reviewer: Reviewer | None = None
) -> Iterator[str]:
    """Each article as plain text, in order, analysed by one worker.

    Args:
        articles: What is read.
        model: Name of the spaCy pipeline.
        reviewer: Lays the person's corrections over what is found; None leaves it as it is found.

    Raises:
        WorkerError: The analysis cannot be had; its hint says what to do.
    """
    for article, analysis in analyses_of(articles, model, reviewer):
        yield "".join(f"{line}\n" for line in lines_of(article, analysis))


def analyses_of(
    articles: Iterable[Article], model: str, reviewer: Reviewer | None = None
) -> Iterator[tuple[Article, Analysis]]:
    """Each article with its analysis, in order, by one worker that starts with the first; as `plain_readings`."""
    coming = iter(articles)
    first = next(coming, None)
    if first is None:
        return
    process = client.spawn(model)
    assert process.stderr is not None
    process.stderr.close()  # a closed pipe cannot fill up; the worker's own sentence comes as an event
    try:
        for job, article in enumerate(chain((first,), coming)):
            analyse = partial(_analysis, process, job)
            yield reviewer.reviewed(article, analyse) if reviewer else (article, analyse(article))
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()


def _analysis(process: subprocess.Popen[bytes], job: int, article: Article) -> Analysis:
    sections: dict[int, Analysis] = {}
    for event in client.blocking_events(process, Analyse(job, article)):
        if isinstance(event, Failed):
            raise WorkerError(event.message, event.hint)
        if isinstance(event, Analysed) and event.job == job:
            sections[event.section] = event.analysis
            if event.complete:
                return whole(sections[number] for number in sorted(sections))
    raise WorkerError("The analysis ended early.")  # the events end with an error of their own


def lines_of(article: Article, analysis: Analysis) -> Iterator[str]:
    """The lines of one reading: title, date and byline, the paragraphs, then each kind's entities and what is to be known."""
    yield visible(article.title or article.source)
    yield wordings.dated(article)
    if article.byline:
        yield visible(f"by {article.byline}")
    for start, end in article.paragraphs:
        yield ""
        yield from map(visible, BEFORE_QUOTED.split(article.text[start:end]))
    facts = Facts(
        article, analysis, Filter(frozenset())
    )  # nothing is closed where there are no keys to open it
    for kind in kind_names():
        rows = rows_of(facts, kind)
        yield ""
        yield f"{kind.upper()}S: {len(rows)}"
        yield from (_line(row) for row in rows)
    for note in analysis.notes:
        yield ""
        yield f"Note: {visible(note)}"


def _line(row: Row) -> str:
    parts = [" ".join(filter(None, (row.lead, row.name))), row.what]
    times = f" ({row.count} mentions)" if row.count > 1 else ""
    return "- " + ", ".join(filter(None, parts)) + times + (f": {row.reason}" if row.reason else "")
