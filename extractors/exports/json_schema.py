"""The JSON Schema of schema 1, made of what each kind says of its fields.

The published file is made by `python -m extractors.exports.json_schema > extractors/exports/data/schema-1.json`.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from extractors.kinds.field import LIST_OF_WORDS, WORDS, meant, one_of
from extractors.kinds.registry import kinds
from extractors.kinds.spec import KindSpec

_FILE = Path(__file__).parent / "data" / "schema-1.json"
_REASON = meant(WORDS, "Why it is what it is, in words; empty where there is nothing to say.")
_CONTENT = {
    "type": "array",
    "items": {"$ref": "#/$defs/span"},
    "description": "Its runs of the text, in their order: [start, end] in code points.",
}
_DOUBT = meant(
    LIST_OF_WORDS, "Why it may be wrong, each reason in words; empty where nothing speaks against it."
)


def schema() -> dict[str, Any]:
    """The schema with a definition of each kind that there is."""
    made: dict[str, Any] = copy.deepcopy(json.loads(_FILE.read_text("utf-8")))
    mention = made["properties"]["mentions"]["items"]["properties"]
    shared = [spec for spec in kinds() if not spec.array]
    mention["kind"] = one_of(*(spec.name for spec in shared))
    status = {name: mention[name] for name in ("status", "was", "status_reason")}
    made["properties"]["entities"]["items"]["oneOf"] = [{"$ref": f"#/$defs/{spec.name}"} for spec in shared]
    of_kinds = {spec.name: _entity(spec, status) for spec in kinds()}
    for spec in kinds():
        if spec.array:
            meaning = f"The entities of the kind {spec.name}, each with its runs of the text."
            items = {"type": "array", "items": {"$ref": f"#/$defs/{spec.name}"}, "description": meaning}
            made["properties"][spec.array] = items
    made["$defs"] = {"span": made["$defs"]["span"], **of_kinds}
    return made


def _entity(spec: KindSpec, status: dict[str, Any]) -> dict[str, Any]:
    own = {
        "id": {**WORDS, "pattern": f"^{spec.letter}[0-9]+$"},
        "kind": {"const": spec.name},
        "type": one_of(*spec.types),
        **{field.name: dict(field.json) for field in spec.fields},
        "reason": _REASON,
        "doubt": _DOUBT,
    }
    if spec.array:
        own["content"] = _CONTENT
    return {
        "type": "object",
        "description": spec.meaning,
        "required": list(own),
        "properties": {**own, **status},
    }


if __name__ == "__main__":
    print(json.dumps(schema(), indent=2, ensure_ascii=False))
