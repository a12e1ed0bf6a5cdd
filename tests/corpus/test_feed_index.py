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
    assert "1 article is new" in q7x2("index", address, "--into", made, "--allow-private").stderr
    site.serve("/feed", feeds.wordpress(3, 2, 1, text="<p>Corrected.</p>"), ETag='"3"')
    changed = q7x2("index", address, "--into", made, "--allow-private")
    assert "3 were there (3 changed since" in changed.stderr
    (tmp_path / "saved.xml").write_bytes(feeds.wordpress(4, 3))
    saved = q7x2("index", tmp_path / "saved.xml", "--into", made)
    assert "1 article is new" in saved.stderr
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


def test_a_feed_that_moved_is_there_once_and_one_that_is_gone_adds_nothing(
    site: Site, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    site.serve("/feed", feeds.wordpress(1, 2))
    site.serve("/old", b"", 301, Location="/feed")
    assert (
        "2 articles are new" in q7x2("index", f"{site.address}/old", "--into", made, "--allow-private").stderr
    )
    moved = q7x2("index", f"{site.address}/feed", "--into", made, "--allow-private")
    assert "0 articles are new" in moved.stderr
    site.serve("/gone", b"", 410)
    gone = q7x2("index", f"{site.address}/gone", f"{site.address}/feed", "--into", made, "--allow-private")
    assert gone.returncode == 1
    assert "answered 410" in gone.stderr
    assert "2 were there" in gone.stderr
    assert plainly(made, "SELECT count(*), count(DISTINCT id) FROM {articles}") == [(2, 2)]


def test_a_feed_that_is_hostile_or_huge_costs_none_of_the_others(site: Site, tmp_path: Path) -> None:
    made = tmp_path / "made"
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(9)
    )
    site.serve(
        "/bomb", feeds.wordpress(7).replace(b"<rss ", f"{bomb}]><rss ".encode(), 1).replace(b"World", b"&j;")
    )
    site.serve("/huge", feeds.wordpress(*range(200)))
    site.serve("/feed", feeds.wordpress(1, 2))
    addresses = [f"{site.address}/{name}" for name in ("bomb", "huge", "feed")]
    run = q7x2("index", *addresses, "--into", made, "--allow-private", "--max-size", "100kB")
    assert "larger than" in run.stderr
    assert "Traceback" not in run.stderr
    ids = {id_ for (id_,) in plainly(made, "SELECT id FROM {articles}")}
    assert ids <= {f"{feeds.SITE}/?p={n}" for n in (1, 2, 7)}
    assert ids >= {f"{feeds.SITE}/?p={n}" for n in (1, 2)}
    assert plainly(made, "SELECT max(length(text)) FROM {articles}")[0][0] < 10_000


def test_entries_of_two_runs_are_there_once(tmp_path: Path) -> None:
    """That ten thousand are read, each once, is tested of the feed alone: to analyse so many takes minutes."""
    made, count = tmp_path / "made", 40
    for numbers in (range(count), range(count // 2, 2 * count)):
        (tmp_path / "feed.xml").write_bytes(feeds.wordpress(*numbers))
        assert q7x2("index", tmp_path / "feed.xml", "--into", made).returncode == 0
    assert plainly(made, "SELECT count(*), count(DISTINCT id) FROM {articles}") == [(2 * count, 2 * count)]
