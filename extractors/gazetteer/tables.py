"""Our own tables of names (`data/*.tsv`): tab-separated columns, `#` begins a comment."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows(table: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of `data/TABLE.tsv`, each padded with empty columns to the asked-for number."""
    text = files("extractors.gazetteer").joinpath("data", f"{table}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            yield tuple(cells[:columns] + [""] * (columns - len(cells)))


def words(cell: str) -> list[str]:
    """The `|`-separated names of a cell."""
    return [word for word in cell.split("|") if word]
