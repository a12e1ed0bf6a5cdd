"""The columns of a corpus: what stands in each of its three tables, in which type, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow

# Bumped when a column changes its meaning.
LAYOUT = 3

TABLES = ("articles", "mentions", "entities")

# The order of a shard's rows.
ORDER = {"articles": ("key",), "mentions": ("key", "start", "end", "kind"), "entities": ("key", "number")}

# name, type, meaning. The types are Arrow's; `pairs` are start and end in turn.
_ARTICLES = (
    ("key", "string", "the article's own: a hash of its id, date, title and text; the same in all three tables"),
    ("id", "string", "the record's id, or the file's name without its ending"),
    ("source", "string", "where it was read: the name of the file, or the address"),
    ("title", "string", "the title, where the source has one"),
    ("lede", "string", "the first words of the text, by which a list knows an article without a title"),
    ("byline", "string", "who wrote it, where the source says so"),
    ("published", "date", "the article's own date, the anchor of its relative dates"),
    ("published_from", "string", "where that date stands: option, record, metadata, address, header, page, modified, file"),
    ("published_guess", "bool", "whether only a time of change, or the day the file was made, speaks for that date"),
    ("published_reason", "string", "why that date is taken"),
    ("sha256", "string", "of the text's UTF-8"),
    ("text", "string", "the whole text, to the character"),
    ("words", "int32", "words of the text, parted by blanks"),
    ("paragraphs", "pairs", "code-point offsets into text"),
    ("sentences", "pairs", "code-point offsets into text"),
    ("regions", "string", "header, mail, credit and boilerplate runs as JSON"),
    ("anchors", "string", "runs with a date of their own as JSON: quoted mails"),
    ("country", "string", "the country it is about, ISO 3166-1 alpha-2"),
    ("country_name", "string", "that country's name"),
    ("admin1", "string", "the first-level division it is about"),
    ("about_reason", "string", "why"),
    ("locations", "int32", "mentions of places"),
    ("actors", "int32", "mentions of actors"),
    ("figures", "int32", "mentions of figures"),
    ("dates", "int32", "mentions of dates"),
    ("first_mention", "int32", "where the first mention of any kind starts"),
    ("analysed", "int32", "paragraphs analysed"),
    ("notes", "strings", "what a reader should know of the analysis"),
    ("model", "string", "the spaCy pipeline"),
    ("model_version", "string", "its version"),
    ("title_words", "string", "the title as it is searched: without capitals and accents"),
)  # fmt: skip
_MENTIONS = (
    ("key", "string", "the article's"),
    ("kind", "string", "location, actor, figure, date"),
    ("start", "int32", "first code point in the article's text"),
    ("end", "int32", "the one after the last"),
    ("text", "string", "the wording"),
    ("entity", "string", "id of the entity, within its article"),
)  # fmt: skip
_ENTITIES = (
    ("key", "string", "the article's"),
    ("published", "date", "the article's own date"),
    ("number", "int32", "its place in the article's list"),
    ("id", "string", "within its article"),
    ("entity", "string", "the same in every article that speaks of it; null where that cannot be told"),
    ("kind", "string", "location, actor, figure, date"),
    ("type", "string", "as schema 1 has it"),
    ("name", "string", "of a place or an actor"),
    ("country", "string", "ISO 3166-1 alpha-2"),
    ("admin1", "string", "a place's first-level division"),
    ("lat", "double", "degrees, WGS84"),
    ("lon", "double", "degrees, WGS84"),
    ("geonameid", "int64", "GeoNames id"),
    ("value", "double", "a figure's number; a range's low end; of a change the new value"),
    ("high", "double", "a range's high end"),
    ("of", "double", "a ratio's whole"),
    ("bound", "string", "exactly, about, at least, more than, at most, less than"),
    ("unit", "string", "what is counted or measured, in the article's words; a duration's unit"),
    ("unit_id", "string", "the unit's standard name: an ISO 4217 code, percent, kilometre, ..."),
    ("si", "double", "the value in si_unit"),
    ("si_unit", "string", "the SI unit, where the unit is physical"),
    ("change", "string", "up or down"),
    ("from", "double", "of a change the old value"),
    ("who", "string", "entity id, or words"),
    ("where", "string", "entity id, or words"),
    ("when", "string", "entity id, or words"),
    ("source", "string", "entity id, or words, of who claims a figure"),
    ("timex", "string", "a date's TIMEX3 value"),
    ("first", "string", "first day that a date covers, ISO 8601"),
    ("last", "string", "last day that a date covers, ISO 8601"),
    ("anchor", "string", "the day a date was resolved against"),
    ("amount", "double", "a duration's number"),
    ("reason", "string", "why it was resolved so"),
    ("more", "string", "the other fields of schema 1 as JSON: aliases, actions, rejected candidates, ..."),
    ("mentions", "int32", "how often it is mentioned in its article"),
    ("start", "int32", "where its first mention starts; null where it has none"),
    ("name_words", "string", "its name, value or unit as it is searched"),
    ("wordings", "string", "its name and its mentions' wordings as they are searched, each between line ends"),
    ("facet", "string", "what it counts as in facets: a resolved place's or an actor's name, a figure's unit; one an article"),
    ("unit_words", "string", "unit, unit_id and type as they are searched"),
)  # fmt: skip

_OF = {"articles": _ARTICLES, "mentions": _MENTIONS, "entities": _ENTITIES}


def columns(table: str) -> tuple[tuple[str, str, str], ...]:
    """Name, type and meaning of each column of a table."""
    return _OF[table]


def schema(table: str) -> pyarrow.Schema:
    """A table's Arrow schema; a column's meaning is in its metadata."""
    import pyarrow as pa

    types = {
        "string": pa.string(), "strings": pa.list_(pa.string()), "pairs": pa.list_(pa.int32()), "int32": pa.int32(),
        "int64": pa.int64(), "double": pa.float64(), "date": pa.date32(),
        "bool": pa.bool_(),
    }  # fmt: skip
    fields = [
        pa.field(name, types[type_], metadata={"meaning": meaning}) for name, type_, meaning in columns(table)
    ]
    return pa.schema(fields, metadata={"q7x2_schema": "1", "q7x2_layout": str(LAYOUT)})
