"""What is read, of which day, and how far: the window's first line."""

from __future__ import annotations

from typing import ClassVar

from textual.reactive import var

from extractors import wordings
from extractors.sources.formats import is_address
from extractors.sources.title import bare_title, opening_of
from extractors.wordings import dated
from tui.reading import Reading
from tui.visible import visible
from tui.widgets.bar import Bar

# Columns from which the source and the date's origin have room beside the title.
_ROOMY = 110


class TitleBar(Bar):
    """Title, source, date with its origin, and the progress of the analysis or the position in the text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "title--title",
        "title--source",
        "title--date",
        "title--undated",
        "title--progress",
    }

    reading: var[Reading | None] = var(None, init=False)
    place: var[str] = var("", init=False)  # "2 of 5", where several articles are open

    def watch_reading(self) -> None:
        """Say it anew where it changed."""
        self._tell()

    def watch_place(self) -> None:
        """Others were read meanwhile."""
        self._tell()

    def on_resize(self) -> None:
        """What is left out follows the width."""
        self._tell()

    def _tell(self) -> None:
        reading = self.reading
        if reading is None:
            return
        article, is_roomy = reading.article, self.room >= _ROOMY
        look = "title--date" if article.published else "title--undated"
        date = dated(article) if is_roomy else wordings.own_day(article) or dated(article)
        right = [(f"   {date}", look), (f"   {progress_of(reading)} ", "title--progress")]
        if doubts := reading.facts.doubts:
            said = counted_doubts(len(reading.facts.doubtful), doubts, is_roomy)
            right.insert(0, (f"   {said}", "title--undated"))
        if self.place or is_roomy:
            source = visible(source_of(reading)) if is_roomy else ""
            right.insert(0, ("  " + " · ".join(filter(None, (source, self.place))), "title--source"))
        self.say(((f" {title_of(reading)}", "title--title"),), tuple(right))


def counted_doubts(shown: int, all_: int, is_roomy: bool) -> str:
    """`4 doubtful`, where some are not shown `1 of 4 doubtful`; with little room `4?` and `1/4?`."""
    if is_roomy:
        return f"{all_} doubtful" if shown == all_ else f"{shown} of {all_} doubtful"
    return f"{all_}?" if shown == all_ else f"{shown}/{all_}?"


def title_of(reading: Reading) -> str:
    """The article's title; without one, the first sentence of its story, without the dateline."""
    article = reading.article
    if article.title:
        return visible(article.title)
    start, end = opening_of(article)
    end = min(end, reading.facts.sentences.at(start).end)
    return visible(bare_title(article.text[start:end]))


def source_of(reading: Reading) -> str:
    """The file's name without its folders, or the host of an address."""
    source = reading.article.source
    if is_address(source):
        return source.split("/")[2].rpartition("@")[2]
    return "standard input" if source == "-" else source.rsplit("/", 1)[-1]


def progress_of(reading: Reading) -> str:
    """How far the analysis is while it runs; then how far the reader is."""
    progress = reading.progress
    if progress.trouble:
        return "not analysed"
    if progress.is_resolving:
        return "resolving dates"
    if not progress.is_complete:
        return f"analysing {progress.done}/{progress.total}" if progress.total else "loading model"
    return f"{100 * reading.sentence.end // max(1, len(reading.article.text.rstrip()))} %"
