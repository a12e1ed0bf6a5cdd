"""Which articles of a corpus are copies of one: a table beside the shards, brought up to date when a run ends.

`copies.parquet` has a row an article: the one that it is a copy of and its place among the copies, where there are any, and what
it takes to compare the articles of later runs with it. It is a function of the articles alone, whatever processes wrote them.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.corpus.parquet_file import write_table
from extractors.corpus.tables import COPIES, connected, unreadable
from extractors.versions.grouping import COMMON
from extractors.versions.originals import originals_of
from extractors.versions.resemblance import APART, LIKELY, digest_of, is_same_story, sample_of, share_of

if TYPE_CHECKING:
    import duckdb

_READ = 500  # articles, or pairs of them, that are in memory at a time

_KNOWN = "CREATE TABLE known (key VARCHAR, digest VARCHAR, sample BIGINT[], pairs VARCHAR[], is_new BOOLEAN)"

# Digests that share enough of their samples to be compared, one of them new.
_LIKELY = f"""
CREATE TABLE likely AS
WITH texts AS (SELECT digest, any_value(sample) AS sample, bool_and(is_new) AS is_new FROM known GROUP BY digest),
checks AS (SELECT digest, is_new, len(sample) AS size, unnest(sample) AS checked FROM texts),
rare AS (SELECT checked FROM checks GROUP BY checked HAVING count(*) BETWEEN 2 AND {COMMON})
SELECT n.digest AS one, o.digest AS other FROM checks n JOIN rare USING (checked) JOIN checks o USING (checked)
WHERE n.is_new AND (NOT o.is_new OR n.digest < o.digest) GROUP BY ALL
HAVING count(*) >= {LIKELY} * least(any_value(n.size), any_value(o.size))
"""

# Both texts of each, of whichever article has them.
_BOTH = """
WITH had AS (SELECT digest, min(key) AS key FROM known GROUP BY digest)
SELECT one, other, a.text, b.text, a.title, b.title FROM likely
JOIN had h ON h.digest = one JOIN had i ON i.digest = other
JOIN articles a ON a.key = h.key JOIN articles b ON b.key = i.key
"""


# Copies of each other, the greater digest first; of articles that were taken away nothing is kept.
_PAIRS = """
CREATE TABLE pairs AS SELECT digest, other FROM (SELECT digest, unnest(pairs) AS other FROM known UNION FROM found)
WHERE other IN (SELECT digest FROM known)
"""

_LINKED = """
WITH linked AS (SELECT digest FROM pairs UNION SELECT other FROM pairs
UNION SELECT digest FROM known WHERE len(sample) > 0 GROUP BY digest HAVING count(*) > 1)
SELECT k.key, k.digest, k.sample, a.published, a.id FROM known k JOIN linked USING (digest) JOIN articles a USING (key)
"""

_WHOLE = """
SELECT k.key, k.digest, k.sample, coalesce(p.others, []) AS pairs, s.original, s.place FROM known k LEFT JOIN placed s USING (key)
LEFT JOIN (SELECT digest, list(other ORDER BY other) AS others FROM pairs GROUP BY digest) p USING (digest) ORDER BY k.key
"""


def settle_copies(corpus: Path) -> int:
    """Bring the table up to date with the shards; how many articles that were not in it are copies of others.

    Raises:
        OutputError: It cannot be written.
        SourceError: The shards cannot be read.
    """
    import duckdb

    with contextlib.closing(connected(corpus)) as connection:
        try:
            _take_in(connection, corpus)
            _find_pairs(connection)
            _place(connection)
            whole = connection.sql(_WHOLE).to_arrow_table()
            write_table(whole, corpus / COPIES)
            copies = "SELECT count(*) FROM known JOIN placed USING (key) WHERE is_new AND place > 0"
            return int(connection.execute(copies).fetchall()[0][0])
        except duckdb.Error as error:
            raise unreadable(corpus, error) from error


def _take_in(connection: duckdb.DuckDBPyConnection, corpus: Path) -> None:
    """Make `known`, with a row for every article."""
    import duckdb

    connection.execute(_KNOWN)
    with contextlib.suppress(duckdb.Error):  # what is not there, or cannot be read, is made anew
        connection.execute(
            "INSERT INTO known SELECT DISTINCT ON (key) key, digest, sample, pairs, false FROM read_parquet(?)"
            " SEMI JOIN articles USING (key) WHERE digest IS NOT NULL AND sample IS NOT NULL AND pairs IS NOT NULL",
            [str(corpus / COPIES)],
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, title, text FROM articles ANTI JOIN known USING (key)")
        for rows in _batches(cursor):
            made = [(key, digest_of(text, title), list(sample_of(text))) for key, title, text in rows]
            _insert(connection, "known", made, "key", "digest", "sample", others=", [], true")


def _find_pairs(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `pairs`: what was found before, and what is likely where the texts themselves say so."""
    connection.execute(_LIKELY)
    connection.execute("CREATE TABLE found (digest VARCHAR, other VARCHAR)")
    with connection.cursor() as cursor:
        cursor.execute(_BOTH)
        for rows in _batches(cursor):
            same = [
                (max(one, other), min(one, other))
                for one, other, text, its, title, its_title in rows
                if is_same_story(text, its, title, its_title)
            ]
            _insert(connection, "found", same, "digest", "other")
    connection.execute(_PAIRS)


def _place(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `placed`: the original of each article that has copies, and its place among them; the earliest is the first."""
    rows = connection.execute(_LINKED).fetchall()
    rows.sort(key=lambda row: (row[3] is None, row[3] or dt.date.min, row[4], row[0]))
    samples = {digest: frozenset(sample) for _, digest, sample, *_ in rows}
    first = originals_of(
        tuple(dict.fromkeys(digest for _, digest, *_ in rows)),
        connection.execute("FROM pairs ORDER BY ALL").fetchall(),
        {digest: len(sample) for digest, sample in samples.items()},
        lambda one, other: share_of(samples[one], samples[other]) < APART,
    )
    stories: dict[str, list[str]] = {}
    for key, digest, *_ in rows:
        stories.setdefault(first[digest], []).append(key)
    several = [keys for keys in stories.values() if len(keys) > 1]
    connection.execute("CREATE TABLE placed (key VARCHAR, original VARCHAR, place INTEGER)")
    placed = [(key, keys[0], place) for keys in several for place, key in enumerate(keys)]
    _insert(connection, "placed", placed, "key", "original", "place")


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    rows: Sequence[tuple[Any, ...]],
    *names: str,
    others: str = "",
) -> None:
    import pyarrow as pa

    if rows:
        made = pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))
        connection.register("made", made)
        connection.execute(f"INSERT INTO {table} SELECT *{others} FROM made")
        connection.unregister("made")


def _batches(cursor: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[Any, ...]]]:
    while rows := cursor.fetchmany(_READ):
        yield rows
