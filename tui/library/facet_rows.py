"""The facets of a result as rows: what narrows it, and how far."""

from __future__ import annotations

from typing import NamedTuple

from extractors import wordings
from extractors.corpus.answers import Facet, Facets
from extractors.kinds.registry import kinds
from tui.visible import visible

_HEAD_AND_BLANK = 2  # rows of a group besides its values
_LEAST, _MOST = 3, 12  # values of a group


class FacetRow(NamedTuple):
    """A row: a heading where it has no term.

    Attributes:
        look: The kind whose colour it has.
        is_asked: Whether the query has the term.
    """

    label: str
    look: str
    term: str = ""
    articles: int = 0
    is_asked: bool = False


def rows_of(facets: Facets, query: str, height: int) -> list[FacetRow]:
    """Groups under their headings, each with as many values as there is room for; days are those with the most articles.

    Args:
        facets: Of the result.
        query: What was asked.
        height: Rows that there are.
    """
    days = sorted(facets.days, key=lambda facet: -facet.articles)
    groups: list[tuple[str, str, tuple[Facet, ...]]] = [
        (spec.facet.name, spec.name, facets.of_kind.get(spec.name, ()))
        for spec in kinds()
        if spec.facet is not None
    ]
    groups.append(("days", "date", tuple(days)))
    groups = [group for group in groups if group[2]]
    room = min(_MOST, max(_LEAST, height // max(1, len(groups)) - _HEAD_AND_BLANK))
    rows: list[FacetRow] = []
    for name, look, values in groups:
        if rows:
            rows.append(FacetRow("", ""))
        rows.append(FacetRow(name.upper(), look))
        for facet in values[:room]:
            label = wordings.day(facet.label) if look == "date" else visible(facet.label)
            rows.append(FacetRow(label, look, facet.term, facet.articles, facet.term in query))
    return rows


def toggled(query: str, term: str) -> str:
    """The query with the term, or without it where it has it."""
    if term in query:
        return " ".join(query.replace(term, " ").split())
    return f"{query} {term}".strip()
