"""Fetches one page: nothing else, from no host that it should not, within bounds of time, size and redirects."""

from __future__ import annotations

import gzip
import http.client
import io
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from extractors import __version__
from extractors.errors import SourceError
from extractors.sources.addresses import Address, address_of, reachable
from extractors.sources.formats import HEAD_BYTES
from extractors.sources.loading import size_in_words
from extractors.sources.registry import format_of, format_of_type

_REDIRECTS = 5
_LEADS_ON = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_SILENCE_S = 15.0  # a server that says nothing for so long is not going to
_CHUNK = 1 << 16
# What the bytes say for certain, whatever the server calls them: feeds are called text, XML, HTML and JSON.
_SEEN = ("feed", "opml", "warc")

# What a site's robots.txt knows the program by (RFC 9309).
AGENT = "q7x2-tui"
_MOST_WAIT_S = 86_400  # a site that wants to be left alone for longer is asked again tomorrow

_HEADERS = {
    "User-Agent": f"{AGENT}/{__version__} (a person's reader)",
    "Accept": "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/feed+json,text/plain,"
    "application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en,*;q=0.5",
    "Connection": "close",
}


class Page(NamedTuple):
    """What was fetched, from where in the end, and what the server said.

    Attributes:
        charset: Its encoding.
        changed: When it was changed last, in the server's words.
        etag: The server's name for this state of it.
        moved: Where it is from now on, where the server says that it moved for good.
        is_unchanged: Whether it is as it was when it was asked for last; then there are no data.
    """

    data: bytes
    format: str
    address: str
    charset: str | None
    changed: str | None = None
    etag: str | None = None
    moved: str | None = None
    is_unchanged: bool = False


class RefusedError(SourceError):
    """A site answered, and not with what it was asked for.

    Attributes:
        status: The answer's number.
        wait_s: For how long it wants to be left alone.
    """

    status = 0
    wait_s = 0.0


def fetched(
    words: str,
    max_bytes: int,
    allows_private: bool,
    timeout_s: float,
    conditions: Mapping[str, str] | None = None,
) -> Page:
    """The page at an address, redirects followed.

    Args:
        words: The address as the person gave it.
        max_bytes: How large it may be, unpacked.
        allows_private: Whether hosts of private networks may be asked.
        timeout_s: How long all of it may take.
        conditions: Headers that say which state of it is known (RFC 9110, section 13).

    Raises:
        SourceError: It cannot be had; the sentence says why.
    """
    address, end = address_of(words), time.monotonic() + timeout_s
    moved: str | None = None
    is_moved = True  # for good, as far as was led on
    for _ in range(_REDIRECTS + 1):
        try:
            answer = _asked(address, reachable(address, allows_private), end, conditions or {})
            if answer.status not in _LEADS_ON or not answer.headers.get("Location"):
                if answer.status == 304 and conditions:
                    return Page(b"", "", address.whole, None, moved=moved, is_unchanged=True)
                _check(answer, words)
                return _page(answer, address, words, max_bytes, end)._replace(moved=moved)
            address = _led_on(answer.headers["Location"], address, words)
            is_moved = is_moved and answer.status in _FOR_GOOD
            moved = address.whole if is_moved else moved
        except (OSError, http.client.HTTPException, zlib.error, EOFError, ValueError) as error:
            raise _failed(words, error) from error
    raise SourceError(
        f"{words}: the site leads on more than {_REDIRECTS} times.", "Open it in a browser and save the page."
    )


def _led_on(location: str, address: Address, words: str) -> Address:
    there = address_of(location, address.whole)
    if address.scheme == "https" and there.scheme == "http":
        raise SourceError(
            f"{words}: the site leads from a secure address to one that is not.",
            f"Give {there.whole} itself.",
        )
    return there


def _failed(words: str, error: Exception) -> SourceError:
    if isinstance(error, ssl.SSLError):
        return SourceError(
            f"{words}: the connection is not secure ({error.reason or 'certificate'}).",
            "Do not trust the page.",
        )
    if isinstance(error, TimeoutError):
        return _late(words)
    return SourceError(
        f"{words}: it cannot be fetched ({_reason(error)}).",
        "Check the address and the network, and try again.",
    )


def _asked(address: Address, ip: str, end: float, conditions: Mapping[str, str]) -> http.client.HTTPResponse:
    sock = socket.create_connection((ip, address.port), timeout=_left(end))
    if address.scheme == "https":
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=address.host)
    connection = http.client.HTTPConnection(address.host, address.port, timeout=_left(end))
    connection.sock = sock  # to the host that was looked at, whatever the name means by now
    connection.request("GET", address.path, headers={**_HEADERS, **conditions})
    return connection.getresponse()


def _page(answer: http.client.HTTPResponse, address: Address, words: str, max_bytes: int, end: float) -> Page:
    raw = io.BytesIO()
    while True:
        if time.monotonic() > end:
            raise _late(words)
        if not (part := answer.read1(_CHUNK)):
            break
        raw.write(part)
        _bound(raw.tell(), max_bytes, words)
    data = raw.getvalue()
    if answer.headers.get("Content-Encoding", "").strip().lower() in ("gzip", "x-gzip"):
        with gzip.open(io.BytesIO(data)) as unpacked:
            data = unpacked.read(max_bytes + 1)
        _bound(len(data), max_bytes, words)
    said = Message()
    said["Content-Type"] = answer.headers.get("Content-Type", "application/octet-stream")
    kind = format_of_type(said.get_content_type())
    name = address.path.partition("?")[0]
    seen = format_of("", data[:HEAD_BYTES])
    form = seen if kind is None or seen in _SEEN or data.startswith(b"%PDF-") else kind
    if kind is None and form == "text":
        form = format_of(name, data[:HEAD_BYTES])
    if data.startswith(b"PK") and form not in ("docx", "epub"):
        form = format_of(name, data[:HEAD_BYTES])
    changed, etag = answer.headers.get("Last-Modified"), answer.headers.get("ETag")
    return Page(data, form, address.whole, said.get_content_charset(), changed, etag)


def _check(answer: http.client.HTTPResponse, words: str) -> None:
    status, reason = answer.status, answer.reason
    if status == 200:
        return
    hints = {
        401: "It is not for everybody: open it in a browser and save the page.",
        402: "It is not for everybody: open it in a browser and save the page.",
        403: "The site refuses programs: open it in a browser and save the page.",
        404: "Check the address.",
        410: "It is gone for good: take it out of your list.",
        429: "The site wants fewer requests: try again later.",
    }
    refused = RefusedError(
        f"{words}: the site answered {status} {reason}.".replace(" .", "."),
        hints.get(status, "Try again later."),
    )
    refused.status, refused.wait_s = status, _wait_s(answer.headers.get("Retry-After", ""))
    raise refused


def _wait_s(words: str) -> float:
    """For how long a site wants to be left alone, in seconds: it says so, or until when (RFC 9110, section 10.2.3)."""
    if words.strip().isdecimal():
        return float(min(int(words.strip()[:9]), _MOST_WAIT_S))
    try:
        until = parsedate_to_datetime(words).timestamp()
    except (ValueError, TypeError, OverflowError, IndexError):
        return 0.0
    return min(max(0.0, until - time.time()), _MOST_WAIT_S)


def _bound(size_bytes: int, max_bytes: int, words: str) -> None:
    if size_bytes > max_bytes:
        raise SourceError(
            f"{words}: the page is larger than {size_in_words(max_bytes)}.", "Allow more with --max-size."
        )


def _left(end: float) -> float:
    return max(0.1, min(_SILENCE_S, end - time.monotonic()))


def _late(words: str) -> SourceError:
    return SourceError(
        f"{words}: the site took too long to answer.", "Try again later, or give more time with --timeout."
    )


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return type(error).__name__
