"""Component classes and stylesheet of the kinds: each is told by its colour and by its line wherever its name or words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from extractors.kinds.registry import kind_names
from tui.kind_views import views

# Where a kind stands in its colour and its line, in its colour alone, and in its colour reversed. `{}` is the kind.
_WHOLE = (
    "ArticleView > .article--{}",
    "PaneHeader.-{} > .header--title",
    ".help-kind.-{}",
    "CardView > .card--{}",
    "FacetList > .facets--{}",
)
_COLOURED = ("PaneTabs > .tabs--{}", "ArticleList > .articles--{}", "LibraryList > .library--{}")
_REVERSED = ("ArticleView > .article--label-{}", "ArticleView > .article--doubt-{}")


def stylesheet(widgets: tuple[str, ...], but: bool = False) -> str:
    """The rules of every kind that there is, as Textual's CSS.

    Args:
        widgets: Types of the widgets that are meant.
        but: Whether all other widgets are meant instead.
    """
    rules = []
    for view in views():
        kind, colour = view.kind, f"color: ${view.kind};"
        for selectors, style in ((_WHOLE, view.look.style), (_COLOURED, ""), (_REVERSED, "reverse bold")):
            line = f" text-style: {style};" if style else ""
            meant = [each for each in selectors if (re.split(r"\W", each)[0] in widgets) is not but]
            rules += [f"{selector.format(kind)} {{ {colour}{line} }}" for selector in meant]
    return "\n".join(rules)


class KindClasses(AbstractSet[str]):
    """Component classes of a widget, some of them of each kind that there is when they are asked for.

    Args:
        prefix: What each begins with: `article--`.
        looks: Those that are of no kind.
        of_kinds: What stands before the kind's name: `label-`.
    """

    def __init__(self, prefix: str, looks: Sequence[str] = (), of_kinds: Sequence[str] = ("",)) -> None:
        self._prefix, self._looks, self._of_kinds = prefix, tuple(looks), tuple(of_kinds)

    def _names(self) -> list[str]:
        of_kinds = [f"{before}{kind}" for kind in kind_names() for before in self._of_kinds]
        return [f"{self._prefix}{name}" for name in (*self._looks, *of_kinds)]

    def __contains__(self, name: object) -> bool:
        return name in self._names()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len(self._names())
