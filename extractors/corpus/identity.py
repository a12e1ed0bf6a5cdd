"""When two articles are the same article, and when two entities of different articles are the same entity."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from extractors.asking.likeness import folded

_SURROGATES = re.compile("[\ud800-\udfff]")


def article_key(id_: str, published: str | None, title: str | None, text: str) -> str:
    """128 bits of what an article is, in hex; where it was read does not count."""
    parts = "\0".join((id_, published or "", title or "", text))
    return hashlib.blake2b(_SURROGATES.sub("\ufffd", parts).encode(), digest_size=16).hexdigest()


def entity_key(entity: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]) -> str | None:
    """What an entity is called in every article; None where it is not certain enough to be called the same.

    A place is its GeoNames id. An actor is its name, type and country: all three, since two people share a name sooner than all
    of them; a role ("an official") is nobody in particular. A figure is its unit and of whom it is said. A date is its value.

    Args:
        entity: An entity of schema 1.
        others: The article's entities by id.
    """
    match entity["kind"]:
        case "location":
            return f"L:{entity['geonameid']}" if entity["geonameid"] is not None else None
        case "actor" if entity["type"] != "role" and entity["name"]:
            return f"A:{entity['type']}:{folded(entity['name'])}:{entity['country'] or ''}"
        case "figure" if unit := folded(entity["unit_id"] or entity["unit"] or ""):
            return f"F:{unit}:{_subject(entity['who'], others)}"
        case "date" if entity["value"]:
            return f"D:{entity['value']}"
    return None


def _subject(who: str | None, others: Mapping[str, Mapping[str, Any]]) -> str:
    subject = others.get(who or "")
    return folded(subject["name"] if subject else who or "")
