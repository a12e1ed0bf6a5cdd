"""What is asked of all articles of a corpus, worked out when it is indexed: its facets, the places of its map, its days.

They stand in a file of the library's index, and hold as long as that does; where there is none the shards are asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import orjson

from extractors.corpus.answers import Facet, Facets, Overview
from extractors.corpus.overview import CountedRows, overview_with
from extractors.exports.writing import written_atomically

FACETS: Final = 200
"""Values of each kind that are kept: those of most articles."""

_NAME = "answers.json"


def keep(folder: Path, facets: Facets, overviews: Mapping[str, CountedRows]) -> None:
    """Write the answers into the folder of an index.

    Raises:
        OutputError: They cannot be written.
    """
    answers = {"facets": asdict(facets), "overviews": overviews}
    written_atomically([orjson.dumps(answers, option=orjson.OPT_APPEND_NEWLINE)], str(folder / _NAME))


def kept_facets(folder: Path, limit: int) -> Facets | None:
    """The facets of all, so many of each kind; None where as many are not kept."""
    if limit > FACETS or (known := _read(folder)) is None:
        return None
    facets = known["facets"]
    of_kind = {
        kind: tuple(Facet(**each) for each in of_it[:limit]) for kind, of_it in facets["of_kind"].items()
    }
    days, about = (tuple(Facet(**each) for each in facets[name]) for name in ("days", "about"))
    return Facets(of_kind, days, about[:limit], tuple(map(tuple, facets["again"])))


def kept_overview(folder: Path, kind: str) -> Overview | None:
    """The places or days of all; None where they are not kept."""
    known = _read(folder)
    counted = known["overviews"].get(kind) if known is not None else None
    return overview_with(kind, counted) if counted is not None else None


def _read(folder: Path) -> dict[str, Any] | None:
    try:
        known = orjson.loads((folder / _NAME).read_bytes())
    except (OSError, ValueError):
        return None
    return known if isinstance(known, dict) and {"facets", "overviews"} <= set(known) else None
