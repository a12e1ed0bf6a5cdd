"""What of an entity can be corrected, and which values a field takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extractors.corrections.correction import Target
from extractors.kinds.registry import kind_names, kind_of


def trouble_with(to: Mapping[str, Any], kind: str) -> str:
    """What is wrong with these fields for an entity of that kind, in words; empty where nothing is."""
    there = to.get("kind", kind)
    if there not in kind_names():
        return f"kind: “{there}” is none of {', '.join(kind_names())}"
    if not to:
        return "it says nothing to change"
    return _trouble(to, there, kind)


def trouble_with_new(to: Mapping[str, Any], kind: str) -> str:
    """What is wrong with these fields for a new entity of that kind, in words; empty where nothing is."""
    return "kind: it is said already" if "kind" in to else _trouble(to, kind, "")


def _trouble(to: Mapping[str, Any], there: str, kind: str) -> str:
    spec = kind_of(there)
    for name in spec.needs:
        if there != kind and name not in to:
            return f"a {there} needs a {name}"
    checks, asked = spec.checks(), spec.asked()
    for name, value in to.items():
        if name == "kind":
            continue
        if name in asked and (value is None or isinstance(value, Target)):
            if value is not None and value.kind not in asked[name].kinds:
                return f"{name}: a {value.kind} is none of {', '.join(asked[name].kinds)}"
            continue
        if name in asked and name not in checks:
            return f"{name}: {value!r} is not an entity of the article, or null"
        if name == "type":
            if value not in spec.types:
                return f"type: “{value}” is none of {', '.join(spec.types)}"
        elif name not in checks:
            return f"“{name}” is no field of the kind {there}; these are: type, {', '.join(checks)}"
        elif not checks[name].allows(value):
            return f"{name}: {value!r} is not {checks[name].words}"
    return spec.nonsense(to)
