"""What a person allows and says of reading sources."""

from __future__ import annotations

import re

from extractors.errors import SourceError
from extractors.sources.formats import MAX_BYTES
from extractors.values import dataclass

# How long one source may take, in seconds: a person who waits longer would think that it hangs.
_TIMEOUT_S = 60.0

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)i?b?", re.IGNORECASE)
_POWERS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_FIELDS = ("id", "date", "title", "text", "home")


@dataclass(frozen=True, slots=True)
class Loading:
    """The limits of reading one source, and the names its records use.

    Attributes:
        max_bytes: How large a source may be; of JSON Lines, how large one record may be.
        timeout_s: How long a source may take that is fetched or that needs a parser.
        allows_private: Whether an address may lie in a private network or on this machine.
        fields: The names that records use for `id`, `date`, `title`, `text` and `home`, where they use others.
        is_full: Whether the page of each entry of a feed is fetched.
        is_offline: Whether nothing is fetched: of a feed there is what was kept.
        home: The outlet's town of articles that say none; "none" leaves out also what they say; empty where none is given.
        has_full_source: Whether an article's source is told with the path as the person gave it, not by its name.
        is_deep: Whether the folders inside a folder are read too.
        is_quiet: Whether nothing is said while it takes long: the window has the terminal.
    """

    max_bytes: int = MAX_BYTES
    timeout_s: float = _TIMEOUT_S
    allows_private: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    is_quiet: bool = False
    has_full_source: bool = False
    is_full: bool = False
    is_offline: bool = False
    home: str = ""
    is_deep: bool = True

    def name_of(self, field: str) -> str:
        """The name that records use for a field."""
        return dict(self.fields).get(field, field)


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gave, to a reader that makes articles of it.

    Attributes:
        source: As the person gave it: a path, or `-`.
        name: What it is called where something is said of it.
        option_date: ISO date of publication that the person gave.
        loading: Limits and names of fields.
    """

    source: str
    name: str
    option_date: str | None
    loading: Loading


def bytes_of(size: str) -> int:
    """Bytes of a size as a person writes it: `200MB`, `1 GB`, `64000000`.

    Raises:
        SourceError: It is no size.
    """
    match = _SIZE.fullmatch(size.strip())
    number = float(match[1]) * _POWERS[match[2].lower()] if match else 0
    if number < 1:
        raise SourceError(f"{size}: this is not a size.", "Give one such as 200MB or 1GB.")
    return int(number)


def fields_of(pairs: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The names of fields from `text=body` and the like.

    Raises:
        SourceError: One is no such pair, or of a field that records do not have.
    """
    found = []
    for pair in pairs:
        field, equals, name = pair.partition("=")
        if field not in _FIELDS or not equals or not name:
            raise SourceError(
                f"{pair}: this names no field.",
                "Write text=body; the fields are id, date, title, text and home.",
            )
        found.append((field, name))
    return tuple(found)


def size_in_words(size_bytes: int) -> str:
    """A size as a person reads it: `64 MB`."""
    for power, unit in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if size_bytes >= power:
            return f"{size_bytes / power:.3g} {unit}"
    return f"{size_bytes} bytes"
