"""The shards of a corpus as DuckDB's tables `articles`, `mentions` and `entities`, without any import of their rows."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_cache_path

from extractors.corpus.columns import TABLES, columns
from extractors.corpus.marker import edition_wanted, of_another_version
from extractors.corpus.shard import edition_in, shards_in
from extractors.errors import SourceError

if TYPE_CHECKING:
    import duckdb

COPIES: Final = "copies.parquet"
"""The file that says which articles are copies of one (`extractors.corpus.copies`)."""
STORIES: Final = "stories.parquet"
"""The file that says which articles are of one story (`extractors.corpus.stories`)."""

_GROUPS: Final = (("copies", COPIES, ("original", "digest")), ("stories", STORIES, ("story",)))
"""Tables of articles that belong together: name, file, the column that is the same in those which do, and what else they have."""

# Nothing is fetched, nothing on the disk is touched but the shards, and memory stays a laptop's: what is larger lies in the
# user's cache folder as long as it is counted, not where the person happens to stand.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "1GB",
    "allocator_background_threads": True,  # what a question took goes back to the system soon after it
}


def connected(corpus: Path) -> duckdb.DuckDBPyConnection:
    """A DuckDB session in memory, over the shards that are there now.

    An article that is analysed by two editions, because the newer one is not finished with the corpus, counts once: as the newer.

    Raises:
        SourceError: There is no shard, or one cannot be read.
    """
    import duckdb

    shards = shards_in(corpus)
    if not shards:
        raise SourceError(
            f"{corpus}: there is no article in this corpus yet.",
            "Fill it with q7x2-tui index SOURCE --into CORPUS.",
        )
    connection = duckdb.connect(":memory:", config={**_SETTINGS, "temp_directory": str(_aside())})
    try:
        editions = {edition_in(shard) for shard in shards}
        for table in TABLES:
            files = [str(shard / f"{table}.parquet") for shard in shards]
            name = table if len(editions) == 1 else f"every_{table}"
            connection.read_parquet(files, filename=len(editions) > 1).create_view(name)
            if not {column for column, _, _ in columns(table)} <= set(connection.table(name).columns):
                raise of_another_version(corpus)
        if len(editions) > 1:
            _newest(connection, edition_wanted(corpus))
        for name, file, names in _GROUPS:
            _show_groups(connection, name, corpus / file, *names)
    except SourceError:
        connection.close()
        raise
    except duckdb.Error as error:
        connection.close()
        raise unreadable(corpus, error) from error
    return connection


def _show_groups(
    connection: duckdb.DuckDBPyConnection, name: str, file: Path, group: str, *others: str
) -> None:
    """Make `copies` or `stories`, with a row for each article that has others: the key of the first of them, and its place."""
    import duckdb

    more = "".join(f", {other}" for other in others)
    typed = "".join(f", {other} VARCHAR" for other in others)
    connection.execute(f"CREATE TABLE {name} (key VARCHAR, {group} VARCHAR, place INTEGER{typed})")
    with contextlib.suppress(
        duckdb.Error
    ):  # a corpus that was filled before there were any, or a damaged file: none is told
        connection.execute(
            f"INSERT INTO {name} SELECT DISTINCT ON (key) key, {group}, place{more} FROM read_parquet(?)"
            f" WHERE key IS NOT NULL AND {group} IS NOT NULL AND place IS NOT NULL ORDER BY key, {group}, place",
            [str(file)],
        )


def _aside() -> Path:
    """The folder that DuckDB makes when it needs it, and takes away."""
    home = user_cache_path("q7x2-tui")
    with contextlib.suppress(OSError):  # a question that needs it says so then
        home.mkdir(parents=True, exist_ok=True)
    return home / "queries"


def _newest(connection: duckdb.DuckDBPyConnection, edition: str) -> None:
    """Of an article in several editions, show the one wanted; else the last by name, so that it is always the same.

    Nothing here is temporary: a cursor of another thread would not see it.
    """
    connection.execute(
        "CREATE TABLE shown AS SELECT key, arg_max(shard, (starts_with(shard, ?), shard)) AS shard FROM"
        " (SELECT key, split_part(filename, '/', -2) AS shard FROM every_articles) GROUP BY key",
        [edition],
    )
    for table in TABLES:
        connection.execute(
            f"CREATE VIEW {table} AS SELECT * EXCLUDE (filename) FROM every_{table}"
            " SEMI JOIN shown ON shown.key = every_{0}.key AND shown.shard = split_part(filename, '/', -2)".format(
                table
            )
        )


def unreadable(corpus: Path, error: Exception) -> SourceError:
    """Why a corpus cannot be read, as a sentence."""
    if "schema mismatch" in str(error).lower():
        return of_another_version(corpus)
    why = str(error).splitlines()[0] if str(error) else type(error).__name__
    return SourceError(
        f"{corpus}: the corpus cannot be read ({why}).",
        "Open it again; index its sources again if it is damaged.",
    )
