"""The filter's query that leaves one entity alone."""

from __future__ import annotations

from extractors.model import Actor, Entity, Figure, Mention, Place


def query_for(entity: Entity, first: Mention | None) -> str:
    """A query that the entity matches, and others only where nothing tells them apart but their place in the text.

    Args:
        entity: The entity.
        first: Its first mention: what has neither name nor value is told by its words.
    """
    parts = [f"kind:{entity.kind}"]
    if isinstance(entity, Place | Actor):
        parts.append(_named(entity.name))
        if isinstance(entity, Place) and entity.country and entity.type != "country":
            parts.append(f"country:{entity.country}")
    elif isinstance(entity, Figure):
        if entity.value is not None:
            parts += [f"value={entity.value:.15f}".rstrip("0").rstrip(".")]
        elif first is not None:
            parts.append(_quoted(" ".join(first.text.split())))
        if entity.unit:
            parts.append(_named(entity.unit))
        if entity.type == "ordinal":
            parts.append("type:ordinal")
    elif entity.value:
        parts.append(_named(entity.value))
    elif first is not None:
        parts.append(_quoted(" ".join(first.text.split())))
    return " ".join(parts)


def _named(name: str) -> str:
    return f"name={_quoted(name)}" if '"' not in name else f"name:{_quoted(name)}"


def _quoted(words: str) -> str:
    """In quotes; words that have quotes of their own are cut to their longest part without."""
    return f'"{max(words.split(chr(34)), key=len)}"'
