"""The offline place index: one read-only SQLite file, built from installed packages and the tables beside this file."""

from extractors.gazetteer.entry import Entry
from extractors.gazetteer.index import Gazetteer

__all__ = ["Entry", "Gazetteer"]
