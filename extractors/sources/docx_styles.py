"""What a Word document's styles and numberings say of its text: what is hidden, which label an item of a list has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_HOPS = 20  # a style that is based on itself by a damaged file
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def is_on(element: Any) -> bool:
    """Whether a switch such as `w:vanish` is on (ISO/IEC 29500-1, section 17.17.4)."""
    return element is not None and element.get(f"{W}val", "true") not in _OFF


def value_of(element: Any, *path: str) -> str | None:
    """The `w:val` of the child at the path; None where there is none."""
    for name in path:
        element = element.find(f"{W}{name}") if element is not None else None
    return None if element is None else element.get(f"{W}val")


class Styles:
    """The styles of a document.

    Args:
        root: The `w:styles` element; None where the document has none.
    """

    def __init__(self, root: Any) -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._by_id = {style.get(f"{W}styleId"): style for style in found}
        self._default = next(
            (
                key
                for key, style in self._by_id.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on")
            ),
            None,
        )

    def name(self, paragraph: Any) -> str:
        """The name of a paragraph's style; empty where it has none."""
        style = self._by_id.get(value_of(paragraph, "pPr", "pStyle"))
        return value_of(style, "name") or ""

    def hides(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is hidden: by itself, else by its style, else by its paragraph's."""
        own = run.find(f"{W}rPr/{W}vanish")
        if own is not None:
            return is_on(own)
        for style in (value_of(run, "rPr", "rStyle"), value_of(paragraph, "pPr", "pStyle") or self._default):
            for each in self._chain(style):
                said = each.find(f"{W}rPr/{W}vanish")
                if said is not None:
                    return is_on(said)
        return False

    def numbering(self, paragraph: Any) -> tuple[str | None, str | None, str | None]:
        """The numbering that a paragraph is in, by itself or by its style, its level, and that style; None where not told."""
        style = value_of(paragraph, "pPr", "pStyle")
        chain = (paragraph.find(f"{W}pPr"), *self._properties(style))
        number = level = None
        for properties in chain:
            number = number or value_of(properties, "numPr", "numId")
            level = level or value_of(properties, "numPr", "ilvl")
        return number, level, style

    def _properties(self, style: str | None) -> Iterator[Any]:
        return (each.find(f"{W}pPr") for each in self._chain(style))

    def _chain(self, style: str | None) -> Iterator[Any]:
        for _ in range(_HOPS):
            found = self._by_id.get(style)
            if found is None:
                return
            yield found
            style = value_of(found, "basedOn")


class Numbering:
    """The labels of lists, counted as the document is read.

    Args:
        root: The `w:numbering` element; None where the document has none.
    """

    def __init__(self, root: Any) -> None:
        self._levels: dict[str, dict[str, Any]] = {}
        self._starts: dict[
            tuple[str, str], str
        ] = {}  # where a numbering begins anew a list that others count on
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._list_of: dict[str, str] = {}
        if root is None:
            return
        lists = {each.get(f"{W}abstractNumId"): _levels_in(each) for each in root.iter(f"{W}abstractNum")}
        for each in root.iter(f"{W}num"):
            number = each.get(f"{W}numId")
            self._list_of[number] = value_of(each, "abstractNumId") or ""
            self._levels[number] = {**lists.get(self._list_of[number], {}), **_levels_in(each)}
            for level in each.iter(f"{W}lvlOverride"):
                start = value_of(level, "startOverride")
                if start is not None:
                    self._starts[(number, level.get(f"{W}ilvl"))] = start

    def label(self, number: str | None, level: str | None, style: str | None = None) -> str:
        """The label of the next item of a list: `2.`, `b)`, `3.1`, `•`; empty where it has none.

        Args:
            number: Its numbering.
            level: Its level; None where the style says it.
            style: The paragraph's style.
        """
        levels = self._levels.get(number or "", {})
        if level is None:
            level = next(
                (at for at, each in levels.items() if style and value_of(each, "pStyle") == style), "0"
            )
        if number is None or level not in levels or not level.isdecimal():
            return ""
        depth, counts = int(level), self._counts[self._list_of[number]]
        anew = self._starts.pop((number, level), None)
        first = _number(anew) if anew is not None else self._first(levels[level])
        counts[depth] = first if anew is not None else counts.get(depth, first - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if value_of(levels[level], "numFmt") == "bullet":
            return "•"
        label = value_of(levels[level], "lvlText") or ""
        for at in range(depth + 1):
            of = levels.get(str(at))
            if of is not None and f"%{at + 1}" in label:
                count = counts.get(at, self._first(of))
                label = label.replace(f"%{at + 1}", _written(count, value_of(of, "numFmt") or "decimal"))
        return label.strip()

    def _first(self, level: Any) -> int:
        return _number(value_of(level, "start") or "1")


def _levels_in(holder: Any) -> dict[str, Any]:
    return {level.get(f"{W}ilvl"): level for level in holder.iter(f"{W}lvl")}


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 6 else 1


def _written(count: int, form: str) -> str:
    forms: dict[str, Callable[[int], str]] = {
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
        "decimalZero": lambda number: f"{number:02}",
        "none": lambda _: "",
    }
    return forms.get(form, str)(count)


def _letters(count: int) -> str:
    """a, b, ..., z, aa, bb, ... (ISO/IEC 29500-1, section 17.18.59)."""
    times, letter = divmod(max(1, count) - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 9)


def _roman(count: int) -> str:
    said = ""
    for value, sign in _ROMAN:
        times, count = divmod(min(count, 9_999), value)
        said += sign * times
    return said
