"""When two articles are the same article, and when two entities of different articles are the same entity."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from extractors.kinds.registry import kind_of

_SURROGATES = re.compile("[\ud800-\udfff]")


def article_key(id_: str, published: str | None, title: str | None, text: str) -> str:
    """128 bits of what an article is, in hex; where it was read does not count."""
    parts = "\0".join((id_, published or "", title or "", text))
    return hashlib.blake2b(_SURROGATES.sub("\ufffd", parts).encode(), digest_size=16).hexdigest()


def entry_key(field: str, value: str) -> bytes:
    """What an entry of a feed is known by: its id or its source, in 16 bytes."""
    said = _SURROGATES.sub("\ufffd", f"{field}\0{value}")
    return hashlib.blake2b(said.encode(), digest_size=16).digest()


def entity_key(entity: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]) -> str | None:
    """What an entity is called in every article; None where it is not certain enough to be called the same.

    A place is its GeoNames id, an actor its name, type and country, a figure its unit and of whom it is said, a date its value:
    each kind's own rule is `KindSpec.across`.

    Args:
        entity: An entity of schema 1.
        others: The article's entities by id.
    """
    spec = kind_of(entity["kind"])
    parts = spec.across(entity, others)
    return ":".join((spec.letter, *parts)) if parts is not None else None
