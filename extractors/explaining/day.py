"""Why an article is of its day: what its source says of it, and which of that was taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors import wordings
from extractors.model import Article
from extractors.visible import visible
from extractors.witness import Witness


@dataclass(frozen=True, slots=True)
class DayExplained:
    """An article's own day with all that speaks for it or another.

    Attributes:
        published: ISO date; None where there is none.
        published_from: Where it stands, as `Article.published_from` has it.
        published_guess: Whether it may be another.
        published_reason: Why it is taken, in a sentence.
        words: The day and where it stands, as the window shows it.
        witnesses: What the source says of its day, the surest first.
    """

    published: str | None
    published_from: str | None
    published_guess: bool
    published_reason: str | None
    words: str
    witnesses: tuple[Witness, ...]


def day_explained(article: Article) -> DayExplained:
    """Why the article is of its day; where its source tells the day in one place alone, that is its one witness."""
    witnesses = article.witnesses
    origin, day = article.published_from, article.published
    if day and origin and all((one.day, one.origin) != (day, origin) for one in witnesses):
        taken = Witness(day, origin, wordings.dated(article).partition(", ")[2], day)
        witnesses = (taken, *witnesses)
    return DayExplained(
        day, origin, article.published_guess, article.published_reason, wordings.dated(article), witnesses
    )


def lines_of_day(found: DayExplained) -> Iterator[str]:
    """The lines, without line ends, safe for a terminal."""
    yield visible(found.words)
    if found.published_reason:
        yield visible(f"  why: {found.published_reason}")
    yield ""
    yield "Witnesses (day, where, words; > speaks for the day taken, ? is a guess)"
    if not found.witnesses:
        yield "  None: the source says nothing of its day."
    for one in found.witnesses:
        mark = ">" if one.day == found.published else " "
        doubt = "?" if one.weight == "guess" else " "
        yield visible(f"{mark} {one.day}{doubt}  {one.where}: {one.words}").rstrip()
