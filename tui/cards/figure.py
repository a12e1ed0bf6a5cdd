"""The card of a figure: its exact words, what they bound, and what else counts the same."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Figure, Mention
from tui import wordings
from tui.cards.blocks import Block, Fixed
from tui.cards.differing import sources_listed
from tui.cards.line import Line, absent, field, heading, indented, missing, with_absent_last
from tui.cards.listed import compared
from tui.cards.names import Names
from tui.cards.statement import statements

# A link that does not stand in the figure's own sentence is told as what it is.
_GUESS = {"article": "a guess: told earlier in the article"}
_CHANGES = {"up": "a rise", "down": "a fall"}


def of_figure(names: Names, figure: Figure, mentions: Sequence[Mention]) -> list[Block]:
    """Words, bound, value, unit; who, where, when, and who says so; the figures that count the same thing."""
    first = mentions[0] if mentions else None
    blocks: list[Block] = [
        Fixed(with_absent_last([*_amount(names, figure, first), *_circumstances(names, figure)], names.width))
    ]
    blocks += sources_listed(names, figure)
    same = [id_ for id_ in figure.same_as_unit if id_ in names.facts.entities]
    if same:
        order = sorted([figure.id, *same], key=lambda id_: _start(names, id_))
        return [*blocks, *compared(names, figure, order)]
    none = indented("no other figure of the article counts the same", names.width, "missing")
    return [*blocks, Fixed((*heading("side by side", names.width), *none))]


def _start(names: Names, entity: str) -> int:
    first = names.first(entity)
    return first.start if first else 0


def _amount(names: Names, figure: Figure, first: Mention | None) -> list[Line]:
    width = names.width
    lines = [] if first else missing("words", "none of its own in the text", width)
    lines += field("bound", figure.bound, width)
    said = first.text if first else ""
    if figure.value is None:
        lines += missing("value", f"no number is said, only the order: {wordings.vague(figure)}", width)
    elif figure.from_value is not None:
        moved = wordings.changed(_former(figure, said), exact(figure.value, said))
        lines += field("value", moved, width, "value")
    elif figure.high is not None:
        lines += field("value", f"{exact(figure.value, said)} to {exact(figure.high, said)}", width, "value")
    elif figure.of is not None:
        lines += field("value", f"{exact(figure.value, said)} of {exact(figure.of, said)}", width, "value")
    else:
        lines += field("value", exact(figure.value, said), width, "value")
    lines += _unit(figure, width)
    if figure.si is not None:
        lines += field("in SI", f"{exact(figure.si)} {figure.si_unit or ''}", width)
    if figure.change is not None:
        lines += field("change", _change(figure), width)
    return lines


def _change(figure: Figure) -> str:
    """The direction, and where both values are known by how much."""
    if figure.from_value is None or figure.value is None:
        return _CHANGES[figure.change or "up"]
    difference = exact(float(f"{abs(figure.value - figure.from_value):.12g}"))
    return f"{_CHANGES[figure.change or 'up']} of {difference}"


def _unit(figure: Figure, width: int) -> list[Line]:
    if figure.unit is None and figure.unit_id is None:
        return missing("counts", "the text does not say what", width)
    label = "counts" if figure.type in ("count", "ratio", "ordinal", "range") else "unit"
    standard = f" ({figure.unit_id})" if figure.unit_id and figure.unit_id != figure.unit else ""
    return field(label, f"{figure.unit or ''}{standard}".strip(), width)


def _circumstances(names: Names, figure: Figure) -> list[Line]:
    reason, width = figure.reason, names.width
    return [
        *_said(names, figure),
        *names.who("who", figure.who, note=_GUESS.get(figure.who_from or "", "")),
        *(line for other in figure.who_with for line in names.who("and", other)),
        *names.who("where", figure.where, note=_GUESS.get(figure.where_from or "", "")),
        *names.who("when", figure.when, note=_GUESS.get(figure.when_from or "", "")),
        *names.who("claimed by", figure.source),
        *_statement(names, figure),
        *(field("why", reason, width) if reason else absent("why")),
    ]


def _statement(names: Names, figure: Figure) -> list[Line]:
    """The statement that it stands in, the innermost that has its source."""
    held = [each for each in statements(names) if figure.id in each.figures and each.source == figure.source]
    if not held:
        return []
    return names.linked("said in", min(held, key=lambda each: len(each.words)).id)


def _said(names: Names, figure: Figure) -> list[Line]:
    """What the number is said of, in the text's words; what stands between subject and verb is left out with a sign."""
    first = names.first(figure.id)
    if not figure.subject or first is None:
        return []
    start, end = names.facts.sentences.at(first.start)
    sentence = " ".join(names.facts.article.text[start:end].split())
    words = " ".join(filter(None, (figure.subject, figure.verb)))
    said = words if words in sentence else " … ".join(filter(None, (figure.subject, figure.verb)))
    return field("said of", f"“{said}”", names.width)


def _former(figure: Figure, said: str) -> str:
    """The old value of a change, with the digits that are printed in its mention or where they stand apart."""
    digits = wordings.former_digits(figure, said) or ""
    return digits if digits[-1:].isdigit() else exact(figure.from_value or 0.0)


def exact(value: float, said: str = "") -> str:
    """The number in full, with its common fraction where it has one: `1,300,000`, `≈ 0.6667 (2/3)`.

    Args:
        value: The number.
        said: The words of its mention: the digits that they print stay (`179.10`).
    """
    digits = wordings.printed(value, said) or ""
    if digits[-1:].isdigit():
        return digits
    short = wordings.number(value)
    return f"≈ {value:,.4f} ({short})" if "/" in short else wordings.in_full(value)
