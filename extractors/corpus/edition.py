"""The edition of a corpus: what its analyses were made by, and how they are put into its tables."""

from __future__ import annotations

import hashlib

from extractors.corpus.columns import LAYOUT
from extractors.ruleset_fingerprint import OUTSIDE, content_of, files, ruleset_fingerprint

_OF_TABLES = frozenset(("corpus", "exports", "sources"))
"""Folders that cannot change an analysis but what a row says of it."""


def edition_of(model: str) -> str:
    """Twelve hex digits; the same on every machine with the same rules, libraries, model and tables.

    Args:
        model: The spaCy pipeline's name, or its folder.
    """
    tables = content_of(files(outside=OUTSIDE - _OF_TABLES))
    parts = (ruleset_fingerprint(model), tables, LAYOUT)
    return hashlib.blake2b(repr(parts).encode(), digest_size=6).hexdigest()
