"""A small corpus of analysed articles, made once for many tests."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.compute
import pyarrow.parquet

from extractors.corpus.shard import edition_in, shard_name, shards_in

COMMAND = [sys.executable, "-m", "tui.cli"]
TEXTS = (
    ("a1", "2021-08-13", "Fall of Kandahar", "Taliban fighters took Kandahar in Afghanistan. Some 800 troops fled to Kabul."),
    ("a2", "2021-08-14", "Quiet in Quetta", "Pakistan closed the border at Chaman. About 300 troops stayed in Quetta."),
    ("a3", "2021-09-01", None, "The Taliban said on Friday that 12 people died in Kabul, Afghanistan."),
    ("a4", None, "Fire in Paris", "A fire in Paris, France, hurt 3 people. Damage was put at $2 million to $3 million; "
     "its budget had gone from $12 billion to $9 billion."),
    ("a5", "2021-07-02", "Élysée visit", "French President Emmanuel Macron met reporters in Berlin, Germany."),
)  # fmt: skip


def records(path: Path, count: int = 0) -> Path:
    """The articles of `TEXTS`, or so many made of them."""
    rows = [dict(zip(("id", "date", "title", "text"), row, strict=True)) for row in TEXTS]
    more = [
        {**rows[n % len(rows)], "id": f"r{n}", "text": f"{rows[n % len(rows)]['text']} {n}."}
        for n in range(count)
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in more or rows), "utf-8")
    return path


def plainly(corpus: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What a DuckDB session that knows nothing of this program answers; the tables stand as {articles} and so on."""
    names = ("articles", "mentions", "entities")
    tables = {name: f"read_parquet('{corpus}/shards/*/{name}.parquet')" for name in names}
    return duckdb.connect().execute(sql.format(**tables), list(values)).fetchall()


def everything(corpus: Path) -> list[Sequence[Any]]:
    """Every row of all three tables, in an order of their own."""
    return [
        plainly(corpus, "SELECT * FROM {articles} ORDER BY key"),
        plainly(corpus, 'SELECT * FROM {mentions} ORDER BY key, start, "end", kind'),
        plainly(corpus, "SELECT * FROM {entities} ORDER BY key, number"),
    ]


def parted(corpus: Path) -> None:
    """Make a shard of each article of a corpus, as a run has them that was cut off: one that ends joins them."""
    for shard in shards_in(corpus):
        tables = {file.name: pyarrow.parquet.read_table(file, partitioning=None) for file in shard.iterdir()}
        for key in tables["articles.parquet"]["key"].to_pylist():
            folder = shard.with_name(shard_name(edition_in(shard), [key]))
            folder.mkdir()
            for name, table in tables.items():
                is_its = pyarrow.compute.equal(table["key"], key)
                pyarrow.parquet.write_table(table.filter(is_its), folder / name)
        shutil.rmtree(shard)
