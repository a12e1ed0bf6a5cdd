"""The tables of the place index."""

from __future__ import annotations

from typing import Final

VERSION: Final = 9
"""Raised when the tables or what they hold change: an index of another version is built anew."""

TABLES: Final = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, country TEXT, admin1 TEXT, code TEXT,
    lat REAL, lon REAL, population INTEGER NOT NULL, seat INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, named INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE short (form TEXT PRIMARY KEY, place INTEGER NOT NULL, kind INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE neighbour (country TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (country, other)) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

INDEXES: Final = "CREATE UNIQUE INDEX place_code ON place (code) WHERE code IS NOT NULL;"

COLUMNS: Final = "id, place.name, type, country, admin1, code, lat, lon, population, seat"
