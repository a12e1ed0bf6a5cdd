"""Schema 1 to rows of the three tables, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

import orjson

from extractors.article import WEAK
from extractors.corpus.columns import TABLES
from extractors.corpus.identity import article_key, entity_key
from extractors.exports.arrays import together
from extractors.folding import folded
from extractors.kinds.registry import kind_of, kinds
from extractors.model import Analysis, Article, Entity
from extractors.protocol import analysis_of, article_of
from extractors.schema_names import model_fields, schema_name
from extractors.sources.title import bare_title, opening_of

Row = dict[str, Any]

# Characters of an article's first words: more than a line of a list has room for.
_LEDE = 160

# What every kind has in a column of its own.
_OF_ALL_KINDS = ("id", "kind", "type", "reason")


def rows_of(record: Mapping[str, Any]) -> dict[str, list[Row]]:
    """The rows of an article by table.

    Args:
        record: The article and its analysis as `exports.schema` gives them.
    """
    record = together(record)
    article, entities = record["article"], record["entities"]
    key = article_key(article["id"], article["published"], article["title"], article["text"])
    wordings: dict[str, list[str]] = {}
    starts: dict[str, int] = {}
    for mention in record["mentions"]:
        wordings.setdefault(mention["entity"], []).append(mention["text"])
        starts.setdefault(mention["entity"], mention["start"])
    by_id = {entity["id"]: entity for entity in entities}
    facets = _facets(entities)
    rows = [
        {
            **_entity(entity, number),
            "key": key,
            "published": _day(article["published"]),
            "entity": entity_key(entity, by_id),
            "mentions": len(wordings.get(entity["id"], ())),
            "start": starts.get(entity["id"]),
            "facet": facets.get(entity["id"]),
            "wordings": _searched([_name(entity), *wordings.get(entity["id"], ())]),
        }
        for number, entity in enumerate(entities)
    ]
    return {
        TABLES[0]: [_article(record, key)],
        TABLES[1]: [{"key": key, **mention} for mention in record["mentions"]],
        TABLES[2]: rows,
    }


def _article(record: Mapping[str, Any], key: str) -> Row:
    article, model = record["article"], record["model"] or {}
    about: Mapping[str, Any] = next(iter(record["about"]), {})
    counts = {spec.plural: 0 for spec in kinds()}
    for mention in record["mentions"]:
        counts[kind_of(mention["kind"]).plural] += 1
    return {
        **article,
        **counts,
        "key": key,
        "published": _day(article["published"]),
        "words": len(article["text"].split()),
        "paragraphs": [offset for span in record["paragraphs"] for offset in span],
        "sentences": [offset for span in record["sentences"] for offset in span],
        "regions": orjson.dumps(record["regions"]).decode(),
        "anchors": orjson.dumps(article["anchors"]).decode(),
        "country": about.get("country"),
        "country_name": about.get("country_name"),
        "admin1": about.get("admin1"),
        "about_reason": about.get("reason"),
        "about": orjson.dumps(record["about"]).decode(),
        "about_countries": [each["country"] for each in record["about"] if each["country"]],
        "first_mention": record["mentions"][0]["start"] if record["mentions"] else None,
        "analysed": len(record["paragraphs"]),
        "notes": record["notes"],
        "model": model.get("name"),
        "model_version": model.get("version"),
        "title_words": folded(article["title"] or ""),
        "lede": _lede(record),
    }


def _lede(record: Mapping[str, Any]) -> str | None:
    """The first words of the story, whole words as far as they go."""
    if not record["paragraphs"]:
        return None
    plain = {field.name: record["article"].get(field.name) for field in fields(Article)}
    regions = [{name: region[name] for name in ("kind", "start", "end")} for region in record["regions"]]
    plain |= {"regions": regions, "paragraphs": record["paragraphs"]}
    article = article_of({**plain, "published_why": ""})
    start, end = opening_of(article)
    words = bare_title(article.text[start : min(end, start + 4 * _LEDE)])
    return words if len(words) <= _LEDE else words[:_LEDE].rsplit(" ", 1)[0]


def _entity(entity: Mapping[str, Any], number: int) -> Row:
    columns = kind_of(entity["kind"]).columns()
    names = {
        **{name: name for name in _OF_ALL_KINDS},
        **{name: column.name for name, column in columns.items()},
    }
    own = {names[name]: value for name, value in entity.items() if name in names}
    more = {name: value for name, value in entity.items() if name not in names}
    return {
        **own,
        "number": number,
        "more": orjson.dumps(more).decode(),
        "name_words": folded(_name(entity)),
        "unit_words": _unit_words(entity),
    }


def _unit_words(entity: Mapping[str, Any]) -> str:
    """What `unit:` asks of: a unit, and of a figure its type too (`unit:percent`, `unit:money`).

    A rank is counted in nothing: of it the type alone.
    """
    if entity["kind"] == "figure" and entity["type"] in kind_of("figure").unlisted:
        return folded(entity["type"])
    units = (entity.get("unit"), entity.get("unit_id"), entity["type"] if entity["kind"] == "figure" else "")
    return folded(" ".join(part or "" for part in units)).strip()


def _name(entity: Mapping[str, Any]) -> str:
    """What an entity is called in a list: a place's or an actor's name, a date's value, what a figure counts."""
    return entity[kind_of(entity["kind"]).called] or ""


def _facets(entities: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What the entities of an article are counted as, by their ids: each facet once, at the first that has it."""
    first: dict[tuple[str, str], str] = {}
    for entity in entities:
        spec = kind_of(entity["kind"])
        counts = (
            spec.facet is not None and entity["type"] not in spec.unlisted
        )  # "the 82nd Airborne" counts nothing
        facet = folded(spec.facet.value(entity) or "") if spec.facet is not None and counts else ""
        if facet:
            first.setdefault((entity["kind"], facet), entity["id"])
    return {id_: facet for (_, facet), id_ in first.items()}


def _searched(wordings: Sequence[str]) -> str:
    """Folded wordings, each once, with a line's end before and after each."""
    different = dict.fromkeys(folded(" ".join(wording.split())) for wording in wordings if wording)
    return "\n" + "\n".join(different) + "\n"


def article_and_analysis(
    article: Row, mentions: Sequence[Row], entities: Sequence[Row]
) -> tuple[Article, Analysis]:
    """The article and its analysis, of its rows in order."""
    regions = [
        {name: region[name] for name in ("kind", "start", "end")}
        for region in orjson.loads(article["regions"])
    ]
    plain = {field.name: article.get(field.name) for field in fields(Article)}
    plain |= {
        "regions": regions,
        "paragraphs": _pairs(article["paragraphs"]),
        "published": _iso(article["published"]),
        "published_why": article["published_reason"] or "",
        "is_guessed": bool(article["published_guess"]) and article["published_from"] not in WEAK,
        "anchors": orjson.loads(article["anchors"]),
    }
    model = {"name": article["model"], "version": article["model_version"]} if article["model"] else None
    analysis = {
        "sentences": _pairs(article["sentences"]),
        "mentions": [
            {name: row[name] for name in ("kind", "start", "end", "text", "entity")} for row in mentions
        ],
        "entities": [_fields(row) for row in entities],
        "analysed": article["analysed"],
        "about": orjson.loads(article["about"]),
        "model": model,
        "notes": article["notes"],
    }
    return article_of(plain), analysis_of(analysis)


def entities_of(rows: Sequence[Row]) -> tuple[Entity, ...]:
    """The entities, of their rows."""
    plain = {"sentences": [], "mentions": [], "analysed": 0, "about": [], "model": None, "notes": []}
    return analysis_of({**plain, "entities": [_fields(row) for row in rows]}).entities


def _fields(row: Row) -> dict[str, Any]:
    """A model entity's fields, of its row."""
    spec, more = kind_of(row["kind"]), orjson.loads(row["more"])
    columns = spec.columns()
    names = [schema_name(field.name) for field in fields(spec.entity)]
    stored = {name: columns[name].name if name in columns else name for name in names if name not in more}
    found = {
        name: row[column] for name, column in stored.items() if column in row
    }  # an older corpus lacks some
    return model_fields({**found, **{name: more[name] for name in names if name in more}})


def _pairs(offsets: Sequence[int]) -> list[list[int]]:
    return [list(pair) for pair in zip(offsets[::2], offsets[1::2], strict=True)]


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
