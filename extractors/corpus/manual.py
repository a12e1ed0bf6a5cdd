"""The columns of a corpus as Markdown, made of `columns`, for `docs/corpus.md`: `python -m extractors.corpus.manual`."""

from __future__ import annotations

from extractors.corpus.columns import TABLES, columns

_TYPES = {"pairs": "list of int32", "strings": "list of string", "date": "date32"}


def tables() -> str:
    """A Markdown table for each of the three tables."""
    parts = []
    for table in TABLES:
        rows = [
            f"| `{name}` | {_TYPES.get(type_, type_)} | {meaning} |"
            for name, type_, meaning in columns(table)
        ]
        parts.append(
            "\n".join(
                [f"### `{table}.parquet`", "", "| column | type | meaning |", "|---|---|---|", *rows, ""]
            )
        )
    return "\n".join(parts)


if __name__ == "__main__":
    print(tables(), end="")
