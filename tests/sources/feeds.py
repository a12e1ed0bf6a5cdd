"""Feeds in the manner of the programs that write them, around stories with a number each; and a site that serves some."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

from tests.sources import making
from tests.sources.archives import story

SITE = "https://example.org"
FEED = "Example News"


def title(number: int) -> str:
    return f"{making.TITLE} & fall {number}"


def words(number: int) -> list[str]:
    """The paragraphs of a story: in its first, a figure that no other has."""
    first, *rest = making.STORY
    return [first.replace("Some 40", f"Some {40 + number}"), *rest]


def markup(number: int) -> str:
    return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in words(number))


def wordpress(*numbers: int, text: str = "") -> bytes:
    """RSS 2.0 with an excerpt, the whole text beside it, and ids that are no links."""
    items = "".join(
        f"<item><title>{escape(title(n))}</title><link>{SITE}/2021/08/13/{n}/</link>"
        f"<dc:creator><![CDATA[{making.AUTHOR}]]></dc:creator><pubDate>Fri, 13 Aug 2021 06:21:00 +0000</pubDate>"
        f'<category><![CDATA[World]]></category><guid isPermaLink="false">{SITE}/?p={n}</guid>'
        f"<description><![CDATA[<p>{words(n)[0][:60]} [&#8230;]</p>]]></description>"
        f"<content:encoded><![CDATA[{markup(n)}{text}]]></content:encoded><slash:comments>0</slash:comments></item>"
        for n in numbers
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">\n<channel>'
        f"<title>{FEED}</title><link>{SITE}</link><generator>https://wordpress.org/?v=6.4</generator>{items}</channel></rss>"
    ).encode()


def blogger(*numbers: int) -> bytes:
    """Atom with escaped markup, ids that are tags, and a later time of change."""
    entries = "".join(
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{n}</id><published>2021-08-13T09:21:00.001+04:30</published>"
        f"<updated>2021-08-20T10:00:00.002+04:30</updated><title type='text'>{escape(title(n))}</title>"
        f"<content type='html'>{escape(markup(n))}</content>"
        f"<link rel='replies' href='{SITE}/feeds/{n}/comments'/><link rel='alternate' type='text/html' href='{SITE}/b/{n}.html'/>"
        f"<author><name>{making.AUTHOR}</name></author></entry>"
        for n in numbers
    )
    return (
        "<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href='/atom.css'?><feed xmlns='http://www.w3.org/2005/Atom'>"
        f"<id>tag:blogger.com,1999:blog-1</id><title type='text'>{FEED}</title>{entries}</feed>"
    ).encode()


def hugo(*numbers: int) -> bytes:
    """RSS 2.0 with the whole text in the description, escaped, and permanent links as ids."""
    items = "".join(
        f"<item>\n<title>{escape(title(n))}</title>\n<link>{SITE}/h/{n}/</link>\n"
        f"<pubDate>Fri, 13 Aug 2021 06:21:00 +0430</pubDate>\n"
        f"<guid>{SITE}/h/{n}/</guid>\n<description>{escape(markup(n))}</description>\n</item>\n"
        for n in numbers
    )
    return (
        '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n'
        f"<channel>\n<title>{FEED}</title>\n<generator>Hugo -- gohugo.io</generator>\n{items}</channel>\n</rss>"
    ).encode()


def feedburner(*numbers: int) -> bytes:
    """RSS 2.0 whose links lead through a counter, with the story's own address beside them, in Latin-1."""
    read = "http://feedproxy.example/~r/news/~3"
    items = "".join(
        f"<item><title><![CDATA[{title(n)}]]></title><link>{read}/{n}</link>"
        f"<feedburner:origLink>{SITE}/f/{n}</feedburner:origLink>"
        f"<pubDate>Fri, 13 Aug 2021 23:21:00 EST</pubDate>"
        f'<guid isPermaLink="false">{n}</guid><description>Short.</description>'
        f"<content:encoded><![CDATA[{markup(n)}"
        f"<img src='http://feeds.example/~r/{n}' height='1' width='1'/>]]></content:encoded></item>"
        for n in numbers
    )
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" version="2.0"><channel>'
        f"<title>{FEED}</title>{items}</channel></rss>"
    )
    return text.encode("latin-1", "xmlcharrefreplace")


def json_feed(*numbers: int) -> bytes:
    """JSON Feed 1.1."""
    items = [
        {
            "id": f"{SITE}/j/{n}",
            "url": f"{SITE}/j/{n}",
            "title": title(n),
            "content_html": markup(n),
            "summary": words(n)[0][:40],
            "date_published": "2021-08-13T06:21:00+04:30",
            "authors": [{"name": making.AUTHOR}],
        }
        for n in numbers
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": FEED, "items": items}).encode()


def rdf(*numbers: int) -> bytes:
    """RDF Site Summary 1.0: the day is Dublin Core's."""
    items = "".join(
        f'<item rdf:about="{SITE}/r/{n}"><title>{escape(title(n))}</title><link>{SITE}/r/{n}</link>'
        f"<description>{escape(chr(10).join(words(n)))}</description><dc:date>2021-08-13T06:21:00+04:30</dc:date></item>"
        for n in numbers
    )
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{SITE}"><title>{FEED}</title></channel>{items}</rdf:RDF>'
    ).encode()


GENERATORS = {
    "wordpress": (wordpress, "feed.xml"),
    "blogger": (blogger, "feed.atom"),
    "hugo": (hugo, "index.xml"),
    "feedburner": (feedburner, "feed.rss"),
    "json": (json_feed, "feed.json"),
    "rdf": (rdf, "feed.rdf"),
}


@dataclass
class Site:
    """What a site answers, and what it was asked: status, body, headers by path."""

    address: str = ""
    answers: dict[str, tuple[int, bytes, dict[str, str]]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def serve(self, path: str, body: bytes, status: int = 200, /, **headers: str) -> None:
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, body, said)

    def serve_stories(self, *numbers: int) -> None:
        """The pages that the entries of `wordpress` lead to, once `of_this_site` has made the links lead here."""
        for number in numbers:
            self.serve(f"/2021/08/13/{number}/", story(number, day=""), Content_Type="text/html")

    def of_this_site(self, feed: bytes) -> bytes:
        return feed.replace(SITE.encode(), self.address.encode())

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def served() -> Iterator[Site]:
    """A site on this machine; a second request with its ETag or day of change is answered 304."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers.items())))
            status, body, headers = site.answers.get(self.path, (404, b"", {}))
            if status == 200 and self._is_known(headers):
                status, body = 304, b""
            self.send_response(status)
            for name, value in {"Content-Type": "application/xml", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _is_known(self, headers: dict[str, str]) -> bool:
            tag, day = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
            return (tag is not None and tag == headers.get("ETag")) or (
                tag is None and day is not None and day == headers.get("Last-Modified")
            )

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
