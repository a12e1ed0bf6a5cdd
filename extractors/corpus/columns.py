"""The columns of a corpus: what stands in each of its three tables, in which type, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.kinds.registry import kind_names, kinds

if TYPE_CHECKING:
    import pyarrow

# Bumped when a column changes its meaning, or is there that queries ask for.
LAYOUT = 6

TABLES = ("articles", "mentions", "entities")

# The order of a shard's rows.
ORDER = {"articles": ("key",), "mentions": ("key", "start", "end", "kind"), "entities": ("key", "number")}

Columns = tuple[tuple[str, str, str], ...]

# name, type, meaning. The types are Arrow's; `pairs` are start and end in turn.
_ARTICLES: Columns = (
    ("key", "string", "the article's own: a hash of its id, date, title and text; the same in all three tables"),
    ("id", "string", "the record's id, or the file's name without its ending"),
    ("source", "string", "where it was read: the name of the file, or the address"),
    ("title", "string", "the title, where the source has one"),
    ("lede", "string", "the first words of the text, by which a list knows an article without a title"),
    ("byline", "string", "who wrote it, where the source says so"),
    ("outlet", "string", "who published it, by name or by the host of its address, where its record says so"),
    ("published", "date", "the article's own date, the anchor of its relative dates"),
    ("published_from", "string", "where it stands: option, record, metadata, address, header, page, modified, file, guess"),
    ("published_guess", "bool", "whether it may be another: a time of change or some day of a text, or witnesses disagree"),
    ("published_reason", "string", "why that date is taken"),
    ("home", "string", "the town of its outlet, a prior for its places"),
    ("home_from", "string", "who says so: option, record, page"),
    ("sha256", "string", "of the text's UTF-8"),
    ("text", "string", "the whole text, to the character"),
    ("words", "int32", "words of the text, parted by blanks"),
    ("paragraphs", "pairs", "code-point offsets into text"),
    ("sentences", "pairs", "code-point offsets into text"),
    ("regions", "string", "header, mail, credit and boilerplate runs as JSON"),
    ("anchors", "string", "runs with a date of their own as JSON: quoted mails"),
    ("country", "string", "the country it is about, ISO 3166-1 alpha-2"),
    ("country_name", "string", "that country's name, or the region's where it is about one of several countries"),
    ("admin1", "string", "the first-level division it is about"),
    ("about_reason", "string", "why"),
    ("about", "string", "every country that it is about with its share, as JSON"),
    ("about_countries", "strings", "their ISO 3166-1 alpha-2 codes, the greatest share first"),
)  # fmt: skip
_AFTER_COUNTS: Columns = (
    ("first_mention", "int32", "where the first mention of any kind starts"),
    ("analysed", "int32", "paragraphs analysed"),
    ("notes", "strings", "what a reader should know of the analysis"),
    ("model", "string", "the spaCy pipeline"),
    ("model_version", "string", "its version"),
    ("title_words", "string", "the title as it is searched: without capitals and accents"),
)  # fmt: skip
_MENTIONS: Columns = (
    ("key", "string", "the article's"),
    ("kind", "string", "@kinds"),
    ("start", "int32", "first code point in the article's text"),
    ("end", "int32", "the one after the last"),
    ("text", "string", "the wording"),
    ("entity", "string", "id of the entity, within its article"),
)  # fmt: skip
_OF_ALL_KINDS: Columns = (
    ("key", "string", "the article's"),
    ("published", "date", "the article's own date"),
    ("number", "int32", "its place in the article's list"),
    ("id", "string", "within its article"),
    ("entity", "string", "the same in every article that speaks of it; null where that cannot be told"),
    ("kind", "string", "@kinds"),
    ("type", "string", "as schema 1 has it"),
)  # fmt: skip
_AFTER_KINDS: Columns = (
    ("reason", "string", "why it was resolved so"),
    ("more", "string", "the other fields of schema 1 as JSON: aliases, actions, rejected candidates, ..."),
    ("mentions", "int32", "how often it is mentioned in its article"),
    ("start", "int32", "where its first mention starts; null where it has none"),
    ("name_words", "string", "its name, value or unit as it is searched"),
    ("wordings", "string", "its name and its mentions' wordings as they are searched, each between line ends"),
    ("facet", "string", "what it counts as in facets: a resolved place's or an actor's name, a figure's unit; one an article"),
    ("unit_words", "string", "unit, unit_id and type as they are searched"),
)  # fmt: skip


def columns(table: str) -> Columns:
    """Name, type and meaning of each column of a table."""
    match table:
        case "articles":
            counts = (
                (spec.plural, "int32", f"mentions of {spec.mentioned or spec.plural}") for spec in kinds()
            )
            found = (*_ARTICLES, *counts, *_AFTER_COUNTS)
        case "mentions":
            found = _MENTIONS
        case _:
            found = (*_OF_ALL_KINDS, *_of_kinds(), *_AFTER_KINDS)
    every = ", ".join(kind_names())
    return tuple((name, type_, every if meaning == "@kinds" else meaning) for name, type_, meaning in found)


def _of_kinds() -> Columns:
    """What only some kinds have; kinds share a column of the same name."""
    found: dict[str, tuple[str, str, str]] = {}
    for spec in kinds():
        for column in spec.columns().values():
            there = found.setdefault(column.name, (column.name, column.type, column.meaning))
            if there[1] != column.type:
                raise ValueError(f"{spec.name}: the column {column.name!r} is {there[1]} for another kind")
    return tuple(found.values())


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
