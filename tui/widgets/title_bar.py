"""What is read, of which day, and how far: the window's first line."""

from __future__ import annotations

from typing import ClassVar

from textual.reactive import var

from tui.plain import dated
from tui.reading import Reading
from tui.visible import visible
from tui.widgets.bar import Bar


class TitleBar(Bar):
    """Title, source, date with its origin, and the progress of the analysis or the position in the text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"title--title", "title--source", "title--date", "title--undated", "title--progress"}

    reading: var[Reading | None] = var(None, init=False)
    place: var[str] = var("", init=False)  # "2 of 5", where several articles are open

    def watch_reading(self, reading: Reading | None) -> None:
        """Say it anew where it changed."""
        if reading is None:
            return
        article = reading.article
        look = "title--date" if article.published else "title--undated"
        self.say(
            ((f" {title_of(reading)}", "title--title"),),
            (
                (f"  {visible(source_of(reading))}{f' · {self.place}' if self.place else ''}", "title--source"),
                (f"   {dated(article)}", look),
                (f"   {progress_of(reading):>14} ", "title--progress"),
            ),
        )


def title_of(reading: Reading) -> str:
    """The article's title; without one, its first story sentence."""
    if reading.article.title:
        return visible(reading.article.title)
    article = reading.article
    story = next((i for i, p in enumerate(article.paragraphs) if not any(r.start <= p.start < r.end for r in article.regions)), 0)
    start, end = reading.facts.sentences.within(story)[0]
    return visible(article.text[start:end])


def source_of(reading: Reading) -> str:
    """The file's name without its folders."""
    return "standard input" if reading.article.source == "-" else reading.article.source.rsplit("/", 1)[-1]


def progress_of(reading: Reading) -> str:
    """How far the analysis is while it runs; then how far the reader is."""
    progress = reading.progress
    if progress.trouble:
        return "not analysed"
    if not progress.is_complete:
        return f"analysing {progress.done}/{progress.total}" if progress.total else "loading model"
    return f"{100 * reading.sentence.end // max(1, len(reading.article.text.rstrip()))} %"
