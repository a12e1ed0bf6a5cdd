"""A rule as a table of the rules file, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from extractors.corrections.correction import Add, Alter, Correction, Merge, Reject
from extractors.corrections.fields import trouble_with, trouble_with_new
from extractors.corrections.rule import VERBS, Rule, Verb
from extractors.corrections.wording import said
from extractors.errors import CorrectionsError
from extractors.kinds.registry import kind_names, kind_of

_HEADER: Final = re.compile(r"^\s*\[\[\s*[\"']?(\w+)[\"']?\s*\]\]", re.MULTILINE)
_HOW: Final = {"text", "kind", "into"}
# TOML knows no null: the fields of which a rule says that they are not known are named in a list.
_UNKNOWN: Final = "unknown"


class RuleError(ValueError):
    """A table that is no rule; its text says why."""


def rule_of(verb: str, table: Any) -> Rule:
    """The rule of a table.

    Raises:
        RuleError: It is none.
    """
    if verb not in VERBS:
        raise RuleError(f"“{verb}” is none of {', '.join(VERBS)}")
    if not isinstance(table, dict):
        raise RuleError(f"write it as [[{verb}]]")
    kind = table.get("kind", "location" if verb == "place" else None)
    if not isinstance(kind, str) or kind not in kind_names():
        raise RuleError(f"kind: {kind!r} is none of {', '.join(kind_names())}" if kind else "it has no kind")
    text, into = table.get("text"), table.get("into", "")
    if not isinstance(text, str) or not text.strip():
        raise RuleError("text: it has none; give the name or the wording that it is about")
    to = {name: value for name, value in table.items() if name not in _HOW}
    if "becomes" in to:
        to["kind"] = to.pop("becomes")
    to |= _not_known(to.pop(_UNKNOWN, []))
    if verb in ("reject", "merge"):
        if to:
            raise RuleError(f"“{next(iter(to))}” is no field of [[{verb}]]")
        if (verb == "merge") != (isinstance(into, str) and bool(into.strip())):
            raise RuleError(
                "into: name the entity that it is" if verb == "merge" else "“into” is for [[merge]]"
            )
        return Rule(verb, kind, text, into=into)
    if "into" in table:
        raise RuleError("“into” is for [[merge]]")
    if trouble := _trouble(verb, to, kind):
        raise RuleError(trouble)
    return Rule(verb, kind, text, to)


def _not_known(names: Any) -> dict[str, None]:
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise RuleError(f'{_UNKNOWN}: it is no list of fields, as ["lat", "lon"]')
    return dict.fromkeys(names)


def _trouble(verb: Verb, to: Mapping[str, Any], kind: Any) -> str:
    if verb == "place" and kind != "location":
        return "a place is of the kind location"
    if verb == "place" and to.get("geonameid") is None and to.get("lat") is None:
        return "geonameid: it has none; give it, or lat and lon"
    if ("lat" in to) != ("lon" in to):
        return "give both lat and lon"
    if verb == "add":
        return trouble_with_new(to, kind) if kind_of(kind).is_named else f"a {kind} is of its article only"
    return trouble_with(to, kind)


def rule_from(correction: Correction, text: str) -> Rule:
    """The rule that says of every article what the correction says of one.

    Args:
        correction: What was said.
        text: The name or wording that it is about.

    Raises:
        CorrectionsError: It holds of its article only.
    """
    match correction:
        case Reject(target=target):
            return Rule("reject", target.kind, text)
        case Merge(target=target, into=into) if into.name:
            return Rule("merge", target.kind, text, into=into.name)
        case Add(target=target, to=to) if kind_of(target.kind).is_named:
            return Rule("add", target.kind, text, to)
        case Alter(target=target, to=to) if kind_of(target.kind).is_named:
            is_place = target.kind == "location" and "kind" not in to and to.get("geonameid") is not None
            return Rule("place" if is_place else "change", target.kind, text, to)
        case _:
            done = said(correction)
            raise CorrectionsError(
                f"{done[:1].upper()}{done[1:]}: that is of its article only, and no rule can be made of it."
            )


def text_of(rule: Rule) -> str:
    """The rule as TOML, with a blank line before it."""
    pairs: dict[str, Any] = {"kind": rule.kind, "text": rule.text}
    if rule.into:
        pairs["into"] = rule.into
    pairs |= {"becomes" if name == "kind" else name: value for name, value in rule.to.items()}
    lines = [f"{name} = {_value(value)}" for name, value in pairs.items() if value is not None]
    unknown = [name for name, value in pairs.items() if value is None]
    if (
        unknown and rule.verb == "change"
    ):  # what is added, or is a place of the index, knows no more than it says
        lines.append(f"{_UNKNOWN} = {_value(unknown)}")
    return "\n".join(["", f"[[{rule.verb}]]", *lines, ""])


def lines_of(text: str) -> dict[str, list[int]]:
    """The lines, counted from 1, where the tables of each verb begin in the file's text, in its order."""
    lines: dict[str, list[int]] = {}
    line, at = 1, 0
    for match in _HEADER.finditer(text):
        line, at = line + text.count("\n", at, match.start(1)), match.start(1)
        lines.setdefault(match[1], []).append(line)
    return lines


def _value(value: Any) -> str:
    """A TOML value; a basic string escapes as JSON does, but for DEL."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return repr(value)
