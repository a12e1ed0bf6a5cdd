"""What the program reads of its own as deeds of bytes: files that a person writes, what it kept, what its processes say."""

from __future__ import annotations

import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path

from extractors.cache import DAMAGES, Sections
from extractors.corpus.copies import settle_copies
from extractors.corpus.reading import Corpus
from extractors.corpus.stories import settle_stories
from extractors.corpus.tables import COPIES, STORIES
from extractors.corrections import rulebook
from extractors.corrections.article_corrections import Store
from extractors.corrections.corrections import Corrections
from extractors.corrections.rule_text import text_of
from extractors.errors import WorkerError
from extractors.model import Analysis
from extractors.protocol import Command, Event, decoded_command, decoded_event
from extractors.settings.file import configured, options
from extractors.sources.kept_feeds import KeptFeed, KeptFeeds
from tests.fuzz import sound
from tests.fuzz.claims import is_harmless, is_sentence, is_true
from tests.fuzz.loaders import Deed
from tui.visible import visible

_ADDRESS = "https://example.org/"


def rules(data: bytes) -> None:
    """The file of rules: what is a rule is applied, and taken back where it was added."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rules.toml"
        path.write_bytes(data)
        book = rulebook.read(path)
    assert is_harmless(visible(book.notice))
    is_true(sound.ARTICLE, Corrections(rules=book.rules).applied(sound.ANALYSIS, sound.ARTICLE.text))
    for rule in book.rules:
        text_of(rule)


def settings(data: bytes) -> None:
    """The configuration: nothing in it is fatal."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_bytes(data)
        found = configured(str(path))
    options(found)
    assert all(is_harmless(complaint.text) for complaint in found.complaints)


def corrections(data: bytes) -> None:
    """The corrections of an article: what can be understood is applied, and the analysis stays true."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.path(sound.ARTICLE).write_bytes(data)
        kept = store.of(sound.ARTICLE)
    assert is_harmless(visible(kept.notice))
    said = Corrections(kept.corrections)
    is_true(said.dated(sound.ARTICLE), said.applied(sound.ANALYSIS, sound.ARTICLE.text))


def kept_analysis(data: bytes) -> None:
    """An entry of the cache: an analysis, or one of the damages that have the article analysed anew."""
    for packed in (data, zlib.compress(data, level=1)):
        try:
            assert isinstance(Sections([packed])[0], Analysis)
        except DAMAGES:
            continue


def _line(decoded: Callable[[bytes], Command | Event], data: bytes) -> None:
    try:
        decoded(data)
    except WorkerError as error:
        is_sentence(error)


def command(data: bytes) -> None:
    """What the reader says to the worker."""
    _line(decoded_command, data)


def event(data: bytes) -> None:
    """What the worker says to the reader."""
    _line(decoded_event, data)


def kept_feed(data: bytes) -> None:
    """A feed as it was kept: what is asked with it, and what is told of it."""
    with tempfile.TemporaryDirectory() as folder:
        kept = KeptFeeds(Path(folder))
        kept.keep(_ADDRESS, KeptFeed(b"", asked=0.0))
        (path,) = Path(folder).iterdir()
        path.write_bytes(data)
        found = kept.of(_ADDRESS)
    if found is not None:
        assert all(isinstance(value, str) and value.isprintable() for value in found.conditions.values())
        assert is_harmless(found.day)
        assert found.asked + found.rest_until is not None


def copies(data: bytes) -> None:
    """A corpus's table of copies: whatever it says, every article is listed once, or under another, and it is made anew."""
    corpus = sound.corpus()
    (corpus / COPIES).write_bytes(data)
    with Corpus.open(corpus) as opened:
        rows = opened.articles(is_folded=False)
        folded = opened.articles()
        assert len(rows) == opened.count(is_folded=False) == sound.TOLD
        assert len(folded) + sum(row.copies for row in folded) == sound.TOLD
    settle_copies(corpus)
    with Corpus.open(corpus) as opened:
        assert opened.count() <= sound.TOLD


def stories(data: bytes) -> None:
    """A corpus's table of stories: whatever it says, no article is lost, and it is made anew."""
    corpus = sound.corpus()
    (corpus / STORIES).write_bytes(data)
    with Corpus.open(corpus) as opened:
        assert opened.count(is_folded=False) == sound.TOLD
    settle_stories(corpus)
    with Corpus.open(corpus) as opened:
        assert opened.count(is_folded=False) == sound.TOLD


KEPT: dict[str, Deed] = {
    "kept feed": kept_feed,
    "table of copies": copies,
    "table of stories": stories,
    "rules": rules,
    "configuration": settings,
    "corrections": corrections,
    "kept analysis": kept_analysis,
    "command to the worker": command,
    "event of the worker": event,
}
