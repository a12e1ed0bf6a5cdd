"""The versions of an article as parts of a dialog: what each later one changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from extractors import wordings
from extractors.model import Article
from tui.visible import visible

if TYPE_CHECKING:
    from extractors.corpus.reading import Corpus
    from extractors.versions.grouping import Grouping

# Versions that are compared: a wire story has a hundred copies, and few that differ.
_COMPARED = 8
# Articles of a story that are taken from a corpus for that.
_TAKEN = 60


class Versions(NamedTuple):
    """The articles that tell a story.

    Attributes:
        articles: In their order, the article itself among them.
        at: Which one is read, or stands under the cursor.
    """

    articles: Sequence[Article]
    at: int

    @property
    def others(self) -> list[Article]:
        """All but that one."""
        return [article for number, article in enumerate(self.articles) if number != self.at]


def versions_told(versions: Versions) -> list[list[str]]:
    """What there is to know of the versions of an article: its name, then a part for each, its title first.

    A version of the same words is only named. Of two the one with the earlier day is the older; of one day, or where a day is not
    known, the one that comes first.
    """
    from extractors.versions.change import changes_between  # the window opens without it
    from extractors.versions.resemblance import shared_part, words_of
    from extractors.versions.wording import lines_of

    article = versions.articles[versions.at]
    own = words_of(article.text)
    same = [other for other in versions.others if words_of(other.text) == own]
    changed = [
        number for number, other in enumerate(versions.articles) if other is not article and other not in same
    ]
    parts = [[visible(_named(article))]]
    parts[0] += [visible(f"word for word: {_named(other)}") for other in same[:_COMPARED]]
    if len(same) > _COMPARED:
        parts[0].append(f"word for word: {len(same) - _COMPARED} more")
    for number in islice(changed, _COMPARED):
        other = versions.articles[number]
        is_older = _is_older(other, article, number < versions.at)
        old, new = (other, article) if is_older else (article, other)
        title = f"From {_named(old)}  →  {_named(new)}" if is_older else f"→  {_named(new)}"
        lines = lines_of(shared_part(old.text, new.text), changes_between(old.text, new.text))
        parts.append([visible(title), *map(visible, lines)])
    if len(changed) > _COMPARED:
        parts.append([f"{len(changed) - _COMPARED} more versions", "they are not compared here"])
    return parts


def _is_older(one: Article, other: Article, is_before: bool) -> bool:
    if one.published and other.published and one.published != other.published:
        return one.published < other.published
    return is_before


def _named(article: Article) -> str:
    day = wordings.own_day(article) or "no date"
    return f"{article.title or article.id}, {day} ({article.source})"


def versions_of(articles: Sequence[Article], grouping: Grouping, number: int) -> Versions:
    """The versions of the article of that number in a list."""
    numbers = sorted((number, *grouping.copies_of(number)))
    return Versions([articles[each] for each in numbers], numbers.index(number))


def versions_in(corpus: Corpus, key: str) -> Versions:
    """The versions of an article of a corpus; itself alone where no other tells its story.

    Raises:
        SourceError: The shards cannot be read.
    """
    keys = [row.key for row in corpus.versions_of(key)] or [key]
    taken = keys[:_TAKEN] if key in keys[:_TAKEN] else [*keys[: _TAKEN - 1], key]
    return Versions([corpus.article(each)[0] for each in taken], taken.index(key))
