"""Which articles of a corpus are of one story: a table beside the shards, made anew when a run ends.

`stories.parquet` has a row an article: its story and its place in it, where it has one, and the words that it is compared by,
which the next run does not read again. Copies (`extractors.corpus.copies`) are of the story of what they are copies of.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.corpus.parquet_file import write_table
from extractors.corpus.tables import STORIES, connected, unreadable
from extractors.stories.grouping import DATED, NAMED, stories_in
from extractors.stories.likeness import Leads, Ragged, Terms
from extractors.stories.words import Lead, lead_of, words_told

if TYPE_CHECKING:
    import duckdb

_READ = 500  # articles that are in memory at a time

_KNOWN = (
    "CREATE TABLE known (key VARCHAR, words UINTEGER[], counts UTINYINT[], titled UINTEGER[], led UINTEGER[])"
)
_LEAD = "SELECT n, unnest({0}) AS number FROM known JOIN told USING (key) ORDER BY n, number"

# Originals in the order of their days; `n` is their number.
_TOLD = """
CREATE TABLE told AS SELECT key, row_number() OVER (ORDER BY published NULLS LAST, id, key) - 1 AS n, published
FROM articles LEFT JOIN copies USING (key) WHERE coalesce(place, 0) = 0
"""

# A term is a word, a name or a day; what is rarer weighs more (`extractors.stories.likeness`).
_TERMS = f"""
WITH words AS (SELECT key, unnest(words) AS word, unnest(counts) AS count FROM known),
named AS (SELECT key, md5_number_lower(name_words) AS term, sum(mentions) AS count FROM entities
WHERE kind IN (SELECT unnest(?)) AND name <> lower(name) GROUP BY ALL),
dated AS (SELECT DISTINCT key, md5_number_lower("first") AS term FROM entities WHERE kind = 'date' AND "first" = "last")
SELECT n, term, weight FROM (
SELECT key, CAST(word AS UBIGINT) AS term, 1 + ln(count) AS weight FROM words
UNION ALL SELECT key, term, {NAMED} * (1 + ln(greatest(count, 1))) FROM named
UNION ALL SELECT key, term, {DATED} FROM dated) JOIN told USING (key) ORDER BY n, term
"""

# Each with its copies, by day and source.
_WHOLE = """
WITH grouped AS (SELECT t.key, g.story FROM told t JOIN found g USING (n)
UNION SELECT c.key, g.story FROM found g JOIN told t USING (n) JOIN copies o ON o.key = t.key JOIN copies c USING (original)),
placed AS (SELECT key, first_value(key) OVER (PARTITION BY story ORDER BY published, id, key) AS story,
row_number() OVER (PARTITION BY story ORDER BY published, source, id, key) - 1 AS place FROM grouped JOIN articles USING (key))
SELECT k.key, p.story, CAST(p.place AS INTEGER) AS place, k.words, k.counts, k.titled, k.led
FROM known k LEFT JOIN placed p USING (key)
ORDER BY k.key
"""


def settle_stories(corpus: Path) -> None:
    """Make the table of what the shards and the table of copies have now; the same however the articles came.

    Raises:
        OutputError: It cannot be written.
        SourceError: The shards cannot be read.
    """
    import duckdb

    with contextlib.closing(connected(corpus)) as connection:
        try:
            _take_in(connection, corpus)
            _group(connection)
            write_table(connection.sql(_WHOLE).to_arrow_table(), corpus / STORIES)
        except duckdb.Error as error:
            raise unreadable(corpus, error) from error


def _take_in(connection: duckdb.DuckDBPyConnection, corpus: Path) -> None:
    """Make `known`, with the words of every article."""
    import duckdb

    connection.execute(_KNOWN)
    with contextlib.suppress(duckdb.Error):  # what is not there, or cannot be read, is made anew
        connection.execute(
            "INSERT INTO known SELECT DISTINCT ON (key) key, words, counts, titled, led FROM read_parquet(?)"
            " SEMI JOIN articles USING (key) WHERE len(words) = len(counts)",
            [str(corpus / STORIES)],
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, title, text FROM articles ANTI JOIN known USING (key)")
        while rows := cursor.fetchmany(_READ):
            _insert(
                connection,
                [(key, words_told(title, text), lead_of(title, text)) for key, title, text in rows],
            )


def _insert(connection: duckdb.DuckDBPyConnection, rows: list[tuple[str, dict[int, int], Lead]]) -> None:
    import pyarrow as pa

    made = pa.table(
        {
            "key": [key for key, *_ in rows],
            "words": pa.array([list(words) for _, words, _ in rows], pa.list_(pa.uint32())),
            "counts": pa.array([list(words.values()) for _, words, _ in rows], pa.list_(pa.uint8())),
            "titled": pa.array([sorted(lead.titled) for *_, lead in rows], pa.list_(pa.uint32())),
            "led": pa.array([sorted(lead.led) for *_, lead in rows], pa.list_(pa.uint32())),
        }
    )
    connection.register("made", made)
    connection.execute("INSERT INTO known SELECT * FROM made")
    connection.unregister("made")


def _group(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `found`, with the number of the story of each original that has one."""
    import numpy as np
    import pyarrow as pa

    from extractors.kinds.registry import kinds

    connection.execute(_TOLD)
    days = connection.sql(
        "SELECT coalesce(date_diff('day', DATE '0001-01-01', published), -1) AS day FROM told ORDER BY n"
    ).fetchnumpy()["day"]
    named = [spec.name for spec in kinds() if spec.is_named]
    terms = connection.execute(_TERMS, [named]).fetchnumpy()
    stories = stories_in(
        Terms(days.astype(np.int64), terms["n"].astype(np.int64), terms["term"], terms["weight"]),
        Leads(*(_ragged(connection, column, len(days)) for column in ("titled", "led"))),
    )
    rows = list(_numbered(stories))
    made = pa.table({"n": [n for n, _ in rows], "story": [story for _, story in rows]})
    connection.register("made", made.cast(pa.schema({"n": pa.int64(), "story": pa.int64()})))
    connection.execute("CREATE TABLE found AS SELECT * FROM made")
    connection.unregister("made")


def _ragged(connection: duckdb.DuckDBPyConnection, column: str, count: int) -> Ragged:
    """A column of `known` of so many articles, in their order."""
    import numpy as np

    rows = connection.sql(_LEAD.format(column)).fetchnumpy()
    return Ragged(rows["number"], np.searchsorted(rows["n"], np.arange(count + 1)))


def _numbered(stories: list[list[int]]) -> Iterator[tuple[int, int]]:
    for story, members in enumerate(stories):
        for n in members:
            yield n, story
