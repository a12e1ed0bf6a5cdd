"""What a corpus tells of a story, and of a figure across the articles of one: read whole, and judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.corpus.answers import ArticleRow, Elsewhere, Sighting
from extractors.stories.account import StoryAccount, StoryArticle, account_of
from extractors.stories.judgement import matched
from extractors.stories.told_figure import ToldFigure, figures_told

if TYPE_CHECKING:
    from extractors.corpus.reading import Corpus

_TAKEN = 60  # articles of a story that are read, those nearest the one that is asked for
_OUTSIDE = 20  # articles outside of it that have the same unit said of the same subject


def story_account(corpus: Corpus, key: str) -> StoryAccount | None:
    """The account of the story that an article is of; None where it is of none.

    Raises:
        SourceError: The shards cannot be read.
    """
    rows = corpus.story_of(key)
    told = []
    if not rows:
        return None
    whole = corpus.whole(row.key for row in _near(rows, key))
    for row in _near(rows, key):
        article, analysis = whole[row.key]
        about = StoryArticle(row.key, row.date, article.outlet or row.source, row.heading, row.copies)
        told.append((about, article, analysis))
    return account_of(told)


def development(corpus: Corpus, key: str, id_: str, named: str | None) -> Elsewhere:
    """A figure of an article across others: those that tell of the same thing, each judged against this one.

    In articles of its own story figures are compared as `extractors.stories.judgement` says; in others only where both tell
    the place.

    Args:
        corpus: The corpus.
        key: The article's.
        id_: The figure's id in it.
        named: What the figure is called across articles, where it is called anything.

    Raises:
        SourceError: The shards cannot be read.
    """
    story = [row.key for row in _near(corpus.story_of(key), key)]
    outside = [other for other in corpus.having(named, key, _OUTSIDE) if other not in story] if named else []
    whole = corpus.whole({key, *story, *outside})
    own = figures_told(*whole[key], key)
    figure = next((told for told in own if told.id == id_), None)
    rows = {row.key: row for row in corpus.rows_of(whole)}
    originals = corpus.originals(whole)
    found = [_sighting(rows[key], figure, "", originals)] if figure is not None else []
    for other in (*story, *outside) if figure is not None else ():
        if other == key:
            continue
        others = figures_told(*whole[other], other)
        for (one, its), judgement in matched(own, others).items():
            told = next(each for each in others if each.id == its)
            if one == id_ and (other in story or (told.place and figure and figure.place)):
                found.append(_sighting(rows[other], told, judgement.label, originals))
    found.sort(key=lambda sighting: (sighting.date is None, sighting.date or "", sighting.article))
    days = [sighting.date for sighting in found if sighting.date]
    articles = len({sighting.original for sighting in found})
    keys = [sighting.article for sighting in found]
    beside = corpus.beside(named or "", keys) if articles > 1 else ()
    return Elsewhere(max(1, articles), min(days, default=None), max(days, default=None), tuple(found), beside)


def _near(rows: Sequence[ArticleRow], key: str) -> Sequence[ArticleRow]:
    """The articles of a story that are read: all, or those around one."""
    at = next((number for number, row in enumerate(rows) if row.key == key), 0)
    first = max(0, min(at - _TAKEN // 2, len(rows) - _TAKEN))
    return rows[first : first + _TAKEN]


def _sighting(row: ArticleRow, told: ToldFigure, label: str, originals: dict[str, str]) -> Sighting:
    figure = told.figure
    return Sighting(
        row.key, told.id, row.date, row.heading, told.start, figure.value, figure.high, figure.bound, figure.unit,
        originals.get(row.key, row.key), label,
    )  # fmt: skip
