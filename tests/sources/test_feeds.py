"""Feeds: each entry an article once, in plain words, with its day; a site is asked no more than it needs to be."""

from __future__ import annotations

import json
import subprocess
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import SourceError, SourceNote
from extractors.model import Article
from extractors.sources.document import Document
from extractors.sources.extraction import documents_of
from extractors.sources.feed_day import day_of_entry
from extractors.sources.fetching import Asked, found_at
from extractors.sources.formats import format_of
from extractors.sources.kept_feeds import KeptFeed, KeptFeeds
from extractors.sources.loading import Loading
from extractors.sources.opening import articles_in
from tests.command_run import READER, q7x2
from tests.sources import feeds, making
from tests.sources.feeds import Site
from tests.test_command_line import CONTROL

PRIVATE = Loading(timeout_s=30, allows_private=True)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with feeds.served() as found:
        yield found


def read(
    source: Path | str, loading: Loading = PRIVATE
) -> tuple[list[Article], list[SourceNote], list[SourceError]]:
    """The articles, notes and errors of a source."""
    found = list(articles_in(str(source), None, loading))
    notes = [one for one in found if isinstance(one, SourceNote)]
    errors = [one for one in found if isinstance(one, SourceError) and not isinstance(one, SourceNote)]
    assert all(one.hint for one in (*notes, *errors))
    return [one for one in found if isinstance(one, Article)], notes, errors


def saved(tmp_path: Path, data: bytes | str, name: str = "feed.xml") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rss(items: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>T</title>{items}</channel></rss>'


@pytest.mark.parametrize("name", feeds.GENERATORS)
def test_a_feed_of_each_generator_is_its_entries(tmp_path: Path, name: str) -> None:
    make, file = feeds.GENERATORS[name]
    articles, notes, errors = read(saved(tmp_path, make(1, 2, 3), file))
    assert (notes, errors) == ([], [])
    assert [one.title for one in articles] == [feeds.title(number) for number in (1, 2, 3)]
    for number, one in zip((1, 2, 3), articles, strict=True):
        assert " ".join(one.text.split()) == " ".join(feeds.words(number))
        assert (one.published, one.published_guess) == (making.DAY, False)
        assert one.feed == feeds.FEED
        assert one.link is not None
        assert one.source == one.link
        assert one.link.startswith(feeds.SITE)
    assert len({one.id for one in articles}) == 3


def test_the_command_reads_every_word_of_every_generator_once(tmp_path: Path) -> None:
    for number, (make, file) in enumerate(feeds.GENERATORS.values(), 1):
        saved(tmp_path, make(number), file)
    run = subprocess.run(
        [READER, "extract", *sorted(tmp_path.iterdir()), "--format", "jsonl"], capture_output=True, check=False, timeout=300
    )  # fmt: skip
    assert run.returncode == 0, run.stderr.decode()
    found: list[dict[str, Any]] = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(found) == len(feeds.GENERATORS)
    for one in found:
        number = int(one["article"]["title"].rpartition(" ")[2])
        text = " ".join(one["article"]["text"].split())
        assert text == " ".join(feeds.words(number))
        values = {entity.get("value") for entity in one["entities"]}
        assert {float(40 + number), 600.0, 3000.0} <= values
        assert making.DAY in {entity.get("value") for entity in one["entities"]}  # its "Friday"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Profits &lt;b&gt;rise&lt;/b&gt;", "Profits rise"),
        ("AT&amp;amp;T &amp;#8216;falls&amp;#8217;", "AT&T ‘falls’"),
        ("Profits &lt; costs", "Profits < costs"),
        ("<![CDATA[<i>Kabul</i> fell]]>", "Kabul fell"),
        ("Kabul&#27;[31m fell\n  today", "Kabul"),
    ],
)
def test_a_title_is_plain_words(tmp_path: Path, said: str, title: str) -> None:
    (article,), _, _ = read(
        saved(tmp_path, rss(f"<item><title>{said}</title><description>Kabul fell.</description></item>"))
    )
    assert (article.title or "").startswith(title)
    assert "\n" not in (article.title or "")


def test_what_has_no_text_is_its_title_and_what_has_neither_is_left_out(tmp_path: Path) -> None:
    items = "<item><title>Kabul fell</title><link>https://e.org/1</link></item><item><link>https://e.org/2</link></item>"
    (article,), _, errors = read(saved(tmp_path, rss(items)))
    assert (article.text, article.title, article.link) == ("Kabul fell", None, "https://e.org/1")
    assert errors == []


def test_an_entry_comes_once_and_those_that_share_an_address_are_several(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>{n}</title><link>https://e.org/</link><guid>{n}</guid><description>Text {n}</description></item>"
        for n in (1, 2, 2, 3)
    )
    articles, _, _ = read(saved(tmp_path, rss(items)))
    assert [one.text for one in articles] == ["Text 1", "Text 2", "Text 3"]
    assert len({one.source for one in articles}) == 3


@pytest.mark.parametrize(
    ("published", "updated", "link", "day", "origin", "is_guess"),
    [
        ("Fri, 13 Aug 2021 23:30:00 -0400", "", "", "2021-08-13", "metadata", False),
        ("Sat, 14 Aug 2021 03:30:00 GMT", "", "https://e.org/2021/08/13/a", "2021-08-13", "address", False),
        ("2021-08-14T03:30:00Z", "", "https://e.org/2021/08/13/a", "2021-08-13", "address", False),
        (
            "Sat, 14 Aug 2021 03:30:00 -0400",
            "",
            "https://e.org/2021/08/13/a",
            "2021-08-14",
            "metadata",
            False,
        ),
        ("Sat, 14 Aug 2021 03:30:00 GMT", "", "https://e.org/2021/08/02/a", "2021-08-14", "metadata", False),
        ("", "2021-08-20T10:00:00Z", "", "2021-08-20", "modified", True),
        ("", "2021-08-20T10:00:00Z", "https://e.org/2021/08/13/a", "2021-08-13", "address", False),
        ("2021-08-13T10:00:00Z", "2021-08-20T10:00:00Z", "", "2021-08-13", "metadata", False),
        ("13 August 2021", "", "", "2021-08-13", "metadata", False),
    ],
)
def test_the_day_of_an_entry(
    published: str, updated: str, link: str, day: str, origin: str, is_guess: bool
) -> None:
    found = day_of_entry(published, updated, link)
    assert found is not None
    assert (found.day, found.origin, found.is_guess) == (day, origin, is_guess)
    assert found.witnesses[0].words in (published, updated)


def test_no_day_is_made_up(tmp_path: Path) -> None:
    assert day_of_entry("yesterday", "", "https://e.org/2021/08/13/a") is None
    (article,), _, _ = read(saved(tmp_path, rss("<item><description>Kabul fell.</description></item>")))
    assert article.published is None


_BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "' + "ha" * 500 + '">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(9))
    + "]>"
)  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        rss("<item><title>&j;</title><description>Kabul &j; fell.</description></item>", _BOMB),
        rss(
            "<item><description>Kabul &x; fell.</description></item>",
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        ),
        rss("<item><description>Kabul fell.</description></item>")[:-30],
        rss(f"{'<a>' * 50_000}<item><description>Kabul fell.</description></item>"),
        rss("<item><description>Kabul <![CDATA[ fell.</description></item>"),
        rss("<item><title>\x00\x1b[2J</title><description>Kabul fell.\x07</description></item>"),
        '{"version": "https://jsonfeed.org/version/1", "items": [1, null, {"id": [], "content_html": {}}]}',
        '{"version": "https://jsonfeed.org/version/1", "items": [{"content_text": "Kabul \\u001b[2J fell."}]}',
        '{"version": "https://jsonfeed.org/version/1", "items": "none"}',
        '<?xml version="1.0"?><rss',
        '<?xml version="1.0" encoding="utf\x00-8"?><rss version="2.0"><item><title>Kabul</title></item></rss>',
    ],
)  # fmt: skip
def test_hostile_feeds_are_entries_or_a_sentence(tmp_path: Path, data: str) -> None:
    articles, notes, errors = read(saved(tmp_path, data))
    for one in articles:
        assert "root:" not in one.text
        assert len(one.text) < 10_000
    for error in (*notes, *errors):
        assert not CONTROL.search(str(error))
    assert articles or errors


@pytest.mark.parametrize("encoding", [b"x\xc9\xff", b"nonsense", b"", b"utf-32", b"rot13"])
def test_a_feed_in_an_encoding_that_is_no_name_is_read_by_its_bytes(tmp_path: Path, encoding: bytes) -> None:
    data = rss("<item><description>Kabul fell, the café stayed.</description></item>").encode()
    data = b'<?xml version="1.0" encoding="' + encoding + b'"?>' + data.partition(b"?>")[2].lstrip()
    (tmp_path / "feed.xml").write_bytes(data)
    articles, _, errors = read(tmp_path / "feed.xml")
    assert (errors, [one.text for one in articles]) == ([], ["Kabul fell, the café stayed."])


@pytest.mark.parametrize("blank", [" ", "\n", "a b", " c "])
def test_a_feed_with_a_blank_in_the_name_of_a_namespace_is_read(tmp_path: Path, blank: str) -> None:
    data = feeds.wordpress(1).replace(b"/dc/elements/1.1/", f"/dc/elements/1.1/{blank}".encode())
    articles, _, errors = read(saved(tmp_path, data))
    assert (errors, [one.id for one in articles]) == ([], [f"{feeds.SITE}/?p=1"])


def test_thousands_of_entries_are_all_there_once(tmp_path: Path) -> None:
    articles, notes, errors = read(saved(tmp_path, feeds.wordpress(*range(3_000))))
    assert (notes, errors) == ([], [])
    assert [one.id for one in articles] == [f"{feeds.SITE}/?p={n}" for n in range(3_000)]


@pytest.mark.parametrize("count", [100, 400])
def test_a_feed_takes_memory_in_proportion_to_its_size(count: int) -> None:
    data = feeds.wordpress(*range(count))
    tracemalloc.start()
    read = sum(isinstance(one, Document) for one in documents_of("feed", data, "feed.xml"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == count
    assert peak < 20 * len(data) + 2_000_000


def test_a_site_is_asked_what_is_new_and_answers_that_nothing_is(site: Site) -> None:
    site.serve(
        "/feed",
        site.of_this_site(feeds.wordpress(1, 2)),
        ETag='"1"',
        Last_Modified="Fri, 13 Aug 2021 06:21:00 GMT",
    )
    first, _, _ = read(f"{site.address}/feed")
    again, notes, errors = read(f"{site.address}/feed")
    assert [one.text for one in again] == [one.text for one in first]
    assert (notes, errors) == ([], [])
    asked = [headers for path, headers in site.asked if path == "/feed"]
    assert asked[1]["If-None-Match"] == '"1"'
    assert asked[1]["If-Modified-Since"] == "Fri, 13 Aug 2021 06:21:00 GMT"
    assert "If-None-Match" not in asked[0]
    assert asked[0]["User-Agent"].startswith("q7x2-tui/")
    assert site.paths() == ["/feed", "/feed"]
    site.serve("/feed", site.of_this_site(feeds.wordpress(3, 1, 2)), ETag='"2"')
    assert len(read(f"{site.address}/feed")[0]) == 3


def test_a_feed_that_moved_is_followed_and_one_that_moved_for_good_is_told(site: Site) -> None:
    site.serve("/feed", feeds.wordpress(1))
    site.serve("/old", b"", 301, Location="/feed")
    site.serve("/now", b"", 302, Location="/feed")
    articles, (note,), _ = read(f"{site.address}/old")
    assert len(articles) == 1
    assert f"moved for good to {site.address}/feed" in note.message
    articles, notes, _ = read(f"{site.address}/now")
    assert (len(articles), notes) == (1, [])


def test_a_feed_that_is_gone_says_so_and_one_that_fails_is_shown_as_it_was(site: Site) -> None:
    site.serve("/feed", feeds.wordpress(1))
    assert len(read(f"{site.address}/feed")[0]) == 1
    site.serve("/feed", b"", 503, Retry_After="120")
    articles, _, (error,) = read(f"{site.address}/feed")
    assert len(articles) == 1
    assert "answered 503" in error.message
    assert "What is shown is of" in error.hint
    asked = len(site.asked)
    articles, (note,), errors = read(f"{site.address}/feed")
    assert (len(articles), errors, len(site.asked)) == (1, [], asked)
    assert "wants to be left alone" in note.message
    site.serve("/gone", feeds.wordpress(1))
    assert len(read(f"{site.address}/gone")[0]) == 1
    site.serve("/gone", b"", 410)
    articles, _, (error,) = read(f"{site.address}/gone")
    assert articles == []
    assert "answered 410" in error.message
    assert "gone for good" in error.hint


def test_offline_nothing_is_fetched_and_what_was_kept_is_there(site: Site) -> None:
    offline = Loading(allows_private=True, is_offline=True, is_full=True)
    site.serve("/feed", site.of_this_site(feeds.wordpress(1)))
    _, _, (error,) = read(f"{site.address}/feed", offline)
    assert "nothing is fetched with --offline" in error.message
    assert site.asked == []
    read(f"{site.address}/feed")
    asked = len(site.asked)
    articles, (note,), errors = read(f"{site.address}/feed", offline)
    assert (len(articles), errors, len(site.asked)) == (1, [], asked)
    assert "nothing is fetched" in note.message


def test_a_feed_that_is_too_large_or_none_at_all_is_a_sentence(site: Site) -> None:
    site.serve("/huge", feeds.wordpress(*range(100)))
    _, _, (error,) = read(f"{site.address}/huge", Loading(max_bytes=50_000, allows_private=True))
    assert "larger than 50 kB" in error.message
    site.serve("/empty", rss("").encode())
    _, _, (error,) = read(f"{site.address}/empty")
    assert "no entry in this feed" in error.message
    whole = feeds.wordpress(1)
    site.serve("/broken", whole[: whole.index(b"<item>") + 3])
    _, _, (error,) = read(f"{site.address}/broken")
    assert "this is no feed, or it is damaged" in error.message


@pytest.mark.parametrize(
    "kind",
    ["text/html", "text/plain", "application/octet-stream", "application/json", "text/xml; charset=utf-8"],
)
def test_a_feed_is_one_whatever_its_server_calls_it(site: Site, kind: str) -> None:
    site.serve("/feed", feeds.wordpress(1), Content_Type=kind)
    assert read(f"{site.address}/feed")[0][0].feed == feeds.FEED
    site.serve("/feed.json", feeds.json_feed(1), Content_Type=kind)
    assert read(f"{site.address}/feed.json")[0][0].feed == feeds.FEED


def test_with_full_each_page_is_fetched_and_has_the_day_of_its_entry(site: Site) -> None:
    site.serve(
        "/feed", site.of_this_site(feeds.wordpress(1, 2, 3)).replace(b"<p>", b"").replace(b"</p>", b"")[:]
    )
    site.serve_stories(1)
    site.serve(
        "/2021/08/13/2/", b"<html><body><p>Subscribe to read.</p></body></html>", Content_Type="text/html"
    )
    articles, notes, errors = read(f"{site.address}/feed", Loading(allows_private=True, is_full=True))
    assert [one.id for one in articles] == [f"{site.address}/?p={n}" for n in (1, 2, 3)]
    assert "Some 41 people" in articles[0].text
    assert articles[0].published == making.DAY
    assert any(witness.where == "the feed" for witness in articles[0].witnesses)
    assert all(
        "Some" in one.text for one in articles
    )  # where the page has less, or is not there, the feed's text
    assert errors == []
    assert any("less of the text" in note.message for note in notes)
    assert any("answered 404" in note.message for note in notes)


def test_a_site_that_wants_no_programs_is_heeded_where_nobody_chose_the_page(site: Site) -> None:
    site.serve("/feed", site.of_this_site(feeds.wordpress(1, 2)))
    site.serve("/robots.txt", b"User-agent: q7x2-tui\nDisallow: /2021/", Content_Type="text/plain")
    site.serve_stories(1, 2)
    articles, notes, _ = read(f"{site.address}/feed", Loading(allows_private=True, is_full=True))
    assert len(articles) == 2
    assert site.paths() == ["/feed", "/robots.txt"]
    assert "robots.txt" in notes[0].message


def opml(*addresses: str) -> str:
    outlines = "".join(f'<outline text="F" type="rss" xmlUrl="{address}"/>' for address in addresses)
    return f'<?xml version="1.0"?><opml version="2.0"><body><outline text="News">{outlines}</outline></body></opml>'


def test_a_list_is_the_entries_of_its_feeds_none_twice(site: Site, tmp_path: Path) -> None:
    site.serve("/a", feeds.wordpress(1, 2))
    site.serve("/b", feeds.wordpress(2, 3))
    site.serve("/c", feeds.hugo(4))
    addresses = [f"{site.address}/{name}" for name in ("a", "b", "none", "a", "c")]
    articles, _, (error,) = read(saved(tmp_path, opml(*addresses), "feeds.opml"))
    assert [one.title for one in articles] == [feeds.title(n) for n in (1, 2, 3, 4)]
    assert "answered 404" in error.message
    assert {one.feed for one in articles} == {"F"}
    assert site.paths() == ["/a", "/b", "/none", "/c"]


def test_the_list_of_newsboat_is_read(site: Site, tmp_path: Path) -> None:
    site.serve("/a", feeds.wordpress(1))
    site.serve("/b", feeds.hugo(2))
    lines = f'# mine\n{site.address}/a news "~My News"\n\n"query:Unread:unread = \\"yes\\""\nexec:~/x.sh\n{site.address}/b\n'
    articles, (note,), errors = read(saved(tmp_path, lines, "urls"))
    assert [(one.title, one.feed) for one in articles] == [
        (feeds.title(1), "My News"),
        (feeds.title(2), feeds.FEED),
    ]
    assert errors == []
    assert "2 lines" in note.message


def test_a_list_in_a_list_is_not_followed(site: Site, tmp_path: Path) -> None:
    site.serve("/list", opml(f"{site.address}/list").encode())
    articles, (note,), _ = read(saved(tmp_path, opml(f"{site.address}/list"), "a.opml"))
    assert articles == []
    assert "not followed" in note.message
    assert site.paths() == ["/list"]


def test_an_address_inside_is_guarded_in_a_list_too(site: Site, tmp_path: Path) -> None:
    _, _, (error,) = read(saved(tmp_path, opml(f"{site.address}/a"), "a.opml"), Loading())
    assert "on this machine" in error.message
    assert site.asked == []


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("a.xml", feeds.wordpress(1), "feed"),
        ("a.html", feeds.blogger(1), "feed"),
        ("a.json", feeds.json_feed(1), "feed"),
        ("-", feeds.rdf(1), "feed"),
        ("-", b"\xef\xbb\xbf\n<!-- a --><?xml-stylesheet x?><rss version='2.0'>", "feed"),
        ("-", '<?xml version="1.0" encoding="UTF-16"?><rss>'.encode("utf-16"), "feed"),
        ("-", b"<!DOCTYPE rss [<!ENTITY a 'b'>", "feed"),
        ("a.xml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
        ("a.xml", b"<?xml version='1.0'?><feed><hay/></feed>", "text"),
        ("a.txt", b"rss feeds are read here", "text"),
        ("a.json", b'{"items": [{"text": "x"}]}', "json"),
        ("a.json", b'{"title": "x", "version":"https:\\/\\/jsonfeed.org\\/version\\/1"}', "feed"),
        ("a.json", b'{"text": "https://jsonfeed.org/version/1 names a format"}', "json"),
        ("urls", b"https://e.org/feed\n# x\n", "urls"),
        ("notes", b"https://e.org/feed\nKabul fell.\n", "text"),
        ("links.txt", b"https://e.org/feed\n", "text"),
        ("a.opml", b"<opml version='2.0'>", "opml"),
        ("-", b"<?xml version='1.0'?>\n<opml>", "opml"),
    ],
)
def test_a_feed_and_a_list_are_known_by_their_first_bytes(name: str, head: bytes, form: str) -> None:
    assert format_of(name, head) == form


def test_a_site_of_others_is_asked_at_most_once_a_minute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractors.sources import fetching

    kept = KeptFeeds(tmp_path / "feeds")
    asked = Asked("https://93.184.216.34/feed", 1_000, False, 5.0)
    monkeypatch.setattr(fetching.time, "time", lambda: 1_000.0)
    kept.keep(asked.address, KeptFeed(b"x", asked=970.0))
    told = list(found_at(asked, lambda page: [page.data], kept))
    assert told[0] == b"x"
    assert "asked 30 s ago" in str(told[1])


def test_what_is_kept_is_bounded_and_a_damaged_file_is_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from extractors.sources import kept_feeds

    monkeypatch.setattr(kept_feeds, "_LIMIT_BYTES", 5_000)
    kept = KeptFeeds(tmp_path / "feeds")
    for number in range(10):
        kept.keep(f"https://e.org/{number}", KeptFeed(b"x" * 1_000, asked=float(number)))
    files = list((tmp_path / "feeds").iterdir())
    assert sum(path.stat().st_size for path in files) <= 5_500
    last = kept.of("https://e.org/9")
    assert last is not None
    assert last.data == b"x" * 1_000
    for path in files:
        path.write_bytes(b"{}")
    assert kept.of("https://e.org/9") is None


def test_without_a_terminal_a_feed_is_printed(site: Site) -> None:
    site.serve("/feed", feeds.wordpress(1, 2))
    run = q7x2(f"{site.address}/feed", "--allow-private", "--offline")
    assert run.returncode == 1
    assert "nothing is fetched with --offline" in run.stderr


def test_a_feed_is_a_line_an_entry_and_as_json_an_array(tmp_path: Path) -> None:
    path = str(saved(tmp_path, feeds.wordpress(1, 2)))
    lines = q7x2("extract", path)
    assert [json.loads(line)["article"]["title"] for line in lines.stdout.splitlines()] == [
        feeds.title(n) for n in (1, 2)
    ]
    assert len(json.loads(q7x2("extract", path, "--format", "json").stdout)) == 2
