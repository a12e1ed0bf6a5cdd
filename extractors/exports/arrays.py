"""Kinds with an array of their own in schema 1: who knows the others alone reads `entities` and `mentions` as before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from extractors.kinds.registry import kind_names, kind_of, kinds

Record = dict[str, Any]


def parted(record: Record) -> Record:
    """Schema 1 with such entities in their arrays, each with its runs of the text as `content`.

    Args:
        record: The same with all entities and mentions together.
    """
    runs: dict[str, list[list[int]]] = defaultdict(list)
    for mention in record["mentions"]:
        if kind_of(mention["kind"]).array:
            runs[mention["entity"]].append([mention["start"], mention["end"]])
    arrays: dict[str, list[Record]] = {spec.array: [] for spec in kinds() if spec.array}
    for entity in record["entities"]:
        if (array := kind_of(entity["kind"]).array) != "":
            arrays[array].append({**entity, "content": runs[entity["id"]]})
    shared = {
        "mentions": [one for one in record["mentions"] if not kind_of(one["kind"]).array],
        "entities": [one for one in record["entities"] if not kind_of(one["kind"]).array],
    }
    found: Record = {}
    for name, value in record.items():
        found[name] = shared.get(name, value)
        if name == "entities":
            found |= arrays
    return found


def together(record: Mapping[str, Any]) -> Record:
    """Schema 1 with all entities and mentions together again; itself where no kind has an array there."""
    arrays = [spec.array for spec in kinds() if record.get(spec.array)]
    if not arrays:
        return dict(record)
    mentions, entities = list(record["mentions"]), list(record["entities"])
    for one in (one for array in arrays for one in record[array]):
        fields = {name: value for name, value in one.items() if name != "content"}
        entities.append(fields)
        text = record["article"]["text"]
        mentions += [
            {"kind": one["kind"], "start": start, "end": end, "text": text[start:end], "entity": one["id"]}
            for start, end in one["content"]
        ]
    order = {kind: place for place, kind in enumerate(kind_names())}
    return {
        **record,
        "mentions": sorted(mentions, key=lambda each: (each["start"], -each["end"], each["kind"])),
        "entities": sorted(entities, key=lambda each: order[each["kind"]]),
    }
