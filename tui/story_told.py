"""A story as parts of a dialog: its articles by day and source, who and where is new in each, and how its figures developed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from extractors import wordings
from extractors.stories.outlets import outlets_told
from tui.sparkline import sparkline
from tui.visible import visible

if TYPE_CHECKING:
    from extractors.stories.account import Development, Step, StoryAccount, StoryArticle

ALONE = "No other article of the corpus tells of the same event."
"""What is said of an article that is of no story."""
UNKNOWN = "Stories are told of a corpus: q7x2-tui index makes one."
"""What is said where nothing knows of stories."""

_NAMED = 12  # names of an article that are told
_PLOT = 24  # cells


def story_told(account: StoryAccount, key: str) -> list[list[str]]:
    """What there is to know of a story: a part with its size, one a day, and its figures, each part's title first.

    Args:
        account: The account of the story.
        key: The article that is read, or stands under the cursor.
    """
    articles = account.articles
    days = [article.day for article in articles if article.day]
    span = " to ".join(dict.fromkeys(wordings.day(day) for day in (days[0], days[-1]))) if days else "no date"
    parts = [
        [
            f"{len(articles)} articles, {span}, from {outlets_told(article.source for article in articles)}",
            visible(articles[0].heading),
        ]
    ]
    for day, of_day in groupby(articles, key=lambda article: article.day):
        lines = [line for article in of_day for line in _article_told(article, article.key == key)]
        parts.append([wordings.day(day) if day else "no date", *lines])
    if account.developments:
        lines = [line for one in account.developments for line in _developed(one)]
        parts.append(["How its figures developed", *lines])
    return parts


def _article_told(article: StoryArticle, is_this: bool) -> Iterable[str]:
    copies = f"  + {article.copies} {'copy' if article.copies == 1 else 'copies'}" if article.copies else ""
    yield f"{'▌' if is_this else ' '} {visible(article.source)} · {visible(article.heading)}{copies}"
    for what, names in (("who is new", article.actors), ("new places", article.places)):
        if names:
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            yield f"    {what}: {visible(' · '.join(names[:_NAMED]))}{more}"


def _developed(development: Development) -> Iterable[str]:
    steps = development.steps
    yield f"  {visible(development.what)}  {sparkline([step.value for step in steps], _PLOT)}"
    width = max(len(step.amount) for step in steps)
    for step in steps:
        yield f"    {_step_told(step, width)}"
    yield ""


def _step_told(step: Step, width: int) -> str:
    day = wordings.day(step.day) if step.day else "no date"
    label = step.label or "first"
    source = f"  {visible(step.source)}" if step.source else ""
    before = f"  (from {visible(step.before)})" if step.before and step.label != "same" else ""
    return f"{day:<16}  {visible(step.amount):<{width}}  {label:<7}{source}{before}".rstrip()
