"""What was chosen in a window, written to the pipe; what the window had not analysed yet is analysed first."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from extractors.model import Analysis, Article
from tui.chosen.choice import Choice
from tui.chosen.lines import lines_of
from tui.reading import Reading


def written(
    choice: Choice,
    articles: list[Article],
    readings: dict[int, Reading],
    analyses: Callable[[Iterator[Article]], Iterator[tuple[Article, Analysis]]],
) -> Iterator[bytes]:
    """The lines of the chosen ones, in the order of their articles.

    Args:
        choice: What is marked.
        articles: What could be read, by number.
        readings: The readings of those that were opened.
        analyses: Analyses articles that the window did not, with the reader's corrections.
    """
    known = {number for number, reading in readings.items() if reading.progress.is_complete}
    left = iter([articles[number] for number in choice.numbers if number not in known])
    with contextlib.closing(analyses(left)) as others:  # type: ignore[type-var]
        for number in choice.numbers:
            if number in known:
                reading = readings[number]
                found = reading.article, reading.analysis
            else:
                found = next(others)
            yield from lines_of(choice, number, *found)
