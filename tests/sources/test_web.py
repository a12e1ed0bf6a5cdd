"""Addresses, on a server of this machine; the guard is lifted by its own option."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from extractors.errors import SourceError
from extractors.model import Article
from extractors.sources import addresses
from extractors.sources.loading import Loading
from extractors.sources.opening import articles_in
from tests.command_run import q7x2
from tests.sources import making

Answer = Callable[["Handler"], None]

PUBLIC, PRIVATE = Loading(timeout_s=20), Loading(timeout_s=20, allows_private=True)


class Handler(BaseHTTPRequestHandler):
    """Answers as the address says."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/round"):
            self.send(b"", 302, Location=f"/round{int(path[6:] or 0) + 1}")
        elif path == "/away":
            self.send(b"", 301, Location="/2021/08/13/story")
        elif path == "/file":
            self.send(b"", 302, Location="file:///etc/passwd")
        elif path == "/slow":
            time.sleep(3)
            self.send(b"late")
        elif path == "/large":
            self.send(b"x" * 50_000, **{"Content-Type": "text/plain"})
        elif path == "/bomb":
            self.send(
                gzip.compress(b"x" * 50_000_000), **{"Content-Encoding": "gzip", "Content-Type": "text/plain"}
            )
        elif path == "/packed":
            self.send(gzip.compress(making.page()), **{"Content-Encoding": "gzip"})
        elif path == "/latin":
            self.send(
                making.page(encoding="windows-1252"), **{"Content-Type": "text/html; charset=windows-1252"}
            )
        elif path == "/2021/08/13/story":
            self.send(making.page(day=""))
        elif path == "/gone":
            self.send(b"", 404)
        else:
            self.send(making.page())

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def found(address: str, loading: Loading = PRIVATE) -> Article | SourceError:
    (one,) = articles_in(address, None, loading)
    return one


def test_a_page_becomes_facts_through_the_command_line(site: str) -> None:
    run = q7x2("extract", f"{site}/story", "--allow-private", "--format", "json")
    assert run.returncode == 0, run.stderr
    analysis = json.loads(run.stdout)
    assert (analysis["article"]["title"], analysis["article"]["published"]) == (making.TITLE, making.DAY)
    assert {"Kabul", "Taliban"} <= {entity.get("name") for entity in analysis["entities"]}


@pytest.mark.parametrize("path", ["/story", "/packed", "/latin"])
def test_a_page_is_read_as_it_was_sent(site: str, path: str) -> None:
    article = found(site + path)
    assert isinstance(article, Article)
    assert "“a precaution”" in article.text
    assert article.source == site + path


def test_a_redirect_is_followed_and_the_address_may_say_the_day(site: str) -> None:
    article = found(site + "/away")
    assert isinstance(article, Article)
    assert (article.published, article.published_from) == (making.DAY, "address")


@pytest.mark.parametrize(
    ("path", "loading", "says"),
    [
        ("/round", PRIVATE, "leads on more than 5 times"),
        ("/file", PRIVATE, "no address of the web"),
        ("/gone", PRIVATE, "answered 404"),
        ("/slow", Loading(timeout_s=1, allows_private=True), "too long|within 1 seconds"),
        ("/large", Loading(max_bytes=10_000, allows_private=True), "larger than 10 kB"),
        ("/bomb", Loading(max_bytes=1_000_000, allows_private=True), "larger than 1 MB"),
        ("/story", PUBLIC, "private network or on this machine"),
    ],
)
def test_what_goes_wrong_is_a_sentence(site: str, path: str, loading: Loading, says: str) -> None:
    error = found(site + path, loading)
    assert isinstance(error, SourceError)
    assert any(words in error.message for words in says.split("|")), error
    assert error.hint


@pytest.mark.parametrize(
    "address", ["http://localhost:1/", "http://[::1]/", "http://0.0.0.0/", "http://169.254.169.254/latest"]
)
def test_this_machine_and_its_network_are_guarded(address: str) -> None:
    error = found(address, PUBLIC)
    assert isinstance(error, SourceError)
    assert "private network" in error.message


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "::",
     "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1", "255.255.255.255"],
)  # fmt: skip
def test_an_address_inside_is_no_public_one(ip: str) -> None:
    assert not addresses.is_public(ip)


@pytest.mark.parametrize(
    "ip", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"]
)
def test_an_address_outside_is(ip: str) -> None:
    assert addresses.is_public(ip)


def test_a_name_with_one_private_address_is_guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(SourceError, match="private network"):
        addresses.reachable(addresses.address_of("http://rebound.example/"), allows_private=False)


@pytest.mark.parametrize(
    "words", ["http://", "https://exa mple.org/", "http://user@:80/", "http://x:99999/", "http://[::1"]
)
def test_what_is_no_address_is_a_sentence(words: str) -> None:
    assert isinstance(found(words), SourceError)
