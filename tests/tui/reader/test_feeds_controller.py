"""Entries of feeds in the window: their pages when they are chosen, what is new when it is asked for, what was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.sources.loading import Loading
from tests.sources import feeds, making
from tests.sources.archives import story
from tests.sources.feeds import Site
from tests.tui.reader.fakes import Reader
from tui.article_loader import ArticleLoader
from tui.memory import Memory
from tui.reader.article_opener import ArticleOpener
from tui.widgets.article_list import entry_of, heading

SHORT = feeds.wordpress(1, 2).replace(feeds.markup(1).encode(), b"<p>Some 41 people died.</p>")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with feeds.served() as found:
        found.serve("/feed", found.of_this_site(SHORT))
        yield found


def reader_of(source: str, folder: Path | None = None, **loading: bool) -> Reader:
    loader = ArticleLoader((source,), None, Loading(allows_private=True, **loading))
    loader.open_first()
    while loader._take_next():
        pass
    memory = Memory.in_folder(str(folder)) if folder else Memory()
    return Reader(loader.articles, loader=loader, opener=ArticleOpener(loader.articles, memory=memory))


def done(reader: Reader) -> None:
    """Wait for what a thread found."""
    assert reader.host.posted.wait(timeout=60)
    reader.host.posted.clear()


def choose(reader: Reader, number: int) -> None:
    """Choose an article in the list."""
    reader.controllers.articles.list()
    then = reader.host.dialogs[-1][2]
    assert then is not None
    then(number)


def test_an_entry_that_is_chosen_in_the_list_is_read_whole(site: Site) -> None:
    site.serve("/2021/08/13/1/", story(1, day=""), Content_Type="text/html")
    reader = reader_of(f"{site.address}/feed")
    assert reader.now.article.text == "Some 41 people died."
    assert site.paths() == ["/feed"]  # nothing is fetched that nobody asked for
    choose(reader, 0)
    done(reader)
    article = reader.now.article
    assert "Some 41 people died in Kabul" in article.text
    assert (article.published, article.feed, article.id) == (making.DAY, feeds.FEED, f"{site.address}/?p=1")
    assert reader.notice == "This is its page."
    choose(reader, 0)
    assert site.paths() == ["/feed", "/2021/08/13/1/"]


def test_where_its_page_cannot_be_had_the_text_of_the_feed_stays_and_it_can_be_asked_for_again(
    site: Site,
) -> None:
    reader = reader_of(f"{site.address}/feed")
    for count in (1, 2):
        choose(reader, 1)
        done(reader)
        assert reader.session.number == 1
        assert "This is the feed’s own text: " in reader.notice
        assert "answered 404" in reader.notice
        assert site.paths().count("/2021/08/13/2/") == count
    assert "Some 42" in reader.now.article.text


def test_what_is_new_comes_to_the_list_once_and_what_changed_is_taken(site: Site) -> None:
    reader = reader_of(f"{site.address}/feed")
    reader.controllers.articles.reload()
    done(reader)
    assert reader.notice == "No new entry"
    site.serve("/feed", site.of_this_site(feeds.wordpress(3, 1, 2)))
    reader.controllers.articles.reload()
    done(reader)
    assert reader.notice == "1 new entry, 1 changed · A lists them"
    assert [one.title for one in reader.opener.articles] == [feeds.title(n) for n in (1, 2, 3)]
    assert reader.now.article.text == reader.opener.articles[0].text
    assert "in Kabul" in reader.now.article.text
    assert reader.host.values["place"] == "1 of 3"
    reader.controllers.articles.reload()
    done(reader)
    assert reader.notice == "No new entry"
    assert len(reader.opener.articles) == 3


def test_an_entry_whose_page_was_fetched_is_no_changed_one(site: Site) -> None:
    site.serve("/2021/08/13/1/", story(1, day=""), Content_Type="text/html")
    reader = reader_of(f"{site.address}/feed")
    choose(reader, 0)
    done(reader)
    whole = reader.now.article.text
    reader.controllers.articles.reload()
    done(reader)
    assert reader.notice == "No new entry"
    assert reader.now.article.text == whole


def test_a_site_that_is_away_is_told_of(site: Site) -> None:
    reader = reader_of(f"{site.address}/feed")
    site.serve("/feed", b"", 500)
    reader.controllers.articles.reload()
    done(reader)
    assert "answered 500" in reader.notice


def test_offline_nothing_is_fetched_and_a_sentence_says_so(site: Site) -> None:
    reader_of(f"{site.address}/feed")
    asked = len(site.asked)
    reader = reader_of(f"{site.address}/feed", is_offline=True)
    choose(reader, 1)
    assert "With --offline nothing is fetched" in reader.notice
    reader.controllers.articles.reload()
    done(reader)
    assert "nothing is fetched" in reader.notice
    assert len(site.asked) == asked


def test_an_entry_is_read_when_it_is_left_and_stays_so(site: Site, tmp_path: Path) -> None:
    reader = reader_of(f"{site.address}/feed", tmp_path / "state")
    is_unread = reader.opener.memory.entries.is_unread
    first, second = reader.opener.articles
    assert is_unread(first)
    reader.controllers.articles.step(1)
    assert (is_unread(first), is_unread(second)) == (False, True)
    again = reader_of(f"{site.address}/feed", tmp_path / "state")
    assert [again.opener.memory.entries.is_unread(one) for one in again.opener.articles] == [False, True]


def test_a_row_of_the_list_says_the_feed_and_no_control_sequence(site: Site) -> None:
    reader = reader_of(f"{site.address}/feed")
    row = entry_of(reader.opener.articles[0], None)
    assert (row.feed, row.title, row.day) == (feeds.FEED, feeds.title(1), "Fri 13 Aug 2021")
    assert "feed" in heading(70, has_feeds=True)
    assert "words" not in heading(70, has_feeds=True)
    assert "feed" not in heading(70)
