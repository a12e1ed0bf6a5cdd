"""A corpus: what a second process and a cluster gain, how large it is, and how fast a large one answers.

The large corpus is made by repeating analysed articles with other ids and dates.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from statistics import median

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors.corpus.columns import TABLES
from extractors.corpus.compaction import join_small
from extractors.corpus.engine import SHARD_ARTICLES
from extractors.corpus.library_snapshot import write_snapshot
from extractors.corpus.reading import Corpus
from extractors.corpus.shard import edition_in, shards_in
from tests.benchmarks import library
from tests.benchmarks.table import Table

_COMMAND = [sys.executable, "-m", "tui.cli", "index"]
_ONE_THREAD = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# As docs/corpus.md advises: nobody looks at the workers a hundred times a second.
_CALM = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "1s",
    "distributed.admin.tick.interval": "1s",
}
# Shapes of a query with the words that are put in: each is asked once, since what was found is kept.
_QUERIES = (
    ("unit:{}", ("people", "dollars", "troops", "acres", "students", "miles", "homes")),
    ("country:{} value>500", ("US", "GB", "CA", "EG", "IN", "FR", "AU")),
    ("{} -police", ("alexandria", "paris", "lebanon", "columbia", "cairo", "athens", "dublin")),
    ('actor:"{}" date>=2020-03-01', ("police", "fbi", "congress", "court", "council", "army", "nato")),
    ("{} fire", ("school", "church", "county", "mayor", "river", "london", "texas")),
)


def measure(table: Table, records: str, many: int) -> None:
    """Index the records three times, then ask a corpus of so many articles made of them.

    Args:
        table: Takes the figures.
        records: JSONL of records with a text each.
        many: How many articles the large corpus has.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = _indexed(records, folder / "one")
        two = _indexed(records, folder / "two", "--jobs", "2")
        cluster = _on_cluster(records, folder / "cluster")
        words, articles = _sizes(folder / "one")
        size = sum(file.stat().st_size for file in (folder / "one").rglob("*.parquet"))
        table.add(
            "index, one process",
            f"{words / one:.0f} words/s",
            f"{articles} articles, {words} words, {one:.1f} s",
        )
        table.add("index, two processes", f"{one / two:.2f} x", f"{two:.1f} s")
        table.add(
            "index, Dask cluster of two workers",
            f"{one / cluster:.2f} x",
            f"{cluster:.1f} s; {cluster / two:.2f} of it",
        )
        same = all(_rows(folder / "one") == _rows(folder / other) for other in ("two", "cluster"))
        table.add("the three are equal row by row", "yes" if same else "NO")
        table.add("in the shards", f"{size / articles:.0f} bytes/article", f"{size / words:.1f} bytes/word")
        measure_many(table, folder / "one", many)


def measure_many(table: Table, corpus: Path, many: int) -> None:
    """Ask a corpus of so many articles, made of the articles of a finished one.

    Args:
        table: Takes the figures.
        corpus: A finished corpus; it is taken as it is where it has so many already.
        many: How many articles the large corpus has.
    """
    _, articles = _sizes(corpus)
    with tempfile.TemporaryDirectory() as name:
        large = corpus
        if articles != many:
            large = Path(name) / "many"
            _repeat(corpus, large, many)
        write_snapshot(large)
        _answers(table, large, many)
        library.measure(table, large, many)


def _indexed(records: str, into: Path, *options: str) -> float:
    began = time.perf_counter()
    subprocess.run([*_COMMAND, records, "--into", str(into), *options], check=True, env=_ONE_THREAD)
    return time.perf_counter() - began


def _on_cluster(records: str, into: Path) -> float:
    import dask
    from distributed import LocalCluster

    with (
        dask.config.set(_CALM),
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
    ):
        return _indexed(records, into, "--scheduler", cluster.scheduler_address)


def _sizes(corpus: Path) -> tuple[int, int]:
    read = f"read_parquet('{corpus}/shards/*/articles.parquet')"
    ((words, articles),) = duckdb.sql(f"SELECT sum(words), count(*) FROM {read}").fetchall()
    return int(words), articles


def _rows(corpus: Path) -> list[list[tuple[object, ...]]]:
    orders = dict(zip(TABLES, ("key", 'key, start, "end", kind', "key, number"), strict=True))
    return [
        duckdb.sql(
            f"SELECT * FROM read_parquet('{corpus}/shards/*/{table}.parquet') ORDER BY {order}"
        ).fetchall()
        for table, order in orders.items()
    ]


def _repeat(corpus: Path, into: Path, many: int) -> None:
    """Shards of a thousand articles each, of the articles of the corpus again and again, a day later each time."""
    tables = {
        name: pa.concat_tables(pq.read_table(f) for f in corpus.glob(f"shards/*/{name}.parquet"))
        for name in TABLES
    }
    shutil.copytree(corpus, into, ignore=shutil.ignore_patterns("shards"))
    pieces = _pieces(tables, many)
    edition = edition_in(shards_in(corpus)[0])
    for number, shard in enumerate(_shards(pieces)):
        folder = into / "shards" / f"{edition}-{number:024}"
        folder.mkdir(parents=True)
        for name, of_it in shard.items():
            pq.write_table(of_it, folder / f"{name}.parquet")
    join_small(into, edition, 16 * SHARD_ARTICLES)  # as a run of the command ends


def _pieces(tables: dict[str, pa.Table], many: int) -> Iterator[dict[str, pa.Table]]:
    count = len(tables["articles"])
    for number in range(-(-many // count)):
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number)
        kept = tables["articles"]["key"][: min(count, many - number * count)]
        piece = {}
        for name, table in tables.items():
            table = table.filter(pc.is_in(table["key"], kept.combine_chunks()))
            suffix = pa.scalar(f"-{number}")
            table = _with(table, "key", _others(table["key"], number))
            if "published" in table.column_names:
                table = _with(table, "published", pa.array([day] * len(table), pa.date32()))
            if name == "articles":
                table = _with(table, "id", pc.binary_join_element_wise(table["id"], suffix, ""))
            piece[name] = table
        yield piece


def _others(keys: pa.ChunkedArray, number: int) -> pa.Array:
    """A key of its own for each, as far from the others as keys are."""
    encoded = keys.combine_chunks().dictionary_encode()
    made = [
        blake2b(f"{key}-{number}".encode(), digest_size=16).hexdigest()
        for key in encoded.dictionary.to_pylist()
    ]
    return pa.array(made).take(encoded.indices)


def _with(table: pa.Table, column: str, values: pa.Array) -> pa.Table:
    return table.set_column(table.column_names.index(column), table.schema.field(column), values)


def _shards(pieces: Iterator[dict[str, pa.Table]]) -> Iterator[dict[str, pa.Table]]:
    waiting: list[dict[str, pa.Table]] = []
    for piece in pieces:
        waiting.append(piece)
        if sum(len(one["articles"]) for one in waiting) >= SHARD_ARTICLES:
            yield {name: pa.concat_tables(one[name] for one in waiting) for name in TABLES}
            waiting = []
    if waiting:
        yield {name: pa.concat_tables(one[name] for one in waiting) for name in TABLES}


def _answers(table: Table, corpus: Path, many: int) -> None:
    """In a process of its own, whose memory is nobody else's."""
    code = "import sys; from tests.benchmarks.corpus import ask; ask(sys.argv[1])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(corpus)], capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        what, _, figure = line.partition("\t")
        table.add(f"{many} articles: {what}", figure)


def ask(folder: str) -> None:
    """Print how long opening, pages, facets and an article take."""
    began = time.perf_counter()
    corpus = Corpus.open(folder)
    page = corpus.articles("", limit=50)
    print(f"open, with the first page\t{1000 * (time.perf_counter() - began):.0f} ms")
    began = time.perf_counter()
    corpus.hold()
    print(f"held in memory, while the page is read\t{1000 * (time.perf_counter() - began):.0f} ms")
    for shape, words in _QUERIES:
        taken, found = [], []
        for word in words:
            query = shape.format(word)
            began = time.perf_counter()
            found.append(corpus.count(query))
            corpus.articles(query, limit=128)
            taken.append(time.perf_counter() - began)
        print(
            f"{shape}, count and first page\t{1000 * median(taken):.0f} ms, {1000 * max(taken):.0f} at most"
            f" ({min(found)} to {max(found)} found)"
        )
    for what, act in (
        ("page 500", lambda: corpus.articles("", limit=50, offset=25_000)),
        ("first page by figures", lambda: corpus.articles("", "figures", limit=50)),
        ("facets of unit:people", lambda: corpus.facets("unit:people")),
        ("facets of all", lambda: corpus.facets()),
        ("places of all, for the map", lambda: corpus.overview("", "location")),
        ("days of all, for the timeline", lambda: corpus.overview("", "date")),
        ("one article whole", lambda: corpus.article(page[0].key)),
    ):
        began = time.perf_counter()
        act()
        print(f"{what}\t{1000 * (time.perf_counter() - began):.0f} ms")
