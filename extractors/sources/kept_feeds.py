"""Feeds as they were fetched last, in the user's cache folder: what a site is asked with, and what there is offline.

One file a feed, written atomically: a line of JSON, then the feed's bytes. The folder is bounded; the feeds that were asked for
longest ago go first. Where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from platformdirs import user_cache_path

# All feeds together, in bytes: some thousand of the usual size.
_LIMIT_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class KeptFeed:
    """What was fetched from an address.

    Attributes:
        asked: When it was asked for last, in seconds since 1970.
        rest_until: Until when the site wants to be left alone, in the same.
        form: The name of its format.
        url: Where it was in the end.
        etag: The server's name for this state of it.
        changed: When it was changed last, in the server's words.
        charset: What the server said it is encoded in.
    """

    data: bytes
    asked: float
    rest_until: float = 0.0
    form: str = "feed"
    url: str = ""
    etag: str | None = None
    changed: str | None = None
    charset: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for it only if it changed (RFC 9110, section 13.1)."""
        said = {"If-None-Match": self.etag, "If-Modified-Since": self.changed}
        return {name: value for name, value in said.items() if value and _is_header(value)}

    @property
    def day(self) -> str:
        """The day and time it was asked for last, in words."""
        try:
            return time.strftime("%Y-%m-%d %H:%M", time.localtime(self.asked))
        except (ValueError, OverflowError, OSError):  # a damaged file
            return "an unknown day"


class KeptFeeds:
    """The feeds that are kept.

    Args:
        folder: Where; the user's own cache folder unless told.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_cache_path("q7x2-tui") / "feeds"

    def of(self, address: str) -> KeptFeed | None:
        """What is kept of an address; None where nothing is, or what is there is damaged."""
        try:
            head, _, data = self._path(address).read_bytes().partition(b"\n")
            said = json.loads(head)
            if said["address"] != address or len(data) != said["size"]:
                return None
            asked, rest_until = float(said["asked"]), float(said["rest_until"])
            words = {name: str(said[name]) for name in ("etag", "changed", "charset") if said.get(name)}
            return KeptFeed(data, asked, rest_until, str(said["form"]), str(said["url"]), **words)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def keep(self, address: str, feed: KeptFeed) -> None:
        """Keep it in place of what was there."""
        said = {**asdict(replace(feed, data=b"")), "address": address, "size": len(feed.data)}
        del said["data"]
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._make_room(len(feed.data))
            handle, path = tempfile.mkstemp(dir=self._folder, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(json.dumps(said).encode("ascii") + b"\n" + feed.data)
                Path(path).replace(self._path(address))
            except BaseException:
                Path(path).unlink(missing_ok=True)
                raise

    def forget(self, address: str) -> None:
        """Keep nothing of it any more."""
        with contextlib.suppress(OSError):
            self._path(address).unlink(missing_ok=True)

    def _path(self, address: str) -> Path:
        return self._folder / hashlib.blake2b(address.encode("utf-8", "replace"), digest_size=16).hexdigest()

    def _make_room(self, size: int) -> None:
        files = [(path.stat().st_mtime, path.stat().st_size, path) for path in self._folder.iterdir()]
        held = size + sum(each[1] for each in files)
        for _, its_size, path in sorted(files, key=lambda each: each[0]):
            if held <= _LIMIT_BYTES:
                return
            path.unlink(missing_ok=True)
            held -= its_size


def _is_header(value: str) -> bool:
    return value.isascii() and value.isprintable() and len(value) < 1_000
