"""Which articles came the same way: of one site, or out of one file, whatever their lines and addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from urllib.parse import urlsplit

from extractors.sources.formats import FORMATS, is_address

_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
_FILES = frozenset(ending for each in FORMATS for ending in each.endings)
_WITHIN = re.compile(r", (?:line|record|part|entry|row|page) \d+.*$")


def outlets_told(sources: Iterable[str]) -> str:
    """Of how many sites, files and other sources the articles are, in words: `2 sites and 3 files`.

    Args:
        sources: Who published each article, or where it was read, as the corpus names it.
    """
    outlets = {_outlet(source) for source in sources}
    counts = Counter(kind for kind, _ in outlets)
    told = [f"{counts[kind]} {kind}{'s' * (counts[kind] != 1)}" for kind in _KINDS if counts[kind]]
    return " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))


_KINDS = ("site", "file", "source")


def _outlet(source: str) -> tuple[str, str]:
    """What kind of thing an article was read from, and which: a site by its host, a file without the number of a record."""
    if is_address(source):
        return "site", (urlsplit(source).hostname or source).removeprefix("www.")
    path = _WITHIN.sub("", source)
    if _HOST.fullmatch(path) and PurePath(path).suffix not in _FILES:
        return "site", path.removeprefix("www.")
    return "file" if path != source or PurePath(path).suffix else "source", path
