"""`q7x2-tui index FEED --into CORPUS`: what is new is added, nothing twice, however the feed is had and whatever it changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_run import q7x2
from tests.corpus.filled import plainly
from tests.sources import feeds
from tests.sources.feeds import Site

pytestmark = pytest.mark.usefixtures("by_small_model")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with feeds.served() as found:
        yield found


def test_only_what_is_new_is_added(site: Site, tmp_path: Path) -> None:
    made, address = tmp_path / "made", f"{site.address}/feed"
    site.serve("/feed", feeds.wordpress(1, 2), ETag='"1"')
    assert "2 articles are new" in q7x2("index", address, "--into", made, "--allow-private").stderr
    again = q7x2("index", address, "--into", made, "--allow-private")  # not changed: 304
    assert "0 articles are new" in again.stderr
    assert "2 were there" in again.stderr
    site.serve("/feed", feeds.wordpress(3, 2, 1), ETag='"2"')
    assert "1 articles are new" in q7x2("index", address, "--into", made, "--allow-private").stderr
    site.serve("/feed", feeds.wordpress(3, 2, 1, text="<p>Corrected.</p>"), ETag='"3"')
    changed = q7x2("index", address, "--into", made, "--allow-private")
    assert "3 were there (3 changed since" in changed.stderr
    (tmp_path / "saved.xml").write_bytes(feeds.wordpress(4, 3))
    saved = q7x2("index", tmp_path / "saved.xml", "--into", made)
    assert "1 articles are new" in saved.stderr
    other = feeds.wordpress(4).replace(b"?p=4", b"another-id")  # the address tells it
    (tmp_path / "other.xml").write_bytes(other)
    assert "0 articles are new" in q7x2("index", tmp_path / "other.xml", "--into", made).stderr
    assert plainly(made, "SELECT count(*), count(DISTINCT id) FROM {articles}") == [(4, 4)]


def test_a_feed_that_is_away_adds_nothing_and_is_a_failure(site: Site, tmp_path: Path) -> None:
    made, address = tmp_path / "made", f"{site.address}/feed"
    site.serve("/feed", feeds.wordpress(1))
    assert q7x2("index", address, "--into", made, "--allow-private").returncode == 0
    site.serve("/feed", b"", 500)
    failed = q7x2("index", address, "--into", made, "--allow-private")
    assert failed.returncode == 1
    assert "answered 500" in failed.stderr
    assert "0 articles are new" in failed.stderr
    offline = q7x2("index", address, "--into", made, "--offline")
    assert offline.returncode == 0
    assert "nothing is fetched with --offline" in offline.stderr
