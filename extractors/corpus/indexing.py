"""An index run from beginning to end: articles in, shards out, told of on standard error."""

from __future__ import annotations

import secrets
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from itertools import chain
from pathlib import Path

from extractors.batch.interrupts import Interrupts
from extractors.batch.progress import Progress
from extractors.corpus.compaction import entries_of, join_small, keys_of, settle, written_by_us
from extractors.corpus.copies import settle_copies
from extractors.corpus.deduplicator import Deduplicator, Item
from extractors.corpus.edition import edition_of
from extractors.corpus.engine import Engine, Plan
from extractors.corpus.library_snapshot import write_snapshot
from extractors.corpus.marker import is_corpus, layout_checked, mark
from extractors.corpus.shard import columns_checked
from extractors.corpus.stories import settle_stories
from extractors.corpus.tables import connected
from extractors.errors import SourceError, SourceNote
from extractors.exit_codes import EXIT_FAILURE, EXIT_INTERRUPTED
from extractors.exports.characters import in_one_line
from extractors.extra import corpus_needed
from extractors.model import Article

# So many shards become one when a run ends: a query opens few files, and compares a word once in many articles.
_JOINED = 16

_COUNTED = """
SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM copies WHERE place > 0), (SELECT count(DISTINCT story) FROM stories)
"""


def index(
    corpus: Path,
    items: Callable[[], Iterator[Item]],
    engine: Engine,
    model: str,
    shard_articles: int,
    total: int | None = None,
) -> int:
    """Bring the articles into the corpus; the exit code: 0 done, 1 something failed, 130 interrupted.

    Args:
        corpus: Its folder; it is made where there is none.
        items: Gives the articles.
        engine: Who analyses them.
        model: The spaCy pipeline's name.
        shard_articles: How many articles a shard has at most.
        total: How many articles there will be, where that is known.

    Raises:
        Q7x2Error: Nothing can be done at all, the corpus is of another version, or cannot be written.
    """
    corpus_needed("Indexing a corpus")
    edition, run = edition_of(model), secrets.token_hex(8)
    if is_corpus(corpus):
        layout_checked(corpus)
        columns_checked(corpus)
    else:
        all_items = items()
        begun = _begun(all_items)
        if any(map(_is_failure, begun)) and not isinstance(begun[-1], Article):
            return _nothing_read(corpus, begun)
        items = partial(chain, begun, all_items)
        mark(corpus, edition, run)
    with written_by_us(corpus):
        mark(corpus, edition, run)
        settle(corpus, edition)
        plan = Plan(corpus.resolve(), edition, run, model, shard_articles)
        return _Run(plan, engine, Progress(sys.stderr, total, is_shown=True)).run(items)


def _begun(items: Iterator[Item]) -> list[Item]:
    """The items as far as the first article; all of them where none is one."""
    begun: list[Item] = []
    for item in items:
        begun.append(item)
        if isinstance(item, Article):
            break
    return begun


def _is_failure(item: Item) -> bool:
    return not isinstance(item, Article | SourceNote)


def _nothing_read(corpus: Path, items: list[Item]) -> int:
    """Say why there is no article; no folder is left of a corpus that would have none."""
    progress = Progress(sys.stderr, None, is_shown=True)
    for item in items:
        progress.say(f"q7x2-tui: {in_one_line(str(item))}")
    progress.say(f"q7x2-tui: no article could be read; {in_one_line(str(corpus))} was not made.")
    return EXIT_FAILURE


def _next_step(corpus: Path) -> str:
    """What the corpus has by now, and what opens it.

    Raises:
        SourceError: It is empty, or cannot be read.
    """
    with closing(connected(corpus)) as connection:
        articles, copies, stories = connection.execute(_COUNTED).fetchall()[0]
    has = [_numbered(articles, "article", "articles")]
    if copies:
        has.append(f"{copies:,} of them {'a copy' if copies == 1 else 'copies'} of another")
    if stories:
        has.append(_numbered(stories, "story that several tell", "stories that several tell"))
    return f"{corpus} has {', '.join(has)}. q7x2-tui {shlex.quote(str(corpus))} opens it."


def _numbered(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"


class _Run:
    def __init__(self, plan: Plan, engine: Engine, progress: Progress) -> None:
        self._plan, self._engine, self._progress = plan, engine, progress
        self._deduplicator = Deduplicator(
            keys_of(plan.corpus, plan.edition),
            progress.advanced,
            lambda: entries_of(plan.corpus, plan.edition),
        )
        self._done = self._failed = self._copies = 0

    def run(self, items: Callable[[], Iterator[Item]]) -> int:
        is_interrupted = False
        interrupts = Interrupts()
        with interrupts.heard():
            try:
                self._make(items())
            except KeyboardInterrupt:
                is_interrupted = True
            finally:
                self._progress.clear()
            with interrupts.held():
                # From here on no worker of a cluster that was thought lost writes any more.
                mark(self._plan.corpus, self._plan.edition)
                settle(self._plan.corpus, self._plan.edition)
                join_small(self._plan.corpus, self._plan.edition, _JOINED * self._plan.shard_articles)
                with suppress(SourceError):  # an empty corpus has no copies
                    self._copies = settle_copies(self._plan.corpus)
                    settle_stories(self._plan.corpus)
                write_snapshot(self._plan.corpus)
        self._say(self._sum(is_interrupted))
        with suppress(SourceError):  # nothing is in it
            self._say(_next_step(self._plan.corpus))
        if is_interrupted:
            return EXIT_INTERRUPTED
        return EXIT_FAILURE if self._failed else 0

    def _make(self, items: Iterator[Item]) -> None:
        with closing(self._engine(self._plan, self._deduplicator.new(items), self._say)) as outcomes:
            for outcome in outcomes:
                if isinstance(outcome, int):
                    self._done += outcome
                    for _ in range(outcome):
                        self._progress.advanced()
                    continue
                self._say(str(outcome))
                if not isinstance(outcome, SourceNote):
                    self._failed += 1
                    self._progress.advanced(is_failure=True)

    def _sum(self, is_interrupted: bool) -> str:
        copy = "copy" if self._copies == 1 else "copies"
        copies = (
            f" ({self._copies} {copy} of an article that is there, or another version of it)"
            if self._copies
            else ""
        )
        parts = [
            f"{self._done} {'article is' if self._done == 1 else 'articles are'} new in {self._plan.corpus}{copies}"
        ]
        if self._deduplicator.passed_over:
            changed = self._deduplicator.changed
            since = f" ({changed} changed since: what is there stays)" if changed else ""
            parts.append(f"{self._deduplicator.passed_over} were there{since}")
        if self._failed:
            parts.append(f"{self._failed} failed")
        words = ", ".join(parts)
        return f"interrupted; {words}. The same command goes on." if is_interrupted else f"{words}."

    def _say(self, words: str) -> None:
        self._progress.say(f"q7x2-tui: {in_one_line(words)}")
