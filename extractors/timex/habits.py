"""What happens again and again: "owners usually find out the next morning" tells of no day of the calendar."""

from __future__ import annotations

from typing import Any

Span = Any
Token = Any

_OFTEN = frozenset(
    (
        *(
            "always",
            "commonly",
            "customarily",
            "frequently",
            "generally",
            "habitually",
            "invariably",
            "normally",
        ),
        *(
            "occasionally",
            "often",
            "rarely",
            "regularly",
            "routinely",
            "seldom",
            "sometimes",
            "traditionally",
        ),
        *("typically", "usually"),
    )
)
_MAX_CLIMB = 12
_COUNTED_ON = frozenset({"next", "following", "previous"})
"""Directions that count from a day of the story, of which a habit has none."""
_DAYS = frozenset({"day", "night", "weekend", "week", "month"})


def is_habitual(span: Span) -> bool:
    """Whether the clause of an expression, or the one that it is joined to, says how often it happens."""
    token = span.root
    for _ in range(_MAX_CLIMB):
        if token.tag_[:2] in ("VB", "MD"):
            if any(child.lower_ in _OFTEN and child.dep_ == "advmod" for child in token.children):
                return True
            if token.dep_ not in ("conj", "xcomp", "advcl", "aux"):
                return False
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def habit(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of an expression that says when something usually happens: how often, or no day; the same where it has one.

    Args:
        fields: What the words say.
    """
    form, direction = fields["form"], fields.get("direction")
    if form == "weekday" and direction is None and not {"sign", "beyond"} & fields.keys():
        return {**fields, "form": "set"}
    if form == "clock" and direction is None:
        return {**fields, "form": "set"}
    is_on = direction in _COUNTED_ON and fields.get("unit", "day") in _DAYS
    if (form in ("clock", "unit") and is_on) or (form == "offset" and fields.get("narrative")):
        return {**fields, "form": "vague"}
    return fields
